/** Svar's own operations for filters, which sort mail before it becomes a message. For those who administer the service. */
import { SvarFilterTrial, SvarMailFilter } from '../carriers/svar-filters.ts';
import { args, entity, group, int, list, none, nothing, operation, ref, text } from '../language.ts';

export const filters = group({
  GetMailFilters: operation('Filters in the order in which they are asked', none(), list(ref(() => SvarMailFilter))),
  GetMailFilter: operation(
    'One filter; null when there is none',
    args({ FilterId: int() }),
    ref(() => SvarMailFilter),
  ),
  SaveMailFilter: operation(
    'Makes a filter (id 0) or changes one; what is not said stays. Patterns that cannot be read, and ids that are not there, are refused',
    entity(() => SvarMailFilter),
    ref(() => SvarMailFilter),
  ),
  DeleteMailFilter: operation('Removes a filter. Mail that it holds stays held', args({ FilterId: int() }), nothing),
  TryMailFilters: operation(
    'What would become of a mail by the filters that stand now; nothing is stored or sent. The mail is one that has come (MailId), or Data, as if it had come to a mailbox (0 for none). With FilterId only that one is asked, on or off',
    args({ MailId: int(), Data: text(), MailboxId: int(), FilterId: int() }),
    ref(() => SvarFilterTrial),
  ),
});
