import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillTemplate } from './template.ts';

const variables = new Map([
  ['ticket.id', '42'],
  ['ticket.title', 'Door & <window>'],
  ['ticket.createdatraw', '2026-01-05 07:08:09'],
  ['ticket.status', 'Closed'],
  ['ticket.timespent', '3725'],
  ['customer.language', 'no'],
]);

const rows: readonly (readonly [what: string, template: string, plain: string])[] = [
  ['DECODE chooses', '[[DECODE:customer.language,"sv","Hej","no","Hei","Hello"]]', 'Hei'],
  ['DECODE has a default', '[[DECODE:customer.language,"sv","Hej","Hello"]]', 'Hello'],
  ['DECODE without one is empty', '<[[DECODE:customer.language,"sv","Hej"]]>', '<>'],
  ['DECODE of a text, with blanks and commas in quotes', '[[ decode : "a, b" , "a, b" , "yes, it is" , "no" ]]', 'yes, it is'],
  ['DECODE gives what a name stands for', '[[DECODE:ticket.status,"Closed",ticket.title,"-"]]', 'Door & <window>'],
  ['SET is known from there on', '[[n]][[SET:n="x"]][[n]][[SET:n=ticket.id]][[N]]', 'x42'],
  ['SET goes before what was there', '[[SET:ticket.id="7"]][[ticket.id]]', '7'],
  ['SET is no text', 'a[[SET:n="x"]]b', 'ab'],
  ['SET holds for IF', '[[SET:n="1"]][[IF:n="1"]]yes[[ELSE]]no[[ENDIF]]', 'yes'],
  ['SET in a part that does not stand sets nothing', '[[IF:ticket.id="1"]][[SET:n="x"]][[ENDIF]]<[[n]]>', '<>'],
  ['INC and DEC count', '[[INC:n]][[INC:n]][[n]] [[DEC:n]][[n]] [[INC:ticket.id]][[ticket.id]]', '2 1 43'],
  ['INC of what is no number begins at 0', '[[INC:ticket.title]][[ticket.title]]', '1'],
  ['FORMAT-DATE of a name', '[[FORMAT-DATE:ticket.createdAtRaw,"DD2.MM2.YY4 HH24:MI2:SS2"]]', '05.01.2026 07:08:09'],
  ['FORMAT-DATE of a name in quotes', '[[FORMAT-DATE:"ticket.createdAtRaw","DD1/MM1-YY2"]]', '5/1-26'],
  ['FORMAT-DATE of a date', '[[FORMAT-DATE:"2026-12-31 13:05","HH12.MI2, DD2 MM2"]]', '01.05, 31 12'],
  ['FORMAT-DATE of a day', '[[FORMAT-DATE:"2026-12-31","YY4 HH24:MI2"]]', '2026 00:00'],
  ['FORMAT-DATE of nothing', '<[[FORMAT-DATE:ticket.closedAtRaw,"YY4"]]>', '<>'],
  ['SEC-TO-TIME', '[[SEC-TO-TIME:ticket.timeSpent,"h:m:s"]]', '1:02:05'],
  ['SEC-TO-TIME without hours', '[[SEC-TO-TIME:"3725","m:s"]]', '62:05'],
  ['SEC-TO-TIME in seconds', '[[SEC-TO-TIME:"-7","s"]]', '-7'],
  ['SEC-TO-TIME of no number', '<[[SEC-TO-TIME:"soon","h:m"]]>', '<>'],
  ['words that nobody knows are names that nobody knows', '<[[SHOUT:"x"]]>', '<>'],
  ['what cannot be read is nothing', '[[DECODE:customer.language,"no","a"b","c"]]', ''],
];

for (const [what, template, plain] of rows) test(what, () => assert.equal(fillTemplate(template, variables, 'plain'), plain));

const html = (template: string): string => fillTemplate(template, variables, 'html');

test('in HTML what the template says itself is markup, and what it has from others never is', () => {
  assert.equal(html('[[DECODE:customer.language,"no","<b>Kj&aelig;re</b>","x"]]'), '<b>Kj&aelig;re</b>');
  assert.equal(html('[[DECODE:&quot;1&quot;,&quot;1&quot;,ticket.title,"x"]]'), 'Door &amp; &lt;window&gt;');
  assert.equal(html('[[SET:n=ticket.title]][[n]] [[SET:m="<i>"]][[m]]'), 'Door &amp; &lt;window&gt; <i>');
  assert.equal(html('[[FORMAT-DATE:ticket.title,"YY4"]]'), '');
});

test('rows stand once for each of them, with their own names before the others; without any nothing stands', () => {
  const faq = [
    new Map([
      ['faq.question', 'Why?'],
      ['ticket.id', 'row'],
    ]),
    new Map([['faq.question', '<How>']]),
  ];
  const template = 'a %ROWSTART%[[INC:n]][[n]]:[[faq.question]]/[[ticket.id]] %ROWEND%b [[ticket.id]]';
  assert.equal(fillTemplate(template, variables, 'plain', faq), 'a 1:Why?/row 2:<How>/42 b 42');
  assert.equal(fillTemplate(template, variables, 'html', faq), 'a 1:Why?/row 2:&lt;How&gt;/42 b 42');
  assert.equal(fillTemplate(template, variables, 'plain'), 'a b 42');
  assert.equal(fillTemplate('[[ROWSTART]]x[[ROWSTART]]y', variables, 'plain', faq), 'xyxy', 'what is not closed ends with the text');
  assert.equal(fillTemplate('a[[ROWEND]]b', variables, 'plain', faq), 'ab');
});

test('the tree names all that a template may name', () => {
  const tree = fillTemplate('[[SET:own="1"]]%PARSER_TREE%', variables, 'html');
  assert.match(tree, /(^|<br>)own = 1<br>/);
  assert.match(tree, /ticket\.title = Door &amp; &lt;window&gt;/);
});

test('hostile templates take no longer than their length', () => {
  const hostile = [
    '[[ROWSTART]]',
    '[[DECODE:',
    '[[SET:a="',
    '%ROWSTART%%ROWEND%',
    '[[IF:a="1"]]',
    '[[INC:n]]',
    `[[DECODE:${'"x",'.repeat(400)}`,
  ];
  for (const one of hostile) {
    const text = fillTemplate(one.repeat(20_000), variables, 'html', [variables, variables]);
    assert.ok(text.length <= 3 * one.length * 20_000, one);
  }
});
