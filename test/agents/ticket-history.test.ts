/** Looking back: a ticket as it was, all of it told by its events, and why its times are what they are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TicketSecurityLevel } from '@superoffice/webapi/Enums.js';
import { withValues } from '../../src/store/history.ts';
import { pick, ticketColumns } from '../../src/store/tables.ts';
import { A, B, C, MINUTE, openScene, P, Q, type Row, type Scene, START, SUPPORT, VIP } from '../scenarios/scene.ts';
import { authorization } from '../support/desk.ts';

const [STD, HIGH, NIGHT] = [11, 12, 13];
const [OPEN, CLOSED, IN_QUEUE, WAITING] = [1, 2, 6, 8];
const { External } = TicketSecurityLevel;
const oslo = (wall: string): number => new Date(wall.replace(' ', 'T')).getTime();

interface AsOf {
  At: string;
  Ticket: { Title: string; Messages: { TicketMessageId: number; Important: boolean }[]; SecondaryPersons: { PersonId: number }[] } & Row;
}
async function asOf(scene: Scene, id: number, at: number, user: string = A.login): Promise<AsOf['Ticket'] | null> {
  const answer = await scene.post(
    'Svar/GetTicketAsOf',
    { TicketId: id, At: new Date(at).toISOString() },
    { Authorization: authorization(user) },
  );
  assert.equal(answer.status, 200, answer.text);
  return (answer.json as AsOf | null)?.Ticket ?? null;
}
const save = (scene: Scene, id: number, more: object) => scene.agent().saveTicketEntityAsync({ ticketId: id, ...more } as never);
const note = async (scene: Scene, ticketId: number, body: string, more: object = {}, who: { login: string } = A): Promise<number> =>
  (await scene.agent(who).saveTicketMessageEntityAsync({ ticket: { ticketId }, body, ...more } as never)).ejMessageId!;

/** A ticket to which a lot happens; the moments between. */
async function life(scene: Scene): Promise<{ id: number; other: number; moments: number[] }> {
  const agent = scene.agent();
  const made = await agent.saveTicketEntityAsync({
    title: 'Born',
    person: { personId: P },
    priority: { ticketPriorityId: STD },
    tags: [{ id: 1 }],
  } as never);
  const id = made.ticketId!;
  const other = (await agent.saveTicketEntityAsync({ title: 'Other', person: { personId: Q }, tags: [{ id: 2 }] } as never)).ticketId!;
  await note(scene, other, 'of the other', { slevel: External });
  const moments: number[] = [];
  const steps: (() => Promise<unknown>)[] = [
    () => note(scene, id, 'question', { person: { personId: P }, slevel: External }),
    () => agent.acceptTicketsAsync([id]),
    () => note(scene, id, 'answer', { slevel: External, timeSpent: 6 }),
    () => note(scene, id, 'by a colleague', {}, B),
    () => agent.processTicketWhenReadAsync(id),
    () =>
      save(scene, id, {
        title: 'Renamed',
        secondaryPersons: [{ personId: Q }],
        tags: [{ id: 2 }, { id: 1 }],
        category: { ticketCategoryId: VIP },
      }),
    () =>
      save(scene, id, {
        priority: { ticketPriorityId: HIGH },
        status: { ticketStatusId: WAITING },
        activate: new Date(scene.clock.at + 30 * MINUTE),
      }),
    async () => {
      scene.clock.at += 31 * MINUTE;
      await scene.wakeTickets();
    },
    () => agent.mergeTicketsAsync({ ticketId: id } as never, [other]),
    async () =>
      agent.splitTicketAsync(
        id,
        0,
        null as never,
        [(await scene.sql('select min(id) as id from ej_message where ticket_id = $1', [id]))[0]!.id as number],
        { title: 'off' } as never,
      ),
    () => save(scene, id, { status: { ticketStatusId: CLOSED }, slevel: TicketSecurityLevel.Internal }),
    () => scene.post('Svar/UnmergeTicket', { TicketId: other }, { Authorization: authorization(A.login) }),
    () => save(scene, id, { status: { ticketStatusId: OPEN }, person: { personId: Q }, deadline: new Date(scene.clock.at + 99 * MINUTE) }),
    () => agent.deleteTicketEntityAsync(id),
    () => agent.undeleteByIdsAsync([id]),
  ];
  for (const step of steps) {
    moments.push(scene.clock.at);
    scene.clock.at += 7 * MINUTE;
    await step();
  }
  moments.push(scene.clock.at);
  return { id, other, moments };
}

