/** A desk whose mail goes out to a server that keeps what it is given, and refuses what the test wants it to refuse. */
import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { keepMail } from '../../src/app/mail/intake.ts';
import { sortMail } from '../../src/app/mail/sorting.ts';
import { Postman } from '../../src/app/post/postman.ts';
import { openRelay } from '../../src/smtp/relay.ts';
import { A, openScene, P, type Row, type Scene, SUPPORT } from '../scenarios/scene.ts';

export const KARI = 'kari@fjellheim.example';
export const OLA = 'ola@elsewhere.example';
export const HELP = 'help@desk.example';
export const FAILED_SENDING = 2;
export const [WAITING, SENT, FAILED, GIVEN_UP] = [0, 2, 3, 4];

interface Caught {
  from: string;
  to: string[];
  raw: Buffer;
}

const refusal = (code: number): Error => Object.assign(new Error('says the sink'), { responseCode: code });

/** The next server on the way. What it says to an address, or to a whole mail, is the test's to choose. */
export async function openSink(t: TestContext) {
  const caught: Caught[] = [];
  const says: { rcpt: (address: string) => number; data: () => number | 'drop' } = { rcpt: () => 250, data: () => 250 };
  const options: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, done) {
      const code = says.rcpt(address);
      done(code < 300 ? null : refusal(code));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const code = says.data();
        const { mailFrom, rcptTo } = session.envelope;
        const mail = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks) };
        // it has the mail, and dies before it can say so
        if (code === 'drop') {
          caught.push(mail);
          for (const client of server.connections as Iterable<object>) (Reflect.get(client, '_socket') as Socket | undefined)?.destroy();
          return;
        }
        if (code < 300) caught.push(mail);
        done(code < 300 ? null : refusal(code));
      });
    },
  };
  const server = new SMTPServer(options);
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => new Promise<void>((done) => server.close(() => done())));
  const { port } = server.server.address() as { port: number };
  return { caught, says, port };
}

export async function openPost(t: TestContext) {
  const scene = await openScene(t);
  await scene.sql('insert into email (person_id, email_address, rank) values ($1, $2, 0)', [P, KARI]);
  const [box] = await scene.sql('insert into mail_in_filter (address, category_id) values ($1, $2) returning id', [HELP, SUPPORT]);
  const sink = await openSink(t);
  const relay = openRelay(`smtp://127.0.0.1:${sink.port}`);
  t.after(() => relay.close());
  const complaints: unknown[] = [];
  const postman = new Postman(scene.app, relay, (error) => complaints.push(error));
  t.after(() => postman.stop());
  const deliver = async (): Promise<Row[]> => {
    await postman.deliver();
    assert.deepEqual(complaints, []);
    return scene.sql(
      'select id, status, retries, rcpt, next_retry, last_error, rfc822_content, svar_mail_id, from_email from outbox where type = 0 order by id',
    );
  };
  /** A mail comes in. @returns its ticket */
  const arrive = async (lines: readonly string[]): Promise<number> => {
    const bytes = Buffer.from(lines.join('\r\n'));
    const { id } = await keepMail(scene.app, { bytes, mailboxId: box!.id as number, uid: '', returnPath: KARI }, scene.clock.at);
    const outcome = await sortMail(scene.app, id, scene.clock.at);
    assert.ok(outcome?.ticketId, outcome?.reason);
    return outcome.ticketId;
  };
  return { scene, sink, deliver, arrive, postman, relay };
}

/** The mail with which a ticket begins. */
export const first = (text = 'It will not lock'): string[] => [
  `From: Kari <${KARI}>`,
  `To: ${HELP}`,
  'Subject: The door',
  'Message-ID: <first@fjellheim.example>',
  '',
  text,
];

/** An agent answers through the official client. @returns the id of his message */
export async function answer(
  scene: Scene,
  ticketId: number,
  said: { html?: string; text?: string },
  to: string[],
  more: { cc?: string[]; bcc?: string[] } = {},
) {
  const agent = scene.client(A.login).getTicketAgent();
  const draft = await agent.createDefaultTicketMessageEntityAsync();
  const message = await agent.saveTicketMessageEntityAsync({
    ...draft,
    ticket: { ticketId } as never,
    ...(said.html === undefined ? { body: said.text ?? 'Please turn it twice.' } : { htmlBody: said.html }),
    slevel: 'External' as never,
  });
  const id = message.ejMessageId as number;
  await agent.sendTicketMessageAsync(id, to, more.cc ?? [], more.bcc ?? [], '', 0, '');
  return id;
}
