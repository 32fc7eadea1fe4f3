/** What a fresh desk holds before the first call: the rows of the base data, by their documented ids. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Client } from 'pg';
import { connect, freshDatabase, type TestDatabase } from './support/postgres.ts';

let database: TestDatabase;
let client: Client;

const value = async (name: string): Promise<unknown> =>
  (await client.query('select value from registry where name = $1', [name])).rows[0]?.value;

const rows = async (sql: string): Promise<unknown[][]> => (await client.query({ text: sql, rowMode: 'array' })).rows;

describe('a fresh desk', () => {
  before(async () => {
    database = await freshDatabase('base');
    client = await connect(database.config);
  });
  after(async () => {
    await client.end();
    await database.drop();
  });

  test('seven statuses, each base status with its row', async () => {
    assert.deepEqual(await rows('select id, name, status, time_counter, no_email_reopen from ticket_status order by ts_rank'), [
      [1, 'Open', 1, 1, false],
      [6, 'In queue', 1, 3, false],
      [3, 'Postponed', 3, 2, false],
      [2, 'Closed', 2, 0, false],
      [4, 'Deleted', 4, 0, true],
      [5, 'Linked', 5, 0, false],
      [7, 'Spam', 6, 0, true],
    ]);
  });

  test('three priorities in office hours, without levels', async () => {
    assert.deepEqual(
      await rows(
        'select id, name, sort_order, flags, deadline, mon_start::text, fri_stop::text, sat_start, ticket_new, ticket_read, ticket_closed, ticket_changed_priority from ticket_priority order by id',
      ),
      [
        [1, 'Low', 1, 5, 1440, '09:00:00', '17:00:00', null, 2, -1, 0, 2],
        [2, 'Medium', 2, 7, 480, '09:00:00', '17:00:00', null, 2, -1, 0, 2],
        [3, 'High', 3, 4, 120, '09:00:00', '17:00:00', null, 2, -1, 0, 2],
      ],
    );
    assert.deepEqual(await rows('select * from ticket_alert'), []);
  });

  test('one type and three categories with the administrator as member', async () => {
    assert.deepEqual(
      await rows('select ticket_type_id, name, icon, is_default, is_external, default_status, default_priority from ticket_type'),
      [[1, 'Request', 'ticket', true, true, null, null]],
    );
    assert.deepEqual(
      await rows(
        'select id, name, fullname, external_name, flags, delegate_method, category_master, delegate_counter, assignment_lag from ej_category order by id',
      ),
      [
        [1, 'Support', 'Support', 'Support', 8, 1, 2, 0, -1],
        [2, 'Administration', 'Administration', '', 9, 4, 2, 0, -1],
        [3, 'Sales', 'Sales', 'Sales', 8, 4, 2, 0, -1],
      ],
    );
    assert.deepEqual(await rows('select category_id, user_id, weight from category_membership order by 1'), [
      [1, 2, 1],
      [2, 2, 1],
      [3, 2, 1],
    ]);
  });

  test('the administrator and the system user, in two id spaces', async () => {
    assert.deepEqual(
      await rows(
        'select a.associate_id, a.name, a.type, a.person_id, a.group_idx, a.ejuserid, u.role_id from associate a join userrolelink u using (associate_id) order by 1',
      ),
      [
        [1, 'admin', 0, 1, 1, 2, 1],
        [2, 'SYSTEM', 13, null, 1, 1, 12],
      ],
    );
    assert.deepEqual(await rows('select id, loginname, status, default_user, notify_mask from ejuser order by id'), [
      [1, 'SYSTEM', 127, 2, 0],
      [2, 'admin', 1, 2, 4095],
    ]);
    assert.deepEqual(await rows('select associate_id from svar_credential'), [[1]], 'the system user cannot log in');
    assert.deepEqual(await rows('select contact_id from contact'), [[2]]);
  });

  test('roles hold their function rights', async () => {
    const held = await rows(`select r.role_id, array_agg(f.functionright_id order by f.functionright_id)
    from role r join functionrightrolelink l on l.roleid = r.role_id join functionright f on f.functionright_id = l.functionrightid group by 1 order by 1`);
    const every = [1, 2, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58];
    assert.deepEqual(held, [
      [1, every],
      [2, [49, 50, 51, 52, 53, 54, 56, 57, 58]],
      [13, every.filter((id) => id !== 1)],
      [14, [49, 50, 51, 56]],
    ]);
  });

  test('the settings that saves ask for', async () => {
    const wanted = {
      DefaultTicketStatusOpen: '1',
      DefaultTicketStatusClosed: '2',
      DefaultTicketStatusInactive: '3',
      DefaultTicketStatusDeleted: '4',
      DefaultTicketStatusConnected: '5',
      DefaultTicketStatusSpam: '7',
      QueueTicketStatuses: '6',
      EnableEditMessage: '0',
      'External access level as default': '1',
      'Base time zone': 'Europe/Oslo',
    };
    for (const [name, expected] of Object.entries(wanted)) assert.equal(await value(name), expected, name);
    assert.deepEqual(
      await rows("select reg_id from registry where name in ('DoNotSearchBodyForTag', 'SearchSubjectBeforeMsgId') order by 1"),
      [[72], [175]],
    );
  });

  test('tickets and messages begin at 1, everything with base rows goes on at 101', async () => {
    assert.deepEqual(
      await rows(
        "select nextval('ticket_id_seq')::int, nextval('ej_message_id_seq')::int, nextval('ej_category_id_seq')::int, nextval('ticket_status_id_seq')::int",
      ),
      [[1, 1, 101, 101]],
    );
  });
});
