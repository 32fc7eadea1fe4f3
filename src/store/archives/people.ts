/** Tables of people and what they belong to: persons, companies, users, sales, projects. */
import type { Column, RestrictionType, Table } from './column.ts';

export const column = (name: string, type: RestrictionType, sql: string, more: Omit<Column, 'name' | 'type' | 'sql'> = {}): Column => ({
  name,
  type,
  sql,
  ...more,
});

/** wire: both exist on every provider, to say openly that everything, or nothing, is wanted. */
export const everyTable: readonly Column[] = [
  column('getAllRows', 'bool', 'true', { sortable: false, open: true }),
  column('getNoRows', 'bool', 'false', { sortable: false, open: true }),
];

const fullName = (first: string, middle: string, last: string): string =>
  `concat_ws(' ', nullif(${first}, ''), nullif(${middle}, ''), nullif(${last}, ''))`;
const emailOf = (owner: string): string =>
  `(select e.email_address from email e where e.${owner} = @.${owner} order by e.rank, e.email_id limit 1)`;
/** wire: kinds of phone numbers are bits of ptype_idx; 16384 says that the owner is a person. */
const phoneOf = (kind: number): string =>
  `(select f.phone from phone f where f.owner_id = @.person_id and f.ptype_idx = ${kind} order by f.rank, f.phone_id limit 1)`;

/** A choice from a list whose rows are items of ours. */
const chosen = (name: string, sql: string, list: 'category' | 'business' | 'perspos'): Column =>
  column(name, 'listAny', sql, { list, display: `(select i.name from svar_list_item i where i.list = '${list}' and i.id = ${sql})` });

export const contacts: Table = {
  name: 'contact',
  columns: [
    column('contactId', 'int', '@.contact_id'),
    column('name', 'string', '@.name'),
    column('department', 'string', '@.department'),
    column('nameDepartment', 'stringorPK', "concat_ws(', ', nullif(@.name, ''), nullif(@.department, ''))", { key: '@.contact_id' }),
    column('fullname', 'string', "concat_ws(', ', nullif(@.name, ''), nullif(@.department, ''))"),
    column('orgnr', 'string', '@.orgnr'),
    column('number', 'string', '@.number2'),
    column('code', 'string', '@.number1'),
    chosen('category', '@.category_idx', 'category'),
    chosen('business', '@.business_idx', 'business'),
    column('registered', 'datetime', '@.registered'),
    column('updated', 'datetime', '@.updated'),
    column('countryId', 'int', '@.country_id'),
    column('associateId', 'associate', '@.associate_id', { list: 'associate' }),
    column('supportAssociate', 'associate', '@.supportassociateid', { list: 'associate' }),
    column('ticketPriority', 'listAny', '@.ticketpriorityid', { list: 'ticketpriority' }),
    column('supportLanguage', 'listAny', '@.supportlanguageid', { list: 'customerlanguage', display: langOf('@.supportlanguageid') }),
    column('supportPersonId', 'int', '@.supportpersonid'),
    column('email', 'string', emailOf('contact_id')),
    column('emailAddress', 'string', emailOf('contact_id')),
    column('deleted', 'bool', '@.deleted'),
    ...everyTable,
  ],
  custom: 'company',
  joins: { supportperson: { table: () => persons, on: '#.person_id = @.supportpersonid' } },
};

function langOf(id: string): string {
  return `(select l.name from cust_lang l where l.id = ${id})`;
}

export const persons: Table = {
  name: 'person',
  columns: [
    column('personId', 'int', '@.person_id'),
    column('contactId', 'int', '@.contact_id'),
    column('fullName', 'stringorPK', fullName('@.firstname', '@.middlename', '@.lastname'), { key: '@.person_id' }),
    column('firstName', 'string', '@.firstname'),
    column('middleName', 'string', '@.middlename'),
    column('lastName', 'string', '@.lastname'),
    column('mrMrs', 'string', '@.mrmrs'),
    column('title', 'string', '@.title'),
    column('rank', 'int', '@.rank'),
    column('personNumber', 'string', '@.person_number'),
    column('salutation', 'string', '@.salutation'),
    chosen('position', '@.position_idx', 'perspos'),
    chosen('business', '@.business_idx', 'business'),
    chosen('category', '@.category_idx', 'category'),
    column('registered', 'datetime', '@.registered'),
    column('updated', 'datetime', '@.updated'),
    column('countryId', 'int', '@.country_id'),
    column('retired', 'bool', '@.retired'),
    column('email', 'string', emailOf('person_id')),
    column('emailAddress', 'string', emailOf('person_id')),
    column('phone', 'string', phoneOf(16385)),
    column('directPhone', 'string', phoneOf(16385)),
    column('mobilePhone', 'string', phoneOf(16387)),
    column('ticketPriority', 'listAny', '@.ticketpriorityid', { list: 'ticketpriority' }),
    column('supportLanguage', 'listAny', '@.supportlanguageid', { list: 'customerlanguage', display: langOf('@.supportlanguageid') }),
    column('supportAssociate', 'associate', '@.supportassociateid', { list: 'associate' }),
    column(
      'associateId',
      'int',
      '(select a.associate_id from associate a where a.person_id = @.person_id order by a.associate_id limit 1)',
    ),
    ...everyTable,
  ],
  custom: 'person',
  joins: { contact: { table: () => contacts, on: '#.contact_id = @.contact_id' } },
};

/** Users of the desk; the system's own user is nobody, and has no name. */
export const users: Table = {
  name: 'ejuser',
  columns: [
    column('ejUserId', 'int', 'nullif(@.id, 1)'),
    column('associateId', 'int', '(select a.associate_id from associate a where a.ejuserid = nullif(@.id, 1))'),
    column('loginName', 'string', 'case when @.id <> 1 then @.loginname end'),
    column('name', 'string', 'case when @.id <> 1 then @.loginname end'),
    column('userName', 'string', 'case when @.id <> 1 then @.username end'),
    column('fullName', 'string', `case when @.id <> 1 then ${fullName('@.firstname', '@.middlename', '@.lastname')} end`),
    column('firstName', 'string', 'case when @.id <> 1 then @.firstname end'),
    column('middleName', 'string', 'case when @.id <> 1 then @.middlename end'),
    column('lastName', 'string', 'case when @.id <> 1 then @.lastname end'),
    column('email', 'string', 'case when @.id <> 1 then @.email end'),
    column('personId', 'int', '(select a.person_id from associate a where a.ejuserid = nullif(@.id, 1))'),
    column('contactId', 'int', contactOfUser()),
    column('groupId', 'int', '(select a.group_idx from associate a where a.ejuserid = nullif(@.id, 1))'),
  ],
  joins: {
    person: { table: () => persons, on: '#.person_id = (select a.person_id from associate a where a.ejuserid = nullif(@.id, 1))' },
  },
};

function contactOfUser(): string {
  return '(select q.contact_id from associate a join person q on q.person_id = a.person_id where a.ejuserid = nullif(@.id, 1))';
}

export const sales: Table = {
  name: 'sale',
  columns: [column('saleId', 'int', '@.sale_id'), column('heading', 'string', '@.heading'), column('name', 'string', '@.heading')],
  joins: {},
};

export const projects: Table = {
  name: 'project',
  columns: [column('projectId', 'int', '@.project_id'), column('name', 'string', '@.name')],
  joins: {},
};
