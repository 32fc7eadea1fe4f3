/** Lists that the desk in memory holds: people, and what tickets are sorted by. Source: archives-and-lists §6, base-data §8. */
import { type Agent, type Category, type Desk, type Priority, type Status, type TicketTypeRow, USER_DELETED } from '../../domain/desk.ts';
import { effectiveTemplate } from '../../domain/lists.ts';
import { isMember } from '../../domain/rights.ts';
import { TicketBaseStatus, TicketPriorityStatus } from '../../vocabulary.ts';
import { AUTOMATIC } from '../accept/ticket.ts';
import { type Asked, type Attributes, type Item, isOn, numberIn, type Provider } from './items.ts';

/** Users who can be chosen: no robots, nobody who is gone. */
const users = (desk: Desk): Agent[] =>
  [...desk.associates.values()]
    .filter((user) => !user.robot && !user.deleted && user.presence !== USER_DELETED)
    .sort((a, b) => a.rank - b.rank || a.fullName.localeCompare(b.fullName, 'en') || a.associateId - b.associateId);

const asAssociate = (user: Agent): Item => ({
  id: user.associateId,
  name: user.fullName,
  toolTip: user.tooltip,
  rank: user.rank,
  type: 'associate',
  fullName: user.fullName,
  // wire: the company is 0 in every documented row
  extra: `person_id=${user.personId ?? 0}&contact_id=0`,
});

const associate: Provider = ({ call }) => users(call.desk).map(asAssociate);

function serviceAssociate({ call, attributes }: Asked): Item[] {
  const items = users(call.desk)
    .filter(({ id }) => id > 0)
    .map(asAssociate);
  if (!isOn(attributes, 'includeDefaultItems')) return items;
  return [
    ...items.filter(({ id }) => id === call.agent.associateId),
    { id: AUTOMATIC, name: 'Automatic' },
    { id: 0, name: 'Unassigned' },
    ...items.filter(({ id }) => id !== call.agent.associateId),
  ];
}

const ejUser: Provider = ({ call }) =>
  users(call.desk)
    .filter(({ id }) => id > 0)
    .map((user) => ({ ...asAssociate(user), id: user.id, type: 'ejuser', extra: `associateId=${user.associateId}` }));

const userGroup: Provider = ({ call }) =>
  [...call.desk.groups.values()]
    .filter(({ deleted }) => !deleted)
    .map((group) => ({ id: group.id, name: group.name, toolTip: group.tooltip, rank: group.rank }));

/** A category under its full name. */
export const categoryItem = (row: Category, templateId: number | null = row.replyTemplateId): Item => ({
  id: row.id,
  name: row.fullName,
  fullName: row.fullName,
  extra: `parentId=${row.parentId ?? 0}&replyTemplateId=${templateId ?? -1}`,
});

function categories({ call, attributes, flat, query }: Asked): Item[] {
  const { desk, agent } = call;
  const rows = [...desk.categories.values()]
    .filter((row) => !isOn(attributes, 'onlyOwnCategories') || isMember(agent, row))
    .sort((a, b) => a.fullName.localeCompare(b.fullName, 'en') || a.id - b.id);
  const isTree = isOn(attributes, 'hierarchy') && !flat && query === '';
  const isShort = isTree || isOn(attributes, 'shortNames');
  const itemOf = (row: Category): Item => ({
    ...categoryItem(row, effectiveTemplate(row, desk)),
    ...(isShort ? { name: row.name } : {}),
    ...(isOn(attributes, 'shortTooltip') ? { toolTip: row.fullName } : {}),
    ...(isOn(attributes, 'includeAdministrativeInfo')
      ? { toolTip: desk.agents.get(row.masterId ?? 0)?.fullName ?? '', iconHint: 'ticketcategory' }
      : {}),
  });
  if (!isTree) return rows.map(itemOf);
  const shown = new Set(rows.map(({ id }) => id));
  const under = (parentId: number | null): Item[] =>
    rows
      // what lies under a category that is not shown stands at the top
      .filter((row) => (row.parentId !== null && shown.has(row.parentId) ? row.parentId : null) === parentId)
      .map((row) => ({ ...itemOf(row), children: under(row.id) }));
  return under(null);
}

/** What a type of tickets allows: `ticketType=2`, or the bare number. */
function typeIn(attributes: Attributes, additional: string, desk: Desk): TicketTypeRow | undefined {
  return desk.types.get(numberIn(attributes, 'ticketType') ?? (/^\d{1,9}$/.test(additional) ? Number(additional) : 0));
}

