import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pauseAfter, pollPause, SignInKind, tokenTimes, warningsOf } from './reading.ts';

const MINUTE = 60_000;
const AT = Date.parse('2026-01-12T09:00:00Z');
const days = (count: number): number => AT + count * 24 * 60 * MINUTE;

test('a line that broke is tried soon, what was refused seldom, and neither ever slower than its last pause', () => {
  const rows: [number, boolean, number][] = [
    [1, false, 10_000],
    [2, false, 30_000],
    [3, false, MINUTE],
    [7, false, 30 * MINUTE],
    [700, false, 30 * MINUTE],
    [0, false, 10_000],
    [1, true, 5 * MINUTE],
    [4, true, 60 * MINUTE],
    [99, true, 60 * MINUTE],
  ];
  for (const [failures, isRefused, pause] of rows) assert.equal(pauseAfter(failures, isRefused), pause, `${failures} ${isRefused}`);
});

test('a mailbox is polled as often as it says, five minutes where it says nothing, once a day at least', () => {
  assert.deepEqual(
    [0, -1, 1, 15, 100_000].map(pollPause),
    [5, 5, 1, 15, 1440].map((minutes) => minutes * MINUTE),
  );
});

test('a token is renewed with a third of its life left', () => {
  assert.deepEqual(tokenTimes(AT, 3_600), { until: AT + 60 * MINUTE, renewAt: AT + 40 * MINUTE });
  assert.deepEqual(tokenTimes(AT, null), tokenTimes(AT, 3_600));
  assert.deepEqual(tokenTimes(AT, -5), tokenTimes(AT, 3_600));
  assert.equal(tokenTimes(AT, 1e15).until, days(30));
});

test('what ends is warned of before it ends, and said when it has', () => {
  const well = { signIn: SignInKind.RefreshToken, tokenUntil: AT + MINUTE, tokenError: '', secretUntil: days(200), refreshUntil: days(90) };
  const rows: [Partial<typeof well> & object, RegExp[]][] = [
    [{}, []],
    [{ tokenError: 'invalid_client' }, [/could not be renewed, and the one in use ends at 2026-01-12 09:01 UTC: invalid_client/]],
    [{ tokenError: 'invalid_client', tokenUntil: AT }, [/there is no token: invalid_client/]],
    [{ secretUntil: days(29) }, [/client secret ends on 2026-02-10/]],
    [{ secretUntil: days(-1) }, [/client secret ended on 2026-01-11/]],
    [{ refreshUntil: days(6) }, [/refresh token ends on 2026-01-18/]],
    [{ secretUntil: days(1), refreshUntil: days(1) }, [/client secret/, /refresh token/]],
  ];
  for (const [more, words] of rows) {
    const said = warningsOf({ ...well, ...more }, AT);
    assert.equal(said.length, words.length, JSON.stringify(more));
    for (const [index, word] of words.entries()) assert.match(said[index]!, word);
  }
  assert.deepEqual(warningsOf({ ...well, signIn: SignInKind.Password, tokenError: 'x', secretUntil: AT }, AT), []);
  assert.deepEqual(warningsOf({ ...well, signIn: SignInKind.ClientCredentials, refreshUntil: AT }, AT), [], 'it has no refresh token');
});
