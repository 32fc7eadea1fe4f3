/** A desk with a mailbox that is read from a server, and ways to see what has come of it. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { MailboxReader, type ReaderOptions } from '../../src/app/reading/reader.ts';
import { openScene, P, type Row, type Scene, START, SUPPORT, withEyes } from '../scenarios/scene.ts';
import { type DeskOptions, openDesk } from './desk.ts';

export const KARI = 'kari@fjellheim.example';
export const HELP = 'help@desk.example';
export const KEPT = ['$SvarKept', '\\Seen'];

interface Health {
  State: string;
  LastError: string;
  Failures: number;
  OpenMails: number;
  IsHeld: boolean;
  TokenExpires: string;
  Warnings: string[];
}

let letters = 0;
export const letter = (subject: string, text = 'It will not lock'): string =>
  [`From: Kari <${KARI}>`, `To: ${HELP}`, `Subject: ${subject}`, `Message-ID: <r${++letters}@fjellheim.example>`, '', text, ''].join(
    '\r\n',
  );

/** A mailbox of the desk on a server of this machine. @param more of what is said of it @param reach how servers are reached */
export async function openBox(t: TestContext, host: { port: number }, more: object = {}, reach?: DeskOptions['mailReach']) {
  const scene = reach === undefined ? await openScene(t) : await sceneReaching(t, reach);
  await scene.sql('insert into email (person_id, email_address, rank) values ($1, $2, 0)', [P, KARI]);
  const said = {
    Address: HELP,
    Server: '127.0.0.1',
    Port: host.port,
    ServerType: 'Imap',
    Username: 'help',
    Password: 'secret',
    CategoryId: SUPPORT,
    ...more,
  };
  const saved = await scene.post('Svar/SaveMailbox', said);
  assert.equal(saved.status, 200, saved.text);
  return { scene, id: (saved.json as { MailboxId: number }).MailboxId };
}

async function sceneReaching(t: TestContext, mailReach: NonNullable<DeskOptions['mailReach']>): Promise<Scene> {
  const clock = { at: START };
  const desk = await openDesk({ now: () => clock.at, mailReach });
  t.after(() => desk.close());
  return withEyes(desk, clock);
}

export function readerOf(t: TestContext, scene: Scene, options: Partial<ReaderOptions> = {}) {
  const complaints: unknown[] = [];
  const reader = new MailboxReader(scene.app, { stays: false, complain: (error) => complaints.push(error), ...options });
  t.after(() => reader.stop());
  return { reader, complaints, look: () => reader.deliver() };
}

export const inbox = (scene: Scene): Promise<Row[]> =>
  scene.sql('select id, status, svar_subject as subject, uidl, svar_reason as reason from inbox order by id');
export const subjects = async (scene: Scene): Promise<unknown[]> => (await inbox(scene)).map(({ subject }) => subject);
export const healthOf = async (scene: Scene, id: number) => {
  const { json } = await scene.post('Svar/GetMailbox', { MailboxId: id });
  return (json as { Health: Health }).Health;
};
