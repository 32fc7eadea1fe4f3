/** Applications outside and their devices, on which keys of rows stand. Deleting one takes its keys along. */
import { mayRemove } from '../domain/entities.ts';
import type { Tx } from '../store/database.ts';
import {
  appByName,
  appRows,
  deviceRows,
  devicesOf,
  FOREIGN_APP,
  FOREIGN_DEVICE,
  type ForeignAppRow,
  type ForeignDeviceRow,
} from '../store/foreign-keys.ts';
import { deleteRow, insertRow, rowsBy, rowsById, type Shape, updateRow } from '../store/rows.ts';
import type { Call } from './call.ts';
import { checkWorksHere } from './entities.ts';
import { Refused } from './errors.ts';
import { changeRecord } from './record.ts';

export type { ForeignAppRow, ForeignDeviceRow } from '../store/foreign-keys.ts';

const LENGTH = 239;
const refused = (why: 'unknown' | 'invalid' | 'conflict' | 'forbidden', about: string, message: string): Refused =>
  new Refused({ why, about, message });

/** An application with its devices. */
export interface ForeignAppView {
  app: ForeignAppRow;
  devices: readonly ForeignDeviceRow[];
}

async function withDevices(call: Call, app: ForeignAppRow | undefined): Promise<ForeignAppView | null> {
  return app ? { app, devices: deviceRows(await call.app.database.query(rowsBy(FOREIGN_DEVICE, 'appId', [app.id]))) } : null;
}

/** An application by its id, or null. @throws Refused for callers who do not work at the desk */
export async function readApp(call: Call, id: number): Promise<ForeignAppView | null> {
  checkWorksHere(call, 'ForeignAppEntity');
  return withDevices(call, appRows(await call.app.database.query(rowsById(FOREIGN_APP, [id])))[0]);
}

/** An application by its name in any case, or null. @throws Refused for callers who do not work at the desk */
export async function readAppNamed(call: Call, name: string): Promise<ForeignAppView | null> {
  checkWorksHere(call, 'ForeignAppEntity');
  return withDevices(call, appRows(await call.app.database.query(appByName(name.trim())))[0]);
}

/** Devices of an application; null for any name or identifier. @throws Refused for callers who do not work at the desk */
export async function readDevices(call: Call, app: string, device: string | null, identifier: string | null): Promise<ForeignDeviceRow[]> {
  checkWorksHere(call, 'ForeignDevice');
  return deviceRows(await call.app.database.query(devicesOf(app.trim(), device === null ? null : device.trim(), identifier)));
}

/** A device by its id, or null. @throws Refused for callers who do not work at the desk */
export async function readDevice(call: Call, id: number): Promise<ForeignDeviceRow | null> {
  checkWorksHere(call, 'ForeignDevice');
  return deviceRows(await call.app.database.query(rowsById(FOREIGN_DEVICE, [id])))[0] ?? null;
}

/** A name without blanks around it. @throws Refused for an empty or a long one */
function named(about: string, said: string): string {
  const name = said.trim();
  if (name === '') throw refused('invalid', about, `${about} is empty`);
  if (name.length > LENGTH) throw refused('invalid', about, `${about} is longer than ${LENGTH} characters`);
  return name;
}

const made = (call: Call) => ({ registered: call.at, registeredBy: call.agent.associateId });
const changed = (call: Call) => ({ updated: call.at, updatedBy: call.agent.associateId });

/** The application of this name, locked; made when it is new. Two who make it at once: one of them begins anew and finds it. */
async function appFor(tx: Tx, call: Call, name: string): Promise<number> {
  const [rows] = await tx.query(appByName(name, true));
  return (rows![0]?.id ?? (await tx.query(insertRow(FOREIGN_APP, { name, ...made(call) })))[0]![0]!.id) as number;
}

/** The device of these names, made with its application when it is new; without an identifier the eldest of its name. @throws Refused */
export async function deviceFor(tx: Tx, call: Call, said: { app: string; device: string; identifier: string }): Promise<ForeignDeviceRow> {
  const [app, name] = [named('ApplicationName', said.app), named('DeviceName', said.device)];
  if (said.identifier.length > LENGTH) throw refused('invalid', 'DeviceIdentifier', `DeviceIdentifier is longer than ${LENGTH} characters`);
  const appId = await appFor(tx, call, app);
  const [found] = await tx.query(devicesOf(app, name, said.identifier === '' ? null : said.identifier));
  if (found![0]) return deviceRows(found!)[0]!;
  const record = { appId, name, identifier: said.identifier, associateId: call.agent.associateId, ...made(call) };
  const [inserted] = await tx.query(insertRow(FOREIGN_DEVICE, record));
  return { ...record, id: inserted![0]!.id as number, updated: null, updatedBy: null };
}

