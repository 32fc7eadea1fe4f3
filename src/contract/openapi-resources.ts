/** The resources in the OpenAPI document, from the table of their addresses. */
import { operations } from './agents/index.ts';
import { type Address, addresses, needsOf } from './resources.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Makes content of a schema for requests or answers, and references; lent by openapi.ts. */
interface Words {
  request(carrier: string): Json;
  answer(carrier: string | null): Json;
  everywhere: Json[];
  failures: { [status: string]: Json };
}

const isNumber = (name: string): boolean => /id$|^position$|key$/i.test(name);

const parametersOf = (path: string): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: isNumber(name) ? { type: 'integer', format: 'int32' } : { type: 'string' },
  }));

/** The carrier that an address reads or gives, where it is an entity's. */
function carrierOf({ does }: Address): string | null {
  if (!('resource' in does)) return null;
  const save = operations.find(({ agent, name }) => agent === does.resource.agent && name === does.resource.save);
  return save?.operation.args.style === 'entity' ? save.operation.args.carrier().name : null;
}

function verb(address: Address, built: ReadonlySet<string>, words: Words): Json {
  const { method, path, doc, does } = address;
  const carrier = carrierOf(address);
  const isBuilt = needsOf(address).every((name) => built.has(name));
  const takes = carrier !== null && (does.kind === 'create' || does.kind === 'replace' || does.kind === 'patch');
  return {
    operationId: `${method}${path.replace(/[^A-Za-z0-9]+/g, '_')}`,
    tags: [`Resource: ${path.split('/')[1]!}`],
    summary: doc,
    'x-svar-built': isBuilt,
    parameters: parametersOf(path),
    ...(takes ? { requestBody: { required: true, content: words.request(carrier) } } : {}),
    responses: {
      ...(method === 'DELETE'
        ? { '204': { description: 'Done.' } }
        : { '200': { description: 'What was asked for.', content: words.answer(carrier) } }),
      ...words.failures,
    },
  };
}

/**
 * Paths of the resources, each with its verbs.
 * @param built names of what is built, as `Ticket.GetTicket`
 */
export function resourcePaths(built: ReadonlySet<string>, words: Words): { [path: string]: Json } {
  const paths: { [path: string]: { [verb: string]: Json } } = {};
  for (const address of addresses) {
    const path = `/api/v1${address.path}`;
    paths[path] ??= { parameters: words.everywhere };
    paths[path][address.method.toLowerCase()] = verb(address, built, words);
  }
  return paths;
}
