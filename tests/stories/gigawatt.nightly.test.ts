/** Gigawatt whole, on one seed: power is what is short, so the first machines make way for later ones. */
import { beforeAll, describe, expect, it } from 'vitest';
import { factValue } from '../../src/sim/index.ts';
import type { World } from '../../src/sim/index.ts';
import { catalog, played } from './catalog.ts';

/** What a gigawatt of the first generation does, EFLOP/s: its draw with the fabric's, without losses. */
function firstGigawatt(): number {
  const h100 = catalog.accelerators['h100']!;
  return 1e6 / (h100.serverMaxKW / h100.gpusPerServer) * h100.peakTflops / 1e6;
}

describe('six years of a sensible plan', () => {
  let end: World;
  let most = 0; // H100 that it ever had
  let spareMW = Infinity; // grid that is live over what the machines and their cooling draw, on the best day from the third year on
  beforeAll(() => {
    const { game } = played('gigawatt', 'baseline', 1, undefined, ({ context }) => {
      const { world } = context;
      if (world.timeS % 86_400 !== 0) return;
      most = Math.max(most, world.compute.stock.find((item) => item.accelerator === 'h100')?.boughtGpus ?? 0);
      if (world.timeS > 730 * 86_400) spareMW = Math.min(spareMW, (factValue(context, 'sites.gridKW') - factValue(context, 'power.usableKW')) / 1000);
    });
    end = game.context.world;
  }, 3_600_000);

  it('wins', () => {
    expect(end.outcome.state).toBe('won');
  });

  it('ask for more arithmetic than a gigawatt of the first machines does', () => {
    const goal = catalog.scenarios['gigawatt']!.goals.find((entry) => entry.id === 'zettaflop')!;
    expect('fact' in goal.when && goal.when.value).toBeGreaterThan(1.5 * firstGigawatt());
  });

  it('sell the first machines and put later ones in their place', () => {
    expect(most).toBeGreaterThan(50_000);
    expect(end.compute.stock.find((item) => item.accelerator === 'h100')?.boughtGpus ?? 0).toBeLessThan(0.1 * most);
    expect(end.compute.stock.filter((item) => item.boughtGpus > 50_000).length).toBeGreaterThanOrEqual(3);
    expect(end.finance.months.some((month) => (month.flows['gpu-sale'] ?? 0) > 0)).toBe(true);
  });

  it('use nearly all of the grid that there is', () => {
    expect(spareMW).toBeLessThan(120);
  });
});
