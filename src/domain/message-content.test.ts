import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MessageActionType } from '../vocabulary.ts';
import { asHtml, placesOf, type Quoted, startOf, wantsQuote, wantsSignature, within, withSources } from './message-content.ts';

const { None, Reply, ReplyAll, Forward, InternalComment } = MessageActionType;
const quoted: Quoted = {
  author: 'Kari <i>',
  date: '2026-01-12 10:00',
  from: 'Kari <kari@example.org>',
  to: 'desk@example.org',
  cc: '',
  subject: 'Door & lock',
  html: '<p>Help</p>',
};
const parts = { template: '<p>Dear Kari</p>', signature: 'Anna', quoted, quoteFirst: false };

/** The parts in the order in which they stand. */
const order = (html: string): string =>
  (html.match(/Dear Kari|Anna|Help|<blockquote|<b>From:|<br \/><\/p>/g) ?? [])
    .map((part) => ({ '<br /></p>': 'blank' })[part] ?? part)
    .join(' ');

test('a new message: template and signature; a comment: nothing', () => {
  assert.equal(order(startOf(None, { ...parts, quoted: null })), 'Dear Kari Anna');
  assert.equal(startOf(InternalComment, parts), '');
});

test('a reply: blank line, signature, quote; the setting turns them round', () => {
  for (const action of [Reply, ReplyAll]) {
    assert.equal(order(startOf(action, parts)), 'Dear Kari blank Anna <blockquote Help');
    assert.equal(order(startOf(action, { ...parts, quoteFirst: true })), 'Dear Kari blank <blockquote Help Anna');
  }
  assert.match(startOf(Reply, parts), /<p>2026-01-12 10:00, Kari &lt;i&gt;:<\/p><blockquote/);
  assert.equal(order(startOf(Reply, { ...parts, template: '', quoted: null })), 'blank Anna');
});

test('a forward: header block and the whole message, everything escaped, nothing that was not said', () => {
  const html = startOf(Forward, { ...parts, template: '' });
  assert.equal(order(html), 'blank Anna <b>From: Help');
  assert.match(
    html,
    /<b>From:<\/b> Kari &lt;kari@example\.org&gt;<br \/><b>Date:.*<b>To:<\/b> desk@example\.org<br \/><b>Subject:<\/b> Door &amp; lock<\/p>/,
  );
  assert.ok(!html.includes('Cc:'));
});

test('who wants a signature and a quote', () => {
  const type = { excludeSignature: true, replyForwardNoSignature: false } as never;
  const other = { excludeSignature: false, replyForwardNoSignature: true } as never;
  const table = [None, Reply, ReplyAll, Forward, InternalComment].map((action) => [
    wantsSignature(action, type),
    wantsSignature(action, other),
  ]);
  assert.deepEqual(table, [
    [false, true],
    [true, false],
    [true, false],
    [true, false],
    [false, false],
  ]);
  const quotes = [None, Reply, Forward, InternalComment].map((action) => [
    wantsQuote(action, false, false),
    wantsQuote(action, true, false),
    wantsQuote(action, false, true),
  ]);
  assert.deepEqual(quotes, [
    [false, false, false],
    [false, true, true],
    [true, true, true],
    [false, false, false],
  ]);
});

test('a signature is text, unless it holds markup', () => {
  assert.equal(asHtml('Anna <a@example.org>\nNordlys & Co'), 'Anna &lt;a@example.org&gt;<br>Nordlys &amp; Co');
  assert.equal(asHtml('<p>Anna</p>'), '<p>Anna</p>');
  assert.equal(asHtml('Anna<br/>Aas'), 'Anna<br/>Aas');
});

const images = [
  { id: 7, contentId: '<Logo@x>', size: 60 },
  { id: 8, contentId: '', size: 1 },
];

test('images are found by their content id, inside img only, and counted each time they are shown', () => {
  const html =
    '<p>src="cid:logo@x"</p><img alt="" src="cid:logo%40x" /><img src="cid:other" /><a href="cid:logo@x">x</a><img src="cid:LOGO@x" />';
  const places = placesOf(html, images);
  assert.equal(places.length, 2);
  assert.equal(within(places, 100).length, 1);
  assert.equal(
    withSources(html, places, (id) => `/${id}`),
    '<p>src="cid:logo@x"</p><img alt="" src="/7" /><img src="cid:other" /><a href="cid:logo@x">x</a><img src="/7" />',
  );
  assert.equal(
    withSources(html, places, () => null),
    html,
  );
  for (const hostile of ['<img ', '<img src="cid:', '<img src="cid:%', ' src="cid:x']) placesOf(hostile.repeat(100_000), images);
});
