/** What serves: the doors and all that works behind them, on a database that is there and made for this version. */
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { keepBehind } from '../app/behind.ts';
import type { App } from '../app/call.ts';
import { correctedClock } from '../app/clock.ts';
import { publicKeyIn, type SystemUser } from '../app/credentials-system.ts';
import { healthOf } from '../app/health.ts';
import type { Config } from '../config.ts';
import type { Door } from '../http/door.ts';
import { Gate } from '../http/gate.ts';
import { Rate } from '../http/rate.ts';
import { buildServer } from '../http/server.ts';
import { openGateway } from '../sms/open.ts';
import { type MailDoor, openMailDoor } from '../smtp/door.ts';
import { openRelay } from '../smtp/relay.ts';
import { Database } from '../store/database.ts';
import { listen } from '../store/listen.ts';
import { appOf, type Outside, webhooksOf } from './app.ts';
import { say, Unable } from './say.ts';
import type { Storage } from './storage.ts';

export interface Running {
  config: Config;
  url: string;
  /** Of the mail door; null for none. */
  mailPort: number | null;
  stop(): Promise<void>;
}

/** What a process knows before it serves. */
export interface Surroundings {
  version: string;
  /** Milliseconds since 1970, by the machine's own clock. */
  now(): number;
  /** Clock, chance and workers of an app, by the corrected clock. */
  outside(now: () => number): Outside;
}

function systemUserOf({ systemKey, systemToken, systemUser }: Config): SystemUser | null {
  if (systemKey === undefined || systemToken === undefined || systemUser === undefined) return null;
  const publicKey = publicKeyIn(() => readFileSync(systemKey));
  if (!publicKey) throw new Unable(`SVAR_SYSTEM_KEY: the file ${systemKey} holds no public RSA key`);
  return { publicKey, tokenHash: systemToken, login: systemUser };
}

/** What the door is made of, out of the settings. */
const doorOf = (config: Config, version: string, app: App, state: { stopping: boolean }): Door => ({
  app,
  schemes: config,
  systemUser: systemUserOf(config),
  anonymous: new Rate(config.anonymousRate),
  gate: new Gate({ underWay: config.concurrency, ofOneUser: Math.min(64, config.concurrency), waiting: config.queue, waitMs: 2_000 }),
  health: healthOf(app.database, state),
  version,
  bodyLimit: config.bodyLimit,
  uploadLimit: config.uploadLimit,
  basicOverHttp: config.basicOverHttp,
  datesAlwaysOffset: config.datesAlwaysOffset,
  corsOrigins: config.corsOrigins,
  trustedProxies: config.trustedProxies,
  metricsToken: config.metricsToken,
  smsSecret: config.smsSecret,
  log: config.log,
});

async function listenOn(server: FastifyInstance, config: Config): Promise<string> {
  // the framework would say that it listens behind our own last line, which is the URL
  server.log.level = 'warn';
  const url = await server.listen({ host: config.host, port: config.port });
  server.log.level = config.log;
  return url;
}

/** The door for mail, where one is wanted. */
async function mailDoorOf(app: App, config: Config, complain: (error: unknown) => void): Promise<MailDoor | null> {
  const { smtpPort: port, smtpHost: host, smtpLmtp: lmtp, smtpKey, smtpCertificate } = config;
  if (port === undefined) return null;
  const tls = smtpKey && smtpCertificate ? { key: readFileSync(smtpKey), cert: readFileSync(smtpCertificate) } : null;
  const door = await openMailDoor(app, { host, port, lmtp, tls, complain });
  say(`Mail is taken by ${lmtp ? 'LMTP' : 'SMTP'} on ${host}, port ${door.port}.`);
  return door;
}

/** The ways by which mail and SMS leave. @throws Error for a gateway whose request is of no use */
const waysOf = (config: Config) => ({
  post: config.relay === undefined ? null : openRelay(config.relay),
  gateway: openGateway({ ...config, smsMethod: config.smsMethod.toUpperCase() }),
});

/** Opens the doors. @throws Unable, and whatever keeps a door from being opened: the process is to end then, and with it what was opened before */
export async function serve(config: Config, storage: Storage, { version, now, outside: fromOutside }: Surroundings): Promise<Running> {
  const ways = waysOf(config);
  const { databasePool: pool, databasePatience: patience } = config;
  const database = new Database(storage.connection, { pool, patience, onError: () => undefined });
  const clock = await correctedClock(database, now);
  const warn = (message: string) => (error: unknown) => server.log.warn({ message, reason: String(error) });
  const outside = fromOutside(clock.now);
  const app = await appOf(config, database, await webhooksOf(config, database, outside), outside, warn);
  const { desks, text, mails, signIn, credentials } = app;
  const state = { stopping: false };
  const server = await buildServer(doorOf(config, version, app, state));
  signIn.onAttack = (associateId) => server.log.warn({ message: 'the password of a user is being guessed', associateId });
  const url = await listenOn(server, config).catch(async (error: unknown) => {
    clock.stop();
    await database.close();
    throw error;
  });
  const renew = (): void => {
    desks.reload().catch(warn('the desk could not be read again'));
  };
  const mailDoor = await mailDoorOf(app, config, warn('at the mail door'));
  const listening = listen(database.connection, 'svar_desk', renew);
  const behind = keepBehind(app, ways, warn);
  const poll = setInterval(renew, 30_000);
  storage.embedded?.onLost((why) => server.log.error({ message: 'the database ended and is being restarted', why }));
  return {
    config,
    url,
    mailPort: mailDoor?.port ?? null,
    async stop() {
      state.stopping = true;
      // connections that finish their call after this moment are idle then: they are closed as they become so
      const sweep = setInterval(() => server.server.closeIdleConnections(), 50);
      await server.close();
      clearInterval(sweep);
      clearInterval(poll);
      await mailDoor?.close();
      await behind.stop();
      ways.post?.close();
      clock.stop();
      await listening.close();
      await text.close();
      await mails.close();
      await credentials.close();
      await database.close();
      await storage.embedded?.stop();
    },
  };
}
