import { describe, expect, test } from 'vitest';
import { bringHeat, cutFeed, delayArrivals, setRunBack } from '../../../src/sim/rules/affairPlant.ts';
import { coolingRatio, gpusOnOrder, pendingGridKW } from '../../../src/sim/rules/plantFacts.ts';
import { checkCommand, HOUR_S, newGame, order, step } from '../../../src/sim/index.ts';
import type { Game } from '../../../src/sim/index.ts';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';

const DAY_S = 86_400;
const catalog = loadBaseCatalog();

function begun(): Game {
  const game = newGame(catalog, 'riverbend-100k', 1);
  expect(order(game, { type: 'site.open', site: 'riverbend' }).ok).toBe(true);
  step(game);
  return game;
}

describe('what affairs do to machines', () => {
  test('a delay moves what is on its way, by days, and nothing that has come', () => {
    const game = begun();
    const { context } = game;
    expect(order(game, { type: 'compute.order', accelerator: 'h100', gpus: 64 }).ok).toBe(true);
    expect(gpusOnOrder(context)).toBe(64);
    const { firstS } = context.world.compute.orders[0]!;
    delayArrivals(context, 'ports', 10);
    expect(context.world.compute.orders[0]!.firstS).toBe(firstS);
    delayArrivals(context, 'accelerator', 10);
    expect(context.world.compute.orders[0]!.firstS).toBe(firstS + 10 * DAY_S);
    delayArrivals(context, 'accelerator', -4000);
    expect(context.world.compute.orders[0]!.firstS).toBe(context.world.compute.orders[0]!.orderedS);
  });

  test('a connection that was asked for comes later; one that is live stays', () => {
    const game = begun();
    const { context } = game;
    const site = context.world.sites[0]!;
    const phase = site.grid.find((entry) => entry.requestedS < 0 && checkCommand(context, { type: 'site.requestGrid', site: site.id, phase: entry.id }).ok)!;
    expect(order(game, { type: 'site.requestGrid', site: site.id, phase: phase.id }).ok).toBe(true);
    expect(pendingGridKW(context)).toBeGreaterThan(0);
    const before = site.grid.map((entry) => entry.energisedS);
    delayArrivals(context, 'grid', 7);
    site.grid.forEach((entry, index) => expect(entry.energisedS).toBe(entry === phase ? before[index]! + 7 * DAY_S : before[index]));
  });

  test('the feed opens for its minutes and comes back', () => {
    const game = begun();
    const { context } = game;
    const site = context.world.sites[0]!;
    expect(site.power.feedLimitKW).toBeGreaterThan(0);
    cutFeed(context, 25);
    expect(site.power.gridOutUntilS).toBe(context.world.timeS + 1500);
    const endS = context.world.timeS + 2 * HOUR_S;
    while (context.world.timeS < endS) step(game);
    expect(site.power.gridOutUntilS).toBe(0);
  });

  test('a heat wave warms the air outside and never weakens one that blows', () => {
    const game = begun();
    const { weather } = game.context.world.sites[0]!;
    bringHeat(game.context, 5, 4);
    expect(weather.heatWaveK).toBe(5);
    const untilS = weather.heatWaveUntilS;
    bringHeat(game.context, 2, 1);
    expect(weather).toMatchObject({ heatWaveK: 5, heatWaveUntilS: untilS });
  });

  test('a run set back loses its share and what was spoilt with it; without a run nothing happens', () => {
    const { context } = begun();
    setRunBack(context, 0.1);
    expect(context.world.compute.job).toBeNull();
    const job = { flopsDone: 1000, taintedFlops: 10 } as unknown as NonNullable<typeof context.world.compute.job>;
    context.world.compute.job = job;
    setRunBack(context, 0.1);
    expect(job).toMatchObject({ flopsDone: 900, taintedFlops: 9 });
    context.world.compute.job = null;
  });

  test('cooling to spare has no reading while nothing is rejected', () => {
    const { context } = begun();
    context.world.sites[0]!.cooling.heatKW = 0;
    expect(coolingRatio(context)).toBe(0);
    Object.assign(context.world.sites[0]!.cooling, { heatKW: 100, rejectCapacityKW: 150 });
    expect(coolingRatio(context)).toBe(1.5);
  });
});
