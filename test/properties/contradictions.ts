/** What must never stand in the tables. Source: the invariants of save-semantics §2, §6 and operations §8. */

/** Rows that contradict others; each question finds none in a sound desk. */
export const CONTRADICTIONS: Readonly<Record<string, string>> = {
  'counters are what one counts': `select t.id, t.num_messages, t.num_replies, t.time_spent from ticket t where
      t.num_messages <> (select count(*) from ej_message m where m.ticket_id = t.id)
      or t.time_spent <> (select coalesce(sum(m.time_spent), 0) from ej_message m where m.ticket_id = t.id)
      or t.num_replies <> (select count(*) from ej_message m where m.ticket_id = t.id and m.slevel = 2 and m.customer_id is null and m.message_category = 0 and m.badge <> 4)`,
  'a status and its base agree': 'select t.id from ticket t join ticket_status s on s.id = t.ticket_status where s.status <> t.status',
  'merged tickets are signposts, and nobody else is one': `select id from ticket where (status = 5) <> (connect_id is not null) or (status = 5 and num_messages > 0)`,
  'a merge that stands is a merged ticket': `select m.id from svar_merge m join ticket t on t.id = m.secondary_ticket_id where (m.undone_at is null) <> (t.connect_id is not null)
      union all select t.id from ticket t where t.connect_id is not null and not exists (select from svar_merge m where m.secondary_ticket_id = t.id and m.undone_at is null)`,
  'closed tickets have an end, others none': 'select id from ticket where (status = 2) <> (closed_at is not null) and status in (1, 2, 3)',
  'postponed tickets wake up, others do not wait':
    'select id from ticket where (status = 3) <> (activate is not null) and status in (1, 2, 3)',
  'the primary person is the first of the ticket’s': `select t.id from ticket t left join ticket_customers c on c.ticket_id = t.id and c.rank = 0 where t.cust_id is distinct from c.customer_id`,
  'active tickets are what one counts': `select u.id from ejuser u where coalesce((select sum(active) from svar_load l where l.user_id = u.id), 0)
      <> (select count(*) from ticket t where t.owned_by = u.id and t.status = 1 and u.id <> 1)`,
  'every ticket has one owner': 'select t.id from ticket t left join ejuser u on u.id = t.owned_by where u.id is null',
  'log rows stand with their ticket':
    'select c.id from ticket_log_change c join ticket_log_action a on a.id = c.action_id where a.ticket_id <> c.ticket_id',
  'a running chain has its moment':
    'select id from ticket where alert_timeout is not null and alert_stop < 0 and status = 1 and (next_wake is null or next_wake > alert_timeout)',
  'the clock looks at nothing that has ended': 'select id from ticket where next_wake is not null and status not in (1, 3)',
  'searching finds a message under its title':
    'select m.id from ej_message m join ticket t on t.id = m.ticket_id where m.search_title <> t.title',
  'stays follow one another': `select h.id from ticket_status_history h where h.to_datetime < h.from_datetime or h.timespan < 0 or h.timespan > h.real_timespan`,
  'no two parents, no circle of two': `select a.ticket_relation_id from ticket_relation a join ticket_relation b on b.source_ticket_id = a.destination_ticket_id and b.destination_ticket_id = a.source_ticket_id
      and a.relation_type = b.relation_type and a.ticket_relation_id < b.ticket_relation_id`,
};
