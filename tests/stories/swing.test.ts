/** The Swing: what its guide asks for, in its order, finishes the run without a single trip; starting first trips the line. */
import { describe, expect, it } from 'vitest';
import { factValue, newGame, order, step, suggestPlace, swingOutlook } from '../../src/sim/index.ts';
import type { Command, Game } from '../../src/sim/index.ts';
import { catalog } from './catalog.ts';

const give = (game: Game, ...commands: Command[]): void => {
  for (const command of commands) {
    const verdict = order(game, command);
    if (!verdict.ok) throw new Error(`${command.type} refused: ${verdict.refusal?.id} (${verdict.refusal?.have}/${verdict.refusal?.need})`);
  }
};
const hallOf = (game: Game): number => game.context.world.sites[0]!.structures.find((structure) => structure.hall)!.id;
const guideStep = ({ context: { world } }: Game): string => catalog.scenarios['swing']!.steps[world.guide.step]?.id ?? 'done';
const until = (game: Game, hours: number, done: () => boolean): void => {
  const untilS = game.context.world.timeS + hours * 3_600;
  while (game.context.world.timeS < untilS && game.context.world.outcome.state === 'playing' && !done()) {
    step(game);
    game.context.events.length = 0;
  }
};
const start = (game: Game): void => give(game, { type: 'train.start', name: 'Quarry 1', site: 'quarry-line', params: 3e11, tokens: 6e12, gpus: 16_384, checkpointS: 1_800 });
const set = (game: Game, smoothingRatio: number, capRatio: number): void => give(game, { type: 'hall.setSmoothing', hall: hallOf(game), smoothingRatio }, { type: 'hall.setCap', hall: hallOf(game), capRatio });

describe('the swing', () => {
  it.each([1, 2, 3, 4, 5])('is won without a trip by who does what the guide says (seed %i)', (seed) => {
    const game = newGame(catalog, 'swing', seed);
    const never = (): boolean => false;
    expect(guideStep(game)).toBe('try');
    expect(swingOutlook(game.context, 'quarry-line', { hall: null, smoothingRatio: 0.5, capRatio: 0.75, batteryKW: 0 })).toMatchObject({ planned: true, tripsPerHour: 0 });
    set(game, 0.5, 0.75);
    expect(guideStep(game)).toBe('battery');
    const at = suggestPlace(game.context.world, catalog, 'quarry-line', 'battery-trailer')!;
    give(game, { type: 'site.build', site: 'quarry-line', structure: 'battery-trailer', x: at.x, y: at.y, count: 2 });
    expect(guideStep(game)).toBe('run');
    until(game, 3, never); // servers boot
    start(game);
    until(game, 24, () => guideStep(game) === 'ease');
    expect(guideStep(game)).toBe('ease');
    until(game, 20 * 24, () => factValue(game.context, 'power.swingFitsKW') > 3_000);
    expect(swingOutlook(game.context, 'quarry-line', { hall: null, smoothingRatio: 0.35, capRatio: 1, batteryKW: 0 })!.tripsPerHour).toBe(0);
    set(game, 0.35, 1);
    until(game, 2, never);
    expect(guideStep(game)).toBe('finish');
    until(game, 60 * 24, never);
    expect(game.context.world.outcome).toMatchObject({ state: 'won' });
    expect(factValue(game.context, 'power.trips')).toBe(0);
  });

  it('trips for who starts first, and the outlook said so', () => {
    const game = newGame(catalog, 'swing', 1);
    const outlook = swingOutlook(game.context, 'quarry-line', { hall: null, smoothingRatio: null, capRatio: null, batteryKW: 0 })!;
    expect(outlook.stepKW).toBeGreaterThan(2 * outlook.fits.stepKW);
    until(game, 3, () => false);
    start(game);
    until(game, 48, () => factValue(game.context, 'power.trips') > 0);
    expect(factValue(game.context, 'power.trips')).toBe(1);
  });
});
