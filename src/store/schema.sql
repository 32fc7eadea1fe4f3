function svar_asked
  CREATE OR REPLACE FUNCTION svar_asked(phrase text)
   RETURNS tsquery
   LANGUAGE sql
   IMMUTABLE
  AS $function$
    select nullif(string_agg(distinct '(' || q::text || ')', ' | '), '')::tsquery
    from (select phraseto_tsquery(config::regconfig, svar_fold(phrase)) as q from svar_search_config) asked where numnode(q) > 0
  $function$

function svar_decimal
  CREATE OR REPLACE FUNCTION svar_decimal(value text)
   RETURNS double precision
   LANGUAGE sql
   IMMUTABLE PARALLEL SAFE
  AS $function$
    select case when value ~ '^[+-]?[0-9]{1,15}([.][0-9]{1,15})?$' then value::double precision end
  $function$

function svar_desk_changed
  CREATE OR REPLACE FUNCTION svar_desk_changed()
   RETURNS trigger
   LANGUAGE plpgsql
  AS $function$
  declare
    v bigint;
  begin
    update svar_desk set version = version + 1 returning version into v;
    perform pg_notify('svar_desk', v::text);
    return null;
  end
  $function$

function svar_fold
  CREATE OR REPLACE FUNCTION svar_fold(value text)
   RETURNS text
   LANGUAGE sql
   IMMUTABLE PARALLEL SAFE
  AS $function$
    select case when octet_length(value) = length(value) then lower(value)
      else replace(replace(translate(lower(regexp_replace(normalize(value, nfd), '[\u0300-\u036f]', '', 'g')), 'øØłŁđĐðÐıŒ', 'oollddddiœ'), 'ß', 'ss'), 'æ', 'ae') end
  $function$

function svar_load_changed
  CREATE OR REPLACE FUNCTION svar_load_changed()
   RETURNS trigger
   LANGUAGE plpgsql
  AS $function$
  begin
    if tg_op <> 'INSERT' and old.status = 1 and old.owned_by <> 1 then
      insert into svar_load (user_id, active) values (old.owned_by, -1);
    end if;
    if tg_op <> 'DELETE' and new.status = 1 and new.owned_by <> 1 then
      insert into svar_load (user_id, active) values (new.owned_by, 1);
    end if;
    return null;
  end
  $function$

function svar_newest_spans
  CREATE OR REPLACE FUNCTION svar_newest_spans()
   RETURNS SETOF integer[]
   LANGUAGE sql
   STABLE ROWS 10
  AS $function$
    with ends as (select svar_spans(max(at)) as newest, svar_spans(min(at)) as oldest from svar_search),
    days as (select newest[1] as newest, greatest(oldest[1], (-2 - newest[2]) * 32) as oldest from ends),
    months as (select -3 - newest[2] as newest, -1 - oldest[2] as oldest from ends)
    select array(select generate_series(greatest(newest - (1 << n) + 1, oldest), newest - (1 << n) / 2))
    from days, generate_series(0, 6) n where newest - (1 << n) / 2 >= oldest
    union all
    select array(select -1 - month from generate_series(greatest(newest - (2 << n) + 2, oldest), newest - (1 << n) + 1) month)
    from months, generate_series(0, 11) n where newest - (1 << n) + 1 >= oldest
  $function$

function svar_person_changed
  CREATE OR REPLACE FUNCTION svar_person_changed()
   RETURNS trigger
   LANGUAGE plpgsql
  AS $function$
  declare
    v bigint;
  begin
    if exists (select from associate where person_id = new.person_id) then
      update svar_desk set version = version + 1 returning version into v;
      perform pg_notify('svar_desk', v::text);
    end if;
    return null;
  end
  $function$

function svar_spans
  CREATE OR REPLACE FUNCTION svar_spans(at timestamp with time zone)
   RETURNS integer[]
   LANGUAGE sql
   IMMUTABLE PARALLEL SAFE
  AS $function$
    select array[day, -1 - day / 32]
    from (select greatest(0, least(65535, floor(extract(epoch from at - '1970-01-01T00:00:00Z'::timestamptz) / 86400)))::int) as of_text (day)
  $function$

function svar_user_gone
  CREATE OR REPLACE FUNCTION svar_user_gone()
   RETURNS trigger
   LANGUAGE plpgsql
  AS $function$
  begin
    if tg_table_name = 'associate' then
      delete from svar_token where associate_id = new.associate_id;
    else
      delete from svar_token where associate_id in (select associate_id from associate where ejuserid = new.id);
    end if;
    return null;
  end
  $function$

function svar_wall
  CREATE OR REPLACE FUNCTION svar_wall(value text)
   RETURNS timestamp without time zone
   LANGUAGE sql
   IMMUTABLE PARALLEL SAFE
  AS $function$
    select case when value ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?Z?)?$' and value !~ '^0000' then
      case when substr(value, 9, 2)::int <= extract(day from make_date(substr(value, 1, 4)::int, substr(value, 6, 2)::int, 1) + interval '1 month' - interval '1 day') then
        make_timestamp(substr(value, 1, 4)::int, substr(value, 6, 2)::int, substr(value, 9, 2)::int, coalesce(nullif(substr(value, 12, 2), '')::int, 0),
          coalesce(nullif(substr(value, 15, 2), '')::int, 0), coalesce(nullif(rtrim(substr(value, 18), 'Z'), '')::double precision, 0))
      end
    end
  $function$

function svar_whole
  CREATE OR REPLACE FUNCTION svar_whole(value text)
   RETURNS bigint
   LANGUAGE sql
   IMMUTABLE PARALLEL SAFE
  AS $function$
    select case when value ~ '^[+-]?[0-9]{1,18}$' then value::bigint when lower(value) = 'true' then 1 when lower(value) = 'false' then 0 end
  $function$

function svar_words
  CREATE OR REPLACE FUNCTION svar_words(config text, value text)
   RETURNS tsvector
   LANGUAGE plpgsql
   IMMUTABLE
  AS $function$
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
  $function$

table address
  address_id integer not null generated by default as identity
  contact_id integer
  person_id integer
  atype_idx integer not null
  address1 character varying(254) not null default ''::character varying
  address2 character varying(254) not null default ''::character varying
  address3 character varying(254) not null default ''::character varying
  city character varying(254) not null default ''::character varying
  county character varying(254) not null default ''::character varying
  state character varying(254) not null default ''::character varying
  zipcode character varying(254) not null default ''::character varying
  wgs84_latitude double precision not null default 0
  wgs84_longitude double precision not null default 0
  constraint address_check CHECK (((contact_id IS NULL) <> (person_id IS NULL)))
  constraint address_contact_id_atype_idx_key UNIQUE (contact_id, atype_idx)
  constraint address_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(contact_id) ON DELETE CASCADE
  constraint address_person_id_atype_idx_key UNIQUE (person_id, atype_idx)
  constraint address_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id) ON DELETE CASCADE
  constraint address_pkey PRIMARY KEY (address_id)

table associate
  associate_id integer not null generated by default as identity
  name character varying(239) not null
  rank smallint not null default 0
  tooltip character varying(254) not null default ''::character varying
  type smallint not null default 0
  group_idx integer not null
  person_id integer
  ejuserid integer
  username character varying(254) not null default ''::character varying
  deleted boolean not null default false
  lastlogin timestamp(3) with time zone
  lastlogout timestamp(3) with time zone
  constraint associate_ejuserid_fkey FOREIGN KEY (ejuserid) REFERENCES ejuser(id)
  constraint associate_ejuserid_key UNIQUE (ejuserid)
  constraint associate_group_idx_fkey FOREIGN KEY (group_idx) REFERENCES usergroup(usergroup_id)
  constraint associate_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id)
  constraint associate_pkey PRIMARY KEY (associate_id)
  CREATE UNIQUE INDEX associate_name_key ON associate USING btree (lower((name)::text))
  CREATE INDEX associate_person_id_idx ON associate USING btree (person_id) WHERE (person_id IS NOT NULL)
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OF associate_id, name, rank, tooltip, type, group_idx, person_id, ejuserid, username, deleted OR TRUNCATE ON associate FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()
  CREATE TRIGGER svar_user_gone AFTER UPDATE OF deleted ON associate FOR EACH ROW WHEN ((new.deleted AND (NOT old.deleted))) EXECUTE FUNCTION svar_user_gone()

table attachment
  id integer not null generated by default as identity
  content_type character varying(255) not null default ''::character varying
  name character varying(255) not null default ''::character varying
  att_size integer not null default 0
  auth_key character varying(255) not null default ''::character varying
  charset character varying(255) not null default ''::character varying
  attachment_location_id integer
  blob_hash bytea
  svar_created_at timestamp(3) with time zone
  svar_created_by integer
  svar_content_id character varying(255) not null default ''::character varying
  svar_inline boolean not null default false
  constraint attachment_blob_hash_fkey FOREIGN KEY (blob_hash) REFERENCES svar_blob(hash)
  constraint attachment_pkey PRIMARY KEY (id)
  constraint attachment_svar_created_by_fkey FOREIGN KEY (svar_created_by) REFERENCES ejuser(id)
  CREATE INDEX attachment_blob_hash_idx ON attachment USING btree (blob_hash) WHERE (blob_hash IS NOT NULL)
  CREATE INDEX attachment_unlinked_idx ON attachment USING btree (svar_created_at) WHERE (svar_created_at IS NOT NULL)

table batchtask
  batchtask_id integer not null generated by default as identity
  name character varying(239) not null default ''::character varying
  associate_id integer
  details_table integer not null default 0
  details_record integer not null default 0
  svar_internal boolean not null default false
  parameters jsonb not null default '{}'::jsonb
  laststarted timestamp(3) with time zone
  registered timestamp(3) with time zone not null
  startcount integer not null default 0
  context character varying(239) not null default ''::character varying
  result text not null default ''::text
  state smallint not null default 1
  description character varying(2047) not null default ''::character varying
  response text not null default ''::text
  request text not null default ''::text
  svar_progress_text character varying(2047) not null default ''::character varying
  svar_progress smallint not null default 0
  filename character varying(254) not null default ''::character varying
  svar_cancellation smallint not null default 0
  constraint batchtask_associate_id_fkey FOREIGN KEY (associate_id) REFERENCES associate(associate_id) ON DELETE CASCADE
  constraint batchtask_pkey PRIMARY KEY (batchtask_id)
  constraint batchtask_svar_progress_check CHECK (((svar_progress >= 0) AND (svar_progress <= 100)))
  CREATE INDEX batchtask_associate_id_idx ON batchtask USING btree (associate_id, batchtask_id)

table binaryobject
  binaryobject_id integer not null generated by default as identity
  mimetype character varying(239) not null default ''::character varying
  description character varying(239) not null default ''::character varying
  extrainfo character varying(239) not null default ''::character varying
  conceptualtype character varying(239) not null default ''::character varying
  svar_content bytea
  registered timestamp(3) with time zone
  registered_associate_id integer
  updated timestamp(3) with time zone
  updated_associate_id integer
  constraint binaryobject_pkey PRIMARY KEY (binaryobject_id)
  constraint binaryobject_registered_associate_id_fkey FOREIGN KEY (registered_associate_id) REFERENCES associate(associate_id)
  constraint binaryobject_svar_content_fkey FOREIGN KEY (svar_content) REFERENCES svar_blob(hash)
  constraint binaryobject_updated_associate_id_fkey FOREIGN KEY (updated_associate_id) REFERENCES associate(associate_id)
  CREATE INDEX binaryobject_svar_content_idx ON binaryobject USING btree (svar_content) WHERE (svar_content IS NOT NULL)

table category_membership
  id integer not null generated by default as identity
  category_id integer not null
  user_id integer not null
  weight smallint not null default 1
  is_defined_by_usergroup boolean not null default false
  constraint category_membership_category_id_fkey FOREIGN KEY (category_id) REFERENCES ej_category(id) ON DELETE CASCADE
  constraint category_membership_category_id_user_id_is_defined_by_userg_key UNIQUE (category_id, user_id, is_defined_by_usergroup)
  constraint category_membership_pkey PRIMARY KEY (id)
  constraint category_membership_user_id_fkey FOREIGN KEY (user_id) REFERENCES ejuser(id) ON DELETE CASCADE
  CREATE INDEX category_membership_user_id_idx ON category_membership USING btree (user_id)
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON category_membership FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table company_domain
  company_domain_id integer not null generated by default as identity
  company_id integer not null
  domain_name character varying(254) not null
  rank smallint not null default 0
  constraint company_domain_company_id_fkey FOREIGN KEY (company_id) REFERENCES contact(contact_id) ON DELETE CASCADE
  constraint company_domain_pkey PRIMARY KEY (company_domain_id)
  CREATE INDEX company_domain_company_id_idx ON company_domain USING btree (company_id, rank)
  CREATE INDEX company_domain_name_idx ON company_domain USING btree (lower((domain_name)::text))

