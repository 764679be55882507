/** In Unison: a cluster that stands and gets nothing done. Each thing that its guide asks for helps by itself, and together they win. */
import { describe, expect, it } from 'vitest';
import { factValue, loadGame, newGame, order, planRun, saveGame, step } from '../../src/sim/index.ts';
import type { Command, Game } from '../../src/sim/index.ts';
import { catalog } from './catalog.ts';

const DAY_HOURS = 24;
const give = (game: Game, ...commands: Command[]): void => {
  for (const command of commands) {
    const verdict = order(game, command);
    if (!verdict.ok) throw new Error(`${command.type} refused: ${verdict.refusal?.id} (${verdict.refusal?.have}/${verdict.refusal?.need})`);
  }
};
const run = (game: Game, hours: number): void => {
  const untilS = game.context.world.timeS + hours * 3_600;
  while (game.context.world.timeS < untilS && game.context.world.outcome.state === 'playing') {
    step(game);
    game.context.events.length = 0;
  }
};
const played = (hours: number, ...commands: Command[]): Game => {
  const game = newGame(catalog, 'in-unison', 3);
  run(game, 2);
  give(game, ...commands);
  run(game, hours);
  return game;
};
const REPLAN: Command = { type: 'train.setPlan', tensor: 0, pipeline: 0 };
const SAVE: Command = { type: 'train.setCheckpoint', checkpointS: 420 };
const EVICT: Command = { type: 'reliability.setEviction', failures: 3 };
const WIDEN: Command = { type: 'network.widen', site: 'choir-works', oversubscription: 1 };
const HIRE: Command[] = [
  { type: 'people.setTarget', role: 'technicians', count: 16 }, { type: 'people.setTarget', role: 'systems', count: 14 }, { type: 'people.setTarget', role: 'recruiting', count: 6 },
];

describe('in unison', () => {
  it('has power, cooling and a run at the start, and nearly no useful GPU', () => {
    const { context } = played(DAY_HOURS);
    expect(factValue(context, 'gpus.inRun')).toBeGreaterThan(15_500);
    expect(factValue(context, 'gpus.cool')).toBe(16_384);
    expect(factValue(context, 'gpus.useful')).toBeLessThan(500);
    expect(context.world.sites[0]!.power.swing.tripsPerHour).toBeLessThan(0.001); // its lesson is another one
  });

  it('is mended step by step: checkpoints, plan, bad servers, people, fabric', () => {
    const useful = (game: Game): number => factValue(game.context, 'gpus.useful');
    const saved = played(DAY_HOURS, SAVE);
    expect(useful(saved)).toBeGreaterThan(1_500);
    const planned = played(DAY_HOURS, SAVE, REPLAN);
    expect(useful(planned)).toBeGreaterThan(1.5 * useful(saved));
    const failures = (...more: Command[]): number => {
      const { context } = played(40 * DAY_HOURS, SAVE, ...more);
      return factValue(context, 'reliability.failuresPerDay') / factValue(context, 'gpus.inRun');
    };
    expect(failures(EVICT)).toBeLessThan(0.85 * failures());
    const wide = played(40 * DAY_HOURS, SAVE, WIDEN);
    expect(wide.context.world.compute.networks[0]!.oversubscription).toBe(1);
    const narrow = loadGame(saveGame(wide), catalog);
    narrow.context.world.compute.networks[0]!.oversubscription = 8;
    const mfu = (game: Game): number => planRun({ site: 'choir-works', params: 2e11, tokens: 6e12, gpus: 14_000, checkpointS: 420 }, game.context).mfu;
    expect(mfu(wide)).toBeGreaterThan(1.01 * mfu(narrow));
  });

  it('is won by who does what the guide says, in its order', () => {
    const game = newGame(catalog, 'in-unison', 3);
    run(game, 14);
    give(game, SAVE, REPLAN, EVICT, { type: 'reliability.setValidation', hours: 48 }, ...HIRE, { type: 'compute.buySpares', accelerator: 'h100', servers: 12 }, WIDEN);
    run(game, 60 * DAY_HOURS);
    expect(game.context.world.outcome).toMatchObject({ state: 'won' });
    expect(game.context.world.guide.step).toBeGreaterThanOrEqual(5);
  });

  it('refuses to narrow a fabric or to widen it twice', () => {
    const game = played(1, WIDEN);
    expect(order(game, WIDEN).refusal?.id).toBe('not-widening');
    expect(order(game, { ...WIDEN, oversubscription: 8 } as Command).refusal?.id).toBe('wider');
  });
});
