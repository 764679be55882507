/** Money: what may be spent, rounds, loans. */
import { capAfterSheet, DAY_S, FULL_WIDTH, networkUpgradeCents, listPriceCents, loanCapacityCents, loanRate, payrollCentsPerYear, roundCooldownDays, voteRatioOf } from '../../sim/index.ts';
import type { Command, LoanDef, SimContext } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';
import { honourRights } from './equity.ts';
import { makePlan, racksPerHall, wantedPhases, type Plan } from './plan.ts';
import type { Strategy } from './strategy.ts';

const RUNWAY_DAYS = 60;
/** Days of running cost that a round should bring beside the plan. */
const AHEAD_DAYS = 240;
/** Votes kept above what control takes. */
const CONTROL_MARGIN = 0.05;
/** A loan below these days of burn is not worth its fee. */
const LEAST_LOAN_DAYS = 5;
/** Share of what lenders would give that is taken. */
const LOAN_SHARE = 0.5;
const HOURS_A_DAY = 24;

/** Cents a day: what is spent now, or what the planned site will cost, whichever is more. */
export function burnCentsPerDay({ world, catalog }: SimContext): number {
  return Math.max(world.finance.burnCentsPerDay, payrollCentsPerYear(world, catalog) / 365 + catalog.constants.finance.overheadCentsPerDay);
}

/** Cash that stays: sixty days of burn. */
export function reserveCents(context: SimContext): number {
  return Math.round(RUNWAY_DAYS * burnCentsPerDay(context));
}

/** Orders when the cash above the reserve pays for it. */
export function spend(context: SimContext, hands: BotHands, command: Command, keepCents = reserveCents(context)): boolean {
  const verdict = hands.check(command);
  if (!verdict.ok) return false;
  const { payCents } = verdict.check;
  if (payCents > 0 && context.world.finance.balances.cash - payCents < keepCents) return false;
  return hands.order(command).ok;
}

/** Price of one GPU with its port and its share of a rack, cents. */
export function gpuAllInCents(plan: Plan, { world, catalog }: SimContext): number {
  const today = world.epochDay + Math.floor(world.timeS / DAY_S);
  const port = networkUpgradeCents(0, plan.target, plan.fabric, FULL_WIDTH, catalog.constants.network) / plan.target;
  return listPriceCents(plan.accelerator, today) + port + plan.rack.priceCents / plan.perRack;
}

/** Halls for the racks that no planned hall holds: those that the site can convert; where it has none, the cheapest ones for so many racks. */
function hallsCents(plan: Plan, { catalog }: SimContext): number {
  const missing = Math.max(0, plan.racks - plan.hallRacks);
  if (missing === 0) return 0;
  const shells = (plan.siteDef?.shells ?? []).map((entry) => catalog.structures[entry.structure]);
  let best = Infinity;
  for (const def of shells.length > 0 ? shells : Object.values(catalog.structures)) {
    if (def?.kind !== 'hall' || (shells.length === 0 && def.fromShell)) continue;
    const each = racksPerHall(def, plan);
    if (each > 0) best = Math.min(best, Math.ceil(missing / each) * def.priceCents);
  }
  return Number.isFinite(best) ? best : 0;
}

/** What the plan still costs: GPUs, halls, cooling, grid. Cents. */
export function remainingCents(plan: Plan, context: SimContext): number {
  const { bought } = plan;
  let cents = Math.max(0, plan.target - bought) * gpuAllInCents(plan, context);
  cents += hallsCents(plan, context);
  for (const phase of wantedPhases(plan)) {
    const state = plan.site?.grid.find((entry) => entry.id === phase.id);
    if (state && state.requestedS < 0 && !state.live) cents += phase.priceCents;
  }
  return cents + Math.max(0, plan.target - bought) * plan.gpuKW * 80_000; // cooling, about 800 dollars a kW
}

/** GPUs from which on a smaller plan is no plan. */
const SMALLEST = 64;
const SMALLER = 0.85;

