/**
 * Why GPUs have no power. What the site could power is asked again with one limit lifted after the other, by the rules that give power, so
 * that the shares add up: outage, call-off, failed and idle generators, staff, capacity; then by hall busway, breaker and switch.
 */
import type { SimContext } from '../world/context.ts';
import type { Site } from '../world/plant.ts';
import type { Remedy } from '../world/remedy.ts';
import type { HallPlant } from '../world/sitePlant.ts';
import { DAY_S } from '../core/calendar.ts';
import { byPace } from './people.ts';
import { airRatio, buswayRacks, firmWeight, staffedItKW } from './hallLoad.ts';
import { cumAt, racksWithin, rackSumKW } from './layout.ts';
import { drawAt, itWithin, setMix, siteBase } from './plantBalance.ts';
import { curtailed, feedAtKW, feedBroken, outageUntilS } from './power/feed.ts';
import { gensetPermitKW } from './permits.ts';
import { unitCapacityKW } from './power/generation.ts';
import { clockOf } from './serverPower.ts';
import { hallsInShedOrder, plantOf } from './sitePlant.ts';
import { fasterRatio, hire, pushPace, remedy, waitFor, worthwhile, type LossCause } from './waterfallRemedy.ts';

/** Caps that are tried, from full power down. */
const CAPS = [0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5];
const KW_PER_MW = 1000;

/** Limits under which a site is asked what it could power. */
interface Limits {
  supplyKW: number;
  staffedKW: number;
}

interface Powered {
  gpus: number;
  itKW: number; // firm, of what is powered
  clocked: number; // GPUs x clock that their cap allows
}

/** GPUs that would have power within the limits, as systems/power gives it: whole racks, hall by hall in shed order. */
export function poweredWithin(context: SimContext, site: Site, halls: readonly HallPlant[], limits: Limits): Powered {
  const { catalog } = context;
  const { power } = catalog.constants;
  const open = halls.filter(({ hall }) => !hall.shedByOrder && hall.breakerUntilS <= context.world.timeS);
  let itKW = 0;
  let liquidKW = 0;
  for (const { hall, def, layout } of open) {
    const racks = buswayRacks(hall, def, layout, catalog);
    const kW = rackSumKW(layout, racks, firmWeight(hall, catalog));
    itKW += kW;
    liquidKW += kW * (1 - airRatio(layout, racks, hall.doorRatio));
  }
  const base = setMix(siteBase(context, site, halls), itKW, liquidKW);
  const usableKW = limits.supplyKW * (1 - power.gridReserveRatio);
  let leftKW = limits.supplyKW === Infinity ? limits.staffedKW : Math.min(itWithin(base, usableKW, itKW), limits.staffedKW);
  if (itKW > 0 && drawAt(base, 0).loadKW > usableKW) leftKW = 0;
  const out: Powered = { gpus: 0, itKW: 0, clocked: 0 };
  for (const { hall, def, layout } of open) {
    const weight = firmWeight(hall, catalog);
    const racks = Math.min(buswayRacks(hall, def, layout, catalog), racksWithin(layout, weight, leftKW));
    const kW = rackSumKW(layout, racks, weight);
    const gpus = cumAt(layout.cumGpus, racks);
    leftKW -= kW;
    out.itKW += kW;
    out.gpus += gpus;
    out.clocked += gpus * clockOf(hall.capRatio, power);
  }
  return out;
}

/** Causes of all sites. */
export function powerCauses(context: SimContext): LossCause[] {
  let staffedKW = staffedItKW(context.world, context.catalog);
  const causes: LossCause[] = [];
  for (const site of context.world.sites) {
    const halls = hallsInShedOrder(context, site);
    if (halls.length === 0) continue;
    const now: Limits = { supplyKW: carriesKW(context, site), staffedKW: Math.max(0, staffedKW) };
    causes.push(...siteCauses(context, site, halls, now));
    staffedKW -= poweredWithin(context, site, halls, now).itKW;
  }
  return causes;
}

