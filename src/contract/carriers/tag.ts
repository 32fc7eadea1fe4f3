/** A tag. */
import { carrier, int, label } from '../language.ts';
import { rights } from './rights.ts';

export const Tag = carrier('Tag', {
  Id: int(),
  Name: label(239),
  ToolTip: label(254),
  ...rights,
});
