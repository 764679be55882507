/** What the waterfall offers against a loss, in games that are played: causes add up and are named, orders are well formed, and giving one gives back what was said. */
import { expect, it } from 'vitest';
import { checkCommand, newGame, order, shapeProblem, step } from '../../src/sim/index.ts';
import type { Command } from '../../src/sim/index.ts';
import { stepLoss } from '../../src/sim/rules/waterfall.ts';
import { allCauses, lossCauses, remediesOf } from '../../src/sim/rules/waterfallCauses.ts';
import { WATERFALL_STEPS } from '../../src/sim/world/compute.ts';
import { catalog, played } from './catalog.ts';

it.each([['first-rack', 'baseline'], ['keep-it-cool', 'neglect']] as const)('%s by %s: causes are named and remedies are orders', (scenario, bot) => {
  let orders = 0;
  played(scenario, bot, 1, 500, ({ context }) => {
    if (context.world.timeS % (12 * 3600) !== 0) return;
    for (const wanted of WATERFALL_STEPS) {
      const loss = stepLoss(context.world.compute.waterfall, wanted);
      const causes = allCauses(context, wanted);
      expect(Math.abs(causes.reduce((sum, cause) => sum + cause.gpus, 0) - loss)).toBeLessThanOrEqual(loss * 1e-9);
      const unnamed = causes.find((cause) => cause.id === 'other')?.gpus ?? 0;
      expect(unnamed, wanted).toBeLessThanOrEqual(Math.max(1, loss * 0.02));
      for (const remedy of lossCauses(context, wanted).flatMap(remediesOf)) {
        if (!remedy.order) continue;
        orders++;
        expect(shapeProblem(remedy.order)).toBeNull();
        expect(checkCommand(context, remedy.order as unknown as Command).check.conditions.every((entry) => Number.isFinite(entry.have ?? 0))).toBe(true);
      }
    }
  });
  expect(orders).toBeGreaterThan(5);
});

it('colder air brings back at least half of the racks that it was said to', () => {
  const play = (colder: boolean): { lost: number; told: number } => {
    const game = newGame(catalog, 'keep-it-cool', 1);
    const until = (hours: number): void => { while (game.context.world.timeS < hours * 3600) { step(game); game.context.events.length = 0; } };
    until(180);
    const remedy = lossCauses(game.context, 'cool').flatMap(remediesOf).find((entry) => entry.id === 'colder');
    if (colder) expect(order(game, remedy!.order as unknown as Command).ok).toBe(true);
    until(192);
    return { lost: stepLoss(game.context.world.compute.waterfall, 'cool'), told: remedy!.gpus };
  };
  const without = play(false);
  const withIt = play(true);
  expect(without.told).toBeGreaterThan(0);
  expect(without.lost - withIt.lost).toBeGreaterThanOrEqual(without.told / 2);
});
