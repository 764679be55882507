/** Affairs in a whole game: how often they ask, and that answering them is within the lab's means. */
import { describe, expect, it } from 'vitest';
import { DAY_S } from '../../src/sim/index.ts';
import { catalog, played } from './catalog.ts';
import { affairsOf } from './affairGames.ts';

describe('affairs in a game of the baseline', () => {
  const { world } = played('riverbend-100k', 'baseline', 1).game.context;
  const asked = world.affairs.log.filter((entry) => (catalog.affairs[entry.affair]?.answerDays ?? 0) > 0);

  it('ask about once in six to thirty days', () => {
    const days = world.timeS / DAY_S;
    expect(days / asked.length).toBeGreaterThan(6);
    expect(days / asked.length).toBeLessThan(30);
  });

  it('are answered, from many topics', () => {
    expect(asked.filter((entry) => entry.answered).length).toBeGreaterThan(asked.length * 0.8);
    expect(new Set(affairsOf(world).map((id) => catalog.affairs[id]?.topic)).size).toBeGreaterThanOrEqual(7);
  });
});

it('plant missions stay quiet', () => {
  for (const id of ['first-rack', 'keep-it-cool', 'swing', 'in-unison', 'dry-summer']) expect(catalog.scenarios[id]?.affairs ?? [], id).toEqual([]);
});
