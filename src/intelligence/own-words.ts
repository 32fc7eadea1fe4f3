/**
 * What somebody has written himself in a mail: without what he quotes, without his signature, without what only machines read.
 * Plain functions of a text, in time that grows with it and no faster.
 */

/** What stands behind that is hardly a person's own: long mails are mostly quotes and logs. */
const CHARACTERS_AT_MOST = 20_000;
const LINE_AT_MOST = 2_000;
/** What patterns look at of a line. */
const HEAD_AT_MOST = 300;
/** A signature has few and short lines. */
const SIGNATURE_LINES = 10;
const SIGNATURE_LINE = 60;

const WROTE =
  'wrote|writes|skrev|schrieb|a écrit|écrivait|schreef|kirjoitti|skrifaði|escribió|ha scritto|escreveu|napisał(?:\\(a\\))?|napsala?|kirjutas|rakstīja|rašė|írta|a scris|yazdı';
/** Lines behind which somebody else speaks, who may be quoted with marks, or to the end. */
const SAID = new RegExp(`^(?=.*[\\d<@]).{3,250}(?:^|[\\s,>])(?:${WROTE})(?:\\s.{0,120})?\\s?:\\s*$`, 'iu');
/** The first half of such a line, where the mail program has broken it. */
const SAYING = /^(?:on|den|am|le|op|el|il|em|dnia|dne) .{0,60}\d.{0,200}[^.:?!]$/iu;
/** Lines drawn between mails: all that follows is somebody else's. */
const DRAWN =
  /^(?:-{2,}\s?(?:original message|opprinnelig melding|opprinneleg melding|ursprungligt meddelande|oprindelig meddelelse|ursprüngliche nachricht|message d'origine|oorspronkelijk bericht|alkuperäinen viesti|forwarded (?:message|by)|videresendt (?:melding|meddelelse)|vidaresend melding|vidarebefordrat|weitergeleitete nachricht|message transféré|doorgestuurd bericht|mensaje (?:original|reenviado)|messaggio (?:originale|inoltrato))|_{10,}\s*$|(?:begin forwarded message|start på videresendt|anfang der weitergeleiteten|début du message (?:transféré|réexpédié)|begin doorgestuurd bericht|vidarebefordrat brev)\b.{0,40}:?\s*$)/iu;
/** Heads of quoted mails, as mail programs write them; two of them in a row begin a quote. */
const HEAD =
  /^\*?(?:from|fra|frå|från|von|de|van|lähettäjä|sent|sendt|skickat|gesendet|envoyé|verzonden|lähetetty|to|til|till|an|à|aan|vastaanottaja|cc|kopi|kopie|subject|emne|ämne|betreff|objet|onderwerp|aihe|date|dato|datum)\*?\s?:\*?\s?\S/iu;

/** Words with which people end a mail; a signature follows. */
const FAREWELLS = [
  '(?:with |many )?(?:best|kind|warm|warmest|kindest) (?:regards|wishes)|regards|br|rgds|sincerely|yours(?: truly| sincerely| faithfully)?|cheers|best',
  '(?:med )?(?:vennlig|vennleg|venleg|beste|hyggelig) (?:hilsen|helsing)|(?:de )?beste hilsener|hilsen|helsing|mvh|vh|ha (?:en|ein) (?:fin|god) (?:dag|helg|kveld)',
  '(?:med )?(?:vänliga?|bästa|varma) hälsning(?:ar)?|hälsning(?:ar)?|mvh|vh|ha en (?:bra|fin) dag|hej då',
  '(?:med )?venlige? hilse(?:n|r)|(?:de )?(?:bedste|venlige|kærlige) hilsner|kh|dbh|hav en god dag',
  'mit (?:freundlichen|besten|herzlichen) grü(?:ß|ss)en|mit freundlichem gruß|(?:freundliche|viele|beste|liebe|herzliche|schöne) grü(?:ß|ss)e|gruß|grü(?:ß|ss)e|mfg|vg|lg|hochachtungsvoll',
  '(?:met )?(?:vriendelijke|hartelijke|beste) groet(?:en)?|groet(?:en|jes)?|mvg|hoogachtend',
  '(?:bien |très )?cordialement|(?:sincères |meilleures )?salutations|bien à (?:vous|toi)|cdlt|cdt|bonne (?:journée|soirée)|veuillez agréer.{0,80}|dans l.attente de .{0,60}',
  '(?:ystävällisin )?terveisin|kær kveðja|kveðja|saludos|un saludo|cordiali saluti|atenciosamente|pozdrawiam',
].join('|');
/** Thanks are words of his own, but a signature may follow them as well. */
const THANKS = [
  '(?:many |kind )?thanks(?: again| in advance| a lot)?|thank you(?: in advance| very much| so much)?',
  '(?:tusen |mange |hjertelig )?takk(?: på førehand| på forhånd| for hjelpa| for hjelpen)?|på (?:forhånd|førehand) takk',
  '(?:stort |tusen |tack och )?tack(?: på förhand| för hjälpen)?|(?:mange |tusind )?tak(?: på forhånd)?|på forhånd tak',
  '(?:vielen |besten |herzlichen )?dank(?:e)?(?: im voraus| schon mal)?|(?:alvast |hartelijk )?(?:be)?dankt?|bij voorbaat dank|merci(?: d.avance| par avance| beaucoup)?',
].join('|');
const FAREWELL = new RegExp(`^(?:${FAREWELLS}|(?:${THANKS})(?: og| och| und| en| and| et|,| &)+ (?:${FAREWELLS}))(?=[\\s,.!:;)-]|$)`, 'iu');
const THANKED = new RegExp(`^(?:${THANKS})[\\s,.!:;)-]*$`, 'iu');
/** What may follow a farewell on its own line: a name. */
const NAME = /^[\s,.!:;)-]*(?:(?:fra|från|from|von|van|de)\s)?(?:\p{Lu}[\p{L}.'’-]*\s?){0,4}$/u;

const MARK = /^(?:--|—|–{2,}|_{2,9})$/u;
/** What telephones and mail programs put under a mail. */
const DEVICE =
  /^(?:sent (?:from|via) (?:my|outlook|the|mail)|get outlook for|sendt (?:fra|frå|via) (?:min|mobil|outlook|e-?post)|skickat från (?:min|outlook|e-post)|skickades från|gesendet von (?:mein|outlook|mail)|von meinem .{2,30} gesendet|diese nachricht wurde von meinem|envoyé (?:de(?:puis)?|à partir d) ?(?:mon|outlook|e)|verzonden (?:vanaf|met) mijn|verstuurd (?:vanaf|met) mijn|lähetetty (?:iphone|laitte)|(?:hent|få|skaff deg|hämta|holen sie sich|download|téléchargez?|obtenir) outlook (?:for|til|för|für|voor|pour)|outlook (?:for|til|för|für|voor|pour) (?:ios|android)|please consider the environment|tenk på miljøet|pensez à l.environnement)/iu;
/** A notice of a company names the mail and who may read it. */
const NOTICE = /(?:e-?post|e-?mail|mail|melding|meddelande|meddelelse|nachricht|message|bericht|courriel|attachment|vedlegg|information)/iu;
const CONFIDENTIAL =
  /(?:confidential|privileged|intended (?:solely|only|recipient)|unauthori[sz]ed|konfidensiel|konfidentiel|fortrolig|taushets|teiepliktig|vertraulich|bestimmungsgemäß|confidentiel|destinataire|vertrouwelijk|geadresseerde|uitsluitend bestemd|avsedd(?:a)? (?:endast )?för|tilsiktede? (?:mottaker|modtager))/iu;

/** Formatting that is not seen: marks of direction, joiners, soft hyphens. They part no words. */
const INVISIBLE = /\p{Cf}/gu;
const UNPRINTABLE = /[\p{Cc}\p{Co}\p{Cn}\p{Cs}]/gu;
const ADDRESS = /(?:https?:\/\/|www\.|mailto:|tel:)\S{1,2000}|\S{1,200}@\S{1,200}|\[(?:cid|image|bilde|bild):[^\]]{0,200}\]/giu;
/** Telephone numbers, account numbers, dates: five digits or more, however they are grouped. */
const LONG_NUMBER = /\+?\d(?:[ .\-/()]{0,2}\d){4,30}/g;

/** Does somebody else begin to speak at this line? `said` when what he says may be marked line by line, and how many lines say so. */
function speaker(lines: readonly string[], place: number): { kind: 'said' | 'drawn'; lines: number } | null {
  const at = (ahead: number): string => (lines[place + ahead] ?? '').slice(0, HEAD_AT_MOST);
  const line = at(0);
  if (line === '') return null;
  if (SAID.test(line)) return { kind: 'said', lines: 1 };
  if (SAYING.test(line) && line.length + at(1).length < HEAD_AT_MOST && SAID.test(`${line} ${at(1)}`)) return { kind: 'said', lines: 2 };
  if (DRAWN.test(line) || (HEAD.test(line) && HEAD.test(at(1)))) return { kind: 'drawn', lines: 1 };
  return null;
}

const isMarked = (line: string): boolean => line.startsWith('>') || line.startsWith('|');

/** Lines without those of others: marked ones, and all behind a line that hands over to somebody else. */
function unquoted(lines: readonly string[]): string[] {
  const own: string[] = [];
  for (let place = 0; place < lines.length; place++) {
    const line = lines[place]!;
    if (isMarked(line)) continue;
    const other = speaker(lines, place);
    if (!other) {
      own.push(line);
      continue;
    }
    // who quotes with marks may answer below and between them
    let next = place + other.lines;
    while (next < lines.length && lines[next] === '') next++;
    if (other.kind === 'drawn' || next >= lines.length || !isMarked(lines[next]!)) break;
    place += other.lines - 1;
  }
  return own;
}

/** Are these lines what stands under a mail: few, short, and no sentences? */
const isSignature = (lines: readonly string[]): boolean => {
  const said = lines.filter((line) => line !== '');
  return said.length <= SIGNATURE_LINES && said.every((line) => line.length <= SIGNATURE_LINE && !/[.!?]\s+\p{L}+\s+\p{L}+/u.test(line));
};
/** Names, streets, numbers: nothing that goes on with a sentence. */
const isNames = (lines: readonly string[]): boolean => isSignature(lines) && lines.every((line) => !/^\p{Ll}/u.test(line));

const isNotice = (line: string): boolean => DEVICE.test(line) || (line.length > 40 && CONFIDENTIAL.test(line) && NOTICE.test(line));

const isFarewell = (line: string): boolean => {
  const found = line.length <= 90 ? FAREWELL.exec(line) : null;
  return found !== null && NAME.test(line.slice(found[0].length));
};

/** Lines without the signature. */
function unsigned(lines: readonly string[]): readonly string[] {
  const notice = lines.findIndex((line, place) => isNotice(line.slice(0, HEAD_AT_MOST)) && (place > 0 || DEVICE.test(line)));
  const own = notice >= 0 ? lines.slice(0, notice) : lines;
  const mark = own.findLastIndex((line) => MARK.test(line));
  const unmarked = mark >= 0 && isSignature(own.slice(mark + 1)) ? own.slice(0, mark) : own;
  const first = Math.max(0, unmarked.length - 2 * SIGNATURE_LINES);
  for (let place = first; place < unmarked.length; place++) {
    const below = unmarked.slice(place + 1);
    if (isFarewell(unmarked[place]!) && isSignature(below)) return unmarked.slice(0, place);
    if (THANKED.test(unmarked[place]!) && isNames(below) && !below.some(isFarewell)) return unmarked.slice(0, place + 1);
  }
  return unmarked;
}

/**
 * The words that a mail's writer has written himself, in lines; links, addresses and long numbers are blanks.
 * @param text a plain body, of any size and with anything in it; its first 20,000 characters are looked at
 * @returns '' where nothing of his own is left
 */
export function ownWords(text: string): string {
  const seen = text.slice(0, CHARACTERS_AT_MOST).replace(/\r\n?|[\u2028\u2029]/g, '\n');
  const lines = seen
    .split('\n')
    .map((line) => line.slice(0, LINE_AT_MOST).replace(INVISIBLE, '').replace(UNPRINTABLE, ' ').replace(/\s+/gu, ' ').trim());
  return unsigned(unquoted(lines))
    .map((line) => line.replace(ADDRESS, ' ').replace(LONG_NUMBER, ' ').replace(/ {2,}/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
