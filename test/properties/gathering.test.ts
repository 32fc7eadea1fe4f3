/** New tickets that share a commit: the same rows as one alone would leave, each answered for itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDesk } from '../support/desk.ts';

const AT = Date.parse('2026-03-02T10:00:00.123Z');
const wishes = [
  {
    Title: 'alike',
    Person: { PersonId: 50 },
    SecondaryPersons: [{ PersonId: 51 }, { PersonId: 77 }],
    Tags: [{ Id: 2 }, { Id: 1 }],
    CustomFields: { x_color: 'red', x_size: '[I:5]' },
  },
  {
    Title: 'closed "quoted" \\ æøå 🙂',
    Status: { TicketStatusId: 2 },
    OwnedBy: { AssociateId: 12 },
    Category: { TicketCategoryId: 5 },
    Slevel: 'Internal',
    Origin: 'Phone',
  },
  {
    Title: '',
    BaseStatus: 'Postponed2Hours',
    SecondaryPersons: [{ PersonId: 77 }],
    Deadline: '2026-04-01T12:00:00Z',
    CreatedAt: '2024-03-01T08:00:00Z',
    FromAddress: 'a@example.org',
  },
];

const TABLES = {
  ticket: "select to_jsonb(t) - 'id' as row from ticket t where id = $1",
  customers: "select to_jsonb(c) - 'id' - 'ticket_id' as row from ticket_customers c where ticket_id = $1 order by rank",
  log: "select to_jsonb(a) - 'id' - 'ticket_id' as row from ticket_log_action a where ticket_id = $1 order by id",
  events: "select to_jsonb(e) - 'seq' - 'tx' - 'ticket_id' as row from svar_event e where ticket_id = $1 order by seq",
};

test('a gathered ticket leaves the rows that one alone leaves, in every table and column', async (t) => {
  const desk = await openDesk({ now: () => AT });
  t.after(() => desk.close());
  for (const [index, wish] of wishes.entries()) {
    // a key against repeats sends a creation down the ordinary road
    const alone = await desk.post('Ticket/SaveTicketEntity', wish, { 'Idempotency-Key': `alone-${index}` });
    const [gathered] = await Promise.all([
      desk.post('Ticket/SaveTicketEntity', wish),
      desk.post('Ticket/SaveTicketEntity', { Title: 'company' }),
    ]);
    assert.equal(alone.status, 200, alone.text);
    assert.equal(gathered!.status, 200, gathered!.text);
    const [one, other] = [alone.json as { TicketId: number }, gathered!.json as { TicketId: number }];
    for (const [table, query] of Object.entries(TABLES)) {
      assert.deepEqual(await desk.sql(query, [other.TicketId]), await desk.sql(query, [one.TicketId]), `${table} of ${wish.Title}`);
    }
    assert.deepEqual({ ...other, TicketId: 0 }, { ...one, TicketId: 0 }, 'and the same answer, made from memory or read');
    const read = await desk.post(`Ticket/GetTicketEntity?ticketEntityId=${other.TicketId}`, null);
    assert.deepEqual(read.json, gathered!.json, 'which is what a later read gives');
  }
});

test('among many at once each is answered for itself: good ones stored once, bad ones refused alone', async (t) => {
  const desk = await openDesk();
  t.after(() => desk.close());
  const calls = Array.from({ length: 120 }, (_, index) => {
    if (index % 6 === 1) return { expect: 400, body: { Title: `unknown category ${index}`, Category: { TicketCategoryId: 9999 } } };
    if (index % 6 === 3) return { expect: 400, body: { Title: `unknown person ${index}`, Person: { PersonId: 424242 } } };
    if (index % 6 === 5) return { expect: 200, body: { Title: `automatic ${index}`, OwnedBy: { AssociateId: 2147483647 } } };
    return { expect: 200, body: { Title: `good ${index}`, Person: { PersonId: index % 2 === 0 ? 50 : 77 } } };
  });
  const answers = await Promise.all(calls.map(({ body }) => desk.post('Ticket/SaveTicketEntity', body)));
  const stored = new Map((await desk.sql('select id, title, cust_id from ticket')).map((row) => [row.id as number, row]));
  for (const [index, answer] of answers.entries()) {
    const { expect, body } = calls[index]!;
    assert.equal(answer.status, expect, `${body.Title}: ${answer.text}`);
    if (expect !== 200) continue;
    const { TicketId, Title, Person } = answer.json as { TicketId: number; Title: string; Person: { PersonId: number } | null };
    assert.equal(Title, body.Title);
    assert.equal(stored.get(TicketId)?.title, body.Title);
    assert.equal(Person?.PersonId ?? null, stored.get(TicketId)?.cust_id ?? null);
  }
  assert.equal(stored.size, calls.filter(({ expect }) => expect === 200).length);
});

test('lists that change in between are seen by every member', async (t) => {
  const desk = await openDesk();
  t.after(() => desk.close());
  await desk.post('Ticket/SaveTicketEntity', { Title: 'before' });
  await desk.sql('update ticket_priority set flags = case id when 3 then flags | 2 else flags & ~2 end where id in (2, 3)');
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => desk.post('Ticket/SaveTicketEntity', { Title: `after ${index}` })),
  );
  for (const answer of answers)
    assert.equal((answer.json as { Priority: { TicketPriorityId: number } }).Priority.TicketPriorityId, 3, answer.text);
});
