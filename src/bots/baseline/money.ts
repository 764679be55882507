/** Money: what may be spent, rounds, loans. */
import { capAfterSheet, DAY_S, FULL_WIDTH, networkUpgradeCents, listPriceCents, loanCapacityCents, loanRate, payrollCentsPerYear, roundCooldownDays, voteRatioOf } from '../../sim/index.ts';
import type { Command, LoanDef, SimContext } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';
import { honourRights } from './equity.ts';
import type { Plan } from './plan.ts';

const RUNWAY_DAYS = 60;
/** Days of running cost that a round should bring beside the plan. */
const AHEAD_DAYS = 240;
/** Votes kept above what control takes. */
const CONTROL_MARGIN = 0.05;
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

/** What the plan still costs: GPUs, halls, cooling, grid. Cents. */
export function remainingCents(plan: Plan, context: SimContext): number {
  const { world, catalog } = context;
  let bought = 0;
  for (const item of world.compute.stock) bought += item.boughtGpus;
  let cents = Math.max(0, plan.target - bought) * gpuAllInCents(plan, context);
  const missingRacks = Math.max(0, plan.racks - plan.hallRacks);
  const shell = plan.siteDef?.shells.map((entry) => catalog.structures[entry.structure]).find((def) => def?.kind === 'hall');
  const perHallKW = shell?.kind === 'hall' ? shell.maxItKW : 30_000;
  cents += Math.ceil((missingRacks * plan.rackKW) / perHallKW) * (shell?.priceCents ?? 8_000_000_000);
  for (const phase of plan.site?.grid ?? []) {
    if (phase.requestedS < 0 && !phase.live) cents += plan.siteDef?.gridPhases.find((entry) => entry.id === phase.id)?.priceCents ?? 0;
  }
  return cents + Math.max(0, plan.target - bought) * plan.gpuKW * 80_000; // cooling, about 800 dollars a kW
}

function runningCentsPerDay(plan: Plan, context: SimContext): number {
  const site = plan.siteDef;
  const energy = site ? plan.needKW * (HOURS_A_DAY * site.energyCentsPerKWh + site.demandCentsPerKWMonth / 30) : 0;
  return Math.max(burnCentsPerDay(context), energy + payrollCentsPerYear(context.world, context.catalog) / 365);
}

export function manageMoney(context: SimContext, hands: BotHands, plan: Plan): void {
  const { world, catalog } = context;
  const { finance } = world;
  const { strategy } = plan;
  const needCents = remainingCents(plan, context) + AHEAD_DAYS * runningCentsPerDay(plan, context) - finance.balances.cash;
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
  if (needCents <= 0) return;
  if (strategy.debt === 'first') borrow(context, hands, needCents, 1);
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
    if (def && (share === 1 || def.terms === undefined || def.terms.backing === 'gpus') && (def.terms?.drawMonths ?? 0) === 0) defs.push({ def, rate: loanRate(world, catalog, def, needCents) });
  }
  defs.sort((a, b) => a.rate - b.rate);
  for (const { def } of defs) {
    const cents = Math.floor(Math.min(needCents, share * loanCapacityCents(world, catalog, def)));
    if (cents > 1_000_000 && hands.order({ type: 'finance.borrow', loan: def.id, cents }).ok) return;
  }
}
