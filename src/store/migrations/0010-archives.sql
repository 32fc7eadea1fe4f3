-- What archives need of the server.

-- Texts as searches compare them: without case and accents. ASCII, the most of all texts, takes the short way. No extension is
-- asked for (unaccent is none of the standard ones), and the letters that have no accent to lose are told one by one.
create function svar_fold(value text) returns text language sql immutable parallel safe as $$
  select case when octet_length(value) = length(value) then lower(value)
    else replace(replace(translate(lower(regexp_replace(normalize(value, nfd), '[\u0300-\u036f]', '', 'g')), 'øØłŁđĐðÐıŒ', 'oollddddiœ'), 'ß', 'ss'), 'æ', 'ae') end
$$;

-- Values of custom fields lie as text; what is no value of its field's kind is none, and never the end of a query.
create function svar_whole(value text) returns bigint language sql immutable parallel safe as $$
  select case when value ~ '^[+-]?[0-9]{1,18}$' then value::bigint when lower(value) = 'true' then 1 when lower(value) = 'false' then 0 end
$$;
create function svar_decimal(value text) returns double precision language sql immutable parallel safe as $$
  select case when value ~ '^[+-]?[0-9]{1,15}([.][0-9]{1,15})?$' then value::double precision end
$$;
-- Without a cast that may fail: to catch that would need a subtransaction, which servers before 17 do not allow in the parallel
-- plans of large tables.
create function svar_wall(value text) returns timestamp language sql immutable parallel safe as $$
  select case when value ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?Z?)?$' and value !~ '^0000' then
    case when substr(value, 9, 2)::int <= extract(day from make_date(substr(value, 1, 4)::int, substr(value, 6, 2)::int, 1) + interval '1 month' - interval '1 day') then
      make_timestamp(substr(value, 1, 4)::int, substr(value, 6, 2)::int, substr(value, 9, 2)::int, coalesce(nullif(substr(value, 12, 2), '')::int, 0),
        coalesce(nullif(substr(value, 15, 2), '')::int, 0), coalesce(nullif(rtrim(substr(value, 18), 'Z'), '')::double precision, 0))
    end
  end
$$;

-- The columns that a user has chosen for a list of the GUI.
create table svar_chosen_columns (
  user_id int not null references ejuser on delete cascade,
  gui_name text not null,
  provider text not null,
  columns text[] not null,
  primary key (user_id, gui_name, provider)
);
