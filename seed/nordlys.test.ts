import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type pg from 'pg';
import { connect, freshDatabase, type TestDatabase } from '../test/support/postgres.ts';
import { worldPasswordHash } from '../test/world.ts';
import { instantAt } from './clock.ts';
import { furnishDemo, stories } from './nordlys.ts';
import { openedAt } from './opening.ts';

const at = new Date('2026-02-18T11:20:00.000Z'); // a Wednesday

describe('the demo world', () => {
  let database: TestDatabase;
  let client: pg.Client;

  /** The offending rows of a query: none, when all is well. */
  const none = async (text: string, values: unknown[] = []): Promise<void> => {
    assert.deepEqual((await client.query(text, values)).rows, []);
  };
  const number = async (text: string): Promise<number> => Number((await client.query<{ count: string }>(text)).rows[0]!.count);
  const list = async <T>(text: string): Promise<T[]> => (await client.query<[T]>({ text, rowMode: 'array' })).rows.map(([value]) => value);

  before(async () => {
    database = await freshDatabase('base');
    client = await connect(database.config);
    assert.equal(await furnishDemo(client, at, worldPasswordHash), true);
  });
  after(async () => {
    await client.end();
    await database.drop();
  });

  it('changes nothing the second time', async () => {
    const tickets = await number('select count(*) from ticket');
    assert.equal(await furnishDemo(client, new Date(at.getTime() + 1000), worldPasswordHash), false);
    assert.equal(await number('select count(*) from ticket'), tickets);
  });

  it('is big enough to look like a desk', async () => {
    assert.equal(await number('select count(*) from ticket'), stories.length);
    assert.ok(stories.length >= 60);
    assert.ok((await number('select count(*) from ej_message')) >= 175);
    assert.equal(
      await number(
        'select count(*) from person p where not exists (select from associate a where a.person_id = p.person_id) and person_id > 1',
      ),
      25,
    );
  });

  it('uses every status, base status, category, priority, type, level, light and tag', async () => {
    await none('select id from ticket_status s where not exists (select from ticket where ticket_status = s.id)');
    assert.deepEqual(await list('select distinct status from ticket order by 1'), [1, 2, 3, 4, 5, 6]);
    await none('select id from ej_category c where not exists (select from ticket where category = c.id)');
    await none('select id from ticket_priority p where not exists (select from ticket where priority = p.id)');
    await none('select 1 from ticket_type y where not exists (select from ticket where ticket_type = y.ticket_type_id)');
    await none(`select name from tags g where not exists (select from ticket where tags <> '{}' and g.tags_id = any(tags))`);
    await none('select 1 from sale s where not exists (select from ticket where sale_id = s.sale_id)');
    await none('select 1 from project p where not exists (select from ticket where project_id = p.project_id)');
    assert.deepEqual(await list('select distinct slevel from ticket order by 1'), [1, 2]);
    assert.deepEqual(await list('select distinct read_status from ticket where status in (1, 3) order by 1'), [1, 2, 3]);
    assert.deepEqual(await list('select distinct owned_by from ticket order by 1'), [1, 5, 6, 7]);
    assert.deepEqual(await list('select distinct badge from ej_message order by 1'), [1, 2, 3, 4, 5]);
    assert.deepEqual(await list('select distinct type from ej_message order by 1'), [1, 2]);
    assert.equal(await number('select count(*) from ej_message where message_category = 1'), 1);
    assert.deepEqual(await list(`select distinct language from ticket where language <> '' order by 1`), [
      'da',
      'de',
      'en',
      'fi',
      'no',
      'sv',
    ]);
  });

  it('counts what is there', async () => {
    await none(
      `select t.id from ticket t left join lateral (
         select count(*) as messages, coalesce(sum(m.time_spent), 0) as spent,
           count(*) filter (where m.slevel = 2 and m.customer_id is null and m.created_by <> 1 and m.message_category = 0) as replies,
           bool_or(exists (select from ticket_attachment a where a.message_id = m.id)) as attached
         from ej_message m where m.ticket_id = t.id) c on true
       where (t.num_messages, t.num_replies, t.time_spent, t.has_attachment)
         is distinct from (c.messages::int, c.replies::int, c.spent::int, coalesce(c.attached, false))`,
    );
    await none('select id from ticket where has_attachment');
  });

  it('agrees about replies, closing and stays', async () => {
    await none(
      `select t.id from ticket t left join lateral (
         select min(created_at) as first from ej_message m
         where m.ticket_id = t.id and m.slevel = 2 and m.created_by <> 1 and m.message_category = 0) r on true
       where t.replied_at is distinct from r.first
         or t.real_time_to_reply <> coalesce(floor(extract(epoch from r.first - t.created_at) / 60), 0)
         or t.time_to_reply > t.real_time_to_reply`,
    );
    await none('select id from ticket where (status = 2) <> (closed_at is not null)');
    await none(
      `select id from ticket where real_time_to_close <> coalesce(floor(extract(epoch from closed_at - created_at) / 60), 0)
         or time_to_close > real_time_to_close`,
    );
    await none(
      `select t.id from ticket t where t.real_time_spent_internally + t.real_time_spent_externally + t.real_time_spent_queue <>
         (select coalesce(sum(h.real_timespan), 0) from ticket_status_history h join ticket_status s on s.id = h.ticket_status
           where h.ticket_id = t.id and s.time_counter <> 0)`,
    );
    await none('select t.id from ticket t join ticket_status s on s.id = t.ticket_status where s.status <> t.status');
    await none('select id from ticket where (status = 5) <> (connect_id is not null) or (status = 5 and created_by <> 1)');
  });

  it('has times that follow each other, in the sixty days before', async () => {
    await none('select id from ticket where last_changed < created_at or last_changed > $1', [at]);
    await none(`select id from ticket where created_at < $1::timestamptz - interval '60 days'`, [at]);
    await none(
      'select m.id from ej_message m join ticket t on t.id = m.ticket_id where m.created_at < t.created_at or m.created_at > t.last_changed',
    );
    await none('select id from ticket where activate is not null and (status <> 3 or activate <= $1)', [at]);
    await none('select id from ticket where ticket_status = 3 and activate is null');
    await none(
      `select id, created_at from ej_message where created_by <> 1 and badge <> 4
         and ((created_at at time zone 'Europe/Oslo')::time not between '07:00' and '17:30' or extract(isodow from created_at at time zone 'Europe/Oslo') > 5)
         and ticket_id not in (select id from ticket where priority = 13)`,
    );
    await none('select b.id from ej_message a join ej_message b on b.id = a.id + 1 where b.created_at < a.created_at');
  });

  it('shows lights that fit their stamps', async () => {
    await none('select id from ticket where read_status = 3 and read_by_owner is not null');
    await none(
      'select id from ticket where read_status in (1, 2) and (owned_by = 1 or read_by_owner is null or first_read_by_owner > read_by_owner)',
    );
    await none(
      `select t.id from ticket t where read_status in (1, 2) and status in (1, 2, 3) and (read_status = 2) <>
         exists (select from ej_message m where m.ticket_id = t.id and m.created_by <> t.owned_by and m.created_at > t.read_by_owner)`,
    );
    await none('select id from ticket where first_read_by_user is null and read_by_owner is not null');
  });

  it('says who wrote', async () => {
    await none(
      'select id from ej_message where badge = 4 and (created_by <> 1 or (customer_id is null and author not like $1 and message_category = 0))',
      ['%@%'],
    );
    await none('select id from ej_message where badge <> 4 and (created_by not in (5, 6, 7) or customer_id is not null)');
    await none('select id from ej_message where badge in (1, 5) and slevel <> 2 or badge in (2, 3) and slevel <> 1');
    await none(
      'select m.id from ej_message m where customer_id is not null and not exists (select from ticket_customers c where c.ticket_id = m.ticket_id and c.customer_id = m.customer_id)',
    );
    await none('select t.id from ticket t left join person p on p.person_id = t.cust_id where t.contact_id is distinct from p.contact_id');
    await none('select id from ej_message where (type = 2) <> (html_body <> $1) or body = $1', ['']);
    await none('select t.id from ticket t join ej_message m on m.ticket_id = t.id and m.search_title <> t.title');
    await none(
      `select m.id from ej_message m where message_id <> '' and not exists (select from message_header h where h.message_id = m.id and h.name = 'To')`,
    );
    await none(
      `select message_id from ej_message where message_id <> '' group by 1 having count(*) > 1 or message_id !~ '^<[^<>@]+@[^<>@]+>$'`,
    );
  });

  it('writes to no real address, and to no two people at one', async () => {
    const texts = await list<string>(
      `select email_address from email union all select email from ejuser union all select from_address from ticket union all select author from ej_message
       union all select value from message_header union all select email from message_customers
       union all select body from ej_message union all select html_body from ej_message union all select email_header from ej_message`,
    );
    const addresses = texts.flatMap((text) => text.match(/[\w.+-]+@[\w.-]+\w/g) ?? []);
    assert.ok(addresses.length > 100);
    assert.deepEqual(
      addresses.filter((address) => !/@([\w-]+\.)*example\.(org|com|net)$/.test(address)),
      [],
    );
    await none('select lower(email_address) from email group by 1 having count(*) > 1');
    await none('select p.person_id from person p where person_id > 1 and not exists (select from email e where e.person_id = p.person_id)');
  });

  it('logs every creation and every message', async () => {
    await none(
      'select t.id from ticket t where 1 <> (select count(*) from ticket_log_action a where a.ticket_id = t.id and a.log_action = 19)',
    );
    await none(
      'select m.id from ej_message m where (select array_agg(a.log_action order by a.log_action) from ticket_log_action a where a.message_id = m.id) <> $1',
      [[18, 10012]],
    );
    await none('select m.id from ej_message m where not exists (select from ticket_log_action a where a.message_id = m.id)');
    for (const action of [9, 20, 21, 33, 34]) {
      assert.ok(
        await number(
          `select count(*) from ticket_log_change c join ticket_log_action a on a.id = c.action_id where a.log_action = ${action}`,
        ),
        `${action}`,
      );
    }
    await none(
      'select a.id from ticket_log_action a join ticket t on t.id = a.ticket_id where a.log_when < t.created_at or a.log_when > t.last_changed',
    );
  });

  it('holds the persons of the acceptance world and lets them in', async () => {
    assert.deepEqual(
      await list(
        'select a.name from associate a join svar_credential c using (associate_id) where associate_id in (11, 12, 13) and ejuserid = associate_id - 6 order by associate_id',
      ),
      ['anna', 'bjorn', 'cato'],
    );
    await none('select 1 from svar_credential where associate_id > 1 and hash <> $1', [worldPasswordHash]);
    assert.deepEqual(await list('select lastname from person where person_id in (50, 51, 77) order by person_id'), [
      'Nordmann',
      'Dahl',
      'Ek',
    ]);
    assert.deepEqual(await list('select name from contact where contact_id in (2, 9) order by contact_id'), [
      'Nordlys AS',
      'Fjellheim Bygg AS',
    ]);
  });

  it('goes on behind the numbers it used', async () => {
    await client.query('begin');
    const id = async (text: string): Promise<number> => (await client.query<[number]>({ text, rowMode: 'array' })).rows[0]![0];
    assert.equal(await id(`insert into contact (name) values ('x') returning contact_id`), 101);
    assert.equal(await id(`insert into tags (name) values ('x') returning tags_id`), 7);
    const copy = 'insert into ticket (title, created_at, last_changed, category, status, ticket_status, priority, ticket_type)';
    assert.equal(
      await id(`${copy} select 'x', created_at, created_at, 1, 1, 1, 1, 1 from ticket where id = 1 returning id`),
      stories.length + 1,
    );
    const messages = await number('select count(*) from ej_message');
    assert.equal(
      await id(`insert into ej_message (ticket_id, created_at) select id, created_at from ticket where id = 1 returning id`),
      messages + 1,
    );
    await client.query('rollback');
  });
});

it('is told in order, within sixty days, whatever the day and the hour', () => {
  const HOUR = 3_600_000;
  for (let moment = Date.UTC(2026, 0, 1); moment < Date.UTC(2027, 0, 1); moment += 53 * HOUR) {
    for (const story of stories) {
      const times = [openedAt(story, moment), ...story.steps.map((step) => instantAt(step.when, moment))];
      const inOrder = times.every((time, index) => index === 0 || time >= times[index - 1]!);
      const inTime = times[0]! >= moment - 60 * 24 * HOUR && times.at(-1)! <= moment;
      if (!inOrder || !inTime) assert.fail(`"${story.title}" at ${new Date(moment).toISOString()}`);
    }
  }
});

it('loads on any clock', async () => {
  for (const moment of ['2026-03-29T00:30:00.000Z', '2026-10-26T23:59:59.999Z']) {
    const database = await freshDatabase('base');
    const client = await connect(database.config);
    assert.equal(await furnishDemo(client, new Date(moment), worldPasswordHash), true, moment);
    await client.end();
    await database.drop();
  }
});
