/** The product: each better model goes to market at the price that earns most with the GPUs that may serve. */
import {
  competingWeight, DAY_S, logitShare, marketTokensPerDay, offerUtility, readReadiness, servingTokensPerS,
} from '../../sim/index.ts';
import type { LabModel, SimContext } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';
import { openGoal } from './goals.ts';
import type { Plan } from './plan.ts';

const SERVING_SHARE = 0.15;
/** Shares tried when a goal asks for revenue, and by how much more each must earn; what is planned above the goal, since markets move. */
const EARNING_SHARES = [0.3, 0.45];
const EARNING_STEP = 1.2;
const EARNING_MARGIN = 1.2;
const LOWEST_CENTS = 10;
const HIGHEST_CENTS = 20_000;
const PRICE_STEP = 1.25;

interface Offer {
  priceCents: number;
  gpus: number;
  centsPerDay: number;
}

/** Best price among some, for at most `gpus` serving. */
function bestOffer(context: SimContext, plan: Plan, model: LabModel, gpus: number): Offer {
  const { world, catalog } = context;
  const { constants } = catalog;
  const perGpu = servingTokensPerS(plan.accelerator, model.activeParams, constants.product);
  const market = marketTokensPerDay(world.timeS, constants.product) / DAY_S;
  const competing = competingWeight(world.race.releases, constants);
  const app = catalog.scenarios[world.scenario]?.market?.lines.includes('app') === true ? catalog.productLines.app : null;
  const tokens = 1 + (app?.demandRatio ?? 0);
  const worth = (1 + (app?.demandRatio ?? 0) * (app?.priceRatio ?? 0)) / tokens; // of a token over one of the API
  let best: Offer = { priceCents: LOWEST_CENTS, gpus: 0, centsPerDay: 0 };
  for (let priceCents = LOWEST_CENTS; priceCents <= HIGHEST_CENTS; priceCents = Math.ceil(priceCents * PRICE_STEP)) {
    const demand = logitShare(offerUtility(model.capability, priceCents, constants), competing) * market * tokens;
    const served = Math.min(demand, gpus * perGpu);
    const centsPerDay = (served * DAY_S * priceCents * worth) / 1e6;
    if (centsPerDay > best.centsPerDay * 1.01) best = { priceCents, gpus: Math.max(1, Math.ceil(served / Math.max(perGpu, 1e-9))), centsPerDay };
  }
  return best;
}

/** The usual share; where a goal asks for revenue, more of them as long as they earn more. */
function servingShare(context: SimContext, plan: Plan, model: LabModel, healthy: number): number {
  const goalCents = openGoal(plan.scenario, context.world, 'finance.revenueCentsPerDay') * EARNING_MARGIN;
  let share = SERVING_SHARE;
  let { centsPerDay } = bestOffer(context, plan, model, Math.max(1, healthy * share));
  for (const more of EARNING_SHARES) {
    if (centsPerDay >= goalCents) break;
    const offer = bestOffer(context, plan, model, Math.max(1, healthy * more));
    if (offer.centsPerDay < centsPerDay * EARNING_STEP) break;
    share = more;
    centsPerDay = offer.centsPerDay;
  }
  return share;
}

/** Healthy GPUs that are at no time in the run: at other sites, and beyond its size. */
function elsewhere(context: SimContext): number {
  const { world } = context;
  const { job } = world.compute;
  if (!job || world.sites.length < 2) return 0;
  const { sites } = readReadiness(context);
  let gpus = 0;
  for (const [s, site] of world.sites.entries()) gpus += Math.max(0, (sites[s]?.healthy ?? 0) - (site.id === job.site ? job.targetGpus : 0));
  return Math.floor(gpus);
}

/** Subscriptions beside the plain API: the same model at what its customers pay for the same. Contracts with service levels are left to who watches them. */
function offerApp({ world, catalog }: SimContext, hands: BotHands, model: LabModel, priceCents: number): void {
  const def = catalog.scenarios[world.scenario]?.market?.lines.includes('app') === true ? catalog.productLines.app : null;
  const line = world.compute.offering.lines.find((entry) => entry.line === 'app');
  if (!def || !line) return;
  const priceCentsPerMTok = Math.round(priceCents * def.priceRatio);
  const near = Math.abs(priceCentsPerMTok - line.priceCentsPerMTok) <= 0.2 * line.priceCentsPerMTok;
  if (line.modelId !== model.id || !near) hands.order({ type: 'product.offer', line: 'app', model: model.id, priceCentsPerMTok });
}

export function manageProduct(context: SimContext, hands: BotHands, plan: Plan): void {
  const { world } = context;
  const { product, models } = world.compute;
  const best = models.reduce<LabModel | null>((top, model) => (!top || model.capability > top.capability ? model : top), null);
  if (!best) return;
  const healthy = Math.floor(readReadiness(context).healthy);
  // What is at another site than the run can only serve.
  const share = Math.max(elsewhere(context), Math.floor(healthy * servingShare(context, plan, best, healthy)));
  const spare = Math.floor(healthy - plan.inRunGoal * 1.01);
  // While a goal wants all of them in one run and they are there, only what is left over serves.
  const may = plan.inRunGoal > 0 && healthy >= plan.inRunGoal * 0.95 ? Math.max(0, Math.min(share, spare)) : share;
  if (product.modelId !== best.id) {
    const offer = bestOffer(context, plan, best, Math.max(1, may));
    if (offer.centsPerDay > 0) hands.order({ type: 'product.launch', model: best.id, priceCentsPerMTok: offer.priceCents, gpus: Math.max(1, Math.min(offer.gpus, may)) });
    return;
  }
  const offer = bestOffer(context, plan, best, Math.max(1, may));
  offerApp(context, hands, best, offer.priceCents);
  if (Math.abs(offer.priceCents - product.priceCentsPerMTok) > 0.2 * product.priceCentsPerMTok) hands.order({ type: 'product.setPrice', priceCentsPerMTok: offer.priceCents });
  const gpus = Math.max(0, Math.min(offer.gpus, may));
  if (Math.abs(gpus - product.servingGpus) > Math.max(8, 0.05 * product.servingGpus) || gpus > may) hands.order({ type: 'product.setServing', gpus });
}
