/** The TimeZone agent. */
import { operations } from '../../contract/agents/time-zone.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  GetDefaultTimeZoneInformation: notYet,
  GetBaseTimeZoneId: notYet,
  GetDefaultTimeZonePreference: notYet,
});
