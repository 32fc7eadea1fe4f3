/** A desk with two mailboxes, a door and what filters can name; mail that comes is sorted at once. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { createTransport } from 'nodemailer';
import { sortMail } from '../../src/app/mail/sorting.ts';
import { openMailDoor } from '../../src/smtp/door.ts';
import { openScene, P, Q, type Row, SUPPORT } from '../scenarios/scene.ts';

export const KARI = 'kari@fjellheim.example';
export const OLA = 'ola@elsewhere.example';
export const [HELP, SALES] = ['help@desk.example', 'sales@desk.example'];
export const [TAKEN_IN, PASSED_OVER, HELD, REMOVED] = [1, 2, 3, 4];

export interface Filter {
  FilterId: number;
  Name: string;
  Problems: string[];
  [member: string]: unknown;
}
export interface Trial {
  FilterId: number;
  Asked: string[];
  Found: string[];
  Lacks: string[];
  Does: string[];
  State: string;
  Reason: string;
  TicketId: number;
  PersonId: number;
}

let letters = 0;
export const letter = (head: Record<string, string> = {}, text = 'It will not lock'): string => {
  const lines = { From: `Kari <${KARI}>`, To: HELP, Subject: 'The door', 'Message-ID': `<f${++letters}@fjellheim.example>`, ...head };
  return [...Object.entries(lines).map(([name, value]) => `${name}: ${value}`), '', text, ''].join('\r\n');
};

/** A desk with two mailboxes, a door, a template, a field of tickets, and two customers. */
export async function openPost(t: TestContext) {
  const scene = await openScene(t);
  const { sql } = scene;
  await sql('insert into email (person_id, email_address, rank) values ($1, $3, 0), ($2, $4, 0)', [P, Q, KARI, OLA]);
  const boxes = await sql('insert into mail_in_filter (address, category_id) values ($1, $3), ($2, $3) returning id', [
    HELP,
    SALES,
    SUPPORT,
  ]);
  const [template] = await sql("insert into reply_template (name, access_level) values ('Order', 1) returning id");
  await sql(
    "insert into reply_template_body (reply_template_id, language_id, flags, subject, body_plain, body_html) values ($1, 1, 1, 'About [[order]]', 'Order [[order]]: [[message.body]]', '')",
    [template!.id],
  );
  await sql("insert into extra_fields (domain, field_name, name, type) values (4, 'x_order', 'Order', 1)");
  const [tag] = await sql("insert into tags (name) values ('shop') returning tags_id as id");
  await scene.app.desks.reload();
  const door = await openMailDoor(scene.app, {
    host: '127.0.0.1',
    port: 0,
    lmtp: false,
    tls: null,
    complain: (error) => assert.fail(String(error)),
  });
  t.after(() => door.close());
  const transport = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true });
  t.after(() => transport.close());
  const send = (raw: string, to = HELP, from = KARI) => transport.sendMail({ envelope: { from, to: [to] }, raw });
  const sort = async (): Promise<Row> => {
    for (const { id } of await sql('select id from inbox where status = 0 order by id'))
      await sortMail(scene.app, id as number, scene.clock.at);
    return (await sql('select * from inbox order by id desc limit 1'))[0]!;
  };
  const post = async <T>(name: string, body: object): Promise<T> => {
    const { status, json, text } = await scene.post(`Svar/${name}`, body);
    assert.ok(status < 300, text);
    return json as T;
  };
  return {
    scene,
    sql,
    mailboxIds: boxes.map(({ id }) => id as number),
    templateId: template!.id as number,
    tagId: tag!.id as number,
    send,
    sort,
    post,
    /** One comes and is sorted. */
    receive: async (raw: string, to = HELP, from = KARI): Promise<Row> => {
      await send(raw, to, from);
      return sort();
    },
    save: (filter: object): Promise<Filter> => post('SaveMailFilter', filter),
    messageOf: async (row: Row): Promise<Row> => (await sql('select * from ej_message where id = $1', [row.message_id]))[0]!,
    stepOf: (row: Row): Row => (row.svar_path as Row[]).find(({ step }) => step === 'filtered') ?? {},
  };
}
