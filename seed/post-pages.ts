/** The pages of the demo's post: what the desk has sent, and a form to write to it. */
import { createHash } from 'node:crypto';
import type { Caught, Written } from './post.ts';

const STYLE = `:root{color-scheme:light dark}*{box-sizing:border-box}
body{font:16px/1.5 system-ui,sans-serif;max-width:54rem;margin:2rem auto;padding:0 1.25rem;color:#1d2733;background:#fff}
h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}a{color:#0b5cad}
p{margin:.4rem 0}ul{list-style:none;margin:0;padding:0}li{border-top:1px solid #c9d2dc;padding:.5rem 0}li:last-child{border-bottom:1px solid #c9d2dc}
li a{font-weight:600}small{color:#55606d}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f2f5f8;padding:1rem;border-radius:6px;margin:.75rem 0}
form{display:grid;gap:.75rem}label{display:grid;gap:.2rem;font-weight:600}.two{display:grid;gap:.75rem;grid-template-columns:1fr 1fr}
input,select,textarea{font:inherit;font-weight:400;padding:.5rem;border:1px solid #7b8794;border-radius:6px;background:#fff;color:inherit;width:100%}
button{font:inherit;font-weight:600;justify-self:start;padding:.55rem 1.2rem;border:0;border-radius:6px;background:#0b5cad;color:#fff}
:focus-visible{outline:3px solid #e08a00;outline-offset:2px}.bad{color:#a4161a;font-weight:600}
@media (max-width:34rem){.two{grid-template-columns:1fr}}
@media (prefers-color-scheme:dark){body{color:#e4e9ef;background:#12171d}a{color:#7db8ff}small{color:#a3aebb}pre{background:#1d252d}li{border-color:#3a4551}li:last-child{border-color:#3a4551}
input,select,textarea{background:#1d252d;border-color:#6b7785}button{background:#7db8ff;color:#12171d}.bad{color:#ff9b9b}}`;
export const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const page = (title: string, body: string): string =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>\n`;

const NOBODY: Written = { from: 'Kari Nordmann <kari.nordmann@fjellheim.example.com>', to: '', subject: '', text: '', answers: 0 };

function form(addresses: readonly string[], { from, to, subject, text, answers }: Written): string {
  const choices = addresses.map((address) => `<option${address === to ? ' selected' : ''}>${escaped(address)}</option>`);
  return `<form method="post" action="/"><input type="hidden" name="answers" value="${answers}">
<div class="two"><label>From<input name="from" required autocomplete="off" value="${escaped(from)}"></label>
<label>To<select name="to">${choices.join('')}</select></label></div>
<label>Subject<input name="subject" required value="${escaped(subject)}"></label>
<label>Text<textarea name="text" rows="6" required>${escaped(text)}</textarea></label><button>Send to the desk</button></form>`;
}

const item = ({ id, from, to, subject }: Caught): string =>
  `<li><a href="/mail/${id}">${escaped(subject) || '(no subject)'}</a><br><small>${escaped(from)} to ${escaped(to.join(', '))}</small></li>`;

/** Everything the desk has sent, the newest first. @param written what could not be sent, for another try @param problem why, or another complaint */
export function listPage(kept: readonly Caught[], addresses: readonly string[], written: Written | null, problem: string): string {
  const list = kept.length === 0 ? '<p>Nothing yet. What the desk sends stands here.</p>' : `<ul>${kept.map(item).join('')}</ul>`;
  return page(
    'The demo’s post',
    `<h1>The demo’s post</h1><p>What the desk sends ends here; nothing leaves this machine. Reload to see what is new.</p>
${problem === '' ? '' : `<p class="bad" role="alert">${escaped(problem)}</p>`}
<h2>Sent by the desk</h2>${list}<h2>Write to the desk</h2>${form(addresses, written ?? NOBODY)}`,
  );
}

/** One mail, with a form to answer it. */
export function letterPage(letter: Caught, addresses: readonly string[]): string {
  const { subject, from, to, text, raw, id } = letter;
  const answer = { from: to[0] ?? '', to: from, subject: /^re:/i.test(subject) ? subject : `Re: ${subject}`, text: '', answers: id };
  return page(
    subject,
    `<p><a href="/">All mails</a></p><h1>${escaped(subject) || '(no subject)'}</h1><p><small>${escaped(from)} to ${escaped(to.join(', '))}</small></p>
<pre>${escaped(text)}</pre><h2>Answer it</h2>${form(addresses, answer)}<h2>As it was sent</h2><details><summary>All of it, with its head</summary><pre>${escaped(raw)}</pre></details>`,
  );
}
