/** Mailboxes: who administers the service keeps them; everybody may see where mail arrives. */
import { mayAdminister } from '../domain/lists.ts';
import {
  isSameFolder,
  isSameToken,
  MAILBOX_SECRETS,
  type MailboxSecret,
  type MailboxSettings,
  objectionTo,
  secretForOthers,
} from '../domain/mail/mailbox.ts';
import type { Statement, Tx } from '../store/database.ts';
import {
  addressesTaken,
  aliasesOf,
  healthRows,
  lockMailboxes,
  type MailboxHealth,
  type MailboxRow,
  mailboxes,
  mailboxHealth,
  mailboxRows,
  setAliases,
  settingsChanged,
  templateById,
} from '../store/mailboxes.ts';
import { allRows, columnValues, deleteRow, insertRow, rowsById, updateRow } from '../store/rows.ts';
import { SMS_SERVER, smsMailbox } from '../store/sms.ts';
import type { Call } from './call.ts';
import { Refused } from './errors.ts';
import { SECRET } from './reading/secrets.ts';
import { changeRecord } from './record.ts';

export type { MailboxHealth, MailboxRow } from '../store/mailboxes.ts';

const refuse = (why: 'unknown' | 'invalid' | 'forbidden', about: string, message: string): never => {
  throw new Refused({ why, about, message });
};
/** @throws Refused for those who do not administer the service */
export function checkMailboxAdmin(call: Call): void {
  if (!mayAdminister(call.agent, 'service')) refuse('forbidden', 'MailboxEntity', 'Mailboxes are for those who administer the service');
}

/** All mailboxes, by address. */
export const readMailboxes = async (call: Call): Promise<MailboxRow[]> =>
  mailboxRows(await call.app.database.query(allRows(mailboxes, 'address')));

/** One mailbox in full, or null. @throws Refused for those who do not administer the service */
export async function readMailbox(call: Call, id: number): Promise<MailboxRow | null> {
  checkMailboxAdmin(call);
  return mailboxRows(await call.app.database.query(rowsById(mailboxes, [id])))[0] ?? null;
}

/** A mailbox with its other addresses, and how its reading goes. */
export interface SeenMailbox {
  row: MailboxRow;
  aliases: string[];
  health: MailboxHealth;
}

/** Mailboxes in full, by address. @param id null for all @throws Refused for those who do not administer the service */
export async function seeMailboxes(call: Call, id: number | null = null): Promise<SeenMailbox[]> {
  checkMailboxAdmin(call);
  const { database } = call.app;
  const rows = mailboxRows(await database.query(id === null ? allRows(mailboxes, 'address') : rowsById(mailboxes, [id])));
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const [aliases, health] = await Promise.all([database.query(aliasesOf(ids)), database.query(mailboxHealth(ids))]);
  return rows.flatMap((row) => {
    const own = healthRows(health).find((one) => one.id === row.id);
    return own ? [{ row, aliases: aliases.filter((one) => one.mailboxId === row.id).map((one) => one.alias as string), health: own }] : [];
  });
}

type Wished<T> = { [K in keyof T]?: T[K] | undefined };
type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
/** What a mailbox shall be; what is not said stays. A secret that is empty or not said stays as well. */
export type MailboxWish = Wished<Omit<MailboxRow, 'id' | MailboxSecret> & { aliases: readonly string[] } & Record<MailboxSecret, string>>;

/** A mailbox of which nothing was said. */
const BLANK: MailboxSettings = {
  address: '',
  aliases: [],
  serverType: 0,
  server: '',
  port: 0,
  userName: '',
  folder: 'INBOX',
  after: 0,
  afterFolder: '',
  pollMinutes: 5,
  signIn: 0,
  tokenUrl: '',
  clientId: '',
  scope: '',
  outServer: '',
  outPort: 0,
  outSignIn: 0,
  outUser: '',
  categoryId: null,
  priorityId: null,
  typeId: null,
  languageId: null,
  keepHeaders: '',
};
const SECRET_WORDS: Readonly<Record<MailboxSecret, string>> = {
  password: 'Password',
  clientSecret: 'ClientSecret',
  refreshToken: 'RefreshToken',
  outPassword: 'OutgoingPassword',
};

const saidOf = <T extends object>(wish: T): Defined<T> =>
  Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) as Defined<T>;

