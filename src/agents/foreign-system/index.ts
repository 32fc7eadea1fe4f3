/** The ForeignSystem agent: what other systems call rows of this desk. */
import type { Call } from '../../app/call.ts';
import { findKeys, type KeyPlace, type KeySearch, keysOfEntity, putKey, removeKeys, searchAt, tableNamed } from '../../app/foreign-keys.ts';
import { readApp, readAppNamed, readDevice, readDevices, removeApp, removeDevice, saveApp, saveDevice } from '../../app/foreign-systems.ts';
import { operations } from '../../contract/agents/foreign-system.ts';
import type { ForeignAppEntity, ForeignDevice, ForeignKey } from '../../contract/carriers/index.ts';
import type { Said, Shown } from '../../contract/language.ts';
import { type Answer, changedOf, implement } from '../implement.ts';
import { goneOr } from '../repeat.ts';
import { presentApp, presentDevice, presentKey } from './present.ts';

type Maybe<T> = Answer<Shown<T> | null>;

interface Place {
  ApplicationName: string;
  DeviceName: string;
  DeviceIdentifier?: string;
}
interface Row {
  TableName: string;
  RecordId?: number;
}

const placeOf = ({ ApplicationName, DeviceName, DeviceIdentifier = '' }: Place): KeyPlace => ({
  app: ApplicationName.trim(),
  device: DeviceName.trim(),
  identifier: DeviceIdentifier,
});

/** wire: table and row narrow a search where they are said. */
function rowOf({ TableName, RecordId = 0 }: Row): Partial<KeySearch> {
  const table = tableNamed(TableName);
  return table === '' ? {} : { table, ...(RecordId > 0 ? { recordId: RecordId } : {}) };
}

async function app(call: Call, id: number): Promise<Maybe<typeof ForeignAppEntity>> {
  const view = await readApp(call, id);
  return view ? { value: presentApp(call, view), ...changedOf(view.app) } : { value: null };
}

async function device(call: Call, id: number): Promise<Maybe<typeof ForeignDevice>> {
  const found = await readDevice(call, id);
  return { value: found ? presentDevice(call, found) : null };
}

async function firstDevice(
  call: Call,
  { app: of, device: name, identifier }: KeyPlace,
  any: boolean,
): Promise<Maybe<typeof ForeignDevice>> {
  const [found] = await readDevices(call, of, name, any ? null : identifier);
  return { value: found ? presentDevice(call, found) : null };
}

async function firstKey(call: Call, search: Partial<KeySearch>): Promise<Maybe<typeof ForeignKey>> {
  const [found] = await findKeys(call, search);
  return { value: found ? presentKey(call, found) : null };
}

async function put(
  call: Call,
  said: Place & { ForeignKey: Said<typeof ForeignKey> | null },
  mayStand: boolean,
): Promise<Maybe<typeof ForeignKey>> {
  const { Key, Value, TableName, RecordId } = said.ForeignKey ?? {};
  const wish = { key: Key?.trim() ?? '', value: Value ?? '', table: TableName ?? '', recordId: RecordId ?? 0 };
  return { value: presentKey(call, await putKey(call, placeOf(said), wish, mayStand)) };
}

async function valueAt(call: Call, search: Partial<KeySearch>): Promise<Answer<string | null>> {
  return { value: (await findKeys(call, search))[0]?.value ?? null };
}

const named = (said: Place & Row & { KeyName: string }): Partial<KeySearch> => ({
  ...searchAt(placeOf(said)),
  key: said.KeyName.trim(),
  ...rowOf(said),
});

export const handlers = implement(operations, {
  CreateDefaultForeignAppEntity: async () => ({ value: {} }),
  SaveForeignAppEntity: async ({ call }, entity) => {
    const id = await saveApp(call, Math.max(entity.ForeignAppId ?? 0, 0), entity.Name ?? null);
    const answer = await app(call, id);
    if (!answer.value) throw goneOr(call.idempotency !== null, 'ForeignAppId', `application ${id}`);
    return answer;
  },
  DeleteForeignAppEntity: async ({ call }, id) => {
    await removeApp(call, id);
    return { value: undefined };
  },
  GetForeignAppEntity: ({ call }, id) => app(call, id),
  GetAppByName: async ({ call }, { ApplicationName }) => {
    const view = await readAppNamed(call, ApplicationName);
    return { value: view ? presentApp(call, view) : null };
  },
  GetApplicationDevices: async ({ call }, { ApplicationName }) => ({
    value: (await readDevices(call, ApplicationName, null, null)).map((row) => presentDevice(call, row)),
  }),
  GetDeviceByName: ({ call }, said) => firstDevice(call, placeOf(said), true),
  GetDeviceByIdentifier: ({ call }, said) => firstDevice(call, placeOf(said), false),
  GetKey: ({ call }, said) => firstKey(call, named(said)),
  GetKeyValue: ({ call }, said) => valueAt(call, named(said)),
  GetKeyOnDeviceIdentifier: ({ call }, said) => firstKey(call, named(said)),
  GetKeyValueOnDeviceIdentifier: ({ call }, said) => valueAt(call, named(said)),
  AddForeignKey: ({ call }, said) => put(call, said, false),
  SaveForeignKey: ({ call }, said) => put(call, said, true),
  DeleteForeignKeyOnName: async ({ call }, said) => {
    await removeKeys(call, placeOf(said), said.KeyName.trim(), said.TableName, said.RecordId);
    return { value: undefined };
  },
  GetKeyByValue: ({ call }, said) => firstKey(call, { ...named(said), value: said.KeyValue }),
  GetKeyByValueAndIdentifier: ({ call }, said) => firstKey(call, { ...named(said), value: said.KeyValue }),
  GetAllForeignKeysOnEntity: async ({ call }, { EntityType, EntityId }) => ({ value: await keysOfEntity(call, EntityType, EntityId) }),
  GetForeignDevice: ({ call }, id) => device(call, id),
  SaveForeignDevice: async ({ call }, { ForeignDevice: said, ApplicationName }) => {
    const id = Math.max(said?.ForeignDeviceId ?? 0, 0);
    const saved = await saveDevice(call, ApplicationName, { id, name: said?.Name ?? null, identifier: said?.DeviceIdentifier ?? null });
    const answer = await device(call, saved);
    if (!answer.value) throw goneOr(call.idempotency !== null, 'ForeignDeviceId', `device ${saved}`);
    return answer;
  },
  DeleteForeignDevice: async ({ call }, { ForeignDevice: said, ApplicationName }) => {
    const id = said?.ForeignDeviceId ?? 0;
    const found = id > 0 ? [{ id }] : await readDevices(call, ApplicationName, said?.Name ?? '', said?.DeviceIdentifier ?? '');
    // by its names it may be gone already; an id that is none is a mistake
    if (found[0]) await removeDevice(call, found[0].id);
    return { value: undefined };
  },
  DeleteForeignKey: async ({ call }, said) => {
    await removeKeys(call, placeOf(said), said.ForeignKey?.Key?.trim() ?? '', said.TableName, said.RecordId);
    return { value: undefined };
  },
  GetDeviceKeys: async ({ call }, said) => ({
    value: (await findKeys(call, searchAt(placeOf(said)))).map((key) => presentKey(call, key)),
  }),
  GetApplicationKeys: async ({ call }, { ApplicationName }) => ({
    value: (await findKeys(call, { app: ApplicationName.trim() })).map((key) => presentKey(call, key)),
  }),
});
