/**
 * Reply templates: text with names in it, `[[ticket.title]]`, and parts that stand only when a condition holds.
 * The older spellings `%ticket.title%` and `<cs:parser>ticket.title</cs:parser>` are read as well. Source: email §8.
 */

/** What the names stand for, by name in lower case; plain text. */
export type Variables = ReadonlyMap<string, string>;

/** `html`: values are escaped, so that what a customer has written is never markup. */
export type Target = 'html' | 'plain';

const MARK = /\[\[([^[\]]{1,500})\]\]|%([a-z]\w{0,60}(?:\.\w{1,60}){0,3})%|<cs:parser>([^<>]{1,200})<\/cs:parser>/gi;
const CONDITION = /^\s*([\w.]{1,200})\s*(!=|=)\s*"([^"]*)"\s*$/;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** A text as HTML: nothing in it is markup, its line ends are kept. */
export const inHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!).replace(/\r\n|\r|\n/g, '<br>');

/** One condition of a block that is open: does the part at hand stand, and has one of its parts stood before? */
interface Open {
  /** Does what is around it stand? */
  around: boolean;
  stands: boolean;
  hasStood: boolean;
}

const isShown = (open: readonly Open[]): boolean => {
  const block = open.at(-1);
  return block === undefined || (block.around && block.stands);
};

function holds(condition: string, variables: Variables): boolean {
  // an editor of HTML writes quotes as entities
  const [, name = '', operator, wanted = ''] = CONDITION.exec(condition.replaceAll('&quot;', '"')) ?? [];
  if (operator === undefined) return false;
  const value = variables.get(name.toLowerCase()) ?? '';
  return (value === wanted) === (operator === '=');
}

/** Handles IF, ELSEIF, ELSE and ENDIF. @returns whether the directive was one of them */
function branch(directive: string, open: Open[], variables: Variables): boolean {
  const [word = '', condition = ''] = directive.split(/:(.*)/s);
  const block = open.at(-1);
  switch (word.trim().toUpperCase()) {
    case 'IF': {
      const stands = holds(condition, variables);
      open.push({ around: isShown(open), stands, hasStood: stands });
      return true;
    }
    case 'ELSEIF':
      if (block) block.stands = !block.hasStood && holds(condition, variables);
      if (block?.stands) block.hasStood = true;
      return true;
    case 'ELSE':
      if (block) block.stands = !block.hasStood;
      if (block) block.hasStood = true;
      return true;
    case 'ENDIF':
      open.pop();
      return true;
    default:
      return false;
  }
}

/**
 * A template with its names replaced. An unknown name in brackets is empty; between percent signs it stays, since texts hold those too.
 * Time is linear in the template: a value is never read as a template again.
 */
export function fillTemplate(template: string, variables: Variables, target: Target): string {
  const parts: string[] = [];
  const open: Open[] = [];
  let at = 0;
  for (const match of template.matchAll(MARK)) {
    if (isShown(open)) parts.push(template.slice(at, match.index));
    at = match.index + match[0].length;
    const [whole, bracketed, percent, parsed] = match;
    if (bracketed !== undefined && branch(bracketed, open, variables)) continue;
    const name = (bracketed ?? percent ?? parsed ?? '').trim().toLowerCase();
    const value = variables.get(name) ?? (percent === undefined ? '' : null);
    if (isShown(open)) parts.push(value === null ? whole : target === 'html' ? inHtml(value) : value);
  }
  if (isShown(open)) parts.push(template.slice(at));
  return parts.join('');
}
