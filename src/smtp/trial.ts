/** Tries an outgoing server without a mail: signs in, names a sender, and takes that back. */
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Reach } from '../app/reading/reach.ts';
import type { Access } from '../app/reading/servers.ts';
import { MailTrouble, type Step, saidBy, troubleOf } from '../app/reading/trouble.ts';
import { optionsOf, SHOWING, showToken } from './server.ts';

/** What the library says of a failure. */
interface Failure {
  message: string;
  code?: string;
  command?: string;
  response?: string;
}

/** Any command may be sent by the library's own door for ways to sign in: this one signs nobody in. */
const NAMING = 'X-NAMING-A-SENDER';
type Done = (error?: unknown) => void;

class Trial {
  private readonly access: Access;
  private readonly smtp: SMTPConnection;
  /** The library adds its own words to an error that it is given: this is what was meant. */
  private known: MailTrouble | null = null;
  private readonly breaks: Promise<never>;

  constructor(reach: Reach, access: Access, connection: Awaited<ReturnType<Reach['open']>>, from: string) {
    this.access = access;
    this.smtp = new SMTPConnection({
      ...optionsOf(reach, access, reach.patienceMs),
      connection,
      greetingTimeout: reach.patienceMs,
      customAuth: {
        [NAMING]: async ({ sendCommand }) => {
          const { status, response } = await sendCommand(`MAIL FROM:<${from}>`);
          if (status < 200 || status >= 400) throw this.refused('sender', `refuses ${from} as a sender: ${saidBy(response)}`);
          await sendCommand('RSET');
        },
        [SHOWING]: async (context) => {
          const said = await showToken(context, access.user, this.secret);
          if (said !== null) throw this.refused('sign-in', `does not take the token for ${access.user}: ${saidBy(said, [this.secret])}`);
        },
      },
    });
    this.breaks = new Promise((_, reject) => {
      this.smtp.on('error', reject);
      this.smtp.on('end', () => reject(Object.assign(new Error('ended'), { code: 'ECONNRESET' })));
    });
    this.breaks.catch(() => undefined);
  }

  private get secret(): string {
    const { proof } = this.access;
    return proof === null ? '' : 'token' in proof ? proof.token : proof.password;
  }

  async run(): Promise<void> {
    const { user, proof } = this.access;
    await this.step('encryption', (done) => this.smtp.connect(done));
    const signIn = proof && ('token' in proof ? { method: SHOWING, user } : { user, pass: proof.password });
    if (signIn) await this.step('sign-in', (done) => this.smtp.login(signIn, done));
    await this.step('sender', (done) => this.smtp.login({ method: NAMING, user }, done));
    this.smtp.quit();
  }

  close(): void {
    this.smtp.close();
  }

  private refused(step: Step, words: string): Error {
    this.known = new MailTrouble(step, `${this.access.host} ${words}`);
    return new Error(words);
  }

  private async step(step: Step, work: (done: Done) => void): Promise<void> {
    const done = new Promise<void>((resolve, reject) => work((error) => (error ? reject(error) : resolve())));
    try {
      await Promise.race([this.breaks, done]);
    } catch (error) {
      throw this.known ?? this.troubleAt(step, error as Failure);
    }
  }

  private troubleAt(step: Step, error: Failure): MailTrouble {
    const { host, user } = this.access;
    const { code, command, response, message } = error;
    const options = { cause: error };
    if (code === 'EAUTH' && step === 'sign-in')
      return new MailTrouble(step, `${host} does not take the log-in of ${user}: ${saidBy(response ?? message, [this.secret])}`, options);
    if (command === 'STARTTLS' && response !== undefined)
      return new MailTrouble('encryption', `${host} offers no STARTTLS, and nothing secret goes there without encryption`, options);
    return troubleOf(error, this.access, step === 'encryption' ? 'connection' : step, [this.secret]);
  }
}

/**
 * Signs in, names a sender and takes that back: nobody is sent anything.
 * @param from an address alone
 * @throws MailTrouble
 */
export async function tryServer(reach: Reach, access: Access, from: string): Promise<void> {
  const connection = await reach.open(access, access.secure);
  const trial = new Trial(reach, access, connection, from);
  try {
    await trial.run();
  } finally {
    trial.close();
    connection.destroy();
  }
}
