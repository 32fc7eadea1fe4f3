/**
 * The outbox of webhooks. What happened (svar_event) becomes deliveries in the order of its transactions, once; deliveries are
 * taken by whichever process is free. A taken one carries a lease, so that none is lost with the process that had it.
 */
import type { Values } from '../domain/webhooks.ts';
import type { Row, Statement } from './database.ts';

/** A row of what happened, and its transaction. */
export interface EventRow {
  seq: number;
  tx: string;
  at: number;
  byId: number;
  entity: string;
  rowId: number;
  messageId: number | null;
  kinds: string[];
  before: Values | null;
  after: Values | null;
}

const EVENTS_AT_ONCE = 200;

/**
 * Is there anything to do: events that were not looked at (in the order of the index, so that a long history is not read), deliveries
 * that wait?
 * @returns (of the rows) `isBehind`, `isWaiting`
 */
export const work: Statement = {
  name: 'webhook-work',
  text: `select exists (select from svar_webhook_cursor c cross join lateral
        (select from svar_event e where (e.tx, e.seq) > (c.tx, c.seq) order by e.tx, e.seq limit 1) e) as "isBehind",
      exists (select from svar_webhook_delivery) as "isWaiting"`,
  values: [],
};

/** Takes the cursor until the end of the transaction; no row when another process has it. */
export const takeCursor: Statement = {
  name: 'webhook-take-cursor',
  text: 'select seq from svar_webhook_cursor for update skip locked',
  values: [],
};

/**
 * Events behind the cursor, in the order of their transactions. Only those below the oldest transaction that is still under
 * way: a later commit of a lower number would be passed over.
 */
export const eventsBehindCursor: Statement = {
  name: 'webhook-events',
  text: `select e.seq, e.tx::text as tx, e.at, coalesce(a.associate_id, 0) as "byId", e.entity, coalesce(e.row_id, e.ticket_id, 0) as "rowId",
      e.message_id as "messageId", e.kinds, e.before, e.after
    from svar_webhook_cursor c cross join lateral (
      select * from svar_event e where (e.tx, e.seq) > (c.tx, c.seq) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
      order by e.tx, e.seq limit ${EVENTS_AT_ONCE}) e
    left join associate a on a.ejuserid = e.user_id and e.user_id > 1
    order by e.tx, e.seq`,
  values: [],
};

export const eventRows = (rows: readonly Row[]): EventRow[] => rows as unknown as EventRow[];

/** Hooks that are on, and stay so until the end of the transaction. @returns (of the rows) `id`, `name`, `events`, `properties` */
export const activeWebhooks: Statement = {
  name: 'active-webhooks',
  text: 'select webhook_id as id, name, events, properties from webhook where state = 1 order by webhook_id for share',
  values: [],
};

export interface ActiveWebhook {
  id: number;
  name: string;
  events: string[];
  properties: Values;
}
export const activeRows = (rows: readonly Row[]): ActiveWebhook[] => rows as unknown as ActiveWebhook[];

/** Where events were read up to, this one included. */
export const moveCursor = ({ tx, seq }: Pick<EventRow, 'tx' | 'seq'>): Statement => ({
  name: 'webhook-move-cursor',
  text: 'update svar_webhook_cursor set tx = $1::xid8, seq = $2',
  values: [tx, seq],
});

/** Passes over everything: nobody listens. */
export const passOver: Statement = {
  name: 'webhook-pass-over',
  text: `update svar_webhook_cursor c set tx = e.tx, seq = e.seq from (
      select tx, seq from svar_event where tx < pg_snapshot_xmin(pg_current_snapshot()) order by tx desc, seq desc limit 1) e
    where (e.tx, e.seq) > (c.tx, c.seq)`,
  values: [],
};

/**
 * Some columns of rows, as JSON; columns that the table has not are left out.
 * @param table and its key, from constant tables
 * @returns (of the rows) `id`, `values`
 */
export const quotedColumns = (table: string, key: string, columns: readonly string[], ids: readonly number[]): Statement => ({
  text: `select t.${key} as id, (select jsonb_object_agg(c.name, c.value) from jsonb_each(to_jsonb(t)) as c (name, value) where c.name = any($2::text[])) as values
    from ${table} t where t.${key} = any($1::int[])`,
  values: [ids, columns],
});

export interface NewDelivery {
  webhookId: number;
  eventId: string;
  event: string;
  body: string;
}

