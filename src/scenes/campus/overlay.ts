/** What an overlay says of a structure: a colour, a pattern, a level and a mark, since colour never speaks alone. Pure. */
import type { OverlayId } from '../../app/state.ts';
import { drinks, thingCentsPerHour } from '../../app/simValues.ts';
import type { Catalog, HallState, Site, Structure, StructureDef } from '../../sim/index.ts';
import { ACCENT, CRITICAL_C, heatColour, hex, loadColour, mix } from '../shared/colour.ts';
import { dutyOf } from './structureLook.ts';

export type Mark = 'none' | 'warn' | 'crit';
export type Pattern = 'plain' | 'stripes' | 'hatch' | 'cross';
export interface OverlayLook {
  tint: number;
  mark: Mark;
  pad: { colour: number; pattern: Pattern } | null; // the ground round it
  level: number | null; // 0..1: the bar at its front
  bar?: number; // its colour, where there is no pad
}

export const DIMMED = 0x747a88;
const NEARLY = 0.9;
const HOT_C = 32;
const CRIT = hex(ACCENT.crit);
const WARN = hex(ACCENT.warn);
const OK = hex(ACCENT.ok);
const NET = hex(ACCENT.network);
const DARK = 0x2b303b;
const WATER_LOW = 0x37556b;
const WATER_HIGH = 0x6cc4ea;
const ON_ORDER = 0xc9ced6;
const UNDER_WAY = hex(ACCENT.plan);
const NOTHING: OverlayLook = { tint: DIMMED, mark: 'none', pad: null, level: null };

/** Marks shown with no overlay too: what is broken says so. */
export function troubleOf(structure: Structure): Mark {
  if (structure.stage === 'failed') return 'crit';
  const { hall } = structure;
  if (!hall || structure.stage !== 'ready') return 'none';
  if (hall.transient || hall.shedByOrder || hall.units.some((unit) => unit.failed > 0)) return 'warn';
  return 'none';
}

/** The plot that a thing stands on: what is said of water and money compares it with the others. */
export interface Here {
  site: Site;
  catalog: Catalog;
  timeS: number;
  mostCents: number; // of the dearest thing, per hour; for the overlay of money
}

export function hereOf(overlay: OverlayId | null, site: Site | null, catalog: Catalog, timeS: number): Here | null {
  if (!site || overlay === null) return null;
  let mostCents = 1;
  if (overlay === 'money') for (const structure of site.structures) mostCents = Math.max(mostCents, thingCentsPerHour(site, structure, catalog));
  return { site, catalog, timeS, mostCents };
}

export function overlayLook(overlay: OverlayId, structure: Structure, def: StructureDef, here: Here | null = null): OverlayLook {
  if (overlay === 'build') return buildLook(structure, def, here);
  if (def.kind === 'office' || (structure.stage !== 'ready' && structure.stage !== 'failed')) return NOTHING;
  if (structure.stage === 'failed') return { tint: CRIT, mark: 'crit', pad: { colour: CRIT, pattern: 'cross' }, level: overlay === 'health' ? null : 0 };
  switch (overlay) {
    case 'power': return powerLook(structure, def);
    case 'heat': return heatLook(structure, def);
    case 'health': return healthLook(structure);
    case 'network': return networkLook(structure);
    case 'water': return here ? waterLook(structure, def, here) : NOTHING;
    case 'money': return here ? moneyLook(structure, here) : NOTHING;
  }
}

/** Plants with water fill with it; those without are hatched; where the works give no more, striped. */
function waterLook(structure: Structure, def: StructureDef, { site, catalog }: Here): OverlayLook {
  if (def.kind !== 'heat-rejection') return NOTHING;
  if (!drinks(def, catalog)) return { tint: mix(DIMMED, 0xffffff, 0.2), mark: 'none', pad: { colour: DARK, pattern: 'hatch' }, level: null };
  const { waterLimitLPerHour, waterLPerHour } = site.cooling;
  const short = waterLimitLPerHour >= 0 && waterLPerHour >= waterLimitLPerHour * 0.98;
  const level = dutyOf(structure, def);
  const colour = short ? WARN : mix(WATER_LOW, WATER_HIGH, level);
  return { tint: mix(WATER_LOW, WATER_HIGH, level), mark: short ? 'warn' : 'none', pad: { colour, pattern: short ? 'stripes' : 'plain' }, level };
}

/** The dearer by the hour, the lighter, against the dearest thing on the plot. */
function moneyLook(structure: Structure, { site, catalog, mostCents }: Here): OverlayLook {
  const cents = thingCentsPerHour(site, structure, catalog);
  if (cents <= 0) return { tint: DIMMED, mark: 'none', pad: { colour: DARK, pattern: 'hatch' }, level: 0 };
  const share = cents / mostCents;
  const tint = loadColour(0.15 + share * 0.85);
  return { tint, mark: 'none', pad: { colour: tint, pattern: share > NEARLY ? 'cross' : 'plain' }, level: share };
}

function buildLook(structure: Structure, def: StructureDef, here: Here | null): OverlayLook {
  if (structure.stage === 'failed') return { tint: CRIT, mark: 'crit', pad: { colour: CRIT, pattern: 'cross' }, level: null };
  const { level } = progressLook(structure, def, here?.timeS ?? 0) ?? { level: null };
  if (level === null) return { tint: mix(DIMMED, OK, 0.25), mark: 'none', pad: null, level: null };
  const ordered = structure.stage === 'ordered';
  const colour = ordered ? ON_ORDER : UNDER_WAY;
  return { tint: mix(DIMMED, colour, 0.75), mark: 'none', pad: { colour, pattern: ordered ? 'hatch' : 'stripes' }, level };
}

