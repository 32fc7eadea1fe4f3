/** Models of categories, and the closed tickets that they learn from. */
import { TicketBaseStatus, TicketMessageCategory, TicketSecurityLevel } from '../vocabulary.ts';
import type { Row, Statement } from './database.ts';

/** Characters of a text from which a model learns. */
const TEXT_AT_MOST = 4_000;
const TICKETS_AT_ONCE = 200;
/** Older ones are forgotten, but for the one in use. */
const MODELS_KEPT = 5;

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** A closed ticket as a model learns from it. */
export interface LearntTicket {
  id: number;
  categoryId: number;
  /** Twice the company's id, or twice the person's and one where there is none; -1 for nobody. */
  customer: number;
  /** Milliseconds. */
  createdAt: number;
  /** Somebody chose this category against a suggestion. */
  corrected: boolean;
  language: string;
  title: string;
  body: string;
}

/** The next closed tickets before an id with the first words of their customers, the newest first: where room runs out, the oldest are left. */
export const learntTickets = (before: number): Statement => ({
  name: 'learnt-tickets',
  text: `select t.id, t.category as "categoryId", coalesce(t.contact_id::bigint * 2, t.cust_id::bigint * 2 + 1, -1) as customer, (extract(epoch from t.created_at) * 1000)::bigint as "createdAt",
      coalesce(s.outcome = 2, t.orighumancategory_id is not null and s.ticket_id is null) as corrected, t.language, t.title, coalesce(left(m.body, ${TEXT_AT_MOST}), '') as body
    from (select * from ticket where id < $1 and status = ${TicketBaseStatus.Closed} order by id desc limit ${TICKETS_AT_ONCE}) t
      left join svar_suggestion s on s.ticket_id = t.id
      left join lateral (select body from ej_message where ticket_id = t.id and slevel = ${TicketSecurityLevel.External}
        and message_category = ${TicketMessageCategory.Message} order by created_at, id limit 1) m on true
    order by t.id desc`,
  values: [before],
});
export const learntRows = (rows: readonly Row[]): LearntTicket[] => rows as unknown as LearntTicket[];

/** What tells whether there is anything new to learn. @returns (of the row) `closed`: closed tickets now; `learnt`: those of the newest model, 0 without one */
export const learnable: Statement = {
  name: 'learnable-tickets',
  text: `select (select count(*)::int from ticket where status = ${TicketBaseStatus.Closed}) as closed,
      coalesce((select tickets from svar_model order by id desc limit 1), 0) as learnt`,
  values: [],
};

export interface NewModel {
  madeAt: number;
  /** Milliseconds; null when it has learnt from nothing. */
  dataFrom: number | null;
  dataTo: number | null;
  tickets: number;
  /** On tickets that were held back: 0–1. */
  accuracy: number;
  /** Plain JSON. */
  figures: unknown;
  content: Uint8Array;
}

/** Keeps a model. @returns (of the row) `id` */
export const insertModel = (model: NewModel): Statement => ({
  name: 'insert-model',
  text: `insert into svar_model (made_at, data_from, data_to, tickets, accuracy, figures, content)
    values ($1::timestamptz, $2::timestamptz, $3::timestamptz, $4, $5, $6::jsonb, $7::bytea) returning id`,
  values: [
    iso(model.madeAt),
    iso(model.dataFrom),
    iso(model.dataTo),
    model.tickets,
    model.accuracy,
    JSON.stringify(model.figures),
    model.content,
  ],
});

/** Locks the models' table of use: two who change it do so one after the other. */
export const LOCK_MODELS: Statement = {
  name: 'lock-models',
  text: 'select id, is_used as "isUsed" from svar_model order by id for update',
  values: [],
};

/** From now on this model suggests; 0: none does. */
export const useModel = (id: number): Statement[] => [
  { name: 'use-no-model', text: 'update svar_model set is_used = false where is_used and id <> $1', values: [id] },
  { name: 'use-model', text: 'update svar_model set is_used = true where id = $1 and not is_used', values: [id] },
];

/** Forgets all but the newest models and the one in use. */
export const forgetModels: Statement = {
  name: 'forget-models',
  text: `delete from svar_model where not is_used and id not in (select id from svar_model order by id desc limit ${MODELS_KEPT})`,
  values: [],
};

const COLUMNS = `id, (extract(epoch from made_at) * 1000)::bigint as "madeAt", (extract(epoch from data_from) * 1000)::bigint as "dataFrom",
  (extract(epoch from data_to) * 1000)::bigint as "dataTo", tickets, accuracy, figures, octet_length(content) as size, is_used as "isUsed"`;

/** A model without its content. */
export interface ModelRow extends Omit<NewModel, 'content'> {
  id: number;
  /** Bytes. */
  size: number;
  isUsed: boolean;
}

/** All models, the newest first. */
export const MODELS: Statement = { name: 'models', text: `select ${COLUMNS} from svar_model order by id desc`, values: [] };
export const modelRows = (rows: readonly Row[]): ModelRow[] => rows as unknown as ModelRow[];

/** Which model suggests. @returns (of the row) `id`; no row for none */
export const MODEL_IN_USE: Statement = { name: 'model-in-use', text: 'select id from svar_model where is_used', values: [] };

/** @returns (of the row) `content` */
export const modelContent = (id: number): Statement => ({
  name: 'model-content',
  text: 'select content from svar_model where id = $1',
  values: [id],
});
