import type pg from 'pg';
import { categories, customerLanguages, memberships, priorities, statuses, types } from './base-data/lists.ts';
import { people, rights } from './base-data/people.ts';
import { insertRows, type TableRows } from './base-data/rows.ts';
import { settings } from './base-data/settings.ts';

/** What a fresh desk is told at its first start. */
export interface FreshDesk {
  /** Log-in of the first administrator, 1 to 63 characters, not `system`. */
  adminUser: string;
  /** `$argon2id$…` */
  adminPasswordHash: string;
  adminEmail?: string;
  /** Name of the desk's own company. */
  company: string;
  /** IANA name; kept as the base zone. */
  timeZone: string;
  /** ISO code; kept as the base language. */
  language: string;
  /** The moment of the first start. */
  at: Date;
}

/** Identities of all tables with base rows go on behind this id; base rows stay at or below it. */
export const lastBaseId = 100;

/**
 * Writes the base rows (people, rights, lists, settings) into an empty desk, all or nothing. Written once: a later call, or
 * the second of two at the same time, changes nothing.
 * @param client a connected client outside any transaction; it is given back outside one.
 * @returns whether this call wrote them.
 * @throws Error with one line when the administrator's or the company's name cannot be used.
 */
export async function furnish(client: pg.ClientBase, desk: FreshDesk): Promise<boolean> {
  refuseBadNames(desk);
  await client.query('begin');
  try {
    const { rowCount } = await client.query('update svar_desk set furnished_at = $1 where furnished_at is null', [desk.at]);
    if (rowCount) await writeBaseRows(client, desk);
    await client.query('commit');
    return rowCount === 1;
  } catch (error) {
    // note: a rollback fails only with its connection; what went wrong before is then the better message.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

function refuseBadNames(desk: FreshDesk): void {
  const { adminUser, company, adminEmail = '' } = desk;
  if (!adminUser.trim() || adminUser.length > 63) throw new Error('the administrator needs a log-in name of 1 to 63 characters');
  if (adminUser.toLowerCase() === 'system') throw new Error('the administrator cannot be called SYSTEM: that is the system user');
  if (!company.trim() || company.length > 219) throw new Error('the company needs a name of 1 to 219 characters');
  if (adminEmail.length > 239) throw new Error("the administrator's e-mail address is longer than 239 characters");
}

async function writeBaseRows(client: pg.ClientBase, desk: FreshDesk): Promise<void> {
  const tables: TableRows[] = [
    ...people(desk),
    ...rights,
    statuses,
    priorities,
    types,
    categories,
    memberships,
    customerLanguages,
    settings(desk.timeZone, desk.language),
  ];
  await client.query('set constraints all deferred'); // users name a category, categories name a master
  for (const table of tables) await insertRows(client, table);
  await continueIdentities(client, [...new Set(tables.map((table) => table.table))]);
}

/** Lets the identity of each table go on behind {@link lastBaseId}. Tables keyed by something else have none. */
async function continueIdentities(client: pg.ClientBase, tables: readonly string[]): Promise<void> {
  await client.query(
    `select setval(pg_get_serial_sequence(attrelid::regclass::text, attname), $2)
       from pg_attribute where attrelid = any($1::text[]::regclass[]) and attidentity <> ''`,
    [tables, lastBaseId],
  );
}
