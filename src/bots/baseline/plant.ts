/** The site: land, grid phases, halls, heat rejection for the hottest weather, generators and batteries to bridge. */
import { HOUR_S, humidityAt, plantCapacityKW, suggestPlace, wetBulbC } from '../../sim/index.ts';
import type { BatteryDef, ClimateDef, GensetDef, HallDef, HeatRejectionDef, OutdoorAir, SimContext, Site, StructureDef } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';
import { reserveCents, spend } from './money.ts';
import { racksPerHall, RESERVE, wantedPhases, type Plan } from './plan.ts';

/** Generators bridge until the grid comes: at most this share of the planned load. */
const BRIDGE_SHARE = 0.22;
/** Batteries for this share of the planned load: a few blocks, for the minutes in which generators start. */
const BATTERY_SHARE = 0.04;
/** A campus that lacks so much builds large. */
const LARGE_KW = 80_000;
/** Most that one look orders of one thing. */
const BATCH = 8;

export function managePlant(context: SimContext, hands: BotHands, plan: Plan): void {
  if (!plan.site) {
    if (plan.open) spend(context, hands, { type: 'site.open', site: plan.open.id });
    return;
  }
  requestGrid(context, hands, plan, plan.site);
  buildHalls(context, hands, plan, plan.site);
  buildRejection(context, hands, plan, plan.site);
  bridge(context, hands, plan, plan.site);
}

function requestGrid(context: SimContext, hands: BotHands, plan: Plan, site: Site): void {
  for (const phase of wantedPhases(plan)) {
    const state = site.grid.find((entry) => entry.id === phase.id);
    if (!state || state.live || state.requestedS >= 0) continue;
    spend(context, hands, { type: 'site.requestGrid', site: site.id, phase: phase.id });
  }
}

/** Shells first; then the hall that carries most for the racks that are left. */
function buildHalls(context: SimContext, hands: BotHands, plan: Plan, site: Site): void {
  const { catalog } = context;
  let missing = plan.racks - plan.hallRacks;
  let waiting = false;
  for (const shell of plan.siteDef?.shells ?? []) {
    if (missing <= 0) return;
    const def = catalog.structures[shell.structure];
    if (def?.kind !== 'hall' || racksPerHall(def, plan) === 0 || site.structures.some((structure) => structure.shell === shell.id)) continue;
    waiting = true;
    if (spend(context, hands, { type: 'site.convert', site: site.id, shell: shell.id })) missing -= racksPerHall(def, plan);
  }
  if (missing <= 0 || waiting) return;
  // Small halls are cheap by the rack; a large campus has no ground for them.
  let best: HallDef | null = null;
  for (const def of Object.values(catalog.structures)) {
    if (def.kind !== 'hall' || def.fromShell || racksPerHall(def, plan) === 0) continue;
    if (!best || hallWorth(def, plan, missing) > hallWorth(best, plan, missing)) best = def;
  }
  if (best) place(context, hands, site, best);
}

function hallWorth(def: HallDef, plan: Plan, missing: number): number {
  const racks = racksPerHall(def, plan);
  return missing * plan.rackKW > LARGE_KW ? racks / (def.w * def.d) : Math.min(missing, racks) / def.priceCents;
}

/** Builds one where there is room, when it can be paid. */
function place(context: SimContext, hands: BotHands, site: Site, def: StructureDef, keepCents = reserveCents(context)): boolean {
  const { world, catalog } = context;
  if (world.finance.balances.cash - def.priceCents < keepCents) return false; // looking for ground takes long
  const at = suggestPlace(world, catalog, site.id, def.id);
  return at !== null && spend(context, hands, { type: 'site.build', site: site.id, structure: def.id, ...at, count: 1 }, keepCents);
}

/** The hottest hour that the climate and the scenario have in store. */
export function hottestWeather(climate: ClimateDef, plan: Plan): OutdoorAir {
  let month = 0;
  for (let m = 0; m < climate.monthlyMeanC.length; m++) if (climate.monthlyMeanC[m]! > climate.monthlyMeanC[month]!) month = m;
  let waveK = climate.heatWavesPerYear > 0 ? climate.heatWaveK : 0;
  for (const event of plan.scenario.events) if (event.type === 'heat-wave') waveK = Math.max(waveK, event.strength);
  const dryBulbC = climate.monthlyMeanC[month]! + climate.diurnalRangeK / 2 + climate.noiseSdK + waveK;
  const humidity = humidityAt(climate.monthlyHumidity[month]!, dryBulbC - climate.monthlyMeanC[month]!);
  return { dryBulbC, wetBulbC: wetBulbC(dryBulbC, humidity) };
}

