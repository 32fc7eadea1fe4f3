/** The allow-list of HTML, and its plain text. Pure; runs in the process for short texts and in a worker for long ones. */
import { compile } from 'html-to-text';
import sanitize from 'sanitize-html';

const NUMBER = /^-?\d+(?:\.\d+)?(?:px|em|rem|pt|%)?$/;
const NUMBERS = /^(?:-?\d+(?:\.\d+)?(?:px|em|rem|pt|%)?|auto)(?: +(?:-?\d+(?:\.\d+)?(?:px|em|rem|pt|%)?|auto)){0,3}$/;
const COLOUR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,20}|rgba?\([\d., %]{1,40}\))$/i;
const WORD = /^[a-z-]{1,30}$/i;
const FONT = /^[\w ,'"-]{1,200}$/;
const BORDER = /^[\w#.,() %-]{1,80}$/;

const sides = (name: string, pattern: RegExp): Record<string, RegExp[]> =>
  Object.fromEntries(['', '-top', '-right', '-bottom', '-left'].map((side) => [`${name}${side}`, [pattern]]));

/** What a parser of addresses might take for a scheme, though it is none: a lenient reader would trim the blank before `javascript:`. */
const ODD_SCHEME = /^(?!\s*(?:https?|mailto|tel|cid|data):)[^/?#]*:/i;

function withoutOddAddresses(attributes: sanitize.Attributes): sanitize.Attributes {
  const odd = ['href', 'src', 'cite'].filter((name) => ODD_SCHEME.test(attributes[name] ?? ''));
  return odd.length === 0 ? attributes : Object.fromEntries(Object.entries(attributes).filter(([name]) => !odd.includes(name)));
}

const OPTIONS: sanitize.IOptions = {
  allowedTags:
    'a abbr address article b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
      ' ',
    ),
  allowedAttributes: {
    '*': ['style', 'dir', 'lang', 'title', 'align', 'valign'],
    a: ['href', 'target', 'rel'],
    img: ['src', 'alt', 'width', 'height'],
    font: ['color', 'face', 'size'],
    table: ['border', 'cellpadding', 'cellspacing', 'width', 'bgcolor'],
    td: ['colspan', 'rowspan', 'width', 'height', 'bgcolor', 'nowrap'],
    th: ['colspan', 'rowspan', 'width', 'height', 'bgcolor', 'nowrap', 'scope'],
    tr: ['bgcolor', 'height'],
    col: ['span', 'width'],
    colgroup: ['span', 'width'],
    ol: ['start', 'type'],
    ul: ['type'],
    li: ['value'],
    blockquote: ['cite'],
    q: ['cite'],
    time: ['datetime'],
  },
  allowedStyles: {
    '*': {
      color: [COLOUR],
      'background-color': [COLOUR],
      'font-family': [FONT],
      'font-size': [NUMBER, WORD],
      'font-style': [WORD],
      'font-weight': [/^(?:\d{3}|[a-z]+)$/i],
      'line-height': [NUMBER, WORD],
      'text-align': [WORD],
      'text-decoration': [/^[a-z -]{1,40}$/i],
      'text-indent': [NUMBER],
      'vertical-align': [NUMBER, WORD],
      'white-space': [WORD],
      'list-style-type': [WORD],
      'border-collapse': [WORD],
      width: [NUMBER],
      height: [NUMBER],
      'max-width': [NUMBER],
      ...sides('border', BORDER),
      ...sides('margin', NUMBERS),
      ...sides('padding', NUMBERS),
    },
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid', 'data', 'http', 'https'] },
  allowedSchemesAppliedToAttributes: ['href', 'src', 'cite'],
  allowProtocolRelative: false,
  // what is inside these is not text for people; it goes with them
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'title',
    'head',
    'svg',
    'math',
    'template',
    'iframe',
    'object',
    'xmp',
    'noembed',
    'noframes',
    'plaintext',
  ],
  transformTags: {
    '*': (tagName, attributes) => ({ tagName, attribs: withoutOddAddresses(attributes) }),
    a: (tagName, attributes) => ({
      tagName,
      attribs: attributes.href === undefined ? attributes : { ...attributes, target: '_blank', rel: 'noopener noreferrer' },
    }),
  },
  // data: only for raster images; everything else that carries its own bytes could carry a script
  exclusiveFilter: (frame) => frame.tag === 'img' && /^\s*data:(?!image\/(?:png|jpe?g|gif|webp);base64,)/i.test(frame.attribs.src ?? ''),
};

/** reliability: elements in each other, and elements in all, that a text may have. */
const DEPTH_AT_MOST = 128;
const ELEMENTS_AT_MOST = 50_000;

/** The text is too deep, or has too many elements, to be shown with its markup. */
export class TooMuchMarkup extends Error {}

/** HTML with everything outside the allow-list removed. Broken HTML is no error. @throws TooMuchMarkup */
export function cleanHtml(html: string): string {
  let depth = 0;
  let elements = 0;
  // U+0000 is no text, and parsers disagree on what it is inside a name
  return sanitize(html.replaceAll('\0', ''), {
    ...OPTIONS,
    // counted while it is read: what is too deep costs the cleaner more the longer it goes on
    onOpenTag() {
      if (++depth > DEPTH_AT_MOST || ++elements > ELEMENTS_AT_MOST) throw new TooMuchMarkup('too much markup');
    },
    onCloseTag() {
      depth--;
    },
  });
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Only the words of a text that cannot be cleaned: no tag survives. */
export function wordsOf(html: string): { html: string; text: string } {
  const pieces = html.replaceAll('\0', '').split('<');
  const text = pieces
    .map((piece, index) => (index === 0 ? piece : ` ${piece.slice(piece.indexOf('>') + 1)}`))
    .join('')
    .trim();
  return { html: `<pre>${escaped(text)}</pre>`, text };
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } }));
const LIMITS = { maxInputLength: 5_000_000, maxDepth: 128, maxChildNodes: 50_000, ellipsis: '' };

