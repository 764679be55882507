/** Scenarios of years: more seeds than the day allows. */
import { expect, it } from 'vitest';
import { seedsOf } from '../support/seeds.ts';
import { played } from './catalog.ts';

const SEEDS: Record<string, number> = { 'the-fold': 10, undisclosed: 10, gigawatt: 3 };
const cases = Object.entries(SEEDS).map(([scenario, seeds]) => [scenario, seedsOf(seeds)] as const);

it.each(cases)('%s is won by a sensible plan on most seeds', (scenario, seeds) => {
  const outcomes = Array.from({ length: seeds }, (_unused, i) => played(scenario, 'baseline', i + 1).outcome);
  expect(outcomes.filter((outcome) => outcome === 'won').length / seeds, outcomes.join(' ')).toBeGreaterThanOrEqual(0.6);
}, 3_600_000);

it.each(cases.flatMap(([scenario]) => ['neglect', 'greedy', 'fuzz'].map((bot) => [scenario, bot] as const)))('%s is not won by %s', (scenario, bot) => {
  for (let seed = 1; seed <= seedsOf(3); seed++) expect(played(scenario, bot, seed).outcome, `seed ${seed}`).not.toBe('won');
}, 3_600_000);