export const insertDeliveries = (deliveries: readonly NewDelivery[], at: number): Statement => ({
  name: 'insert-webhook-deliveries',
  text: `insert into svar_webhook_delivery (webhook_id, event_id, event, body, due_at)
    select d.hook, d.event_id, d.event, d.body, $5::timestamptz
    from unnest($1::int[], $2::uuid[], $3::text[], $4::text[]) with ordinality as d (hook, event_id, event, body, place) order by d.place`,
  values: [
    deliveries.map(({ webhookId }) => webhookId),
    deliveries.map(({ eventId }) => eventId),
    deliveries.map(({ event }) => event),
    deliveries.map(({ body }) => body),
    new Date(at).toISOString(),
  ],
});

/** A delivery that this process has taken. `claims`: how often it was taken by anybody, this time included. */
export interface Claimed {
  id: number;
  webhookId: number;
  eventId: string;
  event: string;
  body: string;
  claims: number;
  targetUrl: string;
  secret: Uint8Array | null;
  headers: Uint8Array | null;
}

/**
 * Takes deliveries that are due: the oldest of each hook that is on, one of a hook at a time. Hooks that were called longest ago come
 * first, so that one that fails waits behind the others.
 * @param until when the lease ends, milliseconds
 */
export const claim = (at: number, until: number, most: number): Statement => ({
  name: 'claim-webhook-deliveries',
  text: `update svar_webhook_delivery d set lease_until = $2::timestamptz, claims = d.claims + 1
    from (
      select d.id from svar_webhook_delivery d join webhook_usage u on u.webhook_id = d.webhook_id
      where d.id in (select (select min(x.id) from svar_webhook_delivery x where x.webhook_id = w.webhook_id) from webhook w where w.state = 1)
        and d.due_at <= $1::timestamptz and (d.lease_until is null or d.lease_until <= $1::timestamptz)
      order by u.last_called_at nulls first, d.id limit $3 for update of d skip locked) c, webhook w
    where d.id = c.id and w.webhook_id = d.webhook_id
    returning d.id, d.webhook_id as "webhookId", d.event_id as "eventId", d.event, d.body, d.claims, w.target_url as "targetUrl", w.secret, w.headers`,
  values: [new Date(at).toISOString(), new Date(until).toISOString(), most],
});

export const claimedRows = (rows: readonly Row[]): Claimed[] => rows as unknown as Claimed[];

/** What stands about a delivery that is still this process's. @returns (of the rows) `failures`, `consecutive`; none when it is another's by now */
export const standingOfDelivery = ({ id, claims }: Claimed): Statement => ({
  name: 'webhook-delivery-standing',
  text: `select d.failures, u.consecutive_errors as consecutive from svar_webhook_delivery d join webhook_usage u using (webhook_id)
    where d.id = $1 and d.claims = $2 for update`,
  values: [id, claims],
});

/** Counts a call of a hook. @param error null for a success */
export const countCall = (webhookId: number, consecutive: number, error: string | null, at: number): Statement => ({
  name: 'count-webhook-call',
  text: `update webhook_usage set total_calls = total_calls + 1, total_errors = total_errors + case when $3::text is null then 0 else 1 end,
      consecutive_errors = $2, last_error = coalesce($3, last_error), last_called_at = $4 where webhook_id = $1`,
  values: [webhookId, consecutive, error, new Date(at).toISOString()],
});

export const deleteDelivery = (id: number): Statement => ({
  name: 'delete-webhook-delivery',
  text: 'delete from svar_webhook_delivery where id = $1',
  values: [id],
});

/** A failed delivery is due again. */
export const postpone = (id: number, failures: number, dueAt: number): Statement => ({
  name: 'postpone-webhook-delivery',
  text: 'update svar_webhook_delivery set failures = $2, due_at = $3, lease_until = null where id = $1',
  values: [id, failures, new Date(dueAt).toISOString()],
});

/** Gives a delivery back whose attempt was broken off: whoever is free takes it. */
export const giveBack = ({ id, claims }: Claimed): Statement => ({
  name: 'give-back-webhook-delivery',
  text: 'update svar_webhook_delivery set lease_until = null where id = $1 and claims = $2',
  values: [id, claims],
});

/** Turns a hook off that fails too often. */
export const disableWebhook = (id: number): Statement => ({
  name: 'disable-webhook',
  text: 'update webhook set state = 3 where webhook_id = $1 and state = 1',
  values: [id],
});
