/** The game played again without one of its orders, beside the open game and in slices. */
import { describe, expect, it } from 'vitest';
import { createInlineClient, type FrameMessage } from '../../src/host/client.ts';
import { createWhatIf, hashWorld, newGame, order, step, suggestPlace, type Command, type Game, type WhatIfResult } from '../../src/sim/index.ts';
import { tinyCatalog } from '../support/tinyCatalog.ts';

const ofKind = (kind: string): string => Object.values(tinyCatalog.structures).find((def) => def.kind === kind && !(def.kind === 'hall' && def.fromShell))!.id;

function build(game: Game, structure: string): Command {
  const { world, catalog } = game.context;
  const site = world.sites[0]!.id;
  const at = suggestPlace(world, catalog, site, structure);
  if (!at) throw new Error(`no place for ${structure}`);
  return { type: 'site.build', site, structure, ...at, count: 1 };
}

function give(game: Game, command: Command): void {
  expect(order(game, command).ok, JSON.stringify(command)).toBe(true);
}

function run(game: Game, hours: number): void {
  for (let n = 0; n < hours; n++) {
    step(game);
    game.context.events.length = 0;
  }
}

function leaveOut(game: Game, chosen: number): Extract<WhatIfResult, { state: 'done' }> {
  const { world } = game.context;
  const whatIf = createWhatIf({ scenario: world.scenario, seed: world.seed, log: game.log, endS: world.timeS, endHash: hashWorld(world).hash }, tinyCatalog, chosen);
  while (!whatIf.step());
  const result = whatIf.result()!;
  if (result.state !== 'done') throw new Error(result.state);
  return result;
}

describe('a game without one of its orders', () => {
  it('knows things by the ids that they have on the other course', () => {
    // Two are built and the second is torn down: without the first, it is still the second that goes.
    const game = newGame(tinyCatalog, 'tiny', 1);
    const site = game.context.world.sites[0]!;
    give(game, build(game, ofKind('heat-rejection')));
    give(game, build(game, ofKind('battery')));
    run(game, 24 * 60);
    give(game, { type: 'site.demolish', site: site.id, id: site.structures.at(-1)!.id });
    run(game, 24);
    const { branches: [branch], asPlayed } = leaveOut(game, 0);
    expect(branch).toMatchObject({ refused: 0, decision: { type: 'site.build', orders: [0] } });
    // Its price stayed in the bank.
    expect(branch!.reading.cashCents).toBeGreaterThan(asPlayed.cashCents);
  });

  it('counts later orders that rest on it', () => {
    const game = newGame(tinyCatalog, 'tiny', 1);
    const site = game.context.world.sites[0]!;
    give(game, build(game, ofKind('heat-rejection')));
    run(game, 24 * 60);
    give(game, { type: 'site.demolish', site: site.id, id: site.structures.at(-1)!.id });
    run(game, 24);
    expect(leaveOut(game, 0).branches[0]!.refused).toBe(1);
  });
});

describe('the page', () => {
  async function playing() {
    const frames: FrameMessage[] = [];
    let nowMs = 0;
    // Each reading of the clock takes a millisecond, so a slice ends.
    const client = createInlineClient({ onFrame: (message) => frames.push(message), onCrash: (message) => { throw new Error(message); } }, () => nowMs++);
    client.sendCatalog(tinyCatalog);
    await client.newGame('tiny', 1);
    const game = newGame(tinyCatalog, 'tiny', 1);
    expect((await client.order(build(game, ofKind('heat-rejection')))).ok).toBe(true);
    client.setSpeed(4);
    for (let n = 0; n < 40; n++) client.tick((nowMs += 250));
    client.setSpeed(0);
    return { client, tick: () => client.tick((nowMs += 40)) };
  }

  it('asks, is told how far it is, and the game stays as it was', async () => {
    const { client, tick } = await playing();
    const before = await client.ask({ type: 'hash' });
    const told: number[] = [];
    let result: WhatIfResult | null | undefined;
    void client.whatIf(null, (ratio) => told.push(ratio)).then((value) => { result = value; });
    for (let n = 0; n < 5_000 && result === undefined; n++) {
      tick();
      await Promise.resolve();
    }
    expect(result).toMatchObject({ state: 'done' });
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(await client.ask({ type: 'hash' })).toBe(before);
  });

  it('can end it', async () => {
    const { client, tick } = await playing();
    const asked = client.whatIf(0);
    tick();
    client.endWhatIf();
    expect(await asked).toBeNull();
  });
});
