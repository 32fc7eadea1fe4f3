/**
 * What time does to a ticket: it wakes up, and its chain reaches levels. One step at a time, each at its own moment, so that
 * it comes to the same whether the desk looked in time or slept the night through. Source: sla-and-time §3.4, save-semantics §4.2.
 */
import { TicketBaseStatus } from '../vocabulary.ts';
import { nextLevel } from './chain.ts';
import { begun, wakeOf, withConsequences } from './consequences.ts';
import type { Decision } from './decision.ts';
import { type Agent, type Desk, defaultStatusOf, type EscalationLevel, NOBODY, USER_DELETED } from './desk.ts';
import { type Effects, joined, Medium, type Parcel } from './effects.ts';
import { LogAction } from './log.ts';
import { addressesIn, tell } from './notices.ts';
import type { Instant, Thread, Ticket } from './thread.ts';
import { turnedTo } from './ticket.ts';

/** Bits of `ticket_alert.action`. */
const DELEGATE = 1;
const SCRIPT = 1024;
const MAIL = { others: 4, customer: 8, user: 16, master: 32 } as const;
const SMS = { others: 64, customer: 128, user: 256, master: 512 } as const;

const MAILS = [
  [MAIL.others, Medium.Mail, 'others', 'email'],
  [MAIL.customer, Medium.Mail, 'customer', 'customer'],
  [MAIL.user, Medium.Mail, 'user', 'user'],
  [MAIL.master, Medium.Mail, 'master', 'master'],
  [SMS.others, Medium.Sms, 'others', 'sms'],
  [SMS.customer, Medium.Sms, 'customer', 'customerSms'],
  [SMS.user, Medium.Sms, 'user', 'userSms'],
  [SMS.master, Medium.Sms, 'master', 'masterSms'],
] as const;

/** Numbers of a list as an administrator wrote it. */
const numbersIn = (list: string): string[] =>
  list
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => /\d/.test(part));

/** Whom a parcel goes to; null when there is nobody. The person's and user's addresses are looked up when it is sent. */
function receiver(who: 'others' | 'customer' | 'user' | 'master', medium: Medium, level: EscalationLevel, ticket: Ticket, desk: Desk) {
  const nobody = { to: [] as string[], personId: null as number | null, userId: null as number | null };
  if (who === 'others') {
    const to = medium === Medium.Mail ? addressesIn(level.emailTo) : numbersIn(level.smsTo);
    return to.length > 0 ? { ...nobody, to } : null;
  }
  if (who === 'customer') return ticket.personId === null ? null : { ...nobody, personId: ticket.personId };
  const userId = who === 'user' ? ticket.ownerId : desk.categories.get(ticket.categoryId)?.masterId;
  return userId && userId !== NOBODY ? { ...nobody, userId } : null;
}

/** What a level sends: mail, SMS, a script. */
function parcelsOf(level: EscalationLevel, ticket: Ticket, desk: Desk): Parcel[] {
  const sent = MAILS.flatMap(([bit, medium, who, template]): Parcel[] => {
    const found = (level.action & bit) === 0 ? null : receiver(who, medium, level, ticket, desk);
    if (!found) return [];
    return [
      { medium, kind: 'escalation', ...found, templateId: level.templates[template], alertId: level.id, details: { level: level.level } },
    ];
  });
  const script: Parcel = {
    medium: Medium.Script,
    kind: 'escalation',
    to: [],
    templateId: null,
    personId: null,
    userId: null,
    alertId: level.id,
    details: { level: level.level, scriptId: level.scriptId },
  };
  return (level.action & SCRIPT) === 0 ? sent : [...sent, script];
}

/** Who gets the ticket at a level; null when it says nothing, or the user cannot own tickets any more. Present or not does not matter. */
function delegatedTo(level: EscalationLevel, ticket: Ticket, desk: Desk): Agent | null {
  const agent = (level.action & DELEGATE) === 0 ? undefined : desk.agents.get(level.delegateTo ?? 0);
  return !agent || agent.id <= NOBODY || agent.deleted || agent.presence === USER_DELETED || agent.id === ticket.ownerId ? null : agent;
}

