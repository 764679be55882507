/** What is sold by the lot: used GPUs on a market with a depth, what folded labs leave, shares of the staff; and lenders who remember a loss. On the base pack. */
import { describe, expect, test } from 'vitest';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { checkCommand, DAY_S, explain, newGame, order, type Command, type Game } from '../../../src/sim/index.ts';
import { callLoan } from '../../../src/sim/systems/finance/debt.ts';
import { loanCapacityCents, loanRate } from '../../../src/sim/rules/debt.ts';
import { attritionPerYear } from '../../../src/sim/rules/people.ts';
import { offerUsed, resaleDepthGpus, saleCents } from '../../../src/sim/rules/resale.ts';
import { bestOtherBid, floorCents } from '../../../src/sim/rules/rivals/lots.ts';
import { cohortOf } from '../../../src/sim/world/lookup.ts';
import { trialBalance } from '../../../src/sim/world/ledger.ts';
import type { Lot } from '../../../src/sim/world/race.ts';

const catalog = loadBaseCatalog();
const h100 = catalog.accelerators['h100']!;
const give = (game: Game, command: Command): void => {
  const verdict = order(game, command);
  if (!verdict.ok) throw new Error(`${command.type}: ${verdict.refusal?.id}`);
};

/** A lab with H100 on its dock, in no rack and no pledge. */
function dock(gpus: number): Game {
  const game = newGame(catalog, 'riverbend-100k', 3);
  game.context.world.compute.stock = [{ accelerator: 'h100', gpus, spareServers: 0, boughtGpus: gpus, bookCents: 0 }];
  return game;
}
const sell = (game: Game, gpus: number): number => {
  const { balances } = game.context.world.finance;
  const { cash } = balances;
  give(game, { type: 'compute.sell', accelerator: 'h100', gpus });
  return balances.cash - cash;
};

describe('used GPUs', () => {
  test('fetch less the more are sold at once, and less after a sale, until buyers took them up', () => {
    const [all, parts] = [dock(48_000), dock(48_000)];
    const first = sell(dock(48_000), 8) / 8;
    const whole = sell(all, 24_000) / 24_000;
    expect(whole).toBeLessThan(0.75 * first);
    expect(sell(all, 8) / 8).toBeLessThan(0.55 * first);
    for (let k = 0; k < 3; k++) {
      for (let n = 0; n < 4; n++) sell(parts, 2_000);
    }
    expect(parts.context.world.finance.balances.cash).toBe(all.context.world.finance.balances.cash + (sellValue(parts, all))); // cut into lots of one day: the same
    all.context.world.timeS += 400 * DAY_S;
    const later = dock(48_000);
    later.context.world.timeS += 400 * DAY_S;
    expect(sell(all, 8) / sell(later, 8)).toBeGreaterThan(0.99);
    expect(trialBalance(all.context.world)).toBe(0);
  });

  /** What is between two labs of which one sold eight GPUs more, cents, but for the rounding of a dozen sales. */
  function sellValue(parts: Game, all: Game): number {
    const gap = parts.context.world.finance.balances.cash - all.context.world.finance.balances.cash;
    const eight = saleCents(dock(8).context.world, catalog, h100, 8);
    expect(gap).toBeLessThanOrEqual(0);
    expect(-gap).toBeLessThan(0.55 * eight + 100);
    return gap;
  }

  test('say what they will fetch, and why', () => {
    const game = dock(48_000);
    sell(game, 8_000);
    const told = explain(game.context, 'gpuResale', { accelerator: 'h100', gpus: 16_000 })!;
    expect(told.terms.map((term) => term.id)).toContain('gpuResale.depth');
    expect(told.terms.reduce((product, term) => product * term.value!, 1) / told.value!).toBeCloseTo(1, 4);
    const verdict = checkCommand(game.context, { type: 'compute.sell', accelerator: 'h100', gpus: 16_000 });
    const fetches = verdict.check.conditions.find((condition) => condition.id === 'sale-fetches')!.have!;
    expect(fetches / 16_000 / told.value!).toBeCloseTo(1, 4);
    expect(sell(game, 16_000)).toBe(fetches);
  });

  test('of a lab that folded bring no profit to who outbids the others and sells them on', () => {
    const game = dock(0);
    const { world } = game.context;
    const gpus = 8_000;
    let contested = 0;
    let gain = 0;
    const sure = catalog.constants.rivals.bidHighRatio;
    for (let id = 1; id <= 40; id++) {
      world.compute.usedMarket = [];
      world.timeS = 200 * DAY_S;
      offerUsed(world, catalog, 'h100', gpus);
      const floor = floorCents(world, catalog, 'gpus', 'h100');
      world.timeS += catalog.constants.rivals.lotDays * DAY_S;
      const lot: Lot = { rival: 'juniper', item: 'h100', kind: 'gpus', gpus, research: 0, systems: 0, closesS: world.timeS, id, floorCents: floor, bidCents: 0, winner: '', filedS: -1, paidCents: 0 };
      const other = bestOtherBid(world, catalog, lot);
      if (!other) continue;
      contested++;
      const fetched = saleCents(world, catalog, h100, gpus) / gpus;
      gain += fetched / other.cents - 1;
      const next = saleCents(world, catalog, h100, 8) / 8; // what the others go by
      expect(fetched, `lot ${id}`).toBeLessThan(sure * next); // a bid that is sure to win loses
    }
    expect(contested).toBeGreaterThan(20);
    expect(gain / contested).toBeLessThan(0.03); // even for who knew each bid
  });

  test('have a depth that follows what their maker ships', () => {
    expect(resaleDepthGpus(h100, catalog)).toBe(catalog.constants.finance.resaleDepthWeeks * h100.weeklyAllocation);
  });
});

