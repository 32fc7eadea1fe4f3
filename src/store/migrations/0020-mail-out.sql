-- Mail that goes out is found again by its Message-ID: a notice has no message that would know it.
create index outbox_mail_id_idx on outbox (svar_mail_id) where svar_mail_id <> '';