/** What carries the site this hour, kW. */
function carriesKW(context: SimContext, site: Site): number {
  const { world } = context;
  let kW = site.power.feedNowKW + site.power.gensetCapacityKW;
  if (feedBroken(site, world.timeS) || curtailed(site, world.timeS)) {
    for (const { structure, def } of plantOf(context, site).batteries) if (structure.stage === 'ready') kW += Math.min(def.powerKW, structure.chargeKWh);
  }
  return kW;
}

function siteCauses(context: SimContext, site: Site, halls: readonly HallPlant[], now: Limits): LossCause[] {
  const { world, catalog } = context;
  const { power } = site;
  const siteDef = catalog.sites[site.id];
  const timeS = world.timeS;
  const { gensets } = plantOf(context, site);
  const sound: Site = { ...site, power: { ...power, gridOutUntilS: 0 }, grid: site.grid.map((phase) => ({ ...phase, outUntilS: 0 })) };
  const called: Site = { ...sound, power: { ...sound.power, curtailFromS: 0 } };
  const outKW = feedAtKW(sound, siteDef, timeS) - power.feedNowKW;
  const offKW = feedAtKW(called, siteDef, timeS) - feedAtKW(sound, siteDef, timeS);
  let failedKW = 0;
  let readyKW = 0;
  let mendHours = 0;
  let startS = 0;
  for (const { structure, def } of gensets) {
    const kW = unitCapacityKW(def, site.weather.dryBulbC);
    if (structure.stage === 'failed') {
      failedKW += kW;
      mendHours = Math.max(mendHours, structure.repairHoursLeft);
    } else if (structure.stage === 'ready') {
      readyKW += kW;
      startS = Math.max(startS, structure.startLeftS);
    }
  }
  const ask = (limits: Limits): number => poweredWithin(context, site, halls, limits).gpus;
  const modelled = ask(now);
  const gain = (more: Partial<Limits>): number => Math.max(0, ask({ ...now, ...more }) - modelled);
  const params = { site: `@${siteDef?.name ?? site.id}`, unservedKW: power.unservedKW };
  let level = 0;
  for (const { hall } of halls) level += hall.poweredGpus;
  const causes: LossCause[] = [];
  const lift = (id: string, limits: Limits, more: Record<string, number | string>, mend?: LossCause['mend']): void => {
    const reached = ask(limits);
    if (reached <= level) return;
    causes.push({ id, gpus: reached - level, params: { ...params, ...more }, ...(mend ? { mend } : {}) });
    level = reached;
  };
  const supply = (lost: number): Remedy[] => worthwhile([...gridPhases(context, site, now, gain, lost), ...moreGensets(context, site, halls, now, gain), ...capAll(context, site, halls, now)]);
  let at = now;
  lift('power-returning', at, {}, (lost) => [remedy('wait-hour', lost)]);
  lift('grid-outage', at = { ...at, supplyKW: at.supplyKW + outKW }, { outKW }, (lost) => [...waitFor(context, lost, outageUntilS(site), 'wait-grid'), ...moreGensets(context, site, halls, now, gain)]);
  lift('grid-called-off', at = { ...at, supplyKW: at.supplyKW + offKW }, { offKW }, (lost) => [...waitFor(context, lost, power.curtailUntilS, 'wait-grid'), ...moreGensets(context, site, halls, now, gain)]);
  lift('gensets-failed', at = { ...at, supplyKW: at.supplyKW + failedKW }, { failedKW }, (lost) => waitFor(context, lost, timeS + mendHours * 3600, 'wait-repair'));
  const idleKW = Math.max(0, readyKW - power.gensetCapacityKW);
  lift('gensets-idle', at = { ...at, supplyKW: at.supplyKW + idleKW }, { idleKW }, (lost) => (power.gensetMode === 'off'
    ? [remedy('gensets-auto', lost, { readyInS: startS, params, order: { type: 'site.setGensets', site: site.id, mode: 'auto' } })]
    : waitFor(context, lost, timeS + startS, 'wait-start')));
  lift('facilities-staff', at = { ...at, staffedKW: Infinity }, { staffedKW: now.staffedKW }, () => staff(context, site, halls, now, gain));
  lift('grid-capacity', { supplyKW: Infinity, staffedKW: Infinity }, { supplyKW: now.supplyKW, ...nextPhase(context, site) }, supply);
  for (const place of halls) causes.push(...ownLimits(context, place));
  return causes;
}

