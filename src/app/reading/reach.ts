/**
 * Mail servers that administrators of the service name are reached like the targets of webhooks: a name is resolved once, every
 * address of it checked, and the connection made to those very addresses. What is private is reached where the settings of the
 * process allow it. Source: reliability §7.
 */
import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction, connect as openPlain, type Socket } from 'node:net';
import { connect as openTls, type TLSSocket } from 'node:tls';
import { type Network, standingOf } from '../webhooks/addresses.ts';
import type { Address } from '../webhooks/sender.ts';
import { MailTrouble, type Place, troubleOf } from './trouble.ts';

const CONNECT_MS = 10_000;

export interface ReachOptions {
  /** Networks that may be reached though they are not public. */
  networks: readonly Network[];
  /** Finds the addresses of a name; the system's resolver when absent. */
  resolve?: (name: string) => Promise<Address[]>;
  /** A certificate to trust beside nobody else; the platform's own when absent. */
  ca?: string;
  /** How many times longer a server is waited for; 1 when absent. */
  patience?: number;
}

/** What a connection is made with beside host and port. */
export interface Way {
  lookup: LookupFunction;
  autoSelectFamily: boolean;
  rejectUnauthorized: boolean;
  ca?: string;
}

export class Reach {
  private readonly options: ReachOptions;

  constructor(options: ReachOptions) {
    this.options = options;
  }

  /** So many milliseconds a server has to take a connection, or to answer. */
  get patienceMs(): number {
    return CONNECT_MS * (this.options.patience ?? 1);
  }

  /** A certificate to trust beside nobody else; undefined: the platform's own. */
  get ca(): string | undefined {
    return this.options.ca;
  }

  /** The way to a host, by addresses that were checked. @throws MailTrouble */
  async wayTo(host: string): Promise<Way> {
    const addresses = await this.addressesOf(host);
    const { ca } = this.options;
    return {
      lookup: (_name, { all }, found) => (all ? found(null, [...addresses]) : found(null, addresses[0]!.address, addresses[0]!.family)),
      autoSelectFamily: true,
      // whatever the environment says: a certificate that cannot be verified is none
      rejectUnauthorized: true,
      ...(ca === undefined ? {} : { ca }),
    };
  }

  private async addressesOf(host: string): Promise<Address[]> {
    const family = isIP(host);
    const resolve = this.options.resolve ?? ((name: string) => lookup(name, { all: true, verbatim: true }));
    const addresses = family > 0 ? [{ address: host, family }] : await resolve(host).catch(() => []);
    if (addresses.length === 0) throw new MailTrouble('name', `the name ${host} was not found`);
    const refused = addresses.find(({ address }) => standingOf(address, this.options.networks) === 'refused');
    if (refused)
      throw new MailTrouble(
        'name',
        `${host} is at ${refused.address}, which is no public address: the setting SVAR_MAIL_NETWORKS has to allow its network`,
      );
    return addresses;
  }

  /** Opens a connection. @throws MailTrouble */
  async open(place: Place, secure: boolean): Promise<Socket | TLSSocket> {
    const way = await this.wayTo(place.host);
    const { host, port } = place;
    return new Promise((resolve, reject) => {
      const socket = secure
        ? openTls({ host, port, ...way, ...(isIP(host) ? {} : { servername: host }) })
        : openPlain({ host, port, ...way });
      const fail = (error: unknown): void => {
        clearTimeout(late);
        socket.destroy();
        reject(troubleOf(error, place));
      };
      const late = setTimeout(() => fail(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })), this.patienceMs);
      socket.once('error', fail);
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        clearTimeout(late);
        // whoever takes it over listens in a moment: until then an error would end the process
        socket.on('error', () => undefined);
        socket.off('error', fail);
        resolve(socket);
      });
    });
  }
}
