/** The operations of the TimeZone agent that Svar declares; its other ones answer 501. */
import { PreferredTimeZone } from '../carriers/index.ts';
import { group, int, none, operation, ref } from '../language.ts';

export const operations = group({
  GetDefaultTimeZoneInformation: operation(
    'The zone that the caller prefers, else the base zone with preference id 0; Bias is what local time lacks to UTC, in minutes',
    none(),
    ref(() => PreferredTimeZone),
  ),
  GetBaseTimeZoneId: operation("Number of the desk's base zone; 0 for a zone that has none", none(), int()),
  GetDefaultTimeZonePreference: operation('Id of the zone preference that holds for the whole system; 0 when none is set', none(), int()),
});
