/**
 * What is found out about texts, seen through the official client. The provider is scripted here, so that the numbers are those of the
 * specification's examples; the real one is tried in `analysis-story.test.ts`. Source: ai-fields §7.
 */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { A, C, MINUTE, P, QUEUE, type Row, type Scene, SUPPORT, type TicketEntity, VIP } from './scenarios/scene.ts';
import { answer, HELP, KARI, openPost } from './support/mail-out.ts';

interface Provider {
  language: string;
  mood: readonly [number, number];
  category: number | null;
}

/** What the provider says from now on; it notes what it was asked. */
function script(scene: Scene, says: Provider) {
  const asked: { text: string; wanted: Record<string, boolean>; person: string; allowed: readonly number[] }[] = [];
  Object.assign(scene.app.analyst, {
    hold: async () => undefined,
    look: async (question: (typeof asked)[number]) => {
      asked.push(question);
      const { wanted } = question;
      const because = [{ word: 'schlecht', weight: -1 }];
      return {
        language: wanted.language ? { code: says.language, confidence: 0.9, because } : null,
        mood: wanted.mood ? { sentiment: says.mood[0], confidence: says.mood[1], because } : null,
        category: wanted.category ? { id: says.category, probability: 0.93, because, ranking: [] } : null,
      };
    },
  });
  return { says, asked };
}

let letters = 0;
const letter = (text: string, subject = `Tür ${++letters}`): string[] => [
  `From: Kari <${KARI}>`,
  `To: ${HELP}`,
  `Subject: ${subject}`,
  `Message-ID: <a${++letters}@fjellheim.example>`,
  '',
  text,
];

async function openWorld(t: TestContext) {
  const post = await openPost(t);
  const provider = script(post.scene, { language: 'de', mood: [-70, 85], category: null });
  const entity = (id: number, who: { login: string } = A): Promise<TicketEntity> =>
    post.scene.client(who.login).getTicketAgent().getTicketEntityAsync(id);
  const fields = async (id: number) => {
    const { language, sentiment, sentimentConfidence } = await entity(id);
    return [language, sentiment, sentimentConfidence];
  };
  const heads = async (id: number) =>
    (await entity(id)).messages!.map(({ language, sentiment, sentimentConfidence }) => [language, sentiment, sentimentConfidence]);
  /** Kari writes once more on the same ticket; nobody has looked at it yet. */
  const adds = async (id: number, text: string, level = 'External') => {
    const agent = post.scene.client(A.login).getTicketAgent();
    const draft = await agent.createDefaultTicketMessageEntityAsync();
    const person = { personId: P } as never;
    const saved = await agent.saveTicketMessageEntityAsync({
      ...draft,
      ticket: { ticketId: id } as never,
      body: text,
      slevel: level as never,
      person,
    });
    return saved.ejMessageId as number;
  };
  const writes = async (...said: Parameters<typeof adds>) => {
    const messageId = await adds(...said);
    await post.scene.analyseTexts();
    return messageId;
  };
  return { ...post, ...provider, entity, fields, heads, adds, writes };
}

