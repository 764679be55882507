/** Sister companies, on the base pack: what they pay reaches the lab, what the lab gives makes them grow, terms that stand out cost belief. */
import { describe, expect, test } from 'vitest';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { newGame, order, trialBalance, type Command, type Game } from '../../../src/sim/index.ts';
import { conflictTarget, dealsEffect, gapCentsPerYear, lentGpus, lentGpusAsked } from '../../../src/sim/rules/affiliates.ts';
import { labEffect } from '../../../src/sim/rules/effects.ts';
import { stepAffiliates } from '../../../src/sim/systems/affiliates/step.ts';
import type { Fleet } from '../../../src/sim/world/fleet.ts';
import fc from '../../support/laws.ts';

const catalog = loadBaseCatalog();
const lab = (seed = 3): Game => newGame(catalog, 'riverbend-100k', seed);
const company = (game: Game, id: string) => game.context.world.affiliates!.companies.find((entry) => entry.id === id)!;
function give(game: Game, command: Command): void {
  const verdict = order(game, command);
  if (!verdict.ok) throw new Error(`${command.type}: ${verdict.refusal?.id}`);
}
function days(game: Game, count: number): void {
  for (let h = 0; h < count * 24; h++) {
    stepAffiliates({ ...game.context, stepS: 3600 });
    game.context.world.timeS += 3600;
  }
}
const video = (termsRatio: number): Command => ({ type: 'affiliate.agree', affiliate: 'wayfare', deal: 'video', gpus: 0, termsRatio });

describe('deals', () => {
  test('what one side pays the other gets, to the cent', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.double({ min: 0, max: 2, noNaN: true }), fc.integer({ min: 1, max: 20 })), { maxLength: 6 }), (steps) => {
      const game = lab();
      const { world } = game.context;
      world.race.best = 60;
      world.compute.waterfall.healthy = 10_000;
      const all = Object.values(catalog.affiliates).flatMap((def) => def.deals.map((deal) => ({ affiliate: def.id, deal })));
      for (const [pick, termsRatio, count] of steps) {
        const { affiliate, deal } = all[pick % all.length]!;
        order(game, { type: 'affiliate.agree', affiliate, deal: deal.id, gpus: Math.min(deal.gpusMax, 100), termsRatio });
        const cash = world.finance.balances.cash;
        const paid = world.affiliates!.companies.reduce((sum, entry) => sum + entry.paidCents, 0);
        days(game, count);
        expect(world.finance.balances.cash - cash).toBe(world.affiliates!.companies.reduce((sum, entry) => sum + entry.paidCents, 0) - paid);
        expect(trialBalance(world)).toBe(0);
        expect(world.affiliates!.conflict >= 0 && world.affiliates!.conflict <= 1).toBe(true);
      }
    }), { numRuns: 15 });
  });

  test('data from a sister company teaches the lab more, and ending the deal ends that', () => {
    const game = lab();
    const before = labEffect(game.context.world, catalog, 'algorithms');
    give(game, video(1));
    expect(labEffect(game.context.world, catalog, 'algorithms') / before).toBeCloseTo(1.03, 9);
    give(game, { type: 'affiliate.end', affiliate: 'wayfare', deal: 'video' });
    expect(dealsEffect(game.context.world, catalog, 'algorithms')).toBe(1);
    expect(order(game, { type: 'affiliate.end', affiliate: 'wayfare', deal: 'video' }).refusal?.id).toBe('deal-in-force');
  });

  test('a model deal takes a good model, and makes the company grow the more the better it is', () => {
    const model: Command = { type: 'affiliate.agree', affiliate: 'commons', deal: 'model', gpus: 0, termsRatio: 1 };
    const poor = lab();
    expect(order(poor, model).refusal).toMatchObject({ id: 'deal-model', have: poor.context.world.race.best, need: 35 });
    const value = (best: number): number => {
      const game = lab();
      Object.assign(game.context.world.race, { best, frontier: 80 });
      give(game, model);
      days(game, 180);
      return company(game, 'commons').valueCents;
    };
    expect(value(80)).toBeGreaterThan(value(40));
  });

  test('GPUs set aside are healthy ones that exist, after customers', () => {
    const game = lab();
    const compute = (gpus: number): Command => ({ type: 'affiliate.agree', affiliate: 'wayfare', deal: 'compute', gpus, termsRatio: 1 });
    expect(order(game, compute(500)).refusal).toMatchObject({ id: 'deal-free-gpus', have: 0, need: 500 });
    game.context.world.compute.waterfall.healthy = 2_000;
    give(game, compute(1_500));
    expect(lentGpusAsked(game.context.world)).toBe(1_500);
    expect(lentGpus(game.context.world, { healthy: 2_000 } as Fleet, 1_200)).toBe(800);
    expect(order(game, compute(9_000)).refusal?.id).toBe('deal-gpus');
  });

  test('a company that cannot pay any more ends the deal', () => {
    const game = lab();
    game.context.world.race.best = 60;
    give(game, { type: 'affiliate.agree', affiliate: 'wayfare', deal: 'model', gpus: 0, termsRatio: 3 });
    company(game, 'wayfare').cashCents = 40_000_000;
    days(game, 3);
    expect(company(game, 'wayfare').deals).toEqual([]);
    expect(company(game, 'wayfare').cashCents).toBeLessThanOrEqual(40_000_000);
  });
});

describe('conflict of interest', () => {
  test('terms near a stranger\'s do not stand out, terms far from them cost credibility', () => {
    const fair = lab();
    const greedy = lab();
    give(fair, video(1.05));
    give(greedy, video(0));
    for (const game of [fair, greedy]) days(game, 120);
    expect(fair.context.world.affiliates!.conflict).toBe(0);
    expect(greedy.context.world.affiliates!.conflict).toBeGreaterThan(0.25);
    expect(greedy.context.world.affairs.gauges.credibility).toBeLessThan(fair.context.world.affairs.gauges.credibility - 0.01);
  });

  test('half of a full conflict at the yearly gap that content says', () => {
    const def = catalog.affiliates['wayfare']!;
    const deal = def.deals.find((entry) => entry.id === 'video')!;
    expect(gapCentsPerYear(def, deal, { gpus: 0, termsRatio: 1 - def.bandRatio })).toBeCloseTo(0, 3);
    expect(gapCentsPerYear(def, deal, { gpus: 0, termsRatio: 0 })).toBeCloseTo(0.9 * 4_000_000 * 365, 0);
    expect(conflictTarget(def.conflictCentsPerYear, def.conflictCentsPerYear)).toBe(0.5);
  });

  test('without the founder\'s companies there is nobody to deal with', () => {
    const game = newGame(catalog, 'first-rack', 1);
    expect(game.context.world.affiliates).toBeUndefined();
    expect(order(game, video(1)).refusal?.id).toBe('deal-offered');
  });
});
