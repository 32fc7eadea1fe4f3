/** Carriers of the Favourite agent. */
import { carrier, int, text } from '../language.ts';
import { rights } from './rights.ts';

export const Favourite = carrier('Favourite', {
  TableName: text(),
  RecordId: int(),
  AssociateId: int(),
  ExtraInfo: text(),
  Rank: int(),
  ...rights,
});
