/** What a lab that folds leaves: bought whole by another lab, or GPUs and a team that go to the best sealed bid. */
import { DAY_S } from '../../core/calendar.ts';
import { draw, streamId } from '../../core/draw.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { Lot, Rival } from '../../world/race.ts';
import type { World } from '../../world/world.ts';
import { depthRatio, resalePriceCents } from '../resale.ts';

const BIDS = streamId('rivals.bids');
const BUYER = streamId('rivals.buyer');
/** No lab pays more than this share of its cash for one thing. */
const CASH_SHARE = 0.25;

export function usedPriceCents(world: World, catalog: Catalog, item: string): number {
  const def = catalog.accelerators[item];
  return def ? resalePriceCents(def, world.epochDay + Math.floor(world.timeS / DAY_S), catalog, world.scenario) : 0;
}

/** What one more GPU fetches on a market that has others to take up, whole cents: what bids for a lot go by. */
function pressedPriceCents(world: World, catalog: Catalog, item: string): number {
  const def = catalog.accelerators[item];
  return def ? Math.round(usedPriceCents(world, catalog, item) * depthRatio(world, catalog, def, 0)) : 0;
}

/** Who buys the lab whole, null = nobody: the one with most cash that does such things and can pay for its GPUs. */
export function wholeBuyer(world: World, catalog: Catalog, folded: Rival, cents: number): Rival | null {
  if (draw(world.seed, BUYER, streamId(folded.id), 0) >= catalog.constants.rivals.acquiredRatio) return null;
  let buyer: Rival | null = null;
  for (const rival of world.race.rivals) {
    if (rival.state !== 'active' || rival === folded || catalog.rivals[rival.id]?.economy?.acquires !== true) continue;
    if (rival.cashCents * CASH_SHARE >= cents && (!buyer || rival.cashCents > buyer.cashCents)) buyer = rival;
  }
  return buyer;
}

/** GPUs that are the lab's own: a partner takes its machines back. */
export function ownGpus(catalog: Catalog, rival: Rival): Rival['fleet'] {
  const ratio = 1 - (catalog.rivals[rival.id]?.economy?.rentedRatio ?? 1);
  return rival.fleet.flatMap(({ item, gpus }) => (Math.floor(gpus * ratio) > 0 ? [{ item, gpus: Math.floor(gpus * ratio) }] : []));
}

/** Lowest bid: of GPUs the least that others might offer; of a head a month's pay of a researcher. */
export function floorCents(world: World, catalog: Catalog, kind: Lot['kind'], item: string): number {
  return kind === 'gpus' ? Math.round(pressedPriceCents(world, catalog, item) * catalog.constants.rivals.bidLowRatio) : Math.round(catalog.roles.research.salaryCentsPerYear / 12);
}

export function unitsOf(lot: Lot): number {
  return lot.kind === 'gpus' ? lot.gpus : lot.research + lot.systems;
}

/** Best bid of the other labs, cents per GPU or head; each bids once, between low and high, if it can pay. */
export function bestOtherBid(world: World, catalog: Catalog, lot: Lot): { rival: Rival; cents: number } | null {
  const { bidLowRatio, bidHighRatio, teamBidYears } = catalog.constants.rivals;
  let best: { rival: Rival; cents: number } | null = null;
  for (const rival of world.race.rivals) {
    if (rival.state !== 'active' || !catalog.rivals[rival.id]?.economy) continue;
    const u = draw(world.seed, BIDS, streamId(rival.id), lot.closesS, lot.id);
    const cents = Math.round(lot.kind === 'gpus'
      ? pressedPriceCents(world, catalog, lot.item) * (bidLowRatio + (bidHighRatio - bidLowRatio) * u)
      : catalog.roles.research.salaryCentsPerYear * teamBidYears * u);
    if (cents < lot.floorCents || cents * unitsOf(lot) > rival.cashCents * CASH_SHARE) continue;
    if (!best || cents > best.cents) best = { rival, cents };
  }
  return best;
}
