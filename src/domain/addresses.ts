/**
 * Addresses: kept by their parts, shown as lines the way their country writes them. The lines are derived from the parts and
 * never kept. Layouts and lengths after the official client's fixtures (Norway, United Kingdom, ContactDefault.json).
 */

/** The parts of one address. */
export interface AddressParts {
  address1: string;
  address2: string;
  address3: string;
  city: string;
  county: string;
  state: string;
  zipcode: string;
}
export type Part = keyof AddressParts;

/** Which of an owner's addresses; a company has postal and street, a person has a home. */
export type Block = 'street' | 'postal' | 'home';

/** An owner's addresses and where they are on the globe. */
export interface Addresses {
  blocks: Readonly<Partial<Record<Block, AddressParts>>>;
  latitude: number;
  longitude: number;
}

/** One place in a line of a layout. `label`: the key of a text that stands before the first place of a line. */
interface Place {
  part: Part;
  label: string;
  /** How long the part may be, as clients are told. */
  length: number;
}
type Line = readonly Place[];

export interface Layout {
  id: number;
  /** Blocks of a company that are shown as lines, in this order. */
  blocks: readonly ('street' | 'postal')[];
  lines: readonly Line[];
  /** Label of the first line of a postal block, where it differs. */
  postalLabel?: string;
}

export const PARTS: readonly Part[] = ['address1', 'address2', 'address3', 'city', 'county', 'state', 'zipcode'];
export const NO_PARTS: AddressParts = { address1: '', address2: '', address3: '', city: '', county: '', state: '', zipcode: '' };
export const NOWHERE: Addresses = { blocks: {}, latitude: 0, longitude: 0 };

const place = (part: Part, label: string, length: number): Place => ({ part, label, length });
const three: readonly Line[] = [
  [place('address1', 'SR_AL_ADDRESS1', 80)],
  [place('address2', 'SR_AL_ADDRESS2', 80)],
  [place('address3', 'SR_AL_ADDRESS3', 80)],
];

/** wire: 3 and 4 are the numbers of the fixtures; 2 is ours. */
const continental: Layout = {
  id: 4,
  blocks: ['street', 'postal'],
  lines: [[place('address1', 'SR_AL_STREET', 80)], [place('zipcode', 'SR_AL_POSTCODECITY', 9), place('city', '', 30)]],
  postalLabel: 'SR_AL_POBOX',
};
const british: Layout = {
  id: 3,
  blocks: ['postal'],
  lines: [...three, [place('city', 'SR_AL_CITY', 80)], [place('county', 'SR_AL_COUNTYPCODE', 29), place('zipcode', '', 12)]],
};
const american: Layout = {
  id: 2,
  blocks: ['street', 'postal'],
  lines: [...three, [place('city', 'SR_AL_CITY', 80), place('state', '', 6), place('zipcode', '', 12)]],
};

/** By the number of the country; all others write postcode and city in one line. */
const layouts: ReadonlyMap<number, Layout> = new Map([
  [826, british],
  [372, british],
  [840, american],
  [124, american],
  [36, american],
]);

export const layoutOf = (countryId: number | null): Layout => layouts.get(countryId ?? 0) ?? continental;

const PREFIX: Readonly<Record<Block, string>> = { street: 'Street', postal: 'Postal', home: '' };
const nameOf = (block: Block, part: Part): string => `${PREFIX[block]}${part[0]!.toUpperCase()}${part.slice(1)}`;

/** One place of an address as clients see it: `StreetZipcode`. */
export interface LocalPlace {
  block: Block;
  name: string;
  value: string;
  label: string;
  length: number;
}

/** The addresses of an owner as lines of places, in the layout of a country. */
export function localLines({ blocks }: Addresses, countryId: number | null, owner: 'contact' | 'person'): LocalPlace[][] {
  const layout = layoutOf(countryId);
  return (owner === 'person' ? (['home'] as const) : layout.blocks).flatMap((block) =>
    layout.lines.map((line, row) =>
      line.map(({ part, label, length }) => ({
        block,
        name: nameOf(block, part),
        value: blocks[block]?.[part] ?? '',
        label: row === 0 && block === 'postal' ? (layout.postalLabel ?? label) : label,
        length,
      })),
    ),
  );
}

const written = (lines: readonly (readonly string[])[]): string =>
  lines
    .map((line) => line.filter((word) => word !== '').join(' '))
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('');

/** One address as text: each line that says anything, ended by a line feed. */
export const formattedParts = (parts: AddressParts, countryId: number | null): string =>
  written(layoutOf(countryId).lines.map((line) => line.map(({ part }) => parts[part])));

/** All lines of an owner's addresses as text. */
export const formatted = (addresses: Addresses, countryId: number | null, owner: 'contact' | 'person'): string =>
  written(localLines(addresses, countryId, owner).map((line) => line.map(({ value }) => value)));

/** What a save says of addresses: by parts, by the names of places, or both; a missing member says nothing. */
export interface AddressWish {
  blocks: Readonly<Partial<Record<Block, Readonly<Partial<AddressParts>>>>>;
  /** Value by the name of its place: `StreetCity`. */
  places: ReadonlyMap<string, string>;
  latitude?: number;
  longitude?: number;
}

/**
 * The addresses that a wish leaves. Both representations come back from a client that has read them, and it may have changed
 * either: what differs from what stands is what was meant, and the parts go before the lines.
 */
export function mergeAddresses(standing: Addresses, wish: AddressWish, owner: 'contact' | 'person'): Addresses {
  const merged: Partial<Record<Block, AddressParts>> = {};
  for (const block of owner === 'person' ? (['home'] as const) : (['street', 'postal'] as const)) {
    const before = standing.blocks[block] ?? NO_PARTS;
    const after = { ...before };
    for (const part of PARTS) {
      const candidates = [wish.blocks[block]?.[part], wish.places.get(nameOf(block, part).toLowerCase())];
      after[part] = candidates.find((value) => value !== undefined && value !== before[part]) ?? before[part];
    }
    if (PARTS.some((part) => after[part] !== '')) merged[block] = after;
  }
  return { blocks: merged, latitude: wish.latitude ?? standing.latitude, longitude: wish.longitude ?? standing.longitude };
}

/** Are two owners' addresses the same, place by place? */
export function sameAddresses(a: Addresses, b: Addresses): boolean {
  const same = (block: Block): boolean => PARTS.every((part) => (a.blocks[block]?.[part] ?? '') === (b.blocks[block]?.[part] ?? ''));
  return a.latitude === b.latitude && a.longitude === b.longitude && (['street', 'postal', 'home'] as const).every(same);
}