test('all events of a rich life, one after the other, give the row as it stands', async (t) => {
  const scene = await openScene(t);
  const { id, other } = await life(scene);
  const columns = Object.values(ticketColumns).map(([column]) => column);
  const nullable = new Set(
    (await scene.sql("select column_name as name from information_schema.columns where table_name = 'ticket' and is_nullable = 'YES'")).map(
      ({ name }) => name as string,
    ),
  );
  const zero: Readonly<Record<string, unknown>> = { int: 0, text: '', bool: false, ints: [], json: {}, instant: null };
  const empty = Object.fromEntries(
    Object.entries(ticketColumns).map(([member, [column, type]]) => [member, nullable.has(column) ? null : zero[type]]),
  );
  for (const ticketId of [id, other]) {
    const events = await scene.events(ticketId);
    assert.deepEqual([events[0]!.kinds, events[0]!.before], [['TicketCreated'], null]);
    let replayed = { id: ticketId, ...empty, version: 0 } as never as ReturnType<typeof pick<Parameters<typeof withValues>[0]>>;
    for (const { after } of events) replayed = { ...withValues(replayed, after ?? {}), version: replayed.version + 1 };
    const list = Object.entries(ticketColumns).map(([member, [column]]) => `${column} as "${member}"`);
    const [row] = await scene.app.database.query({ text: `select id, ${list.join(', ')} from ticket where id = $1`, values: [ticketId] });
    const present = pick<typeof replayed>(row!, ticketColumns);
    const sorted = (one: typeof replayed) => ({ ...one, tags: [...one.tags].sort() });
    assert.deepEqual(sorted(replayed), sorted(present), `${columns.length} columns of ticket ${ticketId}`);
  }
});

test('as it was: every state that was ever answered is found again at its moment', async (t) => {
  const scene = await openScene(t);
  const seen: { at: number; title: string }[] = [];
  const made = await scene.agent().saveTicketEntityAsync({ title: 'title 0' } as never);
  const id = made.ticketId!;
  const answers = new Map<number, unknown>();
  for (let round = 1; round <= 4; round++) {
    const { json } = await scene.post(`Ticket/GetTicketEntity?ticketEntityId=${id}`, null, { Authorization: authorization(A.login) });
    answers.set(scene.clock.at, json);
    seen.push({ at: scene.clock.at, title: `title ${round - 1}` });
    scene.clock.at += 10 * MINUTE;
    await save(scene, id, {
      title: `title ${round}`,
      tags: [{ id: 1 + (round % 2) }],
      secondaryPersons: round % 2 ? [{ personId: Q }] : [],
      person: { personId: P },
    });
    await note(scene, id, `message ${round}`, { slevel: External });
  }
  for (const { at, title } of seen) {
    const then = await asOf(scene, id, at);
    assert.equal(then?.Title, title);
    assert.deepEqual(then, answers.get(at), title);
  }
  assert.equal(await asOf(scene, id, START - 1), null, 'it was not made yet');
  assert.equal((await asOf(scene, id, START))?.Title, 'title 0');
  const now = await scene.post(`Ticket/GetTicketEntity?ticketEntityId=${id}`, null, { Authorization: authorization(A.login) });
  assert.deepEqual(await asOf(scene, id, scene.clock.at), now.json);
  assert.equal(await asOf(scene, 987_654, START), null);
});

