/** What is written while it is measured: new tickets and messages. */

const subjects = [
  'Cannot log in after the update',
  'Invoice 20417 has the wrong address',
  'Printer on the second floor prints blank pages',
  'Question about the new price list',
  'Delivery 8812 has not arrived yet',
  'Please add two users to our agreement',
  'Error message when exporting the report',
  'Heat pump shows code E7 since this morning',
];

export interface TicketWords {
  title: string;
  categoryId: number;
  priorityId: number;
  personId: number;
}

/** Ticket number `index`: the same words over HTTP and for the bare database. */
export const ticketWish = (index: number, persons: readonly number[]): TicketWords => ({
  title: `${subjects[index % subjects.length]} (${index})`,
  categoryId: 102 + (index % 5),
  priorityId: 2,
  personId: persons[index % persons.length]!,
});

/** A reply as an agent's editor makes it, some 700 characters of HTML. */
export const letter = (index: number): string =>
  `<p>Hello,</p><p>Thank you for your message. I have looked at case <b>${index}</b> together with a colleague, and we found the reason: a setting was changed during the maintenance on Tuesday night. It has been put back now.</p><p>Could you please try the following and tell us how it went?</p><ul><li>Sign out and in again</li><li>Open the report from <a href="https://example.com/reports">your start page</a></li><li>Choose the period once more and press <i>Run</i></li></ul><p>If it still fails, a picture of the message would help us a lot.</p><p style="color:#333333">Best regards<br>Support</p>`;
