/**
 * Jobs: rows of pg-boss in a schema of its own, in the same database, so that a job is born in the transaction that wants it.
 * Taking, failing, expiring and archiving is the library's. Ours is what it lacks: the library ends whatever is active, so each
 * end first locks the row and looks whether the attempt is still the one that was taken; and a lease is renewed.
 * The clock of these rows is the database's. Source: reliability §1.
 */
import type { ClientBase } from 'pg';
import PgBoss from 'pg-boss';
import type { Database, Row, Statement, Tx } from './database.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
/** A round that is over must be remembered for longer than the longest round lasts, or it would be begun again. */
const DONE_KEPT = 3 * DAY;
/** Failed jobs stay where administrators see them. */
const FAILED_KEPT = 90 * DAY;
/** A job that nobody comes to waits for years, not days. */
const WAITS_AT_MOST_DAYS = 3_650;
/** The advisory lock of those that prepare one database. */
const PREPARING = 5_821_902;

/** How a queue treats its jobs. */
export interface QueueSettings {
  readonly name: string;
  /** Attempts after the first. */
  readonly retries: number;
  /** Seconds before the second attempt; each later pause is about twice as long. */
  readonly pauseSeconds: number;
  /** Seconds after which a job whose process gives no sign of life is another's. */
  readonly leaseSeconds: number;
}

/** A job that was taken. */
export interface Taken {
  readonly id: string;
  readonly queue: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Which attempt this is, from 0. It only grows, so that it tells who holds the job. */
  readonly attempt: number;
}

/** States of jobs as they are looked for. */
export type JobState = 'waiting' | 'running' | 'done' | 'failed';
const STATES: Readonly<Record<JobState, readonly string[]>> = {
  waiting: [PgBoss.states.created, PgBoss.states.retry],
  running: [PgBoss.states.active],
  done: [PgBoss.states.completed],
  failed: [PgBoss.states.failed, PgBoss.states.cancelled],
};

/** A job as administrators see it. Instants are milliseconds. */
export interface JobRow {
  id: string;
  queue: string;
  state: JobState;
  createdAt: number;
  /** When its attempt began, or last gave a sign of life. */
  startedAt: number | null;
  endedAt: number | null;
  /** When it is tried next, or was to be. */
  dueAt: number;
  attempts: number;
  error: string;
  data: Readonly<Record<string, unknown>>;
}

type Ask = (text: string, values: readonly unknown[]) => Promise<Row[]>;
const through = (ask: Ask): PgBoss.Db => ({ executeSql: async (text, values = []) => ({ rows: await ask(text, values) }) });
const inside = (tx: Tx): PgBoss.Db => through(async (text, values) => (await tx.query({ text, values }))[0]!);
/** The library's statement is the transaction's last. */
const ending = (tx: Tx): PgBoss.Db => through((text, values) => tx.finish({ text, values }));

function bossOver(db: PgBoss.Db): PgBoss {
  const boss = new PgBoss({
    db,
    migrate: true,
    supervise: false,
    schedule: false,
    archiveCompletedAfterSeconds: DONE_KEPT,
    archiveFailedAfterSeconds: FAILED_KEPT,
    deleteAfterDays: 7,
  });
  // what fails is raised where it was asked for
  boss.on('error', () => undefined);
  return boss;
}

/** The library over our own connections. Its scripts bring their own BEGIN and COMMIT. */
export const openBoss = (database: Database): PgBoss =>
  bossOver(
    through(async (text, values) => {
      if (values.length > 0) return database.query({ text, values });
      await database.script(text);
      return [];
    }),
  );

const optionsOf = ({ name, retries, pauseSeconds, leaseSeconds }: QueueSettings) => ({
  name,
  policy: 'standard' as const,
  retryLimit: retries,
  retryDelay: pauseSeconds,
  retryBackoff: true,
  expireInSeconds: leaseSeconds,
  retentionMinutes: WAITS_AT_MOST_DAYS * 24 * 60,
});

/** Our indexes on the library's table. It sorts all jobs that wait to take the next one; and it does not know whose mail a job is for (decision 59). */
const INDEXES = {
  svar_job_order_idx: "(name, priority desc, created_on, id) where state < 'active'",
  svar_job_inbox_idx: "(name, (data ->> 'inboxId'))",
};

async function indexJobs(client: ClientBase): Promise<void> {
  for (const [name, of] of Object.entries(INDEXES)) {
    // looked up first: "if not exists" asks for a lock all the same, which every save would wait behind
    const { rowCount } = await client.query('select from pg_class where oid = to_regclass($1)', [`pgboss.${name}`]);
    if (rowCount === 0) await client.query(`create index ${name} on pgboss.job ${of}`);
  }
}

