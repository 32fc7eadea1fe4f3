/** The port by which mailboxes of other servers are read, and mail is handed to servers of their own. */
import type { Post } from '../post/post.ts';
import type { Answered } from '../webhooks/sender.ts';
import type { Place } from './trouble.ts';

/** By what one signs in: a password, or a token of OAuth. */
export type Proof = { password: string } | { token: string };

/** A server, and as whom one comes. */
export interface Access extends Place {
  /** Is it TLS from the start? Else STARTTLS comes before any secret, but on this very machine. */
  secure: boolean;
  user: string;
  /** Null: one does not sign in. */
  proof: Proof | null;
}

/** A mail as a server has given it out. */
export interface FetchedMail {
  /** All of it, or (`isWhole` false) its beginning: it is larger than was asked for. */
  bytes: Uint8Array;
  /** Bytes, as the server says. */
  size: number;
  isWhole: boolean;
}

/** A folder of a server, open. What it cannot do it raises as `MailTrouble`; a connection that broke as well. */
export interface Folder {
  /** The generation of its UIDs. */
  validity: string;
  /** Greater than every UID that was ever given out; 0 where the server does not say. */
  uidNext: number;
  /** Does it tell of new mail by itself? */
  tells: boolean;
  /** UIDs above one, in their order. */
  uidsAbove(uid: number): Promise<number[]>;
  /** A mail, unmarked. @param most bytes @returns null when it is no longer there */
  fetch(uid: number, most: number): Promise<FetchedMail | null>;
  /** Marks a mail as seen. */
  mark(uid: number): Promise<void>;
  move(uid: number, folder: string): Promise<void>;
  /** Deletes a mail, and no other one. */
  remove(uid: number): Promise<void>;
  /** Is there a folder of this name? */
  has(folder: string): Promise<boolean>;
  /** Waits for new mail, at most so many milliseconds, or until the signal. @throws MailTrouble when the connection breaks meanwhile */
  news(mostMs: number, signal: AbortSignal): Promise<void>;
  /** Looks at the folder anew: `validity` and `uidNext` are as they are then. */
  renew(): Promise<void>;
  /** Ends the connection, in order where that is possible. */
  close(): Promise<void>;
}

export interface MailServers {
  /** Signs in and opens a folder. @param signal breaks the connection off @throws MailTrouble */
  openFolder(access: Access, folder: string, signal: AbortSignal): Promise<Folder>;
  /** The way out over a server. */
  openPost(access: Access): Post;
  /**
   * Signs in, names a sender and takes that back: nobody is sent anything.
   * @param access null: the desk's relay
   * @throws MailTrouble
   */
  tryPost(access: Access | null, from: string): Promise<void>;
  /** So many milliseconds a server has to take a connection, or to answer. */
  patienceMs: number;
  /** Asks an issuer of tokens. @throws SendFailed */
  ask(url: string, form: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Answered>;
}
