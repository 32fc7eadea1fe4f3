/**
 * A story told from its first step to its last, and what follows from it: counters, stamps, the light, the log. Nothing of
 * that is written by hand, so it cannot disagree. Rules: save-semantics §3–§6, sla-and-time §2–§5.
 */
import { type Desk, NOBODY } from '../src/domain/desk.ts';
import { settle } from '../src/domain/events.ts';
import { type LogEntry, logOf } from '../src/domain/log.ts';
import { isReply } from '../src/domain/message.ts';
import type { Message, Thread, Ticket } from '../src/domain/thread.ts';
import {
  BadgeType,
  TicketBaseStatus,
  TicketOrigin,
  TicketReadStatus,
  TicketSecurityLevel,
  TicketStatusTimeCounter,
} from '../src/vocabulary.ts';
import { instantAt } from './clock.ts';
import { bounced, incoming, inside, isKnown, mailbox, outgoing, type Place } from './letters.ts';
import { officeSeconds } from './office-hours.ts';
import { personOf } from './people.ts';
import type { Rules } from './rules.ts';
import { agentIds, categoryIds, priorityIds, type Sender, type Step, type Story, statusIds, tagIds } from './story.ts';

/** A finished stay in a status. */
export interface Stay {
  statusId: number;
  seconds: number;
  realSeconds: number;
  from: number;
  to: number;
}

export interface LogRow {
  at: number;
  userId: number;
  entry: LogEntry;
  message: Message | null;
}

/** A ticket with all that happened to it. */
export interface Course {
  story: Story;
  ticket: Ticket;
  others: readonly number[];
  messages: Message[];
  log: LogRow[];
  stays: Stay[];
  /** Whose mail counts as answered when an agent replies, and who was in copy. */
  writesTo: { to: Sender; cc: readonly Sender[] };
}

const MINUTE = 60_000;
const wholeMinutes = (milliseconds: number): number => Math.max(0, Math.floor(milliseconds / MINUTE));
const officeMinutes = (course: Course, to: number, rules: Rules): number =>
  Math.floor(officeSeconds(course.ticket.createdAt, to, rules.hoursOf(course.ticket.priorityId)) / 60);

/** One save: what is different is stamped and logged as the product does it. */
function save(course: Course, at: number, by: number, desk: Desk, change: Partial<Ticket>, message: Message | null = null): void {
  const before: Thread = { ticket: course.ticket, otherPersonIds: course.others, message: null };
  const after = settle(before, { ...before, ticket: { ...course.ticket, ...change }, message }, at, by);
  if (after === null) return;
  course.log.push(...logOf(before, after, by, desk).map((entry) => ({ at, userId: by, entry, message })));
  course.ticket = after.ticket;
}

/** An agent looks at the ticket, at the latest when writing on it. */
function see(course: Course, by: number, at: number): void {
  const { ticket } = course;
  const seen: Partial<Ticket> = { firstReadByUser: ticket.firstReadByUser ?? at };
  if (ticket.ownerId === by) {
    Object.assign(seen, { light: TicketReadStatus.Green, readByOwner: at, firstReadByOwner: ticket.firstReadByOwner ?? at });
  }
  course.ticket = { ...ticket, ...seen };
}

const counters = {
  [TicketStatusTimeCounter.Internally]: ['timeSpentInternally', 'realTimeSpentInternally'],
  [TicketStatusTimeCounter.Externally]: ['timeSpentExternally', 'realTimeSpentExternally'],
  [TicketStatusTimeCounter.Queue]: ['timeSpentQueue', 'realTimeSpentQueue'],
} as const;

