/**
 * Sister companies, at a day's end: deals are paid between the lab and them, their values move with the market and with what the lab does for
 * them, and terms that a stranger would not get stand out. Writes world.affiliates, credibility, controversy, the ledger.
 */
import { clamp, exp } from '../../core/maths.ts';
import { normal, streamId } from '../../core/draw.ts';
import { conflictTarget, dealCentsPerDay, dealDef, dealGrowth, gapCentsPerYear, lentGpus, lentGpusAsked, putInForce } from '../../rules/affiliates.ts';
import { endsDay, endsMonth, YEAR_DAYS } from '../../rules/calendarMoney.ts';
import { fleetOf } from '../../rules/fleet.ts';
import { dealCents, isCleared, reviewTerms } from '../../rules/review.ts';
import { experimentGpus } from '../../rules/research.ts';
import { servingGpus } from '../../rules/runSpeed.ts';
import { driftStanding, moveStanding } from '../../rules/standing.ts';
import type { Affiliate } from '../../world/affiliates.ts';
import type { AffiliateDef } from '../../world/catalogTown.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { earn, pay } from '../../world/ledger.ts';

const PANEL = { panel: 'press' as const };
const STREAM_VALUE = streamId('affiliate.value');
/** Days in which conflict goes most of the way to what the terms deserve. */
const CONFLICT_DAYS = 30;
/** Credibility that a full conflict costs in a year, and what an auditor's note takes. */
const CREDIBILITY_PER_YEAR = 0.3;
const NOTE_FROM = 0.3;
const NOTE_CREDIBILITY = 0.02;
const NOTE_CONTROVERSY = 0.02;

export function stepAffiliates(context: StepContext): void {
  const { world, catalog } = context;
  const state = world.affiliates;
  if (!state || !endsDay(world.timeS)) return;
  for (const company of state.companies) if (company.reviews.length > 0) decide(context, company);
  const given = givenShare(context);
  let gap = 0;
  let halfCents = 0;
  for (const company of state.companies) {
    const def = catalog.affiliates[company.id];
    if (!def) continue;
    gap += settleDay(context, company, def, given);
    halfCents += def.conflictCentsPerYear / state.companies.length;
  }
  state.gapCentsPerYear = gap;
  state.conflict = clamp(state.conflict + (conflictTarget(gap, halfCents) - state.conflict) / CONFLICT_DAYS, 0, 1);
  driftStanding(world, 'credibility', -(state.conflict * CREDIBILITY_PER_YEAR) / YEAR_DAYS, 'standing.cause.conflict');
  if (endsMonth(world.timeS) && state.conflict >= NOTE_FROM) {
    moveStanding(world, 'credibility', -NOTE_CREDIBILITY, 'standing.cause.auditors');
    moveStanding(world, 'controversy', NOTE_CONTROVERSY, 'standing.cause.auditors');
    emit(context, 'affiliate.note', 'warn', { share: state.conflict }, PANEL);
  }
}

/** Authorities let a deal pass, from this day on, or refuse it. */
function decide(context: StepContext, company: Affiliate): void {
  const { world, catalog } = context;
  for (const entry of [...company.reviews]) {
    if (entry.refused || entry.decidesS > world.timeS) continue;
    const def = dealDef(catalog.affiliates[company.id], entry.deal);
    const review = def ? reviewTerms(world, catalog, dealCents(world, catalog, def, entry.gpus, entry.termsRatio)) : null;
    const cleared = !review || isCleared(world, review, streamId(`${company.id}/${entry.deal}`), entry.filedS);
    entry.refused = !cleared;
    if (cleared) {
      company.reviews = company.reviews.filter((other) => other !== entry);
      putInForce(company, entry, world.timeS);
    }
    emit(context, cleared ? 'affiliate.cleared' : 'affiliate.refused', cleared ? 'good' : 'bad', { deal: `@${def?.name ?? entry.deal}` }, PANEL);
  }
}

/** Share of the GPUs promised to affiliates that they have today: customers and experiments come first. */
function givenShare(context: StepContext): number {
  const { world } = context;
  const asked = lentGpusAsked(world);
  if (asked === 0) return 1;
  const fleet = fleetOf(context);
  const serving = servingGpus(world, fleet);
  return lentGpus(world, fleet, serving + experimentGpus(world, fleet, serving)) / asked;
}

/** One company's day. Returns the yearly gap of its terms, cents. What one side pays the other gets, to the cent. */
function settleDay(context: StepContext, company: Affiliate, def: AffiliateDef, given: number): number {
  const { world } = context;
  let growth = def.driftPerYear;
  let gap = 0;
  company.cashCents += Math.round(def.flowCentsPerDay * (company.valueCents / def.valueCents));
  for (const deal of [...company.deals]) {
    const kind = dealDef(def, deal.deal);
    if (!kind) continue;
    const used = { ...deal, gpus: deal.gpus * given };
    const cents = dealCentsPerDay(kind, used);
    if (cents > company.cashCents) {
      company.deals = company.deals.filter((entry) => entry !== deal);
      emit(context, 'affiliate.defaulted', 'bad', { name: `@${def.name}`, deal: `@${kind.name}` }, PANEL);
      continue;
    }
    if (cents > 0) earn(world, 'revenue', cents, 'related-party');
    else pay(world, 'expense.fees', -cents, 'related-party');
    world.finance.dayFlowCents += cents;
    company.cashCents -= cents;
    company.paidCents += cents;
    growth += dealGrowth(world, kind, used);
    gap += gapCentsPerYear(def, kind, used);
  }
  const shock = normal(0, def.spreadPerYear * Math.sqrt(1 / YEAR_DAYS), world.seed, STREAM_VALUE, streamId(def.id), world.timeS);
  company.valueCents = Math.max(0, Math.round(company.valueCents * exp(growth / YEAR_DAYS + shock)));
  return gap;
}
