/** Rights as they stand in every answer: of a row, of a field. Read by clients, never accepted from them. */
import { EFieldRight, ETableRight } from '../../vocabulary.ts';
import { answerOnly, carrier, dict, flags, int, label, ref, text } from '../language.ts';

export const TableRight = carrier('TableRight', {
  Mask: flags('ETableRight', ETableRight),
  Reason: label(),
});

export const FieldRight = carrier('FieldRight', {
  Mask: flags('EFieldRight', EFieldRight),
  Reason: label(),
});

export const FieldProperty = carrier('FieldProperty', {
  FieldRight: ref(() => FieldRight),
  FieldType: text(),
  FieldLength: int(),
});

/** The two members that close every carrier with rights of its own; requests may repeat them, they are not read. */
export const rights = {
  TableRight: answerOnly(ref(() => TableRight)),
  FieldProperties: answerOnly(dict(ref(() => FieldProperty))),
};
