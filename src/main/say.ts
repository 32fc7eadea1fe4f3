/** What a start or a command tells on the terminal. */

/** A start or a command that cannot go on, told in one line. */
export class Unable extends Error {}

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
