/** The Favourite agent. */
import { isFavourite, putFavourites, readFavourites, removeFavourites, toggleFavourite } from '../../app/favourites.ts';
import { operations } from '../../contract/agents/favourite.ts';
import { implement } from '../implement.ts';
import { limitIds } from '../viewer.ts';

const listOf = ({ TableName, AssociateId }: { TableName: string; AssociateId: number }) => ({ table: TableName, associateId: AssociateId });

export const handlers = implement(operations, {
  IsFavourite: async ({ call }, said) => ({ value: await isFavourite(call, listOf(said), said.RecordId) }),
  AddFavourite: async ({ call }, said) => {
    await putFavourites(call, listOf(said), { ids: [said.RecordId], extraInfo: said.ExtraInfo });
    return { value: undefined };
  },
  AddFavourites: async ({ call }, said) => {
    limitIds(said.RecordIds, 'RecordIds');
    await putFavourites(call, listOf(said), { ids: said.RecordIds, extraInfo: said.ExtraInfo });
    return { value: undefined };
  },
  RemoveFavourites: async ({ call }, said) => {
    limitIds(said.RecordIds, 'RecordIds');
    await removeFavourites(call, listOf(said), said.RecordIds);
    return { value: undefined };
  },
  GetFavourites: async ({ call }, said) => {
    const associateId = said.AssociateId > 0 ? said.AssociateId : call.agent.associateId;
    const rows = await readFavourites(call, listOf(said));
    return {
      value: rows.map(({ recordId, extraInfo }, index) => ({
        TableName: said.TableName.trim().toLowerCase(),
        RecordId: recordId,
        AssociateId: associateId,
        ExtraInfo: extraInfo,
        Rank: index + 1,
      })),
    };
  },
  RemoveFavourite: async ({ call }, said) => {
    await removeFavourites(call, listOf(said), [said.RecordId]);
    return { value: undefined };
  },
  RemoveAllFavourites: async ({ call }, said) => {
    await removeFavourites(call, listOf(said), null);
    return { value: undefined };
  },
  ToggleFavourite: async ({ call }, said) => ({ value: await toggleFavourite(call, listOf(said), said.RecordId, said.ExtraInfo) }),
});
