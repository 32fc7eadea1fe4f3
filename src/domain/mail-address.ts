/**
 * Mailboxes as mails write them: `"Aas, Anna" <anna@example.org>, post@example.org`. One reader for all of them, in one pass:
 * time is linear in the text, nothing recurses, and what cannot be read is passed over. Source: operations §6, email §7.
 */
import { readWords } from './encoded-words.ts';
import { cut } from './text.ts';

export { readWords } from './encoded-words.ts';

/** Somebody's address with the name written beside it, '' for none. */
export interface MailAddress {
  name: string;
  address: string;
}

/** Longest text that is read, in UTF-16 units, and most mailboxes that are taken from it. */
const TEXT_AT_MOST = 100_000;
const MAILBOXES_AT_MOST = 500;
const ADDRESS_AT_MOST = 254;
const NAME_AT_MOST = 255;

const ADDRESS =
  /^[^\s@<>()[\]\\,;:"\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]{1,64}@[^\s@<>()[\]\\,;:"\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]{1,190}$/u;

/** Is this one bare address, `anna@example.org`? */
export const isAddress = (text: string): boolean => text.length <= ADDRESS_AT_MOST && ADDRESS.test(text);

/** Addresses are alike without regard to case. */
export const addressKey = (address: string): string => address.toLowerCase();

/** What directs or hides text is no part of a name, and neither is a line break. */
const HIDDEN = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu;

/** A name on one line, without what directs or hides text. */
export const cleanName = (text: string): string =>
  cut(readWords(text).replace(HIDDEN, ' ').split(/\s+/).filter(Boolean).join(' '), NAME_AT_MOST);

/** What has been read of the mailbox at hand. */
interface Piece {
  phrase: string;
  angle: string | null;
  comment: string;
}
const nothing = (): Piece => ({ phrase: '', angle: null, comment: '' });

function mailboxOf({ phrase, angle, comment }: Piece): MailAddress | null {
  const address = (angle ?? phrase).trim();
  if (!isAddress(address)) return null;
  const name = cleanName(angle === null ? comment : phrase.trim() || comment);
  return { name: addressKey(name) === addressKey(address) ? '' : name, address };
}

/** Where the reader stands: in quotes, in angle brackets, and how deep in comments. */
interface State {
  quoted: boolean;
  angled: boolean;
  depth: number;
}

/** Adds one character to the piece, or notes what it begins or ends. */
function take(character: string, piece: Piece, state: State): void {
  if (state.quoted) {
    if (character === '"') state.quoted = false;
    else piece.phrase += character;
  } else if (character === '(') state.depth++;
  else if (state.depth > 0) {
    if (character === ')') state.depth--;
    else piece.comment += character;
  } else if (state.angled) {
    if (character === '>') state.angled = false;
    else piece.angle += character;
  } else if (character === '"') state.quoted = true;
  else if (character === '<') {
    state.angled = true;
    piece.angle = '';
  } else if (character === ':')
    piece.phrase = ''; // what stands before it was the name of a group
  else piece.phrase += character;
}

/**
 * The mailboxes of a list, in their order, doubles included. Commas and semicolons part them; names may be in quotes or encoded
 * words; groups give their members. What is no address is left out.
 */
export function readMailboxes(text: string): MailAddress[] {
  const found: MailAddress[] = [];
  let piece = nothing();
  let state: State = { quoted: false, angled: false, depth: 0 };
  const end = (): void => {
    const mailbox = mailboxOf(piece);
    if (mailbox) found.push(mailbox);
    piece = nothing();
    state = { quoted: false, angled: false, depth: 0 };
  };
  const most = Math.min(text.length, TEXT_AT_MOST);
  for (let at = 0; at < most && found.length < MAILBOXES_AT_MOST; at++) {
    const character = text[at]!;
    const inside = state.quoted || state.depth > 0;
    if (inside && character === '\\') piece[state.quoted ? 'phrase' : 'comment'] += text[++at] ?? '';
    else if (!inside && (character === ',' || character === ';')) end();
    else take(character, piece, state);
  }
  if (found.length < MAILBOXES_AT_MOST) end();
  return found;
}

/** `Anna Aas <anna@example.org>`; a name that a reader of mailboxes would misread stands in quotes. */
export function writeMailbox({ name, address }: MailAddress): string {
  if (name === '') return address;
  const isPlain = !/[",;:<>()[\]\\@]/.test(name);
  return `${isPlain ? name : `"${name.replace(/["\\]/g, '\\$&')}"`} <${address}>`;
}

/**
 * The values of a header in a mail's header block, unfolded, joined by commas; '' for none. Names are matched without regard to
 * case; what follows the first empty line is the body and is not looked at.
 */
export function headerOf(block: string, name: string): string {
  const head = block.slice(0, TEXT_AT_MOST);
  const start = `${name.toLowerCase()}:`;
  const values: string[] = [];
  let isMine = false;
  for (const line of head.split(/\r\n|\r|\n/)) {
    if (line === '') break;
    const isFolded = line.startsWith(' ') || line.startsWith('\t');
    if (!isFolded) isMine = line.slice(0, start.length).toLowerCase() === start;
    if (!isMine) continue;
    if (isFolded) values.push(`${values.pop() ?? ''} ${line.trim()}`);
    else values.push(line.slice(start.length).trim());
  }
  return values.join(', ');
}
