/** Carriers of the MDO agent. */
import { type AnyCarrier, bool, carrier, dateTime, int, list, ref, text } from '../language.ts';
import { rights } from './rights.ts';

export const MDOListItem = carrier('MDOListItem', {
  Id: int(),
  Name: text(),
  ToolTip: text(),
  Deleted: bool(),
  Rank: int(),
  Type: text(),
  ChildItems: list(ref((): AnyCarrier => MDOListItem)),
  IconHint: text(),
  ColorBlock: int(),
  ExtraInfo: text(),
  StyleHint: text(),
  FullName: text(),
  ...rights,
});

export const SelectableMDOListItem = carrier('SelectableMDOListItem', {
  Id: int(),
  Name: text(),
  ToolTip: text(),
  Deleted: bool(),
  Rank: int(),
  Type: text(),
  ColorBlock: int(),
  IconHint: text(),
  Selected: bool(),
  LastChanged: dateTime(),
  ChildItems: list(ref((): AnyCarrier => SelectableMDOListItem)),
  ExtraInfo: text(),
  StyleHint: text(),
  Hidden: bool(),
  FullName: text(),
  ...rights,
});
