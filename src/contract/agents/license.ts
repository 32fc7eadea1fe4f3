/** The operations of the License agent that Svar declares; its other ones answer 501. */
import { ExtendedLicenseInfo, LicenseOwner, ModuleLicense } from '../carriers/index.ts';
import { args, group, int, list, operation, ref, text } from '../language.ts';

export const operations = group({
  GetLicenseFromDB: operation(
    '',
    args({ OwnerName: text() }),
    ref(() => ExtendedLicenseInfo),
  ),
  GetUserLicenses: operation('', args({ AssociateId: int() }), list(ref(() => LicenseOwner))),
  GetModuleLicenseFromDB: operation(
    '',
    args({ OwnerName: text(), ModuleName: text() }),
    ref(() => ModuleLicense),
  ),
});
