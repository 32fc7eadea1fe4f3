/** A desk with a mailbox, a mail door, and a customer: mail comes in as it does in life, and is sorted when the test says so. */
import type { TestContext } from 'node:test';
import { createTransport } from 'nodemailer';
import { type BroughtMail, keepMail } from '../../src/app/mail/intake.ts';
import { sortMail } from '../../src/app/mail/sorting.ts';
import { openMailDoor } from '../../src/smtp/door.ts';
import { P, type Row, type Scene, START, SUPPORT, withEyes } from '../scenarios/scene.ts';
import { type DeskOptions, openDesk } from './desk.ts';

export const KARI = 'kari@fjellheim.example';
export const HELP = 'help@desk.example';

let letters = 0;
/** A mail of a customer, each another one; with lines of its head that the test wants otherwise. */
export const letter = (head: Record<string, string> = {}, text = 'It will not lock'): string => {
  const lines = { From: `Kari <${KARI}>`, To: HELP, Subject: 'The door', 'Message-ID': `<m${++letters}@fjellheim.example>`, ...head };
  return [...Object.entries(lines).map(([name, value]) => `${name}: ${value}`), '', text, ''].join('\r\n');
};

/** @param options of the desk; `mailbox` names its mailbox, `lmtp` opens the door for a server in front */
export async function openMailIn(t: TestContext, options: DeskOptions & { mailbox?: string; lmtp?: boolean } = {}) {
  const clock = { at: START };
  const desk = await openDesk({ now: () => clock.at, ...options });
  t.after(() => desk.close());
  const scene = withEyes(desk, clock);
  const address = options.mailbox ?? HELP;
  await scene.sql('insert into email (person_id, email_address, rank) values ($1, $2, 0)', [P, KARI]);
  const [box] = await scene.sql('insert into mail_in_filter (address, category_id) values ($1, $2) returning id', [address, SUPPORT]);
  const mailboxId = box!.id as number;
  const complaints: unknown[] = [];
  const lmtp = options.lmtp ?? false;
  const door = await openMailDoor(scene.app, { host: '127.0.0.1', port: 0, lmtp, tls: null, complain: (error) => complaints.push(error) });
  t.after(() => door.close());
  const transport = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true, name: 'mx.fjellheim.example', lmtp } as never);
  t.after(() => transport.close());
  /** Through the door. */
  const send = (raw: string | Uint8Array, from = KARI, to: readonly string[] = [address]): Promise<{ response: string }> =>
    transport.sendMail({ envelope: { from, to: [...to] }, raw: typeof raw === 'string' ? raw : Buffer.from(raw) }) as never;
  /** All that waits, as the jobs would. @returns all mails */
  const sort = async (): Promise<Row[]> => {
    for (const { id } of await scene.sql('select id from inbox where status = 0 order by id'))
      await sortMail(scene.app, id as number, clock.at);
    return scene.sql(
      'select id, status, ticket_id, message_id, svar_reason, svar_path, svar_auth, svar_client, svar_helo from inbox order by id',
    );
  };
  /** A mail that comes, by whatever road, and is sorted. @returns its row */
  const arrive = async (raw: string | Uint8Array, more: Partial<BroughtMail> = {}): Promise<Row> => {
    const bytes = typeof raw === 'string' ? Buffer.from(raw) : raw;
    const { id } = await keepMail(scene.app, { bytes, mailboxId, uid: '', returnPath: KARI, ...more }, clock.at);
    await sortMail(scene.app, id, clock.at);
    return (await scene.sql('select * from inbox where id = $1', [id]))[0]!;
  };
  return { scene, door, mailboxId, send, sort, arrive, complaints };
}

/** A step of a mail's way. */
export const stepIn = (row: Row, name: string): Record<string, unknown> | undefined =>
  (row.svar_path as Record<string, unknown>[]).find(({ step }) => step === name);

/** Gives a desk something that it answers by itself to whom it may. */
export async function answersByItself(scene: Scene): Promise<void> {
  await scene.sql("insert into reply_template (id, name) values (900, 'Received')");
  await scene.sql(
    "insert into reply_template_body (reply_template_id, language_id, flags, subject, body_plain) values (900, 1, 1, 'We have it', 'Thank you')",
  );
  await scene.sql('update mail_in_filter set reply_template_id = 900');
}
