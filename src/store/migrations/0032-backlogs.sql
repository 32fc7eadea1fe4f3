-- The last mails of a mailbox that became messages, however many wait to be sorted: without it all of these were read for each.
create index inbox_language_idx on inbox (mail_in_filter, id desc) where message_id is not null;
