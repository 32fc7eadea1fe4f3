/** An SMS as a gateway tells of it: `{"id": "…", "from": "+4791234567", "text": "…"}`, in UTF-8. */

/** An SMS from outside; nothing of it is to be believed but that the gateway has said so. */
export interface ArrivedSms {
  /** What the gateway calls it. */
  id: string;
  from: string;
  text: string;
}

const ID_AT_MOST = 200;
const FROM_AT_MOST = 64;
const TEXT_AT_MOST = 10_000;

const lined = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, ' ').trim();
/** Lines stay; what steers, or what a database refuses, does not. */
const texted = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]+/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd');

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** @returns the SMS, or why it cannot be read, in words for who sends it */
export function readSms(bytes: Uint8Array): ArrivedSms | { problem: string } {
  const tree = parsed(bytes);
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree))
    return { problem: 'The body has to be an object in JSON, in UTF-8' };
  const members = new Map(Object.entries(tree).map(([name, value]) => [name.toLowerCase(), value as unknown]));
  const said = (name: string): string | null => {
    const value = members.get(name);
    return typeof value === 'string' ? value : null;
  };
  const [id, from, text] = [said('id'), said('from'), said('text')];
  if (id === null || from === null || text === null) return { problem: 'id, from and text have to be there, each a text' };
  const sms = { id: lined(id), from: lined(from), text: texted(text) };
  if (sms.id === '' || sms.id.length > ID_AT_MOST) return { problem: `id has to have 1 to ${ID_AT_MOST} characters` };
  if (sms.from === '' || sms.from.length > FROM_AT_MOST) return { problem: `from has to have 1 to ${FROM_AT_MOST} characters` };
  if (sms.text.length > TEXT_AT_MOST) return { problem: `text has at most ${TEXT_AT_MOST} characters` };
  return sms;
}
