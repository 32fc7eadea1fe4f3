/** Lengths of texts. A length counts UTF-16 units, as the wire does; a cut never splits a surrogate pair. */

/** The text, cut to at most `max` units. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = text.charCodeAt(max - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? max - 1 : max);
}

/** Lengths of the columns that a save cuts to (base-data §11). */
export const LENGTH = {
  title: 255,
  author: 255,
  fromAddress: 4000,
  messageId: 850,
  mailSorter: 255,
  headerName: 64,
  tagName: 239,
} as const;