test('examples 1–4, 6: a mail, a reply, an answer, a comment, and a client that would rather have it otherwise', async (t) => {
  const { scene, arrive, says, asked, entity, fields, heads, writes } = await openWorld(t);
  const id = await arrive(letter('Die Tür schließt schlecht.'));
  assert.deepEqual(await fields(id), ['', 0, 0], 'the save does not wait for it');
  const [before, log] = [await scene.row(id), await scene.log(id)];
  await scene.analyseTexts();
  assert.deepEqual([await fields(id), await heads(id)], [['de', -70, 85], [['de', -70, 85]]]);
  const after = await scene.row(id);
  assert.deepEqual([after.last_changed, after.read_status], [before.last_changed, before.read_status], 'nobody has worked on it');
  assert.deepEqual(await scene.log(id), log, 'and the log that people read says nothing');
  Object.assign(says, { language: 'en', mood: [10, 50] });
  await answer(scene, id, { text: 'Please turn it twice.' }, [KARI]);
  await scene.analyseTexts();
  assert.deepEqual(asked.at(-1)!.wanted, { language: true, mood: false, category: false });
  assert.deepEqual(await fields(id), ['de', -70, 85]);
  Object.assign(says, { language: 'en', mood: [60, 90] });
  scene.clock.at += MINUTE;
  await writes(id, 'It works now, thank you!');
  assert.equal(asked.at(-1)!.person, 'de', 'what she wrote in before');
  assert.deepEqual([await fields(id), (await heads(id)).length], [['de', 60, 90], 3]);
  const looked = asked.length;
  await writes(id, 'She has called.', 'Internal');
  assert.deepEqual([asked.length, await fields(id)], [looked, ['de', 60, 90]]);
  const ticket = await entity(id);
  const saved = await scene
    .client(A.login)
    .getTicketAgent()
    .saveTicketEntityAsync({ ...ticket, sentiment: 100, sentimentConfidence: 100, language: 'xx', suggestedCategoryId: 9, title: 'Door' });
  assert.deepEqual([saved.sentiment, saved.sentimentConfidence, saved.language, saved.suggestedCategoryId], [60, 90, 'de', 0]);
  assert.deepEqual(await fields(id), ['de', 60, 90]);
});

test('example 5: switched off, for the desk, for a mailbox, and kind by kind', async (t) => {
  const { scene, arrive, fields, says } = await openWorld(t);
  says.category = VIP;
  const agent = async (name: string, body: unknown) => (await scene.post(`Svar/${name}`, body)).json as Row;
  const off = await agent('SaveAnalysisSettings', { Language: false, Sentiment: false, SuggestCategory: 'None' });
  assert.deepEqual(
    [off.Language, off.Sentiment, off.SuggestCategory, off.SentimentTimeframe, off.HasModelServer],
    [false, false, 'None', 1440, false],
  );
  const seen = async () => {
    const id = await arrive(letter('Die Tür schließt schlecht.'));
    await scene.analyseTexts();
    return [...(await fields(id)), (await scene.row(id)).suggestedcategory_id];
  };
  assert.deepEqual(await seen(), ['', 0, 0, null]);
  await agent('SaveAnalysisSettings', { Language: true });
  assert.deepEqual(await seen(), ['de', 0, 0, null], 'what is not said stays');
  await agent('SaveAnalysisSettings', { Sentiment: true, SuggestCategory: 'Mail' });
  assert.deepEqual(await seen(), ['de', -70, 85, VIP]);
  const [box] = await scene.sql('select id from mail_in_filter');
  await agent('SaveMailbox', { MailboxId: box!.id, AiTextAnalysis: false });
  assert.deepEqual(await seen(), ['', 0, 0, VIP]);
  await agent('SaveMailbox', { MailboxId: box!.id, AiTextAnalysis: true, AiSentiment: false, AiSuggestCategory: false });
  assert.deepEqual(await seen(), ['de', 0, 0, null]);
  const { status } = await scene.post('Svar/SaveAnalysisSettings', { Language: false }, {}, C.login);
  assert.equal(status, 403);
});

test('the age of a message: what is older than the desk wants to know has no mood', async (t) => {
  const { scene, arrive, fields } = await openWorld(t);
  await scene.post('Svar/SaveAnalysisSettings', { SentimentTimeframe: 30 });
  const id = await arrive(letter('Die Tür schließt schlecht.'));
  scene.clock.at += 31 * MINUTE;
  await scene.analyseTexts();
  assert.deepEqual(await fields(id), ['de', 0, 0]);
});

