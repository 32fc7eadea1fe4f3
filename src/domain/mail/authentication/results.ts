/** Lines of `Authentication-Results`: those that a receiving server has written, and our own. Source: RFC 8601. */

/** One thing that was found out. */
export interface Finding {
  /** `spf`, `dkim`, `dmarc` … in lower case. */
  method: string;
  result: string;
  /** `smtp.mailfrom`, `header.d` …, in lower case. */
  properties: ReadonlyMap<string, string>;
}

export interface Results {
  /** The name of the server that says so, in lower case. */
  server: string;
  findings: readonly Finding[];
}

const LINE_AT_MOST = 10_000;
const FINDINGS_AT_MOST = 50;

/** A line without its comments; what stands in quotes is kept, without them. Parts end in `\n` in place of their semicolons. */
function parted(text: string): string {
  let out = '';
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < Math.min(text.length, LINE_AT_MOST); at++) {
    const sign = text[at]!;
    if (sign === '\\' && (isQuoted || depth > 0)) {
      at += 1;
      if (isQuoted) out += text[at] ?? '';
    } else if (isQuoted) {
      if (sign === '"') isQuoted = false;
      else out += /\s/.test(sign) ? '_' : sign;
    } else if (sign === '(') depth += 1;
    else if (sign === ')' && depth > 0) depth -= 1;
    else if (depth > 0) continue;
    else if (sign === '"') isQuoted = true;
    else out += sign === ';' ? '\n' : /\s/.test(sign) ? ' ' : sign;
  }
  return out;
}

/** Reads a line, without its name; null for one that names no server. */
export function readResults(text: string): Results | null {
  const [first = '', ...rest] = parted(text).split('\n');
  const server = first.trim().split(' ')[0]!.toLowerCase();
  if (server === '') return null;
  const findings = rest.slice(0, FINDINGS_AT_MOST).flatMap((part): Finding[] => {
    const words = part.replace(/ +/g, ' ').replace(/ ?= ?/g, '=').trim().split(' ');
    const [method = '', result = ''] = words[0]!.toLowerCase().split('=');
    if (method === '' || result === '') return [];
    const properties = words.slice(1).map((word) => [word.split('=')[0]!.toLowerCase(), word.slice(word.indexOf('=') + 1)] as const);
    return [{ method: method.split('/')[0]!.trim(), result, properties: new Map(properties) }];
  });
  return { server, findings };
}
