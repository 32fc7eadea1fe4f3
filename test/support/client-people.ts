/**
 * The companies and persons that the official client's own tests speak of, as rows: what its mocks would have answered, a
 * real desk finds here. Companies 3 to 5 were changed before February 2020, 2 and 6 after it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

type Sql = (text: string, values?: unknown[]) => Promise<unknown>;

const OLD = '2019-12-01T08:00:00Z';
const NEW = '2020-06-01T08:00:00Z';
const recording = new URL('../../node_modules/@superoffice/webapi/__tests__/PersonImageData.nock', import.meta.url);

/** The picture of person 147, as it was recorded. */
function picture(): Buffer {
  const [recorded] = JSON.parse(readFileSync(recording, 'utf8')) as { response: string }[];
  return Buffer.from(recorded!.response, 'hex');
}

export async function loadClientPeople(sql: Sql): Promise<void> {
  const bytes = picture();
  const hash = createHash('sha256').update(bytes).digest();
  // the first business is what a new company begins with
  await sql(`insert into svar_list_item (list, id, name, rank) values ('business', 7, 'Hotell/Restaurant', -1)
    on conflict (list, id) do update set name = excluded.name, rank = excluded.rank`);
  for (const id of [1, 2, 3, 4, 5, 6])
    await sql(
      `insert into contact (contact_id, name, department, country_id, registered, updated) values ($1, 'Bjørge AS', 'BAvdeling', 578, $2, $3)
        on conflict (contact_id) do update set name = excluded.name, registered = excluded.registered, updated = excluded.updated`,
      [id, OLD, id === 2 || id === 6 ? NEW : OLD],
    );
  await sql(
    `insert into contact (contact_id, name, department, country_id, registered) values (124, 'Fish company', 'uk department', 826, $1)`,
    [OLD],
  );
  await sql('insert into svar_blob (hash, size, bytes) values ($1, $2, $3)', [hash, bytes.byteLength, bytes]);
  await sql(`insert into person (person_id, contact_id, firstname, lastname, svar_picture) values (147, 2, 'Adm0', '', $1)`, [hash]);
  await sql(
    `insert into person (person_id, contact_id, firstname, lastname, mrmrs, title, country_id, svar_description, birthdate, registered, registered_associate_id, updated, updated_associate_id)
      values (210, 124, 'Steve', 'Fishmann', 'Mr.', 'Owner', 826, 'This is awsome guy that will sell you fish in London', '1999-05-13', '2019-12-19T09:44:12Z', 14, '2019-12-19T10:55:14Z', 14)`,
  );
}
