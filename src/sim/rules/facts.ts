/** The facts that scenario conditions may ask about: one number each, computed on demand. The record is typed by FactId: none can be missing. */
import { DAY_S, dateOf } from '../core/calendar.ts';
import type { Condition, FactId } from '../world/catalogCommon.ts';
import type { RoleId } from '../world/catalogCompany.ts';
import type { SimContext } from '../world/context.ts';
import { FIT_BLANKED, FIT_COLD, FIT_HOT } from '../world/hallAir.ts';
import type { Catalog } from '../world/catalog.ts';
import { cohortOf, structureDef } from '../world/lookup.ts';
import type { HallState, Site } from '../world/plant.ts';
import type { Lot } from '../world/race.ts';
import type { Project } from '../world/research.ts';
import type { World } from '../world/world.ts';
import { boardRatio } from './capital/board.ts';
import { freePoolShares } from './capital/dilution.ts';
import { HOURS_PER_DAY } from './calendarMoney.ts';
import { insolventDays } from './finance.ts';
import { fleetOf, readReadiness } from './fleet.ts';
import { lentGpusAsked, weakestRatio } from './affiliates.ts';
import { headcount, meanFatigue } from './people.ts';
import { mostRaided } from './people/poaching.ts';
import { coolingOrderedKW, coolingRatio, generatorKW, gpusOnOrder, hottestOutsideC, pendingGridKW, portsOrdered, spareServers } from './plantFacts.ts';
import { countPromises, localJobs } from './town.ts';
import { founderVoteRatio, totalShares } from './valuation.ts';
import { NO_CHANGE, swingOutlook } from './power/siteSwing.ts';
import { contestedTokens } from './products/data.ts';
import { isLive } from './products/lines.ts';
import { liveRisk } from './products/release.ts';
import { beliefScore, hiddenScore } from './beliefs.ts';
import { precision } from './intelligence.ts';
import { pueYear, wueYear } from './water.ts';

type Fact = (context: SimContext) => number;

function sumSites(world: World, value: (site: Site) => number): number {
  let total = 0;
  for (const site of world.sites) total += value(site);
  return total;
}

function sumHalls(world: World, value: (hall: HallState) => number): number {
  let total = 0;
  for (const site of world.sites) for (const structure of site.structures) if (structure.hall && structure.stage === 'ready') total += value(structure.hall);
  return total;
}

function readyStructures(world: World): number {
  return sumSites(world, (site) => {
    let ready = 0;
    for (const structure of site.structures) if (structure.stage === 'ready') ready++;
    return ready;
  });
}

function batteryKW(site: Site, catalog: Catalog): number {
  let kW = 0;
  for (const structure of site.structures) {
    const def = structureDef(catalog, structure);
    if (def.kind === 'battery') kW += def.powerKW;
  }
  return kW;
}

/** Hottest rack inlet of halls that run, °C; 0 when none does. */
function hottestInletC(world: World): number {
  let hottest = 0;
  for (const site of world.sites) {
    for (const structure of site.structures) {
      if (structure.hall && structure.hall.poweredGpus > 0 && structure.hall.hottestInletC > hottest) hottest = structure.hall.hottestInletC;
    }
  }
  return hottest;
}

/** Facility power over IT power, now, over all sites; 0 when nothing runs. */
function pue(world: World): number {
  const itKW = sumSites(world, (site) => site.power.itKW);
  return itKW > 0 ? sumSites(world, (site) => site.power.loadKW) / itKW : 0;
}

/** Commissioned racks, from the cached summary: no walk over the table. */
function racksInstalled(context: SimContext): number {
  const { rackCount, planned, installing } = fleetOf(context);
  return rackCount - planned - installing;
}

/** Racks on a floor that have any of these fittings. */
function racksFitted({ racks }: World, fit: number): number {
  let fitted = 0;
  for (let r = 0; r < racks.count; r++) if ((racks.columns.fit[r]! & fit) !== 0) fitted++;
  return fitted;
}

