/** Webhooks as their administrators see, save, try out and delete them. Source: webhooks §1–2. */
import { isRefusal, type Refusal } from '../../domain/decision.ts';
import { isAdmin, RIGHTS } from '../../domain/rights.ts';
import { decideWebhook, isEventName, type Webhook, WebhookState, type WebhookWish } from '../../domain/webhook.ts';
import { ofState, payloadOf, SIGNAL, TEST } from '../../domain/webhooks.ts';
import {
  allWebhooks,
  deleteWebhookRow,
  dropDeliveries,
  insertUsage,
  insertWebhook,
  lockWebhook,
  resetErrors,
  updateWebhook,
  type WebhookColumns,
  type WebhookRow,
  webhookById,
  webhookRows,
} from '../../store/webhooks.ts';
import { type Call, checkUnmodified } from '../call.ts';
import { Refused, VersionMismatch } from '../errors.ts';
import { changeRecord, isRepeat, type RecordEvent } from '../record.ts';
import { guid, noAnswer, opened, outcomeOf, sealed, send } from './webhooks.ts';

const DATA_AT_MOST = 65_536;
/** So much of a receiver's answer is repeated to who tries it out. */
const ANSWER_SHOWN = 2_000;

/** A webhook with its headers; the secret stays here. */
export interface SeenWebhook {
  row: WebhookRow;
  headers: Webhook['headers'];
}

const refuse = (why: Refusal['why'], about: string, message: string): never => {
  throw new Refused({ why, about, message });
};

/** General administrators and those of the service look after webhooks. @throws Refused */
export function checkManager({ agent }: Call): void {
  if (isAdmin(agent) || agent.rights.has(RIGHTS.serviceAdmin)) return;
  refuse('forbidden', 'Webhook', 'Only an administrator looks after webhooks');
}

function seen(call: Call, row: WebhookRow): SeenWebhook {
  try {
    return { row, headers: opened(call.app.webhooks.seal, row).headers };
  } catch {
    // sealed with a key that is lost: who looks at it may say secret and headers anew
    return { row, headers: {} };
  }
}

async function rowOf(call: Call, id: number): Promise<WebhookRow | null> {
  return id > 0 ? (webhookRows(await call.app.database.query(webhookById(id)))[0] ?? null) : null;
}

/** A webhook, or null. @throws Refused */
export async function readWebhook(call: Call, id: number): Promise<SeenWebhook | null> {
  checkManager(call);
  const row = await rowOf(call, id);
  return row && seen(call, row);
}

/** Every webhook, in the order of their ids. @throws Refused */
export async function readWebhooks(call: Call): Promise<SeenWebhook[]> {
  checkManager(call);
  return webhookRows(await call.app.database.query(allWebhooks)).map((row) => seen(call, row));
}

/** What a webhook shall be. @throws Refused */
function decided(call: Call, row: WebhookRow | null, wish: WebhookWish): Webhook {
  const { seal, sender } = call.app.webhooks;
  const before: Webhook | null = row && { ...row, ...(isRenewed(wish) ? { secret: '', headers: {} } : opened(seal, row)) };
  const unknown = wish.errorAssociateIds?.find((id) => !call.desk.associates.has(id));
  if (unknown !== undefined) refuse('unknown', 'ErrorAssociates', `User ${unknown} was not found`);
  const after = decideWebhook(before, wish, sender.http);
  if (isRefusal(after)) throw new Refused(after);
  return after;
}

/** Both sealed parts are said anew: what was sealed need not be opened. */
const isRenewed = ({ secret, headers }: WebhookWish): boolean => Boolean(secret) && headers !== undefined;

interface Tried {
  success: boolean;
  message: string;
}

/** Posts one test event. */
async function tryOut(call: Call, webhook: Webhook): Promise<Tried> {
  const { sender, bytes } = call.app.webhooks;
  const { targetUrl, secret, headers } = webhook;
  const eventId = guid(bytes);
  const body = payloadOf(TEST, webhook, { eventId, at: call.at, byId: call.agent.associateId, values: {} });
  try {
    const answer = await send(sender, { targetUrl, secret, headers, event: TEST.event, eventId, body, retries: 0, isTest: true });
    const { failure } = outcomeOf(answer);
    const said = answer.body.slice(0, ANSWER_SHOWN);
    return { success: failure === null, message: failure === null ? said : `${failure.message}${said === '' ? '' : `: ${said}`}` };
  } catch (error) {
    return { success: false, message: noAnswer(error).failure?.message ?? '' };
  }
}

/**
 * Tries a webhook out, stored or not.
 * @param id 0 for one that is not stored; else what is not said is as stored
 */
export async function testWebhook(call: Call, id: number, wish: WebhookWish): Promise<Tried> {
  checkManager(call);
  const row = await rowOf(call, id);
  if (id > 0 && !row) refuse('unknown', 'WebhookId', `Webhook ${id} was not found`);
  return tryOut(call, decided(call, row, wish));
}

/**
 * Saves a webhook. One that is on has to answer a test event first; a refused one stores nothing.
 * @param id 0 for a new one
 * @throws Refused, VersionMismatch
 */
