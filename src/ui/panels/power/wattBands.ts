/** Nodes and bands of the flow of watts, in whole watts, and where they lie on a drawing. */
import { WATT_ENDS, WATT_SOURCES, WATT_USES } from '../../../app/simValues.ts';
import type { WattFlow } from '../../../sim/index.ts';

export interface WattNode { id: string; column: 0 | 1 | 2 | 3; watts: number }
export interface WattBand { from: string; to: string; watts: number }

/** Halls drawn apart; the others go together. */
const MOST_HALLS = 5;
/** Room that a label needs, and between nodes. */
const LEAST = 13;
const GAP = 5;

/** What goes into a node of the middle comes out of it, to the watt. */
export function wattBands({ sources, uses, halls }: WattFlow): { nodes: WattNode[]; bands: WattBand[]; totalW: number } {
  const ranked = halls.map(({ id, ends }) => ({ id: `hall-${id}`, ends, watts: Object.values(ends).reduce((sum, watts) => sum + watts, 0) })).sort((a, b) => b.watts - a.watts);
  const shown = ranked.length > MOST_HALLS + 1 ? ranked.slice(0, MOST_HALLS) : ranked;
  const rest = ranked.slice(shown.length);
  if (rest.length > 0) shown.push({ id: 'halls', watts: rest.reduce((sum, { watts }) => sum + watts, 0), ends: Object.fromEntries(WATT_ENDS.map((end) => [end, rest.reduce((sum, { ends }) => sum + ends[end], 0)])) as WattFlow['halls'][number]['ends'] });
  const bands: WattBand[] = [
    ...WATT_SOURCES.map((id) => ({ from: id, to: 'site', watts: sources[id] })),
    ...shown.map(({ id, watts }) => ({ from: 'site', to: id, watts })),
    ...WATT_USES.map((id) => ({ from: 'site', to: id, watts: uses[id] })),
    ...shown.flatMap(({ id, ends }) => WATT_ENDS.map((end) => ({ from: id, to: end, watts: ends[end] }))),
  ].filter(({ watts }) => watts > 0);
  const totalW = WATT_SOURCES.reduce((sum, id) => sum + sources[id], 0);
  const into = (id: string): number => bands.reduce((sum, { to, watts }) => (to === id ? sum + watts : sum), 0);
  const nodes: WattNode[] = [
    ...WATT_SOURCES.map((id): WattNode => ({ id, column: 0, watts: sources[id] })),
    { id: 'site', column: 1, watts: totalW },
    ...shown.map(({ id, watts }): WattNode => ({ id, column: 2, watts })),
    ...WATT_USES.map((id): WattNode => ({ id, column: 2, watts: uses[id] })),
    ...WATT_ENDS.map((id): WattNode => ({ id, column: 3, watts: into(id) })),
  ];
  return { nodes: nodes.filter(({ watts }) => watts > 0), bands, totalW };
}

export interface WattBox { node: WattNode; x: number; y: number; height: number }

/** Places nodes in four columns and bands between them; one scale for all, so equal watts are equally wide everywhere. */
export function layOut(nodes: readonly WattNode[], bands: readonly WattBand[], { width, height, bar }: { width: number; height: number; bar: number }): { boxes: WattBox[]; paths: { band: WattBand; d: string }[] } {
  const columns = [0, 1, 2, 3].map((column) => nodes.filter((node) => node.column === column));
  const totalW = columns[1]![0]?.watts ?? 1;
  // A thin node takes the room of its label: the scale leaves that free in the fullest column.
  const scale = Math.min(...columns.filter((column) => column.length > 0).map((column) => Math.max(40, height - column.length * (LEAST + GAP)) / totalW));
  const at = [0, 0.27, 0.47, 1];
  const boxes = columns.flatMap((column, n) => {
    const heights = column.map(({ watts }) => Math.max(1, watts * scale));
    let y = Math.max(0, (height - heights.reduce((sum, high) => sum + Math.max(high, LEAST) + GAP, -GAP)) / 2);
    return column.map((node, i) => {
      const high = heights[i]!;
      const box = { node, x: Math.round((width - bar) * at[n]!), y: y + Math.max(0, (LEAST - high) / 2), height: high };
      y += Math.max(high, LEAST) + GAP;
      return box;
    });
  });
  const out = new Map<string, number>();
  const into = new Map<string, number>();
  const paths = bands.flatMap((band) => {
    const from = boxes.find(({ node }) => node.id === band.from);
    const to = boxes.find(({ node }) => node.id === band.to);
    if (!from || !to) return [];
    const high = Math.max(0.5, band.watts * scale);
    const y0 = from.y + (out.get(band.from) ?? 0);
    const y1 = to.y + (into.get(band.to) ?? 0);
    out.set(band.from, (out.get(band.from) ?? 0) + high);
    into.set(band.to, (into.get(band.to) ?? 0) + high);
    const [x0, x1] = [from.x + bar, to.x];
    const middle = (x0 + x1) / 2;
    return [{ band, d: `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}v${high}C${middle} ${y1 + high} ${middle} ${y0 + high} ${x0} ${y0 + high}Z` }];
  });
  return { boxes, paths };
}
