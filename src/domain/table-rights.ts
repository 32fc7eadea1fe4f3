/**
 * What an agent may do with rows of a table, by the names that integrations ask with: a new row, or one of a given owner.
 * The same rules that saving and deleting ask.
 */
import { ETableRight } from '../vocabulary.ts';
import type { Agent, Desk } from './desk.ts';
import { mayAdminister } from './lists.ts';
import { mayDelete, mayWrite } from './people.ts';
import { isAdmin, mayEnter, RIGHTS } from './rights.ts';

/** Whose row: associate and group; the group alone changes nothing here. */
export interface Owner {
  associateId: number;
}

interface Rule {
  /** The mask for a row that is yet to be made. */
  fresh(agent: Agent, desk: Desk): number;
  /** The mask for a row of an owner. */
  owned(agent: Agent, owner: Owner): number;
}

const { None, Select, Update, Insert, Delete, FULL } = ETableRight;
const WRITE = Select | Update | Insert;

const ticket: Rule = {
  fresh(agent, desk) {
    const makes = [...desk.categories.values()].some((category) => mayEnter(agent, category));
    return makes ? WRITE | (isAdmin(agent) ? Delete : 0) : Select;
  },
  // the category is not known here: what holds in all categories, or for one's own tickets
  owned(agent, owner) {
    if (isAdmin(agent)) return FULL;
    const bin = agent.rights.has(RIGHTS.serviceAdmin) ? Delete : 0;
    if (owner.associateId === agent.associateId || agent.rights.has(RIGHTS.edit.all)) return WRITE | bin;
    return agent.rights.has(RIGHTS.read.all) ? Select | bin : None;
  },
};

const people: Rule = {
  fresh: (agent) => (mayWrite(agent) ? FULL : Select),
  owned: (agent, { associateId }) =>
    mayWrite(agent) ? WRITE | (mayDelete(agent, { associateId, registeredBy: null }, false) ? Delete : 0) : Select,
};

const whole = (may: (agent: Agent) => boolean): Rule => ({
  fresh: (agent) => (may(agent) ? FULL : Select),
  owned: (agent) => (may(agent) ? FULL : Select),
});
const service = whole((agent) => mayAdminister(agent, 'service'));
const categories = whole((agent) => mayAdminister(agent, 'categories'));
const desk = whole(isAdmin);
/** Rows that are always the caller's own. */
const own: Rule = { fresh: () => FULL, owned: (agent, owner) => (owner.associateId === agent.associateId ? FULL : None) };
/** Work of the desk's own: it is started by operations, looked at and cleared away. */
const tasks: Rule = { ...own, fresh: () => Select | Delete };
const tags: Rule = {
  ...service,
  fresh: (agent) => (agent.rights.has(RIGHTS.newTags) ? Select | Insert : service.owned(agent, { associateId: 0 })),
};

const RULES: readonly (readonly [Rule, readonly string[]])[] = [
  [ticket, ['ticket', 'ej_message', 'message_header', 'ticket_attachment', 'attachment', 'ticket_relation', 'ticket_customers']],
  [
    people,
    ['contact', 'person', 'email', 'phone', 'sale', 'project', 'document', 'binaryobject', 'foreignapp', 'foreigndevice', 'foreignkey'],
  ],
  [categories, ['ej_category', 'category_membership', 'ejcategorygrouplink']],
  [
    service,
    [
      'ticket_status',
      'ticket_priority',
      'ticket_alert',
      'ticket_type',
      'ticket_relation_def',
      'reply_template',
      'mail_in_filter',
      'extra_fields',
    ],
  ],
  [tags, ['tags']],
  [own, ['userpreference', 'svar_favourite']],
  [tasks, ['batchtask']],
  [desk, ['associate', 'ejuser', 'usergroup', 'role', 'registry', 'extra_tables', 'prefdesc', 'svar_resource_override']],
];
const byTable = new Map(RULES.flatMap(([rule, tables]) => tables.map((table) => [table, rule] as const)));

/** wire: names of carriers and resources stand for their tables. */
const ALIASES: Readonly<Record<string, string>> = { ticketmessage: 'ej_message', request: 'ticket', ticketcategory: 'ej_category' };

/** The rule of a table, in any case; null when it has none. */
export function ruleOf(table: string): Rule | null {
  const name = table.trim().toLowerCase();
  return byTable.get(ALIASES[name] ?? name) ?? null;
}
