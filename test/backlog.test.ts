/**
 * A backlog is worked off as quickly as a short line: what is next is found without a look at all that wait. A week of mail may wait
 * behind a desk that was away, and each of them was sorted slower than the one before.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { mailboxLanguage } from '../src/store/analysis.ts';
import type { Database, Statement } from '../src/store/database.ts';
import { openBoss, queuesWithWork, takeJobs } from '../src/store/jobs.ts';
import { strayMails } from '../src/store/mail-sweeps.ts';
import { openDesk, type TestDesk } from './support/desk.ts';
import { rowsLookedAt } from './support/plans.ts';

const WAITING = 20_000;
const isJobs = (table: string): boolean => /^j[0-9a-f]{20,}$/.test(table);

describe('a backlog', () => {
  let desk: TestDesk;
  before(async () => {
    desk = await openDesk();
    await desk.sql("insert into mail_in_filter (id, address, category_id) values (900, 'help@desk.example', 1)");
    const { json: ticket } = await desk.post('Ticket/SaveTicketEntity', { Title: 'Hei' });
    const kept =
      'insert into inbox (mail_in_filter, created, mail_size, svar_hash, status, message_id) select 900, now(), 1, sha256(n::text::bytea)';
    await desk.sql(
      `with m as (insert into ej_message (ticket_id, created_at, author, body, language)
         select $1, now(), 'Kari', 'Hei', 'no' from generate_series(1, 6000) returning id)
       ${kept}, 1, id from (select id, -id as n from m) n`,
      [(ticket as { TicketId: number }).TicketId],
    );
    await desk.sql(`${kept}, 0, null from generate_series(1, ${WAITING}) n`);
    await desk.sql("insert into pgboss.job (name, data) select 'mail-in', jsonb_build_object('inboxId', id) from inbox where status = 0");
    await desk.sql('vacuum analyze pgboss.job');
    await desk.sql('vacuum analyze inbox');
  });
  after(() => desk.close());

  test('the next jobs are taken without a look at the others', async () => {
    const asked: Statement[] = [];
    const { database } = desk.app;
    const heard = {
      query(statement: Statement) {
        asked.push(statement);
        return database.query(statement);
      },
    };
    assert.equal((await takeJobs(openBoss(database), heard as Database, 'mail-in', false, 4)).length, 4);
    const rows = await rowsLookedAt(desk, asked[0]!, isJobs);
    assert.ok(rows > 0 && rows < 50, `${rows} of ${WAITING} jobs were looked at`);
  });

  test('which queues have work is known from the first job of each', async () => {
    const rows = await rowsLookedAt(desk, queuesWithWork([...desk.app.jobs.queues.keys()], false), isJobs);
    assert.ok(rows > 0 && rows < 50, `${rows} of ${WAITING} jobs were looked at`);
  });

  test('the language of a mailbox is that of its last messages, whatever waits', async () => {
    const asked = mailboxLanguage(900);
    assert.deepEqual(await desk.app.database.query(asked), [{ language: 'no' }]);
    const rows = await rowsLookedAt(desk, asked, (table) => table === 'inbox');
    assert.ok(rows > 0 && rows <= 60, `${rows} of ${WAITING} mails were looked at`);
  });

  test('a mail that nobody will sort is found among many that somebody will', async () => {
    const [stray] = await desk.sql(
      "delete from pgboss.job where id = (select id from pgboss.job where state = 'created' limit 1) returning data",
    );
    const asked = strayMails('mail-in', Date.UTC(2100, 0, 1), 0);
    assert.deepEqual(await desk.app.database.query(asked), [
      { id: (stray!.data as { inboxId: number }).inboxId, hasFailed: false, error: '' },
    ]);
    const rows = await rowsLookedAt(desk, asked, isJobs);
    assert.ok(rows > 0 && rows <= WAITING, `${rows} jobs were looked at for ${WAITING} mails`);
  });
});
