/** Carriers of the Favourite agent. */
import { carrier, int, text } from '../language.ts';
import { rights } from './rights.ts';

export const Favourite = carrier('Favourite', {
  TableName: text(64),
  RecordId: int(),
  AssociateId: int(),
  ExtraInfo: text(255),
  Rank: int(),
  ...rights,
});
