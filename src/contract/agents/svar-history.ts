/** Svar's own operations that look back: a merge is taken apart again, a ticket shown as it was, its times explained. */
import { SvarTicketAsOf, SvarTicketExplanation } from '../carriers/svar-history.ts';
import { TicketEntity } from '../carriers/ticket.ts';
import { args, dateTime, group, int, operation, ref } from '../language.ts';

export const history = group({
  UnmergeTicket: operation(
    'Takes a merged ticket out of the one that it was merged into: its messages go back as far as they are still there, and the other one loses what it had by the merge alone. TicketId is the merged one; the answer is that ticket',
    args({ TicketId: int() }),
    ref(() => TicketEntity),
  ),
  GetTicketAsOf: operation(
    'A ticket as it was at a moment, with the heads of the messages that it had then; null before it was made',
    args({ TicketId: int(), At: dateTime() }),
    ref(() => SvarTicketAsOf),
  ),
  ExplainTicket: operation(
    'Why the deadline, the escalation, the counters and the times to reply and close of a ticket are what they are',
    args({ TicketId: int() }),
    ref(() => SvarTicketExplanation),
  ),
});
