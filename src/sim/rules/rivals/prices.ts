/** How another lab answers with its prices: down while customers leave and GPUs stand idle, up again when all of them serve. */
import { clamp } from '../../core/maths.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { RivalEconomy } from '../../world/catalogRivals.ts';
import type { Rival, RivalModel } from '../../world/race.ts';
import type { World } from '../../world/world.ts';
import { TOKENS_PER_MTOK } from '../serving.ts';
import { serveRoom, tokensPerDay } from './market.ts';
import { energyDayCents, rentDayCents } from './money.ts';
import { runwayDays } from './lab.ts';

const FULL = 0.95; // of what it can serve
const MOST_OFF = 0.6;
const STEEP = 1.05; // elasticity under which a lower price never pays

/** Power and rent of a million tokens, cents. */
function unitCents(world: World, catalog: Catalog, rival: Rival, economy: RivalEconomy): number {
  const tokens = tokensPerDay(rival, economy, catalog);
  const cents = (energyDayCents(rival, economy, catalog) + rentDayCents(world, rival, economy, catalog)) * (1 - economy.trainRatio);
  return tokens > 0 ? cents / tokens * TOKENS_PER_MTOK : Infinity;
}

/** Price under which a cut costs more than the customers bring that it wins, cents: unit costs and the margin that the choice by logit leaves. */
export function leastPriceCents(world: World, catalog: Catalog, rival: Rival, economy: RivalEconomy): number {
  const elasticity = catalog.constants.product.priceChoiceSlope * (1 - rival.share);
  return elasticity > STEEP ? unitCents(world, catalog, rival, economy) * elasticity / (elasticity - 1) : Infinity;
}

/** The discount that it gives from this month on. */
export function nextDiscount(world: World, catalog: Catalog, rival: Rival, economy: RivalEconomy, offer: RivalModel): number {
  const { loseShareRatio, priceStepRatio, layOffBelowDays } = catalog.constants.rivals;
  const room = serveRoom(world, catalog, rival, economy);
  if (rival.share >= FULL * room) return Math.max(0, rival.discount - priceStepRatio);
  const losing = rival.share < rival.shareBefore * (1 - loseShareRatio);
  if (!losing || runwayDays(rival) < layOffBelowDays) return rival.discount;
  const least = 1 - leastPriceCents(world, catalog, rival, economy) / offer.listCents;
  return Math.max(rival.discount, clamp(rival.discount + priceStepRatio, 0, Math.min(MOST_OFF, least)));
}

export function discounted(listCents: number, discount: number): number {
  return Math.max(1, Math.round(listCents * (1 - discount)));
}