test('a tender pays out what kept people: they believe more and leave more easily, and a second one lifts less', () => {
  const { context } = newGame(catalog, 'the-fold', 3);
  const { world } = context;
  const cohort = cohortOf(world, 'research');
  const game: Game = { ...newGame(catalog, 'the-fold', 3), context };
  world.people.grantedBp = 800;
  world.people.shareCents = 1000;
  for (const each of world.people.cohorts) each.strikeCents = 800;
  const before = attritionPerYear(world, catalog, { ...cohort });
  const { gauges } = world.affairs;
  const lift = (): number => {
    world.finance.equity.lastSecondaryS = -1;
    const was = gauges.staff;
    give(game, { type: 'finance.sellSecondary', seller: 'staff', ratio: 0.5 });
    return gauges.staff - was;
  };
  const first = lift();
  expect(first).toBeGreaterThan(0);
  expect(cohort.strikeCents).toBe(900);
  gauges.staff -= first;
  expect(attritionPerYear(world, catalog, { ...cohort })).toBeGreaterThan(before * 1.01);
  expect(lift()).toBeLessThan(0.6 * first);
});

test('who leaves a lender without recourse with a loss finds no other such lender, and less from all, for years', () => {
  const game = newGame(catalog, 'gigawatt', 3);
  const { context } = game;
  const { world } = context;
  world.compute.stock = [{ accelerator: 'h100', gpus: 40_000, spareServers: 0, boughtGpus: 40_000, bookCents: 0 }];
  world.finance.revenueCentsPerDay = 1e9;
  world.finance.boardSeats.investors = 0;
  const [vehicle, plain] = [catalog.loans['contract-secured']!, catalog.loans['gpu-secured']!];
  const refusal = (): string | null => checkCommand(context, { type: 'finance.borrow', loan: vehicle.id, cents: 1_000_000 }).refusal?.id ?? null;
  const before = { room: loanCapacityCents(world, catalog, plain), rate: loanRate(world, catalog, plain, 1e9), credibility: world.affairs.gauges.credibility };
  expect(refusal()).toBeNull();
  const asked = Math.floor(loanCapacityCents(world, catalog, vehicle) / 4);
  give(game, { type: 'finance.borrow', loan: vehicle.id, cents: asked });
  const [loan] = world.finance.loans;
  loan!.pledges[0]!.gpus = Math.floor(loan!.pledges[0]!.gpus / 4); // GPUs that have lost three quarters of what they were lent on
  callLoan({ ...context, stepS: 3600 }, loan!);
  expect(world.finance.loans).toEqual([]);
  expect(world.finance.lenderLossRatio).toBeGreaterThan(0.3);
  expect(refusal()).toBe('loan-memory');
  const left = world.compute.stock[0]!.gpus / 40_000;
  expect(loanCapacityCents(world, catalog, plain)).toBeLessThan(before.room * left * 0.75);
  expect(loanRate(world, catalog, plain, 1e9)).toBeGreaterThan(before.rate + 0.02);
  expect(world.affairs.gauges.credibility).toBeLessThan(before.credibility);
  expect(trialBalance(world)).toBe(0);
  world.timeS += (catalog.constants.finance.lenderMemoryDays + 1) * DAY_S;
  expect(refusal()).not.toBe('loan-memory');
});
