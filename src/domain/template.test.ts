import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillTemplate } from './template.ts';

const variables = new Map([
  ['ticket.title', 'Door <1> & "2"\nwill not lock'],
  ['ticket.id', '42'],
  ['customer.language', 'no'],
  ['evil', '[[ticket.id]]'],
]);

test('names in all three spellings; values are escaped in HTML and never read again', () => {
  assert.equal(fillTemplate('#[[Ticket.Id]] [[ticket.title]]', variables, 'plain'), '#42 Door <1> & "2"\nwill not lock');
  assert.equal(fillTemplate('<b>%ticket.title%</b>', variables, 'html'), '<b>Door &lt;1&gt; &amp; &quot;2&quot;<br>will not lock</b>');
  assert.equal(fillTemplate('<cs:parser>ticket.id</cs:parser>[[evil]]', variables, 'plain'), '42[[ticket.id]]');
  assert.equal(fillTemplate('[[nobody.knows]]|100%sure% of 50%', variables, 'plain'), '|100%sure% of 50%');
});

test('parts stand when their condition holds, in nested blocks too', () => {
  const template = '[[IF:customer.language="no"]]Hei[[ELSEIF:customer.language="sv"]]Hej[[ELSE]]Hello[[ENDIF]] [[ticket.id]]';
  assert.equal(fillTemplate(template, variables, 'plain'), 'Hei 42');
  assert.equal(fillTemplate(template, new Map([['customer.language', 'sv']]), 'plain'), 'Hej ');
  assert.equal(fillTemplate(template, new Map(), 'plain'), 'Hello ');
  const nested = '[[IF:a=&quot;1&quot;]]x[[IF:b!="1"]]y[[ENDIF]]z[[ENDIF]]';
  assert.equal(fillTemplate(nested, new Map([['a', '1']]), 'html'), 'xyz');
  assert.equal(
    fillTemplate(
      nested,
      new Map([
        ['a', '1'],
        ['b', '1'],
      ]),
      'html',
    ),
    'xz',
  );
  assert.equal(fillTemplate(nested, new Map(), 'html'), '');
  assert.equal(fillTemplate('a[[ENDIF]]b[[IF:nonsense]]c', variables, 'plain'), 'ab', 'what is not closed ends with the text');
});

test('a hostile template takes no longer than its length', () => {
  const template = `${'[['.repeat(50_000)}${'%a'.repeat(50_000)}${'<cs:parser>'.repeat(10_000)}`;
  assert.equal(fillTemplate(template, variables, 'html'), template);
});
