/** Webhooks as their carrier: what it says becomes a wish, what is kept becomes it. */
import type { SeenWebhook } from '../../app/webhooks/manage.ts';
import type { Webhook } from '../../contract/carriers/index.ts';
import { WebhookState as Wire } from '../../contract/enums.ts';
import type { Json, Said, Shown } from '../../contract/language.ts';
import type { Desk } from '../../domain/desk.ts';
import { blankWebhook, TYPE, type WebhookState, type WebhookWish } from '../../domain/webhook.ts';
import { presentAssociate } from '../present/lists.ts';

type SaidWebhook = Said<typeof Webhook>;

/** What was said is wished; null is nothing, and what was not said stays. */
const said = <T, W>(value: T | null | undefined, read: (value: T) => W, nothing: W): W | undefined =>
  value === undefined ? undefined : value === null ? nothing : read(value);

const same = <T>(value: T): T => value;
const texts = (list: readonly (string | null)[]): string[] => list.filter((text) => text !== null);

/** What a carrier wishes. Counters, stamps and the last error are Svar's own. */
export function wishOf(entity: SaidWebhook): WebhookWish {
  const { Events, Headers, Properties, ErrorAssociates, ErrorEmails } = entity;
  return {
    name: said(entity.Name, same, ''),
    events: said(Events, texts, []),
    targetUrl: said(entity.TargetUrl, (url) => url.trim(), ''),
    secret: said(entity.Secret, same, ''),
    // wire: Unknown says nothing
    state: entity.State === null || entity.State === undefined || entity.State === Wire.Unknown ? undefined : entity.State,
    type: said(entity.Type, same, ''),
    headers: said(Headers, (map) => Object.fromEntries(Object.entries(map).map(([name, value]) => [name, value ?? ''])), {}),
    properties: said(Properties, same, {}),
    description: said(entity.Description, same, ''),
    errorsEmail: said(entity.ErrorsEmail, same, ''),
    errorEmails: said(ErrorEmails, texts, []),
    errorAssociateIds: said(ErrorAssociates, (items) => items.map((item) => item?.Id ?? 0).filter((id) => id > 0), []),
    notifyVia: said(entity.NotifyVia, same, 0),
    notifyWhen: said(entity.NotifyWhen, same, 0),
  };
}

/** wire: a draft has null where a stored webhook has empty ones. */
export const draft: Shown<typeof Webhook> = {
  WebhookId: 0,
  Name: null,
  Events: [...blankWebhook.events],
  TargetUrl: null,
  Secret: null,
  State: Wire.Active,
  Type: TYPE,
  Headers: null,
  Properties: null,
  Registered: null,
  RegisteredAssociate: null,
  Updated: null,
  UpdatedAssociate: null,
};

const stateOf: Readonly<Record<WebhookState, (typeof Wire)[keyof typeof Wire]>> = {
  1: Wire.Active,
  2: Wire.Stopped,
  3: Wire.TooManyErrors,
};

/** A webhook as it is kept. The secret is never told. */
export function presentWebhook({ row, headers }: SeenWebhook, desk: Desk): Shown<typeof Webhook> {
  const who = (id: number | null) => {
    const agent = desk.associates.get(id ?? 0);
    return agent ? presentAssociate(agent) : null;
  };
  return {
    WebhookId: row.id,
    Name: row.name,
    Events: row.events,
    TargetUrl: row.targetUrl,
    Secret: '',
    State: stateOf[row.state],
    Type: TYPE,
    Headers: headers,
    Properties: row.properties as Record<string, Json>,
    Registered: row.registered,
    RegisteredAssociate: who(row.registeredBy),
    Updated: row.updated,
    UpdatedAssociate: who(row.updatedBy),
    ErrorsEmail: row.errorsEmail,
    ErrorEmails: row.errorEmails,
    ErrorAssociates: row.errorAssociateIds.map((id) => ({ Id: id, Name: desk.associates.get(id)?.fullName ?? '' })),
    Description: row.description,
    NotifyVia: row.notifyVia,
    NotifyWhen: row.notifyWhen,
    TotalCalls: row.totalCalls,
    TotalErrors: row.totalErrors,
    ConsecutiveErrors: row.consecutiveErrors,
    LastError: row.lastError,
  };
}