/** The stay in the status that is being left. */
function leave(course: Course, at: number, rules: Rules): void {
  const { ticket } = course;
  const from = ticket.timeSpentCalculated ?? ticket.createdAt;
  const seconds = officeSeconds(from, at, rules.hoursOf(ticket.priorityId));
  const realSeconds = Math.floor((at - from) / 1000);
  course.stays.push({ statusId: ticket.statusId, seconds, realSeconds, from, to: at });
  const counter = rules.status(ticket.statusId).counter;
  const spent: Partial<Ticket> = {};
  if (counter !== TicketStatusTimeCounter.None) {
    const [office, real] = counters[counter];
    spent[office] = ticket[office] + seconds;
    spent[real] = ticket[real] + realSeconds;
  }
  course.ticket = { ...ticket, ...spent, timeSpentCalculated: at };
}

/** What a move to another status brings along. */
function moved(course: Course, statusId: number, until: number | null, at: number, rules: Rules): Partial<Ticket> {
  if (statusId === course.ticket.statusId) return {};
  leave(course, at, rules);
  const { base } = rules.status(statusId);
  const isClosed = base === TicketBaseStatus.Closed;
  return {
    statusId,
    base,
    activateAt: base === TicketBaseStatus.Postponed ? until : null,
    closedAt: isClosed ? at : null,
    timeToClose: isClosed ? officeMinutes(course, at, rules) : 0,
    realTimeToClose: isClosed ? wholeMinutes(at - course.ticket.createdAt) : 0,
  };
}

function owned(course: Course, ownerId: number, by: number, at: number): Partial<Ticket> {
  if (ownerId === course.ticket.ownerId) return {};
  return ownerId === by
    ? { ownerId, light: TicketReadStatus.Green, readByOwner: at, firstReadByOwner: at }
    : { ownerId, light: TicketReadStatus.Red, readByOwner: null, firstReadByOwner: null };
}

function change(course: Course, step: Extract<Step, { do: 'set' }>, at: number, rules: Rules): void {
  const by = agentIds[step.by];
  const status = step.into ? 'linked' : step.status;
  const priorityId = step.priority ? priorityIds[step.priority] : course.ticket.priorityId;
  save(course, at, by, rules.desk, {
    ...(status ? moved(course, statusIds[status], step.until ? instantAt(step.until, rules.at) : null, at, rules) : {}),
    ...(step.owner ? owned(course, agentIds[step.owner], by, at) : {}),
    ...(step.category ? { categoryId: categoryIds[step.category] } : {}),
    ...(step.priority ? { priorityId, deadline: rules.deadline(course.ticket.createdAt, priorityId) } : {}),
    ...(step.tags ? { tags: step.tags.map((tag) => tagIds[tag]) } : {}),
    ...(step.into ? { mergedInto: rules.ticketOf(step.into) } : {}),
  });
}

/** The counters of a ticket with one message more. */
function counted(course: Course, message: Message, rules: Rules): Partial<Ticket> {
  const { ticket, messages } = course;
  const external = message.level === TicketSecurityLevel.External;
  const opening = messages.length === 0 && !(ticket.createdBy !== NOBODY && message.badge === BadgeType.Outgoing);
  const isFirstReply = ticket.repliedAt === null && isReply(message) && message.createdBy !== NOBODY && !opening;
  const isNews = message.createdBy !== ticket.ownerId && ticket.light === TicketReadStatus.Green;
  const isFirstExternal = external && !messages.some((earlier) => earlier.level === TicketSecurityLevel.External);
  return {
    messages: messages.length + 1,
    replies: ticket.replies + Number(isReply(message) && message.createdBy !== NOBODY),
    timeSpent: ticket.timeSpent + message.timeSpent,
    author: ticket.author || message.author,
    ...(isNews ? { light: TicketReadStatus.Yellow } : {}),
    ...(isFirstExternal ? { language: message.language } : {}),
    ...(message.sentimentConfidence > 0 ? { sentiment: message.sentiment, sentimentConfidence: message.sentimentConfidence } : {}),
    ...(isFirstReply
      ? {
          repliedAt: message.createdAt,
          timeToReply: officeMinutes(course, message.createdAt, rules),
          realTimeToReply: wholeMinutes(message.createdAt - ticket.createdAt),
        }
      : {}),
  };
}

