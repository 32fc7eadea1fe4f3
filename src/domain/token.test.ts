import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOf, endOfNew, isAlive, type Token, type TokenKind } from './token.ts';

const HOUR = 3_600_000;
const token = (kind: TokenKind, more: Partial<Token> = {}): Token => ({
  id: 1,
  kind,
  associateId: 11,
  credentialVersion: 1,
  label: '',
  createdAt: 0,
  createdBy: 11,
  lastUsedAt: null,
  expiresAt: null,
  revokedAt: null,
  lineage: [],
  ...more,
});

test('a token ends when it was not used for its idle time, or at its own end, whichever comes first', () => {
  const table: [Token, number | null][] = [
    [token('ticket'), 6 * HOUR],
    [token('ticket', { lastUsedAt: 5 * HOUR }), 11 * HOUR],
    [token('ticket', { lastUsedAt: -HOUR }), 6 * HOUR],
    [token('bearer', { lastUsedAt: HOUR, expiresAt: 12 * HOUR }), 2 * HOUR],
    [token('bearer', { lastUsedAt: 11.5 * HOUR, expiresAt: 12 * HOUR }), 12 * HOUR],
    [token('session'), 12 * HOUR],
    [token('service'), null],
    [token('service', { lastUsedAt: 0, expiresAt: 900 * HOUR }), 900 * HOUR],
  ];
  for (const [given, end] of table) {
    assert.equal(endOf(given), end, JSON.stringify(given));
    assert.equal(isAlive(given, (end ?? 1e15) - 1), true);
    assert.equal(isAlive(given, end ?? 1e15), end === null);
    assert.equal(isAlive({ ...given, revokedAt: 0 }, 0), false);
  }
});

test('what is made with a token does not outlive it', () => {
  assert.equal(endOfNew('bearer', HOUR, null, null), 13 * HOUR);
  assert.equal(endOfNew('bearer', HOUR, null, token('bearer', { expiresAt: 12 * HOUR })), 12 * HOUR);
  assert.equal(endOfNew('bearer', HOUR, null, token('ticket')), 13 * HOUR);
  assert.equal(endOfNew('session', HOUR, null, null), 169 * HOUR);
  assert.equal(endOfNew('service', HOUR, null, null), null);
  assert.equal(endOfNew('service', HOUR, 5 * HOUR, null), 5 * HOUR);
});
