/** The operations of the TimeZone agent that Svar declares; its other ones answer 501. */
import { PreferredTimeZone } from '../carriers/index.ts';
import { group, int, none, operation, ref } from '../language.ts';

export const operations = group({
  GetDefaultTimeZoneInformation: operation(
    '',
    none(),
    ref(() => PreferredTimeZone),
  ),
  GetBaseTimeZoneId: operation('', none(), int()),
  GetDefaultTimeZonePreference: operation('', none(), int()),
});
