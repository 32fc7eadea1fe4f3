/**
 * The rights of the desk as people-and-rights §2 has them, stated anew for the tests: nothing here asks the product. Roles,
 * relations to a ticket or to another row, and what comes of a call.
 */

/** Function rights by the names under which roles hold them. */
const OWN = ['cs-listown', 'cs-readown', 'cs-editown'];
const ALL = ['cs-listothers', 'cs-readothers', 'cs-editothers'];

/** A caller. Everybody has a role of his own, with these rights and no others. */
export interface Role {
  name: string;
  /** Why he stands here. */
  is: string;
  rights: readonly string[];
  /** Has he a Service user? */
  service: boolean;
  /** Does he work at the desk (internal associate), or is he a customer with a log-in? */
  internal: boolean;
  /** Is he let in at all? */
  known: boolean;
}

const role = (name: string, is: string, rights: readonly string[], more: Partial<Role> = {}): Role => ({
  name,
  is,
  rights,
  service: true,
  internal: true,
  known: true,
  ...more,
});

export const ROLES: readonly Role[] = [
  role('admin', 'general administrator', ['admin-all']),
  role('service', 'administers the service, and has no tickets but his own', ['cs-system']),
  role('svcList', 'administers the service, and lists all', ['cs-system', 'cs-listothers']),
  role('categs', 'administers categories', ['cs-categories']),
  role('editAll', 'lists, reads and edits all', ALL),
  role('own', 'lists, reads and edits in his categories', OWN),
  role('readAll', 'lists and reads all', ['cs-listothers', 'cs-readothers']),
  role('listAll', 'lists all', ['cs-listothers']),
  role('none', 'has no right at all', []),
  role('noUser', 'has the rights of editAll, but no Service user', ALL, { service: false }),
  role('extern', 'a customer with a log-in', [], { internal: false }),
  role('nobody', 'has no credentials', [], { known: false }),
  role('gone', 'was deleted, and had been an administrator', ['admin-all'], { known: false }),
];

// --- tickets

/** What a right on a ticket is decided by. */
export interface Standing {
  name: string;
  /** Is the caller its owner? Without one it is unassigned, or somebody else's. */
  owner: 'caller' | 'other' | 'nobody';
  /** Is the caller a member of its category? */
  member: boolean;
  /** Is the category for its members only? */
  membersOnly: boolean;
  /** 1 open, 4 deleted, 6 spam. */
  base: 1 | 4 | 6;
}

const standing = (name: string, more: Partial<Standing> = {}): Standing => ({
  name,
  owner: 'other',
  member: false,
  membersOnly: false,
  base: 1,
  ...more,
});

export const STANDINGS: readonly Standing[] = [
  standing('owner', { owner: 'caller' }),
  standing('owner of one in a category that is for its members only', { owner: 'caller', membersOnly: true }),
  standing('member of its category', { member: true }),
  standing('another category', {}),
  standing('unassigned, another category', { owner: 'nobody' }),
  standing('members only, not a member', { membersOnly: true }),
  standing('members only, a member', { membersOnly: true, member: true }),
  standing('deleted, in his category', { member: true, base: 4 }),
  standing('deleted, his own', { owner: 'caller', base: 4 }),
  standing('spam, in his category', { member: true, base: 6 }),
];

export type Intent = 'list' | 'read' | 'edit' | 'delete';
type Ticketed = Exclude<Intent, 'delete'>;

/** A higher intent implies the lower ones. */
const IMPLIED_BY: Readonly<Record<Ticketed, readonly Ticketed[]>> = {
  list: ['list', 'read', 'edit'],
  read: ['read', 'edit'],
  edit: ['edit'],
};

const holds = ({ rights }: Role, intent: Ticketed, scope: 'own' | 'others'): boolean =>
  IMPLIED_BY[intent].some((one) => rights.includes(`cs-${one}${scope}`));

export const isAdmin = ({ rights }: Role): boolean => rights.includes('admin-all');
const isServiceAdmin = ({ rights }: Role): boolean => rights.includes('cs-system');

/** The decision procedure of people-and-rights §2. */
export function may(who: Role, intent: Intent, ticket: Standing): boolean {
  if (!who.known) return false;
  // who writes must be somebody that a ticket can name
  if ((intent === 'edit' || intent === 'delete') && !who.service) return false;
  // "Delete* → Service administration or General administrator", of what he may list at all
  if (intent === 'delete') return (isAdmin(who) || isServiceAdmin(who)) && may(who, 'list', ticket);
  if (isAdmin(who)) return true; // 1
  // "Edit all requests: … see and restore deleted tickets"; spam is as deleted (save-semantics §4.1), its owner's too (checklist 109)
  if (ticket.base !== 1 && !who.rights.includes('cs-editothers')) return false;
  const isMember = who.service && ticket.member;
  if (who.service && ticket.owner === 'caller') return true; // 2
  if (ticket.membersOnly && !isMember && !(intent === 'list' && isServiceAdmin(who))) return false; // 3
  if (holds(who, intent, 'others')) return true; // 4
  return isMember && holds(who, intent, 'own'); // 5, 6
}

// --- what comes of a call

/**
 * `y` done or shown; `.` absent: 200 and nothing of it (404 of a resource); `x` 403; `n` 400, as of a row that is not there;
 * `i` 400: it makes no sense for this caller; `u` 401.
 */
export type Outcome = 'y' | '.' | 'x' | 'n' | 'i' | 'u';

/** What is expected of a call; those who are not let in never come so far. */
export type Rule = (who: Role, relation: number) => Outcome;

/** A lookup: what may not be seen is absent. */
export const seen =
  (intent: Intent): Rule =>
  (who, relation) =>
    may(who, intent, STANDINGS[relation]!) ? 'y' : '.';

/**
 * A command on a ticket: without the right it is refused, also where the ticket may not be seen (save-semantics §1 "403 for
 * rights"; numbers of tickets follow each other and are no secret). Resources have 404 there: errors §3.
 */
export const commanded =
  (intent: Intent): Rule =>
  (who, relation) =>
    may(who, intent, STANDINGS[relation]!) ? 'y' : 'x';

/** A command that names a ticket which it does not change: what may not be seen looks as if it were not there. */
export const named =
  (intent: Intent): Rule =>
  (who, relation) =>
    may(who, intent, STANDINGS[relation]!) ? 'y' : 'n';

/** Function rights and kinds of callers. */
export const WHO = {
  /** Everybody who is let in. */
  anybody: () => true,
  /** "people data: internal associates write". docs/decisions/0028 */
  desk: ({ internal }: Role) => internal,
  admin: isAdmin,
  /** Service set-up: Service administration. */
  service: (who: Role) => isAdmin(who) || isServiceAdmin(who),
  /** Categories: Category administration; whoever sets up the service has them too. */
  categories: (who: Role) => isAdmin(who) || isServiceAdmin(who) || who.rights.includes('cs-categories'),
  /** Who moves all tickets must reach them all; of these roles only one does. */
  allTickets: isAdmin,
} as const;
export type Who = keyof typeof WHO;

export const only =
  (who: Who): Rule =>
  (role) =>
    WHO[who](role) ? 'y' : 'x';

/** Relations to a row that somebody owns. */
export const OWNERS = ['his own', "another's"] as const;

/** Of one's own rows, and of others' for who may; else `otherwise`. */
export const owned =
  (others: Who, otherwise: Outcome, mine: Who = 'anybody'): Rule =>
  (who, relation) => {
    if (!WHO[mine](who)) return 'x';
    return relation === 0 || WHO[others](who) ? 'y' : otherwise;
  };
