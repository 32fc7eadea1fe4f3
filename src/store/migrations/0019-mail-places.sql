-- Where a mail came to stays what it was when its mailbox goes, or two mails of two mailboxes that went would be one.
alter table inbox add column svar_place integer not null default 0;
update inbox set svar_place = coalesce(mail_in_filter, 0);
drop index inbox_content_key;
create unique index inbox_content_key on inbox (svar_place, svar_said_ticket, svar_hash);