/** The largest plan that is paid from the cash at hand, with money left to run it: what a lab does that sells no shares. */
export function affordablePlan(context: SimContext, strategy: Strategy): Plan | null {
  const { cash } = context.world.finance.balances;
  const days = strategy.debt === 'first' ? RUNWAY_DAYS : AHEAD_DAYS; // who lives on loans trusts in the next one
  let plan = makePlan(context, strategy);
  for (let gpus = plan?.goalGpus ?? 0; plan && gpus > SMALLEST && remainingCents(plan, context) + days * runningCentsPerDay(plan, context) > cash; gpus *= SMALLER) {
    plan = makePlan(context, strategy, gpus);
  }
  return plan;
}

function runningCentsPerDay(plan: Plan, context: SimContext): number {
  const site = plan.siteDef;
  const energy = site ? plan.needKW * (HOURS_A_DAY * site.energyCentsPerKWh + site.demandCentsPerKWMonth / 30) : 0;
  return Math.max(burnCentsPerDay(context), energy + payrollCentsPerYear(context.world, context.catalog) / 365);
}

/** `plans`: what is to be paid for; the first is the whole lab's. */
export function manageMoney(context: SimContext, hands: BotHands, plan: Plan, plans: readonly Plan[]): void {
  const { world, catalog } = context;
  const { finance } = world;
  const { strategy } = plan;
  const needCents = plans.reduce((cents, part) => cents + remainingCents(part, context), 0) + AHEAD_DAYS * runningCentsPerDay(plan, context) - finance.balances.cash;
  if (finance.round) {
    const offers = [...finance.round.offers].sort((a, b) => b.preMoneyCents - a.preMoneyCents);
    let left = needCents;
    for (const offer of offers) {
      if (left <= 0) break;
      const after = capAfterSheet(finance, world.people.grantedBp, finance.round, offer);
      if (voteRatioOf(after.holders, catalog.constants.finance, after.trancheShares) < catalog.constants.finance.controlRatio + CONTROL_MARGIN) continue;
      if (hands.order({ type: 'finance.sign', offer: offer.id }).ok) left -= after.paidCents;
      if (!finance.round) break;
    }
    honourRights(context, hands, catalog.constants.finance.controlRatio + CONTROL_MARGIN);
    if (left <= 0 && finance.round) hands.order({ type: 'finance.closeRound' });
    return;
  }
  if (strategy.debt === 'first' && plan.goalGpus > world.compute.waterfall.bought) borrow(context, hands, Infinity, 1);
  if (needCents <= 0) return;
  if (strategy.equity && roundCooldownDays(world, catalog) <= 0) {
    hands.order({ type: 'finance.openRound', askCents: Math.max(100_000, Math.ceil(needCents * 1.1)) });
    return;
  }
  if (finance.balances.cash < reserveCents(context)) borrow(context, hands, needCents, LOAN_SHARE);
}

/** Takes `share` of what lenders would give, at the lowest rate on offer; who takes all asks every lender. */
function borrow(context: SimContext, hands: BotHands, needCents: number, share: number): void {
  const { world, catalog } = context;
  const ids = catalog.scenarios[world.scenario]?.loans ?? [];
  const defs: { def: LoanDef; rate: number }[] = [];
  for (const id of ids) {
    const def = catalog.loans[id];
    if (def && (share === 1 || def.terms === undefined || def.terms.backing === 'gpus') && (def.terms?.drawMonths ?? 0) === 0) defs.push({ def, rate: loanRate(world, catalog, def, Math.min(needCents, loanCapacityCents(world, catalog, def))) });
  }
  defs.sort((a, b) => a.rate - b.rate);
  for (const { def } of defs) {
    const cents = Math.floor(Math.min(needCents, share * loanCapacityCents(world, catalog, def)));
    if (cents > LEAST_LOAN_DAYS * burnCentsPerDay(context) && hands.order({ type: 'finance.borrow', loan: def.id, cents }).ok) return;
  }
}
