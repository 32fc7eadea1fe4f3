/** A column once advertised never breaks a query: every column of every archive, selected, sorted by, restricted by every operator it has. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openDesk, type TestDesk } from '../../../test/support/desk.ts';
import { readDateTime } from '../../contract/date-time.ts';
import { zones } from '../../contract/locale.ts';
import { EVERYTHING } from '../../domain/rights.ts';
import { zoneOf } from '../../time/zone.ts';
import {
  type Ask,
  type Asker,
  type Column,
  columnsOf,
  countQuery,
  dynamicProvider,
  operatorsOf,
  type Provider,
  pageQuery,
  providerNames,
  providerOf,
  type Restriction,
  type RestrictionType,
  type Takes,
} from './index.ts';

const VALUES: Readonly<Record<RestrictionType, readonly string[]>> = {
  int: ['0', '[I:3]'],
  decimal: ['0', '[F:1.5]'],
  bool: ['true', '[I:0]'],
  string: ["100% o'clock_\\", ''],
  stringorPK: ['Åse', '[I:3]'],
  date: ['2020-02-29', '[D:01/15/2026 00:00:00.0000000]'],
  datetime: ['9999-12-31T00:00:00', '0001-01-01T00:00:00'],
  associate: ['0', '11'],
  ejUser: ['1', '5'],
  listAny: ['0', '3'],
  ejCategory: ['1', '2'],
  intArray: ['1', '[A:1,2]'],
  timeSpan: ['0', '[TS:3600]'],
};

/** Values for an operator; the relative functions want counts and periods. */
function valuesFor(type: RestrictionType, operator: string, takes: Takes): string[] {
  if (/^(?:next|previous|thisandnext|thisandprevious)$/.test(operator)) return ['2', 'weeks'];
  if (/^this(?:andpreviousandnext)?$/.test(operator)) return ['halfyear'];
  return VALUES[type].slice(0, takes === 'many' ? 2 : takes);
}

const term = (column: string, operator: string, values: readonly string[]): Restriction => ({ kind: 'term', column, operator, values });
/** True for no row, but only after each of the conditions has been looked at. */
const none = (terms: readonly Restriction[]): Restriction => ({
  kind: 'or',
  of: terms.map((one): Restriction => ({ kind: 'and', of: [one, { kind: 'not', of: one }] })),
});
const everyOperator = ({ name, type }: Column): Restriction =>
  none(Object.entries(operatorsOf(type)).map(([operator, { takes }]) => term(name, operator, valuesFor(type, operator, takes))));

const ask = (provider: string, more: Partial<Ask>): Ask => ({
  provider,
  columns: [],
  restriction: null,
  order: [],
  entities: [],
  skip: 0,
  top: 5,
  counted: false,
  ...more,
});

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}

/** The columns of `Dynamic` by the table that they belong to. */
function byTable(columns: readonly Column[]): Column[][] {
  const groups = new Map<string, Column[]>();
  for (const column of columns) {
    const table = column.name.split('.')[0]!;
    groups.set(table, [...(groups.get(table) ?? []), column]);
  }
  return [...groups.values()];
}