table contact
  contact_id integer not null generated by default as identity
  name character varying(219) not null default ''::character varying
  department character varying(219) not null default ''::character varying
  orgnr character varying(49) not null default ''::character varying
  country_id integer
  associate_id integer
  ticketpriorityid integer
  supportlanguageid integer
  supportassociateid integer
  supportpersonid integer
  deleted boolean not null default false
  number1 character varying(49) not null default ''::character varying
  number2 character varying(49) not null default ''::character varying
  kananame character varying(219) not null default ''::character varying
  business_idx integer
  category_idx integer
  nomailing boolean not null default false
  xstop boolean not null default false
  source smallint not null default 0
  svar_description text not null default ''::text
  dbi_agent_id integer not null default 0
  dbi_key character varying(255) not null default ''::character varying
  dbi_last_modified timestamp(3) with time zone
  dbi_last_syncronized timestamp(3) with time zone
  extra jsonb not null default '{}'::jsonb
  registered timestamp(3) with time zone
  registered_associate_id integer
  updated timestamp(3) with time zone
  updated_associate_id integer
  svar_deleted_at timestamp(3) with time zone
  constraint contact_associate_id_fkey FOREIGN KEY (associate_id) REFERENCES associate(associate_id)
  constraint contact_pkey PRIMARY KEY (contact_id)
  constraint contact_registered_associate_id_fkey FOREIGN KEY (registered_associate_id) REFERENCES associate(associate_id)
  constraint contact_supportassociateid_fkey FOREIGN KEY (supportassociateid) REFERENCES associate(associate_id)
  constraint contact_supportlanguageid_fkey FOREIGN KEY (supportlanguageid) REFERENCES cust_lang(id) ON DELETE SET NULL
  constraint contact_supportpersonid_fkey FOREIGN KEY (supportpersonid) REFERENCES person(person_id) ON DELETE SET NULL
  constraint contact_ticketpriorityid_fkey FOREIGN KEY (ticketpriorityid) REFERENCES ticket_priority(id)
  constraint contact_updated_associate_id_fkey FOREIGN KEY (updated_associate_id) REFERENCES associate(associate_id)
  CREATE INDEX contact_associate_id_idx ON contact USING btree (associate_id) WHERE (associate_id IS NOT NULL)
  CREATE INDEX contact_name_idx ON contact USING btree (lower((name)::text))
  CREATE INDEX contact_number2_idx ON contact USING btree (lower((number2)::text)) WHERE ((number2)::text <> ''::text)
  CREATE INDEX contact_registered_idx ON contact USING btree (registered)

table cust_lang
  id integer not null generated by default as identity
  name character varying(255) not null
  lang_code character varying(5) not null default ''::character varying
  virtual_domain character varying(255) not null default ''::character varying
  web_domains character varying(255) not null default ''::character varying
  email_domains character varying(255) not null default ''::character varying
  email_header character varying(255) not null default ''::character varying
  kb_root integer
  is_default boolean not null default false
  iso_code character varying(63) not null default ''::character varying
  constraint cust_lang_pkey PRIMARY KEY (id)
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON cust_lang FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table document
  document_id integer not null generated by default as identity
  contact_id integer
  person_id integer
  project_id integer
  sale_id integer
  associate_id integer
  header character varying(219) not null default ''::character varying
  name character varying(254) not null default ''::character varying
  attention character varying(239) not null default ''::character varying
  ourref character varying(239) not null default ''::character varying
  yourref character varying(239) not null default ''::character varying
  extref character varying(255) not null default ''::character varying
  doctmpl_id integer
  type smallint not null default 4
  status smallint not null default 1
  snum integer not null default 0
  svar_date timestamp(3) with time zone
  svar_description text not null default ''::text
  svar_visibility smallint not null default 0
  svar_visible_id integer not null default 0
  svar_content bytea
  extra jsonb not null default '{}'::jsonb
  registered timestamp(3) with time zone
  registered_associate_id integer
  updated timestamp(3) with time zone
  updated_associate_id integer
  constraint document_associate_id_fkey FOREIGN KEY (associate_id) REFERENCES associate(associate_id)
  constraint document_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(contact_id) ON DELETE SET NULL
  constraint document_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id) ON DELETE SET NULL
  constraint document_pkey PRIMARY KEY (document_id)
  constraint document_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(project_id) ON DELETE SET NULL
  constraint document_registered_associate_id_fkey FOREIGN KEY (registered_associate_id) REFERENCES associate(associate_id)
  constraint document_sale_id_fkey FOREIGN KEY (sale_id) REFERENCES sale(sale_id) ON DELETE SET NULL
  constraint document_svar_content_fkey FOREIGN KEY (svar_content) REFERENCES svar_blob(hash)
  constraint document_updated_associate_id_fkey FOREIGN KEY (updated_associate_id) REFERENCES associate(associate_id)
  CREATE INDEX document_contact_id_idx ON document USING btree (contact_id) WHERE (contact_id IS NOT NULL)
  CREATE INDEX document_person_id_idx ON document USING btree (person_id) WHERE (person_id IS NOT NULL)
  CREATE INDEX document_project_id_idx ON document USING btree (project_id) WHERE (project_id IS NOT NULL)
  CREATE INDEX document_sale_id_idx ON document USING btree (sale_id) WHERE (sale_id IS NOT NULL)
  CREATE INDEX document_svar_content_idx ON document USING btree (svar_content) WHERE (svar_content IS NOT NULL)

table ej_category
  id integer not null generated by default as identity
  parent_id integer
  name character varying(64) not null
  fullname character varying(255) not null
  category_master integer
  flags integer not null default 0
  delegate_method smallint not null default 4
  delegate_counter integer not null default 0
  external_name character varying(255) not null default ''::character varying
  assignment_lag integer not null default '-1'::integer
  reply_template integer
  notification_email character varying(2047) not null default ''::character varying
  closing_status integer
  msg_closing_status integer
  extra jsonb not null default '{}'::jsonb
  constraint ej_category_category_master_fkey FOREIGN KEY (category_master) REFERENCES ejuser(id)
  constraint ej_category_closing_status_fkey FOREIGN KEY (closing_status) REFERENCES ticket_status(id)
  constraint ej_category_msg_closing_status_fkey FOREIGN KEY (msg_closing_status) REFERENCES ticket_status(id)
  constraint ej_category_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES ej_category(id)
  constraint ej_category_pkey PRIMARY KEY (id)
  CREATE INDEX ej_category_parent_id_idx ON ej_category USING btree (parent_id)
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OF id, parent_id, name, fullname, category_master, flags, delegate_method, external_name, assignment_lag, reply_template, notification_email, closing_status, msg_closing_status, extra OR TRUNCATE ON ej_category FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table ej_message
  id integer not null generated by default as identity
  ticket_id integer not null
  search_title character varying(255) not null default ''::character varying
  created_at timestamp(3) with time zone not null
  created_by integer not null default 1
  changed_at timestamp(3) with time zone
  changed_by integer
  type smallint not null default 1
  message_category smallint not null default 0
  author character varying(255) not null default ''::character varying
  slevel smallint not null default 1
  message_id character varying(850) not null default ''::character varying
  time_spent integer not null default 0
  time_charge integer not null default 0
  body text not null default ''::text
  html_body text not null default ''::text
  email_header text not null default ''::text
  debug_info text not null default ''::text
  mail_sorter character varying(255) not null default ''::character varying
  customer_id integer
  body_attachment integer
  html_body_attachment integer
  html_body_inline_converted boolean not null default false
  inbox integer
  important boolean not null default false
  language character varying(10) not null default ''::character varying
  sentiment smallint not null default 0
  sentimentconfidence smallint not null default 0
  badge smallint not null default 0
  extra jsonb not null default '{}'::jsonb
  constraint ej_message_body_attachment_fkey FOREIGN KEY (body_attachment) REFERENCES attachment(id)
  constraint ej_message_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES ejuser(id)
  constraint ej_message_created_by_fkey FOREIGN KEY (created_by) REFERENCES ejuser(id)
  constraint ej_message_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES person(person_id) ON DELETE SET NULL
  constraint ej_message_html_body_attachment_fkey FOREIGN KEY (html_body_attachment) REFERENCES attachment(id)
  constraint ej_message_pkey PRIMARY KEY (id)
  constraint ej_message_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
  CREATE INDEX ej_message_body_attachment_idx ON ej_message USING btree (body_attachment) WHERE (body_attachment IS NOT NULL)
  CREATE INDEX ej_message_customer_id_idx ON ej_message USING btree (customer_id) WHERE (customer_id IS NOT NULL)
  CREATE INDEX ej_message_html_body_attachment_idx ON ej_message USING btree (html_body_attachment) WHERE (html_body_attachment IS NOT NULL)
  CREATE INDEX ej_message_message_id_idx ON ej_message USING hash (message_id) WHERE ((message_id)::text <> ''::text)
  CREATE INDEX ej_message_ticket_id_idx ON ej_message USING btree (ticket_id, id)

table ejcategorygrouplink
  ej_categorygrouplink_id integer not null generated by default as identity
  ej_category_id integer not null
  group_id integer not null
  constraint ejcategorygrouplink_ej_category_id_fkey FOREIGN KEY (ej_category_id) REFERENCES ej_category(id) ON DELETE CASCADE
  constraint ejcategorygrouplink_ej_category_id_group_id_key UNIQUE (ej_category_id, group_id)
  constraint ejcategorygrouplink_group_id_fkey FOREIGN KEY (group_id) REFERENCES usergroup(usergroup_id) ON DELETE CASCADE
  constraint ejcategorygrouplink_pkey PRIMARY KEY (ej_categorygrouplink_id)
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON ejcategorygrouplink FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table ejuser
  id integer not null generated by default as identity
  loginname character varying(63) not null
  username character varying(63) not null
  firstname character varying(127) not null default ''::character varying
  middlename character varying(127) not null default ''::character varying
  lastname character varying(127) not null default ''::character varying
  email character varying(255) not null default ''::character varying
  sms character varying(64) not null default ''::character varying
  status smallint not null default 1
  signature text not null default ''::text
  access_level integer not null default 0
  notify_mask integer not null default 4095
  email_mask integer not null default 0
  sms_mask integer not null default 0
  default_category integer
  last_category integer
  default_user smallint not null default 2
  default_status_new_ticket integer
  default_status_add_message integer
  flags integer not null default 0
  not_present character varying(255)
  idle_time integer not null default 0
  svar_active_at timestamp(3) with time zone
  constraint ejuser_default_category_fkey FOREIGN KEY (default_category) REFERENCES ej_category(id) ON DELETE SET NULL DEFERRABLE
  constraint ejuser_default_status_add_message_fkey FOREIGN KEY (default_status_add_message) REFERENCES ticket_status(id) ON DELETE SET NULL DEFERRABLE
  constraint ejuser_default_status_new_ticket_fkey FOREIGN KEY (default_status_new_ticket) REFERENCES ticket_status(id) ON DELETE SET NULL DEFERRABLE
  constraint ejuser_last_category_fkey FOREIGN KEY (last_category) REFERENCES ej_category(id) ON DELETE SET NULL DEFERRABLE
  constraint ejuser_pkey PRIMARY KEY (id)
  CREATE UNIQUE INDEX ejuser_loginname_key ON ejuser USING btree (lower((loginname)::text))
  CREATE UNIQUE INDEX ejuser_username_key ON ejuser USING btree (lower((username)::text))
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OF id, loginname, username, firstname, middlename, lastname, email, sms, status, signature, access_level, notify_mask, email_mask, sms_mask, default_category, default_user, default_status_new_ticket, default_status_add_message, flags, not_present OR TRUNCATE ON ejuser FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()
  CREATE TRIGGER svar_user_gone AFTER UPDATE OF status ON ejuser FOR EACH ROW WHEN (((new.status = 3) AND (old.status <> 3))) EXECUTE FUNCTION svar_user_gone()

table email
  email_id integer not null generated by default as identity
  contact_id integer
  person_id integer
  email_address character varying(239) not null
  rank smallint not null default 0
  bouncecount integer not null default 0
  lastbounce timestamp(3) with time zone
  lastsent timestamp(3) with time zone
  description character varying(254) not null default ''::character varying
  constraint email_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(contact_id) ON DELETE CASCADE
  constraint email_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id) ON DELETE CASCADE
  constraint email_pkey PRIMARY KEY (email_id)
  CREATE INDEX email_address_idx ON email USING btree (lower((email_address)::text))
  CREATE INDEX email_contact_id_idx ON email USING btree (contact_id, rank) WHERE (contact_id IS NOT NULL)
  CREATE INDEX email_person_id_idx ON email USING btree (person_id, rank) WHERE (person_id IS NOT NULL)

