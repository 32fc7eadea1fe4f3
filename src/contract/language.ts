/**
 * The language in which the contract is written: carriers (shapes on the wire), their fields, and operations.
 * From one declaration come the types of both directions, decoding, encoding, field lengths, OpenAPI and the catalogue.
 *
 * A value that goes out is `Shown<C>`: what is missing gets the zero value of its type.
 * A value that came in is `Said<C>`: a missing member was not said, `null` was said to be nothing.
 */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export type IntType = { kind: 'int' };
export type DoubleType = { kind: 'double' };
export type BoolType = { kind: 'bool' };
/** `max`: length of the column in UTF-16 units. `label`: may hold one text per language, resolved on the way out. */
export type TextType = { kind: 'text'; max?: number; label: boolean };
/** `audit`: with offsets switched on it is written in UTC whatever the zone of the call. */
export type DateTimeType = { kind: 'dateTime'; audit: boolean };
/** The clock part of a date-time, `HH:mm:ss`; null is closed. */
export type TimeOfDayType = { kind: 'timeOfDay' };
/** A calendar day, `yyyy-MM-dd`, or `0004-MM-dd` for every year. */
export type HolidayType = { kind: 'holiday' };
/** A calendar day, `yyyy-MM-dd`: no zone shifts it. */
export type DayType = { kind: 'day' };
/** Any JSON at all, passed through as it is. */
export type AnythingType = { kind: 'anything' };
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type BytesType = { kind: 'bytes' };
export type EnumType<N extends number = number> = { kind: 'enum'; name: string; members: Record<string, N>; flags: boolean };
export type RefType<C extends AnyCarrier = AnyCarrier> = { kind: 'ref'; carrier: () => C };
export type ListType<T extends Type = Type> = { kind: 'list'; of: T };
export type DictType<T extends Type = Type> = { kind: 'dict'; of: T };
export type AnswerOnly = { answerOnly?: true };
export type Type = AnswerOnly &
  (
    | IntType
    | DoubleType
    | BoolType
    | TextType
    | DateTimeType
    | TimeOfDayType
    | HolidayType
    | DayType
    | AnythingType
    | BytesType
    | EnumType
    | { kind: 'ref'; carrier: () => AnyCarrier }
    | { kind: 'list'; of: Type }
    | { kind: 'dict'; of: Type }
  );
export type Fields = Readonly<Record<string, Type>>;
export interface Carrier<F extends Fields> {
  readonly name: string;
  readonly fields: F;
}
export type AnyCarrier = Carrier<Fields>;

/** Kinds whose value is the same in both directions. */
interface Scalars {
  int: number;
  double: number;
  bool: boolean;
  text: string;
  dateTime: Instant | null;
  timeOfDay: string | null;
  holiday: string | null;
  day: string | null;
  anything: Json;
  bytes: Uint8Array;
}
type Scalar<T> = T extends { kind: infer K } ? (K extends keyof Scalars ? Scalars[K] : T extends EnumType<infer N> ? N : never) : never;
type ShownAs<T> =
  T extends RefType<infer C>
    ? Shown<C>
    : T extends ListType<infer I>
      ? ShownAs<I>[]
      : T extends DictType<infer I>
        ? Readonly<Record<string, ShownAs<I> | null>>
        : Scalar<T>;
type SaidAs<T> =
  T extends RefType<infer C>
    ? Said<C>
    : T extends ListType<infer I>
      ? SaidAs<I>[]
      : T extends DictType<infer I>
        ? Readonly<Record<string, SaidAs<I> | null>>
        : Scalar<T>;

/** A carrier's value on its way out. */
export type Shown<C> = C extends Carrier<infer F> ? { readonly [K in keyof F]?: ShownAs<F[K]> | null | undefined } : never;
/** A carrier's value as it came in. */
export type Said<C> =
  C extends Carrier<infer F>
    ? { readonly [K in keyof F as F[K] extends { answerOnly: true } ? never : K]?: SaidAs<F[K]> | null | undefined }
    : never;
/** The value of any type on its way out, or as it came in. */
export type ShownOf<T> = ShownAs<T> | null;
export type SaidOf<T> = SaidAs<T>;

