/** What tickets count of their messages arrives as it is stored, whatever is in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessageFacts } from '../src/domain/tally.ts';
import { messageFacts, messageFactsOf } from '../src/store/message-facts.ts';
import { openScene, P, START } from './scenarios/scene.ts';

test('message by message, with nothing, null and odd texts among it', async (t) => {
  const scene = await openScene(t);
  const [one, two, bare] = await scene.sql(
    `insert into ticket (title, created_at, last_changed, category, priority, status, ticket_status, ticket_type) select 'x', $1, $1, 1, 1, 1, 1, 1 from generate_series(1, 3) returning id`,
    [new Date(START).toISOString()],
  );
  const [first, second] = [one!.id as number, two!.id as number];
  const zeroes: Omit<MessageFacts, 'id' | 'ticketId' | 'createdAt' | 'attached'> = {
    author: '',
    level: 1,
    category: 0,
    personId: null,
    timeSpent: 0,
    badge: 0,
    language: '',
    sentiment: 0,
    sentimentConfidence: 0,
  };
  const facts: Omit<MessageFacts, 'id'>[] = [
    { ...zeroes, ticketId: first, createdAt: START + 1, attached: false },
    {
      ticketId: second,
      createdAt: START + 999,
      author: 'Åse "the \\ null" 💥\n',
      level: 2,
      category: 1,
      personId: P,
      timeSpent: 2_000_000_000,
      badge: 1,
      language: 'nb-NO',
      sentiment: -100,
      sentimentConfidence: 100,
      attached: true,
    },
    { ...zeroes, ticketId: first, createdAt: START - 86_400_001, author: 'null', attached: false },
  ];
  const stored: MessageFacts[] = [];
  for (const fact of facts) {
    const [row] = await scene.sql(
      `insert into ej_message (ticket_id, created_at, author, slevel, message_category, customer_id, time_spent, badge, language, sentiment, sentimentconfidence)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
      [
        fact.ticketId,
        new Date(fact.createdAt).toISOString(),
        fact.author,
        fact.level,
        fact.category,
        fact.personId,
        fact.timeSpent,
        fact.badge,
        fact.language,
        fact.sentiment,
        fact.sentimentConfidence,
      ],
    );
    stored.push({ id: row!.id as number, ...fact });
  }
  const [file] = await scene.sql("insert into attachment (name, att_size) values ('a.txt', 1) returning id");
  const link = (message: MessageFacts, inline: boolean) =>
    scene.sql('insert into ticket_attachment (attachment_id, message_id, inline_image) values ($1, $2, $3)', [
      file!.id,
      message.id,
      inline,
    ]);
  await link(stored[0]!, true);
  await link(stored[1]!, true);
  await link(stored[1]!, false);
  await link(stored[1]!, false);

  const read = async (ids: number[]): Promise<MessageFacts[]> =>
    messageFacts(await scene.app.database.query(messageFactsOf(ids))).toSorted((a, b) => a.id - b.id);
  assert.deepEqual(await read([first, second, bare!.id as number]), stored);
  assert.deepEqual(await read([second]), [stored[1]]);
  assert.deepEqual(await read([bare!.id as number]), [], 'a ticket without messages');
});