/** The plain text of clean HTML: paragraphs and lists as lines, links as `text [url]`, quotes marked. Compiled once: that is most of its cost. */
export const textOfHtml: (html: string) => string = compile({
  wordwrap: false,
  limits: LIMITS,
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
    { selector: 'table', format: 'block' },
    ...HEADINGS,
  ],
});

const wrapping = (column: number): ((html: string) => string) =>
  compile({
    wordwrap: column,
    limits: LIMITS,
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] } },
      { selector: 'ul', options: { itemPrefix: '* ' } },
      { selector: 'table', format: 'block' },
      ...HEADINGS,
    ],
  });
let compiled: { column: number; convert: (html: string) => string } | null = null;

/** Empty lines in a row that a mail has at most. */
const EMPTY_LINES_AT_MOST = 2;

/** Lines without blanks at their ends, and never more than two empty ones in a row. */
function tidy(text: string): string {
  let empty = 0;
  const lines = text.split('\n').map((line) => line.trimEnd());
  const kept = lines.filter((line) => {
    empty = line === '' ? empty + 1 : 0;
    return empty <= EMPTY_LINES_AT_MOST;
  });
  return kept.join('\n');
}

/**
 * The plain text of clean HTML as mails have it: lines of at most `column` characters (a longer word stays whole), links as
 * `text (url)`, items of lists behind `* `. Source: operations §3, Html2Text.
 */
export function mailTextOf(html: string, column: number): string {
  if (compiled?.column !== column) compiled = { column, convert: wrapping(column) };
  return tidy(compiled.convert(html));
}

/**
 * HTML without its comments and what is in them, conditional ones too; one that does not end goes to the end of the text.
 * Taken out of the text as it came, so what is left has still to be cleaned. Time is linear.
 */
export function withoutComments(html: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let start = html.indexOf('<!--'); start >= 0; start = html.indexOf('<!--', at)) {
    parts.push(html.slice(at, start));
    // `<!-->` and `<!--->` are whole comments, `<!--!>` is none
    const end = /-->|--!>/g;
    end.lastIndex = html.startsWith('!', start + 4) ? start + 4 : start + 2;
    const found = end.exec(html);
    if (!found) return parts.join('');
    at = end.lastIndex;
  }
  return parts.join('') + html.slice(at);
}

const withText = (html: string, textOf: (clean: string) => string): { html: string; text: string } => {
  try {
    const clean = cleanHtml(html);
    return { html: clean, text: textOf(clean) };
  } catch (error) {
    if (error instanceof TooMuchMarkup) return wordsOf(html);
    throw error;
  }
};

/** Clean HTML and its plain text; only the words of what has too much markup. */
export const cleaned = (html: string): { html: string; text: string } => withText(html, textOfHtml);

/** The same with its text as mails have it. @param column where lines are wrapped */
export const mailed = (html: string, column: number): { html: string; text: string } =>
  withText(html, (clean) => mailTextOf(clean, column));
