/** The operations of the Favourite agent that Svar declares; its other ones answer 501. */
import { Favourite } from '../carriers/index.ts';
import { args, bool, group, int, list, nothing, operation, ref, text } from '../language.ts';

export const operations = group({
  IsFavourite: operation(
    'Is a row among the favourites of an associate (0: the caller)?',
    args({ TableName: text(), RecordId: int(), AssociateId: int() }),
    bool(),
  ),
  AddFavourite: operation(
    'Puts a row among the favourites of an associate (0: the caller); one that is there already stays.',
    args({ TableName: text(), RecordId: int(), AssociateId: int(), ExtraInfo: text() }),
    nothing,
  ),
  AddFavourites: operation(
    'Puts rows of one table among the favourites of an associate (0: the caller), all or none.',
    args({ TableName: text(), RecordIds: list(int()), AssociateId: int(), ExtraInfo: text() }),
    nothing,
  ),
  RemoveFavourites: operation(
    'Takes rows of one table off the favourites of an associate (0: the caller).',
    args({ TableName: text(), RecordIds: list(int()), AssociateId: int() }),
    nothing,
  ),
  GetFavourites: operation(
    'The favourites of an associate (0: the caller) in a table, in the order in which they were added.',
    args({ TableName: text(), AssociateId: int() }),
    list(ref(() => Favourite)),
  ),
  RemoveFavourite: operation(
    'Takes a row off the favourites of an associate (0: the caller).',
    args({ TableName: text(), RecordId: int(), AssociateId: int() }),
    nothing,
  ),
  RemoveAllFavourites: operation(
    'Takes all rows of a table off the favourites of an associate (0: the caller).',
    args({ TableName: text(), AssociateId: int() }),
    nothing,
  ),
  ToggleFavourite: operation(
    'Puts a row among the favourites, or takes it off; answers whether it is one now.',
    args({ TableName: text(), RecordId: int(), AssociateId: int(), ExtraInfo: text() }),
    bool(),
  ),
});
