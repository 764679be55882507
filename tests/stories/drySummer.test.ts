/** Dry Summer: a campus on towers loses the run when the water is cut; dry coolers, a warm loop and dry mode, ordered in spring, carry it through. */
import { describe, expect, it } from 'vitest';
import { inDrought, newGame, order, step, suggestPlace } from '../../src/sim/index.ts';
import type { Command, Game } from '../../src/sim/index.ts';
import { catalog, played } from './catalog.ts';

const CUT_DAY = 75;
const siteOf = (game: Game) => game.context.world.sites[0]!;
const hallOf = (game: Game) => siteOf(game).structures.find((structure) => structure.hall !== null)!;
const give = (game: Game, command: Command): void => {
  const verdict = order(game, command);
  if (!verdict.ok) throw new Error(`${command.type}: ${verdict.refusal?.id}`);
};
const runTo = (game: Game, days: number): void => {
  while (game.context.world.timeS < days * 86_400 && game.context.world.outcome.state === 'playing') step(game);
};
function build(game: Game, structure: string, count: number): void {
  for (let n = 0; n < count; n++) {
    const { x, y } = suggestPlace(game.context.world, catalog, siteOf(game).id, structure)!;
    give(game, { type: 'site.build', site: siteOf(game).id, structure, x, y, count: 1 });
  }
}

describe('the summer', () => {
  it('left alone, stops most racks on the first afternoon of the cut, and the run comes too late', () => {
    const game = newGame(catalog, 'dry-summer', 2);
    runTo(game, CUT_DAY);
    expect(hallOf(game).hall!.coolGpus).toBe(8192);
    const beforeM3 = siteOf(game).cooling.waterDayL / 1000;
    expect(beforeM3).toBeGreaterThan(350); // towers take most of the contract
    runTo(game, CUT_DAY + 1.6);
    expect(inDrought(siteOf(game), game.context.world.timeS)).toBe(true);
    expect(hallOf(game).hall!.coolGpus).toBeLessThan(8192 / 2);
    runTo(game, 140);
    expect(game.context.world.outcome).toMatchObject({ state: 'lost', reason: 'late' });
  }, 60_000);

  it('planned in spring, is won with dry coolers on a warm loop, and takes a third of the water', () => {
    const game = newGame(catalog, 'dry-summer', 2);
    build(game, 'dry-cooler', 12);
    build(game, 'chilled-water-tank', 1);
    runTo(game, 70);
    expect(siteOf(game).structures.every((structure) => structure.stage === 'ready')).toBe(true);
    give(game, { type: 'hall.setSetpoint', hall: hallOf(game).id, supplyC: 24, liquidC: 45 });
    give(game, { type: 'site.setWater', site: siteOf(game).id, mode: 'dry' });
    runTo(game, CUT_DAY + 12); // into the heat wave
    expect(siteOf(game).cooling.waterDayL / 1000).toBeLessThan(0.34 * 700);
    expect(hallOf(game).hall!.coolGpus).toBeGreaterThanOrEqual(8064);
    runTo(game, 140);
    expect(game.context.world.outcome.state).toBe('won');
  }, 60_000);

  it('planned too late, is lost: what is ordered at the cut comes weeks after it', () => {
    const game = newGame(catalog, 'dry-summer', 2);
    runTo(game, CUT_DAY);
    build(game, 'air-chiller', 2);
    runTo(game, CUT_DAY + 30.6);
    expect(siteOf(game).structures.some((structure) => structure.stage !== 'ready')).toBe(true);
    expect(hallOf(game).hall!.coolGpus).toBeLessThan(8192 * 0.9);
  }, 60_000);

  it('is no matter of chance: the baseline wins, neglect never does', () => {
    for (const seed of [1, 4]) expect(played('dry-summer', 'baseline', seed).outcome).toBe('won');
    expect(played('dry-summer', 'neglect', 3).outcome).toBe('lost');
  }, 60_000);
});
