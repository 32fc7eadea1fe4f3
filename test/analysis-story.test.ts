/**
 * The whole story, with the real detector, tables and model: a desk is trained on its closed tickets, a mail in Norwegian arrives angry,
 * gets language, mood and category; an agent takes the suggestion, another picks differently, and the report card knows both.
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { KINDS } from '../eval/desk/parts.ts';
import { desk as generated } from '../eval/desk.ts';
import { A, B, MINUTE, type Row, type Scene } from './scenarios/scene.ts';
import { HELP, KARI, openPost } from './support/mail-out.ts';

const DAY = 86_400_000;
const TICKETS = 2_500;
/** Enough for a model that suggests something. */
const FEWER = 900;
const CUSTOMERS = 400;

/** The categories of the generated desk, by the places that it gives them, and its closed tickets. */
async function furnish(scene: Scene, tickets: number): Promise<ReadonlyMap<string, number>> {
  const made = await scene.sql(
    "insert into ej_category (name, fullname, flags) select n, 'Shop/' || n, 0 from unnest($1::text[]) with ordinality as k (n, place) order by place returning id, name",
    [KINDS],
  );
  const ids = new Map(made.map((row) => [row.name as string, row.id as number]));
  const companies = await scene.sql(
    "insert into contact (name) select 'Company ' || n from generate_series(1, $1) n returning contact_id as id",
    [CUSTOMERS],
  );
  const rows = [...generated({ seed: 7, tickets, parts: 'training' })].map((ticket) => {
    const [title = '', ...body] = ticket.text.split('\n');
    const createdAt = new Date(scene.clock.at - ticket.ageDays * DAY).toISOString();
    const company = companies[ticket.customer % CUSTOMERS]!.id;
    return { title: title.slice(0, 255), body: body.join('\n'), category: ids.get(KINDS[ticket.categoryId - 1]!), company, createdAt };
  });
  await scene.sql(
    `with given as (select *, nextval(pg_get_serial_sequence('ticket', 'id'))::int as id from json_to_recordset($1::json) as r (title text, body text, category int, company int, "createdAt" timestamptz)),
     t as (insert into ticket (id, title, category, contact_id, created_at, last_changed, status, ticket_status, priority, ticket_type, owned_by, created_by, slevel, num_messages)
       select id, title, category, company, "createdAt", "createdAt", 2, 2, (select min(id) from ticket_priority), 1, 2, 1, 2, 1 from given)
     insert into ej_message (ticket_id, created_at, created_by, slevel, message_category, body) select id, "createdAt", 1, 2, 0, body from given`,
    [JSON.stringify(rows)],
  );
  await scene.app.desks.reload();
  return ids;
}

let letters = 0;
const letter = (subject: string, text: string): string[] => [
  `From: Kari <${KARI}>`,
  `To: ${HELP}`,
  `Subject: ${subject}`,
  `Message-ID: <story${++letters}@fjellheim.example>`,
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  ...text.split('\n'),
];

const ANGRY = [
  'Tredje gang jeg skriver om fakturaen',
  'Hei!\nJeg har fått samme faktura to ganger og er trukket dobbelt beløp. Dette er helt uakseptabelt, og ingen svarer når jeg ringer.\nJeg er svært misfornøyd og forventer at fakturaen rettes i dag.\n\nMed vennlig hilsen\nKari Nordmann\nFjellheim AS\n+47 99 99 99 99',
] as const;

async function trainedDesk(t: TestContext, tickets: number) {
  const post = await openPost(t);
  const { scene } = post;
  const ids = await furnish(scene, tickets);
  const ai = scene.client('ADM0').getAIAgent();
  assert.equal((await ai.getTrainingStatusAsync()).status, 'Unavailable');
  const job = await ai.trainCategoryGuesserAsync(0, 0, 0);
  assert.match(job, /^[0-9a-f-]{36}$/);
  assert.equal((await ai.getTrainingStatusAsync()).status, 'Running');
  await scene.runJobs();
  return { ...post, ids, ai };
}