function projectsIn({ research }: World, state: Project['state']): number {
  let count = 0;
  for (const project of research.projects) if (project.state === state) count++;
  return count;
}

/** What the healthy GPUs of all sites draw in a run with their servers, kW: of a site's racks the share that is healthy. */
function usableKW(context: SimContext): number {
  let kW = 0;
  for (const site of readReadiness(context).sites) if (site.gpus > 0) kW += site.planKW * (site.healthy / site.gpus);
  return kW;
}

/** Dense 16-bit arithmetic of the healthy GPUs of all sites at full rate, exaFLOP/s. */
function peakExaflops(context: SimContext): number {
  let tflops = 0;
  for (const site of readReadiness(context).sites) {
    let best = site.healthy * site.peakTflops;
    for (const part of site.faster) best = Math.max(best, part.healthy * part.peakTflops);
    tflops += best;
  }
  return tflops / 1e6;
}

const wonLots = ({ race }: World): Lot[] => race.lots.filter((lot) => lot.winner === 'own');
const heads = (role: RoleId): Fact => ({ world }) => cohortOf(world, role).count;

const FACTS: Record<FactId, Fact> = {
  'time.days': ({ world }) => world.timeS / DAY_S,
  'sites.open': ({ world }) => world.sites.length,
  'sites.gridKW': ({ world }) => sumSites(world, (site) => site.power.feedLimitKW),
  'sites.supplyKW': ({ world }) => sumSites(world, (site) => site.power.supplyKW),
  'grid.pendingKW': pendingGridKW, // asked for, not live
  'power.generatorKW': generatorKW,
  'weather.hottestC': hottestOutsideC,
  'halls.coolingRatio': coolingRatio, // of what is to be rejected
  'gpus.onOrder': gpusOnOrder, // paid for, not on the dock
  'compute.spareServers': spareServers,
  'people.construction': heads('construction'),
  'structures.ready': ({ world }) => readyStructures(world),
  'halls.ready': ({ world }) => sumHalls(world, () => 1),
  'halls.coolingKW': ({ world }) => sumHalls(world, (hall) => hall.airCapacityKW + hall.liquidCapacityKW),
  'halls.coolingOrderedKW': coolingOrderedKW, // standing or on order
  'racks.planned': ({ world }) => world.racks.count, // placed on a floor, in any state
  'racks.installed': racksInstalled,
  'racks.contained': ({ world }) => racksFitted(world, FIT_COLD | FIT_HOT),
  'racks.blanked': ({ world }) => racksFitted(world, FIT_BLANKED),
  'gpus.ordered': ({ world }) => world.compute.waterfall.bought, // paid for, delivered or not
  'gpus.delivered': ({ world }) => world.compute.waterfall.delivered,
  'gpus.installed': ({ world }) => world.compute.waterfall.installed,
  'gpus.powered': ({ world }) => world.compute.waterfall.powered,
  'gpus.cool': ({ world }) => world.compute.waterfall.cool,
  'gpus.connected': ({ world }) => world.compute.waterfall.connected,
  'gpus.healthy': ({ world }) => world.compute.waterfall.healthy,
  'gpus.inStep': ({ world }) => world.compute.waterfall.inStep,
  'gpus.useful': ({ world }) => world.compute.waterfall.useful,
  'gpus.inRun': ({ world }) => world.compute.job?.assignedGpus ?? 0,
  'network.ports': ({ world }) => {
    let ports = 0;
    for (const network of world.compute.networks) ports += network.portsCabled;
    return ports;
  },
  'network.portsOrdered': portsOrdered, // in place or on order
  'heat.hottestInletC': ({ world }) => hottestInletC(world),
  'power.loadKW': ({ world }) => sumSites(world, (site) => site.power.loadKW),
  'power.swingKW': ({ world }) => sumSites(world, (site) => site.power.swing.stepKW),
  'power.swingFitsKW': ({ world }) => sumSites(world, (site) => site.power.swing.fitsKW),
  'power.tripsPerHour': ({ world }) => sumSites(world, (site) => site.power.swing.tripsPerHour),
  'power.tripsPerHourPlanned': (context) => sumSites(context.world, (site) => swingOutlook(context, site.id, NO_CHANGE)?.tripsPerHour ?? 0), // of the run, or of one on all racks, at the settings in force
  'power.batteryOrderedKW': ({ world, catalog }) => sumSites(world, (site) => batteryKW(site, catalog)), // standing or on order
  'power.trips': ({ world }) => sumSites(world, (site) => site.power.swing.trips),
  'power.pue': ({ world }) => pue(world),
  'power.pueYear': ({ world }) => pueYear(world.sites) ?? 0, // of the last twelve months
  'water.wue': ({ world }) => wueYear(world.sites) ?? 0, // L per kWh of IT, of the last twelve months
  'water.litresPerDay': ({ world }) => sumSites(world, (site) => site.cooling.waterLPerHour) * HOURS_PER_DAY, // at this hour's rate
  'reliability.failuresPerDay': ({ world }) => (world.compute.reliability.mttiHours > 0 ? HOURS_PER_DAY / world.compute.reliability.mttiHours : 0),
  'reliability.evictAfter': ({ world }) => world.compute.reliability.evictAfter,
  'reliability.validateHours': ({ world }) => world.compute.reliability.validateHours,
  'training.checkpointS': ({ world }) => world.compute.job?.checkpointS ?? 0,
  'training.timeRatio': ({ world }) => (world.compute.job && world.compute.job.assignedGpus > 0 ? world.compute.job.timeRatio : 0),
  'training.running': ({ world }) => (world.compute.job?.state === 'running' ? 1 : 0),
  'training.progress': ({ world }) => {
    const { job } = world.compute;
    return job && job.flopsNeeded > 0 ? Math.min(1, job.flopsDone / job.flopsNeeded) : 0;
  },
  'training.finished': ({ world }) => world.compute.models.length,
  'models.bestCapability': ({ world }) => {
    let best = 0;
    for (const model of world.compute.models) if (model.capability > best) best = model.capability;
    return best;
  },
  'products.live': ({ world }) => (isLive(world.compute) ? 1 : 0),
  'products.risk': ({ world, catalog }) => liveRisk(world, catalog), // true, of the riskiest model that customers use; 1 = usual
  'products.unanswered': ({ world }) => (isLive(world.compute) ? 1 - world.compute.offering.qualityRatio : 0), // requests, over the last weeks
  'data.contestedTokens': ({ world, catalog }) => contestedTokens(world, catalog), // that a court may look at
  'products.revenueCentsPerDay': ({ world }) => world.compute.product.revenueCents * HOURS_PER_DAY,
  'people.headcount': ({ world }) => headcount(world),
  'people.technicians': heads('technicians'),
  'people.techniciansWanted': ({ world }) => cohortOf(world, 'technicians').target,
  'people.facilities': heads('facilities'),
  'people.research': heads('research'),
  'people.systems': heads('systems'),
  'people.product': heads('product'),
  'people.data': heads('data'),
  'people.power': heads('power'),
  'people.finance': heads('finance'),
  'people.policy': heads('policy'),
  'people.keyHired': ({ world }) => {
    let hired = 0;
    for (const person of world.people.key) if (person.state === 'hired') hired++;
    return hired;
  },
  'people.raided': ({ world }) => mostRaided(world), // people taken within a year from the lab that lost most to us, while it stands
  'people.approached': ({ world }) => world.people.approaches.length,
  'finance.cashCents': ({ world }) => world.finance.balances.cash,
  'finance.raisedCents': ({ world }) => world.finance.raisedCents,
  'finance.founderRatio': ({ world, catalog }) => founderVoteRatio(world, catalog), // of votes
  'finance.runwayDays': ({ world }) => world.finance.runwayDays,
  'finance.insolventDays': ({ world }) => insolventDays(world),
  'finance.ousted': ({ world }) => (world.finance.equity.ousted ? 1 : 0),
  'finance.boardRatio': ({ world }) => boardRatio(world), // founder's seats
  'finance.poolFreeRatio': ({ world }) => freePoolShares(world.finance.holders, world.people.grantedBp) / Math.max(1, totalShares(world.finance)),
  'finance.milestonesMissed': ({ world }) => world.finance.equity.missed,
  'finance.downRounds': ({ world }) => world.finance.equity.downRounds,
  'race.place': ({ world }) => world.race.place,
  'race.capabilityGap': ({ world }) => Math.max(0, world.race.frontier - world.race.best), // index points behind the frontier
  'race.folded': ({ world }) => world.race.rivals.reduce((count, rival) => count + (rival.state === 'folded' ? 1 : 0), 0),
  'race.gpusWon': ({ world }) => wonLots(world).reduce((sum, lot) => sum + lot.gpus, 0), // of labs that folded
  'race.headsWon': ({ world }) => wonLots(world).reduce((sum, lot) => sum + lot.research + lot.systems, 0),
  'intel.beliefScore': ({ world, catalog }) => beliefScore(world, catalog), // 0..1: narrow and right
  'intel.hiddenScore': ({ world, catalog }) => hiddenScore(world, catalog), // the same of the GPUs of labs that hide them
  'finance.revenueCentsPerDay': ({ world }) => world.finance.revenueCentsPerDay, // of the last weeks
  'power.usableKW': usableKW, // IT in a run, of GPUs that are powered, cool, connected and healthy
  'hardware.exaflops': peakExaflops,
  'hardware.generations': ({ world }) => world.compute.stock.reduce((count, item) => count + (item.boughtGpus > 0 ? 1 : 0), 0), // kinds of accelerators that the lab owns
  'intel.precision': ({ world }) => precision(world.race), // of the sizes of the labs that stand: 1 over the mean spread
  'intel.beliefs': ({ world }) => world.race.beliefs.length,
  'research.found': ({ world }) => projectsIn(world, 'found'),
  'research.dead': ({ world }) => projectsIn(world, 'dead'),
  'research.active': ({ world }) => projectsIn(world, 'active'),
  'standing.credibility': ({ world }) => world.affairs.gauges.credibility,
  'standing.town': ({ world }) => world.affairs.gauges.town,
  'standing.regulators': ({ world }) => world.affairs.gauges.regulators,
  'standing.staff': ({ world }) => world.affairs.gauges.staff,
  'standing.brand': ({ world }) => world.affairs.gauges.brand,
  'standing.controversy': ({ world }) => world.affairs.gauges.controversy,
  'press.founder': ({ world }) => world.reputation.founderFelt, // 0 quiet .. 1 loud
  'press.borneOut': ({ world }) => world.reputation.borneOut, // statements that proved true, promises kept
  'press.caught': ({ world }) => world.reputation.caught,
  'people.fatigue': ({ world }) => meanFatigue(world),
  'finance.debtCents': ({ world }) => 0 - world.finance.balances.debt - world.finance.balances.leases,
  'finance.breaches': ({ world }) => world.finance.loans.reduce((count, loan) => count + (loan.breachS >= 0 ? 1 : 0), 0), // loans in breach now
  'finance.defaults': ({ world }) => world.finance.defaults, // loans called since the start
  'time.dayOfYear': ({ world }) => dateOf(world.epochDay, world.timeS).dayOfYear,
  'incidents.survived': ({ world }) => world.incidents.survived,
  'incidents.gpusDamaged': ({ world }) => world.compute.reliability.damagedGpus,
  'town.promisesKept': ({ world }) => countPromises(world, 'kept'),
  'town.promisesOpen': ({ world }) => countPromises(world, 'open'),
  'town.promisesBroken': ({ world }) => countPromises(world, 'broken'),
  'town.permits': ({ world }) => (world.town?.permits ?? []).filter((entry) => entry.state === 'granted').length,
  'town.jobs': ({ world }) => localJobs(world),
  'town.noiseDbA': ({ world }) => world.town?.noiseDbA ?? 0,
  'town.billRatio': ({ world }) => world.town?.billRatio ?? 0,
  'energy.kgPerKWh': ({ world }) => Math.max(0, world.town?.kgPerKWh ?? 0),
  'carbon.tonnesPerDay': ({ world }) => (world.town?.co2KgPerDay ?? 0) / 1000,
  'carbon.offsetTonnes': ({ world }) => (world.town?.offsetKg ?? 0) / 1000,
  'affiliates.conflict': ({ world }) => world.affiliates?.conflict ?? 0,
  'affiliates.gpus': ({ world }) => lentGpusAsked(world),
  'affiliates.count': ({ world }) => world.affiliates?.companies.length ?? 0,
  'affiliates.weakestRatio': ({ world, catalog }) => weakestRatio(world, catalog),
  'goals.heldHours': ({ world }) => {
    let held = 0; // longest present hold of any goal
    for (const goal of world.goals) if (goal.heldHours > held) held = goal.heldHours;
    return held;
  },
};

