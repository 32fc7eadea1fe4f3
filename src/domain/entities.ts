/**
 * Sales, projects and documents: what they consist of, who may see and change them, what a save leaves. Pure.
 * Rights are our own decision, as those of companies and persons: whoever works at the desk may write them, deleting takes an
 * administrator, the owner or the maker. A document may be for one user or one group alone.
 */
import { ActivityStatus, SaleStatus } from '../vocabulary.ts';
import { refuse } from './decision.ts';
import type { Agent, CustomField } from './desk.ts';
import { safeFileName } from './file-name.ts';
import { mayDelete, mayWrite, type ProfileWish, type Target } from './people.ts';
import { checkLength, type Resolve, settleCustom, settleLinks } from './people-save.ts';
import { isAdmin } from './rights.ts';
import type { Custom, Instant } from './thread.ts';

export type EntityKind = 'sale' | 'project' | 'document';

export type Stamped = {
  id: number;
  associateId: number | null;
  description: string;
  extra: Custom;
  registered: Instant | null;
  registeredBy: number | null;
  updated: Instant | null;
  updatedBy: number | null;
};

export type SaleRecord = Stamped & {
  companyId: number | null;
  personId: number | null;
  projectId: number | null;
  heading: string;
  number: string;
  amount: number;
  earning: number;
  /** Of the amount. */
  earningPercent: number;
  /** Percent. */
  probability: number;
  status: SaleStatus;
  completed: ActivityStatus;
  date: Instant | null;
  nextDue: Instant | null;
  reopen: Instant | null;
  currencyId: number | null;
  typeId: number | null;
  stageId: number | null;
  reasonId: number | null;
  reasonSoldId: number | null;
  reasonStalledId: number | null;
  sourceId: number | null;
  competitorId: number | null;
  creditedId: number | null;
  postit: string;
};

export type ProjectRecord = Stamped & {
  name: string;
  number: string;
  statusId: number | null;
  typeId: number | null;
  completed: boolean;
  end: Instant | null;
  start: Instant | null;
  eventId: number;
  postit: string;
};

/** Whom a document is for. */
export const VISIBLE = { all: 0, associate: 1, group: 2 } as const;

export type DocumentRecord = Stamped & {
  companyId: number | null;
  personId: number | null;
  projectId: number | null;
  saleId: number | null;
  header: string;
  /** Of its file: a name, never a path. */
  name: string;
  attention: string;
  ourRef: string;
  yourRef: string;
  externalRef: string;
  templateId: number | null;
  type: number;
  completed: ActivityStatus;
  sequence: number;
  date: Instant | null;
  /** One of `VISIBLE`, and the associate or group that it names. */
  visibility: number;
  visibleId: number;
};

export type EntityOf<K extends EntityKind> = K extends 'sale' ? SaleRecord : K extends 'project' ? ProjectRecord : DocumentRecord;

/** What a save asks for; what is missing stays as it is. */
export type EntityWish = Pick<ProfileWish, 'id' | 'fields' | 'links' | 'custom'>;

interface EntityRules {
  /** Longest text of a member. */
  texts: Readonly<Record<string, number>>;
  links: Readonly<Record<string, Target>>;
  /** Members with few values. */
  among: Readonly<Record<string, readonly number[]>>;
  /** The member that names it, and what to say when it is blank; null when none must. */
  named: readonly [member: string, message: string] | null;
}

const progress = [ActivityStatus.NotStarted, ActivityStatus.Started, ActivityStatus.Completed];

/** Lengths are those of the columns. */
export const ENTITY_RULES: Readonly<Record<EntityKind, EntityRules>> = {
  sale: {
    texts: { heading: 219, number: 49, description: 2047, postit: 2047 },
    links: {
      companyId: 'contact',
      personId: 'person',
      projectId: 'project',
      associateId: 'associate',
      currencyId: 'list:currency',
      typeId: 'list:saletype',
      stageId: 'list:prob',
      reasonId: 'list:reason',
      reasonSoldId: 'list:reasonsold',
      reasonStalledId: 'list:reasonstalled',
      sourceId: 'list:source',
      competitorId: 'list:comptr',
      creditedId: 'list:credited',
    },
    among: { status: [SaleStatus.Open, SaleStatus.Sold, SaleStatus.Lost, SaleStatus.Stalled], completed: progress },
    named: ['heading', 'A sale needs a heading'],
  },
  project: {
    texts: { name: 219, number: 49, description: 2047, postit: 2047 },
    links: { associateId: 'associate', statusId: 'list:projectstatus', typeId: 'list:projecttype' },
    among: {},
    named: ['name', 'A project needs a name'],
  },
  document: {
    texts: { header: 219, name: 254, attention: 239, ourRef: 239, yourRef: 239, externalRef: 255, description: 2047 },
    links: {
      companyId: 'contact',
      personId: 'person',
      projectId: 'project',
      saleId: 'sale',
      associateId: 'associate',
      templateId: 'list:doctmpl',
    },
    among: { completed: progress, type: [1, 2, 3, 4, 5, 6, 7, 8, 9], visibility: Object.values(VISIBLE) },
    named: null,
  },
};