export const int = (): IntType => ({ kind: 'int' });
export const double = (): DoubleType => ({ kind: 'double' });
export const bool = (): BoolType => ({ kind: 'bool' });
export const text = (max?: number): TextType => (max === undefined ? { kind: 'text', label: false } : { kind: 'text', max, label: false });
export const label = (max?: number): TextType => ({ ...text(max), label: true });
export const dateTime = (options: { audit: boolean } = { audit: false }): DateTimeType => ({ kind: 'dateTime', audit: options.audit });
export const timeOfDay = (): TimeOfDayType => ({ kind: 'timeOfDay' });
export const holiday = (): HolidayType => ({ kind: 'holiday' });
export const day = (): DayType => ({ kind: 'day' });
export const anything = (): AnythingType => ({ kind: 'anything' });
export const bytes = (): BytesType => ({ kind: 'bytes' });
/** One member of an enumeration; a name on the wire. */
export const oneOf = <N extends number>(name: string, members: Record<string, N>): EnumType<N> => ({
  kind: 'enum',
  name,
  members,
  flags: false,
});
/** A set of members of an enumeration; names joined by a comma on the way out, numbers or names on the way in. */
export const flags = <N extends number>(name: string, members: Record<string, N>): EnumType => ({
  kind: 'enum',
  name,
  members,
  flags: true,
});
export const ref = <C extends AnyCarrier>(carrier: () => C): RefType<C> => ({ kind: 'ref', carrier });
export const list = <T extends Type>(of: T): ListType<T> => ({ kind: 'list', of });
export const dict = <T extends Type>(of: T): DictType<T> => ({ kind: 'dict', of });
/** A member that only answers have; what a request says there is not read. */
export const answerOnly = <T extends Type>(type: T): T & { answerOnly: true } => ({ ...type, answerOnly: true });
export const carrier = <F extends Fields>(name: string, fields: F): Carrier<F> => ({ name, fields });

// --- operations

export type Nothing = { kind: 'nothing' };
export type Stream = { kind: 'stream' };
/** The result of an operation that answers 204. */
export const nothing: Nothing = { kind: 'nothing' };
/** Bytes, or base64 in a JSON string, as the caller's Accept asks. */
export const stream: Stream = { kind: 'stream' };

export type DeclaredArguments =
  | { style: 'none' }
  | { style: 'key'; name: string }
  | { style: 'array'; name: string; of: Type }
  | { style: 'entity'; carrier: () => AnyCarrier }
  | { style: 'args'; carrier: AnyCarrier };
/** A declaration that remembers, for the compiler only, what a handler is given or answers. */
type Typed<D, T> = D & { readonly typed?: T };

/** No arguments; the body is the literal null, or empty. */
export const none = (): Typed<DeclaredArguments, undefined> => ({ style: 'none' });
/** One id in the query string. */
export const key = (name: string): Typed<DeclaredArguments, number> => ({ style: 'key', name });
/** The body is a bare array. */
export const array = <T extends Type>(name: string, of: T): Typed<DeclaredArguments, SaidOf<T>[]> => ({ style: 'array', name, of });
/** The body is the entity, with absence kept. */
export const entity = <C extends AnyCarrier>(of: () => C): Typed<DeclaredArguments, Said<C>> => ({ style: 'entity', carrier: of });
/** The body is an object with one member an argument; a missing one has the zero value of its type. */
export const args = <F extends Fields>(fields: F): Typed<DeclaredArguments, Given<F>> => ({ style: 'args', carrier: carrier('', fields) });

/** Arguments: a missing scalar or list is the zero of its type, a missing carrier or date is null. */
export type Given<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends { kind: 'ref' | 'dateTime' | 'day' } ? SaidAs<F[K]> | null : SaidAs<F[K]>;
};
/** What a handler answers for a declared result. */
type Answered<R> = R extends Nothing ? undefined : R extends Stream ? Uint8Array : ShownAs<R> | null;

export interface Operation<A = unknown, R = unknown> {
  readonly doc: string;
  readonly args: DeclaredArguments;
  readonly result: Type | Nothing | Stream;
  /** May the caller name the properties wanted, by `$select`? */
  readonly select: boolean;
  /** For the compiler only: what a handler is given and what it answers. */
  readonly typed?: { readonly args: A; readonly answer: R };
}
export const operation = <A, R extends Type | Nothing | Stream>(
  doc: string,
  args: Typed<DeclaredArguments, A>,
  result: R,
  options: { select: boolean } = { select: true },
): Operation<A, Answered<R>> => ({ doc, args, result, select: options.select });
export type Group = Readonly<Record<string, Operation>>;
export const group = <G extends Group>(operations: G): G => operations;

/** What a handler is given: nothing, an id, an entity with absence kept, or arguments whose missing ones have their zero value. */
export type ArgumentsOf<O> = O extends Operation<infer A, infer _R> ? A : never;
/** What a handler answers. */
export type AnswerOf<O> = O extends Operation<infer _A, infer R> ? R : never;
