/** A night with 1,000 tickets: it comes to the same whether the server looked every half hour or slept until the morning; each step once. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openScene, type Scene } from './scene.ts';

const EVENING = Date.parse('2026-01-12T16:00:00Z');
const MORNING = Date.parse('2026-01-13T08:00:00Z');
const HALF_HOUR = 1_800_000;

/** Tickets of three priorities, some postponed until some time in the night, with levels that delegate, mail and tell. */
async function furnished(t: TestContext): Promise<Scene> {
  const scene = await openScene(t);
  scene.clock.at = EVENING;
  await scene.sql('update ticket_priority set flags = 0 where id = 11');
  await scene.sql(
    "update ticket_alert set action = 1 + 4 + 16, delegate_to = 6, email_to = 'duty@example.org' where priority = 11 and alert_level = 2",
  );
  await scene.sql('update ticket_alert set action = 1024, script_id = 7 where priority = 11 and alert_level = 3');
  await scene.sql(
    `insert into ticket (title, created_at, last_changed, author, owned_by, category, slevel, status, ticket_status, priority, ticket_type, time_spent_calculated, svar_stay_since, alert_timeout, activate, next_wake)
    select 'Night ' || n, $1::timestamptz, $1::timestamptz, 'x', case when n % 3 = 0 then 5 else 1 end, 1, 2,
      case when n % 10 = 0 then 3 else 1 end, case when n % 10 = 0 then 3 else 1 end, case when n % 5 = 0 then 12 else 11 end, 1, $1::timestamptz, $1::timestamptz,
      $1::timestamptz + n * interval '47 seconds', case when n % 10 = 0 then $1::timestamptz + n * interval '53 seconds' end,
      $1::timestamptz + n * case when n % 10 = 0 then interval '53 seconds' else interval '47 seconds' end
    from generate_series(1, 1000) n`,
    [new Date(EVENING).toISOString()],
  );
  return scene;
}

const outcome = async (scene: Scene): Promise<unknown> => ({
  tickets: await scene.sql(
    `select id, owned_by, status, ticket_status, alert_level, alert_timeout, alert_stop, activate, next_wake, read_status, svar_version, svar_stay_since, time_spent_calculated,
       time_spent_internally, time_spent_externally, real_time_spent_internally, real_time_spent_externally from ticket order by id`,
  ),
  log: await scene.sql('select ticket_id, log_action, log_when, user_id, description from ticket_log_action order by ticket_id, id'),
  stays: await scene.sql(
    'select ticket_id, ticket_status, timespan, real_timespan, from_datetime, to_datetime from ticket_status_history order by ticket_id, id',
  ),
  outbox: await scene.sql('select ticket_id, type, svar_kind, rcpt, svar_user_id, svar_alert_id from outbox order by ticket_id, id'),
  popUps: await scene.sql('select ticket_id, user_id, type from notify order by 1, 2, 3'),
});

test('awake and asleep end the same', async (t) => {
  const [awake, asleep] = [await furnished(t), await furnished(t)];
  for (let at = EVENING; at <= MORNING; at += HALF_HOUR) {
    awake.clock.at = at;
    await awake.wakeTickets();
  }
  asleep.clock.at = MORNING;
  // two that look at the same time share the work
  await Promise.all([asleep.wakeTickets(), asleep.wakeTickets()]);
  await asleep.wakeTickets();
  const [one, other] = [await outcome(awake), await outcome(asleep)];
  assert.deepEqual(one, other);
  const [levels] = await asleep.sql(
    'select count(*)::int as count, count(distinct (ticket_id, description))::int as steps from ticket_log_action where log_action = 9',
  );
  assert.ok((levels!.count as number) > 1000, `${levels!.count} levels were reached`);
  assert.equal(levels!.count, levels!.steps, 'each once');
});
