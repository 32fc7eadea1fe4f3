/** What would become of a mail by the filters that stand now: it goes all of its way, and stops before anything is written. */
import { Medium } from '../../domain/effects.ts';
import { foundWords } from '../../domain/mail/filter-words.ts';
import { type InboxRow, InboxStatus, keptMail, keptMailOf } from '../../store/mail.ts';
import { allFilters, filtersOf } from '../../store/mail-filters.ts';
import { checkAdministers } from '../administering.ts';
import type { Call } from '../call.ts';
import { Refused } from '../errors.ts';
import { readTickets } from '../read.ts';
import { wayOf } from './sorting.ts';

/** A mail to be tried: one that has come, or bytes as if they had come to a mailbox; and the one filter that is asked, 0 for all. */
export interface Tried {
  mailId: number;
  data: string;
  mailboxId: number;
  filterId: number;
}

export interface Trial {
  filterId: number;
  filterName: string;
  asked: readonly string[];
  found: readonly string[];
  lacks: readonly string[];
  does: readonly string[];
  status: InboxStatus;
  reason: string;
  ticketId: number;
  personId: number;
}

const refused = (why: 'unknown' | 'invalid', about: string, message: string): Refused => new Refused({ why, about, message });

/** A mail that nobody has brought. */
const asIf = (bytes: Uint8Array, mailboxId: number, at: number): InboxRow => ({
  id: 0,
  medium: Medium.Mail,
  mailboxId,
  uid: '',
  hash: new Uint8Array(),
  size: bytes.byteLength,
  returnPath: null,
  client: null,
  helo: '',
  sender: '',
  subject: '',
  isAsked: false,
  saidTicketId: 0,
  saidPersonId: 0,
  createdAt: at,
  status: InboxStatus.Waiting,
  ticketId: null,
  messageId: null,
  reason: '',
  passedFilters: [],
  bytes,
});

/** A mail that has come. What has become a message of a ticket is for those alone who may read it: filters can be made to show all of a mail. */
async function stored(call: Call, mailId: number): Promise<InboxRow> {
  const row = keptMailOf((await call.app.database.query(keptMail(mailId)))[0]);
  const isHidden = row !== null && row.ticketId !== null && (await readTickets(call, [row.ticketId])).value.length === 0;
  if (row === null || isHidden) throw refused('unknown', 'MailId', `Mail ${mailId} was not found`);
  if (row.bytes === null) throw refused('invalid', 'MailId', `The bytes of mail ${mailId} are no longer kept`);
  // as it came, and as if nobody had looked at it yet
  return { ...row, isAsked: false, saidTicketId: 0, saidPersonId: 0, passedFilters: [] };
}

async function checkFilter({ app }: Call, id: number): Promise<void> {
  if (id > 0 && !filtersOf(await app.database.query(allFilters)).some((filter) => filter.id === id))
    throw refused('unknown', 'FilterId', `Filter ${id} was not found`);
}

/**
 * Tries filters on a mail. Nothing is stored, nothing is sent.
 * @throws Refused for who may not, for a filter that is not there, and for a mail that is not there or cannot be read
 */
export async function tryFilters(call: Call, { mailId, data, mailboxId, filterId }: Tried): Promise<Trial> {
  checkAdministers(call, 'Filters of mail');
  const { app, at } = call;
  await checkFilter(call, filterId);
  const row = mailId > 0 ? await stored(call, mailId) : asIf(new TextEncoder().encode(data), mailboxId, at);
  const read = await app.mails.arrived(row.bytes ?? new Uint8Array());
  if (read === null || 'problem' in read)
    throw refused('invalid', mailId > 0 ? 'MailId' : 'Data', `It cannot be taken in: ${read?.problem ?? 'it could not be read in time'}`);
  const { way, left, does } = await wayOf(app, row, read.arrived, at, { filterId: filterId > 0 ? filterId : null });
  const { chosen, asked, lacks } = way.sieved;
  return {
    filterId: chosen?.filter.id ?? 0,
    filterName: chosen?.filter.name ?? '',
    asked,
    found: chosen ? foundWords(chosen.found) : [],
    lacks,
    does,
    status: left?.status ?? InboxStatus.TakenIn,
    reason: left?.reason ?? '',
    ticketId: way.match.ticketId ?? 0,
    personId: way.arriving.personId ?? 0,
  };
}