describe('columns of archives', () => {
  let desk: TestDesk;
  let askers: Asker[] = [];

  before(async () => {
    desk = await openDesk();
    await desk.sql(
      `insert into ticket (title, created_at, last_changed, category, status, ticket_status, priority, ticket_type, cust_id, contact_id, owned_by, tags, extra, deadline)
       select 'Ticket ' || n, timestamptz '2020-01-01Z' + n * interval '1 day', timestamptz '2020-01-01Z', 1 + n % 3, 1, 1, 1 + n % 3, 1, 50, 9, 5 + n % 3, '{1}', $1, null from generate_series(1, 12) n`,
      [{ x_size: 'no number', x_color: 'blue', x_when: '2020-02-31T00:00:00', x_share: '1.5' }],
    );
    await desk.sql(
      `insert into extra_fields (domain, field_name, name, type) values (4, 'x_when', 'When', 3), (4, 'x_share', 'Share', 15), (8, 'x_mood', 'Mood', 10)`,
    );
    await desk.sql(`insert into ej_message (ticket_id, created_at, body) select id, created_at, 'Body' from ticket`);
    await desk.sql(`insert into hotlist (user_id, ticket_id) select 5, id from ticket`);
    await desk.sql(
      `insert into ticket_relation (source_ticket_id, destination_ticket_id, registered) select min(id), max(id), '2020-01-01Z' from ticket`,
    );
    await desk.sql(`insert into notify (type, user_id, ticket_id, registered) select 1, 5, id, '2020-01-01Z' from ticket`);
    await desk.sql(`insert into sale (heading) values ('A sale')`);
    await desk.sql(`insert into project (name) values ('A project')`);
    await desk.sql(
      `insert into inbox (created, status, mail_size, svar_hash, svar_subject) select '2020-01-01Z', 1 + 2 * (t.id % 2), 7, decode(lpad(t.id::text, 64, '0'), 'hex'), 'A mail' from ticket t`,
    );
    await desk.sql(`update inbox set ticket_id = (select max(id) from ticket) where status = 1`);
    await desk.sql(`insert into outbox (ticket_id, svar_kind, created) select id, 'message', '2020-01-01Z' from ticket`);
    await desk.sql(`insert into webhook (name, registered) values ('A hook', '2020-01-01Z')`);
    const loaded = (await desk.app.desks.reload()).desk;
    const anna = [...loaded.agents.values()].find(({ login }) => login === 'anna')!;
    const whole: Asker = {
      agent: anna,
      desk: loaded,
      list: EVERYTHING,
      read: EVERYTHING,
      edit: EVERYTHING,
      ownCategories: null,
      at: Date.UTC(2020, 5, 1),
      zone: zoneOf('Europe/Oslo'),
      instant: (text) => readDateTime(text, zoneOf('Europe/Oslo')),
      words: (label) => label,
      zones,
      kindOf: ({ type }) => (type === 1 ? 'whole' : type === 3 ? 'date' : type === 15 ? 'decimal' : 'text'),
    };
    // the second lists all and reads only its own: every column but the open ones is blanked row by row
    const masked: Asker = {
      ...whole,
      read: { everything: false, ownerId: anna.id, categoryIds: [], bin: false },
      ownCategories: [1, 2, 3],
    };
    askers = [whole, masked];
  });
  after(() => desk.close());

  const run = async (question: Ask, provider: Provider, asker: Asker, what: string): Promise<number> => {
    try {
      return (await desk.app.database.query(pageQuery(question, provider, asker).statement)).length;
    } catch (error) {
      throw new Error(`${provider.name}: ${what}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  };
  const tried = new Set<string>();

  for (const name of providerNames) {
    test(name, async () => {
      for (const asker of askers) {
        const base = providerOf(name);
        const columns = base ? columnsOf(base, asker) : columnsOf(dynamicProvider({ columns: [] }), asker);
        const groups = base ? [columns] : byTable(columns);
        for (const group of groups) {
          const provider = base ?? dynamicProvider({ columns: [group[0]!.name] });
          for (const some of chunks(group, 60))
            await run(ask(name, { columns: some.map((column) => column.name) }), provider, asker, 'select');
          for (const some of chunks(
            group.filter(({ sortable }) => sortable !== false),
            12,
          )) {
            const order = some.map((column, index) => ({ column: column.name, descending: index % 2 === 1 }));
            await run(ask(name, { columns: [group[0]!.name], order }), provider, asker, `order by ${some.map((column) => column.name)}`);
          }
          for (const column of group) {
            // archives share most of their columns; one and the same way to SQL need not be gone twice
            const way = [asker === askers[0], provider.guard, provider.table.name, column.name, column.type, column.sql].join();
            if (tried.has(way)) continue;
            tried.add(way);
            const question = ask(name, { columns: [column.name], restriction: everyOperator(column) });
            assert.equal(await run(question, provider, asker, `every operator of ${column.name}`), 0, `${name}.${column.name}`);
          }
        }
      }
    });
  }

  test('every archive counts, and has rows for whom it should', async () => {
    for (const name of providerNames) {
      const provider = providerOf(name) ?? dynamicProvider({ columns: ['ticket.title'] });
      const [row] = await desk.app.database.query(countQuery(ask(name, {}), provider, askers[0]!));
      const isEmpty = ['UnassignedTickets', 'LastTickets', 'RecycleTicket'].includes(name);
      assert.equal((row!.count as number) > 0, !isEmpty, name);
    }
  });

  test('an archive that a name does not belong to says so', async () => {
    const unanswerable = [
      ask('FindTicket', { columns: ['title; drop table ticket'] }),
      ask('FindTicket', { columns: ['__proto__/title'] }),
      ask('FindTicket', { columns: ['person/contact/person/name'] }),
      ask('FindTicket', { order: [{ column: 'sentimentScore', descending: false }] }),
      ask('FindTicket', { restriction: term('title', 'constructor', ['x']) }),
      ask('FindTicket', { restriction: term('createdAt', 'before', ['yesterday']) }),
      ask('FindTicket', { restriction: term('ticketId', 'eq', ['1', '2']) }),
      ask('FindTicket', { columns: ['Sum(title)'] }),
      ask('Dynamic', { columns: ['ticket.title', 'person.lastname'] }),
      ask('Dynamic', { columns: ['svar_credential.hash'] }),
      ask('Dynamic', { columns: ['ticket.extra'] }),
      ask('Dynamic', { columns: ['ticket.(svar_event->ticket_id).tx'] }),
    ];
    for (const question of unanswerable) {
      const make = (): unknown => pageQuery(question, providerOf(question.provider) ?? dynamicProvider(question), askers[0]!);
      assert.throws(make, { name: 'Unanswerable' }, JSON.stringify(question));
    }
  });

  test('Dynamic goes along keys, both ways', async () => {
    const question = ask('Dynamic', {
      columns: ['ticket.title', 'ticket.category[ej_category].fullname', 'ticket.(ej_message->ticket_id).body', 'ticket:cust_id.lastname'],
      top: 50,
    });
    assert.equal(await run(question, dynamicProvider(question), askers[0]!, 'steps'), 12);
    assert.equal(await run(question, dynamicProvider(question), askers[1]!, 'steps of what may be read'), 4);
  });
});
