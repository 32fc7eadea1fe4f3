import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownWords } from './own-words.ts';

test('quotes are not one’s own: lines with >, "… wrote:" in many languages, heads of forwarded mails', () => {
  const own = 'It still does not work.';
  const quotes = [
    '> We have mended it.\n> Regards',
    'On Mon, 12 Jan 2026 at 10:00, Help <help@desk.example> wrote:\n> Mended.',
    'Den man. 12. jan. 2026 kl. 10:00 skrev Help <help@desk.example>:\nFikset.',
    'Am 12.01.2026 um 10:00 schrieb Hilfe <help@desk.example>:\nErledigt.',
    "Le lun. 12 janv. 2026 à 10:00, Aide <help@desk.example> a écrit :\nC'est fait.",
    'Op ma 12 jan. 2026 om 10:00 schreef Hulp <help@desk.example>:\nOpgelost.',
    '-----Original Message-----\nFrom: Help',
    '________________________________\nFra: Help\nSendt: i dag',
    'From: Help <help@desk.example>\nSent: Monday\nTo: Kari\nSubject: Door\n\nMended.',
    'Von: Hilfe\nGesendet: Montag\nAn: Kari\nBetreff: Tür\n\nErledigt.',
  ];
  for (const quote of quotes) assert.equal(ownWords(`${own}\n\n${quote}`), own, quote);
  assert.equal(ownWords(`> You asked: does it work?\n${own}`), own, 'an answer below its question');
  const broken = 'On Mon, 12 Jan 2026 at 10:00, The Desk of Fjellheim <help@desk.example>\nwrote:\n\n';
  assert.equal(ownWords(`${broken}> Does it work?\n\n${own}`), own, 'an answer below, and a line that the mail program has broken');
  assert.equal(ownWords(`${own}\n\n${broken}Does it work?`), own);
  assert.equal(ownWords('From: Help\nSent: Monday\nTo: Kari\n\nMended.'), '', 'forwarded without a word');
  const told = 'This is what your colleague wrote:\nIt is mended. It is not.';
  assert.equal(ownWords(told), told, 'no mail program wrote that line');
});

test('signatures are nobody’s words: behind the mark, behind the closing, of telephones and companies', () => {
  const own = 'Hvor er pakken min?';
  const ends = [
    '-- \nKari Nordmann\nFjellheim AS',
    'Med vennlig hilsen\nKari Nordmann\nFjellheim AS\n+47 99 99 99 99',
    'Mvh Kari',
    'Mit freundlichen Grüßen\n\nKarl Koch\nVertrieb',
    'Cordialement,\nMarie',
    'Met vriendelijke groet,\nJan',
    'Vänliga hälsningar\nSven',
    'Sent from my iPhone',
    'Sendt fra min iPad',
    'This e-mail and any attachments are confidential and may be privileged.',
  ];
  for (const end of ends) assert.equal(ownWords(`${own}\n\n${end}`), own, end);
  const thanks = 'Thanks\nfor nothing. I have waited for three weeks. Nobody answers me.';
  assert.equal(ownWords(thanks), thanks, 'what goes on in sentences is no signature');
  const ingen = 'Takk\nfor ingenting';
  assert.equal(ownWords(ingen), ingen);
  assert.equal(ownWords('Takk!'), 'Takk!');
  assert.equal(ownWords('Hvor er den?\nTakk\nKari Nordmann'), 'Hvor er den?\nTakk', 'thanks are his own, his name is not');
  assert.equal(ownWords('-- \nKari Nordmann\n+47 99 99 99 99'), '', 'only a signature');
  assert.equal(ownWords('Med vennlig hilsen\nKari Nordmann\nFjellheim AS'), '', 'only a signature');
});

test('addresses, controls and marks of direction are taken out; anything at all comes back as text', () => {
  assert.equal(ownWords('See https://fjellheim.example/x?y=1 and mail kari@fjellheim.example now\u0000\u202e!'), 'See and mail now !');
  assert.equal(
    ownWords('Rech\u00adnung 2026-1187-33 ist falsch, Fehler 404, Tel. +47 99 99 99 99'),
    'Rechnung ist falsch, Fehler 404, Tel.',
  );
  assert.equal(ownWords(''), '');
  assert.equal(ownWords('\u0000\u200f\n\t \r\n'), '');
  assert.equal(ownWords('🙂🙂').length > 0, true);
});

test('a sentence about a mail is no notice of a company', () => {
  for (const own of [
    'The information in my invoice is wrong.\nPlease send a new one.',
    'Hello,\nthis e-mail is to complain about the delivery.',
    'Hei,\ndenne e-posten kom i retur.',
  ])
    assert.equal(ownWords(own), own);
  const notice = 'Denne e-posten og eventuelle vedlegg er konfidensielle og kun ment for mottakeren.';
  assert.equal(ownWords(`Hei\n\n${notice}\nMer om oss.`), 'Hei');
});

test('hostile sizes: only the beginning is looked at', () => {
  for (const text of [
    'x'.repeat(5_000_000),
    '> '.repeat(1_000_000),
    '\n'.repeat(2_000_000),
    `${'wrote '.repeat(300_000)}:`,
    '@'.repeat(1_000_000),
    'http://'.repeat(500_000),
    '🙂'.repeat(1_000_000),
    '1 '.repeat(1_000_000),
    'On 1 '.repeat(1_000_000),
    'takk '.repeat(500_000),
  ])
    assert.ok(ownWords(text).length <= 20_000);
});
