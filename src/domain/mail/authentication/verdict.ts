/** What was found out about where a mail is from. It is told to people; no rule believes a sender for it yet. docs/decisions/0044 */
import { isDomain } from './asking.ts';
import type { DkimResult } from './dkim.ts';
import type { Dmarc } from './dmarc.ts';
import { type Finding, readResults } from './results.ts';
import type { Spf, SpfResult } from './spf.ts';

/** What one signature came to. */
export interface Signed {
  result: DkimResult;
  domain: string;
  selector: string;
  /** Why it is not good; empty when it is. */
  why: string;
}

export interface Verdict {
  /** Null: who has brought the mail is not known, so that SPF cannot be asked. */
  spf: Spf | null;
  dkim: readonly Signed[];
  dmarc: Dmarc;
  /** The server whose word on SPF and DMARC was taken; '' when the desk has found out all by itself. */
  server: string;
}

/** The line's name, and ours in it. Lines of that name that came with a mail are never shown beside its message. */
export const RESULTS_LINE = 'Authentication-Results';
const OURS = 'svar';

const known = (text: string): string => (isDomain(text) ? text : 'unknown');

/** The verdict as a line that people and programs read. */
export function verdictLine({ spf, dkim, dmarc, server }: Verdict): string {
  const of = spf?.identity === 'helo' ? 'smtp.helo' : 'smtp.mailfrom';
  const parts = [
    spf === null ? 'spf=none (who brought it is not known)' : `spf=${spf.result} ${of}=${known(spf.domain)}`,
    ...(dkim.length === 0 ? ['dkim=none'] : []),
    ...dkim.map(({ result, domain, selector, why }) =>
      domain === '' ? `dkim=${result} (${why})` : `dkim=${result}${why === '' ? '' : ` (${why})`} header.d=${domain} header.s=${selector}`,
    ),
    `dmarc=${dmarc.result}${dmarc.policy === '' ? '' : ` (p=${dmarc.policy.replace(/[^a-z]/g, '')})`} header.from=${known(dmarc.domain)}`,
  ];
  return `${OURS}${server === '' ? '' : ` (as ${server.replace(/[^\w.-]/g, '')} says)`}; ${parts.join('; ')}`;
}

/** The verdict as a step of a mail's way. */
export const verdictStep = ({ spf, dkim, dmarc, server }: Verdict): Readonly<Record<string, unknown>> => ({
  spf: spf === null ? 'none' : `${spf.result} ${spf.domain}`,
  dkim: dkim.length === 0 ? 'none' : dkim.map(({ result, domain, why }) => [result, domain, why].filter(Boolean).join(' ')),
  dmarc: `${dmarc.result} ${dmarc.domain}`,
  by: server || 'the desk itself',
});

const SPF_RESULTS: readonly string[] = ['none', 'neutral', 'pass', 'fail', 'softfail', 'temperror', 'permerror'] satisfies SpfResult[];
const DMARC_RESULTS: readonly string[] = ['pass', 'fail', 'none', 'temperror', 'permerror'] satisfies Dmarc['result'][];

/** What a trusted server has said. */
export interface Told {
  server: string;
  spf: Spf | null;
  dmarc: { result: Dmarc['result']; domain: string } | null;
}

const domainIn = (value: string): string => value.slice(value.lastIndexOf('@') + 1).toLowerCase();

function spfOf({ result, properties }: Finding): Spf | null {
  if (!SPF_RESULTS.includes(result)) return null;
  const from = properties.get('smtp.mailfrom') ?? properties.get('smtp.mfrom');
  const domain = domainIn(from ?? properties.get('smtp.helo') ?? '');
  return { result: result as SpfResult, domain, identity: from === undefined ? 'helo' : 'mailfrom' };
}

/**
 * What the receiving server says of a mail: the topmost line of its name, and that line alone, since those further down may have
 * come with the mail. @param lines values of all such lines, the topmost first @param trusted names of one's own servers, in lower case
 */
export function toldBy(lines: readonly string[], trusted: readonly string[]): Told | null {
  for (const line of lines) {
    const read = readResults(line);
    if (!read || !trusted.includes(read.server)) continue;
    const of = (method: string): Finding | undefined => read.findings.find((finding) => finding.method === method);
    const [spf, dmarc] = [of('spf'), of('dmarc')];
    const isDmarc = dmarc !== undefined && DMARC_RESULTS.includes(dmarc.result);
    return {
      server: read.server,
      spf: spf ? spfOf(spf) : null,
      dmarc: isDmarc ? { result: dmarc.result as Dmarc['result'], domain: domainIn(dmarc.properties.get('header.from') ?? '') } : null,
    };
  }
  return null;
}
