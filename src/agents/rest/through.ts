/** A handler of a resource that is an operation with an argument of its own choice. */
import { operations } from '../../contract/agents/index.ts';
import type { Request } from '../implement.ts';
import { runnable } from '../index.ts';
import type { OwnAnswer } from './own.ts';

/** Runs an operation that answers a carrier. @throws Error when it is not built or answers something else */
export async function throughOperation(agent: string, name: string, request: Request, args: unknown): Promise<OwnAnswer> {
  const declared = operations.find((operation) => operation.agent === agent && operation.name === name);
  const handler = runnable(agent, name);
  if (!declared || !handler || declared.operation.result.kind !== 'ref') throw new Error(`${agent}.${name} cannot stand behind a resource`);
  return { value: (await handler(request, args)).value, result: declared.operation.result };
}
