/** Doors that are not honest, in front of a desk that is; and rows torn from their tables. By them the audit of crashes shows that it can see. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/**
 * How it treats saves. `honest`: hands them on. `loses`: says of every fifth that it is kept, and hands nothing on. `doubles`: hands
 * every fifth on twice, without its key. `forgets keys`: hands all on without their keys. `refuses and keeps`: hands every fifth on,
 * and says that it was refused. `says nothing`: answers every fifth with something that is no answer.
 */
export type DoorManner = 'honest' | 'loses' | 'doubles' | 'forgets keys' | 'refuses and keeps' | 'says nothing';

export interface CrookedDoor {
  url: string;
  close(): Promise<void>;
}

interface Answer {
  status: number;
  text: string;
}
const FIFTH = 5;
const NOWHERE = { TicketId: 999_999, EjMessageId: 999_999 };
const REFUSAL = { Error: true, ErrorType: 'SoIllegalOperationException', Message: 'No', ErrorMessage: 'No', ErrorSource: 'Svar' };

async function handOn(
  url: string,
  { method = 'POST', url: path = '', headers }: IncomingMessage,
  body: Buffer,
  hasKey = true,
): Promise<Answer> {
  const { 'content-type': type = '', authorization = '', 'idempotency-key': key } = headers;
  const response = await fetch(url + path, {
    method,
    headers: { 'Content-Type': type, Authorization: authorization, ...(hasKey && key ? { 'Idempotency-Key': String(key) } : {}) },
    body,
  });
  return { status: response.status, text: await response.text() };
}

/** Opens a door in front of a desk. */
export async function openCrookedDoor(desk: { url: string }, manner: DoorManner): Promise<CrookedDoor> {
  let saves = 0;
  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    const body = await buffer(request);
    const isOdd = ++saves % FIFTH === 0;
    if (isOdd && manner === 'loses') return { status: 200, text: JSON.stringify(NOWHERE) };
    if (isOdd && manner === 'doubles') await handOn(desk.url, request, body, false);
    const answer = await handOn(desk.url, request, body, manner !== 'forgets keys');
    if (isOdd && manner === 'refuses and keeps') return { status: 409, text: JSON.stringify(REFUSAL) };
    return isOdd && manner === 'says nothing' ? { status: 502, text: '<h1>Bad gateway</h1>' } : answer;
  };
  const server = createServer((request, response) => {
    void answerTo(request).then(({ status, text }) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(text));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

const FIRST_MESSAGE = '(select min(id) from ej_message where ticket_id = $1)';
const LAST_TITLE = '(select max(id) from ticket_log_change where ticket_id = $1 and log_change = 2)';

/** What tears a ticket with a message and two more titles so that the audit has to say this of it. */
export const TEARS: Readonly<Record<string, string>> = {
  'counts other messages than it has': 'update ticket set num_messages = num_messages - 1 where id = $1',
  'has not one line of its making in the log': 'delete from ticket_log_action where ticket_id = $1 and log_action = 19',
  'has not one event of its making': "delete from svar_event where ticket_id = $1 and kinds && '{TicketCreated}'",
  'was made with another title than its log and its event say': `update svar_event set after = after || '{"title":"else"}' where ticket_id = $1 and kinds && '{TicketCreated}'`,
  'has other versions than events': 'update ticket set svar_version = svar_version + 1 where id = $1',
  'has another title than its log comes to': "update ticket set title = 'something else' where id = $1",
  'has a gap between the titles of its log': `update ticket_log_change set from_value = 'else' where id = ${LAST_TITLE}`,
  'has titles in its log that no event tells of': `update svar_event set before = before - 'title' where ticket_id = $1 and before ? 'title'`,
  'has a message without its two lines of the log': `delete from ticket_log_action where message_id = ${FIRST_MESSAGE} and log_action > 10000`,
  'has a message without its event': `update svar_event set kinds = '{TicketChanged}' where message_id = ${FIRST_MESSAGE}`,
  'has a log or an event of a message that is not there': `delete from ej_message where id = ${FIRST_MESSAGE}`,
  'is not there, and has an event': 'delete from ticket where id = $1',
  'is not found by its words': 'delete from svar_search where ticket_id = $1 and message_id is null',
  'has a message that is not found by its words': 'delete from svar_search where ticket_id = $1 and message_id is not null',
  'is of an owner whose load is counted otherwise':
    'insert into svar_load (user_id, active) select owned_by, 1 from ticket where id = $1 and owned_by <> 1 union all select 2, 1',
  'is of a key that leads nowhere': `insert into svar_idempotency (user_id, key, operation, fingerprint, result_id, at) select 1, 'torn', 'Ticket.SaveTicketEntity', '', $1 + 500000, now()`,
};
