/** Reply templates, and what their names stand for. */
import type { Row, Statement } from './database.ts';

export interface TemplateBody {
  id: number;
  ownerId: number | null;
  accessLevel: number;
  languageId: number;
  isDefault: boolean;
  subject: string;
  plain: string;
  html: string;
}

/** The bodies of a template, one a language, the default first; none when there is no such template. */
export const templateBodies = (id: number): Statement => ({
  name: 'template-bodies',
  text: `select t.id, t.owned_by as "ownerId", t.access_level as "accessLevel", b.language_id as "languageId", (b.flags & 1) <> 0 as "isDefault", b.subject, b.body_plain as plain, b.body_html as html
    from reply_template t join reply_template_body b on b.reply_template_id = t.id where t.id = $1 order by (b.flags & 1) desc, b.id`,
  values: [id],
});
export const templateRows = (rows: readonly Row[]): TemplateBody[] => rows as unknown as TemplateBody[];

/** What `config` means in templates: settings and the desk's own company. */
export const templateSettings = (names: readonly string[]): Statement => ({
  name: 'template-settings',
  text: `select name, value from registry where name = any($1::text[]) union all select 'company', name from contact where contact_id = 2`,
  values: [names],
});

/** The plain text of a ticket's newest message. The caller has made sure that the ticket may be read. */
export const newestMessage = (ticketId: number): Statement => ({
  name: 'newest-message-text',
  text: 'select left(body, 100000) as body from ej_message where ticket_id = $1 order by created_at desc, id desc limit 1',
  values: [ticketId],
});

/** The code of a customer language, `en`. */
export const languageCodes = (ids: readonly number[]): Statement => ({
  name: 'customer-language-codes',
  text: 'select id, lang_code as code from cust_lang where id = any($1::int[])',
  values: [ids],
});
