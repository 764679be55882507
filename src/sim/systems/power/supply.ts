/**
 * Sources of one site. Units are called in merit order, cheapest fuel first, as many as the load asks for and one reserve more if the
 * player wants; a unit that is called needs its start time. Then the order in which the sources carry the load: sun, cheap units,
 * grid, dear units, batteries.
 */
import { clamp } from '../../core/maths.ts';
import { pickUp } from './blackout.ts';
import { DAY_S, HOUR_S } from '../../core/calendar.ts';
import { feedAtKW } from '../../rules/power/feed.ts';
import { noxPermitTonnes } from '../../rules/permits.ts';
import { tradePlan, wearCentsPerKWh, type TradePlan } from '../../rules/power/trade.ts';
import type { EnergyTariff } from '../../rules/power/energyPrice.ts';
import type { BatteryDef } from '../../world/catalogPlant.ts';
import { batteryHoldsKWh, marginalCentsPerKWh, siteSolarKW, unitCapacityKW } from '../../rules/power/generation.ts';
import { dateOf } from '../../core/calendar.ts';
import type { StepContext } from '../../world/context.ts';
import type { Site } from '../../world/plant.ts';
import type { SitePlant } from '../../world/sitePlant.ts';

export interface Supply {
  gridKW: number; // the feed can carry now
  solarKW: number;
  gensetKW: number; // started and healthy generators
  cheapGensetKW: number; // of these, units whose next kWh costs less than the grid's
  startableKW: number; // healthy and permitted generators, started or not
  batteryKW: number; // batteries can give for the time asked
}

/** A battery that holds less than this share of its energy holds no frequency. */
const CHARGED = 0.1;
/** A little more than the bare need is called, so that rounding leaves no rack dark. */
const CALL_MARGIN = 1.02;

/**
 * Calls generators for a firm load of `firmKW`, lets those called start for `seconds`, and returns what each source can carry.
 * `short`: part of the feed is missing, batteries may bridge and the air permit's yearly limit does not count.
 */
export function readySupply(context: StepContext, site: Site, plant: SitePlant, firmKW: number, short: boolean, seconds: number): Supply {
  const { world, catalog } = context;
  const { power } = site;
  const def = catalog.sites[site.id];
  const supply: Supply = { gridKW: feedAtKW(site, def, world.timeS), solarKW: 0, gensetKW: 0, cheapGensetKW: 0, startableKW: 0, batteryKW: 0 };
  power.feedNowKW = supply.gridKW;
  supply.solarKW = siteSolarKW(plant, site.weather, catalog.climates[def?.climate ?? '']?.latitudeDegrees ?? 0, dateOf(world.epochDay, world.timeS).dayOfYear, (world.timeS % DAY_S) / HOUR_S);
  const alone = supply.gridKW <= 0 && !plant.batteries.some(({ structure, def: battery }) => structure.stage === 'ready' && structure.chargeKWh > CHARGED * battery.energyKWh);
  callGensets(context, site, plant, supply, firmKW, short, seconds, alone);
  power.batteryCapacityKW = 0;
  power.batteryKWh = 0;
  for (const { structure, def: battery } of plant.batteries) {
    if (structure.stage !== 'ready') continue;
    power.batteryCapacityKW += battery.powerKW;
    power.batteryKWh += structure.chargeKWh;
    supply.batteryKW += Math.min(battery.powerKW, (structure.chargeKWh * 3600) / Math.max(1, seconds));
  }
  return supply;
}

