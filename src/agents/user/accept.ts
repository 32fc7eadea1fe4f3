/** What a caller says of a user or a group, as a wish. What is null or empty where a name or number belongs was not said. */
import { Refused } from '../../app/errors.ts';
import type { GroupWish } from '../../app/user-groups.ts';
import type { UserWish } from '../../app/users.ts';
import type { User, UserGroup } from '../../contract/carriers/index.ts';
import type { Said } from '../../contract/language.ts';
import type { Agent } from '../../domain/desk.ts';
import { UserType } from '../../vocabulary.ts';

type SaidUser = Said<typeof User>;

const some = (text: string | null | undefined): string | undefined =>
  text === null || text === undefined || text === '' ? undefined : text;
const positive = (id: number | null | undefined): number | undefined => (id && id > 0 ? id : undefined);

/** wire: the log-in has two members; of a user who has one already the member that differs from it counts. */
function loginOf(user: SaidUser, current: Agent | null): string | undefined {
  const said = [some(user.Name), some(user.UserName)];
  return said.find((login) => login !== undefined && login !== current?.login);
}

function passwordOf(user: SaidUser): string | undefined {
  const credential = user.Credentials?.find((one) => one.Type?.Type?.toLowerCase() === 'password');
  return some(credential?.Value);
}

function personOf(user: SaidUser): Pick<UserWish, 'person' | 'personId'> {
  const personId = positive(user.Person?.PersonId);
  if (personId !== undefined) return { personId };
  const { Firstname, Lastname, Email } = user.Person ?? {};
  const person = { firstName: Firstname ?? '', lastName: Lastname ?? '', email: Email ?? '' };
  return person.firstName || person.lastName || person.email ? { person } : {};
}

const ids = (rows: readonly { readonly Id?: number | null | undefined }[] | null | undefined): number[] | undefined =>
  rows ? [...new Set(rows.flatMap((row) => positive(row.Id) ?? []))] : undefined;

/** @param current the user as he is; null for a new one */
export function acceptUser(user: SaidUser, current: Agent | null): UserWish {
  const type = user.Type ?? UserType.Unknown;
  if (!current && type !== UserType.Unknown && type !== UserType.InternalAssociate)
    throw new Refused({ why: 'invalid', about: 'Type', message: 'Users of other types than InternalAssociate are not made here' });
  const groupId = positive(user.UserGroup?.Id);
  return {
    login: loginOf(user, current),
    nick: user.NickName === current?.nick ? undefined : some(user.NickName),
    rank: user.Rank ?? undefined,
    tooltip: user.Tooltip ?? undefined,
    signature: user.RequestSignature ?? undefined,
    deleted: current && user.Deleted !== current.deleted ? (user.Deleted ?? undefined) : undefined,
    roleId: positive(user.Role?.Id),
    groupId,
    otherGroupIds: ids(user.OtherGroups)?.filter((id) => id !== groupId),
    categoryIds: ids(user.TicketCategories),
    password: passwordOf(user),
    ...(current ? {} : personOf(user)),
  };
}

export const acceptGroup = (group: Said<typeof UserGroup>): GroupWish => ({
  name: group.Value ?? undefined,
  tooltip: group.Tooltip ?? undefined,
  rank: group.Rank ?? undefined,
  deleted: group.Deleted ?? undefined,
});
