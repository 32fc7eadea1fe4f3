/** The person who has sent a mail: the one who is known, or one who is made of what the mail says. Source: email §6. */
import { companyOf, domainsOf, languageOf, personName } from '../../domain/mail/sender.ts';
import { addressKey, type MailAddress } from '../../domain/mail-address.ts';
import type { ProfileWish } from '../../domain/people.ts';
import type { Tx } from '../../store/database.ts';
import { companiesOfDomains, lockSender, personOfSender } from '../../store/senders.ts';
import type { App, Call } from '../call.ts';
import { robotCall } from '../inner-calls.ts';
import { profileChange } from '../people/save.ts';
import { changeRecord } from '../record.ts';

const OPERATION = 'Mail.Sender';
const ADDRESS_AT_MOST = 239;

export interface KnownSender {
  /** Null: nobody is known, and nobody was made. */
  personId: number | null;
  /** The desk knows him by this mail alone. */
  isNew: boolean;
  /** He has not sent it: a filter has found him in it. */
  isNamed?: boolean;
}

async function knownPerson(app: App, address: string): Promise<number | null> {
  if (address === '') return null;
  const [row] = await app.database.query(personOfSender(address));
  return (row?.id as number | undefined) ?? null;
}

/** Is it the address of somebody who works here? He is a customer only where a person of his own has it. */
export const isAgents = ({ app }: Pick<Call, 'app'>, address: string): boolean =>
  [...app.desks.current().desk.agents.values()].some(({ notify }) => addressKey(notify.address) === address);

async function wishFor(tx: Tx, call: Call, from: MailAddress, mailboxLanguageId: number | null): Promise<ProfileWish> {
  const { settings, languages } = call.desk;
  const address = addressKey(from.address);
  const [rows] = await tx.query(companiesOfDomains(domainsOf(address)));
  const companyId = companyOf(address, rows as unknown as { domain: string; companyId: number }[]);
  const languageId = languageOf(address, mailboxLanguageId, languages.values());
  return {
    id: 0,
    fields: { ...personName(from, settings.intake.lastNameFirst) },
    links: {
      ...(companyId === null ? {} : { companyId: { id: companyId } }),
      ...(languageId === null ? {} : { languageId: { id: languageId } }),
    },
    elements: { emails: [{ value: from.address, description: '' }] },
    choices: {},
    addresses: null,
    domains: null,
    custom: [],
  };
}

/** Makes a person of a sender, unless another mail of his has by now. */
async function madeOf(app: App, from: MailAddress, mailboxLanguageId: number | null, at: number): Promise<KnownSender> {
  const address = addressKey(from.address);
  const outcome = await changeRecord<KnownSender>(robotCall(app, OPERATION, at), async (tx, call) => {
    const [, rows] = await tx.query(lockSender(address), personOfSender(address));
    const known = rows![0]?.id as number | undefined;
    if (known !== undefined) return { value: { personId: known, isNew: false }, id: known, events: [] };
    const change = await profileChange(tx, call, 'person', await wishFor(tx, call, from, mailboxLanguageId));
    return { ...change, value: { personId: change.id, isNew: true } };
  });
  return 'repeated' in outcome ? { personId: outcome.repeated, isNew: false } : outcome.value;
}

/**
 * The person of a mail.
 * @param making languageId: of whom the address tells no language, null for the desk's own; isMade: may one be made?
 */
export async function personOf(
  app: App,
  from: MailAddress | null,
  making: { languageId: number | null; isMade: boolean },
  at: number,
): Promise<KnownSender> {
  const address = addressKey(from?.address ?? '');
  const known = await knownPerson(app, address);
  const { createsPersons } = app.desks.current().desk.settings.intake;
  const isMade = making.isMade && createsPersons && address !== '' && address.length <= ADDRESS_AT_MOST && !isAgents({ app }, address);
  return known === null && from !== null && isMade ? madeOf(app, from, making.languageId, at) : { personId: known, isNew: false };
}
