/** Putting tickets into the bin or spam, and taking them out. */
import { binTicket, changeAll, changeFound } from '../../app/bulk.ts';
import { deleting as operations } from '../../contract/agents/ticket.ts';
import type { ArchiveRestrictionInfo } from '../../contract/carriers/index.ts';
import type { Said } from '../../contract/language.ts';
import { type Bulk, deleting, marking, restoring } from '../../domain/bin.ts';
import { restrictionOf } from '../archive/question.ts';
import { type Answer, implement, type Request } from '../implement.ts';
import { readingOf } from '../present/archives.ts';
import { limitIds } from '../viewer.ts';

async function byIds({ call }: Request, ids: readonly number[], bulk: Bulk): Promise<Answer<number[]>> {
  limitIds(ids, 'TicketIds');
  return { value: await changeAll(call, ids, bulk) };
}

interface Found {
  ProviderName: string;
  Restrictions: readonly Said<typeof ArchiveRestrictionInfo>[];
}

const byProvider = async ({ call, locale }: Request, { ProviderName, Restrictions }: Found, bulk: Bulk): Promise<Answer<number[]>> => ({
  value: await changeFound(call, { provider: ProviderName, restriction: restrictionOf(Restrictions) }, readingOf(locale), bulk),
});

export const handlers = implement(operations, {
  DeleteTicketEntity: async ({ call }, { TicketEntityId }) => {
    await binTicket(call, TicketEntityId);
    return { value: undefined };
  },
  SetDeletedStatusByIds: (request, { TicketIds }) => byIds(request, TicketIds, deleting),
  SetDeletedStatusByProvider: (request, args) => byProvider(request, args, deleting),
  SetSpamStatusByIds: (request, { TicketIds }) => byIds(request, TicketIds, marking),
  SetSpamStatusByProvider: (request, args) => byProvider(request, args, marking),
  UndeleteByIds: async (request, { TicketIds }) => {
    await byIds(request, TicketIds, restoring);
    return { value: undefined };
  },
});
