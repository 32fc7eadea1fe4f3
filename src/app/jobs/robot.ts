/** Changes that the desk makes by itself, by its own robot: they pass through the waist like everybody else's. */
import type { App, Call } from '../call.ts';
import { robotOf } from '../due.ts';

/**
 * A call of the desk's robot.
 * @param operation what it is for, in log and events: `Job.Retention`
 * @param at milliseconds
 * @throws Error on a desk without its system user
 */
export function robotCall(app: App, operation: string, at: number): Call {
  const { desk } = app.desks.current();
  return {
    app,
    desk,
    agent: robotOf({ desk }),
    credentialVersion: 0,
    token: null,
    at,
    random: app.random(),
    operation,
    idempotency: null,
    expectedVersion: null,
    unmodifiedSince: null,
    root: '',
  };
}
