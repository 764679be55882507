/** One other lab: how it starts, its books, its run, and what is true of it. */
import { DAY_S, HOUR_S } from '../../core/calendar.ts';
import { normal, streamId } from '../../core/draw.ts';
import { clamp, exp, log, pow } from '../../core/maths.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { Constants } from '../../world/catalogConstants.ts';
import { RIVAL_ROLES, type QuantityId, type RivalDef, type RivalEconomy } from '../../world/catalogRivals.ts';
import { RIVAL_FLOWS, type RaceState, type Rival, type RivalFlow, type RivalModel } from '../../world/race.ts';
import { algorithmRatio, capabilityIndex } from '../scalingLaw.ts';
import { fleetKW, fleetTflops } from './fleet.ts';

const SIZE = streamId('rivals.size');
const CYCLE = streamId('rivals.cycle');
/** Half-width of an 80 % interval in standard deviations. */
export const Z80 = 1.2815515655446004;
const SHORTEST_CYCLE = 0.4; // of the mean
const RUN_SHARE = 0.6; // of a mean cycle
const TUNING_SHARE = 0.2;

/** Standard deviation of the logarithm of a range that holds four of five. */
export function rangeSd(low: number, high: number): number {
  return low > 0 && high > low ? log(high / low) / (2 * Z80) : 0;
}

export function rangeMiddle(low: number, high: number): number {
  return Math.sqrt(Math.max(1, low) * Math.max(1, high));
}

/** Day 0. GPUs are drawn from the published range. */
export function newRival(catalog: Catalog, def: RivalDef, seed: number, releases: readonly RivalModel[]): Rival {
  const { economy } = def;
  const entity = streamId(def.id);
  const gpus = Math.round(rangeMiddle(def.gpusLow, def.gpusHigh) * exp(rangeSd(def.gpusLow, def.gpusHigh) * normal(0, 1, seed, SIZE, entity, 0, 0)));
  const { siteRatio, powerSpreadRatio, growthSpreadRatio, recordStart } = catalog.constants.rivals;
  const item = economy?.accelerator ?? '';
  const heads = economy ? { ...economy.heads } : { research: 0, systems: 0, product: 0 };
  const rival: Rival = {
    id: def.id, state: 'active', cause: '', buyer: '', endedS: -1, endGap: 0, openingCents: economy?.cashCents ?? 0, cashCents: economy?.cashCents ?? 0,
    flows: Object.fromEntries(RIVAL_FLOWS.map((flow) => [flow, 0])) as Record<RivalFlow, number>, dayCents: 0,
    gpus, fleet: [{ item, gpus }], orders: [], bought: gpus, sold: 0, gone: 0, powerRatio: siteRatio * exp(powerSpreadRatio * normal(0, 1, seed, SIZE, entity, 0, 1)),
    appetite: exp(growthSpreadRatio * normal(0, 1, seed, SIZE, entity, 0, 2)), discount: 0, shareBefore: 0,
    heads, hired: headsOf({ heads }), left: 0, flop: 0, bestFlop: 0, runFromS: -1, runToS: -1, releaseS: -1, claimedDay: -1, nextModel: 0, points: 0, share: 0,
    raisedS: 0, refused: '', cutS: 0, record: recordStart,
  };
  const own = releases.filter((release) => release.rival === def.id);
  for (const release of own) if (release.out) rival.bestFlop = Math.max(rival.bestFlop, flopOf(release.capability, catalog.constants));
  if (economy) planCycle(rival, economy, seed, Math.max(0, own.at(-1)?.releasedS ?? 0), economy.firstCycleDays);
  return rival;
}

/** FLOP with the methods of day 0. */
function flopOf(capability: number, { training }: Constants): number {
  return training.capabilityBaseFlop * pow(2, (capability - training.capabilityBase) / training.capabilityPerDoubling);
}

