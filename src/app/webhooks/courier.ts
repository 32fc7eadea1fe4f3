/**
 * Delivers webhooks, off the way of every save. It looks twice a second whether something has happened, makes deliveries of
 * it, and makes the attempts that are due. Several processes do so on one database without telling anything twice under normal
 * running; when one dies in the middle of an attempt, another one repeats it, with the same EventId, once its lease has run out.
 * Source: webhooks §3–5; reliability §1 and §7.
 */
import { NOBODY } from '../../domain/desk.ts';
import { afterAttempt } from '../../domain/webhooks.ts';
import type { Database, Row, Statement, Tx } from '../../store/database.ts';
import { noteEvents } from '../../store/record-events.ts';
import {
  type Claimed,
  claim,
  claimedRows,
  countCall,
  deleteDelivery,
  disableWebhook,
  giveBack,
  postpone,
  standingOfDelivery,
  work,
} from '../../store/webhook-deliveries.ts';
import { dropDeliveries, lockWebhook } from '../../store/webhooks.ts';
import { Claimer } from '../claimer.ts';
import type { DeskKeeper } from '../desk-keeper.ts';
import { fanOut } from './fan-out.ts';
import type { Seal } from './seal.ts';
import { SendFailed } from './sender.ts';
import { noAnswer, type Outcome, opened, outcomeOf, send, type Webhooks } from './webhooks.ts';

const LOOKED_EVERY_MS = 500;
/** Three times the longest attempt: nobody else takes a delivery while it is under way. */
const LEASE_MS = 30_000;
const AT_ONCE = 16;
const OPERATION = 'Webhook.Delivery';

/** What a courier needs of its process. */
export interface CourierAround {
  database: Database;
  desks: DeskKeeper;
  webhooks: Webhooks;
  /** Milliseconds, as the desk's clock says. */
  now(): number;
  /** Told when the database cannot answer; it is tried again. */
  complain(error: unknown): void;
}

export class Courier extends Claimer<Claimed> {
  constructor(around: CourierAround) {
    super({
      everyMs: LOOKED_EVERY_MS,
      atOnce: AT_ONCE,
      look: (free) => look(around, free),
      attempt: (delivery, signal) => attempt(around, delivery, signal),
      complain: (error) => around.complain(error),
    });
  }
}

/** Makes deliveries of what has happened, and takes those that are due. */
async function look({ database, desks, webhooks, now }: CourierAround, free: number): Promise<{ moved: boolean; taken: Claimed[] }> {
  const [state] = await database.query(work);
  let moved = false;
  if (state!.isBehind) moved = await fanOut(database, { at: now(), zone: desks.current().desk.zone, bytes: webhooks.bytes });
  if (free === 0 || !(moved || state!.isWaiting)) return { moved, taken: [] };
  const at = now();
  return { moved, taken: claimedRows(await database.query(claim(at, at + LEASE_MS, free))) };
}

async function attempt(around: CourierAround, delivery: Claimed, signal: AbortSignal): Promise<void> {
  const { database, now } = around;
  const outcome = await post(around, delivery, signal);
  if (outcome === 'broken off') await database.query(giveBack(delivery));
  else await database.transaction((tx) => settle(tx, delivery, outcome, now()));
}

async function post({ webhooks }: CourierAround, delivery: Claimed, signal: AbortSignal): Promise<Outcome | 'broken off'> {
  const { sender, seal } = webhooks;
  const { targetUrl, event, eventId, body, claims } = delivery;
  const own = openedOr(seal, delivery);
  if (own === null)
    return noAnswer(new SendFailed('What is kept sealed of this webhook cannot be opened: save its secret and headers again'));
  try {
    return outcomeOf(await send(sender, { targetUrl, ...own, event, eventId, body, retries: claims - 1 }, signal));
  } catch (error) {
    return signal.aborted ? 'broken off' : noAnswer(error);
  }
}

/** What was sealed of a hook, or null: another key sealed it. A payload without its signature would be worse than none. */
function openedOr(seal: Seal, delivery: Claimed): ReturnType<typeof opened> | null {
  try {
    return opened(seal, delivery);
  } catch {
    return null;
  }
}

/** Writes down how an attempt went, unless the delivery is another's by now. */
async function settle(tx: Tx, delivery: Claimed, { failure }: Outcome, at: number): Promise<void> {
  const { id, webhookId } = delivery;
  const [, rows] = await tx.query(lockWebhook(webhookId), standingOfDelivery(delivery));
  const standing = (rows as Row[])[0] as { failures: number; consecutive: number } | undefined;
  if (!standing) return;
  const { againIn, consecutive, disable } = afterAttempt(failure, standing.failures, standing.consecutive);
  const parcel = againIn === null ? deleteDelivery(id) : postpone(id, standing.failures + 1, at + againIn);
  await tx.query(parcel, ...(disable ? ending(webhookId, at) : []));
  await tx.finish(countCall(webhookId, consecutive, failure?.message ?? null, at));
}

const ending = (webhookId: number, at: number): Statement[] => [
  disableWebhook(webhookId),
  dropDeliveries(webhookId),
  noteEvents(
    [{ entity: 'webhook', id: webhookId, kind: 'webhook.errors', before: { state: 1 }, after: { state: 3 } }],
    OPERATION,
    NOBODY,
    at,
  ),
];