/** What the mailbox is and what it shall be. @throws Refused */
async function decided(tx: Tx, call: Call, id: number, wish: MailboxWish) {
  await tx.query(lockMailboxes);
  const [rows, other, sms] = await tx.query(rowsById(mailboxes, [id], true), aliasesOf([id]), smsMailbox);
  const row = mailboxRows(rows!)[0];
  if (id !== 0 && !row) refuse('unknown', 'MailInFilterId', `Mailbox ${id} was not found`);
  const aliases = row ? other!.map((one) => one.alias as string) : [];
  const before: MailboxSettings = row ? { ...row, aliases } : BLANK;
  const after: MailboxSettings = { ...before, ...saidOf(wish) };
  const objection = objectionTo(after, call.desk);
  if (objection) throw new Refused(objection);
  const kept = MAILBOX_SECRETS.filter((secret) => row?.[secret] && !wish[secret]);
  const exposed = secretForOthers(before, after, kept);
  if (exposed) refuse('invalid', SECRET_WORDS[exposed], `${SECRET_WORDS[exposed]} was said for another server: say it again`);
  const template = wish.replyTemplateId ?? null;
  const [taken, found] = await tx.query(
    addressesTaken(
      id,
      [after.address, ...after.aliases].map((address) => address.toLowerCase()),
    ),
    templateById(template ?? 0),
  );
  if (after.serverType === SMS_SERVER && sms!.length > 0 && sms![0]!.id !== id)
    refuse('invalid', 'ServerType', 'There is a mailbox for SMS already');
  if (taken!.length > 0) refuse('invalid', 'Address', `There is a mailbox with this address: ${String(taken![0]!.address)}`);
  if (template !== null && found!.length === 0) refuse('unknown', 'ReplyTemplateId', `ReplyTemplateId ${template} was not found`);
  return { row, before, after };
}

/** Column values without anything secret. */
function shownValues(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const secrets = new Set(MAILBOX_SECRETS.map((secret) => mailboxes.columns[secret]![0]));
  return Object.fromEntries(Object.entries(columnValues(mailboxes, record)).filter(([column]) => !secrets.has(column)));
}

/** Makes a mailbox (id 0) or changes one. Secrets are kept sealed; whoever reads it begins anew. @returns its id */
export async function saveMailbox(call: Call, id: number, wish: MailboxWish): Promise<number> {
  const { seal } = call.app.webhooks;
  const { aliases, ...columns } = wish;
  const sealed = Object.fromEntries(
    MAILBOX_SECRETS.map((secret) => [secret, wish[secret] ? seal.seal(wish[secret], SECRET[secret]) : undefined]),
  );
  const record = { ...columns, ...sealed };
  const outcome = await changeRecord(call, async (tx, now) => {
    checkMailboxAdmin(now);
    const { row, before, after } = await decided(tx, now, id, wish);
    const change = row ? updateRow(mailboxes, id, record) : insertRow(mailboxes, record);
    const [made] = change ? await tx.query(change) : [];
    const ownId = row ? id : (made![0]!.id as number);
    const isOtherToken = !isSameToken(before, after) || Boolean(sealed.clientSecret ?? sealed.refreshToken);
    const last: Statement[] = [
      ...(aliases === undefined ? [] : setAliases(ownId, after.aliases)),
      ...settingsChanged(ownId, !isSameFolder(before, after), isOtherToken),
    ];
    const said = { ...shownValues(saidOf(columns)), ...(aliases === undefined ? {} : { mail_alias: after.aliases }) };
    const event = row
      ? { kind: 'mail_in_filter.changed', before: { ...shownValues({ ...row }), mail_alias: before.aliases }, after: said }
      : { kind: 'mail_in_filter.created', before: null, after: said };
    return { value: ownId, id: ownId, events: [{ entity: 'mail_in_filter', id: ownId, ...event }], last };
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.value;
}

/** Removes a mailbox. What came through it stays; whoever reads it ends. @throws Refused when there is none */
export async function deleteMailbox(call: Call, id: number): Promise<void> {
  await changeRecord(call, async (tx, now) => {
    checkMailboxAdmin(now);
    const [rows] = await tx.query(rowsById(mailboxes, [id], true));
    const row = mailboxRows(rows!)[0];
    if (!row) return refuse('unknown', 'MailboxId', `Mailbox ${id} was not found`);
    const event = { entity: 'mail_in_filter', id, kind: 'mail_in_filter.deleted', before: shownValues({ ...row }), after: null };
    return { value: undefined, id, events: [event], last: [deleteRow(mailboxes, id)] };
  });
}
