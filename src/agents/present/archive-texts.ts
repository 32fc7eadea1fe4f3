/** Texts of lists whose rows are numbers, and of the columns of archives: ours, since the vendor's keys are not published. */
import { inLanguage, type Locale } from '../../contract/locale.ts';

const lists: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  ticketstatus: {
    1: 'US:"Open";NO:"Åpen"',
    2: 'US:"Closed";NO:"Lukket"',
    3: 'US:"Postponed";NO:"Utsatt"',
    4: 'US:"Deleted";NO:"Slettet"',
    5: 'US:"Merged";NO:"Slått sammen"',
    6: 'US:"Spam";NO:"Søppelpost"',
  },
  ticketslevel: { 1: 'US:"Internal";NO:"Intern"', 2: 'US:"External";NO:"Ekstern"' },
  ticketread: { 1: 'US:"Read";NO:"Lest"', 2: 'US:"Changed";NO:"Endret"', 3: 'US:"Unread";NO:"Ulest"' },
  ticketorigin: {
    1: 'US:"Email";NO:"E-post"',
    2: 'SMS',
    3: 'US:"Fax";NO:"Faks"',
    4: 'US:"Phone";NO:"Telefon"',
    5: 'Facebook',
    6: 'Twitter',
    7: 'US:"Internal";NO:"Intern"',
    8: 'US:"Customer Centre";NO:"Kundesenter"',
    9: 'US:"E-marketing";NO:"E-markedsføring"',
    10: 'US:"Automatic";NO:"Automatisk"',
    11: 'Chat',
    12: 'US:"Form";NO:"Skjema"',
    13: 'API',
    14: 'US:"Flow";NO:"Flyt"',
  },
};

/** The text of a row of a list of numbers, in all its languages; undefined where there is none. */
export const numberText = (list: string, id: number): string | undefined => lists[list]?.[id];

/** `person/fullName` as people read it: `Person: full name`. */
function spelled(name: string): string {
  const parts = name.split(/[/.]/).map((part) =>
    part
      .replace(/_/g, ' ')
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase(),
  );
  const text = parts.join(': ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The heading of a column. wire: a resource key as long as no language is in effect. */
export const headingOf = (name: string, locale: Locale): string =>
  locale.language === null ? `[SR_SVAR_COLUMN_${name.replace(/\W/g, '_').toUpperCase()}]` : spelled(name);

/** A text in the caller's language. */
export const shownIn = (text: string, locale: Locale): string => inLanguage(text, locale.language, locale.otherLanguages);
