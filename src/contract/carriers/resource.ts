/** Carriers of the Resource agent. */
import { bool, carrier, text } from '../language.ts';
import { rights } from './rights.ts';

export const ResourceOverride = carrier('ResourceOverride', {
  ResourceName: text(),
  ResourceValue: text(),
  Culture: text(),
  IsActive: bool(),
  ...rights,
});