/**
 * Makes or renews the schema and the queues, at a start. Several processes may do so at once; a queue of a newer Svar stays.
 * @param client a connected client outside any transaction; it is given back outside one
 */
export async function prepareJobs(client: ClientBase, queues: readonly QueueSettings[]): Promise<void> {
  const boss = bossOver(through(async (text, values) => (await client.query<Row>(text, [...values])).rows));
  await client.query("set lock_timeout = '60s'");
  try {
    await client.query('select pg_advisory_lock($1)', [PREPARING]);
    await boss.start();
    await indexJobs(client);
    const standing = new Map((await boss.getQueues()).map((queue) => [queue.name, queue as unknown as Row]));
    for (const settings of queues) {
      const options = optionsOf(settings);
      const before = standing.get(settings.name);
      if (!before) await boss.createQueue(settings.name, options);
      else if (Object.entries(options).some(([name, value]) => before[name] !== value)) await boss.updateQueue(settings.name, options);
    }
  } finally {
    await client.query('rollback');
    await client.query('select pg_advisory_unlock($1)', [PREPARING]);
    await client.query('reset lock_timeout');
  }
}

// --- a job's life

/**
 * Writes a job down in a transaction: it is there when that commits, and never was when it does not.
 * @param tx null: in one of its own
 * @param id a uuid; null for a new one. Of two jobs of one queue with the same id only the first is written
 * @returns its id; null when there is one with this id already
 */
export const sendJob = (boss: PgBoss, tx: Tx | null, queue: string, data: object, id: string | null): Promise<string | null> =>
  boss.send(queue, data, { ...(id === null ? {} : { id }), ...(tx === null ? {} : { db: inside(tx) }) });

/** The queues among these that have a job to do; what it costs does not grow with what waits. @param early do jobs count that pause before their next attempt? */
export const queuesWithWork = (queues: readonly string[], early: boolean): Statement => ({
  name: 'queues-with-work',
  // one look for each queue: left to itself the planner reads all that wait
  text: `select q.name from unnest($1::text[]) q(name) cross join lateral
    (select from pgboss.job j where j.name = q.name and j.state < 'active' and ($2::bool or j.start_after < now()) limit 1) first`,
  values: [queues, early],
});

/** Takes the next jobs of a queue, in their order. @returns none when there are none, or others have them all */
export async function takeJobs(boss: PgBoss, database: Database, queue: string, early: boolean, most: number): Promise<Taken[]> {
  const failures: unknown[] = [];
  // the library takes a failed look for an empty queue
  const db = through((text, values) =>
    database.query({ text, values }).catch((error: unknown) => {
      failures.push(error);
      throw error;
    }),
  );
  const jobs = await boss.fetch<Taken['data']>(queue, { includeMetadata: true, batchSize: most, ignoreStartAfter: early, db });
  if (failures.length > 0) throw failures[0];
  // an update answers in any order. Our connections read moments as milliseconds
  const inOrder = jobs.sort((a, b) => Number(a.createdOn) - Number(b.createdOn) || (a.id < b.id ? -1 : 1));
  return inOrder.map((job) => ({ id: job.id, queue, data: job.data ?? {}, attempt: job.retryCount }));
}

/** Locks a taken job until the transaction ends. No row: it is another's by now, or was ended. */
export const lockTaken = ({ id, queue, attempt }: Taken): Statement => ({
  name: 'lock-taken-job',
  text: `select id from pgboss.job where name = $1 and id = $2::uuid and state = 'active' and retry_count = $3 for update`,
  values: [queue, id, attempt],
});

/** Ends jobs of one queue, those that are still held: what the library's way does, with a look at the attempt, in one statement. */
export const finishTaken = (queue: string, taken: readonly Taken[]): Statement => ({
  name: 'finish-taken-jobs',
  text: `with held as (select id from pgboss.job where name = $1 and state = 'active' and (id, retry_count) in (select * from unnest($2::uuid[], $3::int[])) order by id for update)
    update pgboss.job j set state = 'completed', completed_on = now(), output = '{}' from held where j.name = $1 and j.id = held.id`,
  values: [queue, taken.map(({ id }) => id), taken.map(({ attempt }) => attempt)],
});

/**
 * Renews a lease; a row that its own handler has locked needs none. The start moves, and not the length of the lease, since the
 * library hands the length on to the next attempt.
 * @returns (of the rows) one while the job is still held
 */
