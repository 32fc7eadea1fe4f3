/** The operations of the Webhook agent that Svar declares; its other ones answer 501. */

import { Webhook, WebhookResult } from '../carriers/index.ts';
import { WebhookState } from '../enums.ts';
import { anything, args, dict, entity, group, int, key, list, none, nothing, oneOf, operation, ref, text } from '../language.ts';

export const operations = group({
  CreateDefaultWebhook: operation(
    '',
    none(),
    ref(() => Webhook),
    { select: false },
  ),
  SaveWebhook: operation(
    '',
    entity(() => Webhook),
    ref(() => Webhook),
    { select: false },
  ),
  DeleteWebhook: operation('', key('webhookId'), nothing, { select: false }),
  GetWebhook: operation(
    '',
    key('webhookId'),
    ref(() => Webhook),
  ),
  GetAllWebhooks: operation(
    '',
    args({ NameFilter: text(), EventFilter: text(), StatusFilter: oneOf('WebhookState', WebhookState) }),
    list(ref(() => Webhook)),
  ),
  TestWebhook: operation(
    '',
    args({ Webhook: ref(() => Webhook) }),
    ref(() => WebhookResult),
  ),
  SignalEvent: operation('', args({ EventName: text(), PrimaryKey: int(), Data: dict(anything()) }), nothing),
  GetLastError: operation('', args({ WebhookId: int() }), text()),
});
