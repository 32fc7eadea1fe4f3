/**
 * The rows of a generated desk as SQL. What a ticket is like follows from its number and a hash; everything else follows from
 * the tickets and messages that stand, as it would have followed from Svar's own saves (a test compares them).
 */
import type { Size } from './sizes.ts';

/** Ids of rows that the generator makes begin behind those of the base rows. */
export const FIRST = { user: 200, associate: 300, company: 1_000, person: 1_000, agentPerson: 100, ticket: 100 } as const;

/** Chance that always goes the same way: a number from 0 to 1 that follows from a number and what it is for. */
export const DICE = `create function pg_temp.dice(n bigint, aim bigint) returns double precision language sql immutable
  as 'select (hashint8extended(n, aim) & 4503599627370495) / 4503599627370496.0::float8'`;

/** Users, all with the administrator's password, members of most categories. */
export const agentRows = ({ agents }: Size): string[] => [
  `insert into person (person_id, contact_id, firstname, lastname) select ${FIRST.agentPerson} + n, 2, 'Agent', 'Number ' || n from generate_series(1, ${agents}) n`,
  `insert into ejuser (id, loginname, username, firstname, lastname, email, default_category) select ${FIRST.user} + n, 'agent' || n, 'agent' || n, 'Agent', 'Number ' || n, 'agent' || n || '@bench.example', 1 from generate_series(1, ${agents}) n`,
  `insert into associate (associate_id, name, person_id, group_idx, ejuserid, username) select ${FIRST.associate} + n, 'agent' || n, ${FIRST.agentPerson} + n, 3, ${FIRST.user} + n, 'agent' || n from generate_series(1, ${agents}) n`,
  `insert into userrolelink (associate_id, role_id) select ${FIRST.associate} + n, 2 from generate_series(1, ${agents}) n`,
  `insert into svar_credential (associate_id, hash, changed_at) select ${FIRST.associate} + n, c.hash, c.changed_at from svar_credential c, generate_series(1, ${agents}) n where c.associate_id = 1`,
  `insert into category_membership (category_id, user_id) select c.id, ${FIRST.user} + n from ej_category c, generate_series(1, ${agents}) n where c.id <> 2`,
];

/** Categories, levels of escalation, tags, languages and the fields of the desk's owner. */
export const LISTS: readonly string[] = [
  `insert into ej_category (id, name, fullname, external_name, flags, delegate_method, category_master)
     select 101 + n, name, name, name, 8, 4, 2 from unnest(array['Heating', 'Printers', 'Invoices', 'Deliveries', 'Access', 'Network', 'Agreements', 'Complaints', 'Spare parts', 'Installation', 'Warranty', 'Training']) with ordinality as c (name, n)`,
  'insert into category_membership (category_id, user_id) select id, 2 from ej_category where id > 100',
  'insert into ticket_alert (priority, alert_level, alert_timeout) values (2, 1, 480), (3, 1, 60), (3, 2, 240)',
  `insert into tags (tags_id, name) select 101 + n, name from unnest(array['warranty', 'urgent', 'visit', 'known fault', 'praise', 'return', 'chain', 'winter']) with ordinality as t (name, n)`,
  `insert into cust_lang (name, lang_code, iso_code) values ('Norsk', 'no', 'no'), ('Svenska', 'sv', 'sv'), ('Dansk', 'da', 'da'), ('Deutsch', 'de', 'de'), ('Suomi', 'fi', 'fi')`,
  `insert into extra_fields (domain, field_name, name, type) values (4, 'x_serial', 'Serial number', 2), (4, 'x_floor', 'Floor', 1), (4, 'x_visited', 'Visited', 3)`,
];

