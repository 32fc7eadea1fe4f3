/** The Favourite agent. */
import { operations } from '../../contract/agents/favourite.ts';
import { implement, notYet } from '../implement.ts';

export const handlers = implement(operations, {
  IsFavourite: notYet,
  AddFavourite: notYet,
  AddFavourites: notYet,
  RemoveFavourites: notYet,
  GetFavourites: notYet,
  RemoveFavourite: notYet,
  RemoveAllFavourites: notYet,
  ToggleFavourite: notYet,
});
