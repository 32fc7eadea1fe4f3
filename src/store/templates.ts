/** Reply templates, and what their names stand for. */
import { TicketSecurityLevel, UserType } from '../vocabulary.ts';
import type { Row, Statement } from './database.ts';
import { ADDRESS_TYPES, ELEMENTS } from './people/shapes.ts';

export interface TemplateBody {
  id: number;
  ownerId: number | null;
  accessLevel: number;
  languageId: number;
  isDefault: boolean;
  subject: string;
  plain: string;
  html: string;
  sms: string;
}

/** The bodies of a template, one a language, the default first; none when there is no such template. */
export const templateBodies = (id: number): Statement => ({
  name: 'template-bodies',
  text: `select t.id, t.owned_by as "ownerId", t.access_level as "accessLevel", b.language_id as "languageId", (b.flags & 1) <> 0 as "isDefault", b.subject, b.body_plain as plain, b.body_html as html, b.body_sms as sms
    from reply_template t join reply_template_body b on b.reply_template_id = t.id where t.id = $1 order by (b.flags & 1) desc, b.id`,
  values: [id],
});
export const templateRows = (rows: readonly Row[]): TemplateBody[] => rows as unknown as TemplateBody[];

/** A company's address in a line; the postal one first. */
const addressOf = (
  companyId: string,
): string => `(select concat_ws(', ', nullif(address1, ''), nullif(address2, ''), nullif(address3, ''), nullif(concat_ws(' ', nullif(zipcode, ''), nullif(city, '')), ''))
    from address where contact_id = ${companyId} and atype_idx in (${ADDRESS_TYPES.postal}, ${ADDRESS_TYPES.street}) order by atype_idx limit 1)`;
const phoneOf = (kind: 'phones' | 'faxes'): string =>
  `(select phone from phone f where f.owner_id = k.contact_id and f.ptype_idx = ${ELEMENTS.contact[kind]!.type} order by f.rank, f.phone_id limit 1)`;

/** What templates say of a person and the company beside what tickets show. Associates are the desk's. */
export interface TemplatePerson {
  salutation: string;
  note: string;
  /** His own log-in, where he has one. */
  username: string | null;
  address: string | null;
  companyPhone: string | null;
  companyFax: string | null;
  domain: string | null;
  companyNote: string | null;
  supportAssociateId: number | null;
  salesAssociateId: number | null;
}
export const templatePerson = (personId: number): Statement => ({
  name: 'template-person',
  text: `select p.salutation, p.svar_description as note,
      (select a.name from associate a where a.person_id = p.person_id and a.type = ${UserType.ExternalAssociate} and not a.deleted order by a.associate_id limit 1) as username,
      ${addressOf('k.contact_id')} as address, ${phoneOf('phones')} as "companyPhone", ${phoneOf('faxes')} as "companyFax",
      (select domain_name from company_domain d where d.company_id = k.contact_id order by d.rank, d.company_domain_id limit 1) as domain,
      k.svar_description as "companyNote", k.supportassociateid as "supportAssociateId", k.associate_id as "salesAssociateId"
    from person p left join contact k on k.contact_id = p.contact_id where p.person_id = $1`,
  values: [personId],
});
export const templatePersonOf = (rows: readonly Row[]): TemplatePerson | null => (rows[0] as TemplatePerson | undefined) ?? null;

/** What templates say of a Service user beside what the desk knows. */
export interface TemplateUser {
  firstName: string;
  middleName: string;
  lastName: string;
  signature: string;
}
export const templateUser = (userId: number): Statement => ({
  name: 'template-user',
  text: `select u.firstname as "firstName", u.middlename as "middleName", u.lastname as "lastName", u.signature from ejuser u where u.id = $1`,
  values: [userId],
});
export const templateUserOf = (rows: readonly Row[]): TemplateUser | null => (rows[0] as TemplateUser | undefined) ?? null;

/** What `config` means in templates: settings and the desk's own company. */
export const templateSettings = (names: readonly string[]): Statement => ({
  name: 'template-settings',
  text: `select name, value from registry where name = any($1::text[]) union all select 'company', name from contact where contact_id = 2
    union all select 'address', ${addressOf('2')}`,
  values: [names],
});

/** The plain text of a ticket's newest message. The caller has made sure that the ticket may be read. @param isForCustomer of what he may see alone */
export const newestMessage = (ticketId: number, isForCustomer: boolean): Statement => ({
  name: 'newest-message-text',
  text: `select left(body, 100000) as body from ej_message where ticket_id = $1 and (not $2::bool or slevel = ${TicketSecurityLevel.External}) order by created_at desc, id desc limit 1`,
  values: [ticketId, isForCustomer],
});

/** The code of a customer language, `en`. */
export const languageCodes = (ids: readonly number[]): Statement => ({
  name: 'customer-language-codes',
  text: 'select id, lang_code as code from cust_lang where id = any($1::int[])',
  values: [ids],
});
