/** What a start tells on the terminal; the last line is the URL. */

export interface FirstStart {
  user: string;
  /** Only when it was made up here: it is shown this once. */
  password: string | null;
}

export interface Start {
  url: string;
  version: string;
  /** What the first start made; null on a later one. */
  first: FirstStart | null;
  isDemo: boolean;
  /** The PostgreSQL that comes along, not one of the settings. */
  isOwnDatabase: boolean;
}

/** The lines of a start. */
export function announcement({ url, version, first, isDemo, isOwnDatabase }: Start): string[] {
  const ready = [`Svar ${version} is ready${isOwnDatabase ? '' : ' on your PostgreSQL'}:`, url];
  if (!first) return ready;
  const { user, password } = first;
  // a password of the settings is not repeated on the terminal: the shell puts it in, where it is set there too
  const who = password === null ? `"${user}:$SVAR_ADMIN_PASSWORD"` : `'${user}:${password}'`;
  return [
    '',
    `The administrator is "${user}".`,
    ...(password === null ? [] : [`The password is "${password}". It is shown only now: please keep it.`]),
    ...(isDemo ? ['The agents anna, bjorn and cato have the same password.'] : []),
    '',
    'A first call to paste, which makes a ticket:',
    `  curl -u ${who} -H 'Content-Type: application/json' -d '{"Title":"My first ticket"}' ${url}/api/v1/Agents/Ticket/SaveTicketEntity`,
    '',
    ...ready,
  ];
}
