/** The agents' operations: found in a table by agent and name, run when they are built, described on GET. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { runnable } from '../agents/index.ts';
import { Refused } from '../app/errors.ts';
import { type DeclaredOperation, operations } from '../contract/agents/index.ts';
import { undeclared } from '../contract/agents/undeclared.ts';
import { decodeArguments } from '../contract/arguments.ts';
import { describeOperation } from '../contract/describe.ts';
import type { Operation } from '../contract/language.ts';
import { readBody } from './codecs/index.ts';
import type { Door } from './door.ts';
import { DoorError, notFound, wrongVerb } from './faults.ts';
import { admit, attend, bodyOf, callFor, inTime, localeFor, queryOf, selectionOf } from './invoke.ts';
import { BYTES_TYPE } from './negotiate.ts';
import { sendAnswer, sendData } from './respond.ts';

const isUnknown = (error: unknown): error is Refused => error instanceof Refused && error.refusal.why === 'unknown';

async function run(door: Door, declared: DeclaredOperation, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { operation } = declared;
  const handler = runnable(declared.agent, declared.name);
  if (!handler) throw new DoorError(501, 'SoNotImplementedException', `${declared.agent}.${declared.name} is not built yet`);
  const locale = localeFor(door, request);
  const query = queryOf(request);
  const args = decodeArguments(operation.args, readBody(request.headers, bodyOf(request)), query, locale);
  const selection = operation.select ? selectionOf(query) : null;
  const call = callFor(door, request, `${declared.agent}.${declared.name}`);
  const answer = await inTime(door, request, handler({ call, locale }, args)).catch((error: unknown) => {
    // wire: whoever asks for bytes by their name has no other sign that there are none than the status
    if (operation.result.kind === 'stream' && request.headers.accept?.includes(BYTES_TYPE) && isUnknown(error))
      throw new DoorError(404, 'SoNotFoundException', error.message);
    throw error;
  });
  return sendAnswer(request, reply, answer, operation.result, locale, selection);
}

/** Is one of its arguments a file? Such a body may be longer than others. */
const carriesFile = ({ args }: Operation): boolean =>
  args.style === 'args' && Object.values(args.carrier.fields).some(({ kind }) => kind === 'bytes');

/** An operation by its address: declared, or (null) known by its name only. */
interface Known {
  name: string;
  declared: DeclaredOperation | null;
}

const FOLDER = '/api/v1/agents/';
const addressOf = (agent: string, name: string): string => `${FOLDER}${agent}/${name}`.toLowerCase();
/** One table rather than a route for each: there are more than a thousand, and each route costs every start its share. */
const known: ReadonlyMap<string, Known> = new Map([
  // wire: an operation that is known by name only is no unknown address
  ...Object.entries(undeclared).flatMap(([agent, names]) =>
    names.map((name): [string, Known] => [addressOf(agent, name), { name: `${agent}.${name}`, declared: null }]),
  ),
  ...operations.map((declared): [string, Known] => [
    addressOf(declared.agent, declared.name),
    { name: `${declared.agent}.${declared.name}`, declared },
  ]),
]);

/**
 * The verbs of an address among the operations: none for a name that nobody knows.
 * @param path in lower case
 * @returns undefined for an address that is not among them
 */
export function verbsOfOperation(path: string): readonly string[] | undefined {
  if (!path.startsWith(FOLDER) || path.split('/').length !== FOLDER.split('/').length + 1) return undefined;
  const found = known.get(path);
  if (!found) return [];
  return found.declared ? ['GET', 'POST'] : ['POST'];
}

function knownAt({ params, method, url }: FastifyRequest): Known {
  const { agent, operation } = params as { agent: string; operation: string };
  const found = known.get(addressOf(agent, operation));
  if (!found) throw notFound(`${method} ${(url.split('?')[0] ?? '').slice(0, 200)}`);
  return found;
}

/** Agents that ask archives. */
const ARCHIVES = new Set(['Archive', 'Find']);

/** Answers all operations, by their table. */
export function registerOperations(server: FastifyInstance, door: Door): void {
  const post = (url: string, bodyLimit: number, find: (request: FastifyRequest) => Known): void => {
    server.route({
      method: 'POST',
      url,
      bodyLimit,
      onRequest: async (request, reply) => {
        const { name, declared } = find(request);
        if (!declared) return;
        request.operation = name;
        await admit(door, request, reply, { archive: ARCHIVES.has(declared.agent) });
      },
      handler: (request, reply) => {
        const { name, declared } = find(request);
        if (!declared) throw new DoorError(501, 'SoNotImplementedException', `${name} is not built yet`);
        return attend(request, () => run(door, declared, request, reply));
      },
    });
  };
  post('/api/v1/Agents/:agent/:operation', door.bodyLimit, knownAt);
  for (const declared of operations.filter(({ operation }) => carriesFile(operation))) {
    const { agent, name } = declared;
    post(`/api/v1/Agents/${agent}/${name}`, door.uploadLimit, () => ({ name: `${agent}.${name}`, declared }));
  }
  server.get('/api/v1/Agents/:agent/:operation', async (request, reply) => {
    const { declared } = knownAt(request);
    if (!declared) throw wrongVerb(['POST']);
    return sendData(request, reply, describeOperation(declared));
  });
}
