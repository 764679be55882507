/** Gigawatt, its first months: the queue is joined on the first days, power comes from what is there, a second site is opened. */
import { beforeAll, describe, expect, it } from 'vitest';
import { factValue } from '../../src/sim/index.ts';
import type { Game } from '../../src/sim/index.ts';
import { played } from './catalog.ts';

let game: Game;
beforeAll(() => { game = played('gigawatt', 'baseline', 1, 260 * 24).game; }, 120_000);

describe('the first months of the long campaign', () => {
  it('asks for all that the first site can have in its first month', () => {
    const [first] = game.context.world.sites;
    expect(first!.grid.every((phase) => phase.requestedS >= 0 && phase.requestedS < 31 * 86_400)).toBe(true);
  });

  it('opens a second site before the first is full', () => {
    expect(game.context.world.sites.length).toBeGreaterThanOrEqual(2);
  });

  it('has some tens of megawatts usable, and less than is installed', () => {
    const usableKW = factValue(game.context, 'power.usableKW');
    expect(usableKW).toBeGreaterThan(30_000);
    const { installed, healthy } = game.context.world.compute.waterfall;
    expect(healthy).toBeLessThanOrEqual(installed);
  });
});