/** What a hall alone keeps dark, whatever the site has. */
function ownLimits(context: SimContext, { hall, def, layout, structure }: HallPlant): LossCause[] {
  const { catalog, world } = context;
  const all = cumAt(layout.cumGpus, layout.rackRows.length);
  const order = { hall: structure.id };
  const params = { structure: `@${catalog.structures[structure.def]?.name ?? structure.def}`, maxKW: def.maxItKW };
  const fits = (ratio: number, capRatio: number): number => cumAt(layout.cumGpus, buswayRacks({ ...hall, buswayRatio: ratio, capRatio }, def, layout, catalog));
  const within = fits(hall.buswayRatio, hall.capRatio);
  const causes: LossCause[] = [];
  if (hall.shedByOrder) causes.push({ id: 'hall-shed', gpus: all - hall.poweredGpus, params, mend: () => [remedy('restore', within, { params, order: { type: 'emergency.restoreHall', ...order } })] });
  else if (hall.breakerUntilS > world.timeS) {
    causes.push({ id: 'hall-breaker', gpus: all - hall.poweredGpus, params, mend: (lost) => waitFor(context, lost, hall.breakerUntilS, 'wait-breaker') });
  } else if (all > within) {
    const { buswayMaxRatio } = catalog.constants.distribution;
    const cap = CAPS.find((ratio) => ratio < hall.capRatio && fits(hall.buswayRatio, ratio) >= all);
    causes.push({
      id: 'hall-busway', gpus: all - within, params, mend: () => worthwhile([
        ...(hall.buswayRatio < buswayMaxRatio ? [remedy('busway', fits(buswayMaxRatio, hall.capRatio) - within, { params: { ratio: buswayMaxRatio }, order: { type: 'hall.setBusway', ...order, ratio: buswayMaxRatio } })] : []),
        ...(cap === undefined ? [] : [remedy('cap', (fits(hall.buswayRatio, cap) * clockOf(cap, catalog.constants.power)) - within * clockOf(hall.capRatio, catalog.constants.power), { params: { cap, clock: clockOf(cap, catalog.constants.power) }, order: { type: 'hall.setCap', ...order, capRatio: cap } })]),
      ]),
    });
  }
  return causes;
}

/** The grid that is still to come: days until it is there, -1 when nobody asked for it. */
function nextPhase({ world }: SimContext, site: Site): { days: number } {
  const coming = site.grid.find((phase) => !phase.live && phase.requestedS >= 0);
  return { days: coming ? Math.max(0, (coming.energisedS - world.timeS) / DAY_S) : -1 };
}

function gridPhases(context: SimContext, site: Site, now: Limits, gain: (more: Partial<Limits>) => number, lost: number): Remedy[] {
  const { world, catalog } = context;
  const out: Remedy[] = [];
  for (const state of site.grid) {
    const def = catalog.sites[site.id]?.gridPhases.find((entry) => entry.id === state.id);
    if (!def || state.live) continue;
    const gpus = gain({ supplyKW: now.supplyKW + def.addKW });
    const params = { phase: state.id, kW: def.addKW };
    if (state.requestedS >= 0) out.push(remedy('wait-phase', gpus, { params, readyInS: state.energisedS - world.timeS }));
    else if (def.requires === null || (site.grid.find((entry) => entry.id === def.requires)?.requestedS ?? -1) >= 0) {
      out.push(remedy('grid-phase', gpus, { params, payCents: def.priceCents, readyInS: (def.leadDays + def.spreadDays) * DAY_S, order: { type: 'site.requestGrid', site: site.id, phase: state.id } }));
    }
    if (gpus >= lost) break;
  }
  return out;
}

