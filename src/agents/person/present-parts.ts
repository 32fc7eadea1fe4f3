/** What carriers of companies and persons have in common, on its way out. */
import type { CompanyCard, ListRow } from '../../app/people/read.ts';
import type {
  Address,
  Associate,
  Contact,
  Country,
  CustomerLanguage,
  EntityElement,
  Position,
  SelectableMDOListItem,
  StructuredAddress,
  TicketPriority,
} from '../../contract/carriers/index.ts';
import { AddressType } from '../../contract/enums.ts';
import type { Shown } from '../../contract/language.ts';
import { type Addresses, type AddressParts, type Block, formatted, formattedParts, layoutOf, localLines } from '../../domain/addresses.ts';
import { countries } from '../../domain/countries.ts';
import type { Agent, Desk } from '../../domain/desk.ts';
import { type Element, mayDelete, mayWrite, nameOfCompany, type Owner, strippedNumber } from '../../domain/people.ts';
import { EFieldRight, ETableRight } from '../../vocabulary.ts';
import { presentAssociate } from '../present/lists.ts';

export const presentAssociateId = (id: number | null, desk: Desk): Shown<typeof Associate> | null => {
  const agent = desk.associates.get(id ?? 0);
  return agent ? presentAssociate(agent) : null;
};

/** A row of a list that an entity points at; zeroes for none. */
export function presentItem(
  rows: readonly ListRow[],
  list: string,
  id: number | null,
): Shown<typeof Position> & { Rank: number; Deleted: boolean } {
  const row = rows.find((candidate) => candidate.list === list && candidate.id === id);
  return { Id: id ?? 0, Value: row?.name ?? '', Tooltip: row?.tooltip ?? '', Rank: row?.rank ?? 0, Deleted: row?.deleted ?? false };
}

/** All rows of a list with those ticked that are; a deleted row only when it is. */
export const presentChoices = (rows: readonly ListRow[], list: string, ticked: readonly number[]): Shown<typeof SelectableMDOListItem>[] =>
  rows
    .filter((row) => row.list === list && (!row.deleted || ticked.includes(row.id)))
    .map((row) => ({
      Id: row.id,
      Name: row.name,
      ToolTip: row.tooltip,
      Deleted: row.deleted,
      Rank: row.rank,
      Type: list,
      IconHint: list,
      Selected: ticked.includes(row.id),
    }));

export const presentNumbers = (list: readonly Element[] = []): Shown<typeof EntityElement>[] =>
  list.map(({ value, description }) => ({ Value: value, StrippedValue: strippedNumber(value), Description: description }));

export const presentElements = (list: readonly Element[] = []): Shown<typeof EntityElement>[] =>
  list.map(({ value, description }) => ({ Value: value, StrippedValue: value, Description: description }));

export function presentPriorityItem(id: number | null, desk: Desk): Shown<typeof TicketPriority> | null {
  const priority = desk.priorities.get(id ?? 0);
  return priority ? { Id: priority.id, Value: priority.name, Tooltip: '' } : null;
}

export const presentLanguage = (id: number | null, name: string | null): Shown<typeof CustomerLanguage> | null =>
  id === null ? null : { Id: id, Value: name ?? '', Tooltip: '' };

export function presentCountry(id: number | null): Shown<typeof Country> | null {
  const country = countries.get(id ?? 0);
  if (!country) return null;
  const layout = layoutOf(country.id).id;
  return {
    CountryId: country.id,
    Name: country.name,
    EnglishName: country.name,
    TwoLetterISOCountry: country.two,
    ThreeLetterISOCountry: country.three,
    DialInPrefix: country.dial,
    DomainName: country.two,
    AddressLayoutId: layout,
    DomesticAddressLayoutId: layout,
    ForeignAddressLayoutId: layout,
    Tooltip: country.name,
  };
}