function powerLook(structure: Structure, def: StructureDef): OverlayLook {
  if (def.kind === 'heat-rejection') return NOTHING;
  const level = dutyOf(structure, def);
  if (structure.hall && (structure.hall.shedByOrder || structure.hall.poweredGpus === 0)) return { tint: DIMMED, mark: structure.hall.shedByOrder ? 'warn' : 'none', pad: { colour: DARK, pattern: 'hatch' }, level: 0 };
  const near = level > NEARLY && def.kind !== 'battery';
  return { tint: loadColour(0.25 + level * 0.75), mark: near ? 'warn' : 'none', pad: { colour: near ? WARN : loadColour(0.25 + level * 0.75), pattern: near ? 'stripes' : 'plain' }, level };
}

/** Before it is ready: how far its delivery, then its construction has come. */
export function progressLook(structure: Structure, def: StructureDef, timeS: number): OverlayLook | null {
  const { stage, orderedS, arrivesS, crewDaysLeft } = structure;
  if (stage !== 'ordered' && stage !== 'building') return null;
  const waited = arrivesS > orderedS ? Math.min(1, Math.max(0, (timeS - orderedS) / (arrivesS - orderedS))) : 1;
  const built = def.buildCrewDays > 0 ? Math.min(1, Math.max(0, 1 - crewDaysLeft / def.buildCrewDays)) : 1;
  return { tint: 0xffffff, mark: 'none', pad: null, level: stage === 'ordered' ? waited : built, bar: stage === 'ordered' ? ON_ORDER : UNDER_WAY };
}

/** The substation: how full the way to the grid is, and whether the run swings more than it takes. */
export function gridLook(load: number, shaken: boolean): OverlayLook {
  if (shaken) return { tint: DIMMED, mark: 'crit', pad: { colour: CRIT, pattern: 'stripes' }, level: load };
  const near = load > NEARLY;
  return { tint: DIMMED, mark: near ? 'warn' : 'none', pad: { colour: near ? WARN : loadColour(0.25 + load * 0.75), pattern: near ? 'stripes' : 'plain' }, level: load };
}

function heatLook(structure: Structure, def: StructureDef): OverlayLook {
  if (def.kind === 'heat-rejection') {
    const level = dutyOf(structure, def);
    const tint = heatColour(20 + level * 20);
    return { tint, mark: level > 0.95 ? 'warn' : 'none', pad: { colour: tint, pattern: level > 0.95 ? 'stripes' : 'plain' }, level };
  }
  const { hall } = structure;
  if (!hall || hall.poweredGpus === 0) return NOTHING;
  const celsius = hall.hottestInletC;
  const tint = heatColour(celsius);
  const mark = celsius >= CRITICAL_C ? 'crit' : celsius >= HOT_C ? 'warn' : 'none';
  return { tint, mark, pad: { colour: tint, pattern: mark === 'crit' ? 'cross' : mark === 'warn' ? 'stripes' : 'plain' }, level: coolingLoad(hall) };
}

/** Where the top tier stands, how wide the links to it are (the bar), and what is cut off. */
function networkLook({ hall }: Structure): OverlayLook {
  const fabric = hall?.fabric;
  if (!fabric) return NOTHING;
  if (fabric.far) return { tint: CRIT, mark: 'crit', pad: { colour: CRIT, pattern: 'cross' }, level: 0 };
  const down = fabric.downPods.length > 0;
  const narrow = fabric.widthRatio < 1;
  const colour = down ? CRIT : narrow ? WARN : NET;
  return { tint: fabric.top ? NET : mix(NET, 0xffffff, 0.45), mark: down ? 'warn' : 'none', pad: { colour, pattern: down ? 'cross' : narrow ? 'stripes' : fabric.top ? 'hatch' : 'plain' }, level: fabric.widthRatio };
}

function healthLook(structure: Structure): OverlayLook {
  const mark = troubleOf(structure);
  const colour = mark === 'crit' ? CRIT : mark === 'warn' ? WARN : OK;
  const units = structure.hall?.units.reduce((sum, unit) => sum + unit.count, 0) ?? 0;
  const failed = structure.hall?.units.reduce((sum, unit) => sum + unit.failed, 0) ?? 0;
  // What is well stays quiet, so that what is not stands out.
  return { tint: mark === 'none' ? mix(DIMMED, OK, 0.3) : colour, mark, pad: { colour, pattern: mark === 'crit' ? 'cross' : mark === 'warn' ? 'stripes' : 'plain' }, level: units > 0 ? 1 - failed / units : null };
}

/** Heat over what the hall's units can carry away, the worse of air and coolant. */
function coolingLoad(hall: HallState): number {
  const ratio = (heatKW: number, capacityKW: number): number => (capacityKW > 0 ? heatKW / capacityKW : heatKW > 0 ? 1 : 0);
  return Math.min(1, Math.max(ratio(hall.airHeatKW, hall.airCapacityKW), ratio(hall.liquidHeatKW, hall.liquidCapacityKW)));
}
