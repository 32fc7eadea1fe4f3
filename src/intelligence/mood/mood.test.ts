/** Moods of worked sentences, one rule at a time in each language; and of texts that are none. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MOOD_LANGUAGES } from './evidence.ts';
import { moodOf } from './mood.ts';

/** `-` unhappy, `+` happy, `o` no mood: neutral or nothing, but no sign. */
type Sign = '-' | '+' | 'o';
const signOf = (text: string, language: string): Sign => {
  const { sentiment } = moodOf(text, language);
  if (sentiment === 0) return 'o';
  return sentiment < 0 ? '-' : '+';
};
function holds(cases: readonly [string, Sign, string][]): void {
  const wrong = cases
    .map(([language, sign, text]) => ({ language, sign, text, found: signOf(text, language) }))
    .filter(({ sign, found }) => sign !== found);
  assert.deepEqual(wrong, []);
}

describe('worked sentences', () => {
  test('a negation turns a good word, from before or from behind a verb', () => {
    holds([
      ['en', '-', 'I am not happy with this answer.'],
      ['en', '-', 'This was not a good experience for us.'],
      ['nb', '-', 'Jeg er slett ikke fornøyd med løsningen.'],
      ['nn', '-', 'Eg er ikkje nøgd med det de har gjort.'],
      ['sv', '-', 'Jag är inte alls nöjd med svaret.'],
      ['da', '-', 'Vi er ikke tilfredse med jeres service.'],
      ['de', '-', 'Ich bin mit der Lösung überhaupt nicht zufrieden.'],
      ['de', '-', 'Das neue Portal gefällt uns gar nicht.'],
      ['nl', '-', 'Ik ben helemaal niet tevreden over de levering.'],
      ['nl', '-', 'De nieuwe versie bevalt ons absoluut niet.'],
      ['fr', '-', "Je ne suis pas du tout satisfait de l'intervention."],
    ]);
  });

  test('a bad word negated is no complaint', () => {
    const notBad: [string, Sign, string][] = [
      ['en', '+', 'Not bad at all!'],
      ['nb', '+', 'Slett ikke verst!'],
      ['sv', '+', 'Inte illa!'],
      ['da', '+', 'Slet ikke dårligt!'],
      ['de', '+', 'Gar nicht schlecht!'],
      ['nl', '+', 'Lang niet slecht!'],
      ['fr', '+', 'Pas mal du tout !'],
    ];
    const complaints = notBad.filter(([language, , text]) => moodOf(text, language).sentiment < 0);
    assert.deepEqual(complaints, []);
  });

  test('formulas of politeness carry no mood', () => {
    holds([
      ['en', 'o', 'Dear support team, please find attached the form. Many thanks in advance. Kind regards, Ann'],
      ['nb', 'o', 'Hei, vedlagt ligger skjemaet. På forhånd takk. Med vennlig hilsen Kari'],
      ['nn', 'o', 'Hei, skjemaet ligg ved. På førehand takk! Med venleg helsing Kari'],
      ['sv', 'o', 'Hej, formuläret är bifogat. Tack på förhand! Med vänliga hälsningar Karin'],
      ['da', 'o', 'Hej, skemaet er vedhæftet. På forhånd tak! Med venlig hilsen Karen'],
      ['de', 'o', 'Sehr geehrte Damen und Herren, anbei das Formular. Vielen Dank im Voraus. Mit freundlichen Grüßen Karin'],
      ['nl', 'o', 'Geachte heer, in de bijlage het formulier. Alvast hartelijk dank. Met vriendelijke groet, Karin'],
      ['fr', 'o', "Bonjour, veuillez trouver ci-joint le formulaire. Merci d'avance. Bien cordialement, Karine"],
    ]);
  });

  test('a question or a wish is no praise', () => {
    holds([
      ['en', 'o', 'How do I change the colour of the header?'],
      ['en', 'o', 'It would be great if you could add a dark mode.'],
      ['nb', 'o', 'Hvordan endrer jeg adressen på fakturaen?'],
      ['nb', 'o', 'Det hadde vært fint om dere kunne sende en kopi.'],
      ['sv', 'o', 'Det vore toppen om ni kunde skicka en kopia.'],
      ['da', 'o', 'Det ville være dejligt hvis I kunne sende en kopi.'],
      ['de', 'o', 'Es wäre schön, wenn Sie mir eine Kopie schicken könnten.'],
      ['nl', 'o', 'Het zou fijn zijn als u een kopie kunt sturen.'],
      ['fr', 'o', "Ce serait super si vous pouviez m'envoyer une copie."],
    ]);
  });

  test('who writes for the third time, or waits without an answer, is unhappy', () => {
    holds([
      ['en', '-', 'This is the third time I write about this and still no reply.'],
      ['nb', '-', 'Dette er tredje gang jeg skriver, og fremdeles ikke svar.'],
      ['nn', '-', 'Dette er tredje gongen eg skriv, og framleis har eg ikkje fått svar.'],
      ['sv', '-', 'Det här är tredje gången jag skriver, fortfarande inget svar.'],
      ['da', '-', 'Det er tredje gang jeg skriver, og jeg har stadig ikke fået svar.'],
      ['de', '-', 'Das ist nun das dritte Mal, dass ich schreibe, und immer noch keine Antwort.'],
      ['nl', '-', 'Dit is de derde keer dat ik schrijf en nog steeds geen antwoord.'],
      ['fr', '-', "C'est la troisième fois que j'écris et toujours pas de réponse."],
    ]);
  });

  test('thanks for something done are praise', () => {
    holds([
      ['en', '+', 'Thanks for the quick help, it works again!'],
      ['nb', '+', 'Tusen takk for rask hjelp, nå virker alt igjen!'],
      ['nn', '+', 'Tusen takk for hjelpa, no fungerer det igjen!'],
      ['sv', '+', 'Tack för snabb hjälp, nu fungerar allt igen!'],
      ['da', '+', 'Tusind tak for hurtig hjælp, nu virker det igen!'],
      ['de', '+', 'Vielen Dank für die schnelle Hilfe, jetzt läuft alles wieder!'],
      ['nl', '+', 'Bedankt voor de snelle hulp, alles werkt weer!'],
      ['fr', '+', 'Merci beaucoup pour votre aide rapide, tout fonctionne à nouveau !'],
    ]);
  });

  test('what comes after "but" weighs more', () => {
    holds([
      ['en', '-', 'The staff is friendly, but the product is terrible.'],
      ['en', '+', 'The start was bumpy and slow, but now I am very happy with it.'],
      ['nb', '-', 'Hyggelig betjening, men produktet er elendig.'],
      ['sv', '-', 'Trevlig personal, men produkten är usel.'],
      ['da', '-', 'Flink medarbejder, men produktet er elendigt.'],
      ['de', '-', 'Nette Mitarbeiter, aber das Produkt ist miserabel.'],
      ['nl', '-', 'Aardig personeel, maar het product is waardeloos.'],
      ['fr', '-', 'Personnel aimable, mais le produit est lamentable.'],
    ]);
  });
});

