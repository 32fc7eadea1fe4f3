/** What happened to a record, written in the transaction that did it; webhooks and feeds are made from these rows. */
import type { Statement } from './database.ts';

/** `entity`: the official table-like name, `person`. `kind`: `person.changed`. Values are by column name; quote nothing that is personal beyond need. */
export interface RecordEvent {
  entity: string;
  id: number;
  kind: string;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
}

/** Notes events, the desk's version, and (with a key) the repeat that would be harmless: the last statement of every change of records. */
export const noteEvents = (events: readonly RecordEvent[], operation: string, userId: number, at: number): Statement => ({
  name: 'note-record-events',
  text: `insert into svar_event (at, user_id, operation, kinds, entity, row_id, before, after)
    select $1::timestamptz, $2::int, $3::text, array[e->>'kind'], e->>'entity', (e->>'id')::int, nullif(e->'before', 'null'), nullif(e->'after', 'null')
    from jsonb_array_elements($4::jsonb) with ordinality as list(e, place) order by place`,
  values: [new Date(at).toISOString(), userId, operation, JSON.stringify(events)],
});
