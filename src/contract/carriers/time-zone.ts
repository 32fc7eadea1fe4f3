/** Carriers of the TimeZone agent. */
import { carrier, int, text } from '../language.ts';

export const PreferredTimeZone = carrier('PreferredTimeZone', {
  PreferenceId: int(),
  TZLocationId: int(),
  LocationCode: text(),
  Description: text(),
  Country: text(),
  Bias: int(),
});
