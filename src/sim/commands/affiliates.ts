/** Orders about sister companies: agree on a deal and its terms, end it. */
import { DAY_S } from '../core/calendar.ts';
import { dealCentsPerDay, dealDef, findAffiliate, lentGpusAsked, putInForce } from '../rules/affiliates.ts';
import { dealCents, reviewS, reviewTerms } from '../rules/review.ts';
import { communityOf } from '../rules/town.ts';
import { emit } from '../world/emit.ts';
import type { SimContext } from '../world/context.ts';
import type { DealDef } from '../world/catalogTown.ts';
import type { Affiliate } from '../world/affiliates.ts';
import { condition, freeCheck } from './checks.ts';
import { reviewConditions } from './consent.ts';
import type { Check, CommandHandler, CommandPayloads } from './types.ts';

const MAX_GPUS = 1_000_000;
/** Terms that a founder can get past a sister company's board at all. */
const MAX_TERMS = 3;
/** A company that cannot pay so many days ahead does not sign. */
const CASH_DAYS = 30;
const MONTH_DAYS = 30;

interface Sides {
  company: Affiliate;
  def: DealDef;
}

function sidesOf({ world, catalog }: SimContext, affiliate: string, deal: string): Sides | null {
  const company = findAffiliate(world, affiliate);
  const def = dealDef(catalog.affiliates[affiliate], deal);
  return company && def ? { company, def } : null;
}

const agree: CommandHandler<CommandPayloads['affiliate.agree']> = {
  shape: { affiliate: { type: 'id' }, deal: { type: 'id' }, gpus: { type: 'int', min: 0, max: MAX_GPUS }, termsRatio: { type: 'number', min: 0, max: MAX_TERMS } },
  check(context, { affiliate, deal, gpus, termsRatio }): Check {
    const { world } = context;
    const sides = sidesOf(context, affiliate, deal);
    if (!sides) return freeCheck([condition('deal-offered', false)]);
    const { company, def } = sides;
    const now = company.deals.find((entry) => entry.deal === deal);
    const perDay = dealCentsPerDay(def, { gpus, termsRatio });
    const review = reviewTerms(world, context.catalog, dealCents(world, context.catalog, def, gpus, termsRatio));
    const filed = company.reviews.find((entry) => entry.deal === deal);
    const retryDays = communityOf(world, context.catalog)?.retryDays ?? 0;
    const waitedDays = filed?.refused ? (world.timeS - filed.decidesS) / DAY_S : retryDays;
    const free = Math.max(0, Math.floor(world.compute.waterfall.healthy)) - lentGpusAsked(world) + (now?.gpus ?? 0);
    return {
      ...freeCheck([
        condition('deal-changes', !now || now.gpus !== gpus || now.termsRatio !== termsRatio),
        condition('deal-model', world.race.best >= def.needsCapability, world.race.best, def.needsCapability, 'index'),
        condition('deal-gpus', def.gpusMax === 0 ? gpus === 0 : gpus >= 1 && gpus <= def.gpusMax, gpus, def.gpusMax, 'gpus'),
        condition('deal-free-gpus', gpus === 0 || gpus <= free, free, gpus, 'gpus'),
        condition('review-pending', !filed || filed.refused),
        condition('review-retry', !review || waitedDays >= retryDays, Math.floor(waitedDays), retryDays, 'days'),
        ...reviewConditions(world, context.catalog, review),
        condition('deal-affordable', company.cashCents >= perDay * CASH_DAYS, company.cashCents, perDay * CASH_DAYS, 'cents'),
      ]),
      monthlyCents: -perDay * MONTH_DAYS,
      readyInS: review ? reviewS(world, context.catalog, review) : 0,
    };
  },
  apply(context, { affiliate, deal, gpus, termsRatio }): void {
    const sides = sidesOf(context, affiliate, deal);
    if (!sides) return;
    const { world, catalog } = context;
    const { company, def } = sides;
    const review = reviewTerms(world, catalog, dealCents(world, catalog, def, gpus, termsRatio));
    if (!review) return putInForce(company, { deal, gpus, termsRatio }, world.timeS);
    const decidesS = world.timeS + reviewS(world, catalog, review);
    company.reviews = company.reviews.filter((entry) => entry.deal !== deal);
    company.reviews.push({ deal, gpus, termsRatio, filedS: world.timeS, decidesS, refused: false });
    emit(context, 'affiliate.review', 'log', { deal: `@${def.name}`, days: Math.ceil((decidesS - world.timeS) / DAY_S) }, { panel: 'press' });
  },
};

const end: CommandHandler<CommandPayloads['affiliate.end']> = {
  shape: { affiliate: { type: 'id' }, deal: { type: 'id' } },
  check({ world }, { affiliate, deal }) {
    return freeCheck([condition('deal-in-force', findAffiliate(world, affiliate)?.deals.some((entry) => entry.deal === deal) === true)]);
  },
  apply({ world }, { affiliate, deal }): void {
    const company = findAffiliate(world, affiliate);
    if (company) company.deals = company.deals.filter((entry) => entry.deal !== deal);
  },
};

export const affiliateCommands = { 'affiliate.agree': agree, 'affiliate.end': end };