table extra_fields
  id integer not null generated by default as identity
  domain integer not null
  extra_table integer
  target_extra_table integer
  field_name character varying(64) not null
  name character varying(128) not null default ''::character varying
  default_value character varying(255) not null default ''::character varying
  type smallint not null
  flags integer not null default 0
  params text not null default ''::text
  order_pos integer not null default 0
  description character varying(2047) not null default ''::character varying
  constraint extra_fields_pkey PRIMARY KEY (id)
  CREATE UNIQUE INDEX extra_fields_field_name_key ON extra_fields USING btree (domain, lower((field_name)::text))
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON extra_fields FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table extra_tables
  id integer not null generated by default as identity
  table_name character varying(64) not null
  name character varying(128) not null default ''::character varying
  description character varying(2047) not null default ''::character varying
  last_id integer not null default 0
  constraint extra_tables_pkey PRIMARY KEY (id)
  constraint extra_tables_table_name_check CHECK (((table_name)::text ~ '^y_[a-z0-9_]{1,60}$'::text))
  constraint extra_tables_table_name_key UNIQUE (table_name)

table foreignapp
  foreignapp_id integer not null generated by default as identity
  name character varying(239) not null
  registered timestamp(3) with time zone not null
  registered_associate_id integer
  updated timestamp(3) with time zone
  updated_associate_id integer
  constraint foreignapp_name_check CHECK (((name)::text <> ''::text))
  constraint foreignapp_pkey PRIMARY KEY (foreignapp_id)
  constraint foreignapp_registered_associate_id_fkey FOREIGN KEY (registered_associate_id) REFERENCES associate(associate_id)
  constraint foreignapp_updated_associate_id_fkey FOREIGN KEY (updated_associate_id) REFERENCES associate(associate_id)
  CREATE UNIQUE INDEX foreignapp_name_key ON foreignapp USING btree (lower((name)::text))

table foreigndevice
  foreigndevice_id integer not null generated by default as identity
  foreignapp_id integer not null
  name character varying(239) not null
  deviceidentifier character varying(239) not null default ''::character varying
  associate_id integer
  registered timestamp(3) with time zone not null
  registered_associate_id integer
  updated timestamp(3) with time zone
  updated_associate_id integer
  constraint foreigndevice_associate_id_fkey FOREIGN KEY (associate_id) REFERENCES associate(associate_id)
  constraint foreigndevice_foreignapp_id_fkey FOREIGN KEY (foreignapp_id) REFERENCES foreignapp(foreignapp_id) ON DELETE CASCADE
  constraint foreigndevice_name_check CHECK (((name)::text <> ''::text))
  constraint foreigndevice_pkey PRIMARY KEY (foreigndevice_id)
  constraint foreigndevice_registered_associate_id_fkey FOREIGN KEY (registered_associate_id) REFERENCES associate(associate_id)
  constraint foreigndevice_updated_associate_id_fkey FOREIGN KEY (updated_associate_id) REFERENCES associate(associate_id)
  CREATE UNIQUE INDEX foreigndevice_key ON foreigndevice USING btree (foreignapp_id, lower((name)::text), deviceidentifier)

table foreignkey
  foreignkey_id integer not null generated by default as identity
  foreigndevice_id integer not null
  subkey character varying(239) not null default ''::character varying
  subvalue character varying(2047) not null default ''::character varying
  table_name character varying(64) not null default ''::character varying
  record_id integer not null default 0
  registered timestamp(3) with time zone not null
  registered_associate_id integer
  updated timestamp(3) with time zone
  updated_associate_id integer
  constraint foreignkey_foreigndevice_id_fkey FOREIGN KEY (foreigndevice_id) REFERENCES foreigndevice(foreigndevice_id) ON DELETE CASCADE
  constraint foreignkey_pkey PRIMARY KEY (foreignkey_id)
  constraint foreignkey_registered_associate_id_fkey FOREIGN KEY (registered_associate_id) REFERENCES associate(associate_id)
  constraint foreignkey_updated_associate_id_fkey FOREIGN KEY (updated_associate_id) REFERENCES associate(associate_id)
  CREATE UNIQUE INDEX foreignkey_key ON foreignkey USING btree (foreigndevice_id, lower((subkey)::text), table_name, record_id)
  CREATE INDEX foreignkey_record_idx ON foreignkey USING btree (table_name, record_id)
  CREATE INDEX foreignkey_value_idx ON foreignkey USING btree (foreigndevice_id, lower((subkey)::text), md5((subvalue)::text))

table functionright
  functionright_id integer not null generated by default as identity
  name character varying(254) not null
  righttype smallint not null default 0
  isbuiltin boolean not null default true
  constraint functionright_name_key UNIQUE (name)
  constraint functionright_pkey PRIMARY KEY (functionright_id)
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON functionright FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table functionrightrolelink
  functionrightrolelink_id integer not null generated by default as identity
  roleid integer not null
  functionrightid integer not null
  constraint functionrightrolelink_functionrightid_fkey FOREIGN KEY (functionrightid) REFERENCES functionright(functionright_id) ON DELETE CASCADE
  constraint functionrightrolelink_pkey PRIMARY KEY (functionrightrolelink_id)
  constraint functionrightrolelink_roleid_fkey FOREIGN KEY (roleid) REFERENCES role(role_id) ON DELETE CASCADE
  constraint functionrightrolelink_roleid_functionrightid_key UNIQUE (roleid, functionrightid)
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON functionrightrolelink FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table hotlist
  id integer not null generated by default as identity
  user_id integer not null
  ticket_id integer not null
  svar_extra_info character varying(255) not null default ''::character varying
  constraint hotlist_pkey PRIMARY KEY (id)
  constraint hotlist_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
  constraint hotlist_user_id_fkey FOREIGN KEY (user_id) REFERENCES ejuser(id) ON DELETE CASCADE
  constraint hotlist_user_id_ticket_id_key UNIQUE (user_id, ticket_id)
  CREATE INDEX hotlist_ticket_id_idx ON hotlist USING btree (ticket_id)

table inbox
  id integer not null generated by default as identity
  mail_in_filter integer
  uidl character varying(255) not null default ''::character varying
  created timestamp(3) with time zone not null
  imported timestamp(3) with time zone
  status smallint not null default 0
  mail_size integer not null
  svar_hash bytea not null
  svar_content bytea
  svar_return_path character varying(255)
  svar_asked boolean not null default false
  svar_said_ticket integer not null default 0
  svar_said_person integer not null default 0
  svar_sender character varying(255) not null default ''::character varying
  svar_subject character varying(255) not null default ''::character varying
  svar_reason character varying(500) not null default ''::character varying
  svar_path jsonb not null default '[]'::jsonb
  ticket_id integer
  message_id integer
  svar_place integer not null default 0
  svar_medium smallint not null default 0
  svar_filter character varying(255) not null default ''::character varying
  svar_passed_filters integer[] not null default '{}'::integer[]
  svar_client character varying(64)
  svar_helo character varying(255) not null default ''::character varying
  svar_auth jsonb
  constraint inbox_mail_in_filter_fkey FOREIGN KEY (mail_in_filter) REFERENCES mail_in_filter(id) ON DELETE SET NULL
  constraint inbox_message_id_fkey FOREIGN KEY (message_id) REFERENCES ej_message(id) ON DELETE SET NULL
  constraint inbox_pkey PRIMARY KEY (id)
  constraint inbox_svar_content_fkey FOREIGN KEY (svar_content) REFERENCES svar_blob(hash)
  constraint inbox_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE SET NULL
  CREATE INDEX inbox_content_idx ON inbox USING btree (svar_content) WHERE (svar_content IS NOT NULL)
  CREATE UNIQUE INDEX inbox_content_key ON inbox USING btree (svar_place, svar_said_ticket, svar_hash)
  CREATE INDEX inbox_kept_idx ON inbox USING btree (imported) WHERE ((svar_content IS NOT NULL) AND (status = ANY (ARRAY[1, 2])))
  CREATE INDEX inbox_language_idx ON inbox USING btree (mail_in_filter, id DESC) WHERE (message_id IS NOT NULL)
  CREATE INDEX inbox_message_idx ON inbox USING btree (message_id) WHERE (message_id IS NOT NULL)
  CREATE INDEX inbox_open_idx ON inbox USING btree (status, id) WHERE (status = ANY (ARRAY[0, 3]))
  CREATE UNIQUE INDEX inbox_sms_key ON inbox USING btree (uidl) WHERE (svar_medium = 1)
  CREATE INDEX inbox_ticket_idx ON inbox USING btree (ticket_id) WHERE (ticket_id IS NOT NULL)
  CREATE INDEX inbox_uidl_idx ON inbox USING btree (mail_in_filter, uidl) WHERE ((uidl)::text <> ''::text)

table mail_alias
  id integer not null generated by default as identity
  filter_id integer not null
  alias character varying(255) not null
  constraint mail_alias_filter_id_fkey FOREIGN KEY (filter_id) REFERENCES mail_in_filter(id) ON DELETE CASCADE
  constraint mail_alias_pkey PRIMARY KEY (id)
  CREATE UNIQUE INDEX mail_alias_alias_key ON mail_alias USING btree (lower((alias)::text))
  CREATE INDEX mail_alias_filter_id_idx ON mail_alias USING btree (filter_id)

table mail_block
  mail_addr character varying(255) not null
  last_update timestamp(3) with time zone not null
  time_pool real not null
  svar_replied_at timestamp(3) with time zone
  constraint mail_block_pkey PRIMARY KEY (mail_addr)

table mail_in_filter
  id integer not null generated by default as identity
  server_type smallint not null default 0
  pop_server character varying(255) not null default ''::character varying
  svar_port integer not null default 0
  pop_password bytea
  pop_user character varying(255) not null default ''::character varying
  address character varying(255) not null default ''::character varying
  category_id integer
  priority integer
  ticket_type integer
  reply_template_id integer
  noautoreply boolean not null default false
  keep_headers character varying(2047) not null default ''::character varying
  language_id integer
  mailgun_dsn boolean not null default false
  ai_suggest_category boolean not null default true
  ai_text_analysis boolean not null default true
  svar_is_read boolean not null default true
  svar_folder character varying(255) not null default 'INBOX'::character varying
  svar_after smallint not null default 0
  svar_after_folder character varying(255) not null default ''::character varying
  checkwait integer not null default 5
  svar_sign_in smallint not null default 0
  svar_token_url character varying(1023) not null default ''::character varying
  svar_client_id character varying(255) not null default ''::character varying
  svar_scope character varying(1023) not null default ''::character varying
  svar_client_secret bytea
  svar_secret_until timestamp(3) with time zone
  svar_refresh_token bytea
  svar_refresh_until timestamp(3) with time zone
  svar_access_token bytea
  svar_token_until timestamp(3) with time zone
  svar_token_renew timestamp(3) with time zone
  svar_token_held timestamp(3) with time zone
  svar_token_error character varying(500) not null default ''::character varying
  svar_out_server character varying(255) not null default ''::character varying
  svar_out_port integer not null default 0
  svar_out_security smallint not null default 0
  svar_out_sign_in smallint not null default 0
  svar_out_user character varying(255) not null default ''::character varying
  svar_out_password bytea
  next_check timestamp(3) with time zone
  last_success timestamp(3) with time zone
  last_error character varying(2047) not null default ''::character varying
  svar_failed_at timestamp(3) with time zone
  num_seq_failures integer not null default 0
  svar_holder character varying(32) not null default ''::character varying
  svar_lease timestamp(3) with time zone
  svar_uid_validity character varying(20) not null default ''::character varying
  svar_uid_mark bigint not null default 0
  svar_ai_language boolean not null default true
  svar_ai_sentiment boolean not null default true
  constraint mail_in_filter_category_id_fkey FOREIGN KEY (category_id) REFERENCES ej_category(id)
  constraint mail_in_filter_language_id_fkey FOREIGN KEY (language_id) REFERENCES cust_lang(id)
  constraint mail_in_filter_pkey PRIMARY KEY (id)
  constraint mail_in_filter_priority_fkey FOREIGN KEY (priority) REFERENCES ticket_priority(id)
  constraint mail_in_filter_reply_template_id_fkey FOREIGN KEY (reply_template_id) REFERENCES reply_template(id) ON DELETE SET NULL
  constraint mail_in_filter_ticket_type_fkey FOREIGN KEY (ticket_type) REFERENCES ticket_type(ticket_type_id)
  CREATE UNIQUE INDEX mail_in_filter_address_key ON mail_in_filter USING btree (lower((address)::text))
  CREATE UNIQUE INDEX mail_in_filter_sms_key ON mail_in_filter USING btree (server_type) WHERE (server_type = 7)

