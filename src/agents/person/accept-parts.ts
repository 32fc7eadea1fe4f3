/** What carriers of companies and persons have in common, on its way in. */
import type { Address, EntityElement, LocalizedField, SelectableMDOListItem, StructuredAddress } from '../../contract/carriers/index.ts';
import type { Said } from '../../contract/language.ts';
import type { AddressParts, AddressWish, Block } from '../../domain/addresses.ts';
import type { Element, Link, Owner } from '../../domain/people.ts';
import { limitIds } from '../viewer.ts';

type Maybe<T> = T | null | undefined;
type Scalar = string | number | boolean | null;

/** Wire member → member of the record. */
export type Names = Readonly<Record<string, string>>;

/** Members that were said and are something: null never erases a text, a number or a switch. */
export function saidFields(entity: object, names: Names): Record<string, Scalar> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([wire, member]): [string, Scalar][] => {
      const value: unknown = Reflect.get(entity, wire);
      return value === null || value === undefined ? [] : [[member, value as Scalar]];
    }),
  );
}

/** Dates that were said; null is "not set". */
export function saidDates(entity: object, names: Names): Record<string, Scalar> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([wire, member]): [string, Scalar][] => {
      const value: unknown = Reflect.get(entity, wire);
      return value === undefined ? [] : [[member, value as Scalar]];
    }),
  );
}

/** A link: by id, else by name, else (an id of 0 or below) none; null and an empty object say nothing. */
export function linkTo(id: Maybe<number>, ...names: Maybe<string>[]): Link | undefined {
  if (id && id > 0) return { id };
  const name = names.find((candidate) => candidate);
  if (name) return { name };
  return id === null || id === undefined ? undefined : { id: 0 };
}

/** Leaves out what was not said. */
export const saidOnly = <T>(record: Readonly<Record<string, T | undefined>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter((entry): entry is [string, T] => entry[1] !== undefined));

export const elementsFrom = (list: Maybe<readonly Said<typeof EntityElement>[]>): Element[] | undefined =>
  list?.map(({ Value, Description }) => ({ value: Value ?? '', description: Description ?? '' })) ?? undefined;

/** Ids of the ticked rows; a row that does not say is meant to be ticked. @throws Fault for more than one call may name */
export function tickedIn(list: Maybe<readonly Said<typeof SelectableMDOListItem>[]>, path: string): number[] | undefined {
  const ids = list?.flatMap(({ Id, Selected }) => (Id && Id > 0 && Selected !== false ? [Id] : []));
  limitIds(ids, path);
  return ids;
}

const partNames: Readonly<Record<keyof AddressParts, keyof Said<typeof StructuredAddress>>> = {
  address1: 'Address1',
  address2: 'Address2',
  address3: 'Address3',
  city: 'City',
  county: 'County',
  state: 'State',
  zipcode: 'Zipcode',
};

function partsFrom(said: Maybe<Said<typeof StructuredAddress>>): Partial<AddressParts> | null {
  if (!said) return null;
  const entries = Object.entries(partNames).map(([part, wire]) => [part, said[wire]]);
  return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string')) as Partial<AddressParts>;
}

/** wire: the same addresses come by parts and by lines of places; a person's home is in `Street`. */
export function addressFrom(said: Maybe<Said<typeof Address>>, owner: Owner): AddressWish | null {
  if (!said) return null;
  const lines = (said.LocalizedAddress ?? []) as readonly (readonly Said<typeof LocalizedField>[])[];
  const places = lines
    .flat()
    .flatMap(({ Name, Value }): [string, string][] => (Name && typeof Value === 'string' ? [[Name.toLowerCase(), Value]] : []));
  const blocks: Partial<Record<Block, Partial<AddressParts>>> = {};
  const street = partsFrom(said.Street);
  const postal = partsFrom(said.Postal);
  if (street) blocks[owner === 'person' ? 'home' : 'street'] = street;
  if (postal && owner === 'contact') blocks.postal = postal;
  return {
    blocks,
    places: new Map(places),
    ...(typeof said.Wgs84Latitude === 'number' ? { latitude: said.Wgs84Latitude } : {}),
    ...(typeof said.Wgs84Longitude === 'number' ? { longitude: said.Wgs84Longitude } : {}),
  };
}
