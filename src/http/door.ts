/** What the HTTP door is made of. */
import type { App } from '../app/call.ts';
import type { SystemUser } from '../app/credentials-system.ts';
import type { Schemes } from './authenticate.ts';
import type { Gate } from './gate.ts';
import type { Health } from './pages.ts';
import type { Rate } from './rate.ts';

export interface Door {
  app: App;
  /** Which credentials are taken. */
  schemes: Schemes;
  /** For whom a server with a key gets tickets; null: nobody. */
  systemUser: SystemUser | null;
  gate: Gate;
  /** Calls without credentials, by address. */
  anonymous: Rate;
  health: Health;
  version: string;
  /** Milliseconds after which an operation is no longer waited for; 15,000 when absent. */
  handlerMs?: number;
  bodyLimit: number;
  uploadLimit: number;
  basicOverHttp: boolean;
  datesAlwaysOffset: boolean;
  corsOrigins: readonly string[];
  /** Addresses whose X-Forwarded- headers are believed. */
  trustedProxies: readonly string[];
  metricsToken: string | undefined;
  /** What who brings SMS signs with; without it none are taken. */
  smsSecret?: string | undefined;
  log: 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Where log lines go; to stdout when absent. */
  logTo?: { write(line: string): void };
}