function callGensets(context: StepContext, site: Site, plant: SitePlant, supply: Supply, firmKW: number, short: boolean, seconds: number, alone: boolean): void {
  const { power, weather } = site;
  const def = context.catalog.sites[site.id];
  const permitted = short || def === undefined || power.noxKgYear < noxPermitTonnes(site, def) * 1000;
  const announced = power.curtailFromS > context.world.timeS && power.curtailFromS - context.world.timeS <= HOUR_S;
  const gridKW = announced ? feedAtKW(site, def, power.curtailFromS) : supply.gridKW;
  // What racks get leaves this share of all sources free: called only for the load itself, the last unit stood idle beside dark racks for months.
  const heldKW = firmKW / (1 - context.catalog.constants.power.gridReserveRatio);
  let missingKW = (heldKW - gridKW) * CALL_MARGIN;
  let reserve = missingKW > 0 ? power.reserveUnits : 0;
  power.gensetsStarting = false;
  // Without power at the site only some units can start; the others wait until these run.
  const lit = !alone || plant.gensets.some(({ structure }) => structure.stage === 'ready' && structure.startLeftS === 0);
  let stepKW = 0;
  for (const { structure, def: unit } of plant.gensets) {
    if (structure.stage !== 'ready') continue;
    const capacityKW = unitCapacityKW(unit, weather.dryBulbC);
    const cheap = def !== undefined && marginalCentsPerKWh(unit, def) < power.gridCentsPerKWh;
    if (permitted && power.gensetMode !== 'off') supply.startableKW += capacityKW;
    let called = false;
    let needed = false;
    if (permitted && power.gensetMode !== 'off') {
      if (missingKW > 0) {
        called = needed = true;
        missingKW -= capacityKW;
      } else if (reserve > 0) {
        called = true;
        reserve--;
      } else called = power.gensetMode === 'always' || (power.gensetMode === 'merit' && cheap);
    }
    const waits = !lit && unit.blackStart !== true;
    structure.startLeftS = called ? Math.max(0, structure.startLeftS - (waits ? 0 : startedIn(structure.startLeftS, needed, seconds))) : unit.startS;
    if (!called) continue;
    if (structure.startLeftS > 0) {
      if (needed && !waits && structure.startLeftS <= HOUR_S) power.gensetsStarting = true;
      continue;
    }
    supply.gensetKW += capacityKW;
    stepKW += capacityKW * unit.stepRatio;
    if (cheap) supply.cheapGensetKW += capacityKW;
  }
  power.gensetCapacityKW = supply.gensetKW;
  const pickedKW = pickUp(context, site, alone, supply.gensetKW, stepKW, seconds);
  if (pickedKW < Math.min(supply.gensetKW, firmKW)) power.gensetsStarting = true;
  supply.cheapGensetKW = Math.min(supply.cheapGensetKW, pickedKW);
  supply.gensetKW = pickedKW;
}

/**
 * Seconds of its start that a called unit gets through. Racks that wait for a unit are followed in ten-second steps, its start too;
 * a long warm-up counts by the hour, and so does a start that nobody waits for.
 */
function startedIn(leftS: number, needed: boolean, seconds: number): number {
  const byTheHour = !needed || leftS > HOUR_S;
  return byTheHour === seconds >= HOUR_S ? seconds : 0;
}

/**
 * Splits the load over the sources; sun + grid + generators + battery = load, to rounding.
 * What UPS of halls carry comes before all of it.
 * `moveS` is the time for which batteries really charge or discharge. `trade`: the hour's terms where batteries trade, null where they keep ready.
 */
export function dispatch(site: Site, plant: SitePlant, supply: Supply, loadKW: number, moveS: number, trade: TradeTerms | null): void {
  const { power } = site;
  power.solarKW = Math.max(0, Math.min(loadKW - power.upsKW, supply.solarKW));
  const carryKW = Math.max(0, loadKW - power.upsKW - power.solarKW);
  const firstKW = power.gensetMode === 'always' ? supply.gensetKW : power.gensetMode === 'merit' ? supply.cheapGensetKW : 0;
  const fromGensets = clamp(Math.max(carryKW - supply.gridKW, Math.min(carryKW, firstKW)), 0, supply.gensetKW);
  const restKW = carryKW - fromGensets;
  const fromBattery = Math.max(0, Math.min(restKW - supply.gridKW, supply.batteryKW));
  const idle = fromBattery > 0 || moveS <= 0;
  const given = idle || !trade ? 0 : tradedKW(site, plant, trade, restKW, moveS);
  const headroomKW = supply.gridKW - (restKW - fromBattery - given);
  const chargeKW = idle || given > 0 ? 0 : chargePower(site, plant, trade, headroomKW, restKW, moveS);
  power.gensetKW = fromGensets;
  power.batteryKW = fromBattery + given - chargeKW;
  power.gridKW = Math.max(0, carryKW - fromGensets - power.batteryKW);
  for (const { structure, def } of plant.gensets) {
    if (structure.runKW === 0 && fromGensets === 0) continue;
    const runs = structure.stage === 'ready' && structure.startLeftS === 0 && supply.gensetKW > 0;
    structure.runKW = runs ? (fromGensets * unitCapacityKW(def, site.weather.dryBulbC)) / supply.gensetKW : 0;
  }
  for (const { structure, def } of plant.solar) structure.runKW = supply.solarKW > 0 && structure.stage === 'ready' ? (power.solarKW * def.peakKW * def.performanceRatio) / solarRating(plant) : 0;
  if (fromBattery > 0 && moveS > 0) discharge(plant, supply, fromBattery, moveS);
}

