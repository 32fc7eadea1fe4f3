/** What tickets count of their messages, as the database hands it over: a column at a time. A thousand rows cost twice as much. */
import type { MessageFacts } from '../domain/tally.ts';
import type { Row, Statement } from './database.ts';

type Counted = Exclude<keyof MessageFacts, 'attached'>;

const COLUMNS: Readonly<Record<Counted, string>> = {
  id: 'm.id',
  ticketId: 'm.ticket_id',
  createdAt: '(extract(epoch from m.created_at) * 1000)::bigint',
  author: 'm.author',
  level: 'm.slevel',
  category: 'm.message_category',
  personId: 'm.customer_id',
  timeSpent: 'm.time_spent',
  badge: 'm.badge',
  language: 'm.language',
  sentiment: 'm.sentiment',
  sentimentConfidence: 'm.sentimentconfidence',
};
const NAMES = Object.keys(COLUMNS) as Counted[];

/** The columns as lists, message by message in one order; null when there is no message. */
type Lists = { [K in Counted]: MessageFacts[K][] | null } & {
  /** Messages with an attachment that is no inline image, in any order; null: none has one. */
  attached: number[] | null;
};

/** What tickets count of their messages: one row, see `messageFacts`. */
export const messageFactsOf = (ticketIds: readonly number[]): Statement => ({
  name: 'message-facts-of-tickets',
  text: `select ${NAMES.map((name) => `json_agg(${COLUMNS[name]}) as "${name}"`).join(', ')},
      (select json_agg(distinct l.message_id) from ticket_attachment l join ej_message a on a.id = l.message_id where a.ticket_id = any($1::int[]) and not l.inline_image) as attached
    from ej_message m where m.ticket_id = any($1::int[])`,
  values: [ticketIds],
});

/** The facts out of the row of `messageFactsOf`, in any order. */
export function messageFacts(rows: readonly Row[]): MessageFacts[] {
  const lists = rows[0] as unknown as Lists;
  const attached = new Set(lists.attached);
  return (lists.id ?? []).map((id, place) => ({
    id,
    ticketId: lists.ticketId![place]!,
    createdAt: lists.createdAt![place]!,
    author: lists.author![place]!,
    level: lists.level![place]!,
    category: lists.category![place]!,
    personId: lists.personId![place]!,
    timeSpent: lists.timeSpent![place]!,
    badge: lists.badge![place]!,
    language: lists.language![place]!,
    sentiment: lists.sentiment![place]!,
    sentimentConfidence: lists.sentimentConfidence![place]!,
    attached: attached.has(id),
  }));
}
