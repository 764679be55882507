/** Ten guided minutes: what the first mission waits for, and that its trip comes when there is a run to lose. */
import { describe, expect, it } from 'vitest';
import { checkCommand, DAY_S, newGame } from '../../src/sim/index.ts';
import { catalog, played } from './catalog.ts';

const SEEDS = [1, 2, 3, 4, 5];

describe('First Rack', () => {
  it('has its Ethernet from a distributor: ten days, while other scenarios wait for the fabric\'s own lead time', () => {
    const order = (scenario: string, site: string, fabric: string): number => {
      const game = newGame(catalog, scenario, 1);
      return checkCommand(game.context, { type: 'network.order', site, fabric, ports: 64 }).check.readyInS / DAY_S;
    };
    expect(order('first-rack', 'workshop', 'ethernet-400')).toBe(10);
    expect(order('first-rack', 'workshop', 'infiniband-400')).toBe(catalog.fabrics['infiniband-400']!.leadDays);
    expect(order('riverbend-100k', 'riverbend', 'ethernet-400')).toBe(catalog.fabrics['ethernet-400']!.leadDays);
    const { game } = played('first-rack', 'baseline', 1, 24);
    const ports = game.context.world.compute.orders.find((entry) => entry.kind === 'ports')!;
    expect(ports.firstS - ports.orderedS).toBe(10 * DAY_S);
  });

  it.each(SEEDS)('seed %i: won within a month, with the trip in the middle of the run and more than a third of all GPU-hours useful', (seed) => {
    let useful = 0;
    let bought = 0;
    let tripAt = -1;
    const { outcome, hours } = played('first-rack', 'baseline', seed, undefined, ({ context: { world } }) => {
      if (world.timeS % 3_600 === 0) {
        useful += world.compute.waterfall.useful;
        bought += world.compute.waterfall.bought;
      }
      const { job } = world.compute;
      if (tripAt < 0 && world.sites[0]!.cooling.tripUntilS > 0) tripAt = job ? job.flopsDone / job.flopsNeeded : 0;
    });
    expect(outcome).toBe('won');
    expect(hours / 24).toBeLessThan(30);
    expect(tripAt).toBeGreaterThan(0.35);
    expect(tripAt).toBeLessThan(0.6);
    expect(useful / bought).toBeGreaterThan(1 / 3);
  });
});
