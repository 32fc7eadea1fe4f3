/** Messages beside the way of a save: taken away, found by their headers. */
import type { Statement } from './database.ts';

/** Deletes a message with its headers and links; versions and index go with it. */
export const deleteMessage = (id: number): Statement => ({
  name: 'delete-message',
  text: 'delete from ej_message where id = $1',
  values: [id],
});

/** The messages of headers. @returns (of the rows) `id`, each once */
export const messagesOfHeaders = (headerIds: readonly number[]): Statement => ({
  name: 'messages-of-headers',
  text: 'select distinct message_id as id from message_header where id = any($1::int[]) order by 1',
  values: [headerIds],
});

/** Deletes attachments that hang on no message any more. @param ids candidates */
export const deleteOrphans = (ids: readonly number[]): Statement => ({
  name: 'delete-orphaned-attachments',
  text: `delete from attachment a where a.id = any($1::int[]) and not exists (select from ticket_attachment t where t.attachment_id = a.id)
    and not exists (select from ej_message m where m.body_attachment = a.id) and not exists (select from ej_message m where m.html_body_attachment = a.id)`,
  values: [ids],
});

/** Attachments of a message. @returns (of the rows) `id` */
export const attachmentsOn = (messageId: number): Statement => ({
  name: 'attachments-on-message',
  text: 'select attachment_id as id from ticket_attachment where message_id = $1',
  values: [messageId],
});
