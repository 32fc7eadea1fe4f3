/** A mailbox with all that the desk knows of it, as those see it who administer the service. Secrets go in and never come out. */
import { MailboxType } from '../enums.ts';
import { answerOnly, bool, carrier, dateTime, int, list, oneOf, ref, text } from '../language.ts';

export const SvarMailboxHealth = carrier('SvarMailboxHealth', {
  /** `Off`, `Waiting` (nobody has looked yet), `Good`, `Failing`. */
  State: text(),
  LastSuccess: dateTime({ audit: true }),
  LastFailure: dateTime({ audit: true }),
  /** What went wrong last, in plain words. */
  LastError: text(2047),
  /** Failed looks since the last good one. */
  Failures: int(),
  /** When it is looked at next; unset: at once, or it is being read. */
  NextLook: dateTime({ audit: true }),
  /** Does a process read it at this moment? */
  IsHeld: bool(),
  /** Mails that its server has not given out yet, or that could not be marked, moved or deleted there. */
  OpenMails: int(),
  /** When the token in use ends. */
  TokenExpires: dateTime({ audit: true }),
  /** What will stop it if nobody does anything: tokens that cannot be renewed, secrets that end. */
  Warnings: list(text()),
});

export const SvarMailbox = carrier('SvarMailbox', {
  MailboxId: int(),
  Address: text(255),
  /** Other addresses: mail for them comes to it, and nobody writes to them from here. */
  Aliases: list(text(255)),
  CategoryId: int(),
  PriorityId: int(),
  TypeId: int(),
  /** The language of customers who are met here first. */
  LanguageId: int(),
  /** What new senders are answered with; 0 for the desk's own. */
  ReplyTemplateId: int(),
  NoAutoReply: bool(),
  /** Takes in what machines write: out of office, notices. */
  TakesAutomatic: bool(),
  /** Names of header lines that are kept with a message, parted by commas. */
  KeepHeaders: text(2047),
  /** Does what comes in here get a category suggested? */
  AiSuggestCategory: bool(),
  /** Is it looked at for language and mood? Each has a switch of its own below. */
  AiTextAnalysis: bool(),
  AiLanguage: bool(),
  AiSentiment: bool(),
  /** Is it read, once it has a server? */
  IsRead: bool(),
  /** `Imap` (STARTTLS), `Imaps`, `ImapOAuth` (TLS, and SignIn says how); others are not read. */
  ServerType: oneOf('MailboxType', MailboxType),
  /** Empty: it is not read, its mail comes by the mail door. */
  Server: text(255),
  /** 0: 993, or 143 for Imap. */
  Port: int(),
  /** Empty: the address. */
  Username: text(255),
  Password: text(255),
  HasPassword: answerOnly(bool()),
  /** The folder that is read. */
  Folder: text(255),
  /** What becomes of a mail on its server that is kept here: `Leave` (it is marked as seen), `Move`, `Delete`. */
  AfterImport: text(),
  MoveTo: text(255),
  /** Between two looks; 0: every five. A server that tells of new mail is listened to as well. */
  PollMinutes: int(),
  /** `Password`, `ClientCredentials`, `RefreshToken`. */
  SignIn: text(),
  /** Where tokens are issued, by https. */
  TokenUrl: text(1023),
  ClientId: text(255),
  Scope: text(1023),
  ClientSecret: text(8000),
  HasClientSecret: answerOnly(bool()),
  /** When the client secret ends, for a warning before it does. */
  ClientSecretExpires: dateTime(),
  RefreshToken: text(8000),
  HasRefreshToken: answerOnly(bool()),
  /** The server that takes the mail that comes from this mailbox; empty: the desk's relay. */
  OutgoingServer: text(255),
  /** 0: 587, or 465 for Tls. */
  OutgoingPort: int(),
  /** `StartTls` or `Tls`. */
  OutgoingSecurity: text(),
  /** `Nobody`, `Password`, `AsMailbox` (as the mailbox signs in where it is read). */
  OutgoingSignIn: text(),
  /** Empty: that of the mailbox. */
  OutgoingUsername: text(255),
  OutgoingPassword: text(255),
  HasOutgoingPassword: answerOnly(bool()),
  Health: answerOnly(ref(() => SvarMailboxHealth)),
});

export const SvarMailboxStep = carrier('SvarMailboxStep', {
  /** `Incoming` or `Outgoing`. */
  Direction: text(),
  /** `Settings`, `Token`, `Name`, `Connection`, `Encryption`, `SignIn`, `Folder`, `Target` (the folder that mails are moved to), `Sender`. */
  Step: text(),
  /** `Good`, `Failed` or `NotTried`. */
  State: text(),
  /** What is wrong, in plain words. */
  Message: text(),
});

export const SvarMailboxTest = carrier('SvarMailboxTest', {
  Success: bool(),
  Steps: list(ref(() => SvarMailboxStep)),
});
