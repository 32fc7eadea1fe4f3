import assert from 'node:assert/strict';
import { test } from 'node:test';
import { category, desk } from '../desk.fixture.ts';
import { framed, fromAddress, threading, withBelow } from './letter.ts';

const house = desk([], [category(1, []), category(2, [], { parentId: 1 }), category(3, [], { parentId: 2 }), category(4, [])]);
const boxes = [
  { address: 'help@desk.example', categoryId: null },
  { address: 'support@desk.example', categoryId: 1 },
];
const from = (filterAddress: string, categoryId: number): string =>
  fromAddress({ filterAddress, categoryId }, boxes, 'desk@desk.example', house);

test('from: the mailbox that the ticket came to, that of its category or of one above, else the desk’s own address', () => {
  assert.equal(from('Help@Desk.example', 1), 'help@desk.example');
  assert.equal(from('gone@desk.example', 1), 'support@desk.example');
  assert.equal(from('', 3), 'support@desk.example');
  assert.equal(from('', 4), 'desk@desk.example');
});

test('an answer names what its reader wrote last, the thread in its order, and the token in front', () => {
  const thread = [
    { mailId: '<svar.1.3.ab@desk.example>', isIncoming: false },
    { mailId: 'second@fjell.example', isIncoming: true },
    { mailId: 'first@fjell.example', isIncoming: true },
  ];
  assert.deepEqual(threading(thread, 'svar-to.1.abc@desk.example'), {
    inReplyTo: 'second@fjell.example',
    references: ['svar-to.1.abc@desk.example', 'first@fjell.example', 'second@fjell.example', 'svar.1.3.ab@desk.example'],
  });
  assert.deepEqual(threading([], null), { inReplyTo: null, references: [] });
  const long = Array.from({ length: 50 }, (_, place) => ({ mailId: `${50 - place}@x`, isIncoming: true }));
  const { references } = threading(long, 't@x');
  assert.deepEqual([references.length, references[0], references.at(-1)], [20, 't@x', '50@x']);
});

test('a message stands where its template names it, and before one that does not', () => {
  const message = { plain: '1 < 2', html: '' };
  assert.deepEqual(framed(message, { plain: 'Hello\n@@\nBye', html: '<p>Hello</p>@@<p>Bye</p>' }, '@@'), {
    plain: 'Hello\n1 < 2\nBye',
    html: '<p>Hello</p>1 &lt; 2<p>Bye</p>',
  });
  assert.equal(framed(message, { plain: '', html: '<p>Bye</p>' }, '@@').html, '1 &lt; 2<br><br><p>Bye</p>');
  // what a customer has written is never a pattern of a replacement
  assert.equal(framed({ plain: '', html: '$& $1' }, { plain: '', html: '@@' }, '@@').html, '$& $1');
});

test('a forward: the comment, and below it what goes along, its heads escaped', () => {
  const { html } = withBelow({ plain: 'Please look', html: '' }, [{ head: 'Kari <b>', plain: 'Help', html: '' }]);
  assert.equal(html, 'Please look<hr><p><b>Kari &lt;b&gt;</b></p><div>Help</div>');
});
