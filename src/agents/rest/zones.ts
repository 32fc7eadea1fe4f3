/** `GET /TimeZone/…`: the desk's own zone, and the one in effect. */
import { TimeZoneData, type TimeZoneRule } from '../../contract/carriers/resources.ts';
import { ref, type Shown } from '../../contract/language.ts';
import { type PublishedZone, zones } from '../../contract/locale.ts';
import { wallOf, type Zone, zoneOf } from '../../time/zone.ts';
import type { Request } from '../implement.ts';
import type { OwnAnswer, OwnHandler } from './own.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

type Rule = Shown<typeof TimeZoneRule>;

/** The days of a year on which the clocks are changed: the first day with the new offset. */
function changesOf(zone: Zone, year: number): { day: number; month: number; offset: number }[] {
  const changes: { day: number; month: number; offset: number }[] = [];
  const first = Date.UTC(year, 0, 1, 12);
  for (let at = first; at < Date.UTC(year + 1, 0, 1); at += DAY) {
    if (zone.offset(at) === zone.offset(at - DAY)) continue;
    const { day, month } = wallOf(at, zone);
    changes.push({ day, month, offset: zone.offset(at) / MINUTE });
  }
  return changes;
}

/** Rules of the year of the call: standard time, and summer time where there is one. */
function rulesOf(zone: Zone, at: number): { standard: Record<string, Rule>; summer: Record<string, Rule> } {
  const { year } = wallOf(at, zone);
  const changes = changesOf(zone, year);
  const offsets = changes.map(({ offset }) => offset);
  const standardOffset = Math.min(zone.offset(at) / MINUTE, ...offsets);
  const rule = (TZOffset: number, isSummer: boolean): Rule => {
    const start = changes.find(({ offset }) => offset > standardOffset === isSummer);
    const end = changes.find(({ offset }) => offset > standardOffset !== isSummer);
    return {
      TZOffset,
      ...(start && { StartDay: start.day, StartMonth: start.month }),
      ...(end && { EndDay: end.day, EndMonth: end.month }),
    };
  };
  const key = String(year);
  const summerOffset = Math.max(standardOffset, ...offsets);
  return {
    standard: { [key]: rule(standardOffset, false) },
    summer: summerOffset > standardOffset ? { [key]: rule(summerOffset, true) } : {},
  };
}

function present(zone: Zone, { call }: Request): OwnAnswer {
  const published: PublishedZone | undefined = zones.find(({ iana }) => iana === zone.name);
  const { standard, summer } = rulesOf(zone, call.at);
  const value: Shown<typeof TimeZoneData> = {
    TZLocationID: published?.id ?? 0,
    Name: published?.name ?? zone.name,
    TZLocationCode: published?.code ?? zone.name,
    TZLocationCities: zone.name.slice(zone.name.lastIndexOf('/') + 1).replaceAll('_', ' '),
    TimeZoneSTDRules: standard,
    TimeZoneDSTRules: summer,
  };
  return { value, result: ref(() => TimeZoneData) };
}

export const timeZones: Readonly<Record<string, OwnHandler>> = {
  'TimeZone.base': async (request) => present(zoneOf(request.call.desk.zone), request),
  'TimeZone.current': async (request) => present(request.locale.zone, request),
};
