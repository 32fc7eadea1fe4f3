/** The operations of the MDO agent that Svar declares; its other ones answer 501. */
import { MDOListItem, SelectableMDOListItem } from '../carriers/index.ts';
import { args, bool, group, int, list, none, operation, ref, text } from '../language.ts';

export const operations = group({
  GetList: operation(
    '',
    args({ Name: text(), ForceFlatList: bool(), AdditionalInfo: text(), OnlyHistory: bool() }),
    list(ref(() => MDOListItem)),
  ),
  GetListWithHistory: operation(
    '',
    args({ Name: text(), ForceFlatList: bool(), AdditionalInfo: text(), HistoryItems: list(int()), OnlyHistory: bool() }),
    list(ref(() => MDOListItem)),
  ),
  GetListWithRestriction: operation('', args({ Name: text(), AdditionalInfo: text(), SearchValue: text() }), list(ref(() => MDOListItem))),
  GetSimpleList: operation('', args({ Name: text() }), list(ref(() => MDOListItem))),
  GetListItem: operation(
    '',
    args({ ListName: text(), Id: int() }),
    ref(() => MDOListItem),
  ),
  GetListNames: operation('', none(), list(text())),
  GetListIdByListName: operation('', args({ Name: text() }), int()),
  GetSelectableSimpleList: operation('', args({ Name: text() }), list(ref(() => SelectableMDOListItem))),
  GetSelectableListWithRestriction: operation(
    '',
    args({ Name: text(), AdditionalInfo: text(), SearchValue: text() }),
    list(ref(() => SelectableMDOListItem)),
  ),
  GetSelectableListWithHistory: operation(
    '',
    args({ Name: text(), ForceFlatList: bool(), AdditionalInfo: text(), HistoryItems: list(int()), OnlyHistory: bool() }),
    list(ref(() => SelectableMDOListItem)),
  ),
  GetSelectableList: operation(
    '',
    args({ Name: text(), ForceFlatList: bool(), AdditionalInfo: text(), OnlyHistory: bool() }),
    list(ref(() => SelectableMDOListItem)),
  ),
  SetSelected: operation(
    '',
    args({ Name: text(), AdditionalInfo: text(), SelectableMDOList: list(ref(() => SelectableMDOListItem)) }),
    list(ref(() => SelectableMDOListItem)),
  ),
});
