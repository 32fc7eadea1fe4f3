/** Lists that are the same on every desk: enumerations, countries, languages, time zones, operators. Source: base-data §7, §8. */
import { countries } from '../../contract/countries.ts';
import { findZone, zones } from '../../contract/locale.ts';
import { operatorsOf } from '../../contract/operators.ts';
import { type Asked, type Item, isOn, type Provider } from './items.ts';

type Row = readonly [id: number, name: string, extra?: string];
const table =
  (...rows: Row[]): Provider =>
  () =>
    rows.map(([id, name, extra = ''], index) => ({ id, name, rank: index + 1, extra }));

const escalation: Row[] = [
  [0, 'Stop', 'Stop'],
  [1, 'Continue', 'Continue'],
  [2, 'Restart', 'Restart'],
];

/** Codes of interface languages; where a platform tag differs it is named. */
const NATIVE: Readonly<Record<string, string>> = { no: 'nb', br: 'pt-BR', ch: 'de-CH' };
const customerLanguages = 'no en sv da de nl cs fr it es fi pl ru zh uk ko br vi ch'.split(' ');
const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

const TAGS: Readonly<Record<string, string>> = {
  US: 'en',
  NO: 'nb',
  DA: 'da',
  SW: 'sv',
  GE: 'de',
  CH: 'de',
  FR: 'fr',
  NL: 'nl',
  SP: 'es',
  IT: 'it',
  FI: 'fi',
  PL: 'pl',
  CZ: 'cs',
  RU: 'ru',
  UK: 'uk',
  CN: 'zh',
  JP: 'ja',
  KO: 'ko',
  BR: 'pt-BR',
  VI: 'vi',
}; // prettier-ignore

const country = ({ locale }: Asked): Item[] =>
  countries(TAGS[locale.language ?? 'US'] ?? 'en').map(({ id, code, name }, index) => ({ id, name, rank: index + 1, type: code }));

/** `GMT+01.00`: the distance of a zone while no summer time is on, which is the lesser one on either half of the earth. */
function distance(iana: string): string {
  const zone = findZone(iana)?.zone;
  const offset = zone ? Math.min(zone.offset(Date.UTC(2026, 0, 15)), zone.offset(Date.UTC(2026, 6, 15))) : 0;
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `GMT${offset < 0 ? '-' : '+'}${hours}.${rest}`;
}

const zoneItems = (more: (zone: (typeof zones)[number]) => Partial<Item>): Item[] =>
  zones.map((zone, index) => ({ id: zone.id, name: `${zone.name} (${distance(zone.iana)})`, rank: index + 1, ...more(zone) }));

const operators: Provider = ({ additional, attributes }) =>
  Object.entries(operatorsOf(attributes.get('restrictiontype') ?? additional) ?? {}).map(([name, hint], index) => ({
    id: index + 1,
    name,
    rank: index + 1,
    type: name,
    extra: hint,
  }));

export const fixedLists: Readonly<Record<string, Provider>> = {
  // wire: the base statuses; those of the desk are `ticketticketstatus`
  ticketstatus: table(
    [1, 'Open', 'Active'],
    [2, 'Closed', 'Closed'],
    [3, 'Postponed', 'Postponed'],
    [4, 'Deleted', 'Deleted'],
    [5, 'Merged', 'Merged'],
    [6, 'Spam', 'Spam'],
  ),
  ticketstatuswithpostpone: table([2, 'Closed', '2'], [1, 'Open', '1'], [3, 'Postponed', '3']),
  ticketstatuswithoutpostpone: table([2, 'Closed', '2'], [1, 'Open', '1']),
  ticketslevel: table([0, 'Unknown', 'Unknown'], [1, 'Internal', 'Internal'], [2, 'External', 'External']),
  ticketread: table([0, 'Unknown'], [1, 'Read'], [2, 'Changed'], [3, 'Unread']),
  ticketorigin: table(
    [0, 'Unknown'],
    [1, 'E-mail'],
    [2, 'SMS'],
    [3, 'Fax'],
    [4, 'Phone'],
    [5, 'Facebook'],
    [6, 'Twitter'],
    [7, 'Internal'],
    [8, 'Customer Centre'],
    [9, 'eMarketing'],
    [10, 'Automatic'],
    [11, 'Chat'],
    [12, 'Form'],
    [13, 'API'],
    [14, 'Flow'],
  ),
  ticketstatustimecounter: table(
    [0, '(None)', 'None'],
    [1, 'Internally', 'Internally'],
    [2, 'Externally', 'Externally'],
    [3, 'In queue', 'Queue'],
  ),
  ticketpriorityescalateevent: (asked) =>
    table(...(isOn(asked.attributes, 'all') ? [[-1, 'None', 'None'] as Row] : []), ...escalation)(asked),
  ticketrelationtype: table([0, 'Related'], [1, 'Parent'], [2, 'Child']),
  udeffieldtype: table(
    [1, 'Number'],
    [2, 'Short text'],
    [3, 'Long text'],
    [4, 'Date'],
    [5, 'Unlimited date'],
    [6, 'Checkbox'],
    [7, 'List'],
    [8, 'Decimal'],
  ),
  language: () =>
    customerLanguages.map((code, index) => ({
      id: index + 1,
      name: languageNames.of(NATIVE[code] ?? code) ?? code,
      rank: index + 1,
      extra: code,
    })),
  country,
  timezone: () => zoneItems(() => ({})),
  timezonewithcode: () => zoneItems(({ code }) => ({ type: code })),
  timezoneiana: () => zoneItems(({ code, iana }) => ({ extra: `locationCode=${code}&isActive=True&IANA=${iana}` })),
  restrictionoperators: operators,
};