test('examples 7 and 8: a suggestion is shown, taken, or another category is chosen; the report card knows both', async (t) => {
  const { scene, arrive, says, asked, entity } = await openWorld(t);
  says.category = VIP;
  const [one, two] = [await arrive(letter('Rechnung?')), await arrive(letter('Noch eine Rechnung?'))];
  await scene.analyseTexts();
  assert.ok(asked[0]!.allowed.includes(VIP) && asked[0]!.allowed.includes(SUPPORT));
  const suggested = await entity(one);
  const [row] = await scene.sql('select fullname from ej_category where id = $1', [VIP]);
  assert.deepEqual(
    [suggested.category?.ticketCategoryId, suggested.suggestedCategoryId, suggested.suggestedCategoryName],
    [SUPPORT, VIP, row!.fullname],
  );
  const agent = scene.client(A.login).getTicketAgent();
  const taken = await agent.saveTicketEntityAsync({ ...suggested, category: { ticketCategoryId: VIP } as never });
  assert.deepEqual([taken.category?.ticketCategoryId, taken.suggestedCategoryId, taken.origHumanCategoryId], [VIP, 0, VIP]);
  assert.equal((await scene.log(one)).at(-1)!.action, 49);
  const other = await agent.saveTicketEntityAsync({ ...(await entity(two)), category: { ticketCategoryId: QUEUE } as never });
  assert.deepEqual([other.category?.ticketCategoryId, other.suggestedCategoryId, other.origHumanCategoryId], [QUEUE, 0, QUEUE]);
  await scene.analyseTexts();
  const ask = async (name: string, body: unknown, user = 'ADM0') => (await scene.post(`Svar/${name}`, body, {}, user)).json as Row;
  const why = await ask('ExplainSuggestion', { TicketId: two }, A.login);
  assert.deepEqual([why.CategoryId, why.Outcome, why.ChosenCategoryId], [VIP, 'OtherChosen', QUEUE]);
  assert.ok(Math.abs((why.Probability as number) - 0.93) < 1e-6);
  assert.deepEqual(why.Because, [{ Word: 'schlecht', Weight: -1 }]);
  const card = await ask('GetReportCard', {});
  const { Suggested, Taken, Corrected, Open, Accuracy } = card.All as Row;
  assert.deepEqual({ Suggested, Taken, Corrected, Open, Accuracy }, { Suggested: 2, Taken: 1, Corrected: 1, Open: 0, Accuracy: 0.5 });
  assert.deepEqual(card.Confusion, [
    { SuggestedCategoryId: VIP, ChosenCategoryId: QUEUE, Count: 1 },
    { SuggestedCategoryId: VIP, ChosenCategoryId: VIP, Count: 1 },
  ]);
  const german = (card.ByLanguage as Row[]).find(({ Language }) => Language === 'de');
  assert.deepEqual([german!.Taken, german!.Corrected], [1, 1]);
  assert.equal((await scene.post('Svar/GetReportCard', {}, {}, C.login)).status, 403);
});

test('a suggestion is none for who may not use its category, and goes with the category', async (t) => {
  const { scene, arrive, says, entity } = await openWorld(t);
  const [made] = await scene.sql("insert into ej_category (name, fullname, flags) values ('Gone soon', 'Gone soon', 0) returning id");
  await scene.app.desks.reload();
  says.category = made!.id as number;
  const id = await arrive(letter('Rechnung?'));
  await scene.analyseTexts();
  assert.equal((await entity(id)).suggestedCategoryId, made!.id);
  await scene.sql('delete from ej_category where id = $1', [made!.id]);
  await scene.app.desks.reload();
  const after = await entity(id);
  assert.deepEqual([after.suggestedCategoryId, after.suggestedCategoryName], [0, '']);
});

