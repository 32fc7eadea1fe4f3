-- Every process keeps lists, users, rights and settings in memory. A change bumps the version and rings 'svar_desk' at commit.
-- Columns that saves and sign-ins move (delegate_counter, last_category, activity) must not: those tables name their columns.

create function svar_desk_changed() returns trigger language plpgsql as $$
declare
  v bigint;
begin
  update svar_desk set version = version + 1 returning version into v;
  perform pg_notify('svar_desk', v::text);
  return null;
end
$$;

create function svar_person_changed() returns trigger language plpgsql as $$
declare
  v bigint;
begin
  if exists (select from associate where person_id = new.person_id) then
    update svar_desk set version = version + 1 returning version into v;
    perform pg_notify('svar_desk', v::text);
  end if;
  return null;
end
$$;

create trigger svar_desk_changed after insert or update or delete or truncate
  on ticket_status for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on ticket_priority for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on ticket_alert for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on svar_office_window for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on ticket_type for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on ticket_type_status for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on ticket_type_priority for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or delete or truncate or update of
    id, parent_id, name, fullname, category_master, flags, delegate_method, external_name, assignment_lag, reply_template,
    notification_email, closing_status, msg_closing_status, extra
  on ej_category for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on category_membership for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on ejcategorygrouplink for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on ticket_relation_def for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on ticket_rel_def_ticket_type for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on tags for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on extra_fields for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on registry for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on cust_lang for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or delete or truncate or update of
    associate_id, name, rank, tooltip, type, group_idx, person_id, ejuserid, username, deleted
  on associate for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or delete or truncate or update of
    id, loginname, username, firstname, middlename, lastname, email, sms, status, signature, access_level, notify_mask,
    email_mask, sms_mask, default_category, default_user, default_status_new_ticket, default_status_add_message, flags, not_present
  on ejuser for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on usergroup for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on usergrouplink for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on role for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on functionright for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on functionrightrolelink for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on userrolelink for each statement execute function svar_desk_changed();

create trigger svar_desk_changed after insert or update or delete or truncate
  on svar_credential for each statement execute function svar_desk_changed();

create trigger svar_person_changed after update of firstname, middlename, lastname, contact_id, retired
  on person for each row when (
    (old.firstname, old.middlename, old.lastname, old.contact_id, old.retired)
      is distinct from (new.firstname, new.middlename, new.lastname, new.contact_id, new.retired))
  execute function svar_person_changed();
