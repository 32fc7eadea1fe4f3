/** The operations of the MDO agent that Svar declares; its other ones answer 501. */
import { MDOListItem, SelectableMDOListItem } from '../carriers/index.ts';
import { args, bool, group, int, list, none, operation, ref, text } from '../language.ts';

export const operations = group({
  GetList: operation(
    'The items of a list, found by its name; flat or as a tree, narrowed by additional information, or only those used lately',
    args({ Name: text(), ForceFlatList: bool(), AdditionalInfo: text(), OnlyHistory: bool() }),
    list(ref(() => MDOListItem)),
  ),
  GetListWithHistory: operation(
    'The items of a list with those first that the caller names as used lately, or these alone',
    args({ Name: text(), ForceFlatList: bool(), AdditionalInfo: text(), HistoryItems: list(int()), OnlyHistory: bool() }),
    list(ref(() => MDOListItem)),
  ),
  GetListWithRestriction: operation(
    'The items of a list that match a search; always flat',
    args({ Name: text(), AdditionalInfo: text(), SearchValue: text() }),
    list(ref(() => MDOListItem)),
  ),
  GetSimpleList: operation('All items of a list, flat', args({ Name: text() }), list(ref(() => MDOListItem))),
  GetListItem: operation(
    'One item of a list by its id',
    args({ ListName: text(), Id: int() }),
    ref(() => MDOListItem),
  ),
  GetListNames: operation('The names of all lists', none(), list(text())),
  GetListIdByListName: operation(
    'The definition id of a list that lies in a table of its own; 0 for any other',
    args({ Name: text() }),
    int(),
  ),
  GetSelectableSimpleList: operation(
    'All items of a list, flat, each with the tick that the caller gave it',
    args({ Name: text() }),
    list(ref(() => SelectableMDOListItem)),
  ),
  GetSelectableListWithRestriction: operation(
    'The items of a list that match a search, each with the tick that the caller gave it',
    args({ Name: text(), AdditionalInfo: text(), SearchValue: text() }),
    list(ref(() => SelectableMDOListItem)),
  ),
  GetSelectableListWithHistory: operation(
    'The items of a list with those used lately first, each with the tick that the caller gave it',
    args({ Name: text(), ForceFlatList: bool(), AdditionalInfo: text(), HistoryItems: list(int()), OnlyHistory: bool() }),
    list(ref(() => SelectableMDOListItem)),
  ),
  GetSelectableList: operation(
    'The items of a list, each with the tick that the caller gave it',
    args({ Name: text(), ForceFlatList: bool(), AdditionalInfo: text(), OnlyHistory: bool() }),
    list(ref(() => SelectableMDOListItem)),
  ),
  SetSelected: operation(
    "Keeps the ticks of the items that are sent, and answers the whole list; the ticks are the caller's own",
    args({ Name: text(), AdditionalInfo: text(), SelectableMDOList: list(ref(() => SelectableMDOListItem)) }),
    list(ref(() => SelectableMDOListItem)),
  ),
});
