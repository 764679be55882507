/** Watts in are watts out, at every node and to the last one, in games as they are played. */
import { describe, expect, it } from 'vitest';
import { botById } from '../../../src/bots/index.ts';
import { play } from '../../../src/bots/play.ts';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { order, step, wattFlow, type Game, type WattFlow } from '../../../src/sim/index.ts';

const catalog = loadBaseCatalog();
const sum = (values: Record<string, number>): number => Object.values(values).reduce((all, value) => all + value, 0);
const inW = (flow: WattFlow): number => sum(flow.sources);
const outW = (flow: WattFlow): number => sum(flow.uses) + flow.halls.reduce((all, { ends }) => all + sum(ends), 0);

function check(game: Game): WattFlow[] {
  return game.context.world.sites.map((site) => {
    const flow = wattFlow(game.context, site);
    for (const value of [...Object.values(flow.sources), ...Object.values(flow.uses), ...flow.halls.flatMap(({ ends }) => Object.values(ends))]) {
      expect(Number.isSafeInteger(value)).toBe(true);
      expect(value).toBeGreaterThanOrEqual(0);
    }
    expect(inW(flow)).toBe(outW(flow));
    for (const { id, ends } of flow.halls) expect(sum(ends)).toBe(Math.round(site.structures.find((entry) => entry.id === id)!.hall!.itKW * 1000));
    return flow;
  });
}

describe('the flow of watts', () => {
  it.each(['first-rack', 'swing', 'riverbend-100k'])('balances at every hour of %s, and leaves nothing open while no supply is broken', (scenario) => {
    let worked = 0;
    let settled = 0;
    let hours = 0;
    play(catalog, scenario, 2, botById('baseline')!, { maxHours: 24 * 90, onStep: (game) => {
      if (hours++ % 7 !== 0) return;
      for (const [i, flow] of check(game).entries()) {
        const { power } = game.context.world.sites[i]!;
        worked = Math.max(worked, ...flow.halls.map(({ ends }) => ends.run));
        // The hour after an incident has the sources of the hour before it.
        const { incident, timeS } = game.context.world;
        if (power.gridOutUntilS > 0 || power.unservedKW > 0 || power.upsKW > 0 || (incident && (incident.endedS < 0 || timeS - incident.endedS <= 7_200))) continue;
        settled++;
        expect(flow.sources.gap + flow.uses.surplus).toBeLessThanOrEqual(Math.max(10, inW(flow) * 1e-6));
      }
    } });
    expect(worked).toBeGreaterThan(0);
    expect(settled).toBeGreaterThan(20);
  }, 60_000);

  it('gives an idle lab nothing but idle servers, and a run the most of it', () => {
    const { game } = play(catalog, 'swing', 2, botById('neglect')!, { maxHours: 3 });
    const [idle] = check(game);
    const ofEnd = (flow: WattFlow, end: 'run' | 'runLost' | 'idle'): number => flow.halls.reduce((all, { ends }) => all + ends[end], 0);
    expect(ofEnd(idle!, 'idle')).toBe(idle!.halls.reduce((all, { ends }) => all + sum(ends), 0));
    const { world } = game.context;
    expect(order(game, { type: 'train.start', name: 'All', site: world.sites[0]!.id, params: 3e11, tokens: 6e12, gpus: world.compute.waterfall.bought, checkpointS: 1_800 }).ok).toBe(true);
    for (let n = 0; n < 6; n++) step(game);
    const [busy] = check(game);
    expect(ofEnd(busy!, 'run') + ofEnd(busy!, 'runLost')).toBeGreaterThan(0.9 * busy!.halls.reduce((all, { ends }) => all + sum(ends), 0));
    expect(inW(busy!)).toBeGreaterThan(inW(idle!));
  }, 30_000);
});
