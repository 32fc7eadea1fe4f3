/** From the carriers of a ticket to a wish: wire words end here. What Svar ignores on the wire does not get past this file. */
import type { TicketEntity } from '../../contract/carriers/index.ts';
import type { Said } from '../../contract/language.ts';
import type { Desk } from '../../domain/desk.ts';
import type { ListRef, OwnerWish, TagWish, TicketWish } from '../../domain/wish.ts';
import { acceptCustom } from './custom-fields.ts';

/** wire: "assign by the category's rules" (reference page of SaveTicketEntity). */
export const AUTOMATIC = 2147483647;
/** wire: the user id of the system user, which owns what nobody owns. */
const SYSTEM_USER = 1;

type Entity = Said<typeof TicketEntity>;
type Maybe<T> = T | null | undefined;

/** A reference by id, else by the first of its names; nothing said when it has neither. */
export function listRef(id: Maybe<number>, ...names: Maybe<string>[]): ListRef | undefined {
  if (id && id > 0) return { id };
  const name = names.find((candidate) => candidate);
  return name ? { name } : undefined;
}

/** An optional link: null says nothing, an id of 0 (or below) takes it off. */
export const link = (carrier: Maybe<object>, id: Maybe<number>): number | undefined =>
  carrier && id !== null && id !== undefined ? Math.max(id, 0) : undefined;

function ownerWish(owned: Entity['OwnedBy'], desk: Desk): OwnerWish | undefined {
  if (!owned) return undefined;
  const { AssociateId: associateId, EjUserId: userId } = owned;
  if (associateId !== null && associateId !== undefined) {
    if (associateId === AUTOMATIC) return 'automatic';
    return associateId <= 0 || desk.associates.get(associateId)?.robot ? 'nobody' : { associateId };
  }
  if (!userId) return undefined;
  return userId === SYSTEM_USER ? 'nobody' : { userId };
}

function tagWishes(tags: Entity['Tags']): TagWish[] | undefined {
  if (!tags) return undefined;
  return tags.flatMap((tag): TagWish[] => (tag.Id && tag.Id > 0 ? [{ id: tag.Id }] : tag.Name?.trim() ? [{ name: tag.Name }] : []));
}

/** Leaves out what was not said, so that a wish holds nothing but wishes. */
export function said<T extends object>(wish: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** The wish of a TicketEntity. @throws Fault when a custom field's value does not fit its type */
export function acceptTicket(entity: Entity, desk: Desk): TicketWish {
  return said({
    id: Math.max(entity.TicketId ?? 0, 0),
    title: entity.Title ?? undefined,
    createdAt: entity.CreatedAt ?? undefined,
    createdByAssociateId: entity.CreatedBy?.AssociateId || undefined,
    author: entity.Author || undefined,
    owner: ownerWish(entity.OwnedBy, desk),
    category: listRef(entity.Category?.TicketCategoryId, entity.Category?.Fullname, entity.Category?.Name),
    level: entity.Slevel || undefined,
    priority: listRef(entity.Priority?.TicketPriorityId, entity.Priority?.Name),
    base: entity.BaseStatus || undefined,
    status: listRef(entity.Status?.TicketStatusId, entity.Status?.Name),
    activateAt: entity.Activate,
    deadline: entity.Deadline,
    origin: entity.Origin || undefined,
    personId: link(entity.Person, entity.Person?.PersonId),
    otherPersonIds: entity.SecondaryPersons?.flatMap((person) => (person.PersonId && person.PersonId > 0 ? [person.PersonId] : [])),
    tags: tagWishes(entity.Tags),
    fromAddress: entity.FromAddress || undefined,
    saleId: link(entity.Sale, entity.Sale?.SaleId),
    projectId: link(entity.Project, entity.Project?.ProjectId),
    type: listRef(entity.TicketType?.TicketTypeId, entity.TicketType?.Name),
    custom: [
      acceptCustom(entity.ExtraFields, desk.ticketFields, 'TicketEntity.ExtraFields'),
      acceptCustom(entity.CustomFields, desk.ticketFields, 'TicketEntity.CustomFields'),
    ],
  }) as TicketWish;
}
