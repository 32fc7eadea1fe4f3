-- What is due in the outbox is found by its moment: a desk with many mails that wait for later looks at none of them.
create index outbox_due_idx on outbox (type, (coalesce(next_retry, created)), id) where status in (0, 1);
drop index outbox_waiting_idx;

-- A mail may be taken back before it leaves (5), and sent again when it has come to its end.
alter table outbox
  drop constraint outbox_status_check,
  add constraint outbox_status_check check (status between 0 and 5),
  add column svar_ended timestamptz(3), -- when it came to its end
  add column svar_again timestamptz(3), -- when somebody wanted it sent again: another row carries it since
  add column svar_forgotten boolean not null default false; -- who had it and what it said is no longer kept; its Message-ID is
update outbox set svar_ended = created where status > 1;
create index outbox_ended_idx on outbox (svar_ended) where not svar_forgotten and status > 1;

-- Raw bytes of mails that were sorted are kept for as long as the desk says.
create index inbox_kept_idx on inbox (imported) where svar_content is not null and status in (1, 2);

-- The five days of a mail that is postponed are ours; a number here counts where an administrator has chosen one.
update registry set value = null where name = 'EmailSendingRetryLimit' and value = '10';
