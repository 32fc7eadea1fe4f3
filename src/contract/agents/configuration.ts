/** The operations of the Configuration agent that Svar declares; its other ones answer 501. */
import { args, bool, dict, group, none, operation, text } from '../language.ts';

export const operations = group({
  GetCsProgramUrl: operation('', args({ Language: text(), ProgramName: text(), Action: text(), ExtraParameters: text() }), text()),
  GetCRMUrl: operation('', args({ SoProtocol: text(), Currents: text(), Frameless: bool() }), text()),
  GetCustomerUrl: operation('', none(), text()),
  GetAllFeatureToggles: operation('', none(), dict(bool())),
});
