/** Orders about sister companies: agree on a deal and its terms, end it. */
import { dealCentsPerDay, dealDef, findAffiliate, lentGpusAsked } from '../rules/affiliates.ts';
import type { SimContext } from '../world/context.ts';
import type { DealDef } from '../world/catalogTown.ts';
import type { Affiliate } from '../world/affiliates.ts';
import { condition, freeCheck } from './checks.ts';
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
    const free = Math.max(0, Math.floor(world.compute.waterfall.healthy)) - lentGpusAsked(world) + (now?.gpus ?? 0);
    return {
      ...freeCheck([
        condition('deal-changes', !now || now.gpus !== gpus || now.termsRatio !== termsRatio),
        condition('deal-model', world.race.best >= def.needsCapability, world.race.best, def.needsCapability, 'index'),
        condition('deal-gpus', def.gpusMax === 0 ? gpus === 0 : gpus >= 1 && gpus <= def.gpusMax, gpus, def.gpusMax, 'gpus'),
        condition('deal-free-gpus', gpus === 0 || gpus <= free, free, gpus, 'gpus'),
        condition('deal-affordable', company.cashCents >= perDay * CASH_DAYS, company.cashCents, perDay * CASH_DAYS, 'cents'),
      ]),
      monthlyCents: -perDay * MONTH_DAYS,
    };
  },
  apply(context, { affiliate, deal, gpus, termsRatio }): void {
    const sides = sidesOf(context, affiliate, deal);
    if (!sides) return;
    const { company } = sides;
    const now = company.deals.find((entry) => entry.deal === deal);
    if (now) Object.assign(now, { gpus, termsRatio });
    else company.deals.push({ deal, gpus, termsRatio, sinceS: context.world.timeS });
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
