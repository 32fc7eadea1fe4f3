import { it } from 'node:test';
import { readFileSync } from 'node:fs';
import { openDesk, authorization } from './support/desk.ts';
import { connect } from './support/postgres.ts';
import { goBetween } from '../bench/round-trips.ts';
import { mkdtempSync } from 'node:fs';
import { indexAll } from '../src/app/search-index.ts';
import { Database } from '../src/store/database.ts';
it('wall and limit', async () => {
  const desk = await openDesk();
  console.log((await desk.sql('show server_version')));
  const text = Array.from({ length: 50000 }, (_, i) => `ж${(1_700_000 + i).toString(36).replace(/[a-z0-9]/g, (c) => String.fromCharCode(0x0430 + Number.parseInt(c, 36)))}`).join(' ');
  try { console.log(await desk.sql(`select length(to_tsvector('russian', $1) || to_tsvector('simple', $1))`, [text])); } catch (e) { console.log('limit:', String(e), (e as {code:string}).code); }
  try { await desk.sql('begin'); await desk.sql('set local debug_parallel_query = on'); } catch { await desk.sql('rollback'); await desk.sql('begin'); await desk.sql('set local force_parallel_mode = on'); }
  try { console.log(await desk.sql(`select svar_wall(x.name) from registry x limit 1`)); console.log(await desk.sql(`explain (costs off) select count(svar_wall(x.v)) from (select '2026-01-' || (1 + n % 40) as v from generate_series(1,100) n) x`)); } catch (e) { console.log('WALL', String(e)); }
  await desk.sql('rollback');
  await desk.close();
});
