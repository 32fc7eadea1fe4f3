/** What operations need that are about attachments: on a ticket in every standing, and on none, as one's own uploads and another's. */
import { createHash } from 'node:crypto';
import { type Aim, aboutTicket, ask, type Cell } from './rights-matrix-aims.ts';
import { commanded, isAdmin, may, OWNERS, type Rule, STANDINGS, seen } from './rights-matrix-rules.ts';
import { OTHER } from './rights-matrix-scene.ts';

const mailOf = (secret: string): string =>
  `Subject: ${secret}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n${secret}\r\n--b\r\nContent-Disposition: attachment\r\n\r\n${secret}\r\n--b--\r\n`;

async function kept({ scene, secret }: Cell): Promise<{ hash: Buffer; size: number }> {
  const bytes = Buffer.from(mailOf(secret));
  const hash = createHash('sha256').update(bytes).digest();
  await scene.desk.sql('insert into svar_blob (hash, size, bytes) values ($1, $2, $3) on conflict do nothing', [hash, bytes.length, bytes]);
  return { hash, size: bytes.length };
}

/** An attachment of the cell's ticket (its message has the same id), whose name and bytes hold the ticket's secret. */
async function attached(cell: Cell): Promise<number> {
  const { hash, size } = await kept(cell);
  const row = { name: `${cell.secret}.eml`, content_type: 'message/rfc822', att_size: size, blob_hash: hash };
  const attachment_id = await cell.insert('attachment', row);
  await cell.insert('ticket_attachment', { attachment_id, message_id: cell.ticket });
  return attachment_id;
}

/** An upload that is on no message. An associate without a Service user has none. */
const loose = ({ insert, relation, caller, secret }: Cell): Promise<number> =>
  insert('attachment', { name: `${secret}.txt`, svar_created_by: relation === 0 ? caller.userId || null : OTHER.userId });

async function document({ insert, ...cell }: Cell): Promise<number> {
  const { hash } = await kept({ insert, ...cell });
  return insert('document', { name: 'offer.txt', header: 'Offer', svar_content: hash, registered: new Date(0) });
}

/** What may not be seen is not there: bytes, and things to be made of them. */
const there: Rule = (who, relation) => (may(who, 'read', STANDINGS[relation]!) ? 'y' : 'n');
/** What may only be seen is refused. */
const changed: Rule = (who, relation) => (may(who, 'edit', STANDINGS[relation]!) ? 'y' : there(who, relation) === 'y' ? 'x' : 'n');

type About = (id: number, cell: Cell) => unknown;
const showsSecret: Aim['shows'] = (answer, { secret }) => answer.includes(secret);
const onTicket = (rule: Rule, about: About, shows: Aim['shows'] = showsSecret): Aim =>
  aboutTicket(rule, async (cell: Cell) => about(await attached(cell), cell), shows);
const onNone = (otherwise: '.' | 'n', about: About, shows: Aim['shows'] = showsSecret): Aim => ({
  relations: OWNERS,
  rule: (who, relation) => (isAdmin(who) || (relation === 0 && who.service) ? 'y' : otherwise),
  said: async (cell) => about(await loose(cell), cell),
  shows,
});

const done: Aim['shows'] = (answer) => answer !== 'null';
const shown = (about: About): Aim[] => [onTicket(seen('read'), about), onNone('.', about)];
const mine: Rule = ({ service }) => (service ? 'y' : 'x');
const isThere: Aim['shows'] = (answer) => !answer.includes('There is no such attachment');

const valid: About = (id) => ({ AttachmentIds: [id] });
const upload: About = (AttachmentId) => ({ AttachmentId, Content: 'QQ==' });
const rename: About = (AttachmentId, { fresh }) => ({ AttachmentId, Name: `${fresh()}.txt` });
const copy: About = (AttachmentId, { fresh }) => ({ Filename: `${fresh()}.eml`, AttachmentId });

export const attachmentNeeds: Readonly<Record<string, Aim | readonly Aim[]>> = {
  'Ticket.CreateDefaultAttachmentEntity': ask('anybody', null),
  'Ticket.GetAttachmentEntity': shown((id) => id),
  'Ticket.GetAttachmentPreview': shown((AttachmentId) => ({ AttachmentId })),
  'Ticket.GetPreviewAttachmentStream': shown((AttachmentId) => ({ AttachmentId })),
  'Ticket.GetAttachmentStream': [
    onTicket(there, (AttachmentId) => ({ AttachmentId })),
    onNone('n', (AttachmentId) => ({ AttachmentId }), done),
  ],
  'Ticket.GetRfcAttachmentStream': onTicket(there, (AttachmentId) => ({ AttachmentId, Position: 0 })),
  'Ticket.GetAttachmentInfo': onTicket(seen('read'), (_, { ticket }) => ({ TicketMessageEntityId: ticket })),
  'Ticket.GetAttachmentInfoNonInline': onTicket(seen('read'), (_, { ticket }) => ({ TicketMessageEntityId: ticket })),
  'Ticket.GetTicketAttachments': onTicket(seen('read'), (_, { ticket }) => ({ TicketEntityId: ticket })),
  'Ticket.ValidateAttachments': [onTicket(seen('read'), valid, isThere), onNone('.', valid, isThere)],
  'Ticket.SaveAttachmentEntity': [
    { ...ask('anybody', { Name: 'a.txt' }), rule: mine },
    onTicket(changed, rename, done),
    onNone('n', rename, done),
  ],
  'Ticket.UploadAttachment': [onTicket(changed, upload, done), onNone('n', upload, done)],
  // both ends: the message is to be changed, the attachment to be seen
  'Ticket.AddAttachments': [
    aboutTicket(commanded('edit'), async (cell: Cell) => ({
      TicketMessageEntityId: cell.ticket,
      AttachmentIds: [await loose({ ...cell, relation: 0 })],
    })),
    aboutTicket(
      (who, relation) => (isAdmin(who) || !may(who, 'edit', STANDINGS[relation]!) ? commanded('edit')(who, relation) : 'n'),
      async (cell: Cell) => ({ TicketMessageEntityId: cell.ticket, AttachmentIds: [await loose({ ...cell, relation: 1 })] }),
    ),
  ],
  'Ticket.RemoveMessageAttachments': onTicket(
    commanded('edit'),
    (id, { ticket }) => ({ TicketMessageEntityId: ticket, AttachmentIds: [id] }),
    done,
  ),
  'Ticket.CopyToTempFile': onTicket(there, copy, done),
  'Ticket.CopyFromCRMDocument': {
    ...ask('anybody', async (cell: Cell) => ({ DocumentId: await document(cell) })),
    // who is no user of the service is told what he may not do, who does not work at the desk sees no such document
    rule: ({ internal, service }) => (internal ? (service ? 'y' : 'x') : 'n'),
  },
};
