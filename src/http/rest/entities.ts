/** Entities under their own address: draft, create, read, replace, patch, remove; all of it through their agent's operations. */
import type { FastifyReply } from 'fastify';
import type { Answer } from '../../agents/index.ts';
import { VersionMismatch } from '../../app/errors.ts';
import { isRepeat } from '../../app/record.ts';
import { decodeArguments } from '../../contract/arguments.ts';
import { Branch, Fault } from '../../contract/decode.ts';
import type { Selection } from '../../contract/encode.ts';
import { type AnyCarrier, carrier, dict, ref, type Type, text } from '../../contract/language.ts';
import { patched, TestFailed } from '../../contract/patch.ts';
import type { Does, Resource } from '../../contract/resources.ts';
import { readJson } from '../codecs/json.ts';
import { DoorError, notFound } from '../faults.ts';
import { rootOf } from '../urls.ts';
import { checkUnchanged, isKnown, unmodifiedSince } from './conditions.ts';
import type { Outcome, Visit } from './route.ts';
import { declaredOf, keyArguments, run } from './run.ts';

type Entity = Record<string, unknown>;
type Found = Answer<unknown> & { value: Entity };

/** Somebody else's change makes a patch read again; of many at the same time one gets on with each try. */
const TRIES = 8;

const operation = (resource: Resource, name: string): string => `${resource.agent}.${name}`;

/** The carrier of an entity as its agent answers it. */
function carrierOf(resource: Resource): AnyCarrier {
  const { result } = declaredOf(operation(resource, resource.get)).operation;
  if (result.kind !== 'ref') throw new Error(`${resource.name} is no entity`);
  return result.carrier();
}

const linked = new Map<string, Type>();

/** The same carrier with `_Links`. */
function linkedType(resource: Resource): Type {
  let type = linked.get(resource.name);
  if (!type) {
    const plain = carrierOf(resource);
    const whole = carrier(plain.name, { ...plain.fields, _Links: dict(text()) });
    type = ref(() => whole);
    linked.set(resource.name, type);
  }
  return type;
}

function withLinks(visit: Visit, resource: Resource, id: number, { value, version, changedAt }: Found): Outcome {
  const at = `${rootOf(visit.request)}/api/v1/${resource.name}`;
  const links = { Self: `${at}/${id}`, Archive: at };
  const chosen = visit.selection();
  // links are not one of the properties to choose from: they are always there
  const selection: Selection | null = chosen && new Map(chosen).set('_links', null);
  return { value: { ...value, _Links: links }, result: linkedType(resource), selection, version, changedAt };
}

/** The entity with this id. @throws DoorError 404 */
export async function find(visit: Visit, resource: Resource, id: number): Promise<Found> {
  const name = operation(resource, resource.get);
  const answer = await run(visit, name, keyArguments(name, id));
  if (answer.value === null) throw notFound(`${resource.name} ${id}`);
  return answer as Found;
}

/** wire: `fk=true` shows the keys that other systems have for it among the extra fields. */
async function withForeignKeys(visit: Visit, resource: Resource, id: number, found: Found): Promise<Found> {
  if (resource.table === undefined || !/^(?:true|1)$/i.test(visit.query('fk') ?? '')) return found;
  const keys = await run(visit, 'ForeignSystem.GetAllForeignKeysOnEntity', { EntityType: resource.table, EntityId: id });
  const ExtraFields = { ...(found.value.ExtraFields as Entity), ...(keys.value as Entity) };
  return { ...found, value: { ...found.value, ExtraFields } };
}

async function get(visit: Visit, resource: Resource): Promise<Outcome | FastifyReply> {
  const id = visit.id('id');
  const embed = resource.name === 'TicketMessage' ? visit.query('embedimages') : undefined;
  const found = embed ? await embedded(visit, id) : await find(visit, resource, id);
  checkUnchanged(visit, found.changedAt);
  if (isKnown(visit, found.changedAt)) {
    const { reply } = visit;
    if (found.changedAt !== undefined) reply.header('Last-Modified', new Date(found.changedAt).toUTCString());
    return reply.code(304).send();
  }
  return withLinks(visit, resource, id, await withForeignKeys(visit, resource, id, found));
}

/** wire: `embedImages=` asks for a message whose inline images are links or data. */
async function embedded(visit: Visit, id: number): Promise<Found> {
  const name = 'Ticket.GetTicketMessageWithEmbeddedData';
  const said = new Branch();
  said.names.push('Id', 'EmbedImages');
  said.values.push(id, visit.query('embedimages') ?? '');
  const args = decodeArguments(declaredOf(name).operation.args, said, () => undefined, visit.locale);
  const answer = await run(visit, name, args);
  if (answer.value === null) throw notFound(`TicketMessage ${id}`);
  return answer as Found;
}

/** The body as an entity under this key; what it says of its own key does not count. */
function entityOf(visit: Visit, resource: Resource, id: number): Entity {
  const { args } = declaredOf(operation(resource, resource.save)).operation;
  const entity = decodeArguments(args, visit.body(), () => undefined, visit.locale) as Entity;
  entity[resource.key] = id;
  return entity;
}