/** Companies and persons: few companies have many people, as Zipf says. */
export const peopleRows = ({ companies, persons }: Size): string[] => [
  `insert into contact (contact_id, name, department) select ${FIRST.company} + n, 'Company ' || n, case when n % 3 = 0 then 'Main office' else '' end from generate_series(1, ${companies}) n`,
  `insert into person (person_id, contact_id, firstname, lastname)
     select ${FIRST.person} + n, ${FIRST.company} + floor(power(${companies} + 1, pg_temp.dice(n, 1)))::int,
       (array['Kari', 'Ola', 'Lars', 'Anna', 'Mette', 'Jens', 'Uwe', 'Heidi', 'Aino', 'Mary', 'John', 'Ingrid'])[1 + n % 12],
       (array['Nordmann', 'Hansen', 'Lindqvist', 'Berg', 'Madsen', 'Petersen', 'Virtanen', 'Miller', 'Dahl', 'Strand', 'Holm'])[1 + n % 11]
     from generate_series(1, ${persons}) n`,
  `insert into email (person_id, email_address, rank) select person_id, 'person' || person_id || '@example.com', 1 from person where person_id > ${FIRST.person}`,
  `insert into phone (owner_id, ptype_idx, phone, rank) select person_id, 16385, '+47 22 00 00 00', 1 from person where person_id > ${FIRST.person}`,
];

/** How many messages ticket `n` of `$2` has: 2 to 2·$3−2, and one has $4. */
export const MESSAGES_OF = `case when n = $2::int / 2 then $4::int else 2 + floor(pg_temp.dice(n, 30) * (2 * $3::int - 3))::int end`;

/** A day's tickets are older the lower their number, over three years. $1 the moment, $5 languages with their shares, $6 how many titles a language has, $7 agents, $8 persons, $9 and $10 the numbers */
export const TICKETS = `with numbered as (
    select n, $1::timestamptz as now, ($2::int - n + pg_temp.dice(n, 1)) / $2::int as age, ${MESSAGES_OF} as messages,
      ${FIRST.person} + 1 + floor(pg_temp.dice(n, 2) * $8::int)::int as person_id
    from generate_series($9::int, $10::int) n),
  aged as (
    select *, now - age * interval '1095 days' as born, least(interval '30 hours' * pg_temp.dice(n, 3) + interval '10 minutes', age * interval '1095 days' / (messages + 1)) as step,
      pg_temp.dice(n, 4) as fate, case when age < 0.03 then 0.7 when age < 0.15 then 0.15 else 0.01 end as busy from numbered),
  stated as (
    select *, case when fate < busy then 1 when fate < busy + 0.01 then 3 when fate > 0.99 then 4 when fate > 0.985 then 6 else 2 end as base,
      fate < busy and pg_temp.dice(n, 5) < 0.25 as waits, pg_temp.dice(n, 6) < 0.7 as by_mail,
      case when pg_temp.dice(n, 7) < 0.25 then 1 when pg_temp.dice(n, 7) < 0.85 then 2 else 3 end as priority,
      (array[1, 3, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113])[floor(power(15, pg_temp.dice(n, 8)))::int] as category,
      ${FIRST.user} + floor(power($7::int + 1, pg_temp.dice(n, 9)))::int as agent_id,
      (select code from jsonb_to_recordset($5::jsonb) as l (code text, "upTo" float8) where "upTo" > pg_temp.dice(person_id, 10) or "upTo" > 0.999 order by "upTo" limit 1) as language
    from aged)
  insert into ticket (id, title, created_at, last_changed, activate, closed_at, created_by, author, owned_by, category, orig_category, slevel, status, ticket_status, cust_id, contact_id,
    priority, orig_priority, alert_timeout, next_wake, alert_stop, read_by_owner, first_read_by_owner, first_read_by_user, replied_at, time_to_reply, real_time_to_reply, time_to_close, real_time_to_close, read_status, deadline, origin,
    time_spent_internally, real_time_spent_internally, time_spent_calculated, time_spent, num_replies, num_messages, tags, language, ticket_type, extra, svar_version, svar_stay_since)
  select ${FIRST.ticket} + n, t.body, born, born + messages * step, case when base = 3 then now + interval '1 day' + pg_temp.dice(n, 11) * interval '30 days' end,
    case when base = 2 then born + messages * step end, case when by_mail then 1 else agent_id end, case when by_mail then p.firstname || ' ' || p.lastname else 'Agent Number ' || agent_id - ${FIRST.user} end,
    case when waits then 1 else agent_id end, category, category, 2, base, case when waits then 6 when base = 6 then 7 else base end, person_id, p.contact_id, priority, priority,
    case when base = 1 and priority > 1 then now + interval '1 day' + pg_temp.dice(n, 12) * interval '20 days' end,
    case when base = 1 and priority > 1 then now + interval '1 day' + pg_temp.dice(n, 12) * interval '20 days' when base = 3 then now + interval '1 day' + pg_temp.dice(n, 11) * interval '30 days' end,
    case when base = 1 then -1 else 3600 end, case when waits then null else born + step end, case when waits then null else born + step end, case when by_mail and waits then null else born + step end,
    born + step, extract(epoch from step)::int / 180, extract(epoch from step)::int / 60, case when base = 2 then extract(epoch from messages * step)::int / 180 else 0 end, case when base = 2 then extract(epoch from messages * step)::int / 60 else 0 end,
    case when waits then 3 else 1 end, born + interval '1 day' * (1 + pg_temp.dice(n, 13) * 9), case when by_mail then 1 else 13 end,
    case when base = 2 then extract(epoch from messages * step)::int / 3 else 0 end, case when base = 2 then extract(epoch from messages * step)::int else 0 end,
    case when base = 2 then born + messages * step else born end, 0, messages / 2, messages,
    case when pg_temp.dice(n, 14) < 0.2 then array[102 + floor(pg_temp.dice(n, 15) * 8)::int] else '{}' end, s.language, 1,
    case when pg_temp.dice(n, 16) < 0.4 then jsonb_build_object('x_serial', 'SN' || lpad((n::bigint * 7919 % 1000003)::text, 7, '0'), 'x_floor', (floor(pg_temp.dice(n, 17) * 12))::text) else '{}' end,
    messages + 1 + (base <> 1)::int, case when base = 1 then born else born + messages * step end
  from stated s join person p using (person_id) join svar_bench.title t on t.language = s.language and t.place = floor(pg_temp.dice(n, 18) * $6::int)`;

