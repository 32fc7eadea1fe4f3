/** What workloads are called for people. */
import type { Workload } from './jobs.ts';

export const names: Readonly<Record<Workload, string>> = {
  saveTicket: 'save a new ticket (SaveTicketEntity)',
  saveMessage: 'save a new message (SaveTicketMessageEntity)',
  changeTicket: 'change one field (SaveTicketEntity)',
  open: 'open a ticket (GetTicketEntity)',
  read: 'read a ticket (GetTicket)',
  list: 'the newest 50 of an owner by status (Archive)',
  filter: 'the newest 50 by three conditions (Archive)',
  search: 'the newest 50 by full text (Archive)',
  queue: 'take the next in the queue (GetNextInQueue)',
  mixed: 'a mix of all',
  sendMail: 'send a mail',
};
