/** What only resources have, by the name under which the table of addresses calls it. */
import { archiveNames } from '../../app/archives.ts';
import { built } from '../index.ts';
import { fields } from './fields.ts';
import type { OwnHandler } from './own.ts';
import { strings } from './strings.ts';
import { users } from './users.ts';
import { timeZones } from './zones.ts';

export const ownHandlers: ReadonlyMap<string, OwnHandler> = new Map(Object.entries({ ...fields, ...users, ...timeZones, ...strings }));

/** Everything that is built: agents' operations, searches, and what only resources have. */
export const builtForAll: ReadonlySet<string> = new Set([
  ...built,
  ...[...ownHandlers.keys()].map((name) => `own:${name}`),
  ...archiveNames.map((name) => `archive:${name}`),
]);
