/** Runs agents' operations for resources: the same handlers, the same refusals, no second logic. */

import { type Answer, runnable } from '../../agents/index.ts';
import type { Call } from '../../app/call.ts';
import { Refused } from '../../app/errors.ts';
import { type DeclaredOperation, operations } from '../../contract/agents/index.ts';
import { decodeArguments } from '../../contract/arguments.ts';
import { Branch, Loose, type Tree } from '../../contract/decode.ts';
import type { Address, Does } from '../../contract/resources.ts';
import { readForm } from '../codecs/form.ts';
import { DoorError, notFound } from '../faults.ts';
import type { Outcome, Visit } from './route.ts';

const declared = new Map(operations.map((operation) => [`${operation.agent}.${operation.name}`, operation]));

/** The declaration of an operation by its full name, `Ticket.GetTicketEntity`. */
export function declaredOf(operation: string): DeclaredOperation {
  const found = declared.get(operation);
  if (!found) throw new Error(`a resource names an operation that is not declared: ${operation}`);
  return found;
}

export const notBuilt = (what: string): DoorError => new DoorError(501, 'SoNotImplementedException', `${what} is not built yet`);

/** Runs an operation with decoded arguments. @throws DoorError 501 when it is not built */
export async function run(visit: Visit, operation: string, args: unknown, changes: Partial<Call> = {}): Promise<Answer<unknown>> {
  const { agent, name } = declaredOf(operation);
  const handler = runnable(agent, name);
  if (!handler) throw notBuilt(operation);
  return handler({ call: { ...visit.call(operation), ...changes }, locale: visit.locale }, args);
}

/** The arguments of an operation that wants one key, whichever way it declares it. */
export function keyArguments(operation: string, id: number): unknown {
  const { args } = declaredOf(operation).operation;
  if (args.style !== 'args') return id;
  const [name = ''] = Object.keys(args.carrier.fields);
  return { [name]: id };
}

/** Everything that an address and its query say, as one object: parameters of the path win. */
function saidOf(visit: Visit, does: Extract<Does, { kind: 'operation' }>): Branch {
  const { url } = visit.request;
  const mark = url.indexOf('?');
  const form = readForm(Buffer.from(mark < 0 ? '' : url.slice(mark + 1)));
  const read = form instanceof Loose ? form.as('ref') : null;
  const said = read instanceof Branch ? read : new Branch();
  const add = (name: string, value: Tree): void => {
    said.names.push(name);
    said.values.push(value);
  };
  if (does.body !== undefined) {
    const body = visit.body();
    if (body !== null) add(does.body, body);
  }
  if (does.upload !== undefined) add(does.upload, Buffer.from(visit.bytes()).toString('base64'));
  for (const name of Object.keys(visit.request.params as object)) add(name, visit.path(name));
  for (const [name, value] of Object.entries(does.given ?? {})) add(name, value);
  return said;
}

/** Answers an address by an operation. wire: what an agent answers with null is not found here. */
export async function runAddress(visit: Visit, address: Address, does: Extract<Does, { kind: 'operation' }>): Promise<Outcome> {
  const { operation } = declaredOf(does.operation);
  const said = saidOf(visit, does);
  const asQuery = (name: string): string | undefined => {
    const value = said.values[said.names.findLastIndex((candidate) => candidate.toLowerCase() === name)];
    return typeof value === 'string' ? value : visit.query(name);
  };
  const tree: Tree = operation.args.style === 'entity' || operation.args.style === 'array' ? visit.body() : said;
  const args = decodeArguments(operation.args, tree, asQuery, visit.locale);
  const answer = await run(visit, does.operation, args).catch((error: unknown) => {
    if (error instanceof Refused && error.refusal.why === 'unknown' && address.path.includes('{'))
      throw new DoorError(404, 'SoNotFoundException', error.message);
    throw error;
  });
  const { value, version, changedAt, file } = answer;
  if (value === null && operation.result.kind === 'ref') throw notFound(nameOf(visit));
  if (does.pick !== undefined && operation.result.kind === 'ref') {
    const type = operation.result.carrier().fields[does.pick];
    if (!type) throw new Error(`${does.operation} has no member ${does.pick}`);
    return { value: (value as Record<string, unknown>)[does.pick] ?? null, result: type };
  }
  return { value, result: operation.result, selection: visit.selection(), version, changedAt, file };
}

/** What a caller asked for, in words for a refusal. */
export const nameOf = (visit: Visit): string => (visit.request.url.split('?')[0] ?? '').replace(/^\/api\/v1\//i, '').slice(0, 200);
