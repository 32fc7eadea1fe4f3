/** Every operation that is built, ready to run, by agent and name. */
import { operations } from '../contract/agents/index.ts';
import { handlers as ai } from './ai/index.ts';
import { handlers as archive } from './archive/index.ts';
import { handlers as associate } from './associate/index.ts';
import { handlers as batch } from './batch/index.ts';
import { handlers as blob } from './blob/index.ts';
import { handlers as configuration } from './configuration/index.ts';
import { handlers as contact } from './contact/index.ts';
import { handlers as customerService } from './customer-service/index.ts';
import { handlers as databaseTable } from './database-table/index.ts';
import { handlers as diagnostics } from './diagnostics/index.ts';
import { handlers as document } from './document/index.ts';
import { handlers as favourite } from './favourite/index.ts';
import { handlers as find } from './find/index.ts';
import { handlers as foreignSystem } from './foreign-system/index.ts';
import type { Runnable } from './implement.ts';
import { handlers as license } from './license/index.ts';
import { handlers as list } from './list/index.ts';
import { handlers as mdo } from './mdo/index.ts';
import { handlers as person } from './person/index.ts';
import { handlers as preference } from './preference/index.ts';
import { handlers as project } from './project/index.ts';
import { handlers as resource } from './resource/index.ts';
import { handlers as sale } from './sale/index.ts';
import { handlers as sentry } from './sentry/index.ts';
import { handlers as svarAnalysis } from './svar/analysis.ts';
import { handlers as svarCredentials } from './svar/credentials.ts';
import { handlers as svarFields } from './svar/fields.ts';
import { handlers as svarFilters } from './svar/filters.ts';
import { handlers as svarHistory } from './svar/history.ts';
import { handlers as svarJobs } from './svar/jobs.ts';
import { handlers as svarMail } from './svar/mail.ts';
import { handlers as svarMailboxes } from './svar/mailboxes.ts';
import { handlers as svarOutbox } from './svar/outbox.ts';
import { handlers as svarTables } from './svar/tables.ts';
import { handlers as attachments } from './ticket/attachments.ts';
import { handlers as bulkReading } from './ticket/bulk-reading.ts';
import { handlers as content } from './ticket/content.ts';
import { handlers as deleting } from './ticket/deleting.ts';
import { handlers as entities } from './ticket/entities.ts';
import { handlers as notifying } from './ticket/lists.ts';
import { handlers as merging } from './ticket/merging.ts';
import { handlers as messages } from './ticket/messages.ts';
import { handlers as reading } from './ticket/reading.ts';
import { handlers as relations } from './ticket/relations.ts';
import { handlers as sending } from './ticket/sending.ts';
import { handlers as timeZone } from './time-zone/index.ts';
import { handlers as tooltips } from './tooltips/index.ts';
import { handlers as user } from './user/index.ts';
import { handlers as userDefinedFieldInfo } from './user-defined-field-info/index.ts';
import { handlers as webhook } from './webhook/index.ts';

export type { Answer, Request, Runnable } from './implement.ts';

/** Groups of the Ticket agent. */
const ticket = new Map<string, Runnable>([
  ...entities,
  ...messages,
  ...content,
  ...attachments,
  ...reading,
  ...bulkReading,
  ...deleting,
  ...relations,
  ...merging,
  ...notifying,
  ...sending,
]);

const byAgent: Readonly<Record<string, ReadonlyMap<string, Runnable>>> = {
  AI: ai,
  Archive: archive,
  Associate: associate,
  BLOB: blob,
  Batch: batch,
  Configuration: configuration,
  Contact: contact,
  CustomerService: customerService,
  DatabaseTable: databaseTable,
  Diagnostics: diagnostics,
  Document: document,
  Favourite: favourite,
  Find: find,
  ForeignSystem: foreignSystem,
  License: license,
  List: list,
  MDO: mdo,
  Person: person,
  Preference: preference,
  Project: project,
  Resource: resource,
  Sale: sale,
  Sentry: sentry,
  Svar: new Map([
    ...svarAnalysis,
    ...svarCredentials,
    ...svarFields,
    ...svarFilters,
    ...svarHistory,
    ...svarJobs,
    ...svarMail,
    ...svarMailboxes,
    ...svarOutbox,
    ...svarTables,
  ]),
  TimeZone: timeZone,
  Tooltips: tooltips,
  User: user,
  UserDefinedFieldInfo: userDefinedFieldInfo,
  Webhook: webhook,
  Ticket: ticket,
};

/** The handler of a declared operation; undefined when it is not built yet. */
export const runnable = (agent: string, name: string): Runnable | undefined => byAgent[agent]?.get(name);

/** Operations that are built, as `Ticket.SaveTicketEntity`. */
export const built: ReadonlySet<string> = new Set(
  operations.flatMap(({ agent, name }) => (runnable(agent, name) ? [`${agent}.${name}`] : [])),
);
