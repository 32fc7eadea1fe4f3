/** The charts of docs/benchmarks: bars as SVG, each with its number, readable on light and dark pages. */
import { plain } from './figures.ts';
import type { Workload } from './jobs.ts';
import type { Results } from './main.ts';
import { names } from './names.ts';
import { type Figure, measured } from './sized.ts';

interface Bar {
  label: string;
  value: number;
  isBare: boolean;
}

const [WIDTH, ROW, LEFT, TOP] = [760, 22, 230, 48] as const;
const inXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Bars below each other, the longest as wide as there is room. */
export function barChart(title: string, unit: string, bars: readonly Bar[]): string {
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const room = WIDTH - LEFT - 90;
  const height = TOP + bars.length * ROW + 12;
  const rows = bars.map(({ label, value, isBare }, index) => {
    const y = TOP + index * ROW;
    const width = Math.max(1, (value / most) * room).toFixed(1);
    return `<text x="${LEFT - 8}" y="${y + 14}" text-anchor="end">${inXml(label)}</text><rect x="${LEFT}" y="${y + 2}" width="${width}" height="${ROW - 6}" rx="2" fill="${isBare ? '#9aa4b2' : '#2f6fde'}"/><text x="${LEFT + Number(width) + 6}" y="${y + 14}">${plain(value)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="12" fill="#7a8494">
<title>${inXml(title)}</title>
<text x="12" y="18" font-size="14" font-weight="600">${inXml(title)}</text>
<text x="12" y="36">${inXml(unit)} <tspan fill="#2f6fde">■</tspan> Svar over HTTP <tspan fill="#9aa4b2">■</tspan> the bare database</text>
${rows.join('\n')}
</svg>
`;
}

const barsOf = (size: string, figures: readonly Figure[], workload: Workload): Bar[] =>
  figures
    .filter((figure) => figure.workload === workload)
    .flatMap(({ clients, processes, ours, bare }) => {
      const label = `${size}, ${clients} client${clients === 1 ? '' : 's'}${processes > 1 ? `, ${processes} processes` : ''}`;
      return [
        { label, value: ours.perSecond.median, isBare: false },
        { label: 'bare', value: bare.perSecond.median, isBare: true },
      ];
    });

/** One chart a workload, by its name. */
export function charts(results: Results): Record<string, string> {
  const sized = (['S', 'M', 'L'] as const).flatMap((size) => {
    const found = results[size];
    return found ? [[size, found.figures.figures] as const] : [];
  });
  if (sized.length === 0) return {};
  return Object.fromEntries(
    measured.map((workload) => [
      workload,
      barChart(
        names[workload],
        'calls a second',
        sized.flatMap(([size, figures]) => barsOf(size, figures, workload)),
      ),
    ]),
  );
}

/** A line over time. @param points x and y, in their order */
export function lineChart(
  title: string,
  unit: string,
  lines: readonly { name: string; colour: string; points: readonly (readonly [number, number])[] }[],
): string {
  const [width, height, left, bottom] = [760, 260, 60, 30];
  const all = lines.flatMap(({ points }) => points);
  const [endX, endY] = [Math.max(...all.map(([x]) => x), 1), Math.max(...all.map(([, y]) => y), 1) * 1.1];
  const spot = ([x, y]: readonly [number, number]): string =>
    `${(left + (x / endX) * (width - left - 20)).toFixed(1)},${(height - bottom - (y / endY) * (height - bottom - 50)).toFixed(1)}`;
  const drawn = lines.map(
    ({ colour, points }) => `<polyline fill="none" stroke="${colour}" stroke-width="1.5" points="${points.map(spot).join(' ')}"/>`,
  );
  const legend = lines.map(({ name, colour }) => `<tspan fill="${colour}">■</tspan> ${inXml(name)}`).join('  ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="12" fill="#7a8494">
<title>${inXml(title)}</title>
<text x="12" y="18" font-size="14" font-weight="600">${inXml(title)}</text>
<text x="12" y="36">${inXml(unit)} ${legend}</text>
<text x="${left - 6}" y="${height - bottom}" text-anchor="end">0</text><text x="${left - 6}" y="54" text-anchor="end">${plain(endY)}</text>
<text x="${width - 20}" y="${height - 8}" text-anchor="end">${plain(endX)} minutes</text>
${drawn.join('\n')}
</svg>
`;
}
