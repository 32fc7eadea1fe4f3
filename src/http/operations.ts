/** The agents' operations as routes: one a declared operation, run when it is built, described on GET. */
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
import { DoorError } from './faults.ts';
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
  const answer = await inTime(door, handler({ call, locale }, args)).catch((error: unknown) => {
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

/** Registers every declared operation. */
export function registerOperations(server: FastifyInstance, door: Door): void {
  for (const declared of operations) {
    const url = `/api/v1/Agents/${declared.agent}/${declared.name}`;
    server.route({
      method: 'POST',
      url,
      bodyLimit: carriesFile(declared.operation) ? door.uploadLimit : door.bodyLimit,
      onRequest: async (request, reply) => {
        request.operation = `${declared.agent}.${declared.name}`;
        await admit(door, request, reply);
      },
      handler: (request, reply) => attend(request, () => run(door, declared, request, reply)),
    });
    server.get(url, (request, reply) => sendData(request, reply, describeOperation(declared)));
  }
  // wire: an operation that is known by name only is no unknown address
  for (const [agent, names] of Object.entries(undeclared)) {
    for (const name of names) {
      server.post(`/api/v1/Agents/${agent}/${name}`, async () => {
        throw new DoorError(501, 'SoNotImplementedException', `${agent}.${name} is not built yet`);
      });
    }
  }
}