export function coldLoopC({ catalog }: SimContext): number {
  return catalog.constants.cooling.supplyDefaultC - catalog.constants.cooling.loopApproachK;
}

/** Heat that the site's plant carries on the hottest day, kW: what stands, or also what is being built. */
export function rejectionKW(context: SimContext, plan: Plan, site: Site, onlyReady: boolean): number {
  const climate = context.catalog.climates[plan.siteDef?.climate ?? ''];
  if (!climate) return 0;
  const weather = hottestWeather(climate, plan);
  let kW = 0;
  for (const structure of site.structures) {
    const def = context.catalog.structures[structure.def];
    if (def?.kind === 'heat-rejection' && (!onlyReady || structure.stage === 'ready')) kW += plantCapacityKW(context.catalog, def, weather, coldLoopC(context));
  }
  return kW;
}

function buildRejection(context: SimContext, hands: BotHands, plan: Plan, site: Site): void {
  const { catalog } = context;
  const climate = catalog.climates[plan.siteDef?.climate ?? ''];
  if (!climate) return;
  const weather = hottestWeather(climate, plan);
  const loopC = coldLoopC(context);
  const haveKW = rejectionKW(context, plan, site, false);
  const needKW = (Math.min(plan.racks, plan.hallRacks) * plan.rackKW + plan.old.itKW) * RESERVE;
  if (haveKW >= needKW) return;
  const def = cheapestRejection(context, weather, loopC, needKW - haveKW);
  if (!def) return;
  const eachKW = plantCapacityKW(catalog, def, weather, loopC);
  for (let n = Math.min(BATCH, Math.ceil((needKW - haveKW) / eachKW)); n > 0; n--) {
    if (!place(context, hands, site, def)) return;
  }
}

function cheapestRejection(context: SimContext, weather: OutdoorAir, loopC: number, needKW: number): HeatRejectionDef | null {
  let best: HeatRejectionDef | null = null;
  let bestCents = Infinity;
  for (const def of Object.values(context.catalog.structures)) {
    if (def.kind !== 'heat-rejection') continue;
    const kW = plantCapacityKW(context.catalog, def, weather, loopC);
    if (kW <= 0) continue;
    const cents = Math.ceil(needKW / kW) * def.priceCents;
    if (cents < bestCents) {
      best = def;
      bestCents = cents;
    }
  }
  return best;
}

/** Generators until the grid carries the plan, a few batteries, and back out of the rent when the grid is there. */
function bridge(context: SimContext, hands: BotHands, plan: Plan, site: Site): void {
  const { catalog, world } = context;
  let gridKW = 0;
  for (const phase of site.grid) if (phase.live) gridKW += plan.siteDef?.gridPhases.find((entry) => entry.id === phase.id)?.addKW ?? 0;
  let gensetKW = 0;
  let batteryKW = 0;
  for (const structure of site.structures) {
    const def = catalog.structures[structure.def];
    if (def?.kind === 'genset') gensetKW += def.unitKW;
    if (def?.kind === 'battery') batteryKW += def.powerKW;
  }
  const keepCents = reserveCents(context) * 1.5;
  const needKW = Math.min(plan.needKW - gridKW, plan.needKW * BRIDGE_SHARE);
  const wanted: { def: StructureDef; eachKW: number; missingKW: number }[] = [];
  const engine = soonest(context, (def): def is GensetDef => def.kind === 'genset' && def.fuel === 'gas' && def.startS <= HOUR_S);
  const battery = soonest(context, (def): def is BatteryDef => def.kind === 'battery' && def.rentCentsPerMonth === 0);
  if (engine) wanted.push({ def: engine, eachKW: engine.unitKW, missingKW: needKW - gensetKW });
  if (battery && plan.needKW > 10_000) wanted.push({ def: battery, eachKW: battery.powerKW, missingKW: plan.needKW * BATTERY_SHARE - batteryKW });
  for (const { def, eachKW, missingKW } of wanted) {
    if (eachKW <= 0 || missingKW < eachKW * 0.5 || world.timeS < 10 * HOUR_S) continue;
    for (let n = Math.min(BATCH, Math.round(missingKW / eachKW)); n > 0; n--) {
      if (!place(context, hands, site, def, keepCents)) break;
    }
  }
}

/** The one of a kind that is here first. */
function soonest<Def extends StructureDef>({ catalog }: SimContext, fits: (def: StructureDef) => def is Def): Def | null {
  let best: Def | null = null;
  for (const def of Object.values(catalog.structures)) if (fits(def) && (best === null || def.leadDays < best.leadDays)) best = def;
  return best;
}
