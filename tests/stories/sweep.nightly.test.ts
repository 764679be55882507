/** Many seeds, and speed. */
import { expect, it } from 'vitest';
import { botById } from '../../src/bots/index.ts';
import { outcomesOf } from '../../src/cli/tournament.ts';
import { catalog, played } from './catalog.ts';

const SEEDS = 60;
const LEAST: Record<string, number> = { baseline: 0.8 };
const MOST: Record<string, number> = { neglect: 0, greedy: 0.2, fuzz: 0.1 };

it.each(Object.keys(catalog.scenarios).flatMap((scenario) => Object.keys({ ...LEAST, ...MOST }).map((id) => [scenario, id] as const)))('%s by %s over many seeds', (scenario, id) => {
  const { won } = outcomesOf(catalog, scenario, botById(id)!, SEEDS);
  expect(won / SEEDS).toBeGreaterThanOrEqual(LEAST[id] ?? 0);
  expect(won / SEEDS).toBeLessThanOrEqual(MOST[id] ?? 1);
}, 600_000);

it('a year by a bot costs a few seconds of processor time', () => {
  played('first-rack', 'baseline', 1); // warms up
  const before = process.cpuUsage();
  const { steps } = played('riverbend-100k', 'baseline', 1);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000 / steps, 'ms per step, bot and test runner included').toBeLessThan(1);
}, 60_000);
