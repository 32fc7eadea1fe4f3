/** Outgoing servers of mailboxes: handed mail like the desk's relay, and reached by addresses that were checked. */
import { createTransport } from 'nodemailer';
import type { SMTPConnectionCustomAuthContext } from 'nodemailer/lib/smtp-connection';
import { type Post, postponedForAll } from '../app/post/post.ts';
import { isHere } from '../app/reading/here.ts';
import type { Reach } from '../app/reading/reach.ts';
import type { Access } from '../app/reading/servers.ts';
import { troubleOf } from '../app/reading/trouble.ts';
import { postOver, SILENCE_MS } from './relay.ts';

/** How a connection that is open is gone on with. */
export const optionsOf = (reach: Reach, { host, port, secure, proof }: Access, silenceMs: number) => ({
  host,
  port,
  secure,
  // the connection is encrypted by then, with its certificate checked
  secured: secure,
  servername: host,
  requireTLS: !secure && proof !== null && !isHere(host),
  socketTimeout: silenceMs,
  tls: { rejectUnauthorized: true, ...(reach.ca === undefined ? {} : { ca: reach.ca }) },
});

/** The library picks another way to sign in when it is told the mechanism's own name and has no maker of tokens. */
export const SHOWING = 'X-SHOWING-A-TOKEN';

/** Signs in by a token. Source: the SASL XOAUTH2 mechanism of Google and Microsoft. */
export async function showToken(
  { sendCommand }: Pick<SMTPConnectionCustomAuthContext, 'sendCommand'>,
  user: string,
  token: string,
): Promise<string | null> {
  const first = await sendCommand(`AUTH XOAUTH2 ${Buffer.from(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64')}`);
  // what is wrong with the token comes as a challenge, and the refusal behind the answer to it
  const answer = first.status === 334 ? await sendCommand('') : first;
  return answer.status === 235 ? null : answer.response;
}

/** The library's own way gets a new token where one is refused; here that is not its business. */
const byToken = (user: string, token: string) => ({
  auth: { type: 'custom' as const, method: SHOWING, user, pass: token },
  customAuth: {
    async [SHOWING](context: SMTPConnectionCustomAuthContext): Promise<void> {
      if ((await showToken(context, user, token)) !== null) throw new Error('The token is not taken');
    },
  },
});

/** The way out over a server. */
export function openPostAt(reach: Reach, access: Access): Post {
  const { user, proof } = access;
  return {
    async hand(mail, signal) {
      try {
        const connection = await reach.open(access, access.secure);
        const transport = createTransport({
          ...optionsOf(reach, access, SILENCE_MS),
          ...(proof === null ? {} : 'token' in proof ? byToken(user, proof.token) : { auth: { user, pass: proof.password } }),
          getSocket: (_options: unknown, done: (error: null, socket: object) => void) => done(null, { connection }),
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        const post = postOver(transport);
        try {
          return await post.hand(mail, signal);
        } finally {
          post.close();
          connection.destroy();
        }
      } catch (error) {
        return postponedForAll(mail.to, troubleOf(error, access).message);
      }
    },
    close: () => undefined,
  };
}
