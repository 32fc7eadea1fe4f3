/** The operations of the Tooltips agent that Svar declares; its other ones answer 501. */
import { args, group, operation, text } from '../language.ts';

export const operations = group({
  GetTooltip: operation(
    'A few lines about the row that a hint such as `{person_id=50}` names, when the caller may see it; any other text as it is',
    args({ TooltipHint: text() }),
    text(),
  ),
});
