/** Mail that goes out, by hand: sent again, or taken back while it waits. */
import type { Decision, Moment, Refusal } from '../../domain/decision.ts';
import type { Desk } from '../../domain/desk.ts';
import { sendAgain, takeBack } from '../../domain/mail/by-hand.ts';
import type { Thread } from '../../domain/thread.ts';
import { lockOutgoing, noteRepeated, noteTakenBack, type OutgoingRow, outgoingById, outgoingOf } from '../../store/outgoing.ts';
import type { Call } from '../call.ts';
import { granted, Refused } from '../errors.ts';
import { threadOf } from '../messages.ts';
import { type Around, changeTogether } from '../together.ts';

const unknown = (id: number): Refused => new Refused({ why: 'unknown', about: 'Id', message: `Mail ${id} was not found` });

/** A mail with its ticket, both locked. */
interface Held {
  row: OutgoingRow;
  thread: Thread;
}

/** @throws Refused when it is gone, or has moved with its message */
async function held(around: Around, id: number): Promise<Held> {
  const row = outgoingOf((await around.tx.query(lockOutgoing(id)))[0]!);
  if (!row) throw unknown(id);
  const thread = row.messageId === null ? around.threads.get(row.ticketId ?? 0) : await threadOf(around, row.messageId);
  if (!thread)
    throw new Refused({ why: 'conflict', about: 'Id', message: `The ticket of mail ${id} is being changed; nothing was stored` });
  return { row, thread };
}

/** Something done to one mail. @param write goes along once it is decided @returns what it came to */
async function change<T>(
  call: Call,
  id: number,
  decide: (thread: Thread, row: OutgoingRow, desk: Desk, moment: Moment) => Decision | Refusal,
  write: (around: Around, held: Held) => Promise<T>,
): Promise<{ value: T } | { repeated: number }> {
  const found = outgoingOf(await call.app.database.query(outgoingById(id)));
  if (!found || found.ticketId === null) throw unknown(id);
  return changeTogether(call, {
    ...(found.messageId === null ? { ticketIds: [found.ticketId] } : { messageIds: [found.messageId] }),
    async plan(around) {
      const both = await held(around, id);
      await around.store(both.thread, granted(decide(both.thread, both.row, around.call.desk, around.moment)));
      const value = await write(around, both);
      return { value, id: typeof value === 'number' ? value : id };
    },
  });
}

/** Sends a mail or SMS again that has come to its end. @returns the id of its repeat @throws Refused */
export async function resendMail(call: Call, id: number): Promise<number> {
  const outcome = await change(call, id, sendAgain, async ({ tx, call: { at } }, { thread }) => {
    const [rows] = await tx.query(noteRepeated(id, thread.ticket.id, at));
    return rows![0]!.repeatId as number;
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.value;
}

/** Takes a mail or SMS back that waits. @throws Refused */
export async function cancelMail(call: Call, id: number): Promise<void> {
  await change(call, id, takeBack, async ({ tx, call: { at } }) => {
    await tx.query(noteTakenBack(id, at));
  });
}