table message_customers
  id integer not null generated by default as identity
  message_id integer not null
  customer_id integer
  email character varying(255) not null default ''::character varying
  constraint message_customers_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES person(person_id) ON DELETE CASCADE
  constraint message_customers_message_id_fkey FOREIGN KEY (message_id) REFERENCES ej_message(id) ON DELETE CASCADE
  constraint message_customers_pkey PRIMARY KEY (id)
  CREATE INDEX message_customers_customer_id_idx ON message_customers USING btree (customer_id) WHERE (customer_id IS NOT NULL)
  CREATE INDEX message_customers_message_id_idx ON message_customers USING btree (message_id)

table message_header
  id integer not null generated by default as identity
  message_id integer not null
  type integer not null default 0
  name character varying(64) not null default ''::character varying
  value text not null default ''::text
  std_item smallint not null default 0
  std_item_col smallint not null default 0
  constraint message_header_message_id_fkey FOREIGN KEY (message_id) REFERENCES ej_message(id) ON DELETE CASCADE
  constraint message_header_pkey PRIMARY KEY (id)
  CREATE INDEX message_header_message_id_idx ON message_header USING btree (message_id)

table ms_filter
  id integer not null generated by default as identity
  priority smallint not null
  description character varying(255) not null
  svar_active boolean not null
  svar_all_mailboxes boolean not null
  search_location smallint not null
  search_string character varying(1000) not null
  search_string2 character varying(1000) not null
  svar_person_by smallint
  svar_person_find character varying(40) not null
  svar_ticket_find character varying(40) not null
  svar_ticket_open boolean not null
  svar_values jsonb not null
  new_category integer
  new_priority integer
  new_ticket_type integer
  new_owner integer
  new_slevel smallint
  new_tags integer[] not null
  body_template integer
  svar_closes boolean not null
  svar_ignores_from boolean not null
  svar_disposal smallint
  forward_to character varying(2600) not null
  svar_debug boolean not null
  svar_bounce boolean not null
  svar_no_reply boolean not null
  reply_template integer
  reply_to character varying(2600) not null
  svar_notice_template integer
  constraint ms_filter_pkey PRIMARY KEY (id)
  CREATE UNIQUE INDEX ms_filter_description_key ON ms_filter USING btree (lower((description)::text))

table ms_filter_mail
  mail_sorter_id integer not null
  mail_in_filter_id integer not null
  constraint ms_filter_mail_mail_in_filter_id_fkey FOREIGN KEY (mail_in_filter_id) REFERENCES mail_in_filter(id) ON DELETE CASCADE
  constraint ms_filter_mail_mail_sorter_id_fkey FOREIGN KEY (mail_sorter_id) REFERENCES ms_filter(id) ON DELETE CASCADE
  constraint ms_filter_mail_pkey PRIMARY KEY (mail_sorter_id, mail_in_filter_id)
  CREATE INDEX ms_filter_mail_mailbox_idx ON ms_filter_mail USING btree (mail_in_filter_id)

table ms_substitute
  id integer not null generated by default as identity
  svar_filter_id integer not null
  svar_rank smallint not null
  parser_name character varying(40) not null
  the_regexp character varying(1000) not null
  svar_location smallint not null
  constraint ms_substitute_pkey PRIMARY KEY (id)
  constraint ms_substitute_svar_filter_id_fkey FOREIGN KEY (svar_filter_id) REFERENCES ms_filter(id) ON DELETE CASCADE
  CREATE UNIQUE INDEX ms_substitute_name_key ON ms_substitute USING btree (svar_filter_id, parser_name)

table ms_trashbin
  svar_inbox_id integer not null
  mail_sorter_id integer
  mail_in_filter_id integer
  when_trashed timestamp(3) with time zone not null
  subject character varying(255) not null
  constraint ms_trashbin_mail_in_filter_id_fkey FOREIGN KEY (mail_in_filter_id) REFERENCES mail_in_filter(id) ON DELETE SET NULL
  constraint ms_trashbin_mail_sorter_id_fkey FOREIGN KEY (mail_sorter_id) REFERENCES ms_filter(id) ON DELETE SET NULL
  constraint ms_trashbin_pkey PRIMARY KEY (svar_inbox_id)
  constraint ms_trashbin_svar_inbox_id_fkey FOREIGN KEY (svar_inbox_id) REFERENCES inbox(id) ON DELETE CASCADE
  CREATE INDEX ms_trashbin_filter_idx ON ms_trashbin USING btree (mail_sorter_id) WHERE (mail_sorter_id IS NOT NULL)
  CREATE INDEX ms_trashbin_mailbox_idx ON ms_trashbin USING btree (mail_in_filter_id) WHERE (mail_in_filter_id IS NOT NULL)

table notify
  id integer not null generated by default as identity
  type integer not null
  expires timestamp(3) with time zone
  user_id integer not null
  owner_id integer
  ticket_id integer
  user2_id integer
  category_id integer
  chat_topic_id integer
  chat_nick_name character varying(255) not null default ''::character varying
  ticket_alert_id integer
  custom_message character varying(255) not null default ''::character varying
  contact_id integer
  person_id integer
  custom_url character varying(2048) not null default ''::character varying
  registered timestamp(3) with time zone not null
  constraint notify_category_id_fkey FOREIGN KEY (category_id) REFERENCES ej_category(id) ON DELETE SET NULL
  constraint notify_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(contact_id) ON DELETE CASCADE
  constraint notify_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES ejuser(id) ON DELETE CASCADE
  constraint notify_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id) ON DELETE CASCADE
  constraint notify_pkey PRIMARY KEY (id)
  constraint notify_ticket_alert_id_fkey FOREIGN KEY (ticket_alert_id) REFERENCES ticket_alert(id) ON DELETE SET NULL
  constraint notify_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
  constraint notify_user2_id_fkey FOREIGN KEY (user2_id) REFERENCES ejuser(id) ON DELETE SET NULL
  constraint notify_user_id_fkey FOREIGN KEY (user_id) REFERENCES ejuser(id) ON DELETE CASCADE
  CREATE INDEX notify_expires_idx ON notify USING btree (expires)
  CREATE UNIQUE INDEX notify_pending_key ON notify USING btree (user_id, ticket_id, type) WHERE (ticket_id IS NOT NULL)
  CREATE INDEX notify_ticket_id_idx ON notify USING btree (ticket_id) WHERE (ticket_id IS NOT NULL)
  CREATE INDEX notify_user_id_idx ON notify USING btree (user_id)

table outbox
  id bigint not null generated by default as identity
  ticket_id integer
  message_id integer
  subject character varying(998) not null default ''::character varying
  from_email character varying(255) not null default ''::character varying
  from_envelope character varying(255) not null default ''::character varying
  rcpt text not null default ''::text
  mail_size integer not null default 0
  created timestamp(3) with time zone not null
  status smallint not null default 0
  retries smallint not null default 0
  next_retry timestamp(3) with time zone
  last_error character varying(2047) not null default ''::character varying
  type smallint not null default 0
  rfc822_content bytea
  svar_kind character varying(32) not null
  svar_template_id integer
  svar_person_id integer
  svar_user_id integer
  svar_alert_id integer
  svar_mail_id character varying(255) not null default ''::character varying
  svar_details jsonb not null default '{}'::jsonb
  svar_ended timestamp(3) with time zone
  svar_again timestamp(3) with time zone
  svar_forgotten boolean not null default false
  constraint outbox_message_id_fkey FOREIGN KEY (message_id) REFERENCES ej_message(id) ON DELETE SET NULL
  constraint outbox_pkey PRIMARY KEY (id)
  constraint outbox_status_check CHECK (((status >= 0) AND (status <= 5)))
  constraint outbox_svar_person_id_fkey FOREIGN KEY (svar_person_id) REFERENCES person(person_id) ON DELETE CASCADE
  constraint outbox_svar_user_id_fkey FOREIGN KEY (svar_user_id) REFERENCES ejuser(id) ON DELETE CASCADE
  constraint outbox_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
  constraint outbox_type_check CHECK (((type >= 0) AND (type <= 2)))
  CREATE INDEX outbox_due_idx ON outbox USING btree (type, COALESCE(next_retry, created), id) WHERE (status = ANY (ARRAY[0, 1]))
  CREATE INDEX outbox_ended_idx ON outbox USING btree (svar_ended) WHERE ((NOT svar_forgotten) AND (status > 1))
  CREATE INDEX outbox_mail_id_idx ON outbox USING btree (svar_mail_id) WHERE ((svar_mail_id)::text <> ''::text)
  CREATE INDEX outbox_message_id_idx ON outbox USING btree (message_id) WHERE (message_id IS NOT NULL)
  CREATE INDEX outbox_person_id_idx ON outbox USING btree (svar_person_id) WHERE (svar_person_id IS NOT NULL)
  CREATE INDEX outbox_ticket_id_idx ON outbox USING btree (ticket_id, id)
  CREATE INDEX outbox_user_id_idx ON outbox USING btree (svar_user_id) WHERE (svar_user_id IS NOT NULL)

table person
  person_id integer not null generated by default as identity
  contact_id integer
  rank smallint not null default 0
  firstname character varying(99) not null default ''::character varying
  middlename character varying(99) not null default ''::character varying
  lastname character varying(99) not null default ''::character varying
  mrmrs character varying(239) not null default ''::character varying
  title character varying(239) not null default ''::character varying
  country_id integer
  retired boolean not null default false
  ticketpriorityid integer
  supportlanguageid integer
  supportassociateid integer
  showcontacttickets boolean not null default false
  person_number character varying(49) not null default ''::character varying
  salutation character varying(239) not null default ''::character varying
  birthdate date
  position_idx integer
  business_idx integer
  category_idx integer
  associate_id integer
  kanalname character varying(99) not null default ''::character varying
  kanafname character varying(99) not null default ''::character varying
  post1 character varying(99) not null default ''::character varying
  post2 character varying(99) not null default ''::character varying
  post3 character varying(99) not null default ''::character varying
  nomailing boolean not null default false
  usepersonaddress boolean not null default false
  sentinfo smallint not null default 0
  source smallint not null default 0
  leadstatus_id integer
  svar_description text not null default ''::text
  dbi_agent_id integer not null default 0
  dbi_key character varying(255) not null default ''::character varying
  dbi_last_modified timestamp(3) with time zone
  dbi_last_syncronized timestamp(3) with time zone
  extra jsonb not null default '{}'::jsonb
  registered timestamp(3) with time zone
  registered_associate_id integer
  updated timestamp(3) with time zone
  updated_associate_id integer
  deleted boolean not null default false
  svar_deleted_at timestamp(3) with time zone
  svar_picture bytea
  constraint person_associate_id_fkey FOREIGN KEY (associate_id) REFERENCES associate(associate_id)
  constraint person_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(contact_id)
  constraint person_pkey PRIMARY KEY (person_id)
  constraint person_registered_associate_id_fkey FOREIGN KEY (registered_associate_id) REFERENCES associate(associate_id)
  constraint person_supportassociateid_fkey FOREIGN KEY (supportassociateid) REFERENCES associate(associate_id)
  constraint person_supportlanguageid_fkey FOREIGN KEY (supportlanguageid) REFERENCES cust_lang(id) ON DELETE SET NULL
  constraint person_svar_picture_fkey FOREIGN KEY (svar_picture) REFERENCES svar_blob(hash)
  constraint person_ticketpriorityid_fkey FOREIGN KEY (ticketpriorityid) REFERENCES ticket_priority(id)
  constraint person_updated_associate_id_fkey FOREIGN KEY (updated_associate_id) REFERENCES associate(associate_id)
  CREATE INDEX person_contact_id_idx ON person USING btree (contact_id) WHERE (contact_id IS NOT NULL)
  CREATE INDEX person_name_idx ON person USING btree (lower((lastname)::text), lower((firstname)::text))
  CREATE INDEX person_number_idx ON person USING btree (lower((person_number)::text)) WHERE ((person_number)::text <> ''::text)
  CREATE INDEX person_registered_idx ON person USING btree (registered)
  CREATE INDEX person_svar_picture_idx ON person USING btree (svar_picture) WHERE (svar_picture IS NOT NULL)
  CREATE TRIGGER svar_person_changed AFTER UPDATE OF firstname, middlename, lastname, contact_id, retired ON person FOR EACH ROW WHEN (((((((old.firstname)::text IS DISTINCT FROM (new.firstname)::text) OR ((old.middlename)::text IS DISTINCT FROM (new.middlename)::text)) OR ((old.lastname)::text IS DISTINCT FROM (new.lastname)::text)) OR (old.contact_id IS DISTINCT FROM new.contact_id)) OR (old.retired IS DISTINCT FROM new.retired))) EXECUTE FUNCTION svar_person_changed()

