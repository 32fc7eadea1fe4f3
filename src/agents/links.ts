/** Addresses of this desk's own pages, as the caller reaches it. */
import type { Call } from '../app/call.ts';

/** `https://desk.example.org/ticket?action=x&lang=en`; a name that is no plain word is encoded, so it stays one segment. */
export function pageUrl({ root }: Pick<Call, 'root'>, page: string, query: Readonly<Record<string, string>> = {}, rest = ''): string {
  const said = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  for (const [name, value] of new URLSearchParams(rest)) said.append(name, value);
  const path = page
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map(encodeURIComponent)
    .join('/');
  return `${root}/${path}${said.size > 0 ? `?${said}` : ''}`;
}

/** Where a user of the desk reads a ticket. */
export const ticketUrl = (call: Pick<Call, 'root'>, ticketId: number): string => pageUrl(call, `ticket/${ticketId}`);
