/** The settings of a model server of the owner's own. No complaint repeats what may hold a secret. */
import { optional, text, Unusable } from './readers.ts';

function server(raw: string): string {
  const url = URL.canParse(raw) ? new URL(raw) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && url.search === '') return raw;
  throw new Unusable('has to be an address such as http://127.0.0.1:11434/v1, without user, password or question mark');
}

function key(raw: string): string {
  if (/^[\x21-\x7e]{1,500}$/.test(raw)) return raw;
  throw new Unusable('has to be one word of plain characters');
}

export const modelSettings = {
  modelUrl: optional(
    'SVAR_MODEL_URL',
    'address',
    'none: translations and summaries answer 501',
    'A large language model of your own that speaks as OpenAI does, up to and with /v1. Texts of your customers go there when an agent asks for a translation or a summary.',
    server,
  ),
  modelKey: optional('SVAR_MODEL_KEY', 'secret text', 'none', 'The key that the model server asks for.', key),
  modelName: text('SVAR_MODEL_NAME', 'default', 'The model that it is asked for.', /^[\w.:/@-]{1,200}$/, 'a name such as llama3.2:3b'),
};