/** Facts that an order changes at once; all others are readings of the last hour. Time is known at any moment. */
const AT_ONCE: ReadonlySet<FactId> = new Set<FactId>([
  'time.days', 'sites.open', 'racks.planned', 'halls.coolingOrderedKW', 'network.portsOrdered', 'people.techniciansWanted', 'reliability.evictAfter', 'reliability.validateHours', 'training.checkpointS', 'gpus.ordered', 'power.tripsPerHourPlanned', 'power.batteryOrderedKW', 'training.running', 'training.finished', 'models.bestCapability', 'products.live',
  'finance.cashCents', 'finance.raisedCents', 'finance.founderRatio',
]);

/** Whether a condition asks for nothing but what orders change at once. */
export function followsFromOrders(condition: Condition): boolean {
  if ('all' in condition) return condition.all.every(followsFromOrders);
  if ('any' in condition) return condition.any.every(followsFromOrders);
  if ('not' in condition) return followsFromOrders(condition.not);
  return AT_ONCE.has(condition.fact);
}

/** Value of a fact now, in the unit its name says. */
export function factValue(context: SimContext, id: FactId): number {
  return FACTS[id](context);
}

/** False for gauges that show nothing yet: PUE without IT load, inlet without a running hall. No comparison with them holds. */
export function hasReading(context: SimContext, id: FactId): boolean {
  if (id === 'water.wue') return context.world.sites.some((site) => site.cooling.energyItKWh > 0); // a dry site has a WUE of 0
  if (id === 'energy.kgPerKWh') return (context.world.town?.kgPerKWh ?? -1) >= 0;
  if (id === 'weather.hottestC') return context.world.sites.length > 0;
  if (id === 'halls.coolingRatio' || id === 'power.pue' || id === 'power.pueYear' || id === 'heat.hottestInletC') return factValue(context, id) > 0;
  return true;
}

/** Whether a condition holds now. An empty `all` holds, an empty `any` does not. */
export function evaluate(context: SimContext, condition: Condition): boolean {
  if ('all' in condition) {
    for (const part of condition.all) if (!evaluate(context, part)) return false;
    return true;
  }
  if ('any' in condition) {
    for (const part of condition.any) if (evaluate(context, part)) return true;
    return false;
  }
  if ('not' in condition) return !evaluate(context, condition.not);
  if (!hasReading(context, condition.fact)) return false;
  const value = factValue(context, condition.fact);
  switch (condition.op) {
    case '>=': return value >= condition.value;
    case '<=': return value <= condition.value;
    case '>': return value > condition.value;
    case '<': return value < condition.value;
    case '==': return value === condition.value;
  }
}
