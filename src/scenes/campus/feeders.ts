/** Cables from the substation and the generators to the halls, pipes from the cooling plant: where power and heat go, and how much. Pure. */
import type { Catalog, Site, Structure, StructureDef } from '../../sim/index.ts';
import { isoX, isoY } from '../shared/iso.ts';
import { flowTree, type FlowLine, type Terminal } from './flowTree.ts';
import type { Ground } from './ground.ts';
import { defOf } from './structureLook.ts';

export type Medium = 'power' | 'cold' | 'warm';
export interface Feeder {
  medium: Medium;
  points: [number, number][]; // world px, in the direction of the flow
  length: number;
  load: number; // 0..1
  share: number; // of the site's largest flow, 0..1: how wide it is drawn
  pulses: number;
  speed: number; // px per ms
  place(along: number, at: { setPosition(x: number, y: number): unknown }): void;
}

interface Place {
  structure: Structure;
  def: StructureDef;
}

/** `all` for the power overlay; else only the large ones: halls, and generators that run. */
export function powerLines(site: Site, catalog: Catalog, ground: Ground, all: boolean): Feeder[] {
  const places = readyPlaces(site, catalog);
  const { power } = site;
  const rejectKW = places.reduce((sum, { structure, def }) => sum + (def.kind === 'heat-rejection' ? structure.runKW : 0), 0);
  const storedKWh = places.reduce((sum, { def }) => sum + (def.kind === 'battery' ? def.energyKWh : 0), 0);
  const mainY = Math.min(ground.near - 0.3, middle(fronts(places)) + 0.9);
  const ends = places.flatMap(({ structure, def }): Terminal[] => {
    const at = edge(structure, def, mainY, def.w - 0.45);
    switch (def.kind) {
      case 'hall': return [{ ...at, kW: structure.hall?.itKW ?? 0, fullKW: def.maxItKW }];
      case 'genset': return all || structure.runKW > 0 ? [{ ...at, kW: -structure.runKW, fullKW: def.unitKW }] : [];
      case 'solar': return all || structure.runKW > 0 ? [{ ...at, kW: -structure.runKW, fullKW: def.peakKW }] : [];
      case 'battery': return all || power.batteryKW !== 0 ? [{ ...at, kW: -power.batteryKW * (def.energyKWh / Math.max(1, storedKWh)), fullKW: def.powerKW }] : [];
      case 'heat-rejection': return all ? [{ ...at, kW: power.coolingKW * (structure.runKW / Math.max(1, rejectKW)), fullKW: def.ratedKW * 0.25 }] : [];
      case 'cold-store':
      case 'office': return [];
    }
  });
  const { substation } = ground;
  const root = { x: substation.x + 0.5, y: substation.y + 0.4, kW: power.gridKW, fullKW: Math.max(1, power.feedLimitKW) };
  return toFeeders(flowTree(mainY, ends, root), 'power', 0, 0);
}

/** Supply and return between the plant that rejects heat and the halls, on a pipe bridge over what stands there. */
export function coolantLines(site: Site, catalog: Catalog): Feeder[] {
  const places = readyPlaces(site, catalog).filter(({ def }) => def.kind === 'hall' || def.kind === 'heat-rejection' || def.kind === 'cold-store');
  const halls = places.filter(({ def }) => def.kind === 'hall');
  const storesKW = places.reduce((sum, { def }) => sum + (def.kind === 'cold-store' ? def.powerKW : 0), 0);
  if (halls.length === 0 || halls.length === places.length) return [];
  const mainY = middle(halls.map(({ structure }) => structure.y)) - 0.4;
  const ends = places.map(({ structure, def }): Terminal => {
    const at = edge(structure, def, mainY, def.kind === 'hall' ? 0.9 : 0.6);
    if (def.kind === 'heat-rejection') return { ...at, kW: -structure.runKW, fullKW: def.ratedKW };
    if (def.kind === 'cold-store') return { ...at, kW: -site.cooling.storeKW * (def.powerKW / Math.max(1, storesKW)), fullKW: def.powerKW };
    const { hall } = structure;
    return { ...at, kW: (hall?.airHeatKW ?? 0) + (hall?.liquidHeatKW ?? 0), fullKW: Math.max(1, (hall?.airCapacityKW ?? 0) + (hall?.liquidCapacityKW ?? 0)) };
  });
  const lines = flowTree(mainY, ends, null);
  return [...toFeeders(lines, 'cold', -OFFSET, BRIDGE), ...toFeeders(lines.map(turned), 'warm', OFFSET, BRIDGE)];
}
const OFFSET = 0.1; // tiles between the two pipes, halved
/** Height of the pipe bridge, tiles. */
export const BRIDGE = 1.5;
const turned = (line: FlowLine): FlowLine => ({ ...line, from: line.to, to: line.from });

function readyPlaces(site: Site, catalog: Catalog): Place[] {
  return site.structures.flatMap((structure) => {
    const def = defOf(catalog, structure);
    return def && structure.stage === 'ready' ? [{ structure, def }] : [];
  });
}

const fronts = (places: readonly Place[]): number[] => {
  const halls = places.filter(({ def }) => def.kind === 'hall');
  return (halls.length > 0 ? halls : places).map(({ structure, def }) => structure.y + def.d);
};
const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Where a line meets a structure: on its side towards the main. */
const edge = (structure: Structure, def: StructureDef, mainY: number, dx: number): { x: number; y: number } => ({
  x: structure.x + dx, y: structure.y + def.d <= mainY ? structure.y + def.d : structure.y >= mainY ? structure.y : mainY,
});

function toFeeders(lines: readonly FlowLine[], medium: Medium, offset: number, z: number): Feeder[] {
  const most = Math.max(1, ...lines.map((line) => line.kW));
  return lines
    .filter(({ from, to }) => from[0] !== to[0] || from[1] !== to[1])
    .map(({ from, to, kW, load }) => {
      const shift = ([x, y]: [number, number]): [number, number] => [x + offset, y + offset];
      const feeder = makeFeeder([shift(from), shift(to)], kW > 1 ? load : 0, z);
      return { ...feeder, medium, share: kW / most };
    });
}

export function makeFeeder(tiles: readonly (readonly [number, number])[], load: number, z = 0): Feeder {
  const points = tiles.map(([x, y]): [number, number] => [isoX(x, y), isoY(x, y, z)]);
  const lengths = points.slice(1).map(([x, y], i) => Math.hypot(x - points[i]![0], y - points[i]![1]));
  const length = Math.max(1, lengths.reduce((sum, part) => sum + part, 0));
  return {
    medium: 'power', points, length, load, share: load,
    pulses: load > 0.005 ? Math.max(1, Math.round((0.35 + load) * (length / 110))) : 0,
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

const SHORT = 0.97;
/** Whether the site wants more than can be brought to it. */
export const isShort = ({ power }: Site): boolean => power.loadKW + power.unservedKW > power.supplyKW * SHORT;

/** How full the site's way to the grid is, 0..1. */
export const gridLoad = (site: Site): number => (site.power.feedLimitKW > 0 ? Math.min(1, site.power.gridKW / site.power.feedLimitKW) : 0);


/** Whether the run swings more than the supply takes. */
export const swings = ({ power: { swing } }: Site): boolean => swing.stepKW > swing.fitsKW || swing.fallKW > swing.fitsRareKW;
