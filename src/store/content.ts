/** What a new message is made of: correspondents and their addresses, the message that is answered, bytes of its images. The caller has made sure that the ticket may be read. */
import type { AddressFacts, Correspondent, Letter } from '../domain/recipients.ts';
import type { Row, Statement } from './database.ts';
import type { AttachmentRow } from './ticket-reads.ts';

/** A registry value by its name; null when it is not set. */
export const registryValues = (names: readonly string[]): Statement => ({
  name: 'registry-values',
  text: 'select name, value from registry where name = any($1::text[])',
  values: [names],
});
export const registryOf = (rows: readonly Row[]): ReadonlyMap<string, string> =>
  new Map(rows.map(({ name, value }) => [name as string, (value as string | null) ?? '']));

const name = (alias: string): string =>
  `concat_ws(' ', nullif(${alias}.firstname, ''), nullif(${alias}.middlename, ''), nullif(${alias}.lastname, ''))`;
const mobile = 16387; // wire: the bits of ptype_idx that say "a person's mobile number"

/** The persons of a ticket, the primary one first, then those whom messages name, without a place. With all their addresses. */
export const correspondents = (ticketId: number, messageIds: readonly number[]): Statement => ({
  name: 'correspondents-of-ticket',
  text: `select p.person_id as id, ${name('p')} as name, (p.retired or p.deleted) as retired, c.rank as place,
      coalesce((select f.phone from phone f where f.owner_id = p.person_id and f.ptype_idx = ${mobile} order by f.rank, f.phone_id limit 1), '') as mobile,
      coalesce((select json_agg(json_build_object('address', e.email_address, 'bounces', e.bouncecount) order by e.rank, e.email_id) from email e where e.person_id = p.person_id), '[]') as addresses
    from person p left join ticket_customers c on c.customer_id = p.person_id and c.ticket_id = $1
    where p.person_id in (select customer_id from ticket_customers where ticket_id = $1 union all select customer_id from ej_message where id = any($2::int[]) and ticket_id = $1)
    order by c.rank nulls last, c.id, p.person_id limit 500`,
  values: [ticketId, messageIds],
});

/** @returns the persons, and which of them are the ticket's: the primary one first */
export function correspondentsOf(rows: readonly Row[]): { persons: ReadonlyMap<number, Correspondent>; ofTicket: Correspondent[] } {
  const all = rows as unknown as (Correspondent & { place: number | null })[];
  return { persons: new Map(all.map((person) => [person.id, person])), ofTicket: all.filter(({ place }) => place !== null) };
}

const HEADER_AT_MOST = 100_000;
const letter = `m.id, m.badge, m.customer_id as "personId", left(m.email_header, ${HEADER_AT_MOST}) as "emailHeader",
    coalesce((select json_agg(json_build_object('name', h.name, 'value', left(h.value, ${HEADER_AT_MOST})) order by h.id) from message_header h
      where h.message_id = m.id and lower(h.name) in ('to', 'cc', 'from', 'reply-to', 'sms')), '[]') as headers`;
const external = 2;
const ordinary = 0;
/** A returned mail, or one that never left, is nothing to answer. */
const newestExternal = `where m.ticket_id = $1 and m.slevel = ${external} and m.message_category = ${ordinary} order by m.created_at desc, m.id desc limit 1`;

/** What one message of a ticket says of its writer and readers. */
export const letterById = (ticketId: number, messageId: number): Statement => ({
  name: 'letter-by-id',
  text: `select ${letter} from ej_message m where m.ticket_id = $1 and m.id = $2`,
  values: [ticketId, messageId],
});

/** The same of the newest message of a ticket that the customer may see. */
export const newestLetter = (ticketId: number): Statement => ({
  name: 'newest-letter',
  text: `select ${letter} from ej_message m ${newestExternal}`,
  values: [ticketId],
});

