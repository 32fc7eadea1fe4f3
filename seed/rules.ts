/** What the desk's lists say, read back from the database: the stories are played by them. */
import type pg from 'pg';
import type { Desk, Status } from '../src/domain/desk.ts';
import type { LogEntry } from '../src/domain/log.ts';
import { baseTimeZoneSetting } from '../src/store/base-data/settings.ts';
import { zoneOf } from '../src/time/zone.ts';
import { TicketPriorityEscalateEvent } from '../src/vocabulary.ts';
import { afterOfficeSeconds, type OfficeHours } from './office-hours.ts';

/** A step of a chain of escalation and its moment. */
interface Due {
  level: number;
  due: number;
}

export interface Rules {
  /** The moment of the demo. */
  at: number;
  /** Only as much of it as the log asks for. */
  desk: Desk;
  status(id: number): Pick<Status, 'base' | 'counter'>;
  hoursOf(priorityId: number): OfficeHours;
  deadline(createdAt: number, priorityId: number): number | null;
  /** The steps of the priority's chain in their order, for a ticket whose chain starts when it is made. */
  chain(createdAt: number, priorityId: number): Due[];
  escalated(level: number): LogEntry;
  /** Id of the ticket of a story with this key. */
  ticketOf(key: string): number;
}

interface PriorityRow {
  id: number;
  deadline: number;
  ticket_new: number;
  levels: { level: number; after: number }[];
  hours: OfficeHours;
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const [TICKET_ESCALATED, ALERT_LEVEL] = [9, 13];

async function priorities(client: pg.ClientBase, zoneName: string): Promise<ReadonlyMap<number, PriorityRow>> {
  const { rows } = await client.query<Record<string, string | null> & { levels: PriorityRow['levels'] | null }>(
    `select *, (select json_agg(json_build_object('level', alert_level, 'after', alert_timeout) order by alert_level)
       from ticket_alert a where a.priority = p.id) as levels from ticket_priority p`,
  );
  const zone = zoneOf(zoneName);
  return new Map(
    rows.map((row) => {
      const week = days.map((day) => {
        const [start, stop] = [row[`${day}_start`], row[`${day}_stop`]];
        return start && stop ? { start, stop } : null;
      });
      const holidays = new Set((row.non_dates ?? '').split(',').map((token) => token.trim()));
      const hours = { zone, days: week, holidays };
      const [id, deadline, ticketNew] = [Number(row.id), Number(row.deadline), Number(row.ticket_new)];
      return [id, { id, deadline, ticket_new: ticketNew, levels: row.levels ?? [], hours }];
    }),
  );
}

/** The desk that the log knows: it asks for the custom fields only. */
async function deskOf(client: pg.ClientBase, zone: string): Promise<Desk> {
  const fields = await client.query<{ id: number; name: string; type: number }>(
    'select id, field_name as name, type from extra_fields where domain = 4',
  );
  const none = { statuses: new Map(), priorities: new Map(), types: new Map(), categories: new Map(), agents: new Map() };
  return {
    ...none,
    version: 0,
    zone,
    associates: new Map(),
    groups: new Map(),
    languages: new Map(),
    relationDefinitions: new Map(),
    tags: new Map(),
    ticketFields: new Map(
      fields.rows.map((field) => [field.name, { ...field, defaultValue: '', label: field.name, description: '', rank: 0, options: [] }]),
    ),
    messageFields: new Map(),
    ownFields: { company: new Map(), person: new Map(), project: new Map(), sale: new Map(), appointment: new Map(), document: new Map() },
    userFields: new Map(),
    settings: {
      intake: { createsPersons: false, lastNameFirst: false, hidesStrangers: false, welcomes: false },
      analysis: { language: true, sentiment: true, category: 1, youngerThan: 1440 },
      externalByDefault: true,
      editMessages: false,
      queueStatusIds: new Set(),
      takeOverStatusId: null,
      inactiveAfterHours: 2,
      retainDays: 14,
      inboxDays: 30,
      sentMailDays: 7,
      sendingTries: null,
      popUpSeconds: null,
      presetTimeToReply: null,
      systemTemplates: new Map(),
      mail: { tags: ['ejTag'], searchBody: true, subjectFirst: false },
      defaultStatus: new Map(),
    },
  };
}

/** Reads the lists. `ticketIds` are the tickets of the stories that have a key. */
export async function readRules(client: pg.ClientBase, at: number, ticketIds: ReadonlyMap<string, number>): Promise<Rules> {
  const setting = await client.query<{ value: string | null }>('select value from registry where name = $1', [baseTimeZoneSetting]);
  const zone = setting.rows[0]?.value ?? 'Etc/UTC';
  const rows = await client.query<{ id: number } & Pick<Status, 'base' | 'counter'>>(
    'select id, status as base, time_counter as counter from ticket_status',
  );
  const statuses = new Map(rows.rows.map((row) => [row.id, row]));
  const byPriority = await priorities(client, zone);
  const later = (from: number, minutes: number, priorityId: number): number | null =>
    afterOfficeSeconds(from, minutes * 60, byPriority.get(priorityId)!.hours);
  return {
    at,
    desk: await deskOf(client, zone),
    status: (id) => statuses.get(id)!,
    hoursOf: (id) => byPriority.get(id)!.hours,
    deadline: (createdAt, id) => (byPriority.get(id)!.deadline ? later(createdAt, byPriority.get(id)!.deadline, id) : null),
    chain: (createdAt, id) => {
      const priority = byPriority.get(id)!;
      let from: number | null = priority.ticket_new === TicketPriorityEscalateEvent.Restart ? createdAt : null;
      return priority.levels.flatMap(({ level, after }) => {
        from = from === null ? null : later(from, after, id);
        return from === null ? [] : [{ level, due: from }];
      });
    },
    escalated: (level) => ({
      action: TICKET_ESCALATED,
      about: 'ticket',
      changes: [{ change: ALERT_LEVEL, from: String(level - 1), to: String(level), extraFieldId: null }],
    }),
    ticketOf: (key) => {
      const id = ticketIds.get(key);
      if (id === undefined) throw new Error(`no story is called ${key}`);
      return id;
    },
  };
}
