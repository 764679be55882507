/** Water: plant that needs none for what a drought will leave uncooled, ordered in time; dry plant first while the works ration; a tank where cooling is told to stop. */
import { allowanceL, DAY_S, inDrought, plantCapacityKW, suggestPlace } from '../../sim/index.ts';
import type { Catalog, HeatRejectionDef, OutdoorAir, SimContext, Site } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';
import { spend } from './money.ts';
import { RESERVE, type Plan } from './plan.ts';
import { coldLoopC, hottestWeather } from './plant.ts';

/** Plant is ordered so long before a drought that is known. */
const AHEAD_DAYS = 90;
/** Make-up of towers on hot days, L for each kWh of heat. */
const TOWER_L_PER_KWH = 2.4;
const HOURS = 24;

export function manageWater(context: SimContext, hands: BotHands, plan: Plan): void {
  const { site, siteDef } = plan;
  const climate = context.catalog.climates[siteDef?.climate ?? ''];
  if (!site || !siteDef || !climate) return;
  const cut = cutAhead(context, plan, site);
  const isDry = inDrought(site, context.world.timeS);
  if (cut > 0) {
    const leftL = siteDef.waterM3PerDay * 1000 * (1 - cut);
    const missingKW = heatKW(plan) - leftL / HOURS / TOWER_L_PER_KWH - dryKW(context, site, hottestWeather(climate, plan));
    if (missingKW > 0) buildDry(context, hands, site, hottestWeather(climate, plan), missingKW);
    buyTank(context, hands, site);
  }
  const wanted = isDry || (cut > 0 && site.cooling.waterDayL > allowanceL(site, siteDef, context.world.timeS)) ? 'dry' : 'auto';
  if (site.cooling.waterMode !== wanted && (isDry || site.cooling.waterMode === 'dry')) hands.order({ type: 'site.setWater', site: site.id, mode: wanted });
}

/** Share of the contract that a drought takes, now or soon; 0: none is known. */
function cutAhead({ world }: SimContext, { scenario }: Plan, site: Site): number {
  let cut = site.cooling.droughtUntilS > world.timeS ? 1 - site.cooling.droughtRatio : 0;
  for (const event of scenario.events) {
    const fromS = (event.day - AHEAD_DAYS) * DAY_S;
    if (event.type === 'drought' && event.site === site.id && world.timeS >= fromS && world.timeS < event.day * DAY_S) cut = Math.max(cut, event.strength);
  }
  return cut;
}

const heatKW = (plan: Plan): number => (Math.min(plan.racks, plan.hallRacks) * plan.rackKW + plan.old.itKW) * RESERVE;

function needsWater(catalog: Catalog, def: HeatRejectionDef): boolean {
  const rejection = catalog.rejections[def.rejection];
  return rejection === undefined || rejection.chiller.condenser === 'wet' || rejection.economiser === 'adiabatic';
}

/** Heat that plant without water carries on the hottest day, ready or coming, kW. */
function dryKW(context: SimContext, site: Site, weather: OutdoorAir): number {
  let kW = 0;
  for (const structure of site.structures) {
    const def = context.catalog.structures[structure.def];
    if (def?.kind === 'heat-rejection' && !needsWater(context.catalog, def)) kW += plantCapacityKW(context.catalog, def, weather, coldLoopC(context));
  }
  return kW;
}

function buildDry(context: SimContext, hands: BotHands, site: Site, weather: OutdoorAir, missingKW: number): void {
  const { catalog, world } = context;
  let best: { def: HeatRejectionDef; eachKW: number; cents: number } | null = null;
  for (const def of Object.values(catalog.structures)) {
    if (def.kind !== 'heat-rejection' || needsWater(catalog, def)) continue;
    const eachKW = plantCapacityKW(catalog, def, weather, coldLoopC(context));
    const cents = eachKW > 0 ? Math.ceil(missingKW / eachKW) * def.priceCents : Infinity;
    if (cents < (best?.cents ?? Infinity)) best = { def, eachKW, cents };
  }
  for (let n = best ? Math.ceil(missingKW / best.eachKW) : 0; best && n > 0; n--) {
    const at = suggestPlace(world, catalog, site.id, best.def.id);
    if (!at || !spend(context, hands, { type: 'site.build', site: site.id, structure: best.def.id, ...at, count: 1 })) return;
  }
}

/** One tank: what remains of the plant has no slack while the other part starts. */
function buyTank(context: SimContext, hands: BotHands, site: Site): void {
  const { catalog, world } = context;
  const tank = Object.values(catalog.structures).find((def) => def.kind === 'cold-store');
  if (!tank || site.structures.some((structure) => structure.def === tank.id)) return;
  const at = suggestPlace(world, catalog, site.id, tank.id);
  if (at) spend(context, hands, { type: 'site.build', site: site.id, structure: tank.id, ...at, count: 1 });
}
