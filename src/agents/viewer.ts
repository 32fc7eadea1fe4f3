/** What the handlers of tickets and messages have in common: who looks, and how many ids one call may name. */
import type { Call } from '../app/call.ts';
import { Fault } from '../contract/decode.ts';
import type { Viewer } from './present/ticket.ts';

/** reliability §3: ids in one call. */
const IDS_AT_MOST = 500;

export const viewerOf = (call: Call): Viewer => ({ agent: call.agent, desk: call.desk, at: call.at });

/** @throws Fault when a list of ids is longer than one call may name */
export function limitIds(ids: readonly number[] | null | undefined, path: string): void {
  if (ids && ids.length > IDS_AT_MOST) throw new Fault(path, `has more than ${IDS_AT_MOST} items`);
}

/** @throws Fault when a list of carriers is longer than one call may bring */
export function limitItems(items: readonly unknown[] | undefined, path: string): void {
  if (items && items.length > IDS_AT_MOST) throw new Fault(path, `has more than ${IDS_AT_MOST} items`);
}

/** reliability: a body has at most 5 MiB. */
const TEXT_AT_MOST = 5 * 1024 * 1024;

/** A text from outside; null says nothing. @throws Fault when it is longer than a body may be */
export function limitText(text: string | null | undefined, path: string): string {
  if ((text ?? '').length > TEXT_AT_MOST) throw new Fault(path, `is longer than ${TEXT_AT_MOST} characters`);
  return text ?? '';
}

/** A carrier that an operation cannot do without. @throws Fault when it was not said */
export function said<T>(carrier: T | null | undefined, path: string): T {
  if (carrier === null || carrier === undefined) throw new Fault(path, 'is missing');
  return carrier;
}
