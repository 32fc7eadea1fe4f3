/** The Tooltips agent. wire: a hint is literal text, or `{ticket_id=12&mode=simple}`. */
import { aboutRow } from '../../app/tooltips.ts';
import { operations } from '../../contract/agents/tooltips.ts';
import { inLanguage } from '../../contract/locale.ts';
import { implement } from '../implement.ts';

export const handlers = implement(operations, {
  async GetTooltip({ call, locale }, { TooltipHint }) {
    const inside = /^\s*\{(.{1,1000})\}\s*$/s.exec(TooltipHint)?.[1];
    if (inside === undefined) return { value: TooltipHint };
    const pairs = [...new URLSearchParams(inside)];
    const [key, id] = pairs.find(([name]) => /_id$/i.test(name)) ?? [];
    if (key === undefined || !/^\d{1,10}$/.test(id ?? '')) return { value: '' };
    const lines = await aboutRow(call, key.toLowerCase(), Number(id));
    const shown = pairs.some(([name, value]) => name.toLowerCase() === 'mode' && value.toLowerCase() === 'simple')
      ? lines.slice(0, 1)
      : lines;
    return { value: shown.map((line) => inLanguage(line, locale.language, locale.otherLanguages)).join('\n') };
  },
});
