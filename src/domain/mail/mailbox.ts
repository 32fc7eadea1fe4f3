/** What a mailbox may be set to, and what of its secrets goes where. Source: email §1. */
import type { Refusal } from '../decision.ts';
import type { Desk } from '../desk.ts';
import { addressKey } from '../mail-address.ts';
import { AfterImport, OutSignIn, POLL_AT_MOST, SignInKind } from './reading.ts';

/** The settings of a mailbox, as far as they are decided upon. Ids are null for none. */
export interface MailboxSettings {
  address: string;
  aliases: readonly string[];
  serverType: number;
  server: string;
  port: number;
  userName: string;
  folder: string;
  /** `AfterImport`. */
  after: number;
  afterFolder: string;
  pollMinutes: number;
  /** `SignInKind`. */
  signIn: number;
  tokenUrl: string;
  clientId: string;
  scope: string;
  /** '': its mail leaves by the desk's relay. */
  outServer: string;
  outPort: number;
  outSignIn: number;
  outUser: string;
  categoryId: number | null;
  priorityId: number | null;
  typeId: number | null;
  /** The language of customers who are met here first. */
  languageId: number | null;
  /** Names of header lines, parted by commas. */
  keepHeaders: string;
}

/** Secrets by their names. */
export const MAILBOX_SECRETS = ['password', 'clientSecret', 'refreshToken', 'outPassword'] as const;
export type MailboxSecret = (typeof MAILBOX_SECRETS)[number];

const TEXTS: Readonly<Partial<Record<keyof MailboxSettings, readonly [wire: string, most: number]>>> = {
  address: ['Address', 255],
  server: ['Server', 255],
  userName: ['Username', 255],
  folder: ['Folder', 255],
  afterFolder: ['MoveTo', 255],
  tokenUrl: ['TokenUrl', 1023],
  clientId: ['ClientId', 255],
  scope: ['Scope', 1023],
  outServer: ['OutgoingServer', 255],
  outUser: ['OutgoingUsername', 255],
  keepHeaders: ['KeepHeaders', 2047],
};
export const ALIASES_AT_MOST = 100;

const ADDRESS = /^[^\s@<>]+@[^\s@<>]+$/;
/** The kind of the one mailbox that stands for SMS (`mail_in_filter.server_type`); its address is the number that people write to, or a name. */
export const SMS_TYPE = 7;
const NUMBER = /^\+?[\p{L}\p{N}][\p{L}\p{N} ]{1,63}$/u;
const isSms = ({ serverType }: MailboxSettings): boolean => serverType === SMS_TYPE;
const HOST = /^[^\s/@\\?#[\]]+$/;
const HEADERS = /^[\s,]*(?:[!-9;-~]+[\s,]*)*$/;

const invalid = (about: string, message: string): Refusal => ({ why: 'invalid', about, message });
const isPort = (port: number): boolean => port >= 0 && port <= 65_535;
const isIssuer = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return /^https?:$/.test(protocol) && username === '' && password === '';
};

type Rule = (settings: MailboxSettings) => Refusal | null;
const rule =
  (isBroken: (settings: MailboxSettings) => boolean, about: string, message: string): Rule =>
  (settings) =>
    isBroken(settings) ? invalid(about, message) : null;

