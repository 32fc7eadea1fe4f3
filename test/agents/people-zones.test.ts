/**
 * Person 210 of the official client's own fixtures, read and saved again by client processes of several zones. The desk is at
 * home in Oslo. wire: stamps go out in UTC as soon as offsets are on; a birthday is a day and never shifts.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openDesk, type TestDesk } from '../support/desk.ts';

const fixture = fileURLToPath(new URL('./people-zones.fixture.mjs', import.meta.url));

interface Seen {
  seen: Record<string, unknown>;
  again: Record<string, unknown>;
  birth: number[];
  created: number[];
  updated: string;
}

/** The dates of the person on the wire, by the caller’s SO-TimeZone. */
async function datesOf(desk: TestDesk, zone?: string): Promise<unknown[]> {
  const headers: Record<string, string> = zone ? { 'SO-TimeZone': zone } : {};
  const { json } = await desk.post('Person/GetPersonEntity?personEntityId=210', null, headers);
  const { UpdatedDate, CreatedDate, BirthDate, DbiLastModified } = json as Record<string, unknown>;
  return [UpdatedDate, CreatedDate, BirthDate, DbiLastModified];
}

describe('person 210', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
    await desk.sql(`insert into contact (contact_id, name, department, country_id) values (124, 'Fish company', 'uk department', 826)`);
    await desk.sql(`insert into person (person_id, contact_id, firstname, lastname, mrmrs, country_id, svar_description, birthdate, registered, registered_associate_id, updated, updated_associate_id, extra)
      values (210, 124, 'Steve', 'Fishmann', 'Mr.', 826, 'Sells fish in London', '1999-05-13', '2019-12-19T09:44:12Z', 14, '2019-12-19T10:55:14Z', 14, '{"SuperOffice:4": "1999-05-05T00:00:00", "x_person_boolean": "1"}')`);
    await desk.sql("insert into extra_fields (domain, field_name, type) values (1, 'x_person_boolean', 6)");
    await desk.sql(`insert into udeffield (ownertableid, progid, fieldtype, svar_published) values (8, 'SuperOffice:4', 4,
      '{"type": 4, "progId": "SuperOffice:4", "label": "", "tooltip": "", "tabOrder": 0, "defaultValue": "", "list": "", "textLength": 0}')`);
    await desk.sql(`insert into email (person_id, email_address, rank, description) values (210, 'steve@fish.example', 1, 'Boss')`);
    await desk.sql(
      `insert into address (person_id, atype_idx, address1, city, county, zipcode) values (210, 16387, '112  St James Boulevard', 'London', 'Orange', 'EC1A 1BB')`,
    );
  });
  after(() => desk.close());

  async function run(zone: string, options: object): Promise<Seen> {
    const env = { ...process.env, TZ: zone, SVAR_PEOPLE: JSON.stringify({ url: desk.url, options, personId: 210 }) };
    const { stdout } = await promisify(execFile)(process.execPath, [fixture], { env, timeout: 600_000, maxBuffer: 4_000_000 });
    return JSON.parse(stdout) as Seen;
  }

  async function assertUntouched({ seen, again, birth }: Seen): Promise<void> {
    assert.deepEqual(birth, [1999, 5, 13]);
    assert.deepEqual(again, seen);
    const [row] = await desk.sql('select birthdate::text as birth, registered, updated, extra from person where person_id = 210');
    assert.deepEqual(
      [row!.birth, (row!.registered as Date).toISOString(), (row!.updated as Date).toISOString()],
      ['1999-05-13', '2019-12-19T09:44:12.000Z', '2019-12-19T10:55:14.000Z'],
    );
    assert.deepEqual(await desk.sql('select * from svar_event'), [], 'what was read and saved again is no change');
  }

  // the three cases of the official client's PersonTzTest, in the process zone they assume
  for (const options of [{}, { timezone: 'utc', timezoneInclude: true }, { timezone: 'no', timezoneInclude: true }]) {
    test(`Europe/Oslo, ${JSON.stringify(options)}: the clock of the fixture`, async () => {
      const seen = await run('Europe/Oslo', options);
      assert.deepEqual(seen.created, [2019, 12, 19, 10, 44]);
      assert.equal(seen.updated, '2019-12-19T10:55:14.000Z');
      await assertUntouched(seen);
    });
  }

  test('UTC: without offsets the clock of Oslo, with them the instant', async () => {
    const plain = await run('Etc/UTC', {});
    assert.deepEqual(plain.created, [2019, 12, 19, 10, 44]);
    await assertUntouched(plain);
    for (const timezone of ['utc', 'no']) {
      const exact = await run('Etc/UTC', { timezone, timezoneInclude: true });
      assert.deepEqual(exact.created, [2019, 12, 19, 9, 44]);
      await assertUntouched(exact);
    }
  });

  test('the texts on the wire are those of the three fixtures', async () => {
    assert.deepEqual(await datesOf(desk), ['2019-12-19T11:55:14', '2019-12-19T10:44:12', '1999-05-13T00:00:00', '0001-01-01T00:00:00']);
    const utc = ['2019-12-19T10:55:14Z', '2019-12-19T09:44:12Z', '1999-05-13T00:00:00Z', '0001-01-01T00:00:00Z'];
    assert.deepEqual(await datesOf(desk, 'utc,includeTZOffset'), utc);
    assert.deepEqual(await datesOf(desk, 'no,includeTZOffset'), [...utc.slice(0, 3), '0001-01-01T01:00:00+01:00']);
  });
});
