/** The light of many tickets at once. */
import { changeAll, changeFound } from '../../app/bulk.ts';
import { reading } from '../../contract/agents/ticket.ts';
import { lighting } from '../../domain/bin.ts';
import { restrictionOf } from '../archive/question.ts';
import { type Handler, implement } from '../implement.ts';
import { readingOf } from '../present/archives.ts';
import { limitIds } from '../viewer.ts';

type Reading = typeof reading;

/** Sets the light of the tickets that the caller may change; answers those whose light it was not. Source: operations #14 */
export const updateTicketsReadStatus: Handler<Reading['UpdateTicketsReadStatus']> = async ({ call }, { TicketIds, NewStatus }) => {
  limitIds(TicketIds, 'TicketIds');
  return { value: await changeAll(call, TicketIds, lighting(NewStatus)) };
};

/** The same for what a search finds. Source: operations #15 */
export const updateTicketsReadStatusByProvider: Handler<Reading['UpdateTicketsReadStatusByProvider']> = async (
  { call, locale },
  { Provider, Restrictions, NewStatus },
) => {
  const search = { provider: Provider, restriction: restrictionOf(Restrictions) };
  return { value: await changeFound(call, search, readingOf(locale), lighting(NewStatus)) };
};

const { UpdateTicketsReadStatus, UpdateTicketsReadStatusByProvider } = reading;

export const handlers = implement(
  { UpdateTicketsReadStatus, UpdateTicketsReadStatusByProvider },
  { UpdateTicketsReadStatus: updateTicketsReadStatus, UpdateTicketsReadStatusByProvider: updateTicketsReadStatusByProvider },
);
