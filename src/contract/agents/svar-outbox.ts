/** Svar's own operation for what leaves the desk: nothing is sent behind anybody's back, and what cannot be sent yet is seen to wait. */
import { SvarOutboxItem } from '../carriers/svar-outbox.ts';
import { args, group, int, list, operation, ref } from '../language.ts';

export const outbox = group({
  GetOutbox: operation(
    'What leaves, or has left, the desk for a ticket (0: for all that the caller may read), the newest first: 100 or as many as Top says, up to 500, after the first Skip',
    args({ TicketId: int(), Skip: int(), Top: int() }),
    list(ref(() => SvarOutboxItem)),
  ),
});