const plain = { newTags: [], delegatedBy: null, remembersCategory: false } as const;
const withTicket = (thread: Thread, ticket: Ticket): Thread => ({ ...thread, ticket, message: null });

/** The moment that something due really happens at: not before the ticket was in a state in which it can. */
const momentOf = (due: Instant, { staySince }: Ticket): Instant => Math.max(due, staySince ?? due);

function activated(thread: Thread, desk: Desk, hotlist: readonly number[], by: Agent): Decision {
  const { ticket } = thread;
  const at = momentOf(ticket.activateAt!, ticket);
  const status = defaultStatusOf(desk, TicketBaseStatus.Active);
  const { ticket: after, stays } = withConsequences(
    ticket,
    { ...ticket, statusId: status.id, base: status.base, activateAt: null },
    {},
    desk,
    at,
  );
  const told = tell('activated', [after.ownerId], hotlist, { ticket: after, desk, at, byId: by.id });
  return { thread: withTicket(thread, after), ...plain, effects: { ...told, stays }, because: { action: LogAction.TicketActivated, at } };
}

function escalated(thread: Thread, desk: Desk, hotlist: readonly number[], by: Agent): Decision {
  const { ticket } = thread;
  const priority = desk.priorities.get(ticket.priorityId);
  const chain = { alertLevel: ticket.alertLevel, alertTimeout: ticket.alertTimeout, alertStop: ticket.alertStop };
  const step = priority ? nextLevel(chain, priority, desk.zone) : null;
  if (!step) return silently(thread, { ...ticket, alertTimeout: null });
  const at = momentOf(ticket.alertTimeout!, ticket);
  const { level } = step;
  const heir = delegatedTo(level, ticket, desk);
  const moved = { ...ticket, ...step.chain, ...(heir ? { ownerId: heir.id, ...turnedTo(heir.id, { at, by, random: 0 }) } : {}) };
  const after = { ...moved, nextWake: wakeOf(moved) };
  const told = tell('escalated', [after.ownerId], hotlist, { ticket: after, desk, at, byId: by.id, alertId: level.id });
  const effects: Effects = joined(told, { parcels: parcelsOf(level, after, desk) });
  const because = {
    action: LogAction.TicketEscalated,
    at,
    description: `Level ${level.level}`,
    details: { level: level.level, alertId: level.id },
  };
  return { thread: withTicket(thread, after), ...plain, effects, because, kinds: ['TicketEscalated'] };
}

/** Puts right what the clock goes by; nobody asks about it. */
const silently = (thread: Thread, ticket: Ticket): Decision => ({
  thread: withTicket(thread, { ...ticket, nextWake: wakeOf(ticket) }),
  ...plain,
  because: { action: LogAction.None },
  quiet: true,
});

/** A ticket from before there was an engine gets its deadline, and its chain from now on. */
function adopted(thread: Thread, desk: Desk, at: Instant): Decision {
  const { ticket } = thread;
  const { timeToReply, timeSpentCalculated, staySince, stayOffice } = ticket;
  const after = { ...begun(ticket, ticket.deadline !== null, desk, at), timeToReply, timeSpentCalculated, staySince, stayOffice };
  return { thread: withTicket(thread, after), ...plain, because: { action: LogAction.EditTicket }, quiet: true };
}

/** Is there something to do for the clock? */
export const isAwaited = ({ nextWake }: Ticket, at: Instant): boolean => nextWake !== null && nextWake <= at;

/**
 * The next step that is due; ask again with what it decides until it answers null.
 * @param hotlist users who have the ticket among their favourites
 * @param by the system's own robot
 */
export function nextStep(thread: Thread, desk: Desk, hotlist: readonly number[], by: Agent, at: Instant): Decision | null {
  const { ticket } = thread;
  if (!isAwaited(ticket, at)) return null;
  if (ticket.nextWake === 0) return adopted(thread, desk, at);
  const due = wakeOf(ticket);
  if (due === null || due > at) return silently(thread, ticket);
  return ticket.base === TicketBaseStatus.Postponed ? activated(thread, desk, hotlist, by) : escalated(thread, desk, hotlist, by);
}
