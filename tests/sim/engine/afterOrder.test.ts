/** Steps and goals are seen right after the order that brings them about, without time passing; the outcome is not. */
import { describe, expect, it } from 'vitest';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { hashWorld, newGame, order, recordOf, step, suggestRow, verifyRecord } from '../../../src/sim/index.ts';
import type { Catalog, Game } from '../../../src/sim/index.ts';

const catalog = loadBaseCatalog();
const stepNow = (game: Game): string | undefined => catalog.scenarios['first-rack']!.steps[game.context.world.guide.step]?.id;
const give = (game: Game, command: Parameters<typeof order>[1]): void => expect(order(game, command).refusal).toBeNull();

/** The first mission at its second step, with a row of racks ordered while time stands still. */
function atRacks(): Game {
  const game = newGame(catalog, 'first-rack', 1);
  while (stepNow(game) === 'waterfall') step(game);
  expect(stepNow(game)).toBe('racks');
  return game;
}
function placeRow(game: Game, length: number): void {
  const hall = game.context.world.sites[0]!.structures.find((structure) => structure.hall)!.id;
  give(game, { type: 'hall.placeRow', hall, rack: 'h100-air-16', ...suggestRow(game.context, hall, length)! });
}

describe('after an order', () => {
  it('the step that it completes is done at once, and only that one', () => {
    const game = atRacks();
    const { world, events } = game.context;
    const timeS = world.timeS;
    placeRow(game, 8);
    expect(stepNow(game)).toBe('racks');
    placeRow(game, 4);
    expect(stepNow(game)).toBe('cooling');
    expect([world.timeS, world.guide.stepSinceS]).toEqual([timeS, timeS]);
    expect(events.filter(({ type }) => type === 'guide.step').length).toBe(2);
    give(game, { type: 'people.setTarget', role: 'technicians', count: 6 });
    expect(stepNow(game)).toBe('cooling'); // nobody has come yet, and no unit either
  });

  it('the recorded game replays to the same hash', () => {
    const game = atRacks();
    placeRow(game, 16);
    for (let i = 0; i < 30; i++) step(game);
    const result = verifyRecord(recordOf(game), catalog);
    expect(result).toMatchObject({ verdict: 'verified', hash: hashWorld(game.context.world).hash });
  });

  it('a goal that follows from orders alone is met, one that asks for a reading waits, and nothing is won before time has run', () => {
    const scenario = catalog.scenarios['riverbend-100k']!;
    const goal = (id: string, fact: 'sites.open' | 'sites.gridKW', required: boolean) =>
      ({ id, text: scenario.goals[0]!.text, type: 'reach' as const, when: { fact, op: '>=' as const, value: 1 }, hours: 0, required, points: 1 });
    const changed: Catalog = { ...catalog, scenarios: { ...catalog.scenarios, 'riverbend-100k': { ...scenario, goals: [goal('open', 'sites.open', true), goal('grid', 'sites.gridKW', false)] } } };
    const game = newGame(changed, 'riverbend-100k', 1);
    const { world } = game.context;
    give(game, { type: 'site.open', site: 'riverbend' });
    expect(world.goals.map(({ met }) => met)).toEqual([true, false]);
    expect(world.goals[0]!.metS).toBe(0);
    expect(world.outcome.state).toBe('playing');
    step(game);
    expect(world.goals.map(({ met }) => met)).toEqual([true, true]);
    expect(world.outcome.state).toBe('won');
  });
});