/** Makes (id 0) or renames an application. @returns its id @throws Refused */
export async function saveApp(call: Call, id: number, said: string | null): Promise<number> {
  const outcome = await changeRecord(call, async (tx, now) => {
    checkWorksHere(now, 'ForeignAppEntity');
    const [rows] = await tx.query(rowsById(FOREIGN_APP, [id], true));
    const standing = appRows(rows!)[0];
    if (id > 0 && !standing) throw refused('unknown', 'ForeignAppId', `There is no application ${id}`);
    const name = named('Name', said ?? standing?.name ?? '');
    const [others] = await tx.query(appByName(name));
    if (others!.some((row) => row.id !== id)) throw refused('conflict', 'Name', 'There is an application of this name already');
    if (!standing)
      return { value: null, id: (await tx.query(insertRow(FOREIGN_APP, { name, ...made(now) })))[0]![0]!.id as number, events: [] };
    const last = standing.name === name ? [] : [updateRow(FOREIGN_APP, id, { name, ...changed(now) })!];
    return { value: null, id, events: [], last };
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.id;
}

/** A device as it is said; what is missing stays. */
export interface DeviceWish {
  id: number;
  name: string | null;
  identifier: string | null;
}

/** Makes (id 0) or changes a device; one of this name and identifier that is there already is answered as it stands. @returns its id @throws Refused */
export async function saveDevice(call: Call, app: string, wish: DeviceWish): Promise<number> {
  const outcome = await changeRecord(call, async (tx, now) => {
    checkWorksHere(now, 'ForeignDevice');
    if (wish.id === 0) {
      const device = await deviceFor(tx, now, { app, device: wish.name ?? '', identifier: wish.identifier ?? '' });
      return { value: null, id: device.id, events: [] };
    }
    const [rows] = await tx.query(rowsById(FOREIGN_DEVICE, [wish.id], true));
    const standing = deviceRows(rows!)[0];
    if (!standing) throw refused('unknown', 'ForeignDeviceId', `There is no device ${wish.id}`);
    const [name, identifier] = [named('Name', wish.name ?? standing.name), wish.identifier ?? standing.identifier];
    if (identifier.length > LENGTH) throw refused('invalid', 'DeviceIdentifier', `DeviceIdentifier is longer than ${LENGTH} characters`);
    const [mates] = await tx.query(rowsBy(FOREIGN_DEVICE, 'appId', [standing.appId]));
    const isTaken = deviceRows(mates!).some(
      (mate) => mate.id !== standing.id && mate.name.toLowerCase() === name.toLowerCase() && mate.identifier === identifier,
    );
    if (isTaken) throw refused('conflict', 'Name', 'The application has such a device already');
    const isSame = standing.name === name && standing.identifier === identifier;
    return {
      value: null,
      id: wish.id,
      events: [],
      last: isSame ? [] : [updateRow(FOREIGN_DEVICE, wish.id, { name, identifier, ...changed(now) })!],
    };
  });
  return 'repeated' in outcome ? outcome.repeated : outcome.id;
}

/** Deletes an application or a device with all its keys. @throws Refused */
async function remove(call: Call, shape: Shape, about: string, id: number): Promise<void> {
  await changeRecord(call, async (tx, now) => {
    checkWorksHere(now, about);
    const [rows] = await tx.query(rowsById(shape, [id], true));
    if (rows!.length === 0) throw refused('unknown', about, `There is no ${about} ${id}`);
    const { registeredBy } = rows![0] as { registeredBy: number | null };
    if (!mayRemove(now.agent, { associateId: null, registeredBy }))
      throw refused('forbidden', about, 'Only an administrator or the maker may do this');
    return { value: null, id, events: [], last: [deleteRow(shape, id)] };
  });
}

/** Deletes an application with its devices and their keys. @throws Refused */
export const removeApp = (call: Call, id: number): Promise<void> => remove(call, FOREIGN_APP, 'ForeignAppEntity', id);

/** Deletes a device with its keys. @throws Refused */
export const removeDevice = (call: Call, id: number): Promise<void> => remove(call, FOREIGN_DEVICE, 'ForeignDevice', id);
