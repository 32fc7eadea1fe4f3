-- Lists and searches that stay quick on a desk of a million tickets.

-- What lists show by themselves, the newest first, whatever else is asked for: a page is found from the front.
create index ticket_changed_idx on ticket (last_changed desc, id desc) where status in (1, 2, 3);
-- How titles begin, as they are compared: without it every condition on a title counts as rare, and all rows are looked through.
create statistics ticket_title_stats on (svar_fold(title)) from ticket;
-- The queue in its order.
create index ticket_queue_idx on ticket (deadline, created_at, id) where owned_by = 1 and status = 1;

-- The newest texts first: of a common word the newest hits are found without the others.
create index svar_search_at_idx on svar_search (at desc, ticket_id desc);
-- Words that are asked for are known while a statement is planned, so that rare ones and common ones get different plans (decision 52).
-- It is immutable for a statement: no plan of it is kept.
alter function svar_asked(text) immutable;
-- Only what is known to be common may be looked for from the newest text on. With the usual statistics every rarer word counts as one of
-- a thousand texts; with these as one of many thousands.
alter table svar_search alter column words set statistics 1000;
analyze ticket, svar_search;
