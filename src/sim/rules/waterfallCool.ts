/**
 * Why racks with power are stopped by heat. The share of a hall's racks that its cooling carries is asked again with one limit lifted after the
 * other: plant that restarts, plant that failed, water, weather, plant too small, units that failed, units too few; what is left waits for cooler air.
 */
import type { SimContext } from '../world/context.ts';
import type { Site } from '../world/plant.ts';
import type { Remedy } from '../world/remedy.ts';
import type { HallPlant } from '../world/sitePlant.ts';
import { DAY_S } from '../core/calendar.ts';
import { hallAirOf, loadRatio } from './hallAir.ts';
import { airRatio, firmWeight, poweredOf } from './hallLoad.ts';
import { cumAt, rackSumKW } from './layout.ts';
import { unitCapacityKW } from './plantBalance.ts';
import { plantCapacityKW, rejects } from './rejection.ts';
import { clockOf } from './serverPower.ts';
import { plantOf, readyHalls } from './sitePlant.ts';
import { buildS } from './waterfallPower.ts';
import { remedy, waitFor, worthwhile, type LossCause } from './waterfallRemedy.ts';

/** Colder set-points that are tried, K. */
const COLDER_K = [1, 2, 3, 4, 6, 8];
const CAPS = [0.9, 0.8, 0.7, 0.6, 0.5];

/** Heat that a site's plant carries as one trouble after the other is taken away, kW: never falling. */
interface PlantLadder {
  cause: string;
  rejectKW: number;
  readyInS: number; // when it is over by itself; 0: never
}

export function coolCauses(context: SimContext): LossCause[] {
  const causes: LossCause[] = [];
  for (const site of context.world.sites) {
    let ladder: PlantLadder[] | null = null; // few halls are ever hot
    for (const place of readyHalls(context, site)) {
      if (place.hall.coolGpus >= place.hall.poweredGpus) continue;
      ladder ??= plantLadder(context, site);
      causes.push(...hallCauses(context, place, ladder));
    }
  }
  return causes;
}

function plantLadder({ world, catalog }: SimContext & { derived: SimContext['derived'] }, site: Site): PlantLadder[] {
  const { cooling, weather } = site;
  let readyKW = 0;
  let failedKW = 0;
  let ratedKW = 0;
  let restartS = Math.max(0, cooling.tripUntilS - world.timeS);
  let mendHours = 0;
  for (const structure of site.structures) {
    const def = catalog.structures[structure.def];
    if (def?.kind !== 'heat-rejection' || structure.stage === 'ordered' || structure.stage === 'building') continue;
    const kW = plantCapacityKW(catalog, def, weather, cooling.loopC);
    ratedKW += def.ratedKW;
    if (structure.stage === 'failed') {
      failedKW += kW;
      mendHours = Math.max(mendHours, structure.repairHoursLeft);
      continue;
    }
    readyKW += kW;
    if (!rejects(structure)) restartS = Math.max(restartS, structure.startLeftS);
  }
  const now = cooling.rejectCapacityKW;
  const stopped = restartS > 0;
  const dry = !stopped && cooling.waterLimitLPerHour >= 0;
  return [
    { cause: stopped ? 'plant-restarts' : dry ? 'plant-water' : 'plant-restarts', rejectKW: Math.max(now, readyKW), readyInS: restartS },
    { cause: 'plant-failed', rejectKW: Math.max(now, readyKW + failedKW), readyInS: mendHours * 3600 },
    { cause: 'plant-weather', rejectKW: Math.max(now, readyKW + failedKW, ratedKW), readyInS: 0 },
    { cause: 'plant-small', rejectKW: Infinity, readyInS: 0 },
  ];
}

interface Carried {
  rejectKW: number;
  airUnitKW: number;
  liquidUnitKW: number;
}

/** Share of the hall's powered racks that this cooling carries at full load, 0..1: the rule by which racks come back. */
function carriedRatio(context: SimContext, { site, hall, layout }: HallPlant, by: Carried): number {
  const fullKW = rackSumKW(layout, hall.poweredRacks, firmWeight(hall, context.catalog));
  if (fullKW <= 0) return 1;
  const airShare = airRatio(layout, hall.poweredRacks, hall.doorRatio);
  let ratio = Math.min(1, Math.max(0, by.rejectKW - (site.cooling.heatKW - hall.itKW)) / fullKW);
  if (airShare > 0) ratio = Math.min(ratio, by.airUnitKW / (fullKW * airShare));
  if (airShare < 1) ratio = Math.min(ratio, by.liquidUnitKW / (fullKW * (1 - airShare)));
  return ratio;
}

