/** Authorities and courts: what a lab cannot have by money or by haste alone. On the base pack. */
import { describe, expect, test } from 'vitest';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { checkCommand, newGame, order, type Command, type Game } from '../../../src/sim/index.ts';
import { hazardPerYear } from '../../../src/sim/rules/affairs.ts';
import { reviewChance, reviewS, reviewTerms } from '../../../src/sim/rules/review.ts';
import { stepAffiliates } from '../../../src/sim/systems/affiliates/step.ts';
import { stepRace } from '../../../src/sim/systems/race/step.ts';

const catalog = loadBaseCatalog();
const lab = (seed = 3): Game => newGame(catalog, 'riverbend-100k', seed);
const give = (game: Game, command: Command): void => {
  const verdict = order(game, command);
  if (!verdict.ok) throw new Error(`${command.type}: ${verdict.refusal?.id}`);
};

describe('authorities', () => {
  const LOT = 900_001;
  /** A game with a lot of GPUs that the lab bids for, above anybody. */
  function bidder(regulators: number, seed = 3): Game {
    const game = lab(seed);
    const { world } = game.context;
    world.finance.balances.cash += 1e12;
    world.finance.balances.equity -= 1e12;
    world.affairs.gauges.regulators = regulators;
    world.race.lots.push({ id: LOT, rival: 'juniper', kind: 'gpus', item: 'h100', gpus: 8000, research: 0, systems: 0, closesS: 86_400 * 2, floorCents: 500_000, bidCents: 0, winner: '', filedS: -1, paidCents: 0 });
    give(game, { type: 'race.bid', lot: LOT, cents: 4_000_000 });
    return game;
  }
  const lotOf = (game: Game) => game.context.world.race.lots.find((entry) => entry.id === LOT)!;
  function pass(game: Game, count: number): void {
    const context = { ...game.context, stepS: 3600 };
    for (let h = 0; h < count * 24; h++) {
      stepRace(context);
      stepAffiliates(context);
      game.context.world.timeS += 3600;
    }
  }

  test('look at a large purchase before it is the lab\'s; what they refuse is paid back and goes to the next', () => {
    const seen = { own: 0, refused: 0 };
    for (let seed = 1; seed <= 12; seed++) {
      const game = bidder(0.2, seed);
      const { world } = game.context;
      const cash = world.finance.balances.cash;
      pass(game, 4);
      expect(lotOf(game).winner).toBe('review');
      expect(world.finance.balances.cash).toBe(cash);
      pass(game, 200);
      if (lotOf(game).winner === 'own') seen.own++;
      else {
        seen.refused++;
        expect(world.finance.balances.cash - cash).toBe(8000 * 4_000_000);
        expect(world.compute.stock.find((item) => item.accelerator === 'h100')?.boughtGpus ?? 0).toBe(0);
      }
      expect(Object.values(world.finance.balances).reduce((sum, cents) => sum + cents, 0)).toBe(0);
    }
    expect(seen.own).toBeGreaterThan(0);
    expect(seen.refused).toBeGreaterThan(0);
  });

  test('are told beforehand; patience and policy people make them faster and kinder; a small deal passes unseen', () => {
    const game = lab();
    const { world } = game.context;
    const review = reviewTerms(world, catalog, 1e12)!;
    const before = { wait: reviewS(world, catalog, review), chance: reviewChance(world, review) };
    world.affairs.gauges.regulators = 0.9;
    expect(reviewS(world, catalog, review)).toBeLessThan(before.wait);
    expect(reviewChance(world, review)).toBeGreaterThan(before.chance);
    for (const cohort of world.people.cohorts) if (cohort.role === 'policy') cohort.count = 20;
    expect(reviewS(world, catalog, review)).toBeLessThan(before.wait / 2);
    expect(reviewTerms(world, catalog, review.leastCents - 1)).toBeNull();
  });

  test('a large deal with a sister company waits for them, and cannot be filed twice', () => {
    const game = lab();
    const { world } = game.context;
    world.compute.waterfall.healthy = 10_000;
    const deal: Command = { type: 'affiliate.agree', affiliate: 'wayfare', deal: 'compute', gpus: 4000, termsRatio: 1 };
    give(game, deal);
    const company = world.affiliates!.companies.find((entry) => entry.id === 'wayfare')!;
    expect(company.deals).toEqual([]);
    world.compute.waterfall.healthy = 10_000;
    const again = checkCommand(game.context, deal);
    expect(again.ok ? null : again.refusal?.id).toBe('review-pending');
    pass(game, 200);
    expect(company.deals.length + company.reviews.filter((entry) => entry.refused).length).toBe(1);
  });
});

test('taking people from one lab again and again is a reason to sue, from several it is not', () => {
  const raided = (rivals: string[]): number => {
    const game = lab();
    const { world } = game.context;
    world.timeS = 86_400 * 100;
    for (const rival of rivals) world.people.raids.push({ rival, atS: world.timeS - 86_400 });
    return hazardPerYear(game.context, catalog.affairs['poaching-suit']!);
  };
  expect(raided(['halcyon', 'northlight', 'meridian', 'juniper'])).toBe(0);
  expect(raided(['halcyon', 'halcyon', 'halcyon'])).toBeGreaterThan(0);
  expect(raided(Array.from({ length: 9 }, () => 'halcyon'))).toBeGreaterThan(2 * raided(['halcyon', 'halcyon', 'halcyon']));
});
