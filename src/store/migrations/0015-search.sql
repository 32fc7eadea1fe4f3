-- Full text: titles have rows of their own (message_id null), and every row knows its moment, since the newest hits come first.
alter table svar_search drop constraint svar_search_pkey;
alter table svar_search alter column message_id drop not null;
alter table svar_search add column at timestamptz(3);
update svar_search s set at = m.created_at from ej_message m where m.id = s.message_id;
alter table svar_search alter column at set not null;
create unique index svar_search_message_id_key on svar_search (message_id) where message_id is not null;
create unique index svar_search_title_key on svar_search (ticket_id) where message_id is null;
alter table svar_search add foreign key (ticket_id) references ticket on delete cascade;

-- Text search configurations in use: what a search asks in. Few rows.
create table svar_search_config (config text primary key);
insert into svar_search_config values ('simple');

-- How far the index has come: rows that were there before it, then events in the order of their transactions.
create table svar_search_cursor (
  one boolean primary key default true check (one),
  messages_to int not null default 0,
  tickets_to int not null default 0,
  rows_done boolean not null default false,
  tx xid8 not null default pg_snapshot_xmin(pg_current_snapshot()),
  seq bigint not null default 0
);
insert into svar_search_cursor default values;

-- The words of a text, without case and accents: those of its language, and as they stand. A vector holds a mebibyte: of a text
-- with more words than that only the beginning is known, for one text must never keep the index from all others.
create function svar_words(config text, value text) returns tsvector language plpgsql immutable as $$
declare
  folded text := svar_fold(left(value, 300000));
begin
  for attempt in 1..2 loop
    begin
      return to_tsvector(config::regconfig, folded) || case when config = 'simple' then ''::tsvector else to_tsvector('simple', folded) end;
    exception when program_limit_exceeded then
      folded := left(folded, 40000);
    end;
  end loop;
  return ''::tsvector;
end
$$;

-- A phrase asked for in every language that the desk has; null when nothing of it is a word.
create function svar_asked(phrase text) returns tsquery language sql stable as $$
  select nullif(string_agg(distinct '(' || q::text || ')', ' | '), '')::tsquery
  from (select phraseto_tsquery(config::regconfig, svar_fold(phrase)) as q from svar_search_config) asked where numnode(q) > 0
$$;
