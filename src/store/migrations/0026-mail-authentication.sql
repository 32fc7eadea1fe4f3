-- Who has brought a mail, and what was found out about where it is from.
alter table inbox
  add column svar_client varchar(64), -- address of who handed it over by SMTP; null when nobody knows
  add column svar_helo varchar(255) not null default '', -- what he called himself
  add column svar_auth jsonb; -- SPF, DKIM and DMARC; null when nobody has looked
