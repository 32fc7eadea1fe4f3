/** The MDO agent. */
import { operations } from '../../contract/agents/mdo.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  GetList: notYet,
  GetListWithHistory: notYet,
  GetListWithRestriction: notYet,
  GetSimpleList: notYet,
  GetListItem: notYet,
  GetListNames: notYet,
  GetListIdByListName: notYet,
  GetSelectableSimpleList: notYet,
  GetSelectableListWithRestriction: notYet,
  GetSelectableListWithHistory: notYet,
  GetSelectableList: notYet,
  SetSelected: notYet,
});
