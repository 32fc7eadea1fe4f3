/** A decision whose caller wants agents told of it. Source: people-and-rights §4; operations #9, #26, #27. */
import { type Decision, isRefusal, type Moment, type Refusal } from './decision.ts';
import type { Desk } from './desk.ts';
import { joined } from './effects.ts';
import { tell, tellOfNewTicket, tellOfOwner } from './notices.ts';
import type { Facts, Thread } from './thread.ts';

/** The same decision, with everybody told who wants to hear of it: of a new ticket, a new owner, a new message. */
export function telling(decision: Decision | Refusal, before: Thread | null, desk: Desk, facts: Facts, moment: Moment): Decision | Refusal {
  if (isRefusal(decision)) return decision;
  const { ticket, message } = decision.thread;
  const occasion = { ticket, desk, at: moment.at, byId: moment.by.id };
  const isNewMessage = message !== null && (before === null || before.message === null);
  const told = [
    before === null ? tellOfNewTicket(occasion) : tellOfOwner(before.ticket, facts.hotlist, occasion),
    isNewMessage && before !== null ? tell('newMessage', [ticket.ownerId], facts.hotlist, occasion) : {},
  ];
  return { ...decision, effects: joined(decision.effects ?? {}, ...told) };
}
