/** Svar's own operations for what leaves the desk: nothing is sent behind anybody's back, what cannot be sent yet is seen to wait, and may be taken back. */
import { SvarOutboxItem } from '../carriers/svar-outbox.ts';
import { args, group, int, list, nothing, operation, ref } from '../language.ts';

export const outbox = group({
  GetOutbox: operation(
    'What leaves, or has left, the desk for a ticket (0: for all that the caller may read), the newest first: 100 or as many as Top says, up to 500, after the first Skip',
    args({ TicketId: int(), Skip: int(), Top: int() }),
    list(ref(() => SvarOutboxItem)),
  ),
  ResendMail: operation(
    'Sends a mail or SMS again that was sent, has failed, was given up or taken back: to those who have not had it, or to all where it was sent. It keeps its Message-ID. The answer is the id of the new row',
    args({ Id: int() }),
    int(),
  ),
  CancelMail: operation('Takes a mail or SMS back that waits: it is not sent', args({ Id: int() }), nothing),
});