function add(course: Course, message: Message, rules: Rules): void {
  save(course, message.createdAt, message.createdBy, rules.desk, counted(course, message, rules), message);
  course.messages.push(message);
}

/** A customer's mail wakes what sleeps: anything but the open status and the queue goes back to open. */
function wake(course: Course, at: number, rules: Rules): void {
  const { statusId } = course.ticket;
  if (statusId === statusIds.open || statusId === statusIds.queue) return;
  save(course, at, NOBODY, rules.desk, moved(course, statusIds.open, null, at, rules));
}

function receive(course: Course, step: Extract<Step, { do: 'mail' }>, place: Place, rules: Rules): void {
  const byMail = course.messages.length > 0 || course.ticket.origin === TicketOrigin.Email;
  add(course, incoming(step, place, byMail), rules);
  course.writesTo = { to: step.from, cc: step.cc ?? [] };
  const known = isKnown(step.from) ? [personOf(step.from).id] : [];
  course.others = [...course.others, ...known.filter((id) => id !== course.ticket.personId && !course.others.includes(id))];
  wake(course, place.at, rules);
}

function happen(course: Course, step: Step, at: number, rules: Rules): void {
  const { story, ticket } = course;
  const place: Place = { story, ticketId: ticket.id, at, earlier: course.messages };
  if (step.do === 'mail') return receive(course, step, place, rules);
  if (step.do === 'bounce') {
    add(course, bounced(step, place), rules);
    return wake(course, at, rules);
  }
  const by = agentIds[step.by];
  // a ticket is opened before it is written on, but not before what the writer answers to
  see(course, by, Math.max(ticket.lastChanged, at - 2 * MINUTE));
  if (step.do === 'set') return change(course, step, at, rules);
  if (step.do === 'reply') add(course, outgoing(step, place, course.writesTo.to, course.writesTo.cc), rules);
  if (step.do === 'note' || step.do === 'forward') add(course, inside(step, place), rules);
  if (step.do === 'reply' && step.status) change(course, { do: 'set', by: step.by, when: step.when, status: step.status }, at, rules);
}

/** The chain up to a moment. It waits while the ticket is not active, and catches up when it is again. */
function escalate(course: Course, until: number, rules: Rules): void {
  const chain = rules.chain(course.ticket.createdAt, course.ticket.priorityId).filter(({ level }) => level > course.ticket.alertLevel);
  const activeSince = course.ticket.timeSpentCalculated ?? 0;
  for (const { level, due } of chain) {
    course.ticket = { ...course.ticket, alertTimeout: due };
    const at = Math.max(due, activeSince);
    if (course.ticket.base !== TicketBaseStatus.Active || at > until) return;
    course.ticket = { ...course.ticket, alertLevel: level, alertTimeout: null, lastChanged: Math.max(course.ticket.lastChanged, at) };
    course.log.push({ at, userId: NOBODY, entry: rules.escalated(level), message: null });
  }
}

/**
 * Tells a story.
 * @param ticket the ticket as its first step made it, without messages
 * @throws Error when a step is earlier than the one before it, or has not happened yet
 */
export function tell(story: Story, ticket: Ticket, others: readonly number[], rules: Rules): Course {
  const first = story.steps[0];
  const writesTo = { to: first.do === 'mail' ? first.from : (story.person ?? mailbox), cc: [] } as const;
  const course: Course = { story, ticket, others, messages: [], log: [], stays: [], writesTo };
  const thread: Thread = { ticket, otherPersonIds: others, message: null };
  const created = logOf(null, thread, ticket.createdBy, rules.desk);
  course.log.push(...created.map((entry) => ({ at: ticket.createdAt, userId: ticket.createdBy, entry, message: null })));
  let last = ticket.createdAt;
  for (const step of story.steps) {
    const at = instantAt(step.when, rules.at);
    if (at < last || at > rules.at) throw new Error(`"${story.title}": the step at ${step.when} is out of order`);
    last = at;
    escalate(course, at, rules);
    happen(course, step, at, rules);
  }
  escalate(course, rules.at, rules);
  return course;
}
