/** The DNS is asked once a minute for what many mails ask; that it could not answer is asked again. A DNS server of the test's own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openNames } from '../src/app/mail/names.ts';
import { type DnsZone, openDns } from './support/dns.ts';

const policy = { name: '_dmarc.fjell.example', type: 'TXT' } as const;

test('an answer is good for a minute, also that there is none; at once it is asked for once', async (t) => {
  const dns = await openDns(t, { 'TXT _dmarc.fjell.example': ['v=DMARC1; p=reject'] });
  let at = 1_000_000;
  const names = openNames([dns.address], () => at);
  const nothing = { name: 'nothing.example', type: 'TXT' } as const;
  const answers = await Promise.all([names(policy), names(policy), names(nothing), names(policy), names(nothing)]);
  assert.deepEqual(answers, [{ values: ['v=DMARC1; p=reject'] }, answers[0], 'none', answers[0], 'none']);
  at += 59_999;
  await names(policy);
  assert.deepEqual(dns.asked.toSorted(), ['TXT _dmarc.fjell.example', 'TXT nothing.example']);
  at += 1;
  await names(policy);
  assert.equal(dns.asked.length, 3);
  at -= 3_600_000;
  await names(policy);
  assert.equal(dns.asked.length, 4, 'a clock that was set back keeps nothing for an hour');
});

test('that nobody could say is no answer', async (t) => {
  const zone: DnsZone = { 'TXT _dmarc.fjell.example': 'failed' };
  const dns = await openDns(t, zone);
  const names = openNames([dns.address], () => 1_000_000);
  assert.equal(await names(policy), 'failed');
  zone['TXT _dmarc.fjell.example'] = ['v=DMARC1; p=none'];
  assert.deepEqual(await names(policy), { values: ['v=DMARC1; p=none'] });
});

test('no more than so many answers are kept', async (t) => {
  const dns = await openDns(t, {});
  const names = openNames([dns.address], () => 1_000_000);
  for (let n = 0; n <= 2_000; n += 50)
    await Promise.all(Array.from({ length: 50 }, (_, at) => names({ name: `n${n + at}.example`, type: 'A' })));
  const { length } = dns.asked;
  await names({ name: 'n2049.example', type: 'A' });
  assert.equal(dns.asked.length, length);
  await names({ name: 'n0.example', type: 'A' });
  assert.equal(dns.asked.length, length + 1);
});