/** Generators for what is missing: the kind with the lowest price per kW, as many as cover the load, or the air permit allows. */
function moreGensets(context: SimContext, site: Site, halls: readonly HallPlant[], now: Limits, gain: (more: Partial<Limits>) => number): Remedy[] {
  const { catalog } = context;
  const { itKW } = poweredWithin(context, site, halls, { supplyKW: Infinity, staffedKW: Infinity });
  const base = setMix(siteBase(context, site, halls), itKW, 0);
  const missingKW = drawAt(base, itKW).loadKW / (1 - catalog.constants.power.gridReserveRatio) - now.supplyKW;
  const siteDef = catalog.sites[site.id];
  let permitKW = siteDef ? gensetPermitKW(site, siteDef) : Infinity;
  for (const { def } of plantOf(context, site).gensets) permitKW -= def.unitKW;
  const kinds = Object.values(catalog.structures).flatMap((def) => (def.kind === 'genset' && def.unitKW <= permitKW ? [def] : []));
  const best = kinds.sort((a, b) => a.priceCents / a.unitKW - b.priceCents / b.unitKW)[0];
  if (!best || !(missingKW > 0)) return [];
  const unitKW = unitCapacityKW(best, site.weather.dryBulbC);
  const count = Math.min(Math.ceil(missingKW / unitKW), Math.floor(permitKW / best.unitKW));
  return [remedy('gensets', gain({ supplyKW: now.supplyKW + count * unitKW }), {
    params: { count, structure: `@${best.name}`, id: best.id }, payCents: count * best.priceCents, readyInS: best.leadDays * DAY_S + buildS(context, count * best.buildCrewDays),
  })];
}

/** Seconds that the construction crew needs for so many crew-days. */
export function buildS({ world }: SimContext, crewDays: number): number {
  const heads = world.people.cohorts.find((cohort) => cohort.role === 'construction')?.count ?? 0;
  return crewDays / Math.max(1, heads) * DAY_S;
}

/** One power cap for all halls of the site: more GPUs, each slower; counted as what they do together. */
function capAll(context: SimContext, site: Site, halls: readonly HallPlant[], now: Limits): Remedy[] {
  const before = poweredWithin(context, site, halls, now).clocked;
  let best: Remedy | null = null;
  const open = halls.filter(({ hall, layout }) => !hall.shedByOrder && layout.rackRows.length > 0);
  for (const cap of CAPS) {
    const capped = halls.map((place) => ({ ...place, hall: { ...place.hall, capRatio: Math.min(place.hall.capRatio, cap) } }));
    const gpus = poweredWithin(context, site, capped, now).clocked - before;
    const only = open.length === 1 ? open[0]!.structure.id : null;
    if (!best || gpus > best.gpus) best = remedy('cap', gpus, { params: { cap, clock: clockOf(cap, context.catalog.constants.power) }, order: only === null ? null : { type: 'hall.setCap', hall: only, capRatio: cap } });
  }
  return best ? [best] : [];
}

function staff(context: SimContext, site: Site, halls: readonly HallPlant[], now: Limits, gain: (more: Partial<Limits>) => number): Remedy[] {
  const { facilitiesPerMW } = context.catalog.constants.construction;
  const { people } = context.catalog.constants;
  const cohort = context.world.people.cohorts.find((entry) => entry.role === 'facilities');
  const output = cohort ? byPace(people.outputByPace, cohort.pace) * (1 - people.fatigueOutputLoss * cohort.fatigue) : 1;
  const wantedKW = poweredWithin(context, site, halls, { ...now, staffedKW: Infinity }).itKW;
  const heads = Math.ceil((wantedKW - now.staffedKW) / KW_PER_MW * facilitiesPerMW / Math.max(output, Number.EPSILON));
  return worthwhile([
    ...hire(context, 'facilities', heads, gain({ staffedKW: Infinity })),
    ...pushPace(context, 'facilities', gain({ staffedKW: now.staffedKW * fasterRatio(context, 'facilities') })),
  ]);
}
