/** The operations of the License agent that Svar declares; its other ones answer 501. */
import { ExtendedLicenseInfo, LicenseOwner, ModuleLicense } from '../carriers/index.ts';
import { args, group, int, list, operation, ref, text } from '../language.ts';

export const operations = group({
  GetLicenseFromDB: operation(
    "The desk's open licence with its modules and how many use them; null for other owners",
    args({ OwnerName: text() }),
    ref(() => ExtendedLicenseInfo),
  ),
  GetUserLicenses: operation('The modules that one user holds, by owner', args({ AssociateId: int() }), list(ref(() => LicenseOwner))),
  GetModuleLicenseFromDB: operation(
    'One module of the licence with the number of its users; null for one that is not there',
    args({ OwnerName: text(), ModuleName: text() }),
    ref(() => ModuleLicense),
  ),
});
