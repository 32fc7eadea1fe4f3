/** What the HTTP door is made of. */
import type { App } from '../app/call.ts';
import type { SignIn } from '../app/sign-in.ts';
import type { Gate } from './gate.ts';
import type { Health } from './pages.ts';
import type { Rate } from './rate.ts';

export interface Door {
  app: App;
  signIn: SignIn;
  gate: Gate;
  /** Calls without credentials, by address. */
  anonymous: Rate;
  health: Health;
  version: string;
  bodyLimit: number;
  uploadLimit: number;
  basicOverHttp: boolean;
  datesAlwaysOffset: boolean;
  corsOrigins: readonly string[];
  metricsToken: string | undefined;
  log: 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Where log lines go; to stdout when absent. */
  logTo?: { write(line: string): void };
}
