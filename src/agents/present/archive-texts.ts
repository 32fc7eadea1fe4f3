/** Texts of lists whose rows are numbers, and of the columns of archives: ours, since the vendor's keys are not published. */
import { inLanguage, type Locale } from '../../contract/locale.ts';

/** The same as in the lists of these names (agents/mdo/fixed-lists.ts); a test holds the two together. */
const lists: Readonly<Record<string, readonly string[]>> = {
  ticketstatus: ['', 'Open', 'Closed', 'Postponed', 'Deleted', 'Merged', 'Spam'],
  ticketslevel: ['Unknown', 'Internal', 'External'],
  ticketread: ['Unknown', 'Read', 'Changed', 'Unread'],
  ticketorigin: 'Unknown,E-mail,SMS,Fax,Phone,Facebook,Twitter,Internal,Customer Centre,eMarketing,Automatic,Chat,Form,API,Flow'.split(','),
};

/** The text of a row of a list of numbers; undefined where there is none. */
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
