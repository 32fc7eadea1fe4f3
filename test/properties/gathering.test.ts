/** Saves that share a commit: the same rows as one alone would leave, each answered for itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDesk, type TestDesk } from '../support/desk.ts';

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
  // no more than the gate lets in however slow the machine is
  const calls = Array.from({ length: 60 }, (_, index) => {
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

interface Ticket {
  TicketId: number;
}

/** What a ticket has left in every table that names tickets, and what hangs on its messages; without ids, which no two tickets share. */
async function rowsOf(desk: TestDesk, ticketId: number): Promise<Record<string, unknown>> {
  const named = await desk.sql(
    `select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where a.attname = 'ticket_id' and not a.attisdropped and c.relkind = 'r' and n.nspname = 'public' order by 1`,
  );
  const ids = ['id', 'ticket_id', 'message_id', 'action_id', 'seq', 'tx', 'indexed_at'].map((name) => ` - '${name}'`).join('');
  const found: Record<string, unknown> = {};
  const read = async (name: string, where: string): Promise<void> => {
    const rows = await desk.sql(
      `select (to_jsonb(t)${ids}) #- '{after,message,ticket_id}' as row from ${name} t where ${where} order by row`,
      [ticketId],
    );
    if (rows.length > 0) found[name] = rows;
  };
  await read('ticket', 'id = $1');
  // keys against repeats are how this test sends a save down the ordinary road
  for (const { name } of named) await read(name as string, 'ticket_id = $1');
  for (const name of ['message_header', 'svar_message_version'])
    await read(name, 'message_id in (select id from ej_message where ticket_id = $1)');
  return found;
}

/** Tickets alike, one after the other. */
async function alike(desk: TestDesk, count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let index = 0; index < count; index++) {
    const made = await desk.post('Ticket/SaveTicketEntity', { ...wishes[0], Title: 'alike' });
    const { TicketId } = made.json as Ticket;
    await desk.post('Ticket/SaveTicketMessageEntity', { Ticket: { TicketId }, Body: 'first', Slevel: 'External' });
    ids.push(TicketId);
  }
  return ids;
}

const ONE = 'Ticket/SaveTicketEntity';
const SAID = 'Ticket/SaveTicketMessageEntity';
/** Saves of a ticket that stands, each on a ticket of its own. */
const saves: readonly (readonly [operation: string, body: (id: number) => object])[] = [
  [ONE, (id) => ({ TicketId: id, Priority: { TicketPriorityId: 3 } })],
  [ONE, (id) => ({ TicketId: id })],
  [ONE, (id) => ({ TicketId: id, Title: 'another "title" \\ æøå 🙂', Tags: [{ Id: 1 }], CustomFields: { x_color: 'blue' } })],
  [ONE, (id) => ({ TicketId: id, Status: { TicketStatusId: 2 } })],
  [ONE, (id) => ({ TicketId: id, BaseStatus: 'Postponed2Hours', Deadline: '2026-04-01T12:00:00Z' })],
  [ONE, (id) => ({ TicketId: id, Person: { PersonId: 77 }, SecondaryPersons: [{ PersonId: 50 }] })],
  [ONE, (id) => ({ TicketId: id, OwnedBy: { AssociateId: 12 }, Category: { TicketCategoryId: 5 } })],
  [SAID, (id) => ({ Ticket: { TicketId: id }, HtmlBody: '<p>Hello <b>you</b> &amp; æøå</p>', Slevel: 'External' })],
  [SAID, (id) => ({ Ticket: { TicketId: id }, Body: 'between us', Slevel: 'Internal', TimeSpent: 7, Important: true })],
  [SAID, (id) => ({ Ticket: { TicketId: id }, Body: 'from the customer', Person: { PersonId: 50 } })],
  [SAID, (id) => ({ Ticket: { TicketId: id }, Body: 'with a header', MessageHeaders: [{ Name: 'X-One', Value: '1' }] })],
];

/** An answer without what no two saves share. */
const plainly = (json: unknown, id: number): unknown =>
  JSON.parse(
    JSON.stringify(json)
      .replaceAll(`"TicketId":${id}`, '"TicketId":0')
      .replace(/"(EjMessageId|TicketMessageId)":\d+/g, '"$1":0')
      .replace(/"Id":\d+,"Name":"X-One"/g, '"Id":0,"Name":"X-One"'),
  );

