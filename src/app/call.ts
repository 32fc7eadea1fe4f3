/** One call: who, when, and with which desk. Made once at each door. */
import type { Moment } from '../domain/decision.ts';
import { type Agent, type Desk, USER_DELETED } from '../domain/desk.ts';
import type { Token } from '../domain/token.ts';
import type { Database } from '../store/database.ts';
import type { Activity } from './activity.ts';
import type { Analyst } from './analysis/analyst.ts';
import type { Writer } from './analysis/writer.ts';
import type { Credentials } from './credentials.ts';
import type { DeskKeeper, Loaded } from './desk-keeper.ts';
import { VersionMismatch } from './errors.ts';
import type { Gatherer } from './gatherer.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Authentication } from './mail/authenticating.ts';
import type { Arrived } from './mail-arrived.ts';
import type { Mail } from './mail-parse.ts';
import type { Signatures } from './mail-signatures.ts';
import type { MailServers } from './reading/servers.ts';
import type { SignIn } from './sign-in.ts';
import type { SmsSettings } from './sms/gateway.ts';
import type { Webhooks } from './webhooks/webhooks.ts';

export type { Agent } from '../domain/desk.ts';

/** What a process offers to every call. */
export interface App {
  database: Database;
  desks: DeskKeeper;
  text: TextCleaner;
  /** Looks at texts: language, mood, category. */
  analyst: Analyst;
  /** Writes texts of its own, where the owner of the desk has named who can. */
  writer: Writer;
  /** Reads mails that are attached. */
  mails: MailReader;
  /** How senders of mail are verified; null where they are not. */
  authentication: Authentication | null;
  gatherer: Gatherer;
  /** Who may enter by password. */
  signIn: SignIn;
  /** Who may enter by a token. */
  credentials: Credentials;
  /** When agents did something last. */
  activity: Activity;
  /** How webhooks are spoken to. */
  webhooks: Webhooks;
  /** How SMS are sent. */
  sms: SmsSettings;
  /** Work that outlives its call. */
  jobs: Jobs;
  /** Servers of others from which mail is fetched, and to which it is handed. */
  mailServers: MailServers;
  /** The process's clock, corrected by its measured offset to the database's: milliseconds since 1970. */
  now(): number;
  random(): number;
  /** Bytes that nobody can guess. */
  bytes(size: number): Uint8Array;
}

/** Cleaning of HTML and its plain text, behind a worker for what is long. */
export interface TextCleaner {
  /** HTML without anything that could harm, and its plain text. What cannot be cleaned in time comes back as text only. */
  clean(html: string): Promise<{ html: string; text: string }>;
  /** The plain text of HTML as mails have it, wrapped at a column. */
  mailText(html: string, column: number): Promise<string>;
}

/** Reading of mails, behind a worker for what is long. Null: it is no mail, or could not be read in time. */
export interface MailReader {
  read(bytes: Uint8Array): Promise<Mail | null>;
  /** The bytes of one of its attachments. @param position in the order in which `read` lists them, from 0 */
  part(bytes: Uint8Array, position: number): Promise<Uint8Array | null>;
  /** A mail with all its parts, or why it may not come in; null when it could not be read in time, which another try may do. */
  arrived(bytes: Uint8Array): Promise<{ arrived: Arrived } | { problem: string } | null>;
  /** What signs a mail. */
  signatures(bytes: Uint8Array): Promise<Signatures | null>;
}

/** Who calls, and by what. */
export interface Caller {
  agent: Agent;
  /** Version of the password that the caller has shown, or that stood when the token was issued; 0 for a user who has none. */
  credentialVersion: number;
  /** The token that was shown; null for a password. */
  token: Token | null;
}

export interface Call extends Caller {
  app: App;
  desk: Desk;
  /** Milliseconds since 1970, read once at the door. */
  at: number;
  random: number;
  /** What the call wants to do, for log and events: `Ticket.SaveTicketEntity`. */
  operation: string;
  /** Our own extra headers: a key that makes a repeat harmless, and the version a save expects. */
  idempotency: { key: string; fingerprint: Uint8Array } | null;
  expectedVersion: number | null;
  /** A resource's own precondition: what was changed later than this (milliseconds, a whole second) is not to be written. */
  unmodifiedSince: number | null;
  /** A patch: when the row that it was made on had been changed last (milliseconds; null for never). Any other moment is somebody else's change. */
  seenAt?: number | null;
  /** Who waits for the answer; absent where nobody does. Gone: he was told that it took too long. */
  waiter?: { isGone: boolean };
  /** Where the caller found this desk: scheme, host and mount prefix, without a slash at the end. */
  root: string;
}

/** @throws VersionMismatch when the row has changed since the caller last saw it; a date of a header is compared in whole seconds, as HTTP dates are */
export function checkUnmodified(call: Call, changedAt: number | null): void {
  if (call.seenAt !== undefined && call.seenAt !== changedAt) throw new VersionMismatch('somebody else has changed it meanwhile');
  if (call.unmodifiedSince === null || changedAt === null) return;
  if (Math.floor(changedAt / 1000) * 1000 > call.unmodifiedSince)
    throw new VersionMismatch('it was changed later than If-Unmodified-Since says');
}

/**
 * The stamp of a change, in milliseconds: later than the one that stands, so that two changes of the same millisecond, or of two
 * clocks, never look like one to who has read a row before.
 */
export const stampOf = ({ at }: Call, { updated, registered }: { updated: number | null; registered: number | null }): number =>
  Math.max(at, (updated ?? registered ?? 0) + 1);

export const momentOf = (call: Call): Moment => ({ at: call.at, by: call.agent, random: call.random });

/**
 * The same call with a newer desk. The agent is found anew, since rights may have changed.
 * @returns null when the agent is gone, the password shown is no longer the one, or the token was revoked
 */
export function withDesk(call: Call, { desk, credentials, revoked }: Loaded): Call | null {
  const agent = desk.associates.get(call.agent.associateId);
  const isSame = (credentials.get(call.agent.associateId)?.version ?? 0) === call.credentialVersion;
  if (!agent || agent.deleted || agent.presence === USER_DELETED || !isSame) return null;
  if (call.token && (revoked.has(call.token.id) || call.token.lineage.some((id) => revoked.has(id)))) return null;
  return { ...call, desk, agent };
}