test('as it was: messages come and go by merging, splitting and taking apart; edits of heads are turned back', async (t) => {
  const scene = await openScene(t);
  const agent = scene.agent();
  const id = (await agent.saveTicketEntityAsync({ title: 'Main' } as never)).ticketId!;
  const other = (await agent.saveTicketEntityAsync({ title: 'Other' } as never)).ticketId!;
  const [own, theirs] = [await note(scene, id, 'own'), await note(scene, other, 'theirs')];
  const moments: number[] = [];
  const tick = (): void => {
    moments.push(scene.clock.at);
    scene.clock.at += MINUTE;
  };
  tick();
  await agent.mergeTicketsAsync({ ticketId: id } as never, [other]);
  tick();
  const off = (await agent.splitTicketAsync(id, 0, null as never, [own], { title: 'off', category: { ticketCategoryId: VIP } } as never))
    .ticketId!;
  tick();
  await scene.post('Svar/UnmergeTicket', { TicketId: other }, { Authorization: authorization(A.login) });
  await agent.setTicketMessageImportantAsync(theirs, true);
  tick();
  const ids = async (ticketId: number, user?: string): Promise<number[][]> =>
    Promise.all(
      moments.map(async (at) => ((await asOf(scene, ticketId, at, user))?.Messages ?? []).map(({ TicketMessageId }) => TicketMessageId)),
    );
  assert.deepEqual(await ids(id), [[own], [own, theirs], [theirs], []]);
  assert.deepEqual(await ids(other), [[theirs], [], [], [theirs]]);
  assert.deepEqual(await ids(off), [[], [], [own], [own]]);
  const heads = await Promise.all([0, 3].map(async (place) => (await asOf(scene, other, moments[place]!))?.Messages[0]?.Important));
  assert.deepEqual(heads, [false, true]);
  await scene.sql('update ticket set category = $2 where id = $1', [id, SUPPORT]);
  assert.deepEqual((await ids(id, C.login))[0], [], 'what was split off to where the caller may not look is not shown by looking back');
});

// --- why

interface Counted {
  Seconds: number;
  Stretches: { From: string; To: string; Seconds: number }[];
  MoreSeconds: number;
}
interface Counter {
  Seconds: number;
  RealSeconds: number;
  Stays: { StatusId: number; Seconds: number; RealSeconds: number }[];
  PartSeconds: number;
  PartRealSeconds: number;
  UntoldSeconds: number;
  UntoldRealSeconds: number;
}
interface Explained {
  Deadline: { Deadline: string; Rule: string; Minutes: number; Counted: Counted | null; ClosedDays: { Date: string; Holiday: boolean }[] };
  Escalation: {
    Level: number;
    SecondsLeft: number;
    Clock: string;
    Counted: Counted | null;
    Steps: { What: string; Counted: Counted | null }[];
  };
  Queue: Counter;
  Internally: Counter;
  Externally: Counter;
  ToReply: ({ Minutes: number; RealMinutes: number; ByPriority: boolean } & { Counted: Counted }) | null;
  ToClose: ({ Minutes: number; RealMinutes: number; ByPriority: boolean } & { Counted: Counted }) | null;
}

