/** Plain calls for the tables: who asks what, and what came back, in UTC. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { type Scene, START, withEyes } from '../scenarios/scene.ts';
import { openDesk } from '../support/desk.ts';
import type { Json } from './rules.ts';

export interface Asked {
  status: number;
  answer: Json;
  version: string;
}
export interface Asking {
  scene(): Scene;
  /** Calls an operation of the Ticket agent. */
  ask(operation: string, body: unknown, who?: string, headers?: Record<string, string>): Promise<Asked>;
  ticket(body: Json, who?: string): Promise<Json>;
  message(body: Json, who?: string): Promise<Json>;
  /** The call is refused with this status and kind, and no table has changed. */
  refused(
    status: number,
    errorType: string,
    operation: string,
    body: unknown,
    who?: string,
    headers?: Record<string, string>,
  ): Promise<void>;
}

/** A desk for the tests of one suite. Call it inside `describe`, so that it closes before the database server does. */
export function openAsking(prepare: (scene: Scene) => Promise<unknown> = async () => undefined): Asking {
  let opened: Scene | undefined;
  const scene = (): Scene => opened!;
  before(async () => {
    const clock = { at: START };
    opened = withEyes(await openDesk({ now: () => clock.at, random: () => 0 }), clock);
    await prepare(opened);
  });
  after(() => opened?.close());
  const ask: Asking['ask'] = async (operation, body, who = 'anna', headers = {}) => {
    const asked = await scene().post(`Ticket/${operation}`, body, { 'SO-TimeZone': 'UTC,includeTZOffset', ...headers }, who);
    return { status: asked.status, answer: asked.json as Json, version: asked.headers.get('etag') ?? '' };
  };
  const well = async (operation: string, body: Json, who?: string): Promise<Json> => {
    const { status, answer } = await ask(operation, body, who);
    assert.equal(status, 200, JSON.stringify(answer));
    return answer;
  };
  return {
    scene,
    ask,
    ticket: (body, who) => well('SaveTicketEntity', body, who),
    message: (body, who) => well('SaveTicketMessageEntity', body, who),
    async refused(status, errorType, operation, body, who, headers) {
      const contents = await scene().contents();
      const asked = await ask(operation, body, who, headers);
      assert.deepEqual([asked.status, asked.answer.ErrorType], [status, errorType], JSON.stringify(body));
      assert.deepEqual(await scene().contents(), contents, `nothing is stored: ${JSON.stringify(body)}`);
    },
  };
}