function solarRating(plant: SitePlant): number {
  let kW = 0;
  for (const { structure, def } of plant.solar) if (structure.stage === 'ready') kW += def.peakKW * def.performanceRatio;
  return kW;
}

/** What batteries may trade at in an hour. */
export interface TradeTerms {
  tariff: EnergyTariff;
  centsPerKWh: number; // of the hour's next kWh
  agreedKW: number; // of the load, under agreements of their own price: not traded
}

/** Plans of the kinds that stand here: read once a kind. */
function plansOf(trade: TradeTerms): (battery: BatteryDef) => TradePlan {
  let last: BatteryDef | null = null;
  let plan: TradePlan = { buyCents: 0, sellCents: 0 };
  return (battery) => {
    if (battery !== last) {
      last = battery;
      plan = tradePlan(trade.tariff, battery);
    }
    return plan;
  };
}

/** Gives energy in a dear hour, down to the reserve and never more than the site would draw at this price. Returns the power given, kW. */
function tradedKW({ power }: Site, plant: SitePlant, trade: TradeTerms, drawKW: number, seconds: number): number {
  const planOf = plansOf(trade);
  let leftKW = Math.max(0, drawKW - trade.agreedKW);
  let givenKW = 0;
  for (const { structure, def } of plant.batteries) {
    if (structure.stage !== 'ready' || leftKW <= 0 || trade.centsPerKWh < planOf(def).sellCents) continue;
    const spareKWh = structure.chargeKWh - power.batteryReserveRatio * batteryHoldsKWh(structure.givenKWh, def);
    const kW = Math.min(leftKW, def.powerKW, (Math.max(0, spareKWh) * HOUR_S) / seconds);
    const kWh = (kW * seconds) / HOUR_S;
    structure.chargeKWh -= kWh;
    structure.givenKWh += kWh;
    power.tradeCents += kWh * (trade.centsPerKWh - wearCentsPerKWh(def));
    leftKW -= kW;
    givenKW += kW;
  }
  return givenKW;
}

/**
 * Charges what grid headroom allows; the round-trip loss is taken here. Batteries that trade fill up to their reserve at once and beyond it
 * only in cheap hours, within the month's peak, as a higher peak costs more than they save. Returns the power drawn, kW.
 */
function chargePower({ power }: Site, plant: SitePlant, trade: TradeTerms | null, headroomKW: number, drawKW: number, seconds: number): number {
  const planOf = trade ? plansOf(trade) : null;
  let leftKW = Math.max(0, headroomKW);
  let belowPeakKW = trade ? (drawKW >= trade.agreedKW ? Math.max(0, power.monthPeakKW - drawKW) : 0) : Infinity;
  let drawnKW = 0;
  if (leftKW === 0) return 0;
  for (const { structure, def } of plant.batteries) {
    if (structure.stage !== 'ready') continue;
    const holdsKWh = batteryHoldsKWh(structure.givenKWh, def);
    const drawFor = (kWh: number): number => (Math.max(0, kWh - structure.chargeKWh) * 3600) / seconds / def.roundTripRatio;
    const buys = trade && planOf ? trade.centsPerKWh <= planOf(def).buyCents : true;
    const refillKW = trade ? drawFor(power.batteryReserveRatio * holdsKWh) : 0;
    const wantedKW = buys ? refillKW + Math.min(belowPeakKW, drawFor(holdsKWh) - refillKW) : refillKW;
    const kW = Math.min(leftKW, def.powerKW, wantedKW);
    structure.chargeKWh = Math.min(holdsKWh, structure.chargeKWh + (kW * def.roundTripRatio * seconds) / 3600);
    if (trade) power.tradeCents -= ((kW * seconds) / HOUR_S) * trade.centsPerKWh;
    belowPeakKW -= Math.max(0, kW - refillKW);
    leftKW -= kW;
    drawnKW += kW;
  }
  return drawnKW;
}

function discharge(plant: SitePlant, supply: Supply, kW: number, seconds: number): void {
  for (const { structure, def } of plant.batteries) {
    if (structure.stage !== 'ready' || structure.chargeKWh <= 0) continue;
    const shareKW = (kW * Math.min(def.powerKW, (structure.chargeKWh * 3600) / seconds)) / supply.batteryKW;
    structure.givenKWh += Math.min(structure.chargeKWh, (shareKW * seconds) / 3600);
    structure.chargeKWh = Math.max(0, structure.chargeKWh - (shareKW * seconds) / 3600);
  }
}
