/** The operations of the Tooltips agent that Svar declares; its other ones answer 501. */
import { args, group, operation, text } from '../language.ts';

export const operations = group({
  GetTooltip: operation('', args({ TooltipHint: text() }), text()),
});
