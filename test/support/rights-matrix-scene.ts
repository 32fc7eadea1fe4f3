/** The desk on which the rights are tried: a caller for each role, and for each caller a ticket in every standing. All by SQL. */
import { worldMoment, worldPasswordHash } from '../world.ts';
import { authorization, type TestDesk } from './desk.ts';
import { ROLES, type Role, STANDINGS, type Standing } from './rights-matrix-rules.ts';

const [FIRST_ROLE, FIRST_ASSOCIATE, FIRST_USER, FIRST_TICKET] = [201, 301, 401, 2_000];
/** Associate 11 and user 5 is Anna, who has all rights; she owns what is another's. */
export const OTHER = { associateId: 11, userId: 5 };
const NOBODY = 1;
const MEMBERS_ONLY = 128;

/** Categories by what they are to a caller. */
const CATEGORY = { member: 201, other: 202, clubOfOthers: 203, clubMember: 204 } as const;
export const CATEGORIES = [CATEGORY.member, CATEGORY.other, CATEGORY.clubOfOthers, CATEGORY.clubMember] as const;

export interface Caller {
  associateId: number;
  /** 0 for one without a Service user. */
  userId: number;
  personId: number;
  login: string;
  headers: Record<string, string>;
}

type Values = Readonly<Record<string, unknown>>;
export type Insert = (table: string, values: Values) => Promise<number>;

export interface Scene {
  desk: TestDesk;
  insert: Insert;
  caller(who: Role): Caller;
  /** The caller's ticket in a standing; its message has the same id. */
  ticket(who: Role, relation: number): number;
  /** Rows that many calls name: a template, an application … */
  fixed: Readonly<Record<string, number>>;
  /** A number that no other call has. */
  fresh(): number;
  /** A row of the caller's (0) or of somebody else's. */
  owner(who: Role, relation: number): number;
}

/** What a title and a body hold, so that a word of the ticket is found wherever it slips out. */
export const secretOf = (ticketId: number): string => `secret-of-${ticketId}-`;

const inserting =
  (desk: TestDesk): Insert =>
  async (table, values) => {
    const names = Object.keys(values);
    const places = names.map((_, index) => `$${index + 1}`);
    const text = `insert into ${table} (${names.join(', ')}) values (${places.join(', ')}) returning *`;
    const [row] = await desk.sql(text, Object.values(values));
    const [id] = Object.values(row!);
    // a wide number comes as digits
    return /^\d{1,15}$/.test(String(id)) ? Number(id) : 0;
  };

function callerOf(who: Role): Caller {
  const index = ROLES.indexOf(who);
  const login = `matrix-${who.name}`;
  return {
    associateId: FIRST_ASSOCIATE + index,
    userId: who.service ? FIRST_USER + index : 0,
    personId: FIRST_ASSOCIATE + index,
    login,
    headers: who.name === 'nobody' ? {} : { Authorization: authorization(login) },
  };
}

async function addCaller(insert: Insert, who: Role, rights: ReadonlyMap<string, number>): Promise<void> {
  const index = ROLES.indexOf(who);
  const { associateId, userId, personId, login } = callerOf(who);
  const roleId = FIRST_ROLE + index;
  await insert('person', { person_id: personId, contact_id: who.internal ? 2 : 9, firstname: 'Matrix', lastname: who.name });
  if (userId > 0)
    await insert('ejuser', {
      id: userId,
      loginname: login,
      username: login,
      status: 1,
      default_category: CATEGORY.member,
      default_user: 2,
    });
  await insert('associate', {
    associate_id: associateId,
    name: login,
    type: who.internal ? 0 : 4,
    person_id: personId,
    group_idx: 3,
    ejuserid: userId > 0 ? userId : null,
    deleted: who.name === 'gone',
  });
  await insert('svar_credential', { associate_id: associateId, hash: worldPasswordHash, changed_at: worldMoment });
  await insert('role', { role_id: roleId, name: `Matrix ${who.name}`, roletype: 0 });
  await insert('userrolelink', { associate_id: associateId, role_id: roleId });
  for (const right of who.rights) await insert('functionrightrolelink', { functionrightid: rights.get(right), roleid: roleId });
  for (const category of [CATEGORY.member, CATEGORY.clubMember])
    if (userId > 0) await insert('category_membership', { category_id: category, user_id: userId });
}

const categoryOf = ({ member, membersOnly }: Standing): number =>
  membersOnly ? (member ? CATEGORY.clubMember : CATEGORY.clubOfOthers) : member ? CATEGORY.member : CATEGORY.other;

const ticketOf = (who: Role, relation: number): number => FIRST_TICKET + ROLES.indexOf(who) * 100 + relation;

