/** What other labs earn: the same choice by logit as the player's customers, served by the GPUs that are in no run. */
import { exp } from '../../core/maths.ts';
import { DAY_S } from '../../core/calendar.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { RivalEconomy } from '../../world/catalogRivals.ts';
import type { Rival, RivalModel } from '../../world/race.ts';
import type { World } from '../../world/world.ts';
import { computeOptimal } from '../scalingLaw.ts';
import { adoptedShare, marketTokensPerDay, modelUtility, offerUtility, servingTokensPerS, TOKENS_PER_MTOK } from '../serving.ts';

/** The offer of a lab that customers like best; null = none is out. */
export function bestOffer(releases: readonly RivalModel[], rival: string, catalog: Catalog): { release: RivalModel; utility: number } | null {
  let best: { release: RivalModel; utility: number } | null = null;
  for (const release of releases) {
    if (!release.out || release.rival !== rival) continue;
    const utility = offerUtility(release.capability, release.priceCentsPerMTok, catalog.constants);
    if (!best || utility > best.utility) best = { release, utility };
  }
  return best;
}

/** Sum of e^utility of all that customers can choose, the lab's own offer included. */
export function wholeWeight(world: World, catalog: Catalog): number {
  const { constants } = catalog;
  let weight = exp(constants.product.outsideUtility);
  for (const rival of world.race.rivals) {
    const offer = rival.state === 'active' ? bestOffer(world.race.releases, rival.id, catalog) : null;
    if (offer) weight += exp(offer.utility);
  }
  const { product, models } = world.compute;
  const own = models.find((model) => model.id === product.modelId);
  if (own) weight += exp(modelUtility(own, product.priceCentsPerMTok, constants));
  return weight;
}

/** Tokens that its GPUs which are in no run can serve in a day. */
export function tokensPerDay(rival: Rival, economy: RivalEconomy, catalog: Catalog): number {
  const { product, training } = catalog.constants;
  const active = computeOptimal(Math.max(1, rival.bestFlop), training).params * economy.activeRatio;
  let tokens = 0;
  for (const { item, gpus } of rival.fleet) {
    const def = catalog.accelerators[item];
    if (def) tokens += Math.floor(gpus * (1 - economy.trainRatio)) * servingTokensPerS(def, active, product) * DAY_S;
  }
  return tokens;
}

/** The same as a share of the market. */
export function serveRoom(world: World, catalog: Catalog, rival: Rival, economy: RivalEconomy): number {
  return tokensPerDay(rival, economy, catalog) / marketTokensPerDay(world.timeS, catalog.constants.product);
}

/** Cents that a lab's customers pay in a day; its share moves as the player's does, up to what its free GPUs can serve. */
export function earnDay(world: World, catalog: Catalog, rival: Rival, economy: RivalEconomy, weight: number): number {
  const offer = bestOffer(world.race.releases, rival.id, catalog);
  if (!offer) return 0;
  const { product } = catalog.constants;
  const market = marketTokensPerDay(world.timeS, product);
  rival.share = adoptedShare(rival.share, Math.min(serveRoom(world, catalog, rival, economy), exp(offer.utility) / weight), 24, product);
  return rival.share * market / TOKENS_PER_MTOK * offer.release.priceCentsPerMTok * product.paymentRatio;
}
