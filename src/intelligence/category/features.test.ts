import assert from 'node:assert/strict';
import { test } from 'node:test';
import { featuresOf, LONGEST_TEXT, SLOTS, wordsOf } from './features.ts';
import { featureStore, MOST_FEATURES } from './store.ts';

const forms = (text: string): string[] => wordsOf(text).map(({ form }) => form);

test('a text is words in small letters; numbers lose their digits, addresses are passed over', () => {
  assert.deepEqual(forms('Ordre #48213-B, hilsen kari@nordlys.example'), ['ordre', '0', 'b', 'hilsen']);
  assert.deepEqual(forms('see https://shop.example/a?id=1 or www.shop.example'), ['see', 'or']);
  assert.deepEqual(forms('ＦＵＬＬ ﬁne'), ['full', 'fine']);
  assert.deepEqual(featuresOf('Ordre 12'), featuresOf('ordre 987654'), 'which order it was is not seen');
});

test('features are presence, not counts', () => {
  assert.deepEqual(featuresOf('refund refund refund refund'), featuresOf('refund refund'));
  const once = featuresOf('refund');
  const kept = new Set(featuresOf('refund refund'));
  assert.ok(once.every((slot) => kept.has(slot)) && kept.size === once.length + 1, 'the pair alone is new');
});

/** How many features two words share. */
const shared = (a: string, b: string): number => {
  const slots = new Set(featuresOf(a));
  return featuresOf(b).filter((slot) => slots.has(slot)).length;
};

test('words that are alike share features, others do not', () => {
  assert.ok(shared('refusjon', 'refusjonen') > 10);
  assert.equal(shared('refusjon', 'parcel'), 0);
});

const HOSTILE: Record<string, string> = {
  nothing: '',
  gaps: ' \n\t'.repeat(10_000),
  'only emoji': '😀🎉👍🏽'.repeat(500),
  controls: '\u0000\u0007\u001b[31m\u202e\ufeff',
  'half letters': '\ud83d'.repeat(3000),
  'one endless word': 'a'.repeat(5_000_000),
  'an endless word of many letters': Array.from({ length: 3000 }, (_, at) => String.fromCharCode(0x4e00 + at)).join(''),
  'right to left': 'أين طردي؟ لم يصل بعد '.repeat(100),
  'five megabytes': 'my parcel has not arrived '.repeat(200_000),
  'letters that unfold': 'ﷺ'.repeat(5000),
  'at signs': '@'.repeat(5000),
  marks: `e${'\u0301'.repeat(5000)}`,
};

test('any text gives a bounded number of features, ascending and each once', () => {
  for (const [name, text] of Object.entries(HOSTILE)) {
    const slots = featuresOf(text);
    assert.ok(slots.length <= 5 * LONGEST_TEXT && slots.length <= MOST_FEATURES, name);
    assert.ok(
      slots.every((slot, at) => slot < SLOTS && (at === 0 || slot > slots[at - 1]!)),
      name,
    );
  }
  for (const name of ['nothing', 'gaps', 'only emoji']) assert.equal(featuresOf(HOSTILE[name]!).length, 0, name);
  assert.ok(featuresOf(HOSTILE['right to left']!).length > 20);
  const whole = featuresOf(HOSTILE['five megabytes']!);
  assert.deepEqual(
    featuresOf(HOSTILE['five megabytes']!.slice(0, 3 * LONGEST_TEXT)),
    whole,
    'what lies behind the beginning is not looked at',
  );
});

test('what is stored is read back as it was, until there is no room', () => {
  const store = featureStore(4 * 2 ** 20);
  const texts = [Uint32Array.of(), Uint32Array.of(0, 1, 127, 128, 129, 16_511, 2_113_663, SLOTS - 1), featuresOf('where is my parcel')];
  for (const slots of texts) assert.equal(store.add(slots), true);
  const into = new Uint32Array(MOST_FEATURES);
  for (const [at, slots] of texts.entries()) assert.deepEqual(into.slice(0, store.read(at, into)), slots);
  const large = Uint32Array.from({ length: 8000 }, (_, at) => at * 500);
  let kept = 0;
  while (store.add(large)) kept += 1;
  assert.ok(kept > 100 && store.bytes() === 4 * 2 ** 20);
  assert.deepEqual(into.slice(0, store.read(texts.length + kept - 1, into)), large);
});