/** The next release, and the run before it: data and experiments come first, tuning after. */
export function planCycle(rival: Rival, economy: RivalEconomy, seed: number, fromS: number, meanDays = economy.cycleDays): void {
  const z = normal(0, 1, seed, CYCLE, streamId(rival.id), rival.nextModel);
  const lengthS = meanDays * DAY_S * Math.max(SHORTEST_CYCLE, 1 + economy.cycleSpreadRatio * z);
  rival.releaseS = Math.round((fromS + lengthS) / HOUR_S) * HOUR_S;
  rival.runToS = rival.releaseS - Math.round(economy.cycleDays * TUNING_SHARE * DAY_S);
  rival.runFromS = rival.runToS - Math.round(economy.cycleDays * RUN_SHARE * DAY_S);
  rival.flop = 0;
  rival.claimedDay = -1;
}

export function headsOf({ heads }: Pick<Rival, 'heads'>): number {
  let count = 0;
  for (const role of RIVAL_ROLES) count += heads[role];
  return count;
}

/** Moves whole cents; every one is in `flows`. */
export function book(rival: Rival, flow: RivalFlow, cents: number): void {
  const whole = Math.round(cents);
  rival.flows[flow] += whole;
  rival.cashCents += whole;
}

/** FLOP that its run gains in a day. */
export function flopPerDay(rival: Rival, economy: RivalEconomy, catalog: Catalog): number {
  return fleetTflops(rival, catalog) * economy.trainRatio * 1e12 * catalog.constants.rivals.speedRatio * DAY_S;
}

/** What a model of `flop` released at `timeS` can do by the lab's own work, and by what it copies of the best that is out: the same law as the player's. */
export function capabilityOf(catalog: Catalog, rival: Rival, economy: RivalEconomy, flop: number, timeS: number, frontier: number): { own: number; copied: number } {
  const { training } = catalog.constants;
  const own = capabilityIndex(flop, algorithmRatio(timeS, rival.heads.research, economy.methodRatio, training), training) + rival.points;
  return { own, copied: economy.followRatio * Math.max(0, frontier - own) };
}

/** Capability of its next model if nothing changes until then, null = none is to come. */
export function nextCapability(race: Field, timeS: number, catalog: Catalog, rival: Rival): number | null {
  for (const release of race.releases) if (!release.out && release.rival === rival.id) return release.capability;
  const economy = catalog.rivals[rival.id]?.economy;
  if (!economy || rival.releaseS < 0) return null;
  const daysLeft = Math.max(0, rival.runToS - Math.max(timeS, rival.runFromS)) / DAY_S;
  const { own, copied } = capabilityOf(catalog, rival, economy, rival.flop + daysLeft * flopPerDay(rival, economy, catalog), rival.releaseS, race.frontier);
  return own + copied;
}

export type Field = Pick<RaceState, 'releases' | 'frontier'>;

/** What is true of a lab, in the unit of the quantity; null where there is nothing to know. */
export function truthOf(race: Field, timeS: number, catalog: Catalog, rival: Rival, quantity: QuantityId): number | null {
  if (rival.state !== 'active') return null;
  switch (quantity) {
    case 'gpus': return rival.gpus;
    case 'powerKW': return fleetKW(rival, catalog);
    case 'cashCents': return rival.cashCents;
    case 'heads': return headsOf(rival);
    case 'releaseDay': {
      const next = nextReleaseS(race.releases, rival);
      return next < 0 ? null : next / DAY_S;
    }
    case 'capability': return nextCapability(race, timeS, catalog, rival);
  }
}

/** When its next model comes out, -1 = none is known of. */
export function nextReleaseS(releases: readonly RivalModel[], rival: Rival): number {
  for (const release of releases) if (!release.out && release.rival === rival.id) return release.releasedS;
  return rival.releaseS;
}

/** Days of cash at its present burn; 3650 = it earns. */
export function runwayDays(rival: Rival): number {
  return rival.dayCents > 0 ? clamp(rival.cashCents / rival.dayCents, 0, 3650) : 3650;
}