/** The explanation of a ticket, whose sums are those of the stored figures. */
async function explained(scene: Scene, id: number): Promise<Explained> {
  const answer = await scene.post('Svar/ExplainTicket', { TicketId: id }, { Authorization: authorization(A.login) });
  assert.equal(answer.status, 200, answer.text);
  const told = answer.json as Explained;
  const row = await scene.row(id);
  for (const [name, counter] of [
    ['queue', told.Queue],
    ['internally', told.Internally],
    ['externally', told.Externally],
  ] as const) {
    assert.deepEqual([counter.Seconds, counter.RealSeconds], [row[`time_spent_${name}`], row[`real_time_spent_${name}`]], name);
    const sum = (member: 'Seconds' | 'RealSeconds', part: number): number => counter.Stays.reduce((all, stay) => all + stay[member], part);
    assert.deepEqual(
      [sum('Seconds', counter.PartSeconds), sum('RealSeconds', counter.PartRealSeconds)],
      [counter.Seconds, counter.RealSeconds],
      name,
    );
    assert.deepEqual([counter.UntoldSeconds, counter.UntoldRealSeconds], [0, 0]);
  }
  const counts = [
    told.Deadline.Counted,
    told.Escalation.Counted,
    told.ToReply?.Counted,
    told.ToClose?.Counted,
    ...told.Escalation.Steps.map((step) => step.Counted),
  ];
  for (const count of counts)
    if (count)
      assert.equal(
        count.Stretches.reduce((all, stretch) => all + stretch.Seconds, count.MoreSeconds),
        count.Seconds,
      );
  if (told.Deadline.Rule === 'priority') assert.equal(told.Deadline.Counted!.Seconds, told.Deadline.Minutes * 60);
  for (const [story, office, wall] of [
    [told.ToReply, row.time_to_reply, row.real_time_to_reply],
    [told.ToClose, row.time_to_close, row.real_time_to_close],
  ] as const) {
    if (!story) continue;
    assert.deepEqual([story.Minutes, story.RealMinutes], [office, wall]);
    if (story.ByPriority) assert.equal(Math.floor(story.Counted.Seconds / 60), story.Minutes);
  }
  return told;
}
async function madeAt(scene: Scene, when: string, more: object = {}, priorityId = STD): Promise<number> {
  scene.clock.at = oslo(when);
  return (await scene.agent().saveTicketEntityAsync({ title: 'x', priority: { ticketPriorityId: priorityId }, ...more } as never))
    .ticketId!;
}
async function at(scene: Scene, when: string, id: number, more: object): Promise<void> {
  scene.clock.at = oslo(when);
  await save(scene, id, more);
}
const what = ({ Escalation }: Explained): string[] => Escalation.Steps.map((step) => step.What);

test('example 32: the counters are told by their stays', async (t) => {
  const scene = await openScene(t);
  const id = await madeAt(scene, '2026-01-08 15:00', { status: { ticketStatusId: IN_QUEUE } });
  await at(scene, '2026-01-08 16:30', id, { status: { ticketStatusId: OPEN } });
  await at(scene, '2026-01-09 10:00', id, { status: { ticketStatusId: WAITING } });
  await at(scene, '2026-01-12 11:00', id, { status: { ticketStatusId: OPEN } });
  await at(scene, '2026-01-12 12:30', id, { status: { ticketStatusId: CLOSED } });
  const told = await explained(scene, id);
  assert.deepEqual(
    told.Internally.Stays.map((stay) => stay.Seconds),
    [5400, 5400],
  );
  assert.deepEqual([told.Queue.Seconds, told.Externally.RealSeconds, told.ToClose?.ByPriority], [5400, 262_800, true]);
});