function hallCauses(context: SimContext, place: HallPlant, ladder: readonly PlantLadder[]): LossCause[] {
  const { catalog } = context;
  const { site, hall, structure } = place;
  const params = { structure: `@${catalog.structures[structure.def]?.name ?? structure.def}`, inletC: hall.hottestInletC };
  const causes: LossCause[] = [];
  let by: Carried = { rejectKW: site.cooling.rejectCapacityKW, airUnitKW: unitCapacityKW(hall, catalog, 'crah'), liquidUnitKW: unitCapacityKW(hall, catalog, 'cdu') };
  let level = hall.coolGpus;
  const now = by;
  const gain = (more: Partial<Carried>): number => hall.poweredGpus * Math.max(0, carriedRatio(context, place, { ...now, ...more }) - carriedRatio(context, place, now));
  // racks that the cooling carries already, and that stay off: the air about them is too hot still
  level = Math.max(level, hall.poweredGpus * carriedRatio(context, place, now));
  if (level > hall.coolGpus) causes.push(hotAir(context, place, level - hall.coolGpus, params));
  const lift = (id: string, next: Carried, mend: (lost: number) => Remedy[]): void => {
    const reached = hall.poweredGpus * carriedRatio(context, place, next);
    by = next;
    if (reached <= level) return;
    causes.push({ id, gpus: reached - level, params, mend });
    level = reached;
  };
  for (const { cause, rejectKW, readyInS } of ladder) {
    lift(cause, { ...by, rejectKW }, (lost) => worthwhile([
      ...(cause === 'plant-restarts' ? restart(context, site, lost) : []), ...waitFor(context, lost, context.world.timeS + readyInS, 'wait-repair'),
      ...(readyInS > 0 ? [] : morePlant(context, site, place, gain)), ...capHall(context, place, now),
    ]));
  }
  const all: Carried = { ...by, airUnitKW: unitCapacityKW(hall, catalog, 'crah', true), liquidUnitKW: unitCapacityKW(hall, catalog, 'cdu', true) };
  let mendHours = 0;
  for (const units of hall.units) if (units.failed > 0) mendHours = Math.max(mendHours, units.repairHoursLeft);
  lift('units-failed', all, (lost) => worthwhile([...waitFor(context, lost, context.world.timeS + mendHours * 3600, 'wait-repair'), ...capHall(context, place, now)]));
  lift('units-few', { rejectKW: Infinity, airUnitKW: Infinity, liquidUnitKW: Infinity }, () => worthwhile([...moreUnits(context, place, gain), ...capHall(context, place, now)]));
  return causes;
}

function restart({ catalog }: SimContext, site: Site, lost: number): Remedy[] {
  if (site.cooling.tripUntilS <= 0 || site.cooling.restartOrdered) return [];
  let restartS = 0;
  for (const structure of site.structures) {
    const def = catalog.structures[structure.def];
    if (def?.kind === 'heat-rejection') restartS = Math.max(restartS, def.restartS);
  }
  return [remedy('restart-cooling', lost, { readyInS: restartS, order: { type: 'emergency.restartCooling', site: site.id } })];
}

/** Plant for what the halls make beyond what is carried: the kind with the lowest price per kW at this weather. */
function morePlant(context: SimContext, site: Site, place: HallPlant, gain: (more: Partial<Carried>) => number): Remedy[] {
  const { catalog } = context;
  let fullKW = 0;
  for (const { hall, layout } of plantOf(context, site).halls) fullKW += rackSumKW(layout, hall.poweredRacks, firmWeight(hall, catalog));
  const missingKW = fullKW - site.cooling.rejectCapacityKW;
  const kinds = Object.values(catalog.structures).flatMap((def) => (def.kind === 'heat-rejection' ? [{ def, kW: plantCapacityKW(catalog, def, site.weather, site.cooling.loopC) }] : []));
  const best = kinds.filter(({ kW }) => kW > 0).sort((a, b) => a.def.priceCents / a.kW - b.def.priceCents / b.kW)[0];
  if (!best || !(missingKW > 0) || place.layout.rackRows.length === 0) return [];
  const count = Math.ceil(missingKW / best.kW);
  return [remedy('plant', gain({ rejectKW: site.cooling.rejectCapacityKW + count * best.kW }), {
    params: { count, structure: `@${best.def.name}`, id: best.def.id }, payCents: count * best.def.priceCents, readyInS: best.def.leadDays * DAY_S + buildS(context, count * best.def.buildCrewDays),
  })];
}

