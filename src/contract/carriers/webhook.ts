/** Carriers of the Webhook agent. */
import { WebhookNotifyVia, WebhookNotifyWhen, WebhookState } from '../enums.ts';
import { anything, bool, carrier, dateTime, dict, flags, int, list, oneOf, ref, text } from '../language.ts';
import { Associate } from './associate.ts';
import { MDOListItem } from './lists.ts';
import { rights } from './rights.ts';

export const Webhook = carrier('Webhook', {
  WebhookId: int(),
  Name: text(239),
  Events: list(text()),
  TargetUrl: text(2048),
  Secret: text(1000),
  State: oneOf('WebhookState', WebhookState),
  Type: text(),
  Headers: dict(text()),
  Properties: dict(anything()),
  Registered: dateTime({ audit: true }),
  RegisteredAssociate: ref(() => Associate),
  Updated: dateTime({ audit: true }),
  UpdatedAssociate: ref(() => Associate),
  ErrorsEmail: text(),
  ErrorEmails: list(text()),
  ErrorAssociates: list(ref(() => MDOListItem)),
  Description: text(2047),
  NotifyVia: flags('WebhookNotifyVia', WebhookNotifyVia),
  NotifyWhen: flags('WebhookNotifyWhen', WebhookNotifyWhen),
  TotalCalls: int(),
  TotalErrors: int(),
  ConsecutiveErrors: int(),
  LastError: text(),
});

export const WebhookResult = carrier('WebhookResult', {
  Success: bool(),
  Message: text(),
  ...rights,
});
