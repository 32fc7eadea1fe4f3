/** Names of files as people give them. Bytes are never kept under such a name: it is a label, and still it must not lead anywhere. */

const BYTES_AT_MOST = 200;
/** Control signs, marks of direction, signs without width, private and unpaired code points. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;
/** What separates folders, and what Windows reserves. */
const RESERVED = /[<>:"|?*]/g;
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Stem and ending of a name: `a.tar.gz` → `a.tar`, `.gz`. */
export function partsOf(name: string): readonly [stem: string, ending: string] {
  const dot = name.lastIndexOf('.');
  return dot > 0 && name.length - dot <= 20 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
}

function shortened(name: string): string {
  const [stem, ending] = partsOf(name);
  // no sign has less than one byte
  const signs = Array.from(stem.slice(0, 2 * BYTES_AT_MOST)).slice(0, BYTES_AT_MOST);
  while (signs.length > 0 && bytesOf(signs.join('') + ending) > BYTES_AT_MOST) signs.pop();
  return signs.join('') + ending;
}

/** Without dots and blanks at its end, which Windows passes over. A loop, because a pattern would look at each run of them again and again. */
function trimmedEnd(name: string): string {
  let end = name.length;
  while (name[end - 1] === '.' || name[end - 1] === ' ') end--;
  return name.slice(0, end);
}

/**
 * A file name without folders and without signs that hide something: cleaned first, then judged, so that nothing comes to
 * life by the cleaning. At most 200 bytes; the ending is kept. Empty when nothing is left.
 * Source: reliability §5.
 */
export function safeFileName(said: string): string {
  const visible = said.normalize('NFC').replace(HIDDEN, '');
  const last = visible.split(/[\\/]/).at(-1) ?? '';
  const name = trimmedEnd(last.replace(RESERVED, '_')).trimStart();
  return shortened(DEVICE.test(name) ? `_${name}` : name);
}
