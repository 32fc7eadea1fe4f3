/** The operations of the Configuration agent that Svar declares; its other ones answer 501. */
import { args, bool, dict, group, none, operation, text } from '../language.ts';

export const operations = group({
  GetCsProgramUrl: operation(
    "Address of one of the desk's pages with action and language; without an action the extra parameters are passed over",
    args({ Language: text(), ProgramName: text(), Action: text(), ExtraParameters: text() }),
    text(),
  ),
  GetCRMUrl: operation(
    'Address of a page named as `contact.main`, with what is current as its query',
    args({ SoProtocol: text(), Currents: text(), Frameless: bool() }),
    text(),
  ),
  GetCustomerUrl: operation('Address of the page for customers', none(), text()),
  GetAllFeatureToggles: operation('What is switched on in this desk, from its settings and lists', none(), dict(bool())),
});
