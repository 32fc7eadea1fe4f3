/** An associate: a user of the desk, or one of its robots. */
import { UserType } from '../../vocabulary.ts';
import { bool, carrier, dict, int, oneOf, text } from '../language.ts';
import { rights } from './rights.ts';

export const Associate = carrier('Associate', {
  AssociateId: int(),
  Name: text(239),
  PersonId: int(),
  Rank: int(),
  Tooltip: text(254),
  Type: oneOf('UserType', UserType),
  GroupIdx: int(),
  FullName: text(),
  FormalName: text(),
  Deleted: bool(),
  EjUserId: int(),
  UserName: text(254),
  ExtraFields: dict(text()),
  CustomFields: dict(text()),
  ...rights,
});
