import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitted, partsOf, smsText } from './text.ts';

test('parts: 160 or 70 alone, 153 or 67 of several; the euro takes two, an emoji too, and neither is cut in two', () => {
  for (const [text, expected] of [
    ['', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    // 76 of them in a part: the 153rd place stays empty
    ['€'.repeat(152), 2],
    ['€'.repeat(153), 3],
    ['я'.repeat(70), 1],
    ['я'.repeat(71), 2],
    ['я'.repeat(134), 2],
    ['я'.repeat(135), 3],
    ['😀'.repeat(35), 1],
    ['😀'.repeat(66), 2],
    ['😀'.repeat(67), 3],
    [`Blåbærsyltetøy ${'a'.repeat(145)}`, 1],
    [`ł${'a'.repeat(70)}`, 2],
  ] as const)
    assert.equal(partsOf(text), expected, text.slice(0, 20));
});

test('signs of editors become plain ones, lines stay, nothing steers', () => {
  assert.equal(smsText('“It’s here” – soon…\u00a0\r\n\r\n\r\n\r\nok\0\u0007 \n'), '"It\'s here" - soon...\n\nok');
  assert.equal(smsText('a\ud800b'), 'a\ufffdb');
  assert.equal(partsOf(smsText(`“${'a'.repeat(158)}”`)), 1);
});

test('what is too long ends in dots, takes no more than it may, and no sign is halved', () => {
  assert.equal(fitted('short', 1), 'short');
  for (const [text, most] of [
    ['a'.repeat(1000), 1],
    ['a'.repeat(1000), 3],
    ['€'.repeat(1000), 2],
    ['я'.repeat(1000), 2],
    ['😀'.repeat(1000), 2],
    [`${'a'.repeat(200)}я${'a'.repeat(1000)}`, 2],
    ['a'.repeat(5_000_000), 2],
  ] as const) {
    const short = fitted(text, most);
    assert.ok(partsOf(short) <= most && /(?:\.\.\.|…)$/.test(short), short.slice(-10));
    assert.ok(!/\p{Cs}/u.test(short));
    const more = Array.from(text.slice(0, 2000))
      .slice(0, Array.from(short).length - 1)
      .join('');
    assert.ok(partsOf(`${more}aa...`) >= most, 'and no less than it may');
  }
  assert.equal(fitted('a'.repeat(161), 1), `${'a'.repeat(157)}...`);
});
