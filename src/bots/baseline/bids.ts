/** What folded labs leave: bids where a goal asks for a lot, just above what others may offer, teams before machines since they cost less. */
import type { Lot, SimContext } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';
import { openGoal } from './goals.ts';
import { reserveCents, spend } from './money.ts';
import type { Plan } from './plan.ts';

/** Over the highest bid that the others could make on the day of the fold: the price recovers until bids are opened. */
const ABOVE = 1.1;
/** Of what the goal asks for: smaller lots do not bring it nearer. */
const SHARE = 0.5;
/** Share of the usual reserve that stays: a lot comes once. */
const KEEP = 0.35;

export function manageBids(context: SimContext, hands: BotHands, { scenario }: Plan): void {
  const { world } = context;
  const gpus = openGoal(scenario, world, 'race.gpusWon');
  const heads = openGoal(scenario, world, 'race.headsWon');
  if (gpus === 0 && heads === 0) return;
  const counts = (lot: Lot): boolean => (lot.kind === 'gpus' ? gpus > 0 && lot.gpus >= gpus * SHARE : heads > 0 && lot.research + lot.systems >= heads * SHARE);
  const lots = world.race.lots.filter((lot) => lot.winner === '' && counts(lot)).sort((a, b) => totalCents(context, a) - totalCents(context, b));
  if (lots.some((lot) => lot.bidCents > 0)) return; // one at a time: each bid is paid at once
  for (const lot of lots) {
    if (spend(context, hands, { type: 'race.bid', lot: lot.id, cents: topCents(context, lot) }, reserveCents(context) * KEEP)) return;
  }
}

/** Cents per GPU or head that beat any bid of the others. The floor of a GPU lot is the least share of the resale price that others bid. */
function topCents({ catalog }: SimContext, lot: Lot): number {
  const { bidLowRatio, bidHighRatio, teamBidYears } = catalog.constants.rivals;
  const most = lot.kind === 'gpus' ? lot.floorCents / bidLowRatio * bidHighRatio : catalog.roles.research.salaryCentsPerYear * teamBidYears;
  return Math.ceil(Math.max(lot.floorCents, most) * ABOVE);
}

function totalCents(context: SimContext, lot: Lot): number {
  return topCents(context, lot) * (lot.kind === 'gpus' ? lot.gpus : lot.research + lot.systems);
}