export async function saveWebhook(call: Call, id: number, wish: WebhookWish): Promise<SeenWebhook> {
  checkManager(call);
  const row = await rowOf(call, id);
  if (id > 0 && !row) refuse('unknown', 'WebhookId', `Webhook ${id} was not found`);
  const after = decided(call, row, wish);
  // who repeats a call under its key has been tested by the first one
  if (after.state === WebhookState.Active && !(await isRepeat(call))) await checkTarget(call, after);
  const outcome = await changeRecord(call, async (tx, now) => {
    if (row) await tx.query(lockWebhook(row.id));
    const standing = row ? webhookRows((await tx.query(webhookById(row.id)))[0]!)[0] : undefined;
    if (row && !standing) return refuse('unknown', 'WebhookId', `Webhook ${row.id} was not found`);
    // what was tested has to be what is stored
    if (row && standing && standing.version !== row.version)
      return refuse('conflict', 'Webhook', 'The webhook was changed meanwhile; nothing was stored');
    if (now.expectedVersion !== null && standing && standing.version !== now.expectedVersion)
      throw new VersionMismatch(`version ${standing.version} stands, ${now.expectedVersion} was expected`);
    checkUnmodified(now, standing ? (standing.updated ?? standing.registered) : null);
    return standing
      ? changed(now, standing, after, wish)
      : created(now, after, async (record) => (await tx.query(insertWebhook(record)))[0]![0]!.id as number);
  });
  const saved = await rowOf(call, 'repeated' in outcome ? outcome.repeated : outcome.id);
  return saved ? seen(call, saved) : refuse('unknown', 'WebhookId', 'The webhook is gone');
}

async function checkTarget(call: Call, webhook: Webhook): Promise<void> {
  const { success, message } = await tryOut(call, webhook);
  if (!success) refuse('argument', 'TargetUrl', `Webhook TargetUrl did not take the test event: ${oneLine(message)}`);
}

const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 300);

/** What events quote of a webhook: nothing that lets anybody in. */
const told = ({ name, events, state }: Pick<Webhook, 'name' | 'events' | 'state'>) => ({ name, events, state });

function columnsOf(call: Call, webhook: Webhook): WebhookColumns {
  return {
    ...webhook,
    ...sealed(call.app.webhooks.seal, webhook),
    events: [...webhook.events],
    errorEmails: [...webhook.errorEmails],
    errorAssociateIds: [...webhook.errorAssociateIds],
  };
}

async function created(call: Call, after: Webhook, insert: (record: WebhookColumns) => Promise<number>) {
  const id = await insert({ ...columnsOf(call, after), registered: call.at, registeredBy: call.agent.associateId });
  const event: RecordEvent = { entity: 'webhook', id, kind: 'webhook.created', before: null, after: told(after) };
  return { value: id, id, events: [event], last: [insertUsage(id)] };
}

function changed(call: Call, row: WebhookRow, after: Webhook, wish: WebhookWish) {
  const { id } = row;
  // a hook that was switched off while it was being tested stays off, unless the caller wants it on
  const state = wish.state === undefined ? row.state : after.state;
  const turned = ofState(row.state, state);
  const [before, is] = [told(row), told({ ...after, state })];
  const kinds = ['webhook.changed', ...(turned ? [turned] : [])];
  const events = kinds.map((kind): RecordEvent => ({ entity: 'webhook', id, kind, before, after: is }));
  const record = { ...columnsOf(call, after), state, updated: call.at, updatedBy: call.agent.associateId, version: row.version + 1 };
  const starts = wish.state === WebhookState.Active;
  const last = [updateWebhook(id, record), ...(starts ? [resetErrors(id)] : []), ...(turned ? [dropDeliveries(id)] : [])];
  return { value: id, id, events, last };
}

/** Deletes a webhook; one that is not there is deleted already. */
export async function deleteWebhook(call: Call, id: number): Promise<void> {
  checkManager(call);
  await changeRecord(call, async (tx, now) => {
    const rows = id > 0 ? webhookRows((await tx.query(lockWebhook(id), webhookById(id)))[1]!) : [];
    const [row] = rows;
    checkUnmodified(now, row ? (row.updated ?? row.registered) : null);
    const events: RecordEvent[] = row ? [{ entity: 'webhook', id, kind: 'webhook.deleted', before: told(row), after: null }] : [];
    return { value: undefined, id, events, last: row ? [deleteWebhookRow(id)] : [] };
  });
}

/**
 * Tells of an event of the caller's own. It goes the way of all others, so it is told once it is stored.
 * @param data by name, any JSON; receivers get it as it is
 */
export async function signalEvent(call: Call, name: string, primaryKey: number, data: Readonly<Record<string, unknown>>): Promise<void> {
  checkManager(call);
  if (!isEventName(name)) refuse('argument', 'EventName', 'An event has a name of up to 254 characters');
  if (JSON.stringify(data).length > DATA_AT_MOST) refuse('argument', 'Data', `Data of an event has up to ${DATA_AT_MOST} characters`);
  await changeRecord(call, async () => ({
    value: undefined,
    id: primaryKey,
    events: [{ entity: SIGNAL, id: primaryKey, kind: name, before: null, after: data }],
  }));
}
