/** Looking back, by Svar's own agent. */
import { type Explained, explainTicket, readAsOf } from '../../app/history.ts';
import { unmerge } from '../../app/merging.ts';
import { history } from '../../contract/agents/svar-history.ts';
import type {
  SvarChainStep,
  SvarChainStory,
  SvarCounted,
  SvarCounterStory,
  SvarDeadlineStory,
  SvarMinutesStory,
  SvarTicketExplanation,
} from '../../contract/carriers/svar-history.ts';
import { Fault } from '../../contract/decode.ts';
import type { Shown } from '../../contract/language.ts';
import type { Desk } from '../../domain/desk.ts';
import type { ChainStory, Counted, CounterStory, DeadlineStory, MinutesStory, StepStory } from '../../domain/explain.ts';
import { implement } from '../implement.ts';
import { presentTicketEntity } from '../present/ticket.ts';
import { after } from '../ticket/merging.ts';
import { viewerOf } from '../viewer.ts';

const counted = (told: Counted): Shown<typeof SvarCounted> => ({
  From: told.from,
  To: told.to,
  Seconds: told.seconds,
  Stretches: told.intervals.map(({ from, to, seconds }) => ({ From: from, To: to, Seconds: seconds })),
  MoreFrom: told.more?.from ?? null,
  MoreSeconds: told.more?.seconds ?? 0,
});

const deadline = (story: DeadlineStory, value: number | null): Shown<typeof SvarDeadlineStory> => ({
  Deadline: value,
  Rule: story.rule,
  Minutes: story.minutes ?? 0,
  Counted: story.rule === 'none' ? null : counted(story),
  ClosedDays: story.closed.map(({ date, holiday }) => ({ Date: date, Holiday: holiday })),
});

const step =
  (priorityId: number) =>
  ({ at, what, before, after: next, priority, counted: told }: StepStory): Shown<typeof SvarChainStep> => ({
    At: at,
    What: what,
    PriorityId: priority?.id ?? priorityId,
    LevelBefore: before.alertLevel,
    DueBefore: before.alertTimeout,
    SecondsLeftBefore: before.alertStop,
    Level: next.alertLevel,
    Due: next.alertTimeout,
    SecondsLeft: next.alertStop,
    Counted: told && counted(told),
  });

const escalation = (story: ChainStory, priorityId: number): Shown<typeof SvarChainStory> => ({
  Level: story.level,
  Due: story.timeout,
  SecondsLeft: story.stop,
  Clock: story.clock,
  Counted: story.counted && counted(story.counted),
  Steps: story.steps.map(step(priorityId)),
});

const counter = ({ seconds, realSeconds, stays, part, untold }: CounterStory, desk: Desk): Shown<typeof SvarCounterStory> => ({
  Seconds: seconds,
  RealSeconds: realSeconds,
  Stays: stays.map((stay) => ({
    StatusId: stay.statusId,
    StatusName: desk.statuses.get(stay.statusId)?.name ?? '',
    From: stay.from,
    To: stay.to,
    Seconds: stay.seconds,
    RealSeconds: stay.realSeconds,
  })),
  PartSeconds: part.seconds,
  PartRealSeconds: part.realSeconds,
  UntoldSeconds: untold.seconds,
  UntoldRealSeconds: untold.realSeconds,
});

const minutes = (story: MinutesStory | null): Shown<typeof SvarMinutesStory> | null =>
  story && { Minutes: story.minutes, RealMinutes: story.realMinutes, ByPriority: story.byPriority, Counted: counted(story) };

const explanation = ({ ticket, explanation: told }: Explained, desk: Desk): Shown<typeof SvarTicketExplanation> => ({
  TicketId: ticket.id,
  CreatedAt: ticket.createdAt,
  PriorityId: ticket.priorityId,
  PriorityName: desk.priorities.get(ticket.priorityId)?.name ?? '',
  Zone: desk.zone,
  Deadline: deadline(told.deadline, ticket.deadline),
  Escalation: escalation(told.escalation, ticket.priorityId),
  Queue: counter(told.counters.queue, desk),
  Internally: counter(told.counters.internally, desk),
  Externally: counter(told.counters.externally, desk),
  ToReply: minutes(told.toReply),
  ToClose: minutes(told.toClose),
});

export const handlers = implement(history, {
  UnmergeTicket: async (request, { TicketId }) => after(request, await unmerge(request.call, TicketId)),
  async GetTicketAsOf(request, { TicketId, At }) {
    if (At === null) throw new Fault('At', 'is missing');
    const { call, value } = await readAsOf(request.call, TicketId, At);
    return { value: value && { At, Ticket: presentTicketEntity(value, { ...viewerOf(call), at: At }) } };
  },
  async ExplainTicket(request, { TicketId }) {
    const { call, value } = await explainTicket(request.call, TicketId);
    return { value: value && explanation(value, call.desk) };
  },
});
