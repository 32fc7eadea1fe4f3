/** The Webhook agent. */
import { operations } from '../../contract/agents/webhook.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  CreateDefaultWebhook: notYet,
  SaveWebhook: notYet,
  DeleteWebhook: notYet,
  GetWebhook: notYet,
  GetAllWebhooks: notYet,
  TestWebhook: notYet,
  SignalEvent: notYet,
  GetLastError: notYet,
});
