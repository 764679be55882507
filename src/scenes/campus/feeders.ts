/** Cables from the substation and the generators to the halls, along the ground: where the power flows, and how much. */
import type { Catalog, Site } from '../../sim/index.ts';
import { isoX, isoY } from '../shared/iso.ts';
import type { Ground } from './ground.ts';
import { defOf, dutyOf } from './structureLook.ts';

export interface Feeder {
  points: [number, number][]; // world px
  length: number;
  load: number; // 0..1
  pulses: number;
  speed: number; // px per ms
  place(along: number, at: { setPosition(x: number, y: number): unknown }): void;
}

/** `all` for the power overlay; else only the large ones: halls, and generators that run. */
export function feedersOf(site: Site, catalog: Catalog, ground: Ground, all: boolean): Feeder[] {
  const bus = ground.near - 0.28;
  const { substation } = ground;
  const source = { x: substation.x + 0.5, y: substation.y + 0.4 };
  const list: Feeder[] = [];
  for (const structure of site.structures) {
    const def = defOf(catalog, structure);
    if (!def || structure.stage !== 'ready' || def.kind === 'office') continue;
    if (!all && def.kind !== 'hall' && !(def.kind === 'genset' && structure.runKW > 0)) continue;
    const load = def.kind === 'battery' ? Math.min(1, Math.abs(site.power.batteryKW) / Math.max(1, site.power.batteryCapacityKW)) : dutyOf(structure, def);
    const x = structure.x + def.w - 0.45;
    const front = structure.y + def.d;
    const path: [number, number][] = [[x, front], [x, bus], [source.x, bus], [source.x, source.y]];
    // Generators and discharging batteries give; everything else takes.
    const gives = def.kind === 'genset' || (def.kind === 'battery' && site.power.batteryKW > 0);
    list.push(makeFeeder(gives ? path : path.toReversed(), load));
  }
  return list;
}

export function makeFeeder(tiles: readonly (readonly [number, number])[], load: number): Feeder {
  const points = tiles.map(([x, y]): [number, number] => [isoX(x, y), isoY(x, y)]);
  const lengths = points.slice(1).map(([x, y], i) => Math.hypot(x - points[i]![0], y - points[i]![1]));
  const length = Math.max(1, lengths.reduce((sum, part) => sum + part, 0));
  return {
    points, length, load,
    pulses: load > 0.005 ? 1 + Math.round(load * (length / 130)) : 0,
    speed: 0.03 + load * 0.09,
    place(along, at) {
      let rest = along;
      for (let i = 0; i < lengths.length; i++) {
        if (rest <= lengths[i]! || i === lengths.length - 1) {
          const t = Math.min(1, rest / (lengths[i]! || 1));
          at.setPosition(points[i]![0] + (points[i + 1]![0] - points[i]![0]) * t, points[i]![1] + (points[i + 1]![1] - points[i]![1]) * t);
          return;
        }
        rest -= lengths[i]!;
      }
    },
  };
}