test('trained, angry, suggested, taken, corrected', async (t) => {
  const { scene, arrive, ids, ai } = await trainedDesk(t, TICKETS);
  const status = await ai.getTrainingStatusAsync();
  assert.equal(status.status, 'Finished');
  assert.ok(status.currentModel!.ticketCountForTraining! >= TICKETS * 0.9 && status.currentModel!.accuracy! > 0.7, JSON.stringify(status));
  const [one, two] = [await arrive(letter(...ANGRY)), await arrive(letter(...ANGRY))];
  await scene.analyseTexts();
  const agent = scene.client(A.login).getTicketAgent();
  const angry = await agent.getTicketEntityAsync(one);
  assert.equal(angry.language, 'nb');
  assert.ok(angry.sentiment! <= -25 && angry.sentimentConfidence! >= 50, `${angry.sentiment} ${angry.sentimentConfidence}`);
  // an angry mail about an invoice may lie with either
  const suggested = angry.suggestedCategoryId!;
  assert.ok([ids.get('invoice'), ids.get('complaint')].includes(suggested), angry.suggestedCategoryName);
  assert.equal(await ai.guessCategoryAsync(one), suggested);

  const ask = async (name: string, body: unknown) => (await scene.post(`Svar/${name}`, body)).json as Row;
  const why = await ask('ExplainSuggestion', { TicketId: one });
  const words = (why.Because as { Word: string }[]).map(({ Word }) => Word.toLowerCase());
  assert.ok(
    words.some((word) => /faktura|uakseptabel|misfornøyd|svarer/.test(word)),
    words.join(', '),
  );
  const mood = await ask('ExplainMessage', { MessageId: angry.messages![0]!.ticketMessageId });
  const moods = (mood.SentimentBecause as { Word: string; Weight: number }[])
    .filter(({ Weight }) => Weight < 0)
    .map(({ Word }) => Word.toLowerCase());
  assert.ok(
    moods.some((word) => /uakseptabel|misfornøyd/.test(word)),
    moods.join(', '),
  );
  assert.deepEqual([mood.FoundLanguage, mood.FoundSentiment], [mood.Language, mood.Sentiment]);

  const taken = await agent.saveTicketEntityAsync({ ...angry, category: { ticketCategoryId: suggested } as never });
  assert.deepEqual([taken.suggestedCategoryId, taken.origHumanCategoryId], [0, suggested]);
  const other = scene.client(B.login).getTicketAgent();
  const refund = ids.get('refund')!;
  scene.clock.at += MINUTE;
  const picked = await other.saveTicketEntityAsync({
    ...(await other.getTicketEntityAsync(two)),
    category: { ticketCategoryId: refund } as never,
  });
  assert.deepEqual([picked.suggestedCategoryId, picked.origHumanCategoryId], [0, refund]);
  await scene.analyseTexts();
  const card = await ask('GetReportCard', {});
  const row = (card.ByCategory as Row[]).find(({ CategoryId }) => CategoryId === suggested)!;
  assert.deepEqual([row.Suggested, row.Taken, row.Corrected, row.Accuracy], [2, 1, 1, 0.5]);
  const norwegian = (card.ByLanguage as Row[]).find(({ Language }) => Language === 'nb')!;
  assert.deepEqual([norwegian.Taken, norwegian.Corrected], [1, 1]);
  assert.equal((card.Model as Row).IsUsed, true);
});

test('a model can be taken back, and one that was trained on too little suggests nothing', async (t) => {
  const { scene, arrive, ai } = await trainedDesk(t, FEWER);
  const models = async () => (await scene.post('Svar/GetModels', null)).json as unknown as Row[];
  const [first] = await models();
  await ai.trainCategoryGuesserAsync(0, 0, 0);
  await scene.runJobs();
  const [second, before] = await models();
  assert.deepEqual([second!.IsUsed, before!.IsUsed, before!.ModelId], [true, false, first!.ModelId]);
  assert.equal((await scene.post('Svar/UseModel', { ModelId: first!.ModelId })).status, 204);
  assert.deepEqual(
    (await models()).map(({ IsUsed }) => IsUsed),
    [false, true],
  );
  const suggested = async () => {
    const id = await arrive(letter(...ANGRY));
    await scene.analyseTexts();
    return (await scene.row(id)).suggestedcategory_id !== null;
  };
  assert.equal(await suggested(), true);
  assert.equal((await scene.post('Svar/UseModel', { ModelId: 0 })).status, 204);
  assert.equal(await suggested(), false, 'no model, no suggestion');
  assert.equal((await scene.post('Svar/UseModel', { ModelId: 987_654 })).status, 400);
});
