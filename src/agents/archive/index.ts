/** The Archive agent. */
import { operations } from '../../contract/agents/archive.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  SetChosenColumns: notYet,
  GetArchiveListByColumns: notYet,
  GetArchiveListByColumnsWithContext: notYet,
  GetArchiveList: notYet,
  GetArchiveListWithContext: notYet,
  GetArchiveListByColumnsWithHeader: notYet,
  GetProviderNames: notYet,
  GetArchiveListByColumnsWithHeaderWithContext: notYet,
  GetAvailableColumns: notYet,
  GetAvailableEntities: notYet,
  GetArchiveListByColumns2: notYet,
  GetArchiveListByColumnsWithContext2: notYet,
  GetArchiveList2: notYet,
  GetArchiveListWithContext2: notYet,
  GetArchiveListByColumnsWithHeader2: notYet,
  GetArchiveListByColumnsWithHeaderWithContext2: notYet,
  CreateDefaultArchiveListResult: notYet,
});
