/** Telephone numbers as SMS need them: with their country, `+4791234567`. Source: E.164; email §9. */

/** What is dialled before a number at home, and not from abroad; `0` where nothing stands here, nothing where it is empty. */
const TRUNKS: Readonly<Record<string, string>> = { '1': '1', '7': '8', '36': '06', '39': '', '378': '' };
/** Digits of a mobile number at home, for countries whose numbers may begin like the country's own code and be long nevertheless. */
const DIGITS: Readonly<Record<string, number>> = { '39': 10, '52': 10, '55': 11, '91': 10 };
/** So many digits make a number of another land, where nothing else tells; those at home are shorter. */
const ABROAD = 10;
const SPELT_AT_MOST = 64;

/** Without blanks, dashes, dots, strokes, brackets; a zero in brackets is dialled at home only. */
const bare = (said: string): string => {
  const plain = said.slice(0, SPELT_AT_MOST).replace(/[\s.\-\u2010-\u2015/]/g, '');
  return (/^(?:\+|00)/.test(plain) ? plain.replace('(0)', '') : plain).replace(/[()]/g, '');
};

/** Do these digits begin with the country's code, though nobody wrote a `+`? */
function namesCountry(digits: string, country: string): boolean {
  if (!digits.startsWith(country)) return false;
  const atHome = DIGITS[country];
  return atHome === undefined ? digits.length >= country.length + 8 : digits.length === country.length + atHome;
}

/**
 * A number with its country.
 * @param country the calling code of numbers that name none, `47`; empty: those stay as they are
 * @returns `+` and digits; bare digits of a short number, or where the country is not known; null for what is no number
 */
export function numberOf(said: string, country: string): string | null {
  const number = bare(said);
  const [, digits = ''] = /^(?:\+|00)([1-9]\d{5,14})$/.exec(number) ?? [];
  if (digits !== '') return `+${digits}`;
  if (!/^\d{3,15}$/.test(number)) return null;
  // a short number is nobody's but of the land it is dialled in
  if (country === '' || number.length <= 5) return number;
  if (namesCountry(number, country)) return `+${number}`;
  const trunk = TRUNKS[country] ?? '0';
  const atHome = trunk !== '' && number.startsWith(trunk) ? number.slice(trunk.length) : number;
  return `+${country}${atHome}`;
}

/**
 * Who sends an SMS. Gateways write numbers with their country, some of them without the `+`; what is no number is a name.
 * @returns a number as `numberOf` has it, or null: nobody can answer him
 */
export function senderNumber(said: string, country: string): string | null {
  const number = bare(said);
  return numberOf(/^[1-9]\d*$/.test(number) && number.length >= ABROAD ? `+${number}` : number, country);
}

/** May an SMS be sent there? A number with its country, or a short one. */
export const isReachable = (number: string): boolean => /^\+?\d{3,15}$/.test(number);

/** The ways in which people write a number down, as digits alone: to look for; whether it is meant, `numberOf` tells. */
export function spellingsOf(number: string, country: string): string[] {
  const digits = number.replace('+', '');
  if (!number.startsWith('+')) return [digits];
  const atHome = country !== '' && digits.startsWith(country) ? digits.slice(country.length) : null;
  const trunk = TRUNKS[country] ?? '0';
  // a zero in brackets stands between
  const abroad = atHome === null ? [] : [`${country}0${atHome}`, `00${country}0${atHome}`, atHome, `${trunk}${atHome}`];
  return [...new Set([digits, `00${digits}`, ...abroad])];
}
