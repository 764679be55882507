/**
 * Shipping at once against shipping behind gates, on the base pack: the first is on the market while the other still works, and pays for
 * it in expectation. Nothing is drawn: hazards are those of the content's safety affairs, their cost is what their fallbacks take away.
 */
import { describe, expect, it } from 'vitest';
import { revenueYearsLost } from './affairCost.ts';
import { hazardPerYear, newGame, order, step } from '../../src/sim/index.ts';
import type { Game, LabModel } from '../../src/sim/index.ts';
import { catalog } from './catalog.ts';

const DAYS_PER_YEAR = 365;
const MODEL: LabModel = { id: 9_001, name: 'First', params: 4e11, activeParams: 4e11, contextTokens: 8192, tokens: 8e12, flops: 2e25, loss: 1.9, capability: 60, finishedS: 0, maxGpus: 1000 };
const HEADS = 30;
const ROUNDS = 3;

/** A lab at Riverbend with a finished model and researchers, no plant: what counts is the calendar and the risk. */
function lab(seed: number): Game {
  const game = newGame(catalog, 'riverbend-100k', seed);
  const { world } = game.context;
  world.compute.models.push({ ...MODEL });
  for (const cohort of world.people.cohorts) if (cohort.role === 'research') cohort.count = HEADS;
  return game;
}

/** Days until the rounds of safety work are done. */
function daysOfGates(game: Game): number {
  const { world } = game.context;
  for (let round = 0; round < ROUNDS; round++) {
    const verdict = order(game, { type: 'release.work', model: MODEL.id, step: 'safety-work', heads: HEADS });
    if (!verdict.ok) throw new Error(`refused: ${verdict.refusal?.id}`);
    for (let i = 0; world.compute.offering.works.length > 0; i++) {
      if (i > 20_000) throw new Error('the work never ends');
      for (const cohort of world.people.cohorts) if (cohort.role === 'research') cohort.count = HEADS;
      step(game);
    }
  }
  return world.timeS / 86_400;
}

/** Share of a year's revenue that safety affairs take in expectation while the model is live, by their fallbacks. */
function expectedLoss(game: Game): number {
  game.context.world.compute.product.modelId = MODEL.id;
  let share = 0;
  for (const def of Object.values(catalog.affairs)) if (def.topic === 'safety') share += hazardPerYear(game.context, def) * revenueYearsLost(catalog, def);
  return share;
}

describe('release gates', () => {
  it('cost weeks on the market and save more than these earn, in the mean of labs', () => {
    let gates = 0;
    let saved = 0;
    const seeds = 12;
    for (let seed = 0; seed < seeds; seed++) {
      const hasty = lab(seed);
      const careful = lab(seed);
      const days = daysOfGates(careful);
      const atOnce = expectedLoss(hasty);
      const gated = expectedLoss(careful);
      expect(days).toBeGreaterThan(14); // the hasty lab is on the market for all of them
      expect(gated).toBeLessThan(0.6 * atOnce);
      gates += days / DAYS_PER_YEAR / seeds;
      saved += (atOnce - gated) / seeds;
    }
    expect(saved).toBeGreaterThan(gates); // over a year of serving, in years of revenue
    expect(gates).toBeGreaterThan(0.03); // and yet it is no small price
  });
});
