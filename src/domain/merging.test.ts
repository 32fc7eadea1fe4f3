/** What merging, counting anew, splitting and looking back decide, without a database. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BadgeType, TicketRelationType, TicketSecurityLevel } from '../vocabulary.ts';
import { isRefusal } from './decision.ts';
import { ALL, AT, agent, category, desk, momentOf, thread, ticket } from './desk.fixture.ts';
import { messagesThen } from './history.ts';
import { mergeable, repointed } from './merging.ts';
import type { Edge } from './relations.ts';
import { transferred, wishOfSplit } from './splitting.ts';
import { firstReply, type MessageFacts, tally } from './tally.ts';
import { returning } from './unmerging.ts';

const { External, Internal } = TicketSecurityLevel;
const { Related, Parent } = TicketRelationType;

let last = 0;
const fact = (more: Partial<MessageFacts> = {}): MessageFacts => ({
  id: ++last,
  ticketId: 1,
  createdAt: AT + last,
  author: '',
  level: External,
  category: 0,
  personId: null,
  timeSpent: 0,
  badge: BadgeType.Reply,
  language: '',
  sentiment: 0,
  sentimentConfidence: 0,
  attached: false,
  ...more,
});

test('counted anew: replies are an agent’s external messages, language is the first one’s, mood a customer’s last', () => {
  const none = { messages: 0, replies: 0, timeSpent: 0, hasAttachment: false, language: '', sentiment: 0, sentimentConfidence: 0 };
  assert.deepEqual(tally([]), none);
  const customer = fact({ personId: 50, language: 'de', sentiment: -70, sentimentConfidence: 85 });
  const agents = fact({ language: 'en', sentiment: 90, sentimentConfidence: 90, timeSpent: 4 });
  const inside = fact({ level: Internal, language: 'no', attached: true });
  const later = fact({ personId: 50, language: 'en', sentiment: 60, sentimentConfidence: 90 });
  assert.deepEqual(tally([later, inside, agents, customer]), {
    messages: 4,
    replies: 1,
    timeSpent: 4,
    hasAttachment: true,
    language: 'de',
    sentiment: 60,
    sentimentConfidence: 90,
  });
  // ai-fields example 9, and one that nobody has analysed
  assert.deepEqual([tally([later]).language, tally([customer, fact({ personId: 50 })]).sentiment], ['en', -70]);
  assert.equal(tally([fact({ category: 1 })]).replies, 0, 'a bounce is no reply');
});

test('the first reply: never the first of all messages, unless an agent has opened the ticket for a customer', () => {
  const [one, two] = [fact({ personId: 50 }), fact()];
  assert.equal(firstReply({ createdBy: 5, personId: 50 }, [two, one]), two);
  assert.equal(firstReply({ createdBy: 5, personId: 50 }, [two]), null);
  const opening = fact({ badge: BadgeType.Outgoing });
  assert.equal(firstReply({ createdBy: 5, personId: 50 }, [opening]), opening);
  assert.equal(firstReply({ createdBy: 1, personId: 50 }, [opening]), null);
});

const edge = (id: number, sourceId: number, destinationId: number, type: Edge['type'] = Related) => ({ id, sourceId, destinationId, type });
const spelled = (found: ReturnType<typeof repointed>): (string | null)[] =>
  found.map(({ is }) => is && `${is.sourceId}-${is.destinationId}`);

test('relations lead to the surviving ticket; itself, a pair twice, a second parent and a circle go', () => {
  const none = new Map<number, number>();
  assert.deepEqual(spelled(repointed(1, [2], [edge(1, 2, 9)], none)), ['1-9']);
  assert.deepEqual(spelled(repointed(1, [2], [edge(1, 2, 1)], none)), [null]);
  assert.deepEqual(spelled(repointed(1, [2], [edge(1, 1, 9), edge(2, 9, 2)], none)), [null], 'the pair stands already');
  assert.deepEqual(spelled(repointed(1, [2, 3], [edge(1, 2, 9), edge(2, 3, 9)], none)), ['1-9', null]);
  const parents = new Map([
    [1, 8],
    [2, 9],
  ]);
  assert.deepEqual(spelled(repointed(1, [2], [edge(1, 1, 8, Parent), edge(2, 2, 9, Parent)], parents)), [null], 'one parent is enough');
  // 7 lies under 2, and 1 under 7
  const circle = new Map([
    [7, 2],
    [1, 7],
  ]);
  assert.deepEqual(spelled(repointed(1, [2], [edge(1, 1, 7, Parent), edge(2, 7, 2, Parent)], circle)), [null]);
  const far = new Map([
    [2, 7],
    [7, 8],
    [8, 1],
  ]);
  assert.deepEqual(
    spelled(repointed(1, [2], [edge(1, 2, 7, Parent), edge(2, 8, 1, Parent)], far)),
    [null],
    'a circle over tickets that are not merged',
  );
});

test('relations go back unless somebody has touched them, or something else has taken their place', () => {
  const turned = { was: edge(1, 2, 9), is: edge(1, 1, 9) };
  const gone = { was: edge(2, 2, 1), is: null };
  const none = new Map<number, number>();
  assert.deepEqual(returning([turned, gone], [edge(1, 1, 9)], none), { turned: [turned.was], again: [gone.was] });
  assert.deepEqual(returning([turned], [], none), { turned: [], again: [] }, 'it was deleted meanwhile');
  assert.deepEqual(returning([turned], [edge(1, 1, 9), edge(5, 9, 2)], none), { turned: [], again: [] }, 'the pair stands');
  const parent = { was: edge(3, 2, 9, Parent), is: null };
  assert.deepEqual(returning([parent], [], new Map([[2, 8]])).again, [], 'it has another parent');
  assert.deepEqual(returning([parent], [], new Map([[9, 2]])).again, [], 'it would close a circle');
});

test('who may merge what: rights are told before states', () => {
  const [all, none] = [agent(6, ALL), agent(7, [])];
  const board = desk([all, none], [category(1)]);
  const threads = new Map([1, 2, 3].map((id) => [id, thread(ticket({ id, ownerId: 5, ...(id === 3 ? { base: 5 } : {}) }))]));
  const why = (primaryId: number, ids: number[], by = all): string => {
    const outcome = mergeable(primaryId, ids, threads, board, momentOf(by));
    return isRefusal(outcome) ? `${outcome.why} ${outcome.about}` : 'ok';
  };
  assert.equal(why(1, [2]), 'invalid SecondaryTicketIds', 'this desk has no status for merged tickets');
  assert.equal(why(1, [2], none), 'forbidden MergedTicketEntity');
  assert.equal(why(1, [3], none), 'forbidden MergedTicketEntity');
  assert.equal(why(3, [1]), 'invalid MergedTicketEntity');
  assert.equal(why(1, [9]), 'unknown SecondaryTicketIds');
});

test('messages of a split are the ticket’s own; what nobody names is taken from the source', () => {
  const messages = [fact(), fact()];
  const [one] = messages as [MessageFacts, MessageFacts];
  const found = transferred([one.id, one.id], messages);
  assert.deepEqual(isRefusal(found) ? found : found.staying.length, 1);
  assert.ok(isRefusal(transferred([], messages)));
  assert.ok(isRefusal(transferred([one.id, 999_999], messages)));
  const source = thread(ticket({ id: 7, personId: 50, saleId: 3, tags: [2], origin: 1 }), null, [51]);
  const wish = wishOfSplit({ id: 9, custom: [], createdAt: 1 }, source, { author: 'kari' });
  assert.deepEqual(
    [wish.id, wish.personId, wish.otherPersonIds, wish.saleId, wish.tags, wish.origin, wish.author, wish.createdAt],
    [0, 50, [51], 3, [{ id: 2 }], 1, 'kari', undefined],
  );
  const named = wishOfSplit({ id: 0, custom: [], personId: 77 }, source, undefined);
  assert.deepEqual([named.personId, named.otherPersonIds, named.saleId], [77, undefined, undefined]);
});

test('where messages were: moves are turned back, the newest first', () => {
  const moves = [
    { fromId: 1, toId: 2, messageIds: [5] },
    { fromId: 2, toId: 1, messageIds: [5, 6] },
  ];
  assert.deepEqual([...messagesThen(1, [6, 7], moves, new Set())], [7]);
  assert.deepEqual([...messagesThen(2, [5], moves, new Set())].sort(), [5, 6]);
  assert.deepEqual([...messagesThen(1, [6, 7], [], new Set([7]))], [6]);
});
