/** The operations of the Favourite agent that Svar declares; its other ones answer 501. */
import { Favourite } from '../carriers/index.ts';
import { args, bool, group, int, list, nothing, operation, ref, text } from '../language.ts';

export const operations = group({
  IsFavourite: operation('', args({ TableName: text(), RecordId: int(), AssociateId: int() }), bool()),
  AddFavourite: operation('', args({ TableName: text(), RecordId: int(), AssociateId: int(), ExtraInfo: text() }), nothing),
  AddFavourites: operation('', args({ TableName: text(), RecordIds: list(int()), AssociateId: int(), ExtraInfo: text() }), nothing),
  RemoveFavourites: operation('', args({ TableName: text(), RecordIds: list(int()), AssociateId: int() }), nothing),
  GetFavourites: operation('', args({ TableName: text(), AssociateId: int() }), list(ref(() => Favourite))),
  RemoveFavourite: operation('', args({ TableName: text(), RecordId: int(), AssociateId: int() }), nothing),
  RemoveAllFavourites: operation('', args({ TableName: text(), AssociateId: int() }), nothing),
  ToggleFavourite: operation('', args({ TableName: text(), RecordId: int(), AssociateId: int(), ExtraInfo: text() }), bool()),
});
