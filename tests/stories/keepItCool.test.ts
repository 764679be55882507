/** Keep It Cool: the hall as found loses rows to heat; turned, with panels and closed aisles, it carries the run through the heat wave. */
import { describe, expect, it } from 'vitest';
import { explain, newGame, order, RACK_SHUTDOWN, step } from '../../src/sim/index.ts';
import type { Command, Game } from '../../src/sim/index.ts';
import { catalog } from './catalog.ts';

const start = (): { game: Game; hall: number } => {
  const game = newGame(catalog, 'keep-it-cool', 1);
  return { game, hall: game.context.world.sites[0]!.structures.find((structure) => structure.hall !== null)!.id };
};
const give = (game: Game, command: Command): void => {
  const verdict = order(game, command);
  if (!verdict.ok) throw new Error(`${command.type}: ${verdict.refusal?.id}`);
};
const hallOf = (game: Game) => game.context.world.sites[0]!.structures.find((structure) => structure.hall !== null)!.hall!;
const runTo = (game: Game, hours: number): void => {
  while (game.context.world.timeS < hours * 3_600 && game.context.world.outcome.state === 'playing') step(game);
};

describe('as found', () => {
  it('the far rows stop within hours, and the explanation names the row that blows at them', () => {
    const { game, hall } = start();
    runTo(game, 1);
    const tree = explain(game.context, 'hottest', { hall })!;
    const facing = tree.terms.find((term) => term.id === 'hottest.facing')!;
    expect(facing.value).toBe(Math.max(...tree.terms.slice(1).map((term) => term.value ?? 0)));
    expect(facing.params['row']).toBe(Number(tree.params['y']) + 2);
    expect(tree.raise[0]).toBe('raise.hottest.turn');
    expect(tree.terms.reduce((sum, term) => sum + (term.value ?? 0), 0)).toBeCloseTo(tree.value ?? 0, 1);
    runTo(game, 6);
    const { state, y } = game.context.world.racks.columns;
    const stopped = [...state.subarray(0, game.context.world.racks.count)].map((value, r) => (value === RACK_SHUTDOWN ? y[r]! : -1)).filter((row) => row >= 0);
    expect(stopped.length).toBeGreaterThanOrEqual(6);
    expect(Math.max(...stopped)).toBeLessThanOrEqual(2); // the last rows of the line
    expect(hallOf(game).coolGpus).toBeLessThan(hallOf(game).poweredGpus);
    runTo(game, 30);
    expect(hallOf(game).coolGpus).toBeLessThan(hallOf(game).poweredGpus); // they stay off where they stand
  });
});

describe('mended', () => {
  it('turning two rows brings all racks back; panels and closed aisles leave room to raise the set-point', () => {
    const { game, hall } = start();
    const turn = (y: number): void => give(game, { type: 'hall.moveRow', hall, x: 1, y, length: 14, toX: 1, toY: y, side: 'north' });
    turn(2);
    give(game, { type: 'hall.blank', hall });
    runTo(game, 40);
    turn(6);
    runTo(game, 70);
    const turnedC = hallOf(game).hottestInletC;
    expect(turnedC).toBeLessThan(36);
    expect(hallOf(game).coolGpus).toBe(hallOf(game).poweredGpus);
    expect(hallOf(game).poweredGpus).toBe(544);
    give(game, { type: 'hall.contain', hall, kind: 'cold' });
    runTo(game, 130);
    expect(hallOf(game).hottestInletC).toBeLessThan(turnedC - 2);
    const pue = game.context.world.sites[0]!.cooling.pue;
    give(game, { type: 'hall.setSetpoint', hall, supplyC: 27, liquidC: 32 });
    runTo(game, 154); // the same hour of the day
    expect(hallOf(game).clockRatio).toBe(1);
    expect(game.context.world.sites[0]!.cooling.pue).toBeLessThan(pue);
    while (game.context.world.sites[0]!.cooling.tripUntilS === 0) step(game);
    give(game, { type: 'emergency.restartCooling', site: 'quayside' });
    runTo(game, 280);
    expect(game.context.world.outcome.state).toBe('won');
    expect(game.context.world.compute.reliability.damagedGpus).toBeLessThan(8);
  }, 20_000);

  it('a colder set-point helps at once, but not enough for the afternoon when the chillers trip', () => {
    const { game, hall } = start();
    give(game, { type: 'hall.setSetpoint', hall, supplyC: 16, liquidC: 32 });
    runTo(game, 24);
    expect(hallOf(game).coolGpus).toBe(hallOf(game).poweredGpus);
    expect(hallOf(game).clockRatio).toBeLessThan(1);
    runTo(game, 161);
    expect(hallOf(game).coolGpus).toBeLessThan(hallOf(game).poweredGpus);
  });
});