/** The messages of tickets $2 to $3 by the time of their writing, numbered behind $1; every second one is an agent's. $4 how many texts a language has */
export const MESSAGES = `create temp table said on commit drop as
  select $1::int + row_number() over (order by at, ticket_id) as id, * from (
    select t.id as ticket_id, t.title, t.language, t.cust_id, t.owned_by, t.author, j, j % 2 = 0 as by_agent,
      t.created_at + (j - 1) * (t.replied_at - t.created_at) as at, floor(pg_temp.dice(t.id::bigint * 1009 + j, 20) * $4::int)::int as place
    from ticket t, generate_series(1, t.num_messages) j where t.id between $2::int and $3::int) m`;

/** What hangs on the tickets $1 to $2 and on the messages just told. */
export const FOLLOWING: readonly string[] = [
  `insert into ej_message (id, ticket_id, search_title, created_at, created_by, type, author, slevel, body, html_body, customer_id, language, badge)
     select s.id, s.ticket_id, s.title, s.at, case when s.by_agent then greatest(s.owned_by, 2) else 1 end, 2, case when s.by_agent then 'Agent' else s.author end, 2,
       x.body, x.html, case when s.by_agent then null else s.cust_id end, s.language, case when s.by_agent then 1 else 4 end
     from said s join svar_bench.body x on x.language = s.language and x.place = s.place order by s.id`,
  `insert into svar_search (message_id, ticket_id, at, config, words, indexed_at)
     select s.id, s.ticket_id, s.at, x.config, x.words, s.at from said s join svar_bench.body x on x.language = s.language and x.place = s.place order by s.id`,
  `insert into ticket_log_action (ticket_id, message_id, user_id, log_when, log_action)
     select ticket_id, id, case when by_agent then greatest(owned_by, 2) else 1 end, at, action from said, unnest(case when by_agent then array[18, 10012] else array[6, 10005] end) action order by id, action`,
  `insert into svar_event (at, user_id, operation, ticket_id, message_id, kinds, before, after)
     select at, case when by_agent then greatest(owned_by, 2) else 1 end, case when by_agent then 'Ticket.SaveTicketMessageEntity' else 'Mail' end, ticket_id, id, '{MessageAdded,ExternalMessageAdded}',
       jsonb_build_object('num_messages', j - 1), jsonb_build_object('num_messages', j, 'last_changed', at)
     from said order by id`,
];