function priorities({ call, attributes, additional }: Asked): Item[] {
  const allowed = typeIn(attributes, additional, call.desk)?.priorityIds ?? [];
  const rows = [...call.desk.priorities.values()]
    .filter((row: Priority) => row.status !== TicketPriorityStatus.Deleted || isOn(attributes, 'showDeleted'))
    .filter(({ id }) => allowed.length === 0 || allowed.includes(id))
    .sort((a, b) => a.sortOrder - b.sortOrder || a.id - b.id);
  return [
    ...(isOn(attributes, 'includeDefaultItems') ? [{ id: 0, name: 'Automatic' }] : []),
    ...rows.map((row) => ({
      id: row.id,
      name: row.name,
      deleted: row.status === TicketPriorityStatus.Deleted,
      rank: row.sortOrder,
      extra: String(row.sortOrder),
    })),
  ];
}

const HIDDEN = new Set<number>([TicketBaseStatus.Deleted, TicketBaseStatus.Merged, TicketBaseStatus.Spam]);

function statuses({ call, attributes, additional }: Asked): Item[] {
  const allowed = typeIn(attributes, additional, call.desk)?.statusIds ?? [];
  const withPostponed = isOn(attributes, 'onlyNormalWithPostponed');
  const isNormal = (row: Status): boolean => !HIDDEN.has(row.base) && (withPostponed || row.base !== TicketBaseStatus.Postponed);
  return [...call.desk.statuses.values()]
    .filter((row) => !row.deleted && (allowed.length === 0 || allowed.includes(row.id)))
    .filter((row) => (withPostponed || isOn(attributes, 'onlyNormal') ? isNormal(row) : true))
    .sort((a, b) => a.rank - b.rank || a.id - b.id)
    .map((row) => ({ id: row.id, name: row.name, rank: row.rank, extra: String(row.base) }));
}

const flag = (on: boolean): number => (on ? 1 : 0);

const types: Provider = ({ call }) =>
  [...call.desk.types.values()]
    .sort((a, b) => a.rank - b.rank || a.id - b.id)
    .map((row) => ({
      id: row.id,
      name: row.name,
      toolTip: row.tooltip,
      rank: row.rank,
      iconHint: row.icon,
      // wire: the description is empty in every documented row
      extra:
        `isDefault=${flag(row.isDefault)}&description=&defaultStatus=${row.defaultStatusId ?? 0}&defaultPriority=${row.defaultPriorityId ?? 0}` +
        `&showInNew=${flag(row.showInNew)}&excludeSignature=${flag(row.excludeSignature)}&excludeEmailRecipients=${flag(row.excludeEmailRecipients)}` +
        `&externalAsDefault=${flag(row.externalAsDefault)}&replyForwardNoSignature=${flag(row.replyForwardNoSignature)}` +
        `&replyExternalAsDefault=${flag(row.replyExternalAsDefault)}`,
    }));

/** Escalation levels of all priorities. */
const alerts: Provider = ({ call }) =>
  [...call.desk.priorities.values()].flatMap((priority) =>
    priority.levels.map((level) => ({
      id: level.id,
      name: `${priority.name} ${level.level}`,
      rank: level.level,
      extra: `priority=${priority.id}&level=${level.level}&timeout=${level.after}`,
    })),
  );

const relations: Provider = ({ call }) =>
  [...call.desk.relationDefinitions.values()].map((row) => ({
    id: row.id,
    name: row.name,
    toolTip: row.description,
    rank: row.rank,
    extra: `relationType=${row.type}`,
  }));

const tags: Provider = ({ call, attributes }) =>
  [...call.desk.tags.values()]
    .filter(({ deleted }) => !deleted || isOn(attributes, 'showDeleted'))
    .map((row, index) => ({ id: row.id, name: row.name, toolTip: row.tooltip, deleted: row.deleted, rank: index + 1 }));

const customerLanguages: Provider = ({ call }) =>
  [...call.desk.languages.values()].map((row, index) => ({
    id: row.id,
    name: row.name,
    rank: index + 1,
    type: row.isoCode,
    extra: `isDefault=${flag(row.isDefault)}`,
  }));

export const deskLists: Readonly<Record<string, Provider>> = {
  associate,
  serviceassociate: serviceAssociate,
  ejuser: ejUser,
  usergroup: userGroup,
  ejcategory: categories,
  ticketpriority: priorities,
  ticketticketstatus: statuses,
  tickettype: types,
  ticketalert: alerts,
  ticketrelationdefinition: relations,
  tags,
  customerlanguage: customerLanguages,
};