export const renewTaken = ({ id, queue, attempt }: Taken): Statement => ({
  name: 'renew-taken-job',
  text: `with free as (select id from pgboss.job where name = $1 and id = $2::uuid and state = 'active' and retry_count = $3 for update skip locked),
    renewed as (update pgboss.job j set started_on = now() from free where j.name = $1 and j.id = free.id)
    select id from pgboss.job where name = $1 and id = $2::uuid and state = 'active' and retry_count = $3`,
  values: [queue, id, attempt],
});

/** Gives a job back for somebody else to take at once; the attempt does not count. */
export const giveBackTaken = ({ id, queue, attempt }: Taken): Statement => ({
  name: 'give-back-taken-job',
  text: `update pgboss.job set state = 'retry', start_after = now(), retry_limit = retry_limit + 1 where name = $1 and id = $2::uuid and state = 'active' and retry_count = $3`,
  values: [queue, id, attempt],
});

/** Ends a job in a transaction that has locked it. */
export async function completeTaken(boss: PgBoss, tx: Tx, { id, queue }: Taken): Promise<void> {
  await boss.complete(queue, id, {}, { db: inside(tx) });
}

/** Notes a failed attempt: there will be another, or the job has failed. @returns false when it is no longer held */
export const failTaken = (boss: PgBoss, database: Database, taken: Taken, reason: string): Promise<boolean> =>
  endTaken(database, taken, (tx) => boss.fail(taken.queue, taken.id, { message: reason }, { db: ending(tx) }));

const endTaken = (database: Database, taken: Taken, end: (tx: Tx) => Promise<unknown>): Promise<boolean> =>
  database.transaction(async (tx) => {
    const [held] = await tx.query(lockTaken(taken));
    if (held!.length === 0) return false;
    await end(tx);
    return true;
  });

/** Takes jobs away from those whose lease has run out. */
export const expireJobs = (boss: PgBoss): Promise<void> => boss.expire();

/** Moves what ended long ago to the archive, and forgets what is old there. */
export const archiveJobs = (boss: PgBoss): Promise<void> => boss.maintain();

// --- what administrators see and do

const stateOf = `case ${Object.entries(STATES)
  .map(([state, names]) => `when j.state in (${names.map((name) => `'${name}'`).join(', ')}) then '${state}'`)
  .join(' ')} end`;
/** The library's own queues begin so. */
const OURS = `left(j.name, 2) <> '__'`;

/** Jobs, the newest first. @param state null for all, as with the queue */
export const listJobs = (state: JobState | null, queue: string | null, top: number): Statement => ({
  name: 'list-jobs',
  text: `select j.id::text as id, j.name as queue, ${stateOf} as state, j.created_on as "createdAt", j.started_on as "startedAt",
      j.completed_on as "endedAt", j.start_after as "dueAt", case when j.started_on is null then 0 else j.retry_count + 1 end as attempts,
      coalesce(j.output ->> 'message', j.output -> 'value' ->> 'message', '') as error, coalesce(j.data, '{}') as data
    from pgboss.job j where ${OURS} and ($1::text is null or ${stateOf} = $1) and ($2::text is null or j.name = $2)
    order by j.created_on desc, j.id limit $3`,
  values: [state, queue, top],
});

/** How many jobs wait, run, and have failed. @returns (of the rows) state and count */
export const countJobs: Statement = {
  name: 'count-jobs',
  text: `select ${stateOf} as state, count(*) as count from pgboss.job j where ${OURS} and j.state <> 'completed' group by 1`,
  values: [],
};

/** Does a queue have a job that waits or runs? @returns (of the row) `busy` */
export const isBusy = (queue: string): Statement => ({
  name: 'is-queue-busy',
  text: `select exists (select from pgboss.job where name = $1 and state <= 'active') as busy`,
  values: [queue],
});

/**
 * Lets a failed job be tried once more. The library's own way leaves the moment of the failure standing, by which a job may
 * be archived before it is done. @returns (of the rows) one when there was such a job
 */
export const retryFailed = (queue: string, id: string): Statement => ({
  name: 'retry-failed-job',
  text: `update pgboss.job set state = 'retry', retry_limit = retry_count + 1, completed_on = null, start_after = now() where name = $1 and id = $2::uuid and state = 'failed' returning id`,
  values: [queue, id],
});

export const jobRows = (rows: readonly Row[]): JobRow[] => rows as unknown as JobRow[];
