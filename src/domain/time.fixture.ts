/** Priorities, statuses and moments for tests of time. STD, HIGH and NIGHT are those of the worked examples (sla-and-time §7). */
import * as fc from 'fast-check';
import { instantOf, wallOf, zoneOf } from '../time/zone.ts';
import { TicketPriorityEscalateEvent as Event, TicketBaseStatus, TicketPriorityFlags, TicketStatusTimeCounter } from '../vocabulary.ts';
import type { EscalationLevel, Priority, Status, Window } from './desk.ts';
import type { Instant } from './thread.ts';

export const OSLO = 'Europe/Oslo';

/** The moment of a local clock, `yyyy-MM-dd HH:mm[:ss]`. */
export function at(text: string, zone = OSLO): Instant {
  const [year, month, day, hour, minute, second = 0] = text.split(/[- :]/).map(Number) as [number, number, number, number, number];
  return instantOf({ year, month, day, hour, minute, second, millisecond: 0 }, zoneOf(zone));
}

const two = (number: number): string => String(number).padStart(2, '0');

/** A moment as its local clock, `yyyy-MM-dd HH:mm`; seconds only when there are some. */
export function local(instant: Instant | null, zone = OSLO): string | null {
  if (instant === null) return null;
  const { year, month, day, hour, minute, second } = wallOf(instant, zoneOf(zone));
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}${second ? `:${two(second)}` : ''}`;
}

/** The same with the zone's offset, for clocks that show it twice. */
export const zoned = (instant: Instant | null): string | null =>
  instant === null ? null : `${local(instant)} +${zoneOf(OSLO).offset(instant) / 3_600_000}`;

const window = (text: string | null): Window | null => {
  const [start, stop] = text?.split('-') ?? [];
  return start && stop ? { start: `${start}:00`, stop: `${stop}:00` } : null;
};

/** A week of windows `HH:mm-HH:mm`, Monday first; null is closed. */
export const week = (...days: (string | null)[]): Priority['week'] => days.map(window);
export const weekdays = (text: string): Priority['week'] => week(text, text, text, text, text, null, null);
export const everyDay = (text: string): Priority['week'] => week(text, text, text, text, text, text, text);

/** Levels 1, 2, 3 … after so many minutes each. */
export const levels = (...after: number[]): EscalationLevel[] =>
  after.map((minutes, index) => ({
    id: index + 1,
    level: index + 1,
    after: minutes,
    action: 0,
    delegateTo: null,
    scriptId: null,
    emailTo: '',
    smsTo: '',
    templates: { customer: null, user: null, master: null, email: null, customerSms: null, userSms: null, masterSms: null, sms: null },
  }));

export const { None, Stop, Continue, Restart } = Event;
const { None: n, Restart: r } = Event;

const base: Priority = {
  id: 1,
  name: 'STD',
  status: 1,
  flags: TicketPriorityFlags.AlertSchedule,
  sortOrder: 1,
  events: { read: n, owner: n, newInfo: n, closed: n, priority: n, created: r },
  deadline: 480,
  week: weekdays('09:00-17:00'),
  moreWindows: [],
  holidays: ['25/12', ' 26/12', '01/01'],
  levels: levels(120, 60, 480),
};
/** STD with other members; `events` are added to STD's own. */
export const std = (more: Partial<Omit<Priority, 'events'>> & { events?: Partial<Priority['events']> } = {}): Priority => ({
  ...base,
  ...more,
  events: { ...base.events, ...more.events },
});
export const high = (events: Partial<Priority['events']> = {}, deadline = 60): Priority =>
  std({ id: 2, name: 'HIGH', week: weekdays('08:00-18:00'), holidays: [], levels: levels(30, 45, 240), deadline, events });
export const night = (): Priority => std({ id: 3, name: 'NIGHT', week: weekdays('22:00-06:00'), holidays: [] });

/** Statuses by the names of the examples; `vendor` is the second of the Active ones that count internally. */
const statusRow = (id: number, name: string, status: TicketBaseStatus, counter: TicketStatusTimeCounter): Status => ({
  id,
  name,
  base: status,
  counter,
  deleted: false,
  noEmailReopen: false,
  rank: id,
});
export const STATUS = {
  open: statusRow(1, 'Open', TicketBaseStatus.Active, TicketStatusTimeCounter.Internally),
  closed: statusRow(2, 'Closed', TicketBaseStatus.Closed, TicketStatusTimeCounter.None),
  waiting: statusRow(3, 'Waiting for customer', TicketBaseStatus.Postponed, TicketStatusTimeCounter.Externally),
  queue: statusRow(6, 'In queue', TicketBaseStatus.Active, TicketStatusTimeCounter.Queue),
  vendor: statusRow(7, 'Open, escalated to vendor', TicketBaseStatus.Active, TicketStatusTimeCounter.Internally),
} as const;

/** Zones of all kinds: northern, southern with half an hour of summer time, odd offsets, midnight jumps, none. */
export const ZONES = ['Europe/Oslo', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Santiago', 'Etc/UTC'] as const;

const clock = fc.integer({ min: 0, max: 1439 }).map((minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`);
const anyWindow: fc.Arbitrary<Window> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ start: clock, stop: clock }) },
  { weight: 1, arbitrary: fc.constant({ start: '00:00:00', stop: '23:59:00' }) },
  { weight: 1, arbitrary: fc.constant({ start: '22:00:00', stop: '06:00:00' }) },
  { weight: 1, arbitrary: fc.constant({ start: '02:00:00', stop: '03:00:00' }) },
);
const anyHoliday = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 12 })).map(([day, month]) => `${day}/${month}`),
  fc.tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 12 })).map(([day, month]) => `${two(day)}/${two(month)}/2026`),
  fc.constantFrom('', 'x', '1/2/3', '30/2', '29/3', '25/10', '5/4'),
);
/** Any office hours: closed days, windows over midnight, several a day that may overlap, holidays with and without a year. */
export const anyFrame = fc.record({
  week: fc.array(fc.option(anyWindow), { minLength: 7, maxLength: 7 }),
  moreWindows: fc.array(
    fc.tuple(anyWindow, fc.integer({ min: 1, max: 7 })).map(([one, weekday]) => ({ ...one, weekday })),
    { maxLength: 4 },
  ),
  holidays: fc.array(anyHoliday, { maxLength: 4 }),
});
export const anyZone = fc.constantFrom(...ZONES);
/** Moments of 2025 to 2027, often near a change of the clocks somewhere. */
export const anyInstant = fc.oneof(
  fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 11, 31) }),
  fc
    .tuple(
      fc.constantFrom(
        Date.UTC(2026, 2, 29),
        Date.UTC(2026, 9, 25),
        Date.UTC(2026, 2, 8),
        Date.UTC(2026, 10, 1),
        Date.UTC(2026, 3, 4),
        Date.UTC(2026, 8, 6),
      ),
      fc.integer({ min: -2 * 86_400_000, max: 2 * 86_400_000 }),
    )
    .map(([change, around]) => change + around),
);