/** Lists whose rows an entity shows. */
export const listsOf = (kind: EntityKind): string[] =>
  Object.values(ENTITY_RULES[kind].links).flatMap((target) => (target.startsWith('list:') ? [target.slice(5)] : []));

// --- saves

type Values = Readonly<Record<string, unknown>>;

/** What is earned and the percent that it is of the amount follow from each other: what was said last decides. */
function settleEarning(before: Values, said: EntityWish['fields'], record: SaleRecord): Partial<SaleRecord> {
  const moved = (member: 'earning' | 'earningPercent' | 'amount'): boolean => said[member] !== undefined && said[member] !== before[member];
  if (moved('earning'))
    return moved('earningPercent') || record.amount === 0 ? {} : { earningPercent: (record.earning / record.amount) * 100 };
  return moved('earningPercent') || moved('amount') ? { earning: (record.amount * record.earningPercent) / 100 } : {};
}

function checkFields(kind: EntityKind, standing: Values, fields: EntityWish['fields']): void {
  const { texts, among } = ENTITY_RULES[kind];
  for (const [member, value] of Object.entries(fields)) {
    if (value === standing[member]) continue;
    if (typeof value === 'string' && texts[member] !== undefined) checkLength(member, value, texts[member]);
    if (among[member] && !among[member].includes(value as number)) refuse('invalid', member, `${member} has no such value`);
  }
  const { probability } = fields;
  if (typeof probability === 'number' && (probability < 0 || probability > 100))
    refuse('invalid', 'probability', 'A probability is a percentage from 0 to 100');
}

/** Sums and percentages that can still be counted with, and written. */
const SUM_AT_MOST = 1e15;

function checkSums(record: SaleRecord): void {
  for (const member of ['amount', 'earning', 'earningPercent'] as const)
    if (!(Math.abs(record[member]) <= SUM_AT_MOST)) refuse('invalid', member, `${member} is too large`);
}

/** What a save leaves. @param own the fields that rows of its kind have @throws a refusal (see `deciding`) for what the rules do not allow */
export function settleEntity<K extends EntityKind>(
  kind: K,
  standing: EntityOf<K>,
  wish: EntityWish,
  resolve: Resolve,
  own: ReadonlyMap<string, CustomField>,
): EntityOf<K> {
  const rules = ENTITY_RULES[kind];
  const before: Values = standing;
  const fields =
    typeof wish.fields.name === 'string' && kind === 'document' ? { ...wish.fields, name: safeFileName(wish.fields.name) } : wish.fields;
  checkFields(kind, before, fields);
  const record: Record<string, unknown> = {
    ...before,
    ...fields,
    ...settleLinks(rules, before, wish, resolve),
    extra: settleCustom(standing.extra, wish.custom, own),
  };
  if (kind === 'sale') {
    Object.assign(record, settleEarning(before, fields, record as SaleRecord));
    checkSums(record as SaleRecord);
  }
  const [named, message] = rules.named ?? [];
  // a row that came here nameless can still be changed otherwise
  const isJudged = named !== undefined && (standing.id === 0 || record[named] !== before[named]);
  if (isJudged && `${record[named]}`.trim() === '') refuse('invalid', named, message ?? '');
  return record as unknown as EntityOf<K>;
}

/** What happened besides `created` and `changed`: a sale that was sold, lost or completed. */
export function turnsOf(before: Values | null, after: Values, kind: EntityKind): string[] {
  if (kind !== 'sale') return [];
  const turned = (member: string, value: number): boolean => after[member] === value && before?.[member] !== value;
  return [
    ...(turned('status', SaleStatus.Sold) ? ['sold'] : []),
    ...(turned('status', SaleStatus.Lost) ? ['lost'] : []),
    ...(turned('completed', ActivityStatus.Completed) ? ['completed'] : []),
  ];
}

// --- rights

type Visible = Pick<DocumentRecord, 'visibility' | 'visibleId' | 'personId' | 'associateId'>;

/** May this agent see a document and read its file? Who does not work at the desk sees what is his own. */
export function maySeeDocument(agent: Agent, document: Visible): boolean {
  if (!mayWrite(agent)) return document.visibility === VISIBLE.all && agent.personId !== null && document.personId === agent.personId;
  if (document.visibility === VISIBLE.all || isAdmin(agent) || document.associateId === agent.associateId) return true;
  return document.visibleId === (document.visibility === VISIBLE.group ? agent.groupId : agent.associateId);
}

/** May this agent see it at all? */
export const maySee = (agent: Agent, kind: EntityKind, record: Values): boolean =>
  kind !== 'document' || maySeeDocument(agent, record as Visible);

/** May this agent take it away? */
export const mayRemove = (agent: Agent, record: Pick<Stamped, 'associateId' | 'registeredBy'>): boolean => mayDelete(agent, record, false);