test('examples 35 to 38: the chain is told by what happened to it', async (t) => {
  const scene = await openScene(t);
  const one = await madeAt(scene, '2026-01-09 16:00');
  const first = await explained(scene, one);
  assert.deepEqual([what(first), first.Escalation.Clock, first.Escalation.Counted?.Seconds], [['created'], 'office', 7200]);
  scene.clock.at = oslo('2026-01-12 11:30');
  await scene.wakeTickets();
  const raised = await explained(scene, one);
  assert.deepEqual([what(raised), raised.Escalation.Level], [['created', 'level', 'level'], 2]);
  assert.equal(raised.Escalation.Counted?.Seconds, 480 * 60);

  await scene.sql('update ticket_priority set flags = flags & ~4 where id = $1', [STD]);
  const wall = await explained(scene, await madeAt(scene, '2026-01-09 16:00'));
  assert.deepEqual([wall.Escalation.Clock, wall.Escalation.Counted?.Stretches.length, wall.Escalation.Counted?.Seconds], ['wall', 1, 7200]);

  await scene.sql('update ticket_priority set flags = flags | 4, ticket_read = 0, ticket_newinfo = 1 where id = $1', [STD]);
  const read = await madeAt(scene, '2026-01-09 16:00', { ownedBy: { associateId: A.associateId } });
  await note(scene, read, 'the first belongs to the creation');
  scene.clock.at = oslo('2026-01-09 16:30');
  await scene.agent().processTicketWhenReadAsync(read);
  const stopped = await explained(scene, read);
  assert.deepEqual([what(stopped), stopped.Escalation.SecondsLeft, stopped.Escalation.Counted?.Seconds], [['created', 'read'], 5400, 5400]);
  scene.clock.at = oslo('2026-01-12 14:00');
  await note(scene, read, 'more', { person: { personId: P } });
  const goesOn = await explained(scene, read);
  assert.deepEqual(
    [what(goesOn), goesOn.Escalation.SecondsLeft, goesOn.Escalation.Counted?.Seconds],
    [['created', 'read', 'newInfo'], -1, 5400],
  );
});

test('examples 46 and 49: a change of priority, its deadline and its parts of a stay', async (t) => {
  const scene = await openScene(t);
  await scene.sql('update ticket_priority set deadline = 60 where id = $1', [HIGH]);
  const one = await madeAt(scene, '2026-01-05 10:00');
  await at(scene, '2026-01-05 12:00', one, { priority: { ticketPriorityId: HIGH } });
  const moved = await explained(scene, one);
  assert.deepEqual([moved.Deadline.Rule, moved.Deadline.Counted?.Seconds], ['priority', 3600]);
  assert.equal(moved.Internally.PartSeconds, 7200, 'what has passed by the old hours');
  await at(scene, '2026-01-05 12:30', one, { deadline: new Date(oslo('2026-01-07 12:00')) });
  assert.equal((await explained(scene, one)).Deadline.Rule, 'client');

  const night = await madeAt(scene, '2026-01-05 10:00');
  await at(scene, '2026-01-05 12:00', night, { priority: { ticketPriorityId: NIGHT } });
  await at(scene, '2026-01-06 09:00', night, { status: { ticketStatusId: CLOSED } });
  const told = await explained(scene, night);
  assert.deepEqual([told.Internally.Seconds, told.Internally.RealSeconds, told.Internally.Stays.length], [36_000, 82_800, 1]);
  assert.deepEqual([told.ToClose?.Minutes, told.ToClose?.RealMinutes, told.ToClose?.ByPriority], [480, 1380, true]);
});

test('a merge stops the chain, and one that was taken back has stopped nothing; a rich life adds up', async (t) => {
  const scene = await openScene(t);
  const [main, one] = [await madeAt(scene, '2026-01-09 09:30'), await madeAt(scene, '2026-01-09 10:00')];
  scene.clock.at = oslo('2026-01-09 10:30');
  await scene.agent().mergeTicketsAsync({ ticketId: main } as never, [one]);
  const merged = await explained(scene, one);
  assert.deepEqual([what(merged), merged.Escalation.SecondsLeft], [['created', 'merged'], 5400]);
  await scene.post('Svar/UnmergeTicket', { TicketId: one }, { Authorization: authorization(A.login) });
  const back = await explained(scene, one);
  assert.deepEqual([what(back), back.Escalation.SecondsLeft, back.Escalation.Counted?.Seconds], [['created'], -1, 7200]);
  const { id } = await life(scene);
  await explained(scene, id);
  const hidden = await scene.post('Svar/ExplainTicket', { TicketId: 987_654 }, { Authorization: authorization(A.login) });
  assert.equal(hidden.text, 'null');
});
