/** Rows that the acceptance world of the tests and the demo have in common, so that docs and tests speak of the same persons. */
import { escalationColumns, weekColumns, workdays } from '../src/store/base-data/lists.ts';
import type { SqlValue, TableRows } from '../src/store/base-data/rows.ts';

/** A Service user: associate and person share their id, the Service user has another. */
export interface AgentRow {
  id: number;
  user: number;
  login: string;
  first: string;
  last: string;
  role: number;
  /** `ejuser.status`: 1 present, 2 not available. */
  status: number;
}

export const worldAgents: readonly AgentRow[] = [
  { id: 11, user: 5, login: 'anna', first: 'Anna', last: 'Aas', role: 1, status: 1 },
  { id: 12, user: 6, login: 'bjorn', first: 'Bjørn', last: 'Berg', role: 2, status: 1 },
  { id: 13, user: 7, login: 'cato', first: 'Cato', last: 'Carlsen', role: 14, status: 2 },
];

/** Everything that makes these people able to sign in; `hashOf` gives the password of each as `$argon2id$…`. */
export function agentTables(agents: readonly AgentRow[], hashOf: (agent: AgentRow) => string, at: Date): TableRows[] {
  return [
    {
      table: 'person',
      columns: ['person_id', 'contact_id', 'firstname', 'lastname'],
      rows: agents.map((agent) => [agent.id, 2, agent.first, agent.last]),
    },
    {
      table: 'ejuser',
      columns: ['id', 'loginname', 'username', 'firstname', 'lastname', 'status', 'default_category', 'default_user'],
      rows: agents.map((agent) => [agent.user, agent.login, agent.login, agent.first, agent.last, agent.status, 1, 2]),
    },
    {
      table: 'associate',
      columns: ['associate_id', 'name', 'person_id', 'group_idx', 'ejuserid', 'username'],
      rows: agents.map((agent) => [agent.id, agent.login, agent.id, 3, agent.user, agent.login]),
    },
    {
      table: 'userrolelink',
      columns: ['userrolelink_id', 'associate_id', 'role_id'],
      rows: agents.map((agent) => [agent.id, agent.id, agent.role]),
    },
    {
      table: 'svar_credential',
      columns: ['associate_id', 'hash', 'changed_at'],
      rows: agents.map((agent) => [agent.id, hashOf(agent), at]),
    },
  ];
}

const [none, restart, goOn] = [-1, 2, 1];

/** Monday to Friday, the official columns; the scenarios' priorities have no deadline beyond the one given. */
function priority(id: number, name: string, hours: readonly [string, string], rest: SqlValue[]): SqlValue[] {
  return [id, name, id, 1, 4, ...workdays(...hours), ...rest];
}

export const worldLists: readonly TableRows[] = [
  {
    table: 'ticket_status',
    columns: ['id', 'name', 'status', 'ts_rank', 'time_counter'],
    rows: [
      [8, 'Waiting for customer', 3, 8, 2],
      [9, 'Open, escalated to vendor', 1, 9, 1],
    ],
  },
  {
    table: 'ticket_priority',
    columns: ['id', 'name', 'sort_order', 'status', 'flags', ...weekColumns, 'non_dates', 'deadline', ...escalationColumns],
    rows: [
      priority(11, 'STD', ['09:00', '17:00'], ['25/12, 26/12, 01/01', 480, restart, none, none, none, none, none]),
      priority(12, 'HIGH', ['08:00', '18:00'], ['', 60, none, none, none, none, none, goOn]),
      priority(13, 'NIGHT', ['22:00', '06:00'], ['', 0, none, none, none, none, none, none]),
    ],
  },
  {
    table: 'ticket_alert',
    columns: ['id', 'priority', 'alert_level', 'alert_timeout'],
    rows: [
      [1, 11, 1, 120],
      [2, 11, 2, 60],
      [3, 11, 3, 480],
      [4, 12, 1, 30],
      [5, 12, 2, 45],
      [6, 12, 3, 240],
    ],
  },
  {
    table: 'ticket_type',
    columns: ['ticket_type_id', 'name', 'rank', 'icon', 'default_status', 'default_priority'],
    rows: [[2, 'Invoice', 2, 'ticket', 6, 3]],
  },
  {
    table: 'ej_category',
    columns: ['id', 'name', 'fullname', 'external_name', 'flags', 'delegate_method', 'category_master'],
    rows: [
      [4, 'Queue', 'Queue', 'Queue', 8, 4, 2],
      [5, 'Vip', 'Vip', 'Vip', 8, 2, 2],
    ],
  },
  {
    table: 'category_membership',
    columns: ['id', 'category_id', 'user_id', 'weight'],
    rows: [
      [11, 1, 5, 1],
      [12, 1, 6, 1],
      [13, 1, 7, 1],
      [14, 5, 5, 1],
      [15, 5, 6, 2],
    ],
  },
  {
    table: 'tags',
    columns: ['tags_id', 'name', 'rank'],
    rows: [
      [1, 'vip', 1],
      [2, 'broken', 2],
    ],
  },
  {
    table: 'extra_fields',
    columns: ['id', 'domain', 'field_name', 'name', 'type', 'order_pos'],
    rows: [
      [1, 4, 'x_color', 'Color', 10, 1],
      [2, 4, 'x_size', 'Size', 1, 2],
    ],
  },
];