/** Does the caller ask for people to be told? */
const tells = (visit: Visit, resource: Resource): boolean =>
  resource.saveAndTell !== undefined && /^(?:true|1)$/i.test(visit.query('notify') ?? '');

/** Was this very save made before, under its Idempotency-Key? What it expected was true then. */
const wasSaved = (visit: Visit, resource: Resource): Promise<boolean> =>
  isRepeat(visit.call(operation(resource, tells(visit, resource) ? resource.saveAndTell! : resource.save)));

/** Saves, and tells people when the caller asks for it. */
async function save(visit: Visit, resource: Resource, entity: Entity, changes: Parameters<typeof run>[3] = {}): Promise<Found> {
  const answer = tells(visit, resource)
    ? await run(visit, operation(resource, resource.saveAndTell!), { NewEntity: entity, Notify: true }, changes)
    : await run(visit, operation(resource, resource.save), entity, changes);
  return answer as Found;
}

function saved(visit: Visit, resource: Resource, found: Found, links = resource.linksWhenSaved): Outcome {
  const id = found.value[resource.key];
  if (links) return withLinks(visit, resource, typeof id === 'number' ? id : 0, found);
  const { value, version, changedAt } = found;
  return { value, result: ref(() => carrierOf(resource)), selection: visit.selection(), version, changedAt };
}

/** What a write expects of the state it is made on. A row without versions matches no If-Match. @throws VersionMismatch */
function checkExpected(visit: Visit, resource: Resource, { version, changedAt }: Found): void {
  checkUnchanged(visit, changedAt);
  const { expectedVersion } = visit.call(operation(resource, resource.save));
  if (expectedVersion !== null && version !== expectedVersion)
    throw new VersionMismatch(`version ${version ?? 'none'} stands, ${expectedVersion} was expected`);
}

async function replace(visit: Visit, resource: Resource): Promise<Outcome> {
  const id = visit.id('id');
  const entity = entityOf(visit, resource, id);
  if (!(await wasSaved(visit, resource))) checkExpected(visit, resource, await find(visit, resource, id));
  return saved(visit, resource, await save(visit, resource, entity, { unmodifiedSince: unmodifiedSince(visit) }));
}

async function remove(visit: Visit, resource: Resource): Promise<Outcome> {
  const id = visit.id('id');
  const name = operation(resource, resource.remove);
  if (!(await isRepeat(visit.call(name)))) checkExpected(visit, resource, await find(visit, resource, id));
  await run(visit, name, keyArguments(name, id), { unmodifiedSince: unmodifiedSince(visit) });
  return { value: undefined, result: { kind: 'nothing' } };
}

/**
 * One try of a patch. Between the read and the save nothing may have changed, or the tests of the document would have been
 * made on another state: the save says which one it was made on.
 */
async function patchOnce(visit: Visit, resource: Resource, id: number, document: ReturnType<typeof readJson>): Promise<Found | 'changed'> {
  const found = await find(visit, resource, id);
  checkExpected(visit, resource, found);
  const changes = patched(found.value, carrierOf(resource), document, visit.locale);
  if (Object.keys(changes).length === 0) return found;
  changes[resource.key] = id;
  const guard = found.version === undefined ? { seenAt: found.changedAt ?? null } : { expectedVersion: found.version };
  try {
    return await save(visit, resource, changes, { unmodifiedSince: unmodifiedSince(visit), ...guard });
  } catch (error) {
    // the next try sees the newer state, and refuses it where the caller expected the older one
    if (error instanceof VersionMismatch) return 'changed';
    throw error;
  }
}

async function patch(visit: Visit, resource: Resource): Promise<Outcome> {
  const id = visit.id('id');
  // wire: the body's first character says what the document is, not its type
  const document = readJson(visit.bytes());
  if (document === null) throw new Fault('patch', 'is missing from the request body');
  if (await wasSaved(visit, resource)) return saved(visit, resource, await find(visit, resource, id), true);
  try {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const found = await patchOnce(visit, resource, id, document);
      if (found !== 'changed') return saved(visit, resource, found, true);
    }
  } catch (error) {
    if (error instanceof TestFailed) throw new DoorError(409, 'SoIllegalOperationException', `${error.message}; nothing was stored`);
    throw error;
  }
  throw new DoorError(409, 'SoIllegalOperationException', 'Too many changes at the same time; nothing was stored');
}

async function draft(visit: Visit, resource: Resource): Promise<Outcome> {
  const { value } = await run(visit, operation(resource, resource.draft), undefined);
  return { value, result: ref(() => carrierOf(resource)), selection: visit.selection() };
}

type Kind = Extract<Does, { resource: Resource }>['kind'];

/** What answers at the addresses of an entity. */
export const entities: Readonly<Record<Kind, (visit: Visit, resource: Resource) => Promise<Outcome | FastifyReply>>> = {
  draft,
  get,
  create: async (visit, resource) => saved(visit, resource, await save(visit, resource, entityOf(visit, resource, 0))),
  replace,
  patch,
  remove,
};
