/** The Webhook agent: who wants to hear of what. Administrators only. */
import { Refused } from '../../app/errors.ts';
import {
  checkManager,
  deleteWebhook,
  readWebhook,
  readWebhooks,
  type SeenWebhook,
  saveWebhook,
  signalEvent,
  testWebhook,
} from '../../app/webhooks/manage.ts';
import { operations } from '../../contract/agents/webhook.ts';
import { WebhookState } from '../../contract/enums.ts';
import { implement, type Request } from '../implement.ts';
import { draft, presentWebhook, wishOf } from './carrier.ts';

const answer = (found: SeenWebhook, { call }: Request) => ({
  value: presentWebhook(found, call.desk),
  version: found.row.version,
  changedAt: found.row.updated ?? found.row.registered,
});

const holds = (text: string, part: string): boolean => text.toLowerCase().includes(part.trim().toLowerCase());

export const handlers = implement(operations, {
  async CreateDefaultWebhook({ call }) {
    checkManager(call);
    return { value: draft };
  },
  async SaveWebhook(request, entity) {
    const id = Math.max(entity.WebhookId ?? 0, 0);
    return answer(await saveWebhook(request.call, id, wishOf(entity)), request);
  },
  async DeleteWebhook({ call }, id) {
    await deleteWebhook(call, id);
    return { value: undefined };
  },
  async GetWebhook(request, id) {
    const found = await readWebhook(request.call, id);
    return found ? answer(found, request) : { value: null };
  },
  // a filter that is empty lets all pass
  async GetAllWebhooks({ call }, { NameFilter, EventFilter, StatusFilter }) {
    const found = (await readWebhooks(call)).filter(
      ({ row }) =>
        holds(row.name, NameFilter) &&
        (EventFilter === '' || row.events.some((event) => holds(event, EventFilter))) &&
        (StatusFilter === WebhookState.Unknown || row.state === StatusFilter),
    );
    return { value: found.map((one) => presentWebhook(one, call.desk)) };
  },
  async TestWebhook({ call }, { Webhook }) {
    if (!Webhook) throw new Refused({ why: 'argument', about: 'Webhook', message: 'Webhook is missing' });
    const { success, message } = await testWebhook(call, Math.max(Webhook.WebhookId ?? 0, 0), wishOf(Webhook));
    return { value: { Success: success, Message: message } };
  },
  async SignalEvent({ call }, { EventName, PrimaryKey, Data }) {
    await signalEvent(call, EventName, PrimaryKey, Data);
    return { value: undefined };
  },
  async GetLastError({ call }, { WebhookId }) {
    const found = await readWebhook(call, WebhookId);
    return { value: found ? found.row.lastError : null };
  },
});
