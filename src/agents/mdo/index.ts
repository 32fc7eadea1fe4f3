/** The MDO agent: every list that a client chooses from. wire: an unknown list is empty. */
import { operations } from '../../contract/agents/mdo.ts';
import { implement } from '../implement.ts';
import { listIdOf, listItemOf, listNames, listOf, selectableListOf, setSelected } from './lists.ts';

export const handlers = implement(operations, {
  GetList: async ({ call, locale }, { Name, ForceFlatList, AdditionalInfo, OnlyHistory }) => ({
    value: (await listOf(call, locale, Name, { flat: ForceFlatList, additional: AdditionalInfo, onlyHistory: OnlyHistory })) ?? [],
  }),
  GetListWithHistory: async ({ call, locale }, { Name, ForceFlatList, AdditionalInfo, HistoryItems, OnlyHistory }) => {
    const wish = { flat: ForceFlatList, additional: AdditionalInfo, history: HistoryItems, onlyHistory: OnlyHistory };
    return { value: (await listOf(call, locale, Name, wish)) ?? [] };
  },
  GetListWithRestriction: async ({ call, locale }, { Name, AdditionalInfo, SearchValue }) => ({
    value: (await listOf(call, locale, Name, { additional: AdditionalInfo, query: SearchValue })) ?? [],
  }),
  GetSimpleList: async ({ call, locale }, { Name }) => ({ value: (await listOf(call, locale, Name, { flat: true })) ?? [] }),
  GetListItem: async ({ call, locale }, { ListName, Id }) => ({ value: await listItemOf(call, locale, ListName, Id) }),
  GetListNames: async ({ call }) => ({ value: await listNames(call) }),
  GetListIdByListName: async ({ call }, { Name }) => ({ value: await listIdOf(call, Name) }),
  GetSelectableSimpleList: async ({ call, locale }, { Name }) => ({
    value: (await selectableListOf(call, locale, Name, { flat: true })) ?? [],
  }),
  GetSelectableListWithRestriction: async ({ call, locale }, { Name, AdditionalInfo, SearchValue }) => ({
    value: (await selectableListOf(call, locale, Name, { additional: AdditionalInfo, query: SearchValue })) ?? [],
  }),
  GetSelectableListWithHistory: async ({ call, locale }, { Name, ForceFlatList, AdditionalInfo, HistoryItems, OnlyHistory }) => {
    const wish = { flat: ForceFlatList, additional: AdditionalInfo, history: HistoryItems, onlyHistory: OnlyHistory };
    return { value: (await selectableListOf(call, locale, Name, wish)) ?? [] };
  },
  GetSelectableList: async ({ call, locale }, { Name, ForceFlatList, AdditionalInfo, OnlyHistory }) => {
    const wish = { flat: ForceFlatList, additional: AdditionalInfo, onlyHistory: OnlyHistory };
    return { value: (await selectableListOf(call, locale, Name, wish)) ?? [] };
  },
  SetSelected: async ({ call, locale }, { Name, AdditionalInfo, SelectableMDOList }) => ({
    value: await setSelected(call, locale, Name, AdditionalInfo, SelectableMDOList),
  }),
});
