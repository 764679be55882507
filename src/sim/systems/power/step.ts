/**
 * Power of every site. The hour: who gets power, what it draws, which source carries it, meters. Ten seconds: ride-through of an outage.
 * Reads layouts, people, jobs, weather; writes hall.powered*, hall.itKW and site.power.
 */
import { dateOf, DAY_S, HOUR_S } from '../../core/calendar.ts';
import { gridCo2KgPerHour } from '../../rules/energyCost.ts';
import { BTU_PER_MMBTU, fuelBtuPerHour, fuelCentsPerMMBtu } from '../../rules/power/generation.ts';
import { agreementsOf, curtailed, feedBroken } from '../../rules/power/feed.ts';
import { energyPriceCents } from '../../rules/power/energyPrice.ts';
import { hallItKW, poweredOf, staffedItKW } from '../../rules/hallLoad.ts';
import { outageMoves } from '../../rules/incident.ts';
import { drawAt, powerBase, readStream, setMix } from '../../rules/plantBalance.ts';
import { hallsInShedOrder, plantOf } from '../../rules/sitePlant.ts';
import { takeDueEvents } from '../../rules/scriptedEvents.ts';
import { siteUse } from '../../rules/utilisation.ts';
import type { StepContext } from '../../world/context.ts';
import type { Site } from '../../world/plant.ts';
import type { SiteBase } from '../../world/siteBase.ts';
import type { HallPlant } from '../../world/sitePlant.ts';
import { allocate, firmDemand } from './allocate.ts';
import { followChillers, rechargeUps } from './blackout.ts';
import { followBreakers } from './breakers.ts';
import { callCurtailment } from './curtailment.ts';
import { endOutage, failGensets, failGrid } from './failures.ts';
import { dispatch, readySupply, type TradeTerms } from './supply.ts';
import { followSwing } from './swing.ts';

export function stepPower(context: StepContext): void {
  const { world, catalog } = context;
  let staffedKW = staffedItKW(world, catalog);
  const scripted = takeDueEvents(context, 'grid-outage');
  for (const site of world.sites) {
    endOutage(context, site);
    priceGrid(context, site);
    callCurtailment(context, site);
    const moves = outageMoves(site, world.timeS);
    staffedKW -= balanceSite(context, site, staffedKW, context.stepS, moves ? 0 : context.stepS);
    meter(context, site);
    failGensets(context, site);
    followSwing(context, site);
    failGrid(context, site, scripted); // from now on: the ten-second steps of this hour follow it
  }
}

const KWH_PER_MWH = 1000;

/** Price of the hour's next kWh from the grid. */
function priceGrid({ world, catalog }: StepContext, site: Site): void {
  const def = catalog.sites[site.id];
  if (def) site.power.gridCentsPerKWh = energyPriceCents(def, (world.timeS % DAY_S) / HOUR_S, site.weather.dryBulbC);
}

function isYearStart({ world }: StepContext): boolean {
  return world.timeS % DAY_S === 0 && dateOf(world.epochDay, world.timeS).dayOfYear === 1;
}

/** Follows outages and starting generators in 10 s steps. Energy was metered at the start of the hour. */
export function incidentPower(context: StepContext): void {
  const { world, catalog } = context;
  let staffedKW = staffedItKW(world, catalog);
  for (const site of world.sites) {
    if (!outageMoves(site, world.timeS)) {
      staffedKW -= site.power.itKW;
      continue;
    }
    endOutage(context, site);
    staffedKW -= balanceSite(context, site, Math.max(0, staffedKW), context.stepS, context.stepS);
  }
}

