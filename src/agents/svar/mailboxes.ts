/** Mailboxes in full, by Svar's own agent. */
import { deleteMailbox, type MailboxWish, type SeenMailbox, saveMailbox, seeMailboxes } from '../../app/mailboxes.ts';
import { type TriedStep, tryMailbox } from '../../app/reading/trying.ts';
import { mailboxes } from '../../contract/agents/svar-mailboxes.ts';
import type { SvarMailbox, SvarMailboxHealth, SvarMailboxStep } from '../../contract/carriers/svar-mailboxes.ts';
import { Fault } from '../../contract/decode.ts';
import { MailboxType } from '../../contract/enums.ts';
import type { Said, Shown } from '../../contract/language.ts';
import { AfterImport, OutSecurity, OutSignIn, SignInKind, warningsOf } from '../../domain/mail/reading.ts';
import { implement, type Request } from '../implement.ts';
import { wordOf } from './states.ts';

const AFTER = Object.entries(AfterImport);
const SIGN_IN = Object.entries(SignInKind);
const OUT_SIGN_IN = Object.entries(OutSignIn);
const SECURITY = Object.entries(OutSecurity);

/** What a word stands for; undefined for one that was not said. @throws Fault for one that stands for nothing */
function meant<T>(words: readonly (readonly [string, T])[], said: string | null | undefined, member: string): T | undefined {
  const word = said?.trim().toLowerCase() ?? '';
  if (word === '') return undefined;
  const found = words.find(([name]) => name.toLowerCase() === word);
  if (!found) throw new Fault(`SvarMailbox.${member}`, `is one of ${words.map(([name]) => name).join(', ')}`);
  return found[1];
}

/** An id; null for none, undefined for not said. */
const idOf = (said: number | null | undefined): number | null | undefined => (said === undefined ? undefined : said || null);

const accept = (said: Said<typeof SvarMailbox>): MailboxWish => ({
  address: said.Address ?? undefined,
  aliases: said.Aliases?.map((alias) => alias.trim()),
  categoryId: idOf(said.CategoryId),
  priorityId: idOf(said.PriorityId),
  typeId: idOf(said.TypeId),
  languageId: idOf(said.LanguageId),
  replyTemplateId: idOf(said.ReplyTemplateId),
  isSilent: said.NoAutoReply ?? undefined,
  takesAutomatic: said.TakesAutomatic ?? undefined,
  keepHeaders: said.KeepHeaders ?? undefined,
  suggestsCategory: said.AiSuggestCategory ?? undefined,
  analysesText: said.AiTextAnalysis ?? undefined,
  findsLanguage: said.AiLanguage ?? undefined,
  findsSentiment: said.AiSentiment ?? undefined,
  isRead: said.IsRead ?? undefined,
  // who says nothing means what most servers speak
  serverType: said.ServerType ?? (said.MailboxId ? undefined : MailboxType.Imaps),
  server: said.Server ?? undefined,
  port: said.Port ?? undefined,
  userName: said.Username ?? undefined,
  password: said.Password ?? undefined,
  folder: said.Folder ?? undefined,
  after: meant(AFTER, said.AfterImport, 'AfterImport'),
  afterFolder: said.MoveTo ?? undefined,
  pollMinutes: said.PollMinutes ?? undefined,
  signIn: meant(SIGN_IN, said.SignIn, 'SignIn'),
  tokenUrl: said.TokenUrl ?? undefined,
  clientId: said.ClientId ?? undefined,
  scope: said.Scope ?? undefined,
  clientSecret: said.ClientSecret ?? undefined,
  secretUntil: said.ClientSecretExpires,
  refreshToken: said.RefreshToken ?? undefined,
  outServer: said.OutgoingServer ?? undefined,
  outPort: said.OutgoingPort ?? undefined,
  outSecurity: meant(SECURITY, said.OutgoingSecurity, 'OutgoingSecurity'),
  outSignIn: meant(OUT_SIGN_IN, said.OutgoingSignIn, 'OutgoingSignIn'),
  outUser: said.OutgoingUsername ?? undefined,
  outPassword: said.OutgoingPassword ?? undefined,
});

function stateOf({ row, health }: SeenMailbox): string {
  if (!row.isRead || row.server === '') return 'Off';
  if (health.failures > 0) return 'Failing';
  return health.lastSuccess === null ? 'Waiting' : 'Good';
}