async function addTicket(insert: Insert, who: Role, relation: number, deviceId: number): Promise<void> {
  const standing = STANDINGS[relation]!;
  const { userId } = callerOf(who);
  const id = ticketOf(who, relation);
  const mine = userId > 0 ? userId : OTHER.userId;
  const secret = secretOf(id);
  await insert('ticket', {
    id,
    title: `${secret}title`,
    author: `${secret}author`,
    created_at: worldMoment,
    last_changed: worldMoment,
    created_by: OTHER.userId,
    owned_by: { caller: mine, other: OTHER.userId, nobody: NOBODY }[standing.owner],
    category: categoryOf(standing),
    slevel: 2,
    status: standing.base,
    ticket_status: { 1: 1, 4: 4, 6: 7 }[standing.base],
    priority: 2,
    ticket_type: 1,
    num_messages: 1,
  });
  await insert('ej_message', {
    id,
    ticket_id: id,
    search_title: secret,
    author: secret,
    created_at: worldMoment,
    created_by: 5,
    body: secret,
    slevel: 2,
  });
  if (userId > 0) await insert('hotlist', { user_id: userId, ticket_id: id });
  const key = { foreigndevice_id: deviceId, subkey: 'No', table_name: 'ticket', record_id: id, registered: worldMoment };
  await insert('foreignkey', { ...key, subvalue: `${secret}key` });
}

async function addFixed(insert: Insert): Promise<Record<string, number>> {
  const appId = await insert('foreignapp', { name: 'Ledger', registered: worldMoment });
  const deviceId = await insert('foreigndevice', { foreignapp_id: appId, name: 'Oslo', deviceidentifier: 'L-1', registered: worldMoment });
  const templateId = await insert('reply_template', { name: 'Answer', owned_by: OTHER.userId });
  const body = { subject: 'About', body_plain: 'It is [[ticket.title]] about [[ticket.lastMessage]]' };
  await insert('reply_template_body', { reply_template_id: templateId, language_id: 1, flags: 1, ...body });
  await insert('svar_template_file', { name: 'letter.txt', content: Buffer.from('Dear') });
  const blobId = await insert('binaryobject', { description: 'A picture' });
  const mailboxId = await insert('mail_in_filter', { address: 'matrix@example.org' });
  const tableId = await insert('extra_tables', { table_name: 'y_matrix' });
  await insert('svar_extra_column', { extra_table_id: tableId, column_name: 'x_name', type: 10 });
  await insert('svar_extra_row', { extra_table_id: tableId, id: 1, cells: '{"x_name":"one"}' });
  const common = { associate_id: OTHER.associateId, registered_associate_id: OTHER.associateId };
  const saleId = await insert('sale', { heading: 'A sale', ...common });
  const projectId = await insert('project', { name: 'A project', ...common });
  const fieldId = await insert('udeffield', { ownertableid: 8, progid: 'SuperOffice:7', fieldtype: 4, fieldlabel: 'Shoe size' });
  return { appId, deviceId, templateId, blobId, mailboxId, tableId, saleId, projectId, fieldId };
}

/** Makes the scene on a desk of the world. */
export async function openScene(desk: TestDesk): Promise<Scene> {
  const insert = inserting(desk);
  for (const [id, flags] of [
    [CATEGORY.member, 0],
    [CATEGORY.other, 0],
    [CATEGORY.clubOfOthers, MEMBERS_ONLY],
    [CATEGORY.clubMember, MEMBERS_ONLY],
  ])
    await insert('ej_category', { id, name: `Matrix ${id}`, fullname: `Matrix ${id}`, flags });
  const rights = new Map((await desk.sql('select functionright_id as id, name from functionright')).map(({ id, name }) => [name, id]));
  for (const who of ROLES) if (who.name !== 'nobody') await addCaller(insert, who, rights as Map<string, number>);
  const fixed = await addFixed(insert);
  for (const who of ROLES.filter(({ known }) => known))
    for (const relation of STANDINGS.keys()) await addTicket(insert, who, relation, fixed.deviceId!);
  await desk.app.desks.reload();
  for (const [operation, body] of [
    ['SaveUserDefinedFieldInfo', { Type: 'Person', FieldType: 'ShortText', FieldLabel: 'Published' }],
    ['Publish', { OwnerType: 'Person' }],
  ] as const)
    await desk.post(`UserDefinedFieldInfo/${operation}`, body);
  let last = 10_000;
  return {
    desk,
    insert,
    fixed,
    caller: callerOf,
    ticket: ticketOf,
    fresh: () => ++last,
    owner: (who, relation) => (relation === 0 ? callerOf(who).associateId : OTHER.associateId),
  };
}