table phone
  phone_id integer not null generated by default as identity
  owner_id integer not null
  ptype_idx integer not null
  phone character varying(239) not null
  rank smallint not null default 0
  description character varying(99) not null default ''::character varying
  searchphonenumber character varying(239) not null default ''::character varying
  constraint phone_pkey PRIMARY KEY (phone_id)
  CREATE INDEX phone_ending_idx ON phone USING btree ("right"((searchphonenumber)::text, 8)) WHERE ((searchphonenumber)::text <> ''::text)
  CREATE INDEX phone_mobile_digits_idx ON phone USING btree (regexp_replace((phone)::text, '[^0-9]'::text, ''::text, 'g'::text)) WHERE (ptype_idx = 16387)
  CREATE INDEX phone_owner_id_idx ON phone USING btree (owner_id, ptype_idx)

table prefdesc
  prefdesc_id integer not null generated by default as identity
  prefsection character varying(239) not null
  prefkey character varying(239) not null
  name character varying(254) not null default ''::character varying
  valuetype smallint not null default 2
  maxlevel smallint not null default 5
  sysmaxlevel smallint not null default 5
  minlevel smallint not null default 0
  accessflags integer not null default 0
  description character varying(2047) not null default ''::character varying
  isbuiltin boolean not null default false
  tablename character varying(254) not null default ''::character varying
  maxvalue integer not null default 0
  minvalue integer not null default 0
  rank smallint not null default 0
  subgroup character varying(254) not null default ''::character varying
  requiredlicense character varying(254) not null default ''::character varying
  constraint prefdesc_pkey PRIMARY KEY (prefdesc_id)
  CREATE UNIQUE INDEX prefdesc_key ON prefdesc USING btree (lower((prefsection)::text), lower((prefkey)::text))

table project
  project_id integer not null generated by default as identity
  name character varying(219) not null default ''::character varying
  project_number character varying(49) not null default ''::character varying
  associate_id integer
  status_idx integer
  type_idx integer
  done boolean not null default false
  enddate timestamp(3) with time zone
  startdate timestamp(3) with time zone
  event_id integer not null default 0
  svar_description text not null default ''::text
  svar_postit text not null default ''::text
  extra jsonb not null default '{}'::jsonb
  registered timestamp(3) with time zone
  registered_associate_id integer
  updated timestamp(3) with time zone
  updated_associate_id integer
  constraint project_associate_id_fkey FOREIGN KEY (associate_id) REFERENCES associate(associate_id)
  constraint project_pkey PRIMARY KEY (project_id)
  constraint project_registered_associate_id_fkey FOREIGN KEY (registered_associate_id) REFERENCES associate(associate_id)
  constraint project_updated_associate_id_fkey FOREIGN KEY (updated_associate_id) REFERENCES associate(associate_id)

table registry
  id integer not null generated by default as identity
  reg_id integer not null
  name character varying(255) not null
  value text
  constraint registry_pkey PRIMARY KEY (id)
  constraint registry_reg_id_key UNIQUE (reg_id)
  CREATE UNIQUE INDEX registry_name_key ON registry USING btree (lower((name)::text))
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON registry FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table reply_template
  id integer not null generated by default as identity
  name character varying(255) not null
  description character varying(255) not null default ''::character varying
  folder_id integer
  owned_by integer
  last_changed timestamp(3) with time zone
  access_level smallint not null default 1
  flags integer not null default 0
  constraint reply_template_folder_id_fkey FOREIGN KEY (folder_id) REFERENCES reply_template_folder(id) ON DELETE SET NULL
  constraint reply_template_owned_by_fkey FOREIGN KEY (owned_by) REFERENCES ejuser(id)
  constraint reply_template_pkey PRIMARY KEY (id)

table reply_template_body
  id integer not null generated by default as identity
  reply_template_id integer not null
  language_id integer not null
  flags integer not null default 0
  subject character varying(255) not null default ''::character varying
  headers text not null default ''::text
  body_plain text not null default ''::text
  body_html text not null default ''::text
  body_sms text not null default ''::text
  constraint reply_template_body_language_id_fkey FOREIGN KEY (language_id) REFERENCES cust_lang(id)
  constraint reply_template_body_pkey PRIMARY KEY (id)
  constraint reply_template_body_reply_template_id_fkey FOREIGN KEY (reply_template_id) REFERENCES reply_template(id) ON DELETE CASCADE
  constraint reply_template_body_reply_template_id_language_id_key UNIQUE (reply_template_id, language_id)

table reply_template_folder
  id integer not null generated by default as identity
  parent_id integer
  name character varying(255) not null
  constraint reply_template_folder_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES reply_template_folder(id) ON DELETE CASCADE
  constraint reply_template_folder_pkey PRIMARY KEY (id)

table role
  role_id integer not null generated by default as identity
  name character varying(239) not null
  rank smallint not null default 0
  tooltip character varying(254) not null default ''::character varying
  roletype smallint not null default 0
  deleted boolean not null default false
  constraint role_pkey PRIMARY KEY (role_id)
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON role FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table sale
  sale_id integer not null generated by default as identity
  heading character varying(219) not null default ''::character varying
  contact_id integer
  person_id integer
  project_id integer
  associate_id integer
  number1 character varying(49) not null default ''::character varying
  amount double precision not null default 0
  earning double precision not null default 0
  earning_percent double precision not null default 0
  probability smallint not null default 0
  status smallint not null default 1
  done smallint not null default 1
  saledate timestamp(3) with time zone
  nextduedate timestamp(3) with time zone
  reopendate timestamp(3) with time zone
  currency_id integer
  saletype_id integer
  probability_idx integer
  reason_idx integer
  reasonsold_idx integer
  reasonstalled_idx integer
  source_idx integer
  comptr_idx integer
  credited_idx integer
  svar_description text not null default ''::text
  svar_postit text not null default ''::text
  extra jsonb not null default '{}'::jsonb
  registered timestamp(3) with time zone
  registered_associate_id integer
  updated timestamp(3) with time zone
  updated_associate_id integer
  constraint sale_associate_id_fkey FOREIGN KEY (associate_id) REFERENCES associate(associate_id)
  constraint sale_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(contact_id) ON DELETE SET NULL
  constraint sale_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id) ON DELETE SET NULL
  constraint sale_pkey PRIMARY KEY (sale_id)
  constraint sale_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(project_id) ON DELETE SET NULL
  constraint sale_registered_associate_id_fkey FOREIGN KEY (registered_associate_id) REFERENCES associate(associate_id)
  constraint sale_updated_associate_id_fkey FOREIGN KEY (updated_associate_id) REFERENCES associate(associate_id)
  CREATE INDEX sale_contact_id_idx ON sale USING btree (contact_id) WHERE (contact_id IS NOT NULL)
  CREATE INDEX sale_person_id_idx ON sale USING btree (person_id) WHERE (person_id IS NOT NULL)
  CREATE INDEX sale_project_id_idx ON sale USING btree (project_id) WHERE (project_id IS NOT NULL)

table svar_analysis_cursor
  one boolean not null default true
  tx xid8 not null
  seq bigint not null
  reader uuid
  lease_until timestamp(3) with time zone
  constraint svar_analysis_cursor_one_check CHECK (one)
  constraint svar_analysis_cursor_pkey PRIMARY KEY (one)

table svar_batch_item
  batchtask_id integer not null
  ticket_id integer not null
  place integer not null
  done_at timestamp(3) with time zone
  problem character varying(2047) not null default ''::character varying
  constraint svar_batch_item_batchtask_id_fkey FOREIGN KEY (batchtask_id) REFERENCES batchtask(batchtask_id) ON DELETE CASCADE
  constraint svar_batch_item_pkey PRIMARY KEY (batchtask_id, ticket_id)

table svar_blob
  hash bytea not null
  size integer not null
  bytes bytea not null
  constraint svar_blob_pkey PRIMARY KEY (hash)

table svar_choice
  list text not null
  owner_id integer not null
  item_id integer not null
  constraint svar_choice_pkey PRIMARY KEY (list, owner_id, item_id)

table svar_chosen_columns
  user_id integer not null
  gui_name text not null
  provider text not null
  columns text[] not null
  constraint svar_chosen_columns_pkey PRIMARY KEY (user_id, gui_name, provider)
  constraint svar_chosen_columns_user_id_fkey FOREIGN KEY (user_id) REFERENCES ejuser(id) ON DELETE CASCADE

table svar_credential
  associate_id integer not null
  hash text not null
  version integer not null default 1
  changed_at timestamp(3) with time zone not null
  constraint svar_credential_associate_id_fkey FOREIGN KEY (associate_id) REFERENCES associate(associate_id) ON DELETE CASCADE
  constraint svar_credential_pkey PRIMARY KEY (associate_id)
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON svar_credential FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table svar_desk
  one boolean not null default true
  version bigint not null default 1
  furnished_at timestamp(3) with time zone
  constraint svar_desk_one_check CHECK (one)
  constraint svar_desk_pkey PRIMARY KEY (one)

table svar_event
  seq bigint not null generated by default as identity
  tx xid8 not null default pg_current_xact_id()
  at timestamp(3) with time zone not null
  user_id integer
  operation text not null
  ticket_id integer
  message_id integer
  kinds text[] not null default '{}'::text[]
  before jsonb
  after jsonb
  entity text not null default 'ticket'::text
  row_id integer
  constraint svar_event_pkey PRIMARY KEY (seq)
  CREATE INDEX svar_event_ticket_id_idx ON svar_event USING btree (ticket_id, seq)
  CREATE INDEX svar_event_tx_idx ON svar_event USING btree (tx, seq)

table svar_extra_column
  id integer not null generated by default as identity
  extra_table_id integer not null
  column_name character varying(64) not null
  type smallint not null
  name character varying(128) not null default ''::character varying
  order_pos integer not null default 0
  constraint svar_extra_column_column_name_check CHECK (((column_name)::text ~ '^x_[a-z0-9_]{1,60}$'::text))
  constraint svar_extra_column_extra_table_id_column_name_key UNIQUE (extra_table_id, column_name)
  constraint svar_extra_column_extra_table_id_fkey FOREIGN KEY (extra_table_id) REFERENCES extra_tables(id) ON DELETE CASCADE
  constraint svar_extra_column_pkey PRIMARY KEY (id)

table svar_extra_row
  extra_table_id integer not null
  id integer not null
  cells jsonb not null default '{}'::jsonb
  constraint svar_extra_row_extra_table_id_fkey FOREIGN KEY (extra_table_id) REFERENCES extra_tables(id) ON DELETE CASCADE
  constraint svar_extra_row_pkey PRIMARY KEY (extra_table_id, id)

table svar_favourite
  id integer not null generated by default as identity
  associate_id integer not null
  table_name character varying(64) not null
  record_id integer not null
  extra_info character varying(255) not null default ''::character varying
  constraint svar_favourite_associate_id_fkey FOREIGN KEY (associate_id) REFERENCES associate(associate_id) ON DELETE CASCADE
  constraint svar_favourite_associate_id_table_name_record_id_key UNIQUE (associate_id, table_name, record_id)
  constraint svar_favourite_pkey PRIMARY KEY (id)
  CREATE INDEX svar_favourite_record_idx ON svar_favourite USING btree (table_name, record_id)

table svar_idempotency
  user_id integer not null
  key text not null
  operation text not null
  fingerprint bytea not null
  result_id integer
  at timestamp(3) with time zone not null
  constraint svar_idempotency_pkey PRIMARY KEY (user_id, key)
  CREATE INDEX svar_idempotency_at_idx ON svar_idempotency USING btree (at)

table svar_list
  list_id integer not null default nextval('svar_list_number'::regclass)
  name character varying(64) not null
  title character varying(239) not null
  tooltip character varying(254) not null default ''::character varying
  rank smallint not null default 0
  deleted boolean not null default false
  has_items boolean not null default false
  is_custom boolean not null default false
  constraint svar_list_pkey PRIMARY KEY (list_id)
  CREATE UNIQUE INDEX svar_list_name_key ON svar_list USING btree (lower((name)::text))

table svar_list_heading
  heading_id integer not null generated by default as identity
  list_id integer not null
  name character varying(239) not null
  tooltip character varying(254) not null default ''::character varying
  rank smallint not null default 0
  deleted boolean not null default false
  constraint svar_list_heading_list_id_fkey FOREIGN KEY (list_id) REFERENCES svar_list(list_id) ON DELETE CASCADE
  constraint svar_list_heading_pkey PRIMARY KEY (heading_id)
  CREATE INDEX svar_list_heading_list_id_idx ON svar_list_heading USING btree (list_id, rank)

table svar_list_item
  list character varying(64) not null
  id integer not null
  name character varying(239) not null
  tooltip character varying(254) not null default ''::character varying
  rank smallint not null default 0
  deleted boolean not null default false
  extra jsonb not null default '{}'::jsonb
  constraint svar_list_item_pkey PRIMARY KEY (list, id)

