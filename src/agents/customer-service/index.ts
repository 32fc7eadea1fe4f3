/** The CustomerService agent. */
import { handMail } from '../../app/mail/by-hand.ts';
import { readMailbox, readMailboxes, saveMailbox } from '../../app/mailboxes.ts';
import { readDescriptions } from '../../app/preference-descriptions.ts';
import { readPreferences } from '../../app/preferences.ts';
import { BOUND_SECTION } from '../../app/preferences-bound.ts';
import { filledTemplate, unfilledTemplate } from '../../app/templates.ts';
import { findTickets } from '../../app/ticket-finding.ts';
import { operations } from '../../contract/agents/customer-service.ts';
import { Fault } from '../../contract/decode.ts';
import { MailboxType } from '../../contract/enums.ts';
import { zoneOf } from '../../time/zone.ts';
import { implement } from '../implement.ts';
import { pageUrl } from '../links.ts';
import { presentPreference } from '../preference/present.ts';
import { presentMailbox, presentMailboxEntity, presentTemplate, presentTicketInfo } from './present.ts';

/** IMAP over TLS: what a mailbox is when nothing else is said. */
const IMAPS_PORT = 993;

export const handlers = implement(operations, {
  // wire: inside or outside, this desk has one address
  async GetProgramUrl({ call }, { ProgramName }) {
    return { value: pageUrl(call, ProgramName) };
  },
  async GetCustomerServiceStartup({ call }) {
    const specs = (await readDescriptions(call)).filter(({ section }) => section.toLowerCase() === BOUND_SECTION);
    return {
      value: {
        TimezoneEnabled: true,
        TZOffset: Math.round(zoneOf(call.desk.zone).offset(call.at) / 60_000),
        RecaptchaSiteKey: '',
        SelectedPreferences: (await readPreferences(call, specs)).map(presentPreference),
      },
    };
  },
  async GetMailboxes({ call }) {
    return { value: (await readMailboxes(call)).map((row) => presentMailbox(row, call)) };
  },
  async CreateDefaultMailboxEntity() {
    return { value: { ServerType: MailboxType.Imaps, Port: IMAPS_PORT } };
  },
  async SaveMailboxEntity({ call }, said) {
    const id = await saveMailbox(call, said.MailInFilterId ?? 0, {
      serverType: said.ServerType ?? undefined,
      address: said.Address ?? undefined,
      userName: said.Username ?? undefined,
      server: said.Server ?? undefined,
      port: said.Port ?? undefined,
      password: said.Password ?? undefined,
    });
    const row = await readMailbox(call, id);
    return { value: row ? presentMailboxEntity(row) : null };
  },
  async GetMailboxEntity({ call }, id) {
    const row = await readMailbox(call, id);
    return { value: row ? presentMailboxEntity(row) : null };
  },
  async GetParsedTemplate({ call }, { ReplyTemplateId, LanguageId, PersonId, TicketId }) {
    const asked = { id: ReplyTemplateId, languageId: LanguageId, personId: PersonId, ticketId: TicketId };
    const template = await filledTemplate(call, asked);
    return { value: template ? presentTemplate(template) : null };
  },
  async GetUnparsedTemplate({ call }, { ReplyTemplateId, LanguageId }) {
    const template = await unfilledTemplate(call, ReplyTemplateId, LanguageId);
    return { value: template ? presentTemplate(template) : null };
  },
  async FindTicketsByTitleOrId({ call }, { TitleOrId, MaxRows }) {
    const seen = await findTickets(call, TitleOrId, MaxRows);
    return { value: seen.value.map((row) => presentTicketInfo(row, seen.call)) };
  },
  async CreateTicketFromMailData({ call }, { MailboxId, Data, PersonId }) {
    const seen = await handMail(call, { data: Data, mailboxId: MailboxId, personId: PersonId, ticketId: 0 });
    return { value: seen.value && presentTicketInfo(seen.value, seen.call) };
  },
  async AddMessageFromMailData({ call }, { TicketId, Data }) {
    if (TicketId <= 0) throw new Fault('TicketId', 'names the ticket that the mail is added to');
    const seen = await handMail(call, { data: Data, mailboxId: 0, personId: 0, ticketId: TicketId });
    return { value: seen.value && presentTicketInfo(seen.value, seen.call) };
  },
});
