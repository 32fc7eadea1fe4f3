/**
 * Wall clocks and instants of an IANA time zone. Pure: the zone's rules come from the platform's own tables.
 * Wall clocks that happen twice mean the first occurrence; those that do not exist are moved forward by the gap.
 */

const DAY = 86_400_000;

/** A wall clock, without a zone. `month` and `day` begin at 1. */
export interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

export interface Zone {
  /** IANA name. */
  readonly name: string;
  /** Milliseconds that the zone's clocks are ahead of UTC at an instant. */
  offset(instant: number): number;
}

const zones = new Map<string, Zone>();

/**
 * The zone of an IANA name.
 * @throws RangeError when the platform does not know the name.
 */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    zone = /^(Etc\/)?(UTC|GMT|UCT)$/i.test(name) ? { name: 'Etc/UTC', offset: () => 0 } : tableOf(name);
    zones.set(name, zone);
  }
  return zone;
}

/** Does the platform know this IANA name? */
export function isZoneName(name: string): boolean {
  if (name === '') return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** The IANA name of the zone that this machine is set to; UTC when it is set to none. */
export function systemZone(): string {
  const name = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return name !== undefined && isZoneName(name) ? name : 'Etc/UTC';
}

function tableOf(name: string): Zone {
  const ask = asker(name);
  // one list a year of [from, offset]: a year is asked about once, in weekly steps, the change found by halving
  const years = new Map<number, [number, number][]>();
  const yearTable = (year: number): [number, number][] => {
    const end = Date.UTC(year + 1, 0, 2);
    let from = Date.UTC(year, 0, 1) - DAY;
    let offset = ask(from);
    const table: [number, number][] = [[from, offset]];
    while (from < end) {
      const to = from + 7 * DAY;
      const next = ask(to);
      if (next !== offset) {
        table.push([changeBetween(ask, from, to), next]);
        offset = next;
      }
      from = to;
    }
    return table;
  };
  // the stretch between two changes that was asked about last: dates that are read or written together mostly share it
  let last = { from: 0, to: 0, offset: 0 };
  return {
    name,
    offset(instant) {
      if (instant >= last.from && instant < last.to) return last.offset;
      const year = new Date(instant).getUTCFullYear();
      if (year < 1900 || year > 2200) return ask(instant);
      let table = years.get(year);
      if (!table) {
        table = yearTable(year);
        years.set(year, table);
      }
      let place = 0;
      while (place + 1 < table.length && instant >= table[place + 1]![0]) place++;
      const [start, offset] = table[place]!;
      const to = Math.min(table[place + 1]?.[0] ?? Number.POSITIVE_INFINITY, Date.UTC(year + 1, 0, 1));
      last = { from: Math.max(start, Date.UTC(year, 0, 1)), to, offset };
      return offset;
    },
  };
}

function changeBetween(ask: (instant: number) => number, from: number, to: number): number {
  const before = ask(from);
  let [low, high] = [from, to];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (middle === low) break;
    if (ask(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function asker(name: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const second = Math.floor(instant / 1000) * 1000;
    const part: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(second)) part[type] = value;
    const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
    const wall = utc(year, Number(part.month), Number(part.day), Number(part.hour), Number(part.minute), Number(part.second), 0);
    return wall - second;
  };
}

/** Milliseconds of a wall clock read as UTC; right for years below 100 too. */
function utc(year: number, month: number, day: number, hour: number, minute: number, second: number, millisecond: number): number {
  if (year >= 100) return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, millisecond);
  return date.getTime();
}

/** The wall clock of a zone at an instant. */
export function wallOf(instant: number, zone: Zone): Wall {
  const local = new Date(instant + zone.offset(instant));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
  };
}

/** The instant of a wall clock in a zone. Hours may be 24, days may overflow their month: both carry over. */
export function instantOf(wall: Wall, zone: Zone): number {
  const asUtc = utc(wall.year, wall.month, wall.day, wall.hour, wall.minute, wall.second, wall.millisecond);
  const before = zone.offset(asUtc - DAY);
  const after = zone.offset(asUtc + DAY);
  const candidates = [asUtc - before, asUtc - after].filter((instant) => instant + zone.offset(instant) === asUtc);
  return candidates.length > 0 ? Math.min(...candidates) : asUtc - before;
}