function presentHealth(seen: SeenMailbox, at: number): Shown<typeof SvarMailboxHealth> {
  const { row, health } = seen;
  const isHeld = health.lease !== null && health.lease > at;
  return {
    State: stateOf(seen),
    LastSuccess: health.lastSuccess,
    LastFailure: health.failedAt,
    LastError: health.lastError,
    Failures: health.failures,
    NextLook: health.nextCheck,
    IsHeld: isHeld,
    OpenMails: health.open,
    TokenExpires: health.tokenUntil,
    Warnings: warningsOf({ ...row, ...health }, at),
  };
}

const present = (seen: SeenMailbox, at: number): Shown<typeof SvarMailbox> => {
  const { row, aliases } = seen;
  return {
    MailboxId: row.id,
    Address: row.address,
    Aliases: aliases,
    CategoryId: row.categoryId ?? 0,
    PriorityId: row.priorityId ?? 0,
    TypeId: row.typeId ?? 0,
    LanguageId: row.languageId ?? 0,
    ReplyTemplateId: row.replyTemplateId ?? 0,
    NoAutoReply: row.isSilent,
    TakesAutomatic: row.takesAutomatic,
    KeepHeaders: row.keepHeaders,
    AiSuggestCategory: row.suggestsCategory,
    AiTextAnalysis: row.analysesText,
    AiLanguage: row.findsLanguage,
    AiSentiment: row.findsSentiment,
    IsRead: row.isRead,
    ...presentServers(seen),
    Health: presentHealth(seen, at),
  };
};

/** wire: secrets are never told, only that there are some. */
const presentServers = ({ row }: SeenMailbox): Shown<typeof SvarMailbox> => ({
  ServerType: Object.values(MailboxType).find((type) => type === row.serverType) ?? MailboxType.Unknown,
  Server: row.server,
  Port: row.port,
  Username: row.userName,
  HasPassword: row.password !== null,
  Folder: row.folder,
  AfterImport: wordOf(AFTER, row.after as AfterImport),
  MoveTo: row.afterFolder,
  PollMinutes: row.pollMinutes,
  SignIn: wordOf(SIGN_IN, row.signIn as SignInKind),
  TokenUrl: row.tokenUrl,
  ClientId: row.clientId,
  Scope: row.scope,
  HasClientSecret: row.clientSecret !== null,
  ClientSecretExpires: row.secretUntil,
  HasRefreshToken: row.refreshToken !== null,
  OutgoingServer: row.outServer,
  OutgoingPort: row.outPort,
  OutgoingSecurity: wordOf(SECURITY, row.outSecurity as OutSecurity),
  OutgoingSignIn: wordOf(OUT_SIGN_IN, row.outSignIn as OutSignIn),
  OutgoingUsername: row.outUser,
  HasOutgoingPassword: row.outPassword !== null,
});

const STATES = { good: 'Good', failed: 'Failed', 'not tried': 'NotTried' } as const;
const presentStep = ({ direction, step, tried, words }: TriedStep): Shown<typeof SvarMailboxStep> => ({
  Direction: direction === 'in' ? 'Incoming' : 'Outgoing',
  Step: step === 'sign-in' ? 'SignIn' : step.charAt(0).toUpperCase() + step.slice(1),
  State: STATES[tried],
  Message: words,
});

async function seen({ call }: Request, id: number): Promise<Shown<typeof SvarMailbox> | null> {
  const [found] = await seeMailboxes(call, id);
  return found ? present(found, call.at) : null;
}

export const handlers = implement(mailboxes, {
  async GetMailboxes({ call }) {
    return { value: (await seeMailboxes(call)).map((one) => present(one, call.at)) };
  },
  async GetMailbox(request, { MailboxId }) {
    return { value: await seen(request, MailboxId) };
  },
  async SaveMailbox(request, said) {
    const id = await saveMailbox(request.call, said.MailboxId ?? 0, accept(said));
    return { value: await seen(request, id) };
  },
  async DeleteMailbox({ call }, { MailboxId }) {
    await deleteMailbox(call, MailboxId);
    return { value: undefined };
  },
  async TestMailbox({ call }, { MailboxId }) {
    const steps = await tryMailbox(call, MailboxId);
    return { value: { Success: steps.every(({ tried }) => tried === 'good'), Steps: steps.map(presentStep) } };
  },
});
