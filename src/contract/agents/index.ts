/** All agents that Svar declares, and every operation by its address. */
import type { AnyCarrier, Group, Operation } from '../language.ts';
import * as ai from './ai.ts';
import * as archive from './archive.ts';
import * as associate from './associate.ts';
import * as batch from './batch.ts';
import * as blob from './blob.ts';
import * as configuration from './configuration.ts';
import * as contact from './contact.ts';
import * as customerService from './customer-service.ts';
import * as databaseTable from './database-table.ts';
import * as diagnostics from './diagnostics.ts';
import * as document from './document.ts';
import * as favourite from './favourite.ts';
import * as find from './find.ts';
import * as foreignSystem from './foreign-system.ts';
import * as license from './license.ts';
import * as list from './list.ts';
import * as mdo from './mdo.ts';
import * as person from './person.ts';
import * as preference from './preference.ts';
import * as project from './project.ts';
import * as resource from './resource.ts';
import * as sale from './sale.ts';
import * as sentry from './sentry.ts';
import * as svarAnalysis from './svar-analysis.ts';
import * as svarCredentials from './svar-credentials.ts';
import * as svarFields from './svar-fields.ts';
import * as svarFilters from './svar-filters.ts';
import * as svarHistory from './svar-history.ts';
import * as svarJobs from './svar-jobs.ts';
import * as svarMail from './svar-mail.ts';
import * as svarMailboxes from './svar-mailboxes.ts';
import * as svarOutbox from './svar-outbox.ts';
import * as svarTables from './svar-tables.ts';
import * as ticket from './ticket.ts';
import * as timeZone from './time-zone.ts';
import * as tooltips from './tooltips.ts';
import * as user from './user.ts';
import * as userDefinedFieldInfo from './user-defined-field-info.ts';
import * as webhook from './webhook.ts';

/** Agents as they are declared: agent → group → operation. */
export const agents = {
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
  Svar: {
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
  },
  TimeZone: timeZone,
  Tooltips: tooltips,
  User: user,
  UserDefinedFieldInfo: userDefinedFieldInfo,
  Webhook: webhook,
  Ticket: ticket,
} as const satisfies Record<string, Record<string, Group>>;

export interface DeclaredOperation {
  agent: string;
  group: string;
  name: string;
  operation: Operation;
  /** Name of the carrier that holds the arguments, `Ticket_GetTicketsRequest`; empty when there is none. */
  argumentCarrier: string;
}

/** Every declared operation, in the order of its name. */
export const operations: readonly DeclaredOperation[] = Object.entries(agents)
  .flatMap(([agent, groups]) =>
    Object.entries<Group>(groups).flatMap(([group, members]) =>
      Object.entries(members).map(([name, operation]) => ({
        agent,
        group,
        name,
        operation,
        argumentCarrier: operation.args.style === 'args' ? `${agent}_${name}Request` : '',
      })),
    ),
  )
  .sort((a, b) => (a.agent === b.agent ? (a.name < b.name ? -1 : 1) : a.agent < b.agent ? -1 : 1));

/** The argument carriers of all operations, under their official names. */
export const argumentCarriers: readonly AnyCarrier[] = operations.flatMap(({ operation, argumentCarrier }) =>
  operation.args.style === 'args' ? [{ name: argumentCarrier, fields: operation.args.carrier.fields }] : [],
);