const sentiment = (text: string, language = 'en'): number => moodOf(text, language).sentiment;

describe('degrees', () => {
  test('"very" says more, "a bit" less, exclamation marks and capitals more', () => {
    assert.ok(sentiment('I am very disappointed.') < sentiment('I am disappointed.'));
    assert.ok(sentiment('I am a bit disappointed.') > sentiment('I am disappointed.'));
    assert.ok(sentiment('I am disappointed!!!') < sentiment('I am disappointed.'));
    assert.ok(sentiment('I am DISAPPOINTED with this delivery.') < sentiment('I am disappointed with this delivery.'));
    assert.ok(sentiment('Jeg er veldig skuffet.', 'nb') < sentiment('Jeg er litt skuffet.', 'nb'));
    assert.ok(sentiment('Ich bin sehr enttäuscht.', 'de') < sentiment('Ich bin etwas enttäuscht.', 'de'));
  });
  test('lengthened letters are read', () => {
    assert.ok(sentiment('Soooo goooood, thank you, superrrrr!') > 40);
  });
  test('a fault is a mild matter, however often it is told; an insult is not', () => {
    const fault = sentiment('Error, error, error: the crash, the failure, the broken cable, the lost file, the wrong page.');
    assert.ok(fault > -60, String(fault));
    assert.ok(sentiment('Your service is terrible, a disgrace.') < -60);
  });
  test('what was solved outweighs the fault before it', () => {
    assert.ok(sentiment('The printer was broken and showed an error. Now it works again, thank you!') > 0);
  });
});