const TYPES: Readonly<Record<Block, AddressType>> = {
  street: AddressType.ContactStreetAddress,
  postal: AddressType.ContactPostalAddress,
  home: AddressType.PersonPrivateAddress,
};
const TYPE_NAMES: Readonly<Record<Block, string>> = {
  street: 'ContactStreetAddress',
  postal: 'ContactPostalAddress',
  home: 'PersonPrivateAddress',
};

function presentParts(block: Block, parts: AddressParts | undefined, countryId: number | null): Shown<typeof StructuredAddress> {
  return {
    AtypeIdx: TYPES[block],
    Address1: parts?.address1 ?? '',
    Address2: parts?.address2 ?? '',
    Address3: parts?.address3 ?? '',
    City: parts?.city ?? '',
    County: parts?.county ?? '',
    State: parts?.state ?? '',
    Zipcode: parts?.zipcode ?? '',
    Formatted: parts ? formattedParts(parts, countryId) : '',
  };
}

/** wire: addresses by parts, by lines of places, and as text; a person's home is `Street`, and `Postal` is null then. */
export function presentAddress(addresses: Addresses, countryId: number | null, owner: Owner): Shown<typeof Address> {
  const main: Block = owner === 'person' ? 'home' : 'street';
  return {
    Wgs84Latitude: addresses.latitude,
    Wgs84Longitude: addresses.longitude,
    LocalizedAddress: localLines(addresses, countryId, owner).map((line) =>
      line.map(({ block, name, value, label, length }) => ({
        Name: name,
        Value: value,
        Tooltip: '',
        Label: label,
        ValueLength: length,
        AddressType: TYPE_NAMES[block],
      })),
    ),
    Street: presentParts(main, addresses.blocks[main], countryId),
    Postal: owner === 'person' ? null : presentParts('postal', addresses.blocks.postal, countryId),
    Formatted: formatted(addresses, countryId, owner),
  };
}

/** A company in short. */
export function presentContact({ flat, addresses }: CompanyCard, desk: Desk): Shown<typeof Contact> {
  return {
    ContactId: flat.id,
    Name: flat.name,
    OrgNr: flat.orgNr,
    Department: flat.department,
    URL: flat.url ?? '',
    City: addresses.blocks.street?.city || addresses.blocks.postal?.city || '',
    DirectPhone: flat.phone ?? '',
    AssociateId: flat.associateId ?? 0,
    CountryId: flat.countryId ?? 0,
    EmailAddress: flat.email ?? '',
    Kananame: flat.kanaName,
    EmailAddressName: null,
    URLName: null,
    AssociateFullName: desk.associates.get(flat.associateId ?? 0)?.fullName ?? '',
    BusinessName: flat.business ?? '',
    CategoryName: flat.category ?? '',
    CountryName: countries.get(flat.countryId ?? 0)?.name ?? '',
    Address: presentAddress(addresses, flat.countryId, 'contact'),
    FormattedAddress: formatted(addresses, flat.countryId, 'contact'),
    FullName: nameOfCompany(flat),
    IsOwnerContact: flat.isOfDesk,
    Number1: flat.number1,
    Number2: flat.number2,
  };
}

/** What the caller may do with the row. wire: the reason is the fixture's, for a company of the desk itself. */
export function ownerRight(agent: Agent, record: Parameters<typeof mayDelete>[1], isOfDesk: boolean): { Mask: number; Reason: string } {
  const write = mayWrite(agent) ? ETableRight.Update | ETableRight.Insert : 0;
  const remove = mayDelete(agent, record, isOfDesk) ? ETableRight.Delete : 0;
  return { Mask: ETableRight.Select | write | remove, Reason: isOfDesk ? '[SR_ACCESS_ASSOCCONT_DELETE]' : '' };
}

/** What the caller may do with a field. @param mandatory, readOnly names of members */
export const fieldRight =
  (agent: Agent, mandatory: ReadonlySet<string>, readOnly: ReadonlySet<string>) =>
  (name: string): number => {
    if (!mayWrite(agent) || readOnly.has(name)) return EFieldRight.Read;
    return mandatory.has(name) ? EFieldRight.Update | EFieldRight.UIHintMandatory : EFieldRight.Update;
  };
