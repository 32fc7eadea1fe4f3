/** Drawings as SVG, as text: black on white, readable without colours. */
import type { Bin } from './measure.ts';

const SIZE = 320;
const LEFT = 56;
const TOP = 34;
const BELOW = 70;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const x = (share: number): number => Math.round((LEFT + share * SIZE) * 10) / 10;
const y = (share: number): number => Math.round((TOP + (1 - share) * SIZE) * 10) / 10;
const text = (at: readonly [number, number], words: string, more = ''): string =>
  `<text x="${at[0]}" y="${at[1]}" ${more}>${escaped(words)}</text>`;

/** The frame with its two scales of percent, and the line on which what is said is so. */
function frame(title: string, across: string, up: string): string[] {
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  return [
    text([LEFT, 20], title, 'font-weight="bold"'),
    `<rect x="${LEFT}" y="${TOP}" width="${SIZE}" height="${SIZE}" fill="none" stroke="#888"/>`,
    ...ticks.flatMap((tick) => [
      `<path d="M${x(tick)} ${TOP}V${TOP + SIZE}M${LEFT} ${y(tick)}H${LEFT + SIZE}" stroke="#ddd"/>`,
      text([x(tick), TOP + SIZE + 16], String(tick * 100), 'text-anchor="middle"'),
      text([LEFT - 6, y(tick) + 4], String(Math.round(tick * 100)), 'text-anchor="end"'),
    ]),
    `<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="#888" stroke-dasharray="4 4"/>`,
    text([LEFT + SIZE / 2, TOP + SIZE + 34], across, 'text-anchor="middle"'),
    text([14, TOP + SIZE / 2], up, `text-anchor="middle" transform="rotate(-90 14 ${TOP + SIZE / 2})"`),
  ];
}

/**
 * A reliability diagram: for verdicts of like confidence, how often they were right. Points on the broken line mean that what is said is so;
 * the larger a point, the more verdicts, and their number stands beside it.
 */
export function reliability(found: readonly Bin[], title: string): string {
  const most = Math.max(1, ...found.map(({ count }) => count));
  const points = found.map(({ predicted, observed, count }) => {
    const radius = (3 + 9 * Math.sqrt(count / most)).toFixed(1);
    return `<circle cx="${x(predicted)}" cy="${y(observed)}" r="${radius}" fill="#26c" fill-opacity="0.6"/>${text([x(predicted) - 14, y(observed) + 18], String(count), 'text-anchor="end" fill="#555"')}`;
  });
  const line = found.map(({ predicted, observed }, at) => `${at === 0 ? 'M' : 'L'}${x(predicted)} ${y(observed)}`).join('');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LEFT + SIZE + 24} ${TOP + SIZE + BELOW - 24}" width="${LEFT + SIZE + 24}" font-family="sans-serif" font-size="12" role="img">`,
    `<title>${escaped(title)}</title>`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    ...frame(title, 'how sure it was, %', 'how often it was right, %'),
    line === '' ? '' : `<path d="${line}" fill="none" stroke="#26c"/>`,
    ...points,
    '</svg>',
    '',
  ].join('\n');
}
