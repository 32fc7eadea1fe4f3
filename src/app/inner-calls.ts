/** Calls that nobody makes from outside: by the desk's own robot, and by who has started something that goes on without him. */
import { type Agent, USER_DELETED } from '../domain/desk.ts';
import type { App, Call } from './call.ts';
import { robotOf } from './due.ts';
import { Refused } from './errors.ts';

const callOf = (app: App, agent: Agent, operation: string, at: number): Call => {
  const { desk, credentials } = app.desks.current();
  return {
    app,
    desk,
    agent,
    credentialVersion: credentials.get(agent.associateId)?.version ?? 0,
    token: null,
    at,
    random: app.random(),
    operation,
    idempotency: null,
    expectedVersion: null,
    unmodifiedSince: null,
    root: '',
  };
};

/**
 * A call of the desk's robot: its changes pass through the waist like everybody else's.
 * @param operation what it is for, in log and events: `Job.Retention`
 * @param at milliseconds
 * @throws Error on a desk without its system user
 */
export const robotCall = (app: App, operation: string, at: number): Call => callOf(app, robotOf(app.desks.current()), operation, at);

/**
 * A call of an associate who is not there, with the rights that he has now.
 * @param operation as in `robotCall`
 * @param at milliseconds
 * @throws Refused when he is no longer with the desk
 */
export function callFor(app: App, associateId: number, operation: string, at: number): Call {
  const agent = app.desks.current().desk.associates.get(associateId);
  if (!agent || agent.deleted || agent.presence === USER_DELETED)
    throw new Refused({ why: 'forbidden', about: operation, message: 'Who started this is no longer with the desk' });
  return callOf(app, agent, operation, at);
}
