-- Mailboxes that are read by IMAP, sign in by OAuth, and have an outgoing server of their own.
alter table mail_in_filter
  add column svar_is_read boolean not null default true, -- else it waits, whatever is set
  add column svar_folder varchar(255) not null default 'INBOX',
  add column svar_after smallint not null default 0, -- what becomes of a mail on its server that is kept here: 0 marked, 1 moved, 2 deleted
  add column svar_after_folder varchar(255) not null default '',
  add column checkwait integer not null default 5, -- minutes between two looks
  add column svar_sign_in smallint not null default 0, -- 0 password, 1 client credentials, 2 refresh token
  add column svar_token_url varchar(1023) not null default '',
  add column svar_client_id varchar(255) not null default '',
  add column svar_scope varchar(1023) not null default '',
  add column svar_client_secret bytea, -- sealed, as all secrets here
  add column svar_secret_until timestamptz(3), -- when the secret ends, as who has made it says
  add column svar_refresh_token bytea,
  add column svar_refresh_until timestamptz(3), -- when the refresh token ends, where its issuer says so
  add column svar_access_token bytea,
  add column svar_token_until timestamptz(3),
  add column svar_token_renew timestamptz(3), -- from then on it is renewed
  add column svar_token_held timestamptz(3), -- one process renews it, until then
  add column svar_token_error varchar(500) not null default '', -- why it could not be renewed
  add column svar_out_server varchar(255) not null default '', -- '': its mail leaves by the desk's relay
  add column svar_out_port integer not null default 0,
  add column svar_out_security smallint not null default 0, -- 0 STARTTLS, 1 TLS
  add column svar_out_sign_in smallint not null default 0, -- 0 nobody, 1 password, 2 as the mailbox
  add column svar_out_user varchar(255) not null default '',
  add column svar_out_password bytea,
  add column next_check timestamptz(3), -- null: at once
  add column last_success timestamptz(3),
  add column last_error varchar(2047) not null default '',
  add column svar_failed_at timestamptz(3),
  add column num_seq_failures integer not null default 0,
  add column svar_holder varchar(32) not null default '', -- the process that reads it
  add column svar_lease timestamptz(3), -- until then it is that process's
  add column svar_uid_validity varchar(20) not null default '', -- the generation of its folder's UIDs
  add column svar_uid_mark bigint not null default 0; -- every UID up to it was written down

-- UIDs that are on their way from a server: a row goes when nothing is left to do about it.
create table svar_mail_uid (
  mailbox_id integer not null references mail_in_filter on delete cascade,
  validity varchar(20) not null,
  uid bigint not null,
  state smallint not null default 0, -- 0 to be fetched, 1 kept here: to be marked, moved or deleted there
  tries integer not null default 0, -- fetches that began
  error varchar(500) not null default '',
  primary key (mailbox_id, validity, uid)
);