test('gathered changes and messages leave the rows that each alone leaves, in every table, and the same answers', async (t) => {
  let now = AT;
  const desk = await openDesk({ now: () => now });
  t.after(() => desk.close());
  const count = saves.length;
  const ids = await alike(desk, count * 2);
  now += 60_000;
  const answersAlone: unknown[] = [];
  for (const [index, [operation, body]] of saves.entries()) {
    const answer = await desk.post(operation, body(ids[index]!), { 'Idempotency-Key': `alone-${index}` });
    assert.equal(answer.status, 200, answer.text);
    answersAlone.push(plainly(answer.json, ids[index]!));
  }
  const gathered = await Promise.all(saves.map(([operation, body], index) => desk.post(operation, body(ids[count + index]!))));
  for (const [index, answer] of gathered.entries()) {
    const [own, twin] = [ids[count + index]!, ids[index]!];
    const words = JSON.stringify(saves[index]![1](own));
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(await rowsOf(desk, own), await rowsOf(desk, twin), words);
    assert.deepEqual(plainly(answer.json, own), answersAlone[index], words);
    const { EjMessageId } = answer.json as { EjMessageId?: number };
    const read = await desk.post(
      EjMessageId === undefined
        ? `Ticket/GetTicketEntity?ticketEntityId=${own}`
        : `Ticket/GetTicketMessageEntity?ticketMessageEntityId=${EjMessageId}`,
      null,
    );
    assert.deepEqual(read.json, answer.json, 'which is what a later read gives');
  }
  const shared = await desk.sql(
    'select count(distinct ticket_id)::int as n from svar_event where ticket_id = any($1) group by tx having count(distinct ticket_id) > 1',
    [ids.slice(count)],
  );
  assert.ok(shared.length > 0, 'some of them did share a transaction');
});

test('one that is refused, late or unknown does not harm the others', async (t) => {
  const desk = await openDesk();
  t.after(() => desk.close());
  const ids = await alike(desk, 12);
  const change = (index: number, more: object, headers?: Record<string, string>) =>
    desk.post(ONE, { TicketId: ids[index]!, Title: `changed ${index}`, ...more }, headers);
  const answers = await Promise.all([
    change(0, {}),
    change(1, {}),
    change(2, { Person: { PersonId: 424242 } }),
    change(3, {}, { 'If-Match': '"99"' }),
    desk.post(ONE, { TicketId: 999_999, Title: 'nobody' }),
    change(5, { Category: { TicketCategoryId: 9999 } }),
    change(6, {}, { 'If-Match': '"2"' }),
    change(7, { Tags: [{ Name: 'made along' }] }),
    desk.post(SAID, { Ticket: { TicketId: ids[8]! }, Body: 'x', Person: { PersonId: 424242 } }),
    desk.post(SAID, { Ticket: { TicketId: ids[9]! }, Body: 'good' }),
    desk.post(ONE, { Title: 'a new one' }),
    change(11, {}),
  ]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 400, 412, 400, 400, 200, 200, 400, 200, 200, 200],
    answers.map(({ text }) => text.slice(0, 200)).join('\n'),
  );
  const titles = await desk.sql('select title from ticket where id = any($1) order by id', [ids]);
  assert.deepEqual(
    titles.map(({ title }) => title),
    ids.map((_, index) => ([0, 1, 6, 7, 11].includes(index) ? `changed ${index}` : 'alike')),
  );
  const said = await desk.sql('select ticket_id from ej_message where body in ($1, $2)', ['x', 'good']);
  assert.deepEqual(said, [{ ticket_id: ids[9] }]);
});

