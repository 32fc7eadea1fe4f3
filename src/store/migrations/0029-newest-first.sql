-- Searches and lists that stay quick on a large desk, for words and conditions of every frequency (decision 56).

-- The times that a text belongs to, as keys of the index of words: its day since 1970, and its month of 32 days as -1 - month.
-- What is older or later than a calendar of people goes with the first day or the last.
create function svar_spans(at timestamptz) returns int[] language sql immutable parallel safe as $$
  select array[day, -1 - day / 32]
  from (select greatest(0, least(65535, floor(extract(epoch from at - '1970-01-01T00:00:00Z'::timestamptz) / 86400)))::int) as of_text (day)
$$;

-- The times of all texts from the newest on, as keys of that index: one day, one more, two, four … for a month or two, then one month, two,
-- four … A search goes from one to the next until it has enough: a common word ends with the first days, a rare one has few hits anywhere.
create function svar_newest_spans() returns setof int[] language sql stable rows 10 as $$
  with ends as (select svar_spans(max(at)) as newest, svar_spans(min(at)) as oldest from svar_search),
  days as (select newest[1] as newest, greatest(oldest[1], (-2 - newest[2]) * 32) as oldest from ends),
  months as (select -3 - newest[2] as newest, -1 - oldest[2] as oldest from ends)
  select array(select generate_series(greatest(newest - (1 << n) + 1, oldest), newest - (1 << n) / 2))
  from days, generate_series(0, 6) n where newest - (1 << n) / 2 >= oldest
  union all
  select array(select -1 - month from generate_series(greatest(newest - (2 << n) + 2, oldest), newest - (1 << n) + 1) month)
  from months, generate_series(0, 11) n where newest - (1 << n) + 1 >= oldest
$$;

-- New texts wait in a list that every search reads through: a short one.
set local maintenance_work_mem = '256MB';
drop index svar_search_words_idx;
create index svar_search_words_idx on svar_search using gin (words, svar_spans(at)) with (gin_pending_list_limit = 256);

-- What lists ask for besides is told by the index itself: a ticket that does not fit is passed over without a look at it.
drop index ticket_changed_idx;
create index ticket_changed_idx on ticket (last_changed desc, id desc, status, ticket_status, priority, category, owned_by) where status in (1, 2, 3);
