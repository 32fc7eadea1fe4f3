/** Keys that other systems have for rows of this desk: applications, their devices, and keys on those. */
import type { Reach } from '../domain/rights.ts';
import type { Row, Statement } from './database.ts';
import { reached } from './reach.ts';
import { columnsOf, records, type Shape } from './rows.ts';

const stamped = {
  registered: ['registered', 'instant'],
  registeredBy: ['registered_associate_id', 'int'],
  updated: ['updated', 'instant'],
  updatedBy: ['updated_associate_id', 'int'],
} as const;

export const FOREIGN_APP: Shape = { table: 'foreignapp', key: 'foreignapp_id', columns: { name: ['name', 'text'], ...stamped } };
export const FOREIGN_DEVICE: Shape = {
  table: 'foreigndevice',
  key: 'foreigndevice_id',
  columns: {
    appId: ['foreignapp_id', 'int'],
    name: ['name', 'text'],
    identifier: ['deviceidentifier', 'text'],
    associateId: ['associate_id', 'int'],
    ...stamped,
  },
};
export const FOREIGN_KEY: Shape = {
  table: 'foreignkey',
  key: 'foreignkey_id',
  columns: {
    deviceId: ['foreigndevice_id', 'int'],
    key: ['subkey', 'text'],
    value: ['subvalue', 'text'],
    table: ['table_name', 'text'],
    recordId: ['record_id', 'int'],
    ...stamped,
  },
};

interface Stamped {
  id: number;
  registered: number;
  registeredBy: number | null;
  updated: number | null;
  updatedBy: number | null;
}
export interface ForeignAppRow extends Stamped {
  name: string;
}
export interface ForeignDeviceRow extends Stamped {
  appId: number;
  name: string;
  identifier: string;
  associateId: number | null;
}
export interface ForeignKeyRow extends Stamped {
  deviceId: number;
  key: string;
  value: string;
  table: string;
  recordId: number;
  app: string;
  device: string;
}

/** Keys in one answer. */
const AT_MOST = 10_000;

export const appByName = (name: string, lock = false): Statement => ({
  name: `foreign-app-by-name${lock ? '-locked' : ''}`,
  text: `select ${columnsOf(FOREIGN_APP)} from foreignapp t where lower(t.name) = lower($1)${lock ? ' for update of t' : ''}`,
  values: [name],
});

/** Devices of an application by its name; of one name, and with one identifier, where these are said. The eldest first. */
export const devicesOf = (app: string, device: string | null, identifier: string | null): Statement => ({
  name: 'foreign-devices-of',
  text: `select ${columnsOf(FOREIGN_DEVICE)} from foreigndevice t join foreignapp a on a.foreignapp_id = t.foreignapp_id
    where lower(a.name) = lower($1) and ($2::text is null or lower(t.name) = lower($2)) and ($3::text is null or t.deviceidentifier = $3) order by t.foreigndevice_id`,
  values: [app, device, identifier],
});

/** What keys are looked for; null: whatever it is. */
export interface KeySearch {
  app: string | null;
  device: string | null;
  identifier: string | null;
  key: string | null;
  value: string | null;
  table: string | null;
  recordId: number | null;
}

const CONDITIONS: Readonly<Record<keyof KeySearch, (place: string) => string>> = {
  app: (place) => `lower(a.name) = lower(${place})`,
  device: (place) => `lower(d.name) = lower(${place})`,
  identifier: (place) => `d.deviceidentifier = ${place}`,
  key: (place) => `lower(t.subkey) = lower(${place})`,
  value: (place) => `md5(t.subvalue) = md5(${place}) and t.subvalue = ${place}`,
  table: (place) => `t.table_name = ${place}`,
  recordId: (place) => `t.record_id = ${place}`,
};

/** Keys with the names of their application and device, the eldest first. */
export function keysBy(search: KeySearch, lock = false): Statement {
  const values: unknown[] = [];
  const where = (Object.keys(CONDITIONS) as (keyof KeySearch)[])
    .filter((name) => search[name] !== null)
    .map((name) => CONDITIONS[name](`$${values.push(search[name])}`));
  return {
    text: `select ${columnsOf(FOREIGN_KEY)}, a.name as app, d.name as device
      from foreignkey t join foreigndevice d on d.foreigndevice_id = t.foreigndevice_id join foreignapp a on a.foreignapp_id = d.foreignapp_id
      where ${['true', ...where].join(' and ')} order by t.foreignkey_id limit ${AT_MOST}${lock ? ' for update of t' : ''}`,
    values,
  };
}

/** The key of one name that a row has on a device, locked. */
export const keyOnDevice = (deviceId: number, key: string, table: string, recordId: number): Statement => ({
  name: 'foreign-key-on-device',
  text: `select ${columnsOf(FOREIGN_KEY)} from foreignkey t where t.foreigndevice_id = $1 and lower(t.subkey) = lower($2) and t.table_name = $3 and t.record_id = $4 for update of t`,
  values: [deviceId, key, table, recordId],
});

export const deleteKeys = (ids: readonly number[]): Statement => ({
  name: 'delete-foreign-keys',
  text: 'delete from foreignkey where foreignkey_id = any($1::int[])',
  values: [ids],
});

/** Which of these tickets and messages are inside a reach? @returns (of the rows) table and id */
export function reachedRows(tickets: readonly number[], messages: readonly number[], reach: Reach): Statement {
  const values: unknown[] = [tickets, messages];
  const inside = reached(reach, 't', values);
  return {
    text: `select 'ticket' as "table", t.id from ticket t where t.id = any($1::int[]) and ${inside}
      union all select 'ej_message', m.id from ej_message m join ticket t on t.id = m.ticket_id where m.id = any($2::int[]) and ${inside}`,
    values,
  };
}

export const appRows = (rows: readonly Row[]): ForeignAppRow[] => records(rows) as unknown as ForeignAppRow[];
export const deviceRows = (rows: readonly Row[]): ForeignDeviceRow[] => records(rows) as unknown as ForeignDeviceRow[];
export const keyRows = (rows: readonly Row[]): ForeignKeyRow[] => records(rows) as unknown as ForeignKeyRow[];