/** What hangs on the tickets $1 to $2 alone. */
export const OF_TICKETS: readonly string[] = [
  'insert into ticket_customers (ticket_id, customer_id, rank) select id, cust_id, 0 from ticket where id between $1::int and $2::int order by id',
  `insert into ticket_log_action (ticket_id, user_id, log_when, log_action) select id, created_by, created_at, case when created_by = 1 then 5 else 19 end from ticket where id between $1::int and $2::int order by id`,
  `insert into ticket_log_action (ticket_id, user_id, log_when, log_action) select id, owned_by, closed_at, 21 from ticket where id between $1::int and $2::int and status = 2 order by id`,
  `insert into ticket_status_history (ticket_id, ticket_status, timespan, real_timespan, from_datetime, to_datetime, svar_counter)
     select id, 1, time_spent_internally, real_time_spent_internally, created_at, closed_at, 1 from ticket where id between $1::int and $2::int and status = 2 order by id`,
  `insert into svar_event (at, user_id, operation, ticket_id, kinds, after)
     select created_at, created_by, 'Ticket.SaveTicketEntity', id, '{TicketCreated}', jsonb_strip_nulls(jsonb_build_object('title', title, 'author', author, 'origin', origin, 'slevel', slevel, 'status', 1, 'cust_id', cust_id,
       'category', category, 'deadline', deadline, 'owned_by', owned_by, 'priority', priority, 'contact_id', contact_id, 'created_at', created_at, 'created_by', created_by, 'ticket_type', ticket_type)) from ticket where id between $1::int and $2::int order by id`,
  `insert into svar_search (ticket_id, at, config, words, indexed_at)
     select t.id, t.created_at, x.config, x.words, t.created_at from ticket t join lateral (select config, words from svar_bench.title x where x.language = t.language and x.body = t.title limit 1) x on true where t.id between $1::int and $2::int order by t.id`,
];

/** What Svar keeps beside its tables: sums, cursors, the languages of the index, and the next numbers of identities. */
export const AFTERWARDS: readonly string[] = [
  'insert into svar_load (user_id, active) select owned_by, count(*) from ticket where status = 1 and owned_by <> 1 group by owned_by',
  'insert into svar_search_config select distinct config from svar_bench.body on conflict do nothing',
  'update svar_search_cursor set rows_done = true, tx = pg_current_xact_id(), seq = 0',
  'update svar_webhook_cursor set tx = pg_current_xact_id(), seq = 0',
  'update svar_analysis_cursor set tx = pg_current_xact_id(), seq = 0',
  // last night's training stands: another one would go on beside what is measured
  "insert into svar_model (made_at, tickets, accuracy, figures, content) select now(), count(*), 0, '{}', '' from ticket where status = 2",
  `select setval(pg_get_serial_sequence(c.relname, a.attname), case c.relname when 'ticket' then (select max(id) from ticket) when 'ej_message' then (select max(id) from ej_message) else 1000000 end)
     from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relname in ('ticket', 'ej_message', 'person', 'contact', 'ejuser', 'associate', 'ej_category', 'tags') and a.attidentity <> ''`,
  'drop schema svar_bench cascade',
];