describe('signs', () => {
  test('emoji and emoticons count in every language, and in none', () => {
    for (const language of [...MOOD_LANGUAGES, 'fi', 'is', 'xx', '']) {
      assert.ok(moodOf('😡😡😡', language).sentiment < 0, language);
      assert.ok(moodOf('🎉👍 ❤️', language).sentiment > 0, language);
    }
  });
  test('an address of a page is no emoticon', () => {
    assert.deepEqual(moodOf('https://example.com/bad/terrible:(', 'en').because, []);
  });
});

describe('because', () => {
  test('names the words that decided, where they stand, the heaviest first', () => {
    const text = 'Hello, this is unacceptable and I am a bit disappointed.';
    const { because } = moodOf(text, 'en');
    assert.deepEqual(
      because.map(({ word }) => word),
      ['unacceptable', 'disappointed'],
    );
    for (const { word, at, weight } of because) {
      assert.equal(text.slice(at, at + word.length), word);
      assert.ok(weight < 0);
    }
  });
  test('of a text about which nothing is said there is no because', () => {
    assert.deepEqual(moodOf('The office is in Oslo.', 'en'), { sentiment: 0, confidence: 0, because: [] });
  });
});

describe('texts that are none', () => {
  const nothing = { sentiment: 0, confidence: 0, because: [] };
  test('nothing is said about nothing', () => {
    for (const text of [
      '',
      ' \n\t ',
      '.',
      '?!?!',
      '1234 5678',
      '\u0000\u0001\u0007',
      '-- \nBob\n+47 22 33 44 55',
      'שלום עולם',
      'مرحبا بالعالم',
      '\u202Eabc\u202C',
    ])
      assert.deepEqual(moodOf(text, 'en'), nothing, JSON.stringify(text));
  });
  test('a language without a lexicon, or none at all, is met with silence', () => {
    for (const language of ['fi', '', 'xx', '__proto__', 'constructor', 'e'.repeat(10_000)])
      assert.deepEqual(moodOf('This is terrible and kauhea', language), nothing, language.slice(0, 20));
  });
  test('megabytes of anything are read up to a bound, and answered', () => {
    const huge: string[] = [
      'a'.repeat(5_000_000),
      'not '.repeat(1_250_000),
      'still not working '.repeat(300_000),
      '😡'.repeat(2_500_000),
      '\n'.repeat(5_000_000),
      "l'".repeat(2_500_000),
      ':('.repeat(2_500_000),
      '\u0301'.repeat(5_000_000),
      'ﷺ'.repeat(1_600_000),
      '\ud800'.repeat(1_000_000),
      'İ'.repeat(1_000_000),
    ];
    for (const language of MOOD_LANGUAGES)
      for (const text of huge) {
        const { sentiment, confidence, because } = moodOf(text, language);
        assert.ok(Number.isInteger(sentiment) && Math.abs(sentiment) <= 100);
        assert.ok(Number.isInteger(confidence) && confidence >= 0 && confidence <= 100);
        assert.ok(because.length <= 8 && because.every(({ word, at }) => word.length <= 60 && at < 20_000));
      }
  });
  test('what stands behind the bound changes nothing', () => {
    const start = 'word '.repeat(4_000);
    assert.deepEqual(moodOf(`${start}terrible terrible terrible`, 'en'), nothing);
  });
});