test('example 9: split, delete and a changed level count language and mood anew', async (t) => {
  const { scene, arrive, says, fields, heads, writes, entity } = await openWorld(t);
  const id = await arrive(letter('Die Tür schließt schlecht.'));
  await scene.analyseTexts();
  Object.assign(says, { language: 'en', mood: [60, 90] });
  scene.clock.at += MINUTE;
  const second = await writes(id, 'It works now.');
  const agent = scene.client('ADM0').getTicketAgent();
  const [first] = (await entity(id)).messages!;
  const made = await agent.splitTicketAsync(id, 0, null as never, [first!.ticketMessageId as number], { title: 'The door' } as never);
  const madeId = made.ticketId as number;
  assert.deepEqual(
    [await fields(id), await fields(madeId)],
    [
      ['en', 60, 90],
      ['de', -70, 85],
    ],
  );
  Object.assign(says, { language: 'nb', mood: [-20, 40] });
  scene.clock.at += MINUTE;
  const third = await writes(id, 'Nå er den ødelagt igjen.');
  assert.deepEqual(await fields(id), ['en', -20, 40]);
  await agent.deleteTicketMessageEntityAsync(third);
  assert.deepEqual(await fields(id), ['en', 60, 90], 'the mood of the message that is left');
  const message = await agent.getTicketMessageEntityAsync(second);
  await scene.sql("update registry set value = '1' where name = 'EnableEditMessage'");
  await scene.app.desks.reload();
  await agent.saveTicketMessageEntityAsync({ ...message, slevel: 'Internal' as never });
  await scene.analyseTexts();
  assert.deepEqual([await fields(id), (await heads(id)).length], [['', 0, 0], 1], 'no external message is left');
});

test('a provider that fails or dies holds nothing up, and what the end broke off is looked at later', async (t) => {
  const { scene, arrive, fields } = await openWorld(t);
  const { look } = scene.app.analyst;
  Object.assign(scene.app.analyst, { look: async () => null });
  const id = await arrive(letter('Die Tür schließt schlecht.'));
  await assert.rejects(scene.analyseTexts(), /could not be looked at/);
  assert.deepEqual(await fields(id), ['', 0, 0]);
  Object.assign(scene.app.analyst, { look });
  const next = await arrive(letter('Die Tür schließt schlecht.'));
  await scene.analyseTexts();
  assert.deepEqual(
    [await fields(id), await fields(next)],
    [
      ['', 0, 0],
      ['de', -70, 85],
    ],
  );
});

test('what came together is written together, in the order in which it came; what cannot be written is missing alone', async (t) => {
  const { scene, arrive, says, asked, adds, fields, heads } = await openWorld(t);
  const { look } = scene.app.analyst;
  const texts: Record<string, Partial<Provider>> = {
    bad: { mood: [-70, 85] },
    good: { language: 'en', mood: [60, 90] },
    broken: { language: 'longer than any code' },
  };
  Object.assign(scene.app.analyst, {
    look: (question: (typeof asked)[number] & { text: string }) => {
      Object.assign(says, texts[question.text.trim()]);
      return look(question as never);
    },
  });
  const one = await arrive(letter('bad'));
  const two = await arrive(letter('bad'));
  scene.clock.at += MINUTE;
  await adds(one, 'good');
  await scene.analyseTexts();
  const transactions = async () =>
    scene.sql("select count(*)::int as written, count(distinct tx)::int as transactions from svar_event where operation = 'Svar.Analysis'");
  assert.deepEqual(await transactions(), [{ written: 3, transactions: 1 }]);
  assert.deepEqual(
    [await heads(one), await fields(one), await fields(two)],
    [
      [
        ['de', -70, 85],
        ['en', 60, 90],
      ],
      ['de', 60, 90],
      ['de', -70, 85],
    ],
  );
  Object.assign(says, { language: 'de' });
  const three = await arrive(letter('bad'));
  const broken = await arrive(letter('broken'));
  texts.good = { language: 'nb', mood: [10, 20] };
  const four = await arrive(letter('good'));
  await assert.rejects(scene.analyseTexts(), /longer than any code|too long/);
  assert.deepEqual(
    [await fields(three), await fields(broken), await fields(four)],
    [
      ['de', -70, 85],
      ['', 0, 0],
      ['nb', 10, 20],
    ],
  );
  await scene.analyseTexts();
  assert.deepEqual(await fields(broken), ['', 0, 0], 'and it is not asked for again');
});
