-- The state and the owner of tickets have indexes that lists of them use; in this one they only made the planner read all that is new instead.
drop index ticket_changed_idx;
create index ticket_changed_idx on ticket (last_changed desc, id desc, ticket_status, priority, category) where status in (1, 2, 3);
