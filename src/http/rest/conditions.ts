/** Preconditions of resources by date. Agents know none of them: their headers are passed over there. */
import type { FastifyRequest } from 'fastify';
import { VersionMismatch } from '../../app/errors.ts';
import type { Visit } from './route.ts';

/** The three spellings of RFC 9110; anything else says nothing. */
const HTTP_DATE =
  /^(?:[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/;

/** A date of a header in milliseconds; null when it is missing or cannot be read. */
function dateOf(request: FastifyRequest, header: 'if-modified-since' | 'if-unmodified-since'): number | null {
  const text = request.headers[header]?.trim() ?? '';
  if (!HTTP_DATE.test(text)) return null;
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) ? null : at;
}

const second = (at: number): number => Math.floor(at / 1000) * 1000;

/** What was changed later than this is not to be written; null for no such wish. */
export const unmodifiedSince = (visit: Visit): number | null => dateOf(visit.request, 'if-unmodified-since');

/** @throws VersionMismatch when the row has changed since; compared in whole seconds */
export function checkUnchanged(visit: Visit, changedAt: number | undefined): void {
  const since = unmodifiedSince(visit);
  if (since !== null && changedAt !== undefined && second(changedAt) > since)
    throw new VersionMismatch('it was changed later than If-Unmodified-Since says');
}

/** Has the caller seen this state already? */
export function isKnown(visit: Visit, changedAt: number | undefined): boolean {
  const since = dateOf(visit.request, 'if-modified-since');
  return since !== null && changedAt !== undefined && second(changedAt) <= since;
}
