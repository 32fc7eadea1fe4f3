/** Every address of a resource as a route. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { builtForAll, ownHandlers } from '../../agents/rest/index.ts';
import { type Address, addresses, resources } from '../../contract/resources.ts';
import { answerArchive } from '../archives.ts';
import type { Door } from '../door.ts';
import { notFound } from '../faults.ts';
import { entities, find } from './entities.ts';
import { type Outcome, route, type Visit } from './route.ts';
import { nameOf, notBuilt, runAddress } from './run.ts';

/** What binds a search to the entity that the address names. @throws DoorError 404 when there is none */
async function below(visit: Visit, of: { resource: string; column: string }): Promise<{ column: string; value: number }> {
  const resource = resources.find(({ name }) => name === of.resource);
  if (!resource) throw new Error(`there is no resource ${of.resource}`);
  const id = visit.id('id');
  await find(visit, resource, id);
  return { column: of.column, value: id };
}

async function answer(visit: Visit, address: Address): Promise<Outcome | FastifyReply> {
  const { does } = address;
  switch (does.kind) {
    case 'operation':
      return runAddress(visit, address, does);
    case 'own': {
      const handler = ownHandlers.get(does.name);
      if (!handler) throw notBuilt(`${address.method} ${address.path}`);
      const { value, result } = await handler({ call: visit.call(does.name), locale: visit.locale }, visit);
      if (value === null) throw notFound(nameOf(visit));
      return { value, result, selection: visit.selection() };
    }
    case 'archive':
      if (!builtForAll.has(`archive:${does.provider}`)) throw notBuilt(`${address.method} ${address.path}`);
      return answerArchive(visit, does.provider, does.of ? [await below(visit, does.of)] : []);
    default:
      return entities[does.kind](visit, does.resource);
  }
}

/** Registers the addresses of `contract/resources.ts`, built or not: what is not says 501. */
export function registerResources(server: FastifyInstance, door: Door): void {
  for (const address of addresses) {
    const upload = address.does.kind === 'operation' && address.does.upload !== undefined;
    route(server, door, address.method, address.path, (visit) => answer(visit, address), {
      upload,
      archive: address.does.kind === 'archive',
    });
  }
}
