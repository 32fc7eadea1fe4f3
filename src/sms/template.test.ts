import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sms } from '../app/sms/gateway.ts';
import { filled, formatOf, holdsItsValues, namesIn } from './template.ts';

const sms: Sms = { id: 'a1-4791234567', from: 'Nordlys', to: '+4791234567', text: 'Say "hi" & <bye>\n{to} = 100% \\ ø' };

test('what stands for a name is escaped for where it stands, and never read as a template again', () => {
  const json = JSON.parse(filled('{"to":"{to}","n":"{digits}","m":[{"text":"{text}","ref":"{id}/{from}"}]}', 'json', sms));
  assert.deepEqual(json, { to: sms.to, n: '4791234567', m: [{ text: sms.text, ref: 'a1-4791234567/Nordlys' }] });
  const form = new URLSearchParams(filled('to={to}&text={text}&x={y}', 'form', sms));
  assert.deepEqual(
    [...form],
    [
      ['to', sms.to],
      ['text', sms.text],
      ['x', '{y}'],
    ],
  );
  const url = new URL(filled('https://sms.example/send?to={to}&text={text}&key=k', 'form', sms));
  assert.deepEqual([...url.searchParams.values()], [sms.to, sms.text, 'k']);
  assert.equal(
    filled('<m to="{to}">{text}</m>', 'xml', sms),
    '<m to="+4791234567">Say &quot;hi&quot; &amp; &lt;bye&gt;\n{to} = 100% \\ ø</m>',
  );
  assert.equal(filled('{id} {to}', 'line', { ...sms, id: 'a\r\nX: y' }), 'aX: y +4791234567');
});

test('how a body is written: by its type, else by how it begins', () => {
  for (const [type, body, expected] of [
    ['application/json', 'x', 'json'],
    ['application/vnd.x+json; charset=utf-8', '', 'json'],
    ['application/x-www-form-urlencoded', '{', 'form'],
    ['text/xml', '', 'xml'],
    ['text/plain', '', null],
    ['', ' {"a":1}', 'json'],
    ['', '<a/>', 'xml'],
    ['', 'a=b', 'form'],
    ['', '', 'form'],
  ] as const)
    assert.equal(formatOf(type, body), expected, `${type} ${body}`);
});

test('JSON in which a name stands outside of quotes is found out before anything is sent', () => {
  for (const [body, expected] of [
    ['{"to":"{to}","text":"{text}"}', true],
    ['{"to":["{digits}"],"text":"Hi: {text}"}', true],
    ['{"to":{to},"text":"{text}"}', false],
    ['{"to":"{to}","text":{text}}', false],
    ['{"to":"{to}","text":"{text}"', false],
    ['{"to":"{to}","{text}":1}', false],
  ] as const)
    assert.equal(holdsItsValues(body, 'json'), expected, body);
  assert.deepEqual([...namesIn('{to} {text} {nobody} {to}')], ['to', 'text']);
});