export type LetterRow = Letter & { id: number };
export const letterOf = (rows: readonly Row[]): LetterRow | null => (rows[0] as unknown as LetterRow | undefined) ?? null;

/** A message with what a quote of it needs. */
export interface QuotedRow extends LetterRow {
  author: string;
  createdAt: number;
  body: string;
  htmlBody: string;
}
const quoted = `${letter}, m.author, m.created_at as "createdAt", m.body, m.html_body as "htmlBody"`;

/** The message of a ticket that is to be quoted: the one named, whatever its level; with 0 the newest that the customer may see. */
export const quotedMessage = (ticketId: number, messageId: number): Statement =>
  messageId > 0
    ? {
        name: 'quoted-message-by-id',
        text: `select ${quoted} from ej_message m where m.ticket_id = $1 and m.id = $2`,
        values: [ticketId, messageId],
      }
    : { name: 'quoted-message-newest', text: `select ${quoted} from ej_message m ${newestExternal}`, values: [ticketId] };
export const quotedOf = (rows: readonly Row[]): QuotedRow | null => (rows[0] as unknown as QuotedRow | undefined) ?? null;

/** The desk's own addresses: of its mailboxes, friendly names among them. */
export const OWN_ADDRESSES: Statement = {
  name: 'own-addresses',
  text: `select address from mail_in_filter where address <> '' union all select alias from mail_alias union all select value from registry where name = 'Default From address' and value <> ''`,
  values: [],
};

/** What is known of addresses, in lower case. */
export const addressFacts = (addresses: readonly string[]): Statement => ({
  name: 'address-facts',
  text: `select lower(e.email_address) as address, max(e.bouncecount) as bounces,
      coalesce(bool_and(p.retired or p.deleted) filter (where p.person_id is not null), false) as retired,
      coalesce((array_agg(${name('p')} order by (p.retired or p.deleted), e.rank, e.email_id) filter (where p.person_id is not null))[1], '') as name
    from email e left join person p on p.person_id = e.person_id where lower(e.email_address) = any($1::text[]) group by 1`,
  values: [addresses],
});
export const addressFactsOf = (rows: readonly Row[]): ReadonlyMap<string, AddressFacts> =>
  new Map(rows.map((row) => [row.address as string, row as unknown as AddressFacts]));

/** The signature of a Service user. */
export const signatureOf = (userId: number): Statement => ({
  name: 'signature-of-user',
  text: 'select signature from ejuser where id = $1',
  values: [userId],
});

/** The attachments of one message, in their order; `size` is that of the bytes that are there. */
export const attachmentsOfMessage = (messageId: number): Statement => ({
  name: 'attachments-of-message',
  text: `select a.message_id as "messageId", b.id, b.name, b.content_type as "contentType", b.att_size as size, a.inline_image as inline, a.content_id as "contentId", b.auth_key as "authKey"
    from ticket_attachment a join attachment b on b.id = a.attachment_id where a.message_id = $1 order by a.id`,
  values: [messageId],
});
export const attachmentRows = (rows: readonly Row[]): AttachmentRow[] => rows as unknown as AttachmentRow[];

/** Sizes of the bytes of a message's attachments; one that has none is not there. */
export const contentSizes = (messageId: number): Statement => ({
  name: 'content-sizes-of-message',
  text: `select b.id, s.size from ticket_attachment a join attachment b on b.id = a.attachment_id join svar_blob s on s.hash = b.blob_hash where a.message_id = $1`,
  values: [messageId],
});

/** The bytes of attachments of one message. */
export const contentsOf = (messageId: number, ids: readonly number[]): Statement => ({
  name: 'contents-of-attachments',
  text: `select distinct on (b.id) b.id, s.bytes from ticket_attachment a join attachment b on b.id = a.attachment_id join svar_blob s on s.hash = b.blob_hash
    where a.message_id = $1 and b.id = any($2::int[])`,
  values: [messageId, ids],
});
