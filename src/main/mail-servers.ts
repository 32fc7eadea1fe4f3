/** Mail servers of others, as this process reaches them. */
import { Reach, type ReachOptions } from '../app/reading/reach.ts';
import type { MailServers } from '../app/reading/servers.ts';
import { MailTrouble } from '../app/reading/trouble.ts';
import { networkOf } from '../app/webhooks/addresses.ts';
import { Sender } from '../app/webhooks/sender.ts';
import { openFolder } from '../imap/folder.ts';
import { relayAt } from '../smtp/relay.ts';
import { openPostAt } from '../smtp/server.ts';
import { tryServer } from '../smtp/trial.ts';

export interface MailServerOptions extends ReachOptions {
  /** The address of the desk's relay; undefined for none. */
  relay?: string | undefined;
  /** May issuers of tokens be asked without encryption? For tests. */
  http?: boolean;
}

/** The relay stands in the settings of the process: it is reached wherever it is. */
const ANYWHERE = [networkOf('0.0.0.0/0'), networkOf('::/0')];

export function mailServersOf(options: MailServerOptions): MailServers {
  const reach = new Reach(options);
  const relayReach = new Reach({ ...options, networks: ANYWHERE });
  const sender = new Sender({ ...options, http: options.http ?? false });
  const { relay } = options;
  return {
    patienceMs: reach.patienceMs,
    openFolder: (access, folder, signal) => openFolder(reach, access, folder, signal),
    openPost: (access) => openPostAt(reach, access),
    tryPost(access, from) {
      if (access !== null) return tryServer(reach, access, from);
      if (relay !== undefined) return tryServer(relayReach, relayAt(relay), from);
      return Promise.reject(new MailTrouble('settings', 'there is no server by which its mail leaves: name one here, or set SVAR_RELAY'));
    },
    ask(url, form, signal) {
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json', 'User-Agent': 'Svar' };
      const body = Buffer.from(new URLSearchParams(form).toString());
      return sender.post({ url, headers, body, ...(signal ? { signal } : {}) });
    },
  };
}
