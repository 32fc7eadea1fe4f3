-- Events of anything, not only of tickets: which entity, which row of it. What stands is about tickets.
alter table svar_event add column entity text not null default 'ticket';
alter table svar_event add column row_id integer;