table svar_list_selection
  associate_id integer not null
  list character varying(100) not null
  context character varying(255) not null default ''::character varying
  item_id integer not null
  changed_at timestamp(3) with time zone not null
  constraint svar_list_selection_associate_id_fkey FOREIGN KEY (associate_id) REFERENCES associate(associate_id) ON DELETE CASCADE
  constraint svar_list_selection_pkey PRIMARY KEY (associate_id, list, context, item_id)

table svar_load
  id bigint not null generated by default as identity
  user_id integer not null
  active integer not null
  constraint svar_load_pkey PRIMARY KEY (id)
  CREATE INDEX svar_load_user_id_idx ON svar_load USING btree (user_id) INCLUDE (active)

table svar_mail_uid
  mailbox_id integer not null
  validity character varying(20) not null
  uid bigint not null
  state smallint not null default 0
  tries integer not null default 0
  error character varying(500) not null default ''::character varying
  constraint svar_mail_uid_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mail_in_filter(id) ON DELETE CASCADE
  constraint svar_mail_uid_pkey PRIMARY KEY (mailbox_id, validity, uid)

table svar_merge
  id integer not null generated by default as identity
  primary_ticket_id integer not null
  secondary_ticket_id integer not null
  merged_at timestamp(3) with time zone not null
  merged_by integer not null
  undone_at timestamp(3) with time zone
  undone_by integer
  details jsonb not null default '{}'::jsonb
  constraint svar_merge_merged_by_fkey FOREIGN KEY (merged_by) REFERENCES ejuser(id)
  constraint svar_merge_pkey PRIMARY KEY (id)
  constraint svar_merge_primary_ticket_id_fkey FOREIGN KEY (primary_ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
  constraint svar_merge_secondary_ticket_id_fkey FOREIGN KEY (secondary_ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
  constraint svar_merge_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES ejuser(id)
  CREATE INDEX svar_merge_primary_idx ON svar_merge USING btree (primary_ticket_id)
  CREATE UNIQUE INDEX svar_merge_standing_key ON svar_merge USING btree (secondary_ticket_id) WHERE (undone_at IS NULL)

table svar_message_version
  id integer not null generated by default as identity
  message_id integer not null
  changed_at timestamp(3) with time zone not null
  changed_by integer not null
  body text not null
  html_body text not null
  constraint svar_message_version_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES ejuser(id)
  constraint svar_message_version_message_id_fkey FOREIGN KEY (message_id) REFERENCES ej_message(id) ON DELETE CASCADE
  constraint svar_message_version_pkey PRIMARY KEY (id)
  CREATE INDEX svar_message_version_message_id_idx ON svar_message_version USING btree (message_id, id)

table svar_migration
  number integer not null
  name text not null
  checksum text not null
  applied_at timestamp(3) with time zone not null default clock_timestamp()
  constraint svar_migration_pkey PRIMARY KEY (number)

table svar_model
  id integer not null generated by default as identity
  made_at timestamp(3) with time zone not null
  data_from timestamp(3) with time zone
  data_to timestamp(3) with time zone
  tickets integer not null
  accuracy real not null
  figures jsonb not null
  content bytea not null
  is_used boolean not null default false
  constraint svar_model_pkey PRIMARY KEY (id)
  CREATE UNIQUE INDEX svar_model_used_key ON svar_model USING btree (is_used) WHERE is_used

table svar_move
  id integer not null generated by default as identity
  at timestamp(3) with time zone not null
  from_ticket_id integer not null
  to_ticket_id integer not null
  message_ids integer[] not null
  constraint svar_move_pkey PRIMARY KEY (id)
  CREATE INDEX svar_move_from_idx ON svar_move USING btree (from_ticket_id, id)
  CREATE INDEX svar_move_to_idx ON svar_move USING btree (to_ticket_id, id)

table svar_office_window
  priority_id integer not null
  weekday smallint not null
  start_time time without time zone not null
  stop_time time without time zone not null
  constraint svar_office_window_pkey PRIMARY KEY (priority_id, weekday, start_time)
  constraint svar_office_window_priority_id_fkey FOREIGN KEY (priority_id) REFERENCES ticket_priority(id) ON DELETE CASCADE
  constraint svar_office_window_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON svar_office_window FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table svar_resource_override
  id integer not null generated by default as identity
  name character varying(254) not null
  culture character varying(35) not null
  value text not null default ''::text
  active boolean not null default true
  constraint svar_resource_override_pkey PRIMARY KEY (id)
  CREATE UNIQUE INDEX svar_resource_override_key ON svar_resource_override USING btree (lower((name)::text), lower((culture)::text))

table svar_search
  message_id integer
  ticket_id integer not null
  config text not null
  words tsvector not null
  indexed_at timestamp(3) with time zone not null
  at timestamp(3) with time zone not null
  constraint svar_search_message_id_fkey FOREIGN KEY (message_id) REFERENCES ej_message(id) ON DELETE CASCADE
  constraint svar_search_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
  CREATE INDEX svar_search_at_idx ON svar_search USING btree (at DESC, ticket_id DESC)
  CREATE UNIQUE INDEX svar_search_message_id_key ON svar_search USING btree (message_id) WHERE (message_id IS NOT NULL)
  CREATE INDEX svar_search_ticket_id_idx ON svar_search USING btree (ticket_id)
  CREATE UNIQUE INDEX svar_search_title_key ON svar_search USING btree (ticket_id) WHERE (message_id IS NULL)
  CREATE INDEX svar_search_words_idx ON svar_search USING gin (words, svar_spans(at)) WITH (gin_pending_list_limit='256')

table svar_search_config
  config text not null
  constraint svar_search_config_pkey PRIMARY KEY (config)

table svar_search_cursor
  one boolean not null default true
  messages_to integer not null default 0
  tickets_to integer not null default 0
  rows_done boolean not null default false
  tx xid8 not null default pg_snapshot_xmin(pg_current_snapshot())
  seq bigint not null default 0
  constraint svar_search_cursor_one_check CHECK (one)
  constraint svar_search_cursor_pkey PRIMARY KEY (one)

table svar_sms
  id bigint not null generated by default as identity
  at timestamp(3) with time zone not null
  number character varying(64) not null
  is_incoming boolean not null
  outbox_id bigint
  ticket_id integer
  message_id integer
  accepted boolean not null default false
  reference character varying(255) not null default ''::character varying
  constraint svar_sms_message_id_fkey FOREIGN KEY (message_id) REFERENCES ej_message(id) ON DELETE SET NULL
  constraint svar_sms_outbox_id_fkey FOREIGN KEY (outbox_id) REFERENCES outbox(id) ON DELETE SET NULL
  constraint svar_sms_pkey PRIMARY KEY (id)
  constraint svar_sms_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE SET NULL
  CREATE INDEX svar_sms_at_idx ON svar_sms USING btree (at)
  CREATE INDEX svar_sms_message_idx ON svar_sms USING btree (message_id) WHERE (message_id IS NOT NULL)
  CREATE INDEX svar_sms_number_idx ON svar_sms USING btree (number, at)
  CREATE UNIQUE INDEX svar_sms_outbox_key ON svar_sms USING btree (outbox_id, number) WHERE (outbox_id IS NOT NULL)
  CREATE INDEX svar_sms_ticket_idx ON svar_sms USING btree (ticket_id) WHERE (ticket_id IS NOT NULL)

table svar_suggestion
  ticket_id integer not null
  category_id integer
  model_id integer
  probability real not null
  because jsonb not null
  language character varying(10) not null default ''::character varying
  suggested_at timestamp(3) with time zone not null
  outcome smallint not null default 0
  chosen_id integer
  decided_at timestamp(3) with time zone
  constraint svar_suggestion_category_id_fkey FOREIGN KEY (category_id) REFERENCES ej_category(id) ON DELETE SET NULL
  constraint svar_suggestion_chosen_id_fkey FOREIGN KEY (chosen_id) REFERENCES ej_category(id) ON DELETE SET NULL
  constraint svar_suggestion_model_id_fkey FOREIGN KEY (model_id) REFERENCES svar_model(id) ON DELETE SET NULL
  constraint svar_suggestion_pkey PRIMARY KEY (ticket_id)
  constraint svar_suggestion_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
  CREATE INDEX svar_suggestion_category_id_idx ON svar_suggestion USING btree (category_id)
  CREATE INDEX svar_suggestion_chosen_id_idx ON svar_suggestion USING btree (chosen_id)
  CREATE INDEX svar_suggestion_model_id_idx ON svar_suggestion USING btree (model_id)
  CREATE INDEX svar_suggestion_suggested_at_idx ON svar_suggestion USING btree (suggested_at)

table svar_temp_file
  id integer not null generated by default as identity
  associate_id integer not null
  name character varying(254) not null
  size integer not null
  content bytea not null
  expires timestamp(3) with time zone not null
  constraint svar_temp_file_associate_id_fkey FOREIGN KEY (associate_id) REFERENCES associate(associate_id) ON DELETE CASCADE
  constraint svar_temp_file_pkey PRIMARY KEY (id)
  CREATE INDEX svar_temp_file_expires_idx ON svar_temp_file USING btree (expires)
  CREATE UNIQUE INDEX svar_temp_file_key ON svar_temp_file USING btree (associate_id, lower((name)::text))

table svar_template_file
  id integer not null generated by default as identity
  name character varying(254) not null
  associate_id integer
  culture character varying(35) not null default ''::character varying
  content bytea not null
  constraint svar_template_file_associate_id_fkey FOREIGN KEY (associate_id) REFERENCES associate(associate_id) ON DELETE CASCADE
  constraint svar_template_file_pkey PRIMARY KEY (id)
  CREATE UNIQUE INDEX svar_template_file_key ON svar_template_file USING btree (lower((name)::text), COALESCE(associate_id, 0), lower((culture)::text))

table svar_token
  token_id integer not null generated by default as identity
  kind text not null
  lookup text not null
  hash bytea not null
  associate_id integer not null
  credential_version integer not null
  label character varying(254) not null default ''::character varying
  created_at timestamp(3) with time zone not null
  created_by integer not null
  last_used_at timestamp(3) with time zone
  expires_at timestamp(3) with time zone
  revoked_at timestamp(3) with time zone
  lineage integer[] not null default '{}'::integer[]
  constraint svar_token_associate_id_fkey FOREIGN KEY (associate_id) REFERENCES associate(associate_id) ON DELETE CASCADE
  constraint svar_token_hash_check CHECK ((octet_length(hash) = 32))
  constraint svar_token_kind_check CHECK ((kind = ANY (ARRAY['ticket'::text, 'service'::text, 'bearer'::text, 'session'::text])))
  constraint svar_token_lookup_key UNIQUE (lookup)
  constraint svar_token_pkey PRIMARY KEY (token_id)
  CREATE INDEX svar_token_associate_id_idx ON svar_token USING btree (associate_id)
  CREATE INDEX svar_token_revoked_idx ON svar_token USING btree (token_id) WHERE (revoked_at IS NOT NULL)
  CREATE TRIGGER svar_desk_changed AFTER UPDATE OF revoked_at ON svar_token FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table svar_webhook_cursor
  one boolean not null default true
  tx xid8 not null
  seq bigint not null
  key_check bytea
  constraint svar_webhook_cursor_one_check CHECK (one)
  constraint svar_webhook_cursor_pkey PRIMARY KEY (one)

table svar_webhook_delivery
  id bigint not null generated by default as identity
  webhook_id integer not null
  event_id uuid not null
  event character varying(254) not null
  body text not null
  claims integer not null default 0
  failures smallint not null default 0
  due_at timestamp(3) with time zone not null
  lease_until timestamp(3) with time zone
  constraint svar_webhook_delivery_pkey PRIMARY KEY (id)
  constraint svar_webhook_delivery_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhook(webhook_id) ON DELETE CASCADE
  CREATE INDEX svar_webhook_delivery_webhook_id_idx ON svar_webhook_delivery USING btree (webhook_id, id)

table tags
  tags_id integer not null generated by default as identity
  name character varying(239) not null
  rank smallint not null default 0
  tooltip character varying(254) not null default ''::character varying
  deleted boolean not null default false
  constraint tags_pkey PRIMARY KEY (tags_id)
  CREATE UNIQUE INDEX tags_name_key ON tags USING btree (lower((name)::text))
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON tags FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table ticket
  id integer not null generated by default as identity
  connect_id integer
  title character varying(255) not null default ''::character varying
  created_at timestamp(3) with time zone not null
  last_changed timestamp(3) with time zone not null
  activate timestamp(3) with time zone
  closed_at timestamp(3) with time zone
  created_by integer not null default 1
  author character varying(255) not null default ''::character varying
  owned_by integer not null default 1
  category integer not null
  orig_category integer
  slevel smallint not null default 1
  status smallint not null
  ticket_status integer not null
  cust_id integer
  contact_id integer
  priority integer not null
  orig_priority integer
  alert_level smallint not null default 0
  alert_timeout timestamp(3) with time zone
  alert_stop integer not null default '-1'::integer
  read_by_owner timestamp(3) with time zone
  first_read_by_owner timestamp(3) with time zone
  first_read_by_user timestamp(3) with time zone
  read_by_customer timestamp(3) with time zone
  filter_id integer
  display_filter character varying(255) not null default ''::character varying
  filter_address character varying(255) not null default ''::character varying
  from_address character varying(4000) not null default ''::character varying
  replied_at timestamp(3) with time zone
  time_to_reply integer not null default 0
  time_to_close integer not null default 0
  real_time_to_reply integer not null default 0
  real_time_to_close integer not null default 0
  read_status smallint not null default 3
  has_attachment boolean not null default false
  deadline timestamp(3) with time zone
  origin smallint not null default 0
  time_spent_internally integer not null default 0
  time_spent_externally integer not null default 0
  time_spent_queue integer not null default 0
  real_time_spent_internally integer not null default 0
  real_time_spent_externally integer not null default 0
  real_time_spent_queue integer not null default 0
  time_spent_calculated timestamp(3) with time zone
  time_spent integer not null default 0
  num_replies integer not null default 0
  num_messages integer not null default 0
  tags integer[] not null default '{}'::integer[]
  language character varying(10) not null default ''::character varying
  sentiment smallint not null default 0
  sentimentconfidence smallint not null default 0
  suggestedcategory_id integer
  orighumancategory_id integer
  form_submission_id integer
  created_by_workflow_id integer
  sale_id integer
  project_id integer
  ticket_type integer not null
  dbi_agent_id integer
  dbi_key character varying(255)
  dbi_last_syncronized timestamp(3) with time zone
  dbi_last_modified timestamp(3) with time zone
  extra jsonb not null default '{}'::jsonb
  svar_version integer not null default 1
  next_wake timestamp(3) with time zone
  svar_stay_since timestamp(3) with time zone
  svar_stay_office integer not null default 0
  constraint ticket_category_fkey FOREIGN KEY (category) REFERENCES ej_category(id)
  constraint ticket_connect_id_fkey FOREIGN KEY (connect_id) REFERENCES ticket(id) ON DELETE SET NULL
  constraint ticket_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(contact_id) ON DELETE SET NULL
  constraint ticket_created_by_fkey FOREIGN KEY (created_by) REFERENCES ejuser(id)
  constraint ticket_cust_id_fkey FOREIGN KEY (cust_id) REFERENCES person(person_id) ON DELETE SET NULL
  constraint ticket_orig_category_fkey FOREIGN KEY (orig_category) REFERENCES ej_category(id) ON DELETE SET NULL
  constraint ticket_orig_priority_fkey FOREIGN KEY (orig_priority) REFERENCES ticket_priority(id)
  constraint ticket_orighumancategory_id_fkey FOREIGN KEY (orighumancategory_id) REFERENCES ej_category(id) ON DELETE SET NULL
  constraint ticket_owned_by_fkey FOREIGN KEY (owned_by) REFERENCES ejuser(id)
  constraint ticket_pkey PRIMARY KEY (id)
  constraint ticket_priority_fkey FOREIGN KEY (priority) REFERENCES ticket_priority(id)
  constraint ticket_project_id_fkey FOREIGN KEY (project_id) REFERENCES project(project_id) ON DELETE SET NULL
  constraint ticket_sale_id_fkey FOREIGN KEY (sale_id) REFERENCES sale(sale_id) ON DELETE SET NULL
  constraint ticket_status_check CHECK (((status >= 1) AND (status <= 6)))
  constraint ticket_suggestedcategory_id_fkey FOREIGN KEY (suggestedcategory_id) REFERENCES ej_category(id) ON DELETE SET NULL
  constraint ticket_ticket_status_fkey FOREIGN KEY (ticket_status) REFERENCES ticket_status(id)
  constraint ticket_ticket_type_fkey FOREIGN KEY (ticket_type) REFERENCES ticket_type(ticket_type_id)
  CREATE INDEX ticket_alert_timeout_idx ON ticket USING btree (alert_timeout) WHERE (alert_timeout IS NOT NULL)
  CREATE INDEX ticket_category_idx ON ticket USING btree (category)
  CREATE INDEX ticket_changed_idx ON ticket USING btree (last_changed DESC, id DESC, ticket_status, priority, category, svar_fold((title)::text) text_pattern_ops) WHERE (status = ANY (ARRAY[1, 2, 3]))
  CREATE INDEX ticket_connect_id_idx ON ticket USING btree (connect_id) WHERE (connect_id IS NOT NULL)
  CREATE INDEX ticket_contact_id_idx ON ticket USING btree (contact_id) WHERE (contact_id IS NOT NULL)
  CREATE INDEX ticket_created_at_idx ON ticket USING btree (created_at)
  CREATE INDEX ticket_cust_id_idx ON ticket USING btree (cust_id) WHERE (cust_id IS NOT NULL)
  CREATE INDEX ticket_next_wake_idx ON ticket USING btree (next_wake) WHERE (next_wake IS NOT NULL)
  CREATE INDEX ticket_owner_list_idx ON ticket USING btree (owned_by, status, last_changed DESC, id DESC)
  CREATE INDEX ticket_project_id_idx ON ticket USING btree (project_id) WHERE (project_id IS NOT NULL)
  CREATE INDEX ticket_queue_idx ON ticket USING btree (deadline, created_at, id) WHERE ((owned_by = 1) AND (status = 1))
  CREATE INDEX ticket_sale_id_idx ON ticket USING btree (sale_id) WHERE (sale_id IS NOT NULL)
  CREATE INDEX ticket_status_list_idx ON ticket USING btree (status, last_changed DESC, id DESC)
  CREATE INDEX ticket_tags_idx ON ticket USING gin (tags) WHERE (tags <> '{}'::integer[])
  CREATE TRIGGER svar_load_deleted AFTER DELETE ON ticket FOR EACH ROW WHEN (((old.status = 1) AND (old.owned_by <> 1))) EXECUTE FUNCTION svar_load_changed()
  CREATE TRIGGER svar_load_inserted AFTER INSERT ON ticket FOR EACH ROW WHEN (((new.status = 1) AND (new.owned_by <> 1))) EXECUTE FUNCTION svar_load_changed()
  CREATE TRIGGER svar_load_updated AFTER UPDATE OF status, owned_by ON ticket FOR EACH ROW WHEN ((((old.status = 1) IS DISTINCT FROM (new.status = 1)) OR (old.owned_by IS DISTINCT FROM new.owned_by))) EXECUTE FUNCTION svar_load_changed()

table ticket_alert
  id integer not null generated by default as identity
  priority integer not null
  alert_level smallint not null
  alert_timeout integer not null default 0
  action integer not null default 0
  delegate_to integer
  script_id integer
  email_to character varying(255) not null default ''::character varying
  sms_to character varying(255) not null default ''::character varying
  reply_template_id_customer integer
  reply_template_id_user integer
  reply_template_id_catmast integer
  reply_template_id_email integer
  rti_customer_sms integer
  reply_template_id_user_sms integer
  reply_template_id_catmast_sms integer
  reply_template_id_sms integer
  constraint ticket_alert_delegate_to_fkey FOREIGN KEY (delegate_to) REFERENCES ejuser(id)
  constraint ticket_alert_pkey PRIMARY KEY (id)
  constraint ticket_alert_priority_alert_level_key UNIQUE (priority, alert_level)
  constraint ticket_alert_priority_fkey FOREIGN KEY (priority) REFERENCES ticket_priority(id) ON DELETE CASCADE
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON ticket_alert FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table ticket_attachment
  id integer not null generated by default as identity
  attachment_id integer not null
  message_id integer not null
  content_id character varying(255) not null default ''::character varying
  inline_image boolean not null default false
  constraint ticket_attachment_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES attachment(id) ON DELETE CASCADE
  constraint ticket_attachment_message_id_fkey FOREIGN KEY (message_id) REFERENCES ej_message(id) ON DELETE CASCADE
  constraint ticket_attachment_pkey PRIMARY KEY (id)
  CREATE INDEX ticket_attachment_attachment_id_idx ON ticket_attachment USING btree (attachment_id)
  CREATE INDEX ticket_attachment_message_id_idx ON ticket_attachment USING btree (message_id)

table ticket_customers
  id integer not null generated by default as identity
  ticket_id integer not null
  customer_id integer not null
  rank smallint not null default 0
  constraint ticket_customers_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES person(person_id) ON DELETE CASCADE
  constraint ticket_customers_pkey PRIMARY KEY (id)
  constraint ticket_customers_ticket_id_customer_id_key UNIQUE (ticket_id, customer_id)
  constraint ticket_customers_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
  CREATE INDEX ticket_customers_customer_id_idx ON ticket_customers USING btree (customer_id)

table ticket_log_action
  id integer not null generated by default as identity
  ticket_id integer not null
  org_ticket_id integer
  message_id integer
  user_id integer not null default 1
  customer_id integer
  log_when timestamp(3) with time zone not null
  log_action integer not null
  description character varying(255) not null default ''::character varying
  details text
  constraint ticket_log_action_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES person(person_id) ON DELETE SET NULL
  constraint ticket_log_action_pkey PRIMARY KEY (id)
  constraint ticket_log_action_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
  constraint ticket_log_action_user_id_fkey FOREIGN KEY (user_id) REFERENCES ejuser(id)
  CREATE INDEX ticket_log_action_customer_id_idx ON ticket_log_action USING btree (customer_id) WHERE (customer_id IS NOT NULL)
  CREATE INDEX ticket_log_action_ticket_id_idx ON ticket_log_action USING btree (ticket_id, id)

table ticket_log_change
  id integer not null generated by default as identity
  ticket_id integer not null
  message_id integer
  action_id integer not null
  extra_field_id integer
  log_change integer not null
  from_value character varying(255) not null default ''::character varying
  to_value character varying(255) not null default ''::character varying
  constraint ticket_log_change_action_id_fkey FOREIGN KEY (action_id) REFERENCES ticket_log_action(id) ON DELETE CASCADE
  constraint ticket_log_change_pkey PRIMARY KEY (id)
  CREATE INDEX ticket_log_change_action_id_idx ON ticket_log_change USING btree (action_id)

table ticket_priority
  id integer not null generated by default as identity
  name character varying(64) not null
  status smallint not null default 1
  flags integer not null default 0
  sort_order integer not null default 0
  mon_start time without time zone
  mon_stop time without time zone
  tue_start time without time zone
  tue_stop time without time zone
  wed_start time without time zone
  wed_stop time without time zone
  thu_start time without time zone
  thu_stop time without time zone
  fri_start time without time zone
  fri_stop time without time zone
  sat_start time without time zone
  sat_stop time without time zone
  sun_start time without time zone
  sun_stop time without time zone
  non_dates character varying(255) not null default ''::character varying
  deadline integer not null default 0
  ticket_read smallint not null default '-1'::integer
  changed_owner smallint not null default '-1'::integer
  ticket_newinfo smallint not null default '-1'::integer
  ticket_closed smallint not null default '-1'::integer
  ticket_changed_priority smallint not null default '-1'::integer
  ticket_new smallint not null default '-1'::integer
  constraint ticket_priority_changed_owner_check CHECK (((changed_owner >= '-1'::integer) AND (changed_owner <= 2)))
  constraint ticket_priority_pkey PRIMARY KEY (id)
  constraint ticket_priority_ticket_changed_priority_check CHECK (((ticket_changed_priority >= '-1'::integer) AND (ticket_changed_priority <= 2)))
  constraint ticket_priority_ticket_closed_check CHECK (((ticket_closed >= '-1'::integer) AND (ticket_closed <= 2)))
  constraint ticket_priority_ticket_new_check CHECK (((ticket_new >= '-1'::integer) AND (ticket_new <= 2)))
  constraint ticket_priority_ticket_newinfo_check CHECK (((ticket_newinfo >= '-1'::integer) AND (ticket_newinfo <= 2)))
  constraint ticket_priority_ticket_read_check CHECK (((ticket_read >= '-1'::integer) AND (ticket_read <= 2)))
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON ticket_priority FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table ticket_rel_def_ticket_type
  ticket_rel_def_ticket_type_id integer not null generated by default as identity
  ticket_relation_def_id integer not null
  source_ticket_type_id integer not null
  destination_ticket_type_id integer not null
  constraint ticket_rel_def_ticket_type_destination_ticket_type_id_fkey FOREIGN KEY (destination_ticket_type_id) REFERENCES ticket_type(ticket_type_id) ON DELETE CASCADE
  constraint ticket_rel_def_ticket_type_pkey PRIMARY KEY (ticket_rel_def_ticket_type_id)
  constraint ticket_rel_def_ticket_type_source_ticket_type_id_fkey FOREIGN KEY (source_ticket_type_id) REFERENCES ticket_type(ticket_type_id) ON DELETE CASCADE
  constraint ticket_rel_def_ticket_type_ticket_relation_def_id_fkey FOREIGN KEY (ticket_relation_def_id) REFERENCES ticket_relation_def(ticket_relation_def_id) ON DELETE CASCADE
  constraint ticket_rel_def_ticket_type_ticket_relation_def_id_source_ti_key UNIQUE (ticket_relation_def_id, source_ticket_type_id, destination_ticket_type_id)
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON ticket_rel_def_ticket_type FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table ticket_relation
  ticket_relation_id integer not null generated by default as identity
  source_ticket_id integer not null
  destination_ticket_id integer not null
  ticket_relation_def_id integer
  relation_type smallint not null default 0
  comment character varying(255) not null default ''::character varying
  registered timestamp(3) with time zone not null
  registered_associate_id integer
  constraint ticket_relation_check CHECK ((source_ticket_id <> destination_ticket_id))
  constraint ticket_relation_destination_ticket_id_fkey FOREIGN KEY (destination_ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
  constraint ticket_relation_pkey PRIMARY KEY (ticket_relation_id)
  constraint ticket_relation_registered_associate_id_fkey FOREIGN KEY (registered_associate_id) REFERENCES associate(associate_id)
  constraint ticket_relation_relation_type_check CHECK (((relation_type >= 0) AND (relation_type <= 1)))
  constraint ticket_relation_source_ticket_id_fkey FOREIGN KEY (source_ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
  constraint ticket_relation_ticket_relation_def_id_fkey FOREIGN KEY (ticket_relation_def_id) REFERENCES ticket_relation_def(ticket_relation_def_id) ON DELETE SET NULL
  CREATE INDEX ticket_relation_destination_ticket_id_idx ON ticket_relation USING btree (destination_ticket_id)
  CREATE UNIQUE INDEX ticket_relation_pair_key ON ticket_relation USING btree (LEAST(source_ticket_id, destination_ticket_id), GREATEST(source_ticket_id, destination_ticket_id))
  CREATE UNIQUE INDEX ticket_relation_parent_key ON ticket_relation USING btree (source_ticket_id) WHERE (relation_type = 1)
  CREATE INDEX ticket_relation_source_ticket_id_idx ON ticket_relation USING btree (source_ticket_id)

table ticket_relation_def
  ticket_relation_def_id integer not null generated by default as identity
  name character varying(4000) not null
  description character varying(4000) not null default ''::character varying
  rank smallint not null default 0
  relation_type smallint not null
  is_parent_mandatory boolean not null default false
  is_close_parent_with_child boolean not null default false
  is_prevent_closing_parent boolean not null default false
  is_close_with_parent boolean not null default false
  isbuiltin boolean not null default false
  constraint ticket_relation_def_pkey PRIMARY KEY (ticket_relation_def_id)
  constraint ticket_relation_def_relation_type_check CHECK (((relation_type >= 0) AND (relation_type <= 2)))
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON ticket_relation_def FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table ticket_status
  id integer not null generated by default as identity
  name character varying(255) not null
  status smallint not null
  ts_rank smallint not null default 0
  time_counter smallint not null default 0
  deleted boolean not null default false
  no_email_reopen boolean not null default false
  constraint ticket_status_pkey PRIMARY KEY (id)
  constraint ticket_status_status_check CHECK (((status >= 1) AND (status <= 6)))
  constraint ticket_status_time_counter_check CHECK (((time_counter >= 0) AND (time_counter <= 3)))
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON ticket_status FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table ticket_status_history
  id integer not null generated by default as identity
  ticket_id integer not null
  ticket_status integer not null
  timespan integer not null default 0
  real_timespan integer not null default 0
  from_datetime timestamp(3) with time zone not null
  to_datetime timestamp(3) with time zone not null
  svar_counter smallint not null default 0
  constraint ticket_status_history_pkey PRIMARY KEY (id)
  constraint ticket_status_history_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
  constraint ticket_status_history_ticket_status_fkey FOREIGN KEY (ticket_status) REFERENCES ticket_status(id)
  CREATE INDEX ticket_status_history_ticket_id_idx ON ticket_status_history USING btree (ticket_id, id)

table ticket_type
  ticket_type_id integer not null generated by default as identity
  name character varying(4000) not null
  rank smallint not null default 0
  tooltip character varying(4000) not null default ''::character varying
  icon character varying(32) not null default ''::character varying
  default_status integer
  default_priority integer
  reply_template integer
  is_external boolean not null default false
  is_default boolean not null default false
  show_in_new boolean not null default false
  exclude_signature boolean not null default false
  exclude_email_recipients boolean not null default false
  external_as_default boolean not null default false
  visible_for_groups integer[] not null default '{}'::integer[]
  reply_forward_no_signature boolean not null default false
  reply_external_as_default boolean not null default false
  constraint ticket_type_default_priority_fkey FOREIGN KEY (default_priority) REFERENCES ticket_priority(id)
  constraint ticket_type_default_status_fkey FOREIGN KEY (default_status) REFERENCES ticket_status(id)
  constraint ticket_type_pkey PRIMARY KEY (ticket_type_id)
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON ticket_type FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table ticket_type_priority
  ticket_type_priority_id integer not null generated by default as identity
  ticket_type_id integer not null
  ticket_priority_id integer not null
  constraint ticket_type_priority_pkey PRIMARY KEY (ticket_type_priority_id)
  constraint ticket_type_priority_ticket_priority_id_fkey FOREIGN KEY (ticket_priority_id) REFERENCES ticket_priority(id) ON DELETE CASCADE
  constraint ticket_type_priority_ticket_type_id_fkey FOREIGN KEY (ticket_type_id) REFERENCES ticket_type(ticket_type_id) ON DELETE CASCADE
  constraint ticket_type_priority_ticket_type_id_ticket_priority_id_key UNIQUE (ticket_type_id, ticket_priority_id)
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON ticket_type_priority FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table ticket_type_status
  ticket_type_status_id integer not null generated by default as identity
  ticket_type_id integer not null
  ticket_status_id integer not null
  constraint ticket_type_status_pkey PRIMARY KEY (ticket_type_status_id)
  constraint ticket_type_status_ticket_status_id_fkey FOREIGN KEY (ticket_status_id) REFERENCES ticket_status(id) ON DELETE CASCADE
  constraint ticket_type_status_ticket_type_id_fkey FOREIGN KEY (ticket_type_id) REFERENCES ticket_type(ticket_type_id) ON DELETE CASCADE
  constraint ticket_type_status_ticket_type_id_ticket_status_id_key UNIQUE (ticket_type_id, ticket_status_id)
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON ticket_type_status FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table udeffield
  udeffield_id integer not null generated by default as identity
  ownertableid smallint not null
  progid character varying(100) not null
  fieldtype smallint not null
  fieldlabel character varying(254) not null default ''::character varying
  shortlabel character varying(254) not null default ''::character varying
  tooltip character varying(254) not null default ''::character varying
  fielddefault character varying(255) not null default ''::character varying
  textlength integer not null default 0
  svar_list character varying(64) not null default ''::character varying
  udlistdefinitionid integer not null default 0
  listtableid integer not null default 0
  mandatory boolean not null default false
  readonly boolean not null default false
  isindexed boolean not null default false
  hidelabel boolean not null default false
  taborder smallint not null default 0
  page1lineno integer not null default 0
  formatmask character varying(254) not null default ''::character varying
  justification smallint not null default 0
  fieldleft integer not null default 0
  fieldtop integer not null default 0
  fieldwidth integer not null default 0
  fieldheight integer not null default 0
  labelleft integer not null default 0
  labeltop integer not null default 0
  labelwidth integer not null default 0
  labelheight integer not null default 0
  version integer not null default 1
  svar_removed boolean not null default false
  svar_published jsonb
  constraint udeffield_ownertableid_check CHECK ((ownertableid = ANY (ARRAY[7, 8, 9, 10, 12, 13])))
  constraint udeffield_pkey PRIMARY KEY (udeffield_id)
  CREATE UNIQUE INDEX udeffield_progid_key ON udeffield USING btree (ownertableid, lower((progid)::text))
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON udeffield FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table url
  url_id integer not null generated by default as identity
  contact_id integer
  person_id integer
  url_address character varying(1023) not null
  url_description character varying(254) not null default ''::character varying
  rank smallint not null default 0
  svar_chat boolean not null default false
  constraint url_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contact(contact_id) ON DELETE CASCADE
  constraint url_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(person_id) ON DELETE CASCADE
  constraint url_pkey PRIMARY KEY (url_id)
  CREATE INDEX url_contact_id_idx ON url USING btree (contact_id, rank) WHERE (contact_id IS NOT NULL)
  CREATE INDEX url_person_id_idx ON url USING btree (person_id, rank) WHERE (person_id IS NOT NULL)

table usergroup
  usergroup_id integer not null generated by default as identity
  name character varying(239) not null
  rank smallint not null default 0
  tooltip character varying(254) not null default ''::character varying
  deleted boolean not null default false
  constraint usergroup_pkey PRIMARY KEY (usergroup_id)
  CREATE UNIQUE INDEX usergroup_name_key ON usergroup USING btree (lower((name)::text))
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON usergroup FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table usergrouplink
  usergrouplink_id integer not null generated by default as identity
  assoc_id integer not null
  usergroup_id integer not null
  constraint usergrouplink_assoc_id_fkey FOREIGN KEY (assoc_id) REFERENCES associate(associate_id) ON DELETE CASCADE
  constraint usergrouplink_assoc_id_usergroup_id_key UNIQUE (assoc_id, usergroup_id)
  constraint usergrouplink_pkey PRIMARY KEY (usergrouplink_id)
  constraint usergrouplink_usergroup_id_fkey FOREIGN KEY (usergroup_id) REFERENCES usergroup(usergroup_id) ON DELETE CASCADE
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON usergrouplink FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table userpreference
  userpreference_id integer not null generated by default as identity
  deflevel smallint not null
  owner_id integer not null default 0
  prefsection character varying(239) not null
  prefkey character varying(239) not null
  prefvalue text not null default ''::text
  constraint userpreference_deflevel_check CHECK (((deflevel >= 2) AND (deflevel <= 6)))
  constraint userpreference_pkey PRIMARY KEY (userpreference_id)
  CREATE UNIQUE INDEX userpreference_key ON userpreference USING btree (lower((prefsection)::text), lower((prefkey)::text), deflevel, owner_id)

table userrolelink
  userrolelink_id integer not null generated by default as identity
  associate_id integer not null
  role_id integer not null
  constraint userrolelink_associate_id_fkey FOREIGN KEY (associate_id) REFERENCES associate(associate_id) ON DELETE CASCADE
  constraint userrolelink_associate_id_key UNIQUE (associate_id)
  constraint userrolelink_pkey PRIMARY KEY (userrolelink_id)
  constraint userrolelink_role_id_fkey FOREIGN KEY (role_id) REFERENCES role(role_id)
  CREATE TRIGGER svar_desk_changed AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON userrolelink FOR EACH STATEMENT EXECUTE FUNCTION svar_desk_changed()

table webhook
  webhook_id integer not null generated by default as identity
  name character varying(239) not null default ''::character varying
  events jsonb not null default '[]'::jsonb
  target_url character varying(2048) not null default ''::character varying
  secret bytea
  state smallint not null default 1
  type character varying(64) not null default 'webhook'::character varying
  headers bytea
  properties jsonb not null default '{}'::jsonb
  description character varying(2047) not null default ''::character varying
  errors_email character varying(254) not null default ''::character varying
  error_emails jsonb not null default '[]'::jsonb
  error_associates integer[] not null default '{}'::integer[]
  notify_via integer not null default 0
  notify_when integer not null default 0
  registered timestamp(3) with time zone not null
  registered_associate_id integer
  updated timestamp(3) with time zone
  updated_associate_id integer
  svar_version integer not null default 1
  constraint webhook_pkey PRIMARY KEY (webhook_id)
  constraint webhook_registered_associate_id_fkey FOREIGN KEY (registered_associate_id) REFERENCES associate(associate_id)
  constraint webhook_state_check CHECK (((state >= 1) AND (state <= 3)))
  constraint webhook_updated_associate_id_fkey FOREIGN KEY (updated_associate_id) REFERENCES associate(associate_id)

table webhook_usage
  webhook_id integer not null
  total_calls integer not null default 0
  total_errors integer not null default 0
  consecutive_errors integer not null default 0
  last_error character varying(2047) not null default ''::character varying
  last_called_at timestamp(3) with time zone
  constraint webhook_usage_pkey PRIMARY KEY (webhook_id)
  constraint webhook_usage_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhook(webhook_id) ON DELETE CASCADE
