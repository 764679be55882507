/** A plan is given to copies: the game stays as it is, and what the copies say is what giving it does. */
import { describe, expect, it } from 'vitest';
import { createInlineClient } from '../../src/host/client.ts';
import { hashWorld, newGame, order, suggestPlace, type Command, type Game } from '../../src/sim/index.ts';
import { createPlanner } from '../../src/host/planner.ts';
import type { Forecast } from '../../src/host/protocol.ts';
import { tinyCatalog } from '../support/tinyCatalog.ts';

const never = { onProgress: () => undefined, onDone: () => undefined, onFail: (_id: number, error: unknown) => { throw error as Error; } };
const start = (): Game => newGame(tinyCatalog, 'tiny', 1);

function build(game: Game, structure: string, count = 1): Command {
  const { world, catalog } = game.context;
  const site = world.sites[0]!.id;
  const at = suggestPlace(world, catalog, site, structure);
  if (!at) throw new Error(`no place for ${structure}`);
  return { type: 'site.build', site, structure, ...at, count };
}

const ofKind = (kind: string): string => Object.values(tinyCatalog.structures).find((def) => def.kind === kind && !(def.kind === 'hall' && def.fromShell))!.id;

describe('a plan', () => {
  it('is judged on a copy: the game does not change, and the second order meets the first', () => {
    const game = start();
    const before = hashWorld(game.context.world).hash;
    const command = build(game, ofKind('heat-rejection'));
    const preview = createPlanner(never).preview(game, [command, command]);
    expect(hashWorld(game.context.world).hash).toBe(before);
    expect(preview.verdicts.map((verdict) => verdict.ok)).toEqual([true, false]);
    expect(preview.verdicts[1]!.refusal?.id).toBe('ground-free');
    expect(preview.structures).toHaveLength(1);
    expect(preview.payCents).toBe(preview.verdicts[0]!.check.payCents);
    expect(preview.after[0]!.rejectKW).toBeGreaterThan(preview.before[0]!.rejectKW);
    expect(preview.after[0]!.groundTiles).toBeGreaterThan(preview.before[0]!.groundTiles);
  });

  it('takes ground beyond the cash, and says which order cannot be paid', () => {
    const game = start();
    const command = build(game, ofKind('heat-rejection'));
    const free = createPlanner(never).preview(game, [command]);
    game.context.world.finance.balances.cash = free.payCents - 1;
    const preview = createPlanner(never).preview(game, [command]);
    expect(preview.structures).toHaveLength(1);
    expect(preview.verdicts[0]).toMatchObject({ ok: false, refusal: { id: 'no-cash', have: free.payCents - 1, need: free.payCents } });
    expect(preview.payCents).toBe(free.payCents);
    expect(order(game, command).refusal?.id).toBe('no-cash');
  });

  it('says what it lacks, with an order that mends it', () => {
    const game = start();
    const planner = createPlanner(never);
    const commands: Command[] = [];
    let preview = planner.preview(game, commands);
    // Racks in a ready hall until something is short.
    const hall = game.context.world.sites[0]!.structures.find((entry) => entry.hall !== null && entry.stage === 'ready')!;
    const def = tinyCatalog.structures[hall.def]!;
    const rack = Object.values(tinyCatalog.racks).find((entry) => entry.medium === 'air')!;
    for (let y = 0; def.kind === 'hall' && y < def.floorRows; y++) commands.push({ type: 'hall.placeRow', hall: hall.id, rack: rack.id, x: 0, y, length: def.floorCols });
    preview = planner.preview(game, commands);
    expect(preview.verdicts.some((verdict) => verdict.ok)).toBe(true);
    const mended = preview.needs.find((need) => need.mend !== null);
    expect(mended).toBeDefined();
    const again = planner.preview(game, [...commands, mended!.mend!]);
    const left = again.needs.find((need) => need.id === mended!.id && need.hall === mended!.hall);
    expect(left === undefined || left.need - left.have < mended!.need - mended!.have).toBe(true);
    expect(again.verdicts.at(-1)!.check.conditions.filter((entry) => !entry.ok && entry.id !== 'no-cash')).toEqual([]);
  });
});

describe('a forecast', () => {
  const client = (): ReturnType<typeof createInlineClient> => {
    let nowMs = 0;
    return createInlineClient({ onFrame: () => undefined, onCrash: (message) => { throw new Error(message); } }, () => (nowMs += 1));
  };

  async function run(commands: (game: Game) => Command[], days: number): Promise<Forecast | null> {
    const engine = client();
    engine.sendCatalog(tinyCatalog);
    await engine.newGame('tiny', 1);
    const asked = engine.forecast(commands(start()), days);
    let done = false;
    void asked.finally(() => { done = true; });
    for (let tick = 0; tick < 2000 && !done; tick++) {
      engine.tick(tick * 40);
      await Promise.resolve();
      await Promise.resolve();
    }
    return asked;
  }

  it('is the same on both sides when the plan is empty', async () => {
    const forecast = await run(() => [], 5);
    expect(forecast!.without.columns.cashCents.length).toBeGreaterThanOrEqual(5);
    expect(forecast!.withPlan).toEqual(forecast!.without);
  });

  it('shows what the plan costs', async () => {
    const forecast = await run((game) => [build(game, ofKind('heat-rejection'))], 5);
    const [without, withPlan] = [forecast!.without.columns.cashCents, forecast!.withPlan.columns.cashCents];
    expect(forecast!.withPlan.refused).toBe(0);
    expect(withPlan.at(-1)!).toBeLessThan(without.at(-1)!);
  });

  it('can be ended', async () => {
    const engine = client();
    engine.sendCatalog(tinyCatalog);
    await engine.newGame('tiny', 1);
    const asked = engine.forecast([], 180);
    engine.tick(0);
    engine.endForecast();
    expect(await asked).toBeNull();
  });
});