/** Units for the medium that lacks them: the kind that stands in the hall, else the cheapest per kW. */
function moreUnits({ catalog }: SimContext, place: HallPlant, gain: (more: Partial<Carried>) => number): Remedy[] {
  const { hall, layout, structure, def: hallDef } = place;
  const fullKW = rackSumKW(layout, hall.poweredRacks, firmWeight(hall, catalog));
  const airKW = fullKW * airRatio(layout, hall.poweredRacks, hall.doorRatio);
  const out: Remedy[] = [];
  for (const [kind, heatKW] of [['crah', airKW], ['cdu', fullKW - airKW]] as const) {
    const haveKW = unitCapacityKW(hall, catalog, kind);
    if (heatKW <= haveKW) continue;
    const units = hall.units.flatMap(({ unit }) => { const def = catalog.coolingUnits[unit]; return def?.kind === kind ? [def] : []; });
    const best = units[0] ?? Object.values(catalog.coolingUnits).filter((def) => def.kind === kind && !def.inRow).sort((a, b) => a.priceCents / a.capacityKW - b.priceCents / b.capacityKW)[0];
    if (!best) continue;
    let taken = 0;
    for (const entry of hall.units) {
      if (catalog.coolingUnits[entry.unit]?.kind !== kind) continue;
      taken += entry.count;
      for (const order of entry.ordered) taken += order.count;
    }
    const count = Math.min(Math.ceil((heatKW - haveKW) / best.capacityKW), (kind === 'crah' ? hallDef.crahSlots : hallDef.cduSlots) - taken);
    if (count < 1) continue;
    const kW = haveKW + count * best.capacityKW;
    out.push(remedy('units', gain(kind === 'crah' ? { airUnitKW: kW } : { liquidUnitKW: kW }), {
      params: { count, unit: `@${best.name}` }, payCents: count * best.priceCents, readyInS: best.leadDays * DAY_S, order: { type: 'hall.buyCooling', hall: structure.id, unit: best.id, count },
    }));
  }
  return out;
}

/** A power cap of this hall under which its cooling carries more racks, counted as what they do together. */
function capHall(context: SimContext, place: HallPlant, by: Carried): Remedy[] {
  const { power } = context.catalog.constants;
  const { hall } = place;
  const does = (capRatio: number): number => hall.poweredGpus * carriedRatio(context, { ...place, hall: { ...hall, capRatio } }, by) * clockOf(capRatio, power);
  let best: Remedy | null = null;
  for (const cap of CAPS) {
    const gpus = does(cap) - does(hall.capRatio);
    if (cap < hall.capRatio && (!best || gpus > best.gpus)) best = remedy('cap', gpus, { params: { cap, clock: clockOf(cap, power) }, order: { type: 'hall.setCap', hall: place.structure.id, capRatio: cap } });
  }
  return best ? [best] : [];
}

/** Racks that stay off because their own inlet would be too hot: what a colder set-point, or better air, would bring back. */
function hotAir(context: SimContext, place: HallPlant, gpus: number, params: LossCause['params']): LossCause {
  const { catalog, world } = context;
  const { hall, layout, structure } = place;
  const { inletShutdownC, transientK, supplyMinC } = catalog.constants.cooling;
  const air = hallAirOf(context, place);
  /** GPUs in places that the limit allows with all racks at full load, once the air has settled at a set-point. */
  const allowed = (supplyC: number): number => {
    let sum = 0;
    for (let i = 0; i < hall.poweredRacks; i++) if (supplyC + (air.fullK[i] ?? 0) <= inletShutdownC - transientK) sum += world.racks.columns.gpus[layout.rackRows[i]!]!;
    return sum;
  };
  const settled = allowed(hall.supplyC);
  if (settled >= cumAt(layout.cumGpus, hall.poweredRacks)) {
    return { id: 'hall-warm', gpus, params: { ...params, airC: hall.airC - air.meanK * loadRatio(hall, poweredOf(place).maxKW) }, mend: (lost) => [remedy('wait-cooler', lost)] };
  }
  return {
    id: 'hall-hot', gpus, params, mend: () => {
      const steps = COLDER_K.filter((colder) => hall.supplyC - colder >= supplyMinC).map((colder) => ({ colder, gpus: Math.min(gpus, allowed(hall.supplyC - colder) - settled) }));
      const best = steps.reduce((a, b) => (b.gpus > a.gpus ? b : a), { colder: 0, gpus: 0 });
      const setpoint = { type: 'hall.setSetpoint', hall: structure.id, supplyC: hall.supplyC - best.colder, liquidC: hall.liquidC };
      return [...worthwhile([remedy('colder', best.gpus, { params: { supplyC: hall.supplyC - best.colder }, order: setpoint })]), remedy('air', gpus, { params: { hall: structure.id } })];
    },
  };
}
