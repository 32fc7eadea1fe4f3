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
create function svar_wall(value text) returns timestamp language plpgsql immutable parallel safe as $$
begin
  if value is null or value !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' then
    return null;
  end if;
  return value::timestamp;
exception when others then
  return null;
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
