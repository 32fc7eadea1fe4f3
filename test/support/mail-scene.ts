/**
 * The desk to which the mails of the corpus come: two mailboxes, three persons, and tickets whose ids and Message-IDs the mails
 * know. Their tokens follow from the key of test desks.
 */
import { keepMail } from '../../src/app/mail/intake.ts';
import { sortMail } from '../../src/app/mail/sorting.ts';
import { InboxStatus } from '../../src/store/mail.ts';
import { openDesk } from './desk.ts';

export const HELP = 'help@desk.example';
export const SALES = 'sales@desk.example';
const AT = Date.parse('2026-01-12T09:00:00.000Z');
const [INCOMING, OUTGOING] = [4, 5];
const SUPPORT = 1;

const PERSONS = { kari: [50, 'kari@fjellheim.example'], ola: [51, 'ola@fjellheim.example'], kim: [77, 'kim@ek.example'] } as const;

interface SceneTicket {
  id: number;
  title: string;
  /** Base state and status. */
  is: readonly [number, number];
  person: number | null;
  from: string;
  mergedInto?: number;
  /** Message-IDs: what came in, and what an agent sent, to whom. */
  messages: readonly (string | { sent: string; to: readonly string[] })[];
}

const TICKETS: Readonly<Record<string, SceneTicket>> = {
  door: {
    id: 2001,
    title: 'The door will not lock',
    is: [1, 1],
    person: 50,
    from: 'kari@fjellheim.example',
    messages: ['door-1@fjellheim.example', { sent: '<svar.2001.2.a1@desk.example>', to: ['kari@fjellheim.example'] }],
  },
  invoice: {
    id: 2002,
    title: 'Invoice 4711',
    is: [2, 2],
    person: 50,
    from: 'kari@fjellheim.example',
    messages: ['invoice-1@fjellheim.example'],
  },
  'old door': {
    id: 2003,
    title: 'Old door',
    is: [5, 5],
    person: 50,
    from: 'kari@fjellheim.example',
    mergedInto: 2001,
    messages: ['old-door-1@fjellheim.example'],
  },
  cleaning: {
    id: 2004,
    title: 'Spring cleaning',
    is: [4, 4],
    person: 50,
    from: 'kari@fjellheim.example',
    messages: ['cleaning-1@fjellheim.example'],
  },
  lamp: {
    id: 2005,
    title: 'Lamp',
    is: [1, 1],
    person: 51,
    from: 'ola@fjellheim.example',
    messages: [
      'lamp-1@fjellheim.example',
      { sent: '<svar.2005.1.b2@desk.example>', to: ['ola@fjellheim.example', 'lasse@elsewhere.example'] },
    ],
  },
  question: {
    id: 2006,
    title: 'A question',
    is: [1, 1],
    person: null,
    from: 'stranger@elsewhere.example',
    messages: ['question-1@elsewhere.example'],
  },
};

/** What became of a mail. */
export interface Fate {
  state: string;
  reason: string;
  /** Steps of its way by their names. */
  path: Record<string, Record<string, unknown>>;
  ticketId: number | null;
  title: string;
  author: string;
  personId: number | null;
  level: number;
  category: number;
  text: string;
  html: string;
  files: string[];
}

/** Opens the desk. Close it. */
export async function openMailScene() {
  const desk = await openDesk({ now: () => AT });
  const { sql, app } = desk;
  for (const [id, address] of Object.values(PERSONS))
    await sql('insert into email (person_id, email_address, rank) values ($1, $2, 0)', [id, address]);
  const boxes = await sql('insert into mail_in_filter (address, category_id) values ($1, $3), ($2, $3) returning id', [
    HELP,
    SALES,
    SUPPORT,
  ]);
  for (const one of Object.values(TICKETS)) await insertTicket(sql, one);
  await sql('update ticket set connect_id = $1 where id = $2', [TICKETS['old door']!.mergedInto, TICKETS['old door']!.id]);
  const mailboxId = boxes[0]!.id as number;

  /** Keeps and sorts a mail. */
  const arrive = async (bytes: Uint8Array, returnPath: string | null = null): Promise<Fate> => {
    const { id } = await keepMail(app, { bytes, mailboxId, uid: '', returnPath }, AT);
    await sortMail(app, id, AT);
    return fateOf(id);
  };
  const fateOf = async (id: number): Promise<Fate> => {
    const [row] = await sql(
      `select i.status, i.svar_reason as reason, i.svar_path as path, i.ticket_id as "ticketId", coalesce(t.title, '') as title, coalesce(m.author, '') as author,
         m.customer_id as "personId", m.slevel as level, m.message_category as category, coalesce(m.body, '') as text, coalesce(m.html_body, '') as html,
         array(select a.name || case when l.inline_image then ' (inline)' else '' end from ticket_attachment l join attachment a on a.id = l.attachment_id
           where l.message_id = i.message_id order by l.id) as files
       from inbox i left join ticket t on t.id = i.ticket_id left join ej_message m on m.id = i.message_id where i.id = $1`,
      [id],
    );
    const { status, path, ...seen } = row as { status: number; path: { step: string }[] };
    const state = Object.entries(InboxStatus).find(([, number]) => number === status)?.[0] ?? '';
    return { ...seen, state, path: Object.fromEntries(path.map(({ step, ...found }) => [step, found])) } as unknown as Fate;
  };
  /** Sorts what came last by whatever door, with the bytes that were kept of it. */
  const sortNewest = async (): Promise<{ fate: Fate; kept: Buffer }> => {
    const [row] = await sql('select i.id, b.bytes from inbox i join svar_blob b on b.hash = i.svar_content order by i.id desc limit 1');
    await sortMail(app, row!.id as number, AT);
    return { fate: await fateOf(row!.id as number), kept: row!.bytes as Buffer };
  };
  return { desk, arrive, sortNewest };
}
export type MailScene = Awaited<ReturnType<typeof openMailScene>>;

type Sql = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

async function insertTicket(sql: Sql, { id, title, is: [base, status], person, from, messages }: SceneTicket): Promise<void> {
  await sql(
    `insert into ticket (id, title, created_at, last_changed, author, category, orig_category, slevel, status, ticket_status, priority, orig_priority, ticket_type, origin,
       time_spent_calculated, created_by, owned_by, cust_id, from_address, num_messages)
     values ($1, $2, $3, $3, $4, 1, 1, 2, $5, $6, 2, 2, 1, 1, $3, 1, 5, $7, $4, $8)`,
    [id, title, new Date(AT - 86_400_000), from, base, status, person, messages.length],
  );
  for (const message of messages) {
    const isSent = typeof message === 'object';
    const [made] = await sql(
      `insert into ej_message (ticket_id, created_at, created_by, author, slevel, message_id, body, badge) values ($1, $2, $3, $4, 2, $5, 'x', $6) returning id`,
      [id, new Date(AT - 86_400_000), isSent ? 5 : 1, isSent ? HELP : from, isSent ? message.sent : message, isSent ? OUTGOING : INCOMING],
    );
    for (const address of isSent ? message.to : [])
      await sql('insert into message_customers (message_id, email) values ($1, $2)', [made!.id, address]);
  }
}

/** The scene's name of a ticket; null for one that a mail has made. */
export const ticketName = (id: number | null): string | null => Object.entries(TICKETS).find(([, one]) => one.id === id)?.[0] ?? null;
/** The scene's name of a person; null for nobody of it. */
export const personName = (id: number | null): string | null => Object.entries(PERSONS).find(([, [known]]) => known === id)?.[0] ?? null;
