/** Carriers of the MDO agent. */
import { type BoolType, bool, type Carrier, carrier, dateTime, type IntType, int, label, list, ref, text } from '../language.ts';
import { rights } from './rights.ts';

/** Items hold items; as types they end here, with what is read of those below. */
type OneItem = Carrier<{ readonly Id: IntType }>;
type OneSelectable = Carrier<{ readonly Id: IntType; readonly Selected: BoolType }>;

export const MDOListItem = carrier('MDOListItem', {
  Id: int(),
  Name: label(),
  ToolTip: label(),
  Deleted: bool(),
  Rank: int(),
  Type: text(),
  ChildItems: list(ref((): OneItem => MDOListItem)),
  IconHint: text(),
  ColorBlock: int(),
  ExtraInfo: text(),
  StyleHint: text(),
  FullName: label(),
  ...rights,
});

export const SelectableMDOListItem = carrier('SelectableMDOListItem', {
  Id: int(),
  Name: label(),
  ToolTip: label(),
  Deleted: bool(),
  Rank: int(),
  Type: text(),
  ColorBlock: int(),
  IconHint: text(),
  Selected: bool(),
  LastChanged: dateTime(),
  ChildItems: list(ref((): OneSelectable => SelectableMDOListItem)),
  ExtraInfo: text(),
  StyleHint: text(),
  Hidden: bool(),
  FullName: label(),
  ...rights,
});
