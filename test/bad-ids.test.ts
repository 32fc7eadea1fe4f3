/**
 * Ids that mean nothing, or nothing to the caller, in every position of every operation on tickets: unknown, deleted, merged,
 * somebody else's, and far too many of them. A clear refusal or a documented outcome; a refusal stores nothing, nobody reads
 * what is not his, and afterwards nothing in the tables contradicts itself.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { operations } from '../src/contract/agents/index.ts';
import type { Type } from '../src/contract/language.ts';
import { CONTRADICTIONS } from './properties/contradictions.ts';
import { A, C, P, type Scene, START, SUPPORT, withEyes } from './scenarios/scene.ts';
import { authorization, openDesk } from './support/desk.ts';
import { carrierOf } from './support/hostile-values.ts';
import { some } from './support/share.ts';

const MANY = 10_000;
/** Stands in the title and the words of what the caller may not read. */
const SECRET = 'vault-4711';
const ticketOperations = operations.filter(({ agent }) => agent === 'Ticket');

interface Asked {
  path: string;
  body: unknown;
}
interface Standing {
  ticket: number;
  other: number;
  message: number;
  odd: Readonly<Record<string, number>>;
}

/** A value with which the operation would have its way. */
function plausible(name: string, { kind }: Type, standing: Standing): unknown {
  if (kind === 'ref') return { TicketId: standing.ticket, EjMessageId: standing.message };
  if (/message/i.test(name) && /Id/.test(name)) return standing.message;
  if (/Parent|Destination|Secondary/.test(name)) return standing.other;
  if (/Ticket(Entity)?Id/.test(name)) return standing.ticket;
  if (kind === 'list') return [];
  return kind === 'int' ? 1 : kind === 'text' ? 'x' : null;
}

/** Every operation with each of its ids replaced in turn. */
function allOf(standing: Standing): Asked[] {
  const odd = Object.values(standing.odd);
  return ticketOperations.flatMap(({ name, operation: { args } }): Asked[] => {
    if (args.style === 'key') return odd.map((id) => ({ path: `${name}?${args.name}=${id}`, body: null }));
    const carrier = carrierOf(args);
    if (!carrier) return [];
    const members = Object.entries(carrier.fields);
    const base = Object.fromEntries(members.map(([member, type]) => [member, plausible(member, type, standing)]));
    if (args.style === 'entity') return odd.map((id) => ({ path: name, body: { [`${carrier.name}Id`]: id, TicketId: id } }));
    return members.flatMap(([member, type]) => {
      const replaced = (value: unknown): Asked => ({ path: name, body: { ...base, [member]: value } });
      if (type.kind === 'int') return odd.map(replaced);
      if (type.kind === 'ref') return odd.flatMap((id) => [replaced({ TicketId: id }), replaced({ EjMessageId: id })]);
      if (type.kind !== 'list' || type.of.kind !== 'int') return [];
      const many = Array.from({ length: MANY }, (_, place) => place + 1);
      return [...odd.map((id) => replaced([standing.ticket, id])), replaced([standing.ticket, standing.ticket]), replaced(many)];
    });
  });
}

const told = ({ path, body }: Asked): string => `${path} ${JSON.stringify(body).slice(0, 200)}`;

describe('ids that mean nothing', () => {
  let scene: Scene;
  let standing: Standing;
  const clock = { at: START };
  before(async () => {
    scene = withEyes(await openDesk({ now: () => clock.at }), clock);
    const agent = scene.agent(A);
    const made = async (title: string): Promise<{ ticket: number; message: number }> => {
      const ticket = (
        await agent.saveTicketEntityAsync({ title, category: { ticketCategoryId: SUPPORT }, person: { personId: P } } as never)
      ).ticketId!;
      const message = await agent.saveTicketMessageEntityAsync({ ticket: { ticketId: ticket }, body: title } as never);
      return { ticket, message: message.ejMessageId! };
    };
    const [one, two, bin, merged, hidden] = [
      await made('one'),
      await made('two'),
      await made('bin'),
      await made('merged'),
      await made(SECRET),
    ];
    await agent.setDeletedStatusByIdsAsync([bin.ticket]);
    await agent.mergeTicketsAsync({ ticketId: two.ticket } as never, [merged.ticket]);
    const [category] = await scene.sql("insert into ej_category (name, fullname, flags) values ('Vault', 'Vault', 128) returning id");
    await scene.sql('update ticket set category = $2 where id = $1', [hidden.ticket, category!.id]);
    await scene.app.desks.reload();
    standing = {
      ticket: one.ticket,
      other: two.ticket,
      message: one.message,
      odd: {
        none: 0,
        negative: -1,
        unknown: 999_999,
        largest: 2_147_483_647,
        bin: bin.ticket,
        merged: merged.ticket,
        hidden: hidden.ticket,
        hiddenMessage: hidden.message,
      },
    };
  });
  after(() => scene.close());

  const ask = async ({ path, body }: Asked, login: string): Promise<{ status: number; text: string }> => {
    const answer = await scene.post(`Ticket/${path}`, body, { Authorization: authorization(login) });
    return { status: answer.status, text: answer.text };
  };

  /** Asks all, in turn. @returns what was refused */
  async function storm(login: string, blind: boolean): Promise<Asked[]> {
    const refused: Asked[] = [];
    for (const asked of some(allOf(standing))) {
      const { status, text } = await ask(asked, login);
      assert.ok(status < 500, `${status} ${told(asked)} ${text.slice(0, 300)}`);
      if (blind) assert.ok(!text.includes(SECRET), `${told(asked)} shows what is hidden: ${text.slice(0, 300)}`);
      if (status >= 400) refused.push(asked);
    }
    return refused;
  }

  async function assertSound(): Promise<void> {
    for (const [what, question] of Object.entries(CONTRADICTIONS)) assert.deepEqual(await scene.sql(question), [], what);
  }

  test('who may not read it learns and changes nothing of it; a refusal stores nothing', async () => {
    const refused = await storm(C.login, true);
    const before = await scene.contents();
    for (const asked of refused) {
      const { status } = await ask(asked, C.login);
      assert.ok(status >= 400 && status < 500, told(asked));
    }
    assert.deepEqual(await scene.contents(), before);
    await assertSound();
  });

  test('an administrator comes to a result or a refusal, and nothing contradicts itself', async () => {
    await storm(A.login, false);
    await assertSound();
  });

  test('ten thousand ids are refused by every list that takes ids, before anything is looked up', async () => {
    const long = allOf(standing).filter(({ body }) =>
      Object.values((body ?? {}) as Record<string, unknown>).some((value) => Array.isArray(value) && value.length === MANY),
    );
    assert.ok(long.length >= 15, `${long.length} lists`);
    for (const asked of long) {
      const { status, text } = await ask(asked, A.login);
      assert.equal(status, 400, `${told(asked)} ${text.slice(0, 200)}`);
      assert.match(text, /more than/, told(asked));
    }
  });
});
