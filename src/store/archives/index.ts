/** Archives: named, read-only questions to tickets, messages and people. */
export { columnsOf } from './catalogue.ts';
export {
  type Ask,
  type Asker,
  type Column,
  type CustomKind,
  type ListName,
  type Order,
  type Provider,
  type Restriction,
  type RestrictionType,
  Unanswerable,
  type ZoneRow,
} from './column.ts';
export { dynamicProvider } from './dynamic.ts';
export { nameIn } from './lists.ts';
export { operatorsOf, type Takes } from './operators.ts';
export { openProviderNames, providerNames, providerOf } from './providers.ts';
export { countQuery, type PageQuery, pageQuery, type Shown } from './statement.ts';
