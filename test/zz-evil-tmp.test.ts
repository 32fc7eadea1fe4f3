import { test } from 'node:test';
import { operations } from '/work/main/src/contract/agents/index.ts';
import { openDesk } from '/work/main/test/support/desk.ts';
import { Storm } from '/work/main/test/support/hostile.ts';
import { carrierOf } from '/work/main/test/support/hostile-values.ts';
const N = 100_000;
const evils: [string,string][] = Object.entries({
  blanks: ' '.repeat(N)+'x', dots: '.'.repeat(N)+'x', lt: '<'.repeat(N), label: 'US:"a";'.repeat(N/7)+'x', label2: 'US:"'.repeat(N/4), brk: '['.repeat(N), enc:'[I:'.repeat(N/3), at:'a@'.repeat(N/2), amp:'&'.repeat(N), nl:'\r\n'.repeat(N/2)+'x', digits:'1'.repeat(N)+'x', zeros: '0'.repeat(N)+'x', quote:'"'.repeat(N)+'x', semi: ';'.repeat(N), slash:'/'.repeat(N)+'x', curly:'{{'.repeat(N/2), angle:'<a '.repeat(N/3), comment:'<!--'.repeat(N/4), comma: 'a, '.repeat(N/3), paren:'('.repeat(N), dash: '-'.repeat(N)+'x', percent:'%'.repeat(N), colon:'a:'.repeat(N/2), url: 'http://'+'a.'.repeat(N/2), eq:'='.repeat(N), bidi:'\u202e'.repeat(N), combining: 'a'+'\u0301'.repeat(N), backslash:'\\'.repeat(N), sr:'[SR_'.repeat(N/4), at2: '@'.repeat(N)+'.x',
});
const value = (type: any, evil: string, depth: number): unknown => {
  switch (type.kind) { case 'text': return evil; case 'int': return 1; case 'bool': return false; case 'double': return 1; case 'list': return [value(type.of, evil, depth)]; case 'dict': return { x_color: evil.slice(0, 5000) };
  case 'ref': return depth > 0 ? obj(type.carrier(), evil, depth - 1) : null; case 'anything': return evil; case 'dateTime': return '2026-01-01T00:00:00'; case 'bytes': return 'AAAA'; case 'enum': return Object.keys(type.members)[0]; default: return null } };
const obj = (carrier: any, evil: string, depth: number): any => { let n = 0; return Object.fromEntries(Object.entries<any>(carrier.fields).map(([k, t]) => [k, (JSON.stringify(t.kind) === '"text"' && ++n > 12) ? 'x' : value(t, evil, depth)])); };
test('evil', async () => {
  const desk = await openDesk({ isSweep: true });
  const storm = new Storm(() => desk);
  const only = process.env.EVIL?.split(',');
  const slow: string[] = [];
  for (const { agent, name, operation: { args } } of operations) {
    const carrier = carrierOf(args); if (!carrier) continue;
    const hasText = JSON.stringify(Object.values(carrier.fields).map((t: any) => t.kind === 'list' ? t.of.kind : t.kind)).includes('text') ; if (!hasText && args.style !== 'entity') continue;
    for (const [label, evil] of evils) {
      if (only && !only.includes(label)) continue;
      const body = JSON.stringify(obj(carrier, evil, 0));
      const got = await storm.ask({ method: 'POST', path: `/api/v1/Agents/${agent}/${name}`, body, headers: { 'Content-Type': 'application/json' } }).catch((e: Error) => ({ status: 0, ms: 20000, text: e.message }));
      if (got.status === 501) break;
      if (got.ms > 700 || got.status >= 500 || got.status === 0) { const l = `${got.status} ${Math.round(got.ms)}ms ${agent}/${name} ${label} ${got.text.slice(0,100)}`; slow.push(l); console.log('# ' + l); if (got.ms > 5000) break; }
    }
  }
  console.log('# done', storm.asked, slow.length);
  storm.end(); await desk.close();
});
