/** Carriers of the License agent. */
import { UserType } from '../../vocabulary.ts';
import { LicenseType } from '../enums.ts';
import { bool, bytes, carrier, dateTime, int, list, oneOf, ref, text } from '../language.ts';

export const ExtendedLicenseInfo = carrier('ExtendedLicenseInfo', {
  Reason: text(),
  CanBeActivated: bool(),
  New: ref(() => LicenseInfo),
  Current: ref(() => LicenseInfo),
  ExtendedModuleLicenses: list(ref(() => ExtendedModuleLicense)),
  AccumulatedNextCheckDate: dateTime(),
});

export const LicenseInfo = carrier('LicenseInfo', {
  CompanyName: text(),
  SerialNr: text(),
  OwnerName: text(),
  OwnerDescription: text(),
  NextCheckDate: dateTime(),
  MaintenanceDate: dateTime(),
  AdminWarningDate: dateTime(),
  ExpiryDate: dateTime(),
  GraceDate: dateTime(),
  ExtraFlags: int(),
  ExtraInfo: text(),
  LicenseUrl: text(),
  LicenseVersion: text(),
  DeploymentType: int(),
  ProductType: text(),
  ProductDescription: text(),
  ModuleLicenses: list(ref(() => ModuleLicense)),
  PublicKey: ref(() => SignedPublicKey),
  Signature: text(),
});

export const ModuleLicense = carrier('ModuleLicense', {
  OwnerName: text(),
  ModuleName: text(),
  ModuleDescription: text(),
  ModuleTooltip: text(),
  ModuleVersion: text(),
  LicenseType: oneOf('LicenseType', LicenseType),
  Unrestricted: bool(),
  AllowedUserType: oneOf('UserType', UserType),
  NumberOfLicenses: int(),
  ExtraFlags: int(),
  ExtraInfo: text(),
  SortOrder: int(),
  IsHidden: bool(),
  PrerequisiteModuleName: text(),
  Signature: text(),
});

export const SignedPublicKey = carrier('SignedPublicKey', {
  OwnerName: text(),
  SignDate: dateTime(),
  ExpiryDate: dateTime(),
  Key: ref(() => DSAParameters),
  Signature: text(),
});

export const DSAParameters = carrier('DSAParameters', {
  P: bytes(),
  Q: bytes(),
  G: bytes(),
  Y: bytes(),
  J: bytes(),
  Seed: bytes(),
  Counter: int(),
});

export const ExtendedModuleLicense = carrier('ExtendedModuleLicense', {
  New: ref(() => ModuleLicense),
  Current: ref(() => ModuleLicense),
  NumberOfLicensesInUse: int(),
  NumberOfLicensesFree: int(),
  NumberOfLicensesAdded: int(),
  NumberOfLicensesNewTotal: int(),
  NumberOfLicensesNewFree: int(),
  NumberOfLicensesTotal: int(),
});
