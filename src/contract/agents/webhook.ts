/** The operations of the Webhook agent that Svar declares; its other ones answer 501. */

import { Webhook, WebhookResult } from '../carriers/index.ts';
import { WebhookState } from '../enums.ts';
import { anything, args, dict, entity, group, int, key, list, none, nothing, oneOf, operation, ref, text } from '../language.ts';

export const operations = group({
  CreateDefaultWebhook: operation(
    'A draft of a webhook, with two events to begin with.',
    none(),
    ref(() => Webhook),
    { select: false },
  ),
  SaveWebhook: operation(
    'Saves a webhook. One that is on is sent a test event first, and stored only when the target answers with success. An empty secret keeps the one that is there.',
    entity(() => Webhook),
    ref(() => Webhook),
    { select: false },
  ),
  DeleteWebhook: operation('Deletes a webhook; what it was still to be told is told to nobody.', key('webhookId'), nothing, {
    select: false,
  }),
  GetWebhook: operation(
    'A webhook, without its secret.',
    key('webhookId'),
    ref(() => Webhook),
  ),
  GetAllWebhooks: operation(
    'All webhooks whose name and events hold the given texts, in the given state; what is empty lets all pass.',
    args({ NameFilter: text(), EventFilter: text(), StatusFilter: oneOf('WebhookState', WebhookState) }),
    list(ref(() => Webhook)),
  ),
  TestWebhook: operation(
    'Sends a test event to a webhook, stored or not, and tells what it has answered.',
    args({ Webhook: ref(() => Webhook) }),
    ref(() => WebhookResult),
  ),
  SignalEvent: operation(
    'Tells webhooks of an event of the caller’s own; its data goes out as it is.',
    args({ EventName: text(), PrimaryKey: int(), Data: dict(anything()) }),
    nothing,
  ),
  GetLastError: operation(
    'Why the last call of a webhook that failed has failed; empty when none did.',
    args({ WebhookId: int() }),
    text(),
  ),
});
