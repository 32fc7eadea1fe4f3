/** The desk that knows the fields an entity speaks of: a field that was published elsewhere a moment ago must not be passed over. */
import type { Call } from '../../app/call.ts';
import { renewed } from '../../app/renewed.ts';
import type { Desk, FieldOwner } from '../../domain/desk.ts';
import { hasStrange, type OwnMaps } from './custom-fields.ts';

/** The call's desk, or the newest one when the entity has a key that the call's does not know. */
export const deskKnowing = async (call: Call, owner: FieldOwner, entity: OwnMaps): Promise<Desk> =>
  hasStrange(entity, call.desk.ownFields[owner]) ? (await renewed(call)).desk : call.desk;
