/** The TimeZone agent: the desk's own zone, and the one that a user prefers. */
import type { Call } from '../../app/call.ts';
import { LEVEL, readPreferences } from '../../app/preferences.ts';
import { operations } from '../../contract/agents/time-zone.ts';
import { findZone, type PublishedZone, zoneCode, zones } from '../../contract/locale.ts';
import { zoneOf } from '../../time/zone.ts';
import { implement } from '../implement.ts';

const PREFERENCE = { section: 'Globalization', key: 'TimeZone' };

/** A published zone, or one that only has an IANA name, with the number 0. */
const published = (iana: string): PublishedZone => {
  const code = zoneCode(iana);
  return zones.find((zone) => zone.iana === iana && zone.code === code) ?? { id: 0, code: iana, iana, name: iana.replaceAll('_', ' ') };
};

/** The country that a code begins with; empty where it begins with none. */
function countryOf(code: string): string {
  const region = /^([A-Z]{2})(?:$|[-\d])/.exec(code)?.[1];
  return region ? (new Intl.DisplayNames('en', { type: 'region' }).of(region) ?? '') : '';
}

/** The preferred zone of the caller with the id of the preference; the desk's own when none is set or it is unknown. */
async function preferredZone(call: Call): Promise<{ zone: PublishedZone; preferenceId: number }> {
  const [preferred] = await readPreferences(call, [PREFERENCE]);
  const found = preferred && preferred.value !== '' ? findZone(preferred.value) : null;
  return found ? { zone: published(found.zone.name), preferenceId: preferred!.id } : { zone: published(call.desk.zone), preferenceId: 0 };
}

export const handlers = implement(operations, {
  async GetBaseTimeZoneId({ call }) {
    return { value: published(call.desk.zone).id };
  },
  async GetDefaultTimeZoneInformation({ call }) {
    const { zone, preferenceId } = await preferredZone(call);
    const ahead = Math.round(zoneOf(zone.iana).offset(call.at) / 60_000);
    return {
      value: {
        PreferenceId: preferenceId,
        TZLocationId: zone.id,
        LocationCode: zone.code,
        Description: zone.name,
        Country: countryOf(zone.code),
        // wire: as Windows counts: what is to be added to the local time to get UTC
        Bias: -ahead,
      },
    };
  },
  async GetDefaultTimeZonePreference({ call }) {
    const [row] = await readPreferences(call, [PREFERENCE], LEVEL.system);
    return { value: row?.id ?? 0 };
  },
});