test('when the database refuses what one of them writes, all others are stored, and that one is told', async (t) => {
  const desk = await openDesk();
  t.after(() => desk.close());
  const ids = await alike(desk, 6);
  await desk.sql(
    "create function poisoned() returns trigger language plpgsql as $$ begin raise exception 'poison' using errcode = '40001'; end $$",
  );
  await desk.sql("create trigger poison before update on ticket for each row when (new.title = 'poison') execute function poisoned()");
  const answers = await Promise.all(
    ids.flatMap((TicketId, index) => [
      desk.post(ONE, { TicketId, Title: index === 3 ? 'poison' : 'good' }),
      desk.post(ONE, { Title: `new beside ${index}` }),
    ]),
  );
  assert.deepEqual(
    answers.map(({ status }) => status),
    answers.map((_, index) => (index === 6 ? 409 : 200)),
  );
  const titles = await desk.sql('select title, svar_version as version from ticket where id = any($1) order by id', [ids]);
  assert.deepEqual(
    titles.map(({ title, version }) => `${title} ${version}`),
    ids.map((_, index) => (index === 3 ? 'alike 2' : 'good 3')),
  );
  assert.deepEqual(await desk.sql("select count(*)::int as n from ticket where title like 'new beside %'"), [{ n: 6 }]);
  const events = await desk.sql('select count(*)::int as n from svar_event where ticket_id = any($1)', [ids]);
  assert.deepEqual(events, [{ n: 6 * 2 + 5 }], 'nothing was done twice');
});

test('a ticket that somebody else has locked keeps nobody waiting but who changes it', async (t) => {
  const desk = await openDesk();
  t.after(() => desk.close());
  const ids = await alike(desk, 6);
  await desk.sql('begin');
  await desk.sql('select from ticket where id = $1 for update', [ids[0]]);
  let isHeld = true;
  const held = desk.post(ONE, { TicketId: ids[0]!, Title: 'held' }).then((answer) => {
    assert.ok(!isHeld, 'it waited for its turn');
    return answer;
  });
  const others = await Promise.all(ids.slice(1).map((TicketId) => desk.post(ONE, { TicketId, Title: 'free' })));
  assert.deepEqual(
    others.map(({ status }) => status),
    [200, 200, 200, 200, 200],
  );
  await sleep(20);
  isHeld = false;
  await desk.sql('commit');
  assert.equal((await held).status, 200);
});

test('what somebody else is just changing is waited for, and not overwritten', async (t) => {
  const desk = await openDesk();
  t.after(() => desk.close());
  const [id] = await alike(desk, 1);
  const version = async () => (await desk.sql('select svar_version as v from ticket where id = $1', [id]))[0]!.v as number;
  const before = await version();
  await desk.sql('begin');
  await desk.sql('update ticket set svar_version = svar_version + 1 where id = $1', [id]);
  const saved = desk.post(ONE, { TicketId: id!, Title: 'behind it' });
  while ((await desk.sql('select from pg_locks where not granted')).length === 0) await sleep(5);
  await desk.sql('commit');
  assert.equal((await saved).status, 200);
  assert.equal(await version(), before + 2);
});

test('changes of one ticket at the same time are all done, one after the other, and numbered without a gap', async (t) => {
  const desk = await openDesk();
  t.after(() => desk.close());
  const [id] = await alike(desk, 1);
  const before = (await desk.sql('select svar_version as v, num_messages as n from ticket where id = $1', [id]))[0]!;
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0
        ? desk.post(SAID, { Ticket: { TicketId: id! }, Body: `message ${index}` })
        : desk.post(ONE, { TicketId: id!, Title: `title ${index}` }),
    ),
  );
  for (const answer of answers) assert.equal(answer.status, 200, answer.text);
  const after = (await desk.sql('select svar_version as v, num_messages as n from ticket where id = $1', [id]))[0]!;
  assert.deepEqual(after, { v: (before.v as number) + 20, n: (before.n as number) + 10 });
  const tags = new Set(answers.map(({ headers }) => headers.get('etag')));
  assert.equal(tags.size, 20, 'each was answered with the version that it made');
});

test('what was due when a ticket is changed in company happens first', async (t) => {
  let now = AT;
  const desk = await openDesk({ now: () => now });
  t.after(() => desk.close());
  const ids = await alike(desk, 4);
  await desk.post(ONE, { TicketId: ids[1]!, BaseStatus: 'Postponed2Hours' });
  now += 3 * 3_600_000;
  const answers = await Promise.all(ids.map((TicketId) => desk.post(ONE, { TicketId, Title: 'later' })));
  for (const answer of answers) assert.equal(answer.status, 200, answer.text);
  assert.equal((answers[1]!.json as { BaseStatus: string }).BaseStatus, 'Active', 'it woke up before it was changed');
});
