/** What new sales, projects and documents begin with. Pure. */
import { ActivityStatus, SaleStatus } from '../vocabulary.ts';
import {
  type DocumentRecord,
  type EntityKind,
  type EntityOf,
  type ProjectRecord,
  type SaleRecord,
  type Stamped,
  VISIBLE,
} from './entities.ts';
import type { Instant } from './thread.ts';

/** The first rows of the lists that a draft begins with; null for an empty list. */
export type FirstOf = (list: string) => number | null;

const stamped = (associateId: number): Stamped => ({
  id: 0,
  associateId,
  description: '',
  extra: {},
  registered: null,
  registeredBy: null,
  updated: null,
  updatedBy: null,
});

const blankSale = (associateId: number, at: Instant, first: FirstOf): SaleRecord => ({
  ...stamped(associateId),
  companyId: null,
  personId: null,
  projectId: null,
  heading: '',
  number: '',
  amount: 0,
  earning: 0,
  earningPercent: 0,
  probability: 0,
  status: SaleStatus.Open,
  completed: ActivityStatus.NotStarted,
  date: at,
  nextDue: null,
  reopen: null,
  currencyId: first('currency'),
  typeId: first('saletype'),
  stageId: first('prob'),
  reasonId: null,
  reasonSoldId: null,
  reasonStalledId: null,
  sourceId: null,
  competitorId: null,
  creditedId: null,
  postit: '',
});

const blankProject = (associateId: number, first: FirstOf): ProjectRecord => ({
  ...stamped(associateId),
  name: '',
  number: '',
  statusId: first('projectstatus'),
  typeId: first('projecttype'),
  completed: false,
  end: null,
  start: null,
  eventId: 0,
  postit: '',
});

/** wire: 4 is the type of plain documents among activities. */
const DOCUMENT = 4;

const blankDocument = (associateId: number, at: Instant, first: FirstOf): DocumentRecord => ({
  ...stamped(associateId),
  companyId: null,
  personId: null,
  projectId: null,
  saleId: null,
  header: '',
  name: '',
  attention: '',
  ourRef: '',
  yourRef: '',
  externalRef: '',
  templateId: first('doctmpl'),
  type: DOCUMENT,
  completed: ActivityStatus.NotStarted,
  sequence: 0,
  date: at,
  visibility: VISIBLE.all,
  visibleId: 0,
});

/** A new one with its defaults. @param at milliseconds; whole seconds are kept of it */
export function blankEntity<K extends EntityKind>(kind: K, associateId: number, at: Instant, first: FirstOf): EntityOf<K> {
  const second = Math.floor(at / 1000) * 1000;
  const made: Record<EntityKind, () => SaleRecord | ProjectRecord | DocumentRecord> = {
    sale: () => blankSale(associateId, second, first),
    project: () => blankProject(associateId, first),
    document: () => blankDocument(associateId, second, first),
  };
  return made[kind]() as EntityOf<K>;
}
