import type { FreshDesk } from '../base-data.ts';
import type { TableRows } from './rows.ts';

/** The desk's own company, the administrator and the system user. Ids never change; those of associates and users differ. */
export function people(desk: FreshDesk): TableRows[] {
  const { adminUser, adminEmail = '' } = desk;
  return [
    { table: 'contact', columns: ['contact_id', 'name'], rows: [[2, desk.company]] },
    { table: 'person', columns: ['person_id', 'contact_id', 'lastname'], rows: [[1, 2, 'Administrator']] },
    { table: 'email', columns: ['email_id', 'person_id', 'email_address', 'rank'], rows: adminEmail ? [[1, 1, adminEmail, 1]] : [] },
    {
      table: 'usergroup',
      columns: ['usergroup_id', 'name', 'rank'],
      rows: [
        [1, 'Administration', 1],
        [2, 'Sales', 2],
        [3, 'Service', 3],
      ],
    },
    {
      table: 'ejuser',
      columns: ['id', 'loginname', 'username', 'lastname', 'email', 'status', 'notify_mask', 'default_category', 'default_user'],
      rows: [
        [1, 'SYSTEM', 'System', 'System', '', 127, 0, null, 2],
        [2, adminUser, adminUser, 'Administrator', adminEmail, 1, 4095, 1, 2],
      ],
    },
    {
      table: 'associate',
      columns: ['associate_id', 'name', 'type', 'person_id', 'group_idx', 'ejuserid', 'username'],
      rows: [
        [1, adminUser, 0, 1, 1, 2, adminUser],
        [2, 'SYSTEM', 13, null, 1, 1, ''],
      ],
    },
    {
      table: 'svar_credential',
      columns: ['associate_id', 'hash', 'version', 'changed_at'],
      rows: [[1, desk.adminPasswordHash, 1, desk.at]],
    },
  ];
}

const roles: TableRows = {
  table: 'role',
  columns: ['role_id', 'name', 'rank', 'roletype'],
  rows: [
    [1, 'User level 0', 1, 0],
    [2, 'User level 1', 2, 0],
    [10, 'External user', 10, 1],
    [11, 'Anonymous user', 11, 2],
    [12, 'System user', 12, 3],
    [13, 'Service administrator', 13, 0],
    [14, 'Service user', 14, 0],
  ],
};

/** Function right: id, key, the roles that have it. */
const functionRights: readonly (readonly [id: number, name: string, roles: readonly number[]])[] = [
  [1, 'admin-all', [1]],
  [2, 'cs-system', [1, 13]],
  [49, 'cs-listown', [1, 2, 13, 14]],
  [50, 'cs-readown', [1, 2, 13, 14]],
  [51, 'cs-editown', [1, 2, 13, 14]],
  [52, 'cs-listothers', [1, 2, 13]],
  [53, 'cs-readothers', [1, 2, 13]],
  [54, 'cs-editothers', [1, 2, 13]],
  [55, 'cs-categories', [1, 13]],
  [56, 'cs-markasspam', [1, 2, 13, 14]],
  [57, 'define-new-tags', [1, 2, 13]],
  [58, 'allow-bulk-edit', [1, 2, 13]],
];

/** Roles, function rights, who has which. */
export const rights: readonly TableRows[] = [
  roles,
  { table: 'functionright', columns: ['functionright_id', 'name'], rows: functionRights.map(([id, name]) => [id, name]) },
  {
    table: 'functionrightrolelink',
    columns: ['functionrightrolelink_id', 'functionrightid', 'roleid'],
    rows: functionRights
      .flatMap(([right, , having]) => having.map((role) => [right, role] as const))
      .map(([right, role], index) => [index + 1, right, role]),
  },
  {
    table: 'userrolelink',
    columns: ['userrolelink_id', 'associate_id', 'role_id'],
    rows: [
      [1, 1, 1],
      [2, 2, 12],
    ],
  },
];
