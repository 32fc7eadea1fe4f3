/** What the benchmark's desk is about: who writes, what about, in which words. */
import type { Client } from 'pg';

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
  /** Associate and user id of the administrator, who owns what the benchmark makes. */
  ownerAssociateId: number;
  ownerUserId: number;
}

/** Ticket number `index`: the same words over HTTP and for the bare database. */
export const ticketWish = (index: number, persons: readonly number[]): TicketWords => ({
  title: `${subjects[index % subjects.length]} (${index})`,
  categoryId: 1 + (index % 3),
  priorityId: 2,
  personId: persons[index % persons.length]!,
  ownerAssociateId: 1,
  ownerUserId: 2,
});

/** A reply as an agent's editor makes it, some 700 characters of HTML. */
export const letter = (index: number): string =>
  `<p>Hello,</p><p>Thank you for your message. I have looked at case <b>${index}</b> together with a colleague, and we found the reason: a setting was changed during the maintenance on Tuesday night. It has been put back now.</p><p>Could you please try the following and tell us how it went?</p><ul><li>Sign out and in again</li><li>Open the report from <a href="https://example.com/reports">your start page</a></li><li>Choose the period once more and press <i>Run</i></li></ul><p>If it still fails, a picture of the message would help us a lot.</p><p style="color:#333333">Best regards<br>Support</p>`;

const COMPANIES = 50;
const PERSONS = 500;

/** Moves companies and persons in, with addresses and phones. @returns the ids of the persons */
export async function moveIn(client: Client): Promise<number[]> {
  await client.query('insert into contact (name, department) select $1 || n, $2 from generate_series(1, $3::int) n', [
    'Bench Company ',
    'Main office',
    COMPANIES,
  ]);
  const { rows } = await client.query<{ person_id: number }>(
    `insert into person (contact_id, firstname, lastname)
       select (select array_agg(contact_id order by contact_id) from contact where name like 'Bench Company %')[1 + n % $1::int], 'Kari', 'Nordmann ' || n
       from generate_series(1, $2::int) n returning person_id`,
    [COMPANIES, PERSONS],
  );
  const ids = rows.map((row) => row.person_id);
  await client.query(
    "insert into email (person_id, email_address, rank) select id, 'person' || id || '@example.com', 1 from unnest($1::int[]) id",
    [ids],
  );
  await client.query(
    "insert into phone (owner_id, ptype_idx, phone, rank) select id, kind, '+47 22 00 00 00', 1 from unnest($1::int[]) id, unnest(array[16385, 16387]) kind",
    [ids],
  );
  return ids;
}
