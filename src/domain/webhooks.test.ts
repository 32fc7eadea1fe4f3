import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { afterAttempt, fieldValues, type Happening, occurrencesOf, ofState, payloadOf, QUOTED, SIGNAL, TEST, wants } from './webhooks.ts';

const happening = (more: Partial<Happening>): Happening => ({
  seq: 1,
  at: Date.parse('2026-01-15T12:00:00.001Z'),
  byId: 7,
  entity: 'ticket',
  rowId: 42,
  messageId: null,
  kinds: ['TicketChanged'],
  before: {},
  after: {},
  ...more,
});
const names = (more: Partial<Happening>): string[] => occurrencesOf(happening(more)).map(({ name }) => name);

test('what a row of what happened is called outside', () => {
  const table: readonly (readonly [Partial<Happening>, string[]])[] = [
    [{ kinds: ['TicketCreated'] }, ['ticket.created']],
    [{ kinds: ['TicketChanged', 'StatusChanged'], after: { status: 2 } }, ['ticket.changed']],
    [{ kinds: ['TicketChanged', 'TicketDeleted'], after: { status: 4 } }, ['ticket.changed']],
    [{ kinds: ['MessageEdited'], messageId: 3 }, ['ticket.changed']],
    [{ kinds: ['MessageAdded', 'InternalMessageAdded'], messageId: 3 }, ['ticket.changed', 'ticketmessage.created']],
    [{ entity: 'person', kinds: ['person.changed'] }, ['person.changed']],
    [{ entity: 'contact', kinds: ['contact.softdeleted'] }, ['contact.softdeleted']],
    [{ entity: 'ticket_type', kinds: ['list.tickettype.changed'] }, ['list.tickettype.changed']],
    [{ entity: 'y_car', kinds: ['y_car.deleted'] }, ['y_car.deleted']],
    [{ entity: 'webhook', rowId: 5, kinds: ['webhook.changed', 'webhook.stopped'] }, ['webhook5.stopped']],
    [{ entity: SIGNAL, kinds: ['Foo.Bar'] }, ['foo.bar']],
    // what is nobody's business
    [{ kinds: ['TicketChanged'], after: { svar_version: 7, next_wake: '2026-01-15T12:00:00Z' } }, []],
    [{ kinds: ['RelationsChanged'] }, []],
    [{ entity: 'svar_token', kinds: ['token.issued'] }, []],
    [{ entity: 'associate', kinds: ['associate.password'] }, []],
    [{ entity: 'person', kinds: ['person.exported', 'constructor.created', '__proto__.changed'] }, []],
    [{ entity: 'webhook', kinds: ['webhook.created'] }, []],
  ];
  for (const [event, expected] of table) assert.deepEqual(names(event), expected, JSON.stringify(event));
});

test('changes are names of columns: the key first for tickets, own fields one by one, nothing of what is Svar’s alone', () => {
  const before = { status: 1, extra: { x_a: 1, x_b: 2 }, svar_secret: 1 };
  const after = { status: 2, last_changed: 'x', extra: { x_a: 1, x_b: 3, x_c: 1 }, message: { body: 'b' }, svar_secret: 2 };
  assert.deepEqual(occurrencesOf(happening({ before, after }))[0]!.changes, ['id', 'status', 'last_changed', 'x_b', 'x_c']);
  const person = happening({
    entity: 'person',
    kinds: ['person.changed'],
    before: { rank: 1, title: 'a' },
    after: { rank: 2, title: 'a' },
  });
  assert.deepEqual(occurrencesOf(person)[0]!.changes, ['rank']);
  assert.deepEqual(occurrencesOf(happening({ kinds: ['TicketCreated'], after }))[0]!.changes, []);
});

test('a hook wants what it names, in any case', () => {
  assert.ok(wants(['x', 'Ticket.Created'], 'ticket.created'));
  assert.ok(!wants(['ticket'], 'ticket.created'));
  assert.ok(!wants([], 'ticket.created'));
});

