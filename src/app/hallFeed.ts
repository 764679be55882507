/** How far a hall's limit is used up, rack by rack in the order they are fed: the last ones are the first to go dark. Pure. */
import type { Catalog, Frame, HallDef, HallState, RackFrame } from '../sim/index.ts';
import { rackMaxKW, RACK_STATES } from './simValues.ts';

/** What a rack draws beside the others of its hall, by state; only ratios count, their sum is the hall's own IT load. */
const DRAWS: Partial<Record<(typeof RACK_STATES)[number], number>> = { idle: 0.35, running: 1, throttled: 0.75 };
const DRAW_OF = Float32Array.from(RACK_STATES, (state) => DRAWS[state] ?? 0);

/** From these shares of the limit on a rack shows the next step. */
export const FEED_STEPS = [0.25, 0.5, 0.75, 0.9] as const;

export function feedStep(share: number): number {
  let step = 0;
  while (step < FEED_STEPS.length && share >= FEED_STEPS[step]!) step++;
  return step;
}

/** IT that the hall's busway carries, kW. */
export const hallLimitKW = (hall: HallState, def: HallDef): number => def.maxItKW * hall.buswayRatio;

/** For each of `rows` (of the rack table, in its order): the share of `limitKW` that it and those before it draw. `maxKW` goes with `rows`. */
export function fillFeed(out: Float32Array, racks: RackFrame, rows: ArrayLike<number>, maxKW: ArrayLike<number>, itKW: number, limitKW: number): void {
  let all = 0;
  for (let i = 0; i < rows.length; i++) all += maxKW[i]! * DRAW_OF[racks.state[rows[i]!]!]!;
  const each = all > 0 && limitKW > 0 ? itKW / all / limitKW : 0;
  let sum = 0;
  for (let i = 0; i < rows.length; i++) {
    sum += maxKW[i]! * DRAW_OF[racks.state[rows[i]!]!]!;
    out[i] = sum * each;
  }
}

/** The same for one rack, from the frame alone. Null when it stands in no hall that is known. */
export function feedShareAt({ sites, racks, rackKinds }: Frame, catalog: Catalog, row: number): number | null {
  const structure = sites.flatMap((site) => site.structures).find((entry) => entry.id === racks.hall[row]);
  const def = structure && catalog.structures[structure.def];
  if (!structure?.hall || def?.kind !== 'hall') return null;
  const rows: number[] = [];
  for (let r = 0; r < racks.count; r++) if (racks.hall[r] === structure.id) rows.push(r);
  const kW = rackKinds.map((kind) => kindKW(catalog, kind));
  const out = new Float32Array(rows.length);
  fillFeed(out, racks, rows, rows.map((r) => kW[racks.kind[r]!] ?? 0), structure.hall.itKW, hallLimitKW(structure.hall, def));
  return out[rows.indexOf(row)] ?? null;
}

function kindKW(catalog: Catalog, kind: string): number {
  const rack = catalog.racks[kind];
  const accelerator = catalog.accelerators[rack?.accelerator ?? ''];
  return rack && accelerator ? rackMaxKW(rack, accelerator, catalog.constants.power) : 0;
}
