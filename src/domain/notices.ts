/**
 * Who is told of what, and how: pop-ups in the list of each agent, mail and SMS by his masks. The doer is never told of his
 * own doing. Source: people-and-rights §4.
 */
import { instantOf, wallOf, zoneOf } from '../time/zone.ts';
import { NotifyChannel, NotifyType, TicketCategoryFlags } from '../vocabulary.ts';
import { type Agent, type Desk, NOBODY, USER_DELETED } from './desk.ts';
import { type Effects, joined, Medium, type Notice, type Parcel } from './effects.ts';
import type { Instant, Ticket } from './thread.ts';

/** What agents are told of. */
export type News = 'newTicket' | 'newMessage' | 'escalated' | 'activated' | 'takenOver';

const KINDS: Readonly<Record<News, { bit: number; template: string; favourites: string | null }>> = {
  newTicket: { bit: NotifyType.NewTicket, template: 'UserNewTicket', favourites: null },
  newMessage: { bit: NotifyType.NewTicketMessage, template: 'UserNewMessage', favourites: 'HotlistNewMessage' },
  escalated: { bit: NotifyType.TicketEscalated, template: 'UserTicketAlarm', favourites: 'HotlistTicketAlarm' },
  activated: { bit: NotifyType.TicketActivated, template: 'UserTicketActivated', favourites: 'HotlistTicketActivated' },
  takenOver: { bit: NotifyType.TicketTakeOver, template: 'UserTicketTakenOver', favourites: 'HotlistTicketTakenOver' },
};
/** `ejuser.status` of one who may only read. */
const READ_ONLY = 4;

/** What happened, to which ticket, by whom, when. */
export interface Occasion {
  ticket: Ticket;
  desk: Desk;
  at: Instant;
  byId: number;
  alertId?: number | null;
}

/** The end of a pop-up: after a number of seconds, or the next midnight of the desk. */
export function popUpEnd(desk: Desk, at: Instant): Instant {
  if (desk.settings.popUpSeconds !== null) return at + desk.settings.popUpSeconds * 1000;
  const zone = zoneOf(desk.zone);
  const wall = wallOf(at, zone);
  return instantOf({ ...wall, day: wall.day + 1, hour: 0, minute: 0, second: 0, millisecond: 0 }, zone);
}

const mayBeTold = (agent: Agent | undefined, byId: number): agent is Agent =>
  agent !== undefined &&
  agent.id > NOBODY &&
  agent.id !== byId &&
  !agent.deleted &&
  !agent.robot &&
  agent.presence !== USER_DELETED &&
  agent.presence !== READ_ONLY;

function toldTo(agent: Agent, news: News, asFavourite: boolean, occasion: Occasion): Effects {
  const { ticket, desk, at, byId, alertId = null } = occasion;
  const kind = KINDS[news];
  const wants = (mask: number): boolean => (mask & kind.bit) !== 0 && (!asFavourite || (mask & NotifyType.Hotlist) !== 0);
  const templateId = desk.settings.systemTemplates.get((asFavourite ? kind.favourites : null) ?? kind.template) ?? null;
  const parcel = (medium: Medium): Parcel => ({
    medium,
    kind: news,
    to: [],
    templateId,
    personId: null,
    userId: agent.id,
    alertId,
    details: asFavourite ? { favourite: true } : {},
  });
  const notice: Notice = {
    type: kind.bit,
    userId: agent.id,
    ownerId: ticket.ownerId,
    byId,
    categoryId: ticket.categoryId,
    alertId,
    expires: popUpEnd(desk, at),
  };
  return {
    stays: [],
    notices: wants(agent.notify.popUp) ? [notice] : [],
    parcels: [...(wants(agent.notify.email) ? [parcel(Medium.Mail)] : []), ...(wants(agent.notify.sms) ? [parcel(Medium.Sms)] : [])],
  };
}

/** Tells some users. @param favourites users who hear of it because the ticket is among their favourites */
export function tell(news: News, userIds: readonly number[], favourites: readonly number[], occasion: Occasion): Effects {
  const told = new Set<number>();
  const tellOne =
    (asFavourite: boolean) =>
    (id: number): Effects[] => {
      const agent = occasion.desk.agents.get(id);
      if (told.has(id) || !mayBeTold(agent, occasion.byId)) return [];
      told.add(id);
      return [toldTo(agent, news, asFavourite, occasion)];
    };
  return joined(...userIds.flatMap(tellOne(false)), ...(KINDS[news].favourites ? favourites.flatMap(tellOne(true)) : []));
}

/** Addresses of a list as an administrator wrote it: by comma, semicolon or line. Those without an @ are left out. */
export const addressesIn = (list: string): string[] =>
  list
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part.includes('@'));

/** Does an agent want to hear, by a channel, of favourites, and of all these bits of NotifyType? Source: operations #80 */
export function hearsOfFavourites(agent: Agent, types: number, channel: NotifyChannel): boolean {
  const { popUp, email, sms } = agent.notify;
  const masks: Partial<Record<NotifyChannel, number>> = {
    [NotifyChannel.PopUp]: popUp,
    [NotifyChannel.Email]: email,
    [NotifyChannel.Sms]: sms,
  };
  const wanted = types | NotifyType.Hotlist;
  return mayBeTold(agent, NOBODY) && ((masks[channel] ?? 0) & wanted) === wanted;
}

/** A category hears by mail of tickets in it that nobody owns. */
export function tellCategory({ ticket, desk }: Occasion): Effects {
  const to = addressesIn(desk.categories.get(ticket.categoryId)?.notificationEmail ?? '');
  if (ticket.ownerId !== NOBODY || to.length === 0) return joined();
  const templateId = desk.settings.systemTemplates.get(KINDS.newTicket.template) ?? null;
  return joined({
    parcels: [
      {
        medium: Medium.Mail,
        kind: 'newTicket',
        to,
        templateId,
        personId: null,
        userId: null,
        alertId: null,
        details: { category: ticket.categoryId },
      },
    ],
  });
}

/** A new ticket: its owner; one that nobody owns: all members where the category wants that, and the category's address. */
export function tellOfNewTicket(occasion: Occasion): Effects {
  const { ticket, desk } = occasion;
  const category = desk.categories.get(ticket.categoryId);
  const notifiesMembers = category !== undefined && (category.flags & TicketCategoryFlags.NotifyMembers) !== 0;
  const members = ticket.ownerId === NOBODY && notifiesMembers ? [...category.members.keys()] : [];
  return joined(tell('newTicket', ticket.ownerId === NOBODY ? members : [ticket.ownerId], [], occasion), tellCategory(occasion));
}

/** A change of owner by somebody: the new owner has a new ticket, the old one has lost it to another. */
export function tellOfOwner(before: Ticket, favourites: readonly number[], occasion: Occasion): Effects {
  const { ticket } = occasion;
  if (before.ownerId === ticket.ownerId) return joined();
  const takenOver = ticket.ownerId !== NOBODY && before.ownerId !== NOBODY;
  return joined(
    ticket.ownerId === NOBODY ? tellCategory(occasion) : tell('newTicket', [ticket.ownerId], [], occasion),
    takenOver
      ? tell(
          'takenOver',
          [before.ownerId],
          favourites.filter((id) => id !== ticket.ownerId),
          occasion,
        )
      : {},
  );
}
