/** Webhooks and how their calls went. */
import type { Row, Statement } from './database.ts';
import { columnsOf, insertRow, type Shape, updateRow } from './rows.ts';

/** A webhook as it is kept: what lets somebody in elsewhere is sealed. */
export interface WebhookRow {
  id: number;
  name: string;
  events: string[];
  targetUrl: string;
  secret: Uint8Array | null;
  state: 1 | 2 | 3;
  headers: Uint8Array | null;
  properties: Record<string, unknown>;
  description: string;
  errorsEmail: string;
  errorEmails: string[];
  errorAssociateIds: number[];
  notifyVia: number;
  notifyWhen: number;
  registered: number;
  registeredBy: number | null;
  updated: number | null;
  updatedBy: number | null;
  version: number;
  totalCalls: number;
  totalErrors: number;
  consecutiveErrors: number;
  lastError: string;
}

const shape: Shape = {
  table: 'webhook',
  key: 'webhook_id',
  columns: {
    name: ['name', 'text'],
    events: ['events', 'json'],
    targetUrl: ['target_url', 'text'],
    secret: ['secret', 'bytes'],
    state: ['state', 'int'],
    headers: ['headers', 'bytes'],
    properties: ['properties', 'json'],
    description: ['description', 'text'],
    errorsEmail: ['errors_email', 'text'],
    errorEmails: ['error_emails', 'json'],
    errorAssociateIds: ['error_associates', 'ints'],
    notifyVia: ['notify_via', 'int'],
    notifyWhen: ['notify_when', 'int'],
    registered: ['registered', 'instant'],
    registeredBy: ['registered_associate_id', 'int'],
    updated: ['updated', 'instant'],
    updatedBy: ['updated_associate_id', 'int'],
    version: ['svar_version', 'int'],
  },
};

const SELECT = `select ${columnsOf(shape)}, u.total_calls as "totalCalls", u.total_errors as "totalErrors",
  u.consecutive_errors as "consecutiveErrors", u.last_error as "lastError" from webhook t join webhook_usage u using (webhook_id)`;

export const webhookRows = (rows: readonly Row[]): WebhookRow[] => rows as unknown as WebhookRow[];

export const webhookById = (id: number): Statement => ({ name: 'webhook-by-id', text: `${SELECT} where t.webhook_id = $1`, values: [id] });

/** Locks a webhook; before its counters and deliveries, so that nobody waits for each other. */
export const lockWebhook = (id: number): Statement => ({
  name: 'lock-webhook',
  text: 'select state from webhook where webhook_id = $1 for update',
  values: [id],
});

export const allWebhooks: Statement = { name: 'all-webhooks', text: `${SELECT} order by t.webhook_id`, values: [] };

/** What a save writes; what is not said stays. */
export type WebhookColumns = Partial<Omit<WebhookRow, 'id' | 'totalCalls' | 'totalErrors' | 'consecutiveErrors' | 'lastError'>>;

/** Inserts a webhook. @returns (of the rows) `id` */
export const insertWebhook = (record: WebhookColumns): Statement => insertRow(shape, record);

export const insertUsage = (id: number): Statement => ({
  name: 'insert-webhook-usage',
  text: 'insert into webhook_usage (webhook_id) values ($1)',
  values: [id],
});

export const updateWebhook = (id: number, record: WebhookColumns): Statement => updateRow(shape, id, record)!;

/** A hook that is on again begins to count anew. */
export const resetErrors = (id: number): Statement => ({
  name: 'reset-webhook-errors',
  text: 'update webhook_usage set consecutive_errors = 0 where webhook_id = $1',
  values: [id],
});

/** What a hook that is not on was still to be told is told to nobody. */
export const dropDeliveries = (id: number): Statement => ({
  name: 'drop-webhook-deliveries',
  text: 'delete from svar_webhook_delivery where webhook_id = $1',
  values: [id],
});

/** Deletes a webhook with all that hangs on it. @returns (of the rows) `id` when it was there */
export const deleteWebhookRow = (id: number): Statement => ({
  name: 'delete-webhook',
  text: 'delete from webhook where webhook_id = $1 returning webhook_id as id',
  values: [id],
});

/** The check of the key with which secrets were sealed, and whether any secret is there. */
export const keyCheck: Statement = {
  text: `select key_check as "check", exists (select from webhook where secret is not null or headers is not null)
      or exists (select from mail_in_filter where coalesce(pop_password, svar_client_secret, svar_refresh_token, svar_out_password) is not null) as "isUsed"
    from svar_webhook_cursor`,
  values: [],
};

export const setKeyCheck = (check: Uint8Array): Statement => ({ text: 'update svar_webhook_cursor set key_check = $1', values: [check] });
