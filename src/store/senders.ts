/** Who writes to the desk, as far as it knows them; and how much it has written to them by itself. */
import type { Row, Statement } from './database.ts';

/** The person who has an address: one who has not retired before others, then whose foremost address it is. @param address in lower case */
export const personOfSender = (address: string): Statement => ({
  name: 'person-of-sender',
  text: `select p.person_id as id from email e join person p on p.person_id = e.person_id
    where lower(e.email_address) = $1 and not p.deleted order by p.retired, e.rank, p.person_id limit 1`,
  values: [address],
});

/** Two mails of one unknown sender make one person: the second waits for the first. */
export const lockSender = (address: string): Statement => ({
  name: 'lock-sender',
  text: `select pg_advisory_xact_lock(hashtextextended('sender ' || $1, 0))`,
  values: [address],
});

/** Companies that one of these domains belongs to: `domain` in lower case, `companyId`. */
export const companiesOfDomains = (domains: readonly string[]): Statement => ({
  name: 'companies-of-domains',
  text: `select lower(d.domain_name) as domain, d.company_id as "companyId" from company_domain d join contact c on c.contact_id = d.company_id
    where lower(d.domain_name) = any($1::text[]) and not c.deleted order by d.rank, d.company_id`,
  values: [domains],
});

/** A mail to an address came back. */
export const noteBounce = (address: string, at: number): Statement => ({
  name: 'note-bounce',
  text: 'update email set bouncecount = bouncecount + 1, lastbounce = $2::timestamptz where lower(email_address) = $1',
  values: [address, new Date(at).toISOString()],
});

/** Pools of an address and of all of them (`''`), locked: `address`, `pool`, `at`, `repliedAt`. */
export const lockBlocks = (address: string): Statement => ({
  name: 'lock-mail-blocks',
  text: `select mail_addr as address, time_pool as pool, last_update as at, svar_replied_at as "repliedAt" from mail_block
    where mail_addr in ($1, '') order by mail_addr for update`,
  values: [address],
});

export interface BlockRow {
  address: string;
  pool: number;
  at: number;
  repliedAt: number | null;
}
export const blockRows = (rows: readonly Row[]): BlockRow[] => rows as unknown as BlockRow[];

/** Writes down what pools hold after one more mail. @param isReply was it an automatic reply? */
export const pourBlocks = (address: string, pools: { of: number; all: number }, isReply: boolean, at: number): Statement => ({
  name: 'pour-mail-blocks',
  text: `insert into mail_block (mail_addr, time_pool, last_update, svar_replied_at)
    values ('', $2, $4::timestamptz, null), ($1, $3, $4::timestamptz, case when $5::bool then $4::timestamptz end)
    on conflict (mail_addr) do update set time_pool = excluded.time_pool, last_update = excluded.last_update,
      svar_replied_at = coalesce(excluded.svar_replied_at, mail_block.svar_replied_at)`,
  values: [address, pools.all, pools.of, new Date(at).toISOString(), isReply],
});
