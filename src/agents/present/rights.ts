/**
 * What a caller may do with a row and with each of its fields, as answers tell it. Never read from a request.
 * Source: people-and-rights §2, json-conventions §6 and §10.
 */
import { TicketEntity, TicketMessageEntity } from '../../contract/carriers/index.ts';
import { fieldProperties, type ShownFieldProperty } from '../../contract/describe.ts';
import type { AnyCarrier } from '../../contract/language.ts';
import { can, mayBin } from '../../domain/rights.ts';
import type { Ticket } from '../../domain/thread.ts';
import { EFieldRight, ETableRight } from '../../vocabulary.ts';
import type { Viewer } from './ticket.ts';

interface Rules {
  /** Members that saves honour; the others are the server's own. */
  writable: ReadonlySet<string>;
  /** Members that a save cannot do without. */
  mandatory: ReadonlySet<string>;
}

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const rules = new Map<AnyCarrier, Rules>([
  [
    TicketEntity,
    {
      writable: names(
        'Title Activate Deadline Author OwnedBy Category Slevel Priority BaseStatus Status Origin Person SecondaryPersons Tags Sale Project TicketType',
      ),
      mandatory: names('Title Category Priority'),
    },
  ],
  [
    TicketMessageEntity,
    {
      writable: names('Author Slevel Type TimeSpent Body HtmlBody Person MessageHeaders Important MessageId'),
      mandatory: names('Ticket'),
    },
  ],
]);

type Properties = Readonly<Record<string, ShownFieldProperty>>;
const made = new Map<AnyCarrier, { editor: Properties; reader: Properties }>();

const NO_RIGHT = '[SR_SVAR_NO_RIGHT]';
const READ_ONLY = '[SR_SVAR_READ_ONLY]';
const MANDATORY = '[SR_MANDATORY_FIELD_1281]';

function make(carrier: AnyCarrier, { writable, mandatory }: Rules, isEditor: boolean): Properties {
  const properties = fieldProperties(carrier, (name) => {
    if (!writable.has(name) && !mandatory.has(name)) return EFieldRight.Read | EFieldRight.UIHintReadOnly;
    if (!isEditor) return EFieldRight.Read;
    return EFieldRight.Update | (mandatory.has(name) ? EFieldRight.UIHintMandatory : 0);
  });
  const closed = Object.fromEntries(
    Object.entries(properties).map(([name, { FieldRight, ...type }]) => {
      const reason = FieldRight.Mask & EFieldRight.UIHintReadOnly ? READ_ONLY : !isEditor ? NO_RIGHT : mandatory.has(name) ? MANDATORY : '';
      return [name, { FieldRight: { Mask: FieldRight.Mask, Reason: reason }, ...type }];
    }),
  );
  return Object.freeze(closed);
}

/** The properties of every field of a carrier for who may edit its row, or only read it; the same object each time. */
export function fieldRights(carrier: AnyCarrier, isEditor: boolean): Properties {
  let both = made.get(carrier);
  if (!both) {
    const known = rules.get(carrier);
    if (!known) throw new Error(`there are no rules for the fields of ${carrier.name}`);
    both = { editor: make(carrier, known, true), reader: make(carrier, known, false) };
    made.set(carrier, both);
  }
  return isEditor ? both.editor : both.reader;
}

/** What a caller may do with a row, and why not more. */
export interface Right {
  Mask: number;
  Reason: string;
}

/** What this caller may do with a row of a ticket: `Select` for readers, all that a save does for editors, and to put it away. */
export function tableRight(ticket: Ticket, { agent, desk }: Viewer): Right {
  const edit = can(agent, 'edit', ticket, desk) ? ETableRight.Update | ETableRight.Insert : 0;
  return { Mask: ETableRight.Select | edit | (mayBin(agent, ticket, desk) ? ETableRight.Delete : 0), Reason: edit ? '' : NO_RIGHT };
}

/** Row and field rights together, as they close a carrier. */
export function rightsOf(carrier: AnyCarrier, ticket: Ticket, viewer: Viewer): { TableRight: Right; FieldProperties: Properties } {
  const row = tableRight(ticket, viewer);
  return { TableRight: row, FieldProperties: fieldRights(carrier, (row.Mask & ETableRight.Update) !== 0) };
}
