/**
 * What somebody has written himself in a mail: without what he quotes, without his signature, without what only machines read.
 * Plain functions of a text, in time that grows with it and no faster.
 */

/** What stands behind that is hardly a person's own: long mails are mostly quotes and logs. */
const CHARACTERS_AT_MOST = 20_000;
/** A signature has few and short lines. */
const SIGNATURE_LINES = 8;
const SIGNATURE_LINE = 60;
const LINE_AT_MOST = 2_000;

/** Lines behind which somebody else speaks: "On … wrote:", the heads of forwarded mails, and lines drawn between mails. */
const QUOTE_BEGINS: readonly RegExp[] = [
  /^(?:on|den|am|le|op|el|il|em|dnia|dne) .{4,200}\b(?:wrote|skrev|schrieb|a écrit|schreef|escribió|ha scritto|escreveu|napisał\(a\)|napsal)(?:\s.{0,120})?\s?:\s*$/iu,
  /^.{4,200}\b(?:wrote|skrev|schrieb|a écrit|schreef)\s?:\s*$/iu,
  /^-{2,}\s?(?:original message|opprinnelig melding|opprinneleg melding|ursprungligt meddelande|oprindelig meddelelse|ursprüngliche nachricht|message d'origine|oorspronkelijk bericht|forwarded message|videresendt melding|weitergeleitete nachricht|message transféré|doorgestuurd bericht)/iu,
  /^_{10,}\s*$/u,
];
/** Heads of quoted mails, as mail programs write them; two of them in a row begin a quote. */
const HEAD =
  /^\*?(?:from|fra|från|von|de|van|sent|sendt|skickat|gesendet|envoyé|verzonden|to|til|till|an|à|aan|subject|emne|ämne|betreff|objet|onderwerp|date|dato|datum)\*?\s?:\s?\S/iu;

/** Words with which people end a mail; a signature follows. */
const CLOSING = new RegExp(
  `^(?:${[
    'best|kind|warm|many|with kind|with best|with warm|warmest',
    'regards|best regards|kind regards|sincerely|yours|yours truly|yours sincerely|yours faithfully|cheers|thanks|many thanks|thank you|thanks in advance|thank you in advance|best wishes',
    'med vennlig hilsen|vennlig hilsen|hilsen|med vennleg helsing|med venleg helsing|venleg helsing|helsing|beste hilsen|beste helsing|mvh|vh|på forhånd takk|på førehand takk|takk på forhånd|ha en fin dag|ha ein fin dag|takk',
    'med vänlig hälsning|med vänliga hälsningar|vänliga hälsningar|vänlig hälsning|hälsningar|hälsning|tack på förhand|tack|hej då',
    'med venlig hilsen|venlig hilsen|venlige hilsner|de bedste hilsner|bedste hilsner|kh|på forhånd tak|tak på forhånd|tak',
    'mit freundlichen grüßen|mit freundlichen grüssen|mit freundlichem gruß|freundliche grüße|freundliche grüsse|viele grüße|viele grüsse|beste grüße|beste grüsse|liebe grüße|herzliche grüße|gruß|grüße|grüsse|mfg|vg|lg|danke|danke im voraus|vielen dank|vielen dank im voraus|hochachtungsvoll',
    'met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|groet|groeten|groetjes|mvg|alvast bedankt|bij voorbaat dank|hartelijke groet|hoogachtend|bedankt',
    "cordialement|bien cordialement|très cordialement|sincères salutations|salutations|bien à vous|merci|merci d'avance|merci par avance|cdlt|cdt|bonne journée|veuillez agréer .{0,80}",
  ].join('|')})[\\s,.!:)]*$`,
  'iu',
);
const MARK = /^(?:-- ?|—|–{2,})$/u;
/** What telephones and companies put under a mail. */
const BOILERPLATE =
  /^(?:sent from my|get outlook for|sendt fra min|sendt frå min|skickat från min|gesendet von mein|von meinem .{2,30} gesendet|envoyé de mon|envoyé depuis mon|verzonden vanaf mijn|verstuurd vanaf mijn|hent outlook for|this e-?mail (?:and|is|may|contains)|the information (?:in|contained)|denne e-?post|dette er en automatisk|detta e-?post|diese e-?mail (?:enthält|ist|kann)|ce message (?:est|et)|dit bericht (?:is|kan)|confidentiality notice|please consider the environment)/iu;

const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;
const ADDRESS = /(?:https?:\/\/|www\.)\S{1,2000}|\S{1,200}@\S{1,200}/giu;

/** Lines up to where somebody else begins to speak. */
function unquoted(lines: readonly string[]): string[] {
  const own: string[] = [];
  for (const [place, line] of lines.entries()) {
    if (line.startsWith('>') || line.startsWith('|')) continue;
    const short = line.slice(0, 300);
    if (own.length > 0 || place > 0) {
      if (QUOTE_BEGINS.some((pattern) => pattern.test(short))) break;
      if (HEAD.test(short) && HEAD.test((lines[place + 1] ?? '').trim().slice(0, 300))) break;
    }
    own.push(line);
  }
  return own;
}

/** Are these lines what stands under a mail: few, short, and no sentences? */
const isSignature = (lines: readonly string[]): boolean => {
  const said = lines.filter((line) => line !== '');
  return said.length <= SIGNATURE_LINES && said.every((line) => line.length <= SIGNATURE_LINE && !/[.!?]\s+\p{L}+\s+\p{L}+/u.test(line));
};

/** Lines without the signature. */
function unsigned(lines: readonly string[]): string[] {
  const mark = lines.findIndex((line) => MARK.test(line));
  const before = mark >= 0 && isSignature(lines.slice(mark + 1)) ? lines.slice(0, mark) : [...lines];
  const machine = before.findIndex((line) => BOILERPLATE.test(line.slice(0, 100)));
  const own = machine >= 0 ? before.slice(0, machine) : before;
  for (let place = Math.max(0, own.length - SIGNATURE_LINES - 6); place < own.length; place++) {
    const line = own[place]!;
    if (line.length <= 90 && CLOSING.test(line) && isSignature(own.slice(place + 1))) return own.slice(0, place);
  }
  return own;
}

/**
 * The words that a mail's writer has written himself, in lines.
 * @param text a plain body, of any size and with anything in it
 * @returns '' where nothing of his own is left
 */
export function ownWords(text: string): string {
  const seen = text.slice(0, CHARACTERS_AT_MOST).replace(/\r\n?/g, '\n');
  const lines = seen.split('\n').map((line) => line.slice(0, LINE_AT_MOST).replace(UNSEEN, ' ').replace(/\s+/gu, ' ').trim());
  const own = unsigned(unquoted(lines));
  return own
    .map((line) => line.replace(ADDRESS, ' ').replace(/ {2,}/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