const RULES: readonly Rule[] = [
  rule((box) => !isSms(box) && !ADDRESS.test(box.address), 'Address', 'A mailbox needs an address such as help@example.org'),
  rule((box) => isSms(box) && !NUMBER.test(box.address), 'Address', 'The mailbox for SMS needs a number such as +4791234567, or a name'),
  rule(({ aliases }) => aliases.length > ALIASES_AT_MOST, 'Aliases', `A mailbox has at most ${ALIASES_AT_MOST} other addresses`),
  rule(
    ({ aliases }) => aliases.some((alias) => !ADDRESS.test(alias) || alias.length > 255),
    'Aliases',
    'Other addresses are such as info@example.org',
  ),
  rule(
    ({ address, aliases }) => new Set([address, ...aliases].map(addressKey)).size <= aliases.length,
    'Aliases',
    'Each address of a mailbox is named once',
  ),
  rule(({ server }) => server !== '' && !HOST.test(server), 'Server', 'A server is a host name or an IP address'),
  rule(({ outServer }) => outServer !== '' && !HOST.test(outServer), 'OutgoingServer', 'A server is a host name or an IP address'),
  rule(({ port }) => !isPort(port), 'Port', 'A port lies between 0 and 65535'),
  rule(({ outPort }) => !isPort(outPort), 'OutgoingPort', 'A port lies between 0 and 65535'),
  rule(({ folder }) => folder.trim() === '', 'Folder', 'A mailbox is read from a folder, such as INBOX'),
  rule(
    ({ after, folder, afterFolder }) => after === AfterImport.Move && (afterFolder.trim() === '' || afterFolder === folder),
    'MoveTo',
    'Mails are moved to a folder other than the one that is read',
  ),
  rule(
    ({ pollMinutes }) => !Number.isInteger(pollMinutes) || pollMinutes < 0 || pollMinutes > POLL_AT_MOST,
    'PollMinutes',
    `A mailbox is looked at every 1 to ${POLL_AT_MOST} minutes; 0 is as often as is usual`,
  ),
  rule(
    ({ tokenUrl }) => tokenUrl !== '' && !isIssuer(tokenUrl),
    'TokenUrl',
    'The issuer of tokens is an address such as https://login.example.org/token',
  ),
  rule(
    ({ signIn, tokenUrl, clientId }) => signIn !== SignInKind.Password && (tokenUrl === '' || clientId === ''),
    'SignIn',
    'Who signs in by OAuth names the issuer of tokens (TokenUrl) and a client (ClientId)',
  ),
  rule(({ keepHeaders }) => !HEADERS.test(keepHeaders), 'KeepHeaders', 'Names of headers are parted by commas'),
];

/** Why a mailbox may not be set to this; null when it may. Whether its addresses are another's is not asked here. */
export function objectionTo(
  settings: MailboxSettings,
  desk: Pick<Desk, 'categories' | 'priorities' | 'types' | 'languages'>,
): Refusal | null {
  for (const [member, [about, most]] of Object.entries(TEXTS)) {
    const text = String(settings[member as keyof MailboxSettings]);
    if (text.length > most || /\p{Cc}/u.test(text)) return invalid(about, `${about} is one line of at most ${most} characters`);
  }
  const broken = RULES.map((one) => one(settings)).find((refusal) => refusal !== null);
  if (broken) return broken;
  const ids: readonly (readonly [number | null, ReadonlyMap<number, unknown>, string])[] = [
    [settings.categoryId, desk.categories, 'CategoryId'],
    [settings.priorityId, desk.priorities, 'PriorityId'],
    [settings.typeId, desk.types, 'TypeId'],
    [settings.languageId, desk.languages, 'LanguageId'],
  ];
  const unknown = ids.find(([id, known]) => id !== null && !known.has(id));
  return unknown ? { why: 'unknown', about: unknown[2], message: `${unknown[2]} ${unknown[0]} was not found` } : null;
}

/** Where the secrets of a mailbox are shown, or what is got with them. */
function placesOf(settings: MailboxSettings): Record<MailboxSecret, readonly string[]> {
  const { server, tokenUrl, outServer, outSignIn } = settings;
  const own = outSignIn === OutSignIn.AsMailbox ? [outServer] : [];
  const byToken = settings.signIn === SignInKind.Password ? [] : [server, ...own];
  const byPassword = settings.signIn === SignInKind.Password ? [server, ...own] : [];
  return { password: byPassword, clientSecret: [tokenUrl, ...byToken], refreshToken: [tokenUrl, ...byToken], outPassword: [outServer] };
}

const key = (place: string): string => place.trim().toLowerCase();

/**
 * A secret that is kept, and would be shown to a host that it was not said for; null for none. Who may set up a mailbox may not
 * therefore learn what another has entered.
 * @param kept secrets that stay as they are
 */
export function secretForOthers(before: MailboxSettings, after: MailboxSettings, kept: readonly MailboxSecret[]): MailboxSecret | null {
  const [were, are] = [placesOf(before), placesOf(after)];
  return kept.find((secret) => are[secret].some((place) => place !== '' && !were[secret].map(key).includes(key(place)))) ?? null;
}

/** Does a UID of the one mean the same mail as in the other? */
export const isSameFolder = (a: MailboxSettings, b: MailboxSettings): boolean =>
  (['server', 'port', 'userName', 'folder'] as const).every((member) => a[member] === b[member]);

/** Is a token that was got by the one good for the other? */
export const isSameToken = (a: MailboxSettings, b: MailboxSettings): boolean =>
  (['signIn', 'tokenUrl', 'clientId', 'scope'] as const).every((member) => a[member] === b[member]);