/** Allocates, draws and dispatches one site; `startS` is the time generators have to start, `moveS` that for which batteries work. Returns firm IT. */
function balanceSite(context: StepContext, site: Site, staffedKW: number, startS: number, moveS: number): number {
  const { world, catalog } = context;
  const { power } = site;
  const plant = plantOf(context, site);
  const halls = hallsInShedOrder(context, site);
  const demand = firmDemand(context, halls);
  const short = feedBroken(site, world.timeS) || curtailed(site, world.timeS);
  const base = setMix(powerBase(context, site, halls), demand.itKW, demand.liquidKW);
  const needKW = drawAt(base, demand.itKW).loadKW;
  if (power.restartLeftS <= 0) power.firmKW = needKW; // chillers that stand still draw nothing, and will again
  const firmKW = Math.max(needKW, power.firmKW);
  const supply = readySupply(context, site, plant, firmKW, short, startS);
  const carriesKW = supply.gridKW + supply.gensetKW + (short ? supply.batteryKW : 0);
  const outage = feedBroken(site, world.timeS);
  const dark = outage && carriesKW * (1 - catalog.constants.power.gridReserveRatio) <= drawAt(base, 0).loadKW;
  followChillers(context, site, plant, dark, moveS);
  const hold = outage ? { seconds: moveS, cooled: power.restartLeftS <= 0 } : null;
  const { grantedKW, moved } = allocate(context, site, halls, base, demand, carriesKW, Math.max(0, staffedKW), hold);
  if (moved) readStream(context, base, halls); // other racks run than before
  power.supplyKW = carriesKW + (power.gensetMode === 'always' || short ? 0 : supply.startableKW - supply.gensetKW);
  power.unservedKW = Math.max(0, demand.itKW - grantedKW);
  readLoad(context, site, halls, base, dark, rechargeUps(context, halls, !short, moveS));
  dispatch(site, plant, supply, power.loadKW, moveS, short ? null : tradeTerms(context, site));
  followBreakers(context, halls);
  return grantedKW;
}

/** The hour's terms for batteries that trade; null where they are kept for outages. */
function tradeTerms({ world, catalog }: StepContext, site: Site): TradeTerms | null {
  const def = catalog.sites[site.id];
  if (!def || site.power.batteryMode !== 'trade') return null;
  return { tariff: def, centsPerKWh: site.power.gridCentsPerKWh, agreedKW: agreementsOf(site, def, world.timeS).kW };
}

/** What the powered racks really draw, with cooling and losses. What UPS carry needs neither; a dark site has nothing else. `chargeKW` goes into UPS. */
function readLoad(context: StepContext, site: Site, halls: readonly HallPlant[], base: SiteBase, dark: boolean, chargeKW: number): void {
  const { world, catalog } = context;
  const use = siteUse(world, catalog, site);
  let itKW = 0;
  let liquidKW = 0;
  for (const place of halls) {
    const { hall } = place;
    hall.itKW = hallItKW(place, use, catalog, world.timeS);
    hall.airHeatKW = hall.itKW * poweredOf(place).airRatio;
    hall.liquidHeatKW = hall.itKW - hall.airHeatKW;
    itKW += hall.itKW;
    liquidKW += hall.liquidHeatKW;
  }
  const { power } = site;
  const draw = drawAt(setMix(base, itKW, liquidKW), Math.max(0, itKW - power.upsKW));
  power.itKW = itKW;
  power.coolingKW = dark ? 0 : draw.coolingKW;
  power.lossKW = (dark ? 0 : draw.lossKW) + chargeKW;
  power.miscKW = dark ? 0 : draw.miscKW;
  power.loadKW = power.itKW + power.coolingKW + power.lossKW + power.miscKW;
}

function meter(context: StepContext, site: Site): void {
  const { power } = site;
  const { gensets } = plantOf(context, site);
  const hours = context.stepS / HOUR_S;
  power.monthPeakKW = Math.max(power.monthPeakKW, power.gridKW);
  power.monthKWh += power.gridKW * hours;
  power.co2Kg += gridCo2KgPerHour(site, context.catalog.sites[site.id], context.world.timeS) * hours;
  if (isYearStart(context)) power.noxKgYear = 0;
  const siteDef = context.catalog.sites[site.id];
  power.fuelCentsPerHour = 0;
  for (const { structure, def } of gensets) {
    if (structure.runKW <= 0) continue;
    const fuelMMBtu = fuelBtuPerHour(def, structure.runKW) / BTU_PER_MMBTU;
    power.fuelMMBtu += fuelMMBtu * hours;
    if (siteDef) power.fuelCentsPerHour += fuelMMBtu * fuelCentsPerMMBtu(def, siteDef) + (structure.runKW / KWH_PER_MWH) * def.maintenanceCentsPerMWh;
    power.co2Kg += structure.runKW * def.co2KgPerKWh * hours;
    power.noxKgYear += (structure.runKW / KWH_PER_MWH) * def.noxKgPerMWh * hours;
  }
}
