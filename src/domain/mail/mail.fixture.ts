/** A plain mail, with what a test wants to be different. */
import type { IncomingMail } from './mail.ts';

export const mail = (more: Partial<IncomingMail> = {}): IncomingMail => ({
  messageId: 'one@example.org',
  inReplyTo: [],
  references: [],
  from: { name: 'Kari', address: 'kari@example.org' },
  to: [{ name: '', address: 'help@desk.example' }],
  cc: [],
  returnPath: 'kari@example.org',
  subject: 'The door',
  headers: [],
  text: 'It will not lock',
  html: '',
  report: null,
  ...more,
});

/** With one line in its head. */
export const withHeader = (name: string, value: string, more: Partial<IncomingMail> = {}): IncomingMail =>
  mail({ headers: [{ name, value }], ...more });
