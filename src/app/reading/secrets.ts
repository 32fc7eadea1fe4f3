/** What of a mailbox is sealed, each as itself alone. */
import type { Seal } from '../webhooks/seal.ts';
import { MailTrouble } from './trouble.ts';

/** What a sealed text opens as. */
export const SECRET = {
  password: 'mailbox.password',
  clientSecret: 'mailbox.client-secret',
  refreshToken: 'mailbox.refresh-token',
  accessToken: 'mailbox.access-token',
  outPassword: 'mailbox.outgoing-password',
} as const;

/** What was sealed. @throws MailTrouble when it was sealed with another key */
export function unsealed(seal: Seal, bytes: Uint8Array, about: string): string {
  try {
    return seal.open(bytes, about);
  } catch {
    throw new MailTrouble('settings', 'what is kept sealed of this mailbox cannot be opened: save its password or secret again');
  }
}
