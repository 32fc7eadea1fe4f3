/**
 * The next server on the way of outgoing mail, with everything that such a server does wrong. What it does to a mail stands in the
 * addresses that the mail is for: `<to the address>.<to the mail>.<mark>.<number>@far.example`.
 */
import { createHash } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { Tally } from './mail-in-senders.ts';
import type { Delivery } from './mail-out-audit.ts';
import { certificate, key } from './webhook-certificate.ts';

/** What becomes of an address: it is taken, taken after one or two refusals for now, or never. */
export type AddressFate = 'fine' | 'later1' | 'later2' | 'never';
/**
 * What becomes of a mail's bytes, the first time that they are sent. `drops`: they are taken, and the server dies before it says so.
 * `breaks`: it dies in the middle of them. `hangs up`: before them. `slow`: it thinks for a while. `never`: refused each time.
 */
export type DataFate = 'fine' | 'later' | 'never' | 'drops' | 'breaks' | 'hangsup' | 'slow';

export const addressOf = (fate: AddressFate, data: DataFate, mark: string, place: number): string =>
  `${fate}.${data}.${mark}.${place}@far.example`;
const readAddress = (address: string): { fate: AddressFate; data: DataFate; mark: string } => {
  const [fate, data, mark] = address.split('.') as [AddressFate, DataFate, string];
  return { fate, data, mark };
};

export interface FaultySink {
  port: number;
  deliveries: readonly Delivery[];
  tally: Tally;
  /** Stops to listen; what is under way comes to its end. */
  goDown(): Promise<void>;
  /** Listens again. @param isStrange it offers encryption with a certificate that nobody has signed, for a name that is not its own */
  comeBack(isStrange?: boolean): Promise<void>;
  close(): Promise<void>;
}

const THINKS_MS = 1_500;
const refusal = (code: number): Error => Object.assign(new Error('says the sink'), { responseCode: code });
const mailIdIn = (raw: Buffer): string => /^Message-ID: <([^>]*)>/im.exec(raw.toString('latin1'))?.[1] ?? '';

export async function openFaultySink(): Promise<FaultySink> {
  const deliveries: Delivery[] = [];
  const tally: Tally = {};
  const seen = new Map<string, number>();
  let [server, port]: [SMTPServer | null, number] = [null, 0];

  const count = (what: string): void => {
    tally[what] = (tally[what] ?? 0) + 1;
  };
  /** How often this has been asked for, this time included. */
  const turnOf = (what: string): number => {
    const turn = (seen.get(what) ?? 0) + 1;
    seen.set(what, turn);
    return turn;
  };
  const hangUp = (sessionId: string): void => {
    for (const client of (server?.connections ?? []) as Iterable<{ id: string }>)
      if (client.id === sessionId) (Reflect.get(client, '_socket') as Socket | undefined)?.destroy();
  };

  function answerAddress(address: string): number {
    const { fate } = readAddress(address);
    if (fate === 'fine') return 250;
    if (fate === 'never') return 550;
    return turnOf(`rcpt ${address}`) <= (fate === 'later2' ? 2 : 1) ? 451 : 250;
  }

  /** Notes what was taken. @returns says that it was answered */
  function take(raw: Buffer, addresses: readonly string[]): () => void {
    const hash = createHash('sha256').update(raw).digest('hex');
    const taken = addresses.map(
      (address): Delivery => ({ mark: readAddress(address).mark, address, mailId: mailIdIn(raw), hash, isAnswered: false }),
    );
    deliveries.push(...taken);
    return () => {
      for (const one of taken) one.isAnswered = true;
    };
  }

  const onData: SMTPServerOptions['onData'] = (stream, session, done) => {
    const addresses = session.envelope.rcptTo.map(({ address }) => address);
    const { data, mark } = readAddress(addresses[0]!);
    const isFirst = turnOf(`data ${mark}`) === 1;
    if (data === 'breaks' && isFirst) {
      count('broken off in the middle');
      stream.on('error', () => undefined);
      stream.resume();
      return hangUp(session.id);
    }
    const chunks: Buffer[] = [];
    stream.on('error', () => undefined);
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      if (data === 'never' || (data === 'later' && isFirst)) {
        count(data === 'never' ? 'refused for good' : 'postponed');
        return done(refusal(data === 'never' ? 554 : 451));
      }
      const answered = take(Buffer.concat(chunks), addresses);
      if (data === 'drops' && isFirst) {
        count('taken, and not answered');
        return hangUp(session.id);
      }
      const answer = (): void => {
        answered();
        done(null);
      };
      if (data !== 'slow' || !isFirst) return answer();
      count('answered late');
      setTimeout(answer, THINKS_MS);
    });
  };

  const listen = async (isStrange: boolean): Promise<void> => {
    const opened = new SMTPServer({
      authOptional: true,
      disabledCommands: isStrange ? ['AUTH'] : ['AUTH', 'STARTTLS'],
      ...(isStrange ? { key, cert: certificate } : {}),
      disableReverseLookup: true,
      logger: false,
      onRcptTo({ address }, session, done) {
        if (readAddress(address).data === 'hangsup' && turnOf(`hang up ${address}`) === 1) {
          count('hung up before the bytes');
          return hangUp(session.id);
        }
        const code = answerAddress(address);
        if (code !== 250) count(code === 550 ? 'address refused for good' : 'address postponed');
        done(code === 250 ? null : refusal(code));
      },
      onData,
    });
    opened.on('error', () => undefined);
    await new Promise<void>((done) => opened.listen(port, '127.0.0.1', done));
    port = (opened.server.address() as AddressInfo).port;
    server = opened;
  };
  const goDown = async (): Promise<void> => {
    const open = server;
    server = null;
    if (open) await new Promise<void>((done) => open.close(() => done()));
  };
  await listen(false);
  return {
    get port() {
      return port;
    },
    deliveries,
    tally,
    goDown,
    comeBack: (isStrange = false) => listen(isStrange),
    close: goDown,
  };
}
