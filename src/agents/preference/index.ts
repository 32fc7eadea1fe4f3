/** The Preference agent. */
import { operations } from '../../contract/agents/preference.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  CreateDefaultPreference: notYet,
  SavePreference: notYet,
  GetPreference: notYet,
  SavePreferenceEntity: notYet,
  DeletePreference: notYet,
  GetPreferenceByName: notYet,
  GetFromSectionAndKey: notYet,
  GetAll: notYet,
  GetAllFromSection: notYet,
  SaveFromSectionAndKey: notYet,
  DeleteFromSectionAndKey: notYet,
  GetPreferences: notYet,
});