/** What an attempt came to, its delivery's earlier failures and the hook's: what becomes of both. */
const cases: readonly (readonly [number | null, number, number, ReturnType<typeof afterAttempt>])[] = [
  [null, 0, 0, { againIn: null, consecutive: 0, disable: false }],
  [null, 2, 8, { againIn: null, consecutive: 0, disable: false }],
  [500, 0, 0, { againIn: 1_000, consecutive: 1, disable: false }],
  [0, 1, 1, { againIn: 4_000, consecutive: 2, disable: false }],
  [404, 2, 2, { againIn: null, consecutive: 3, disable: false }],
  [301, 0, 3, { againIn: 1_000, consecutive: 4, disable: false }],
  [500, 1, 7, { againIn: 4_000, consecutive: 8, disable: false }],
  [500, 2, 8, { againIn: null, consecutive: 9, disable: true }],
  [500, 0, 8, { againIn: null, consecutive: 9, disable: true }],
  [410, 0, 0, { againIn: null, consecutive: 1, disable: true }],
];
test('what becomes of a delivery and its hook', () => {
  for (const [status, failures, consecutive, expected] of cases)
    assert.deepEqual(
      afterAttempt(status === null ? null : { status }, failures, consecutive),
      expected,
      `${status} ${failures} ${consecutive}`,
    );
});

test('whatever a target does: three attempts an event at most, off after nine failures in a row, never after fewer unless it is gone', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(200, 500, 0, 404, 410), { maxLength: 40 }), (answers) => {
      let [consecutive, failures, attempts] = [0, 0, 0];
      for (const status of answers) {
        attempts++;
        const verdict = afterAttempt(status === 200 ? null : { status }, failures, consecutive);
        consecutive = verdict.consecutive;
        assert.ok(attempts <= 3);
        assert.equal(verdict.disable, status === 410 || consecutive === 9);
        if (verdict.disable) return;
        failures = verdict.againIn === null ? 0 : failures + 1;
        if (verdict.againIn === null) attempts = 0;
      }
    }),
  );
});

test('states of a hook', () => {
  assert.equal(ofState(3, 1), 'webhook.started');
  assert.equal(ofState(1, 2), 'webhook.stopped');
  assert.equal(ofState(1, 1), null);
});

test('what is told of a row: numbers, flags and stamps alone', () => {
  const row = {
    category: 3,
    connect_id: null,
    cust_id: 50,
    has_attachment: true,
    created_at: '2026-07-01T10:00:00.5+00:00',
    last_changed: '2026-01-01T00:00:00+00:00',
    title: 'no',
  };
  assert.deepEqual(fieldValues('ticket', row, 'Europe/Oslo'), {
    category: 3,
    connect_id: -1,
    created_at: '2026-07-01T12:00:00.500',
    cust_id: 50,
    has_attachment: 1,
    last_changed: '2026-01-01T01:00:00',
  });
  assert.deepEqual(fieldValues('webhook', { state: 3, registered: '2026-01-01T00:00:00+00:00', updated: null }, 'UTC'), {
    registered: '2026-01-01T00:00:00.000Z',
    state: 2,
    updated: null,
  });
  assert.deepEqual(fieldValues('ticket', undefined, 'UTC'), {});
});

test('no text of a row is told, whatever the row holds', () => {
  const texts = fc.dictionary(
    fc.constantFrom('title', 'name', 'author', 'firstname', 'from_address', 'tooltip', 'text'),
    fc.string({ minLength: 3 }).map((text) => `zq${text}`),
  );
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(QUOTED)), texts, (table, row) => {
      assert.ok(!JSON.stringify(fieldValues(table, row, 'UTC')).includes('zq'));
    }),
  );
});

test('the payload says what Svar says, and the hook’s own properties beside it', () => {
  const hook = { name: 'Mine', properties: { mine: 1, Event: 'other', Values: 'other', __proto__x: 2 } };
  const text = payloadOf(TEST, hook, { eventId: 'e', at: Date.parse('2026-01-15T12:00:00.009Z'), byId: 7, values: {} });
  assert.deepEqual(JSON.parse(text), {
    EventId: 'e',
    Timestamp: '2026-01-15T12:00:00.0090000Z',
    Changes: [],
    Event: 'test',
    PrimaryKey: 0,
    Entity: 'test',
    ContextIdentifier: 'Default',
    ChangedByAssociateId: 7,
    WebhookName: 'Mine',
    FieldValues: {},
    mine: 1,
    __proto__x: 2,
  });
});
