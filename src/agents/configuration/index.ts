/** The Configuration agent: where the desk's pages are, and what is switched on. */
import { operations } from '../../contract/agents/configuration.ts';
import { TicketBaseStatus } from '../../vocabulary.ts';
import { implement } from '../implement.ts';
import { pageUrl } from '../links.ts';

export const handlers = implement(operations, {
  async GetCsProgramUrl({ call }, { Language, ProgramName, Action, ExtraParameters }) {
    // wire: without an action the extra parameters are passed over
    return { value: pageUrl(call, ProgramName, { action: Action, lang: Language }, Action === '' ? '' : ExtraParameters) };
  },
  async GetCRMUrl({ call }, { SoProtocol, Currents, Frameless }) {
    return { value: pageUrl(call, SoProtocol.replaceAll('.', '/'), { frameless: Frameless ? '1' : '' }, Currents) };
  },
  async GetCustomerUrl({ call }) {
    return { value: pageUrl(call, 'customer') };
  },
  async GetAllFeatureToggles({ call }) {
    const { settings, statuses, ticketFields } = call.desk;
    return {
      value: {
        EditMessages: settings.editMessages,
        ExternalByDefault: settings.externalByDefault,
        Queue: settings.queueStatusIds.size > 0,
        Spam: [...statuses.values()].some(({ base, deleted }) => base === TicketBaseStatus.Spam && !deleted),
        TicketFields: ticketFields.size > 0,
      },
    };
  },
});
