/** Policies: each acts, stops where it should, keeps the money that is to be kept, and can do nothing that an order could not. */
import { describe, expect, test } from 'vitest';
import { checkCommand, DAY_S, hashWorld, loadGame, newGame, order, saveGame, shapeProblem, step, type Command, type Game, type PolicyId, type RoleId } from '../../../src/sim/index.ts';
import { randomCommand } from '../../../src/bots/randomCommand.ts';
import { createDerived } from '../../../src/sim/engine/derived.ts';
import { stepPolicies } from '../../../src/sim/engine/policies/step.ts';
import { headsNeeded } from '../../../src/sim/rules/people/needs.ts';
import { keptCents } from '../../../src/sim/rules/policies.ts';
import { postsByPlan } from '../../../src/sim/rules/policies/hiring.ts';
import { cohortOf } from '../../../src/sim/world/lookup.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';

const game = (seed = 1): Game => newGame(tinyCatalog, 'tiny', seed);
const set = (policy: PolicyId, value: number | null, role?: RoleId): Command => ({ type: 'policy.set', policy, value, ...(role ? { role } : {}) });

function give(played: Game, command: Command): void {
  const verdict = order(played, command);
  expect(verdict.refusal, JSON.stringify([command, verdict.refusal])).toBeNull();
}

function days(played: Game, count: number, each?: () => void): void {
  const untilS = played.context.world.timeS + count * DAY_S;
  while (played.context.world.timeS < untilS && played.context.world.outcome.state === 'playing') {
    step(played);
    if (played.context.world.timeS % DAY_S === 0) each?.();
  }
}

/** A look of the policies alone, at the next midnight. */
function look(played: Game): void {
  const { world } = played.context;
  world.timeS = Math.ceil((world.timeS + 1) / DAY_S) * DAY_S;
  stepPolicies(played.context);
}

const rich = (played: Game): void => {
  const { finance } = played.context.world;
  finance.balances.cash += 1e13;
  finance.balances.equity -= 1e13;
};
const acts = (played: Game, policy: PolicyId): number => played.context.world.policies.acts[policy]?.count ?? 0;

describe('the order', () => {
  test('all are off on day 0; null turns one off again; the shape takes null here and nowhere else', () => {
    const played = game();
    expect(played.context.world.policies).toEqual({ values: {}, plan: {}, acts: {}, waits: {}, held: false });
    give(played, set('spares', 0.02));
    give(played, set('hire', 20, 'systems'));
    expect(played.context.world.policies.values).toEqual({ spares: 0.02 });
    give(played, set('spares', null));
    give(played, set('hire', null, 'systems'));
    expect(played.context.world.policies).toMatchObject({ values: {}, plan: {} });
    expect(shapeProblem({ type: 'policy.set', policy: 'spares', value: null })).toBeNull();
    expect(shapeProblem({ type: 'hall.setCap', hall: 1, capRatio: null })).not.toBeNull();
  });

  test.each<[Command, string]>([
    [{ type: 'policy.set', policy: 'idle', value: 1 }, 'unknown-policy'],
    [set('hire', 5), 'policy-names-role'],
    [set('spares', 0.01, 'systems'), 'policy-has-no-role'],
    [set('hire', 5, 'baker' as RoleId), 'unknown-role'],
    [set('spares', 0.5), 'policy-range'],
    [set('runway', 0), 'policy-range'],
    [set('runway', 2.5), 'policy-whole'],
    [set('fill', null), 'policy-changes'],
  ])('%j is refused: %s', (command, reason) => {
    expect(checkCommand(game().context, command).refusal?.id).toBe(reason);
  });

  test('matching offers is one setting under two orders', () => {
    const played = game();
    give(played, set('match', 0.3));
    expect(played.context.world.people.matchRatio).toBe(0.3);
    give(played, { type: 'people.setMatch', ratio: 0.5 });
    expect(checkCommand(played.context, set('match', 0.5)).refusal?.id).toBe('policy-changes');
  });

  test('a scenario may start with some', () => {
    const scenario = { ...tinyCatalog.scenarios['tiny']!, policies: [{ policy: 'runway' as const, value: 6 }, { policy: 'hire' as const, value: 9, role: 'research' as const }] };
    const { world } = newGame({ ...tinyCatalog, scenarios: { ...tinyCatalog.scenarios, tiny: scenario } }, 'tiny', 1).context;
    expect(world.policies.values.runway).toBe(6);
    expect(world.policies.plan).toEqual({ research: 9 });
  });
});

describe('hiring to plan', () => {
  test('opens posts up to the plan and no more, and fills them again when people leave', () => {
    const played = game();
    rich(played);
    const before = cohortOf(played.context.world, 'systems').count;
    give(played, set('hire', before + 6, 'systems'));
    days(played, 120, () => expect(cohortOf(played.context.world, 'systems').count).toBeLessThanOrEqual(before + 6));
    expect(cohortOf(played.context.world, 'systems').target).toBe(before + 6);
    expect(cohortOf(played.context.world, 'systems').count).toBeGreaterThan(before);
    expect(acts(played, 'hire')).toBeGreaterThan(0);
    const left = cohortOf(played.context.world, 'systems');
    left.count -= 2;
    days(played, 90);
    expect(left.count).toBeGreaterThan(before + 4);
  });

  test('opens only as many posts as money pays for, in every role the same share, and says how many wait', () => {
    const played = game();
    const { world, catalog } = played.context;
    world.finance.burnCentsPerDay = 0;
    give(played, set('hire', 20_000, 'systems'));
    give(played, set('hire', 20_000, 'research'));
    const posts = postsByPlan(world, catalog);
    const open = posts.map((post) => post.target - cohortOf(world, post.role).count);
    expect(Math.min(...open)).toBeGreaterThan(0);
    expect(Math.max(...posts.map((post) => post.target))).toBeLessThan(20_000);
    look(played);
    expect(world.policies.waits.hire).toMatchObject({ id: 'policy-pay', unit: 'people' });
  });

  test('following the work: targets are what the rule asks for with the reserve, and fall with it; nobody is sent away', () => {
    const played = game();
    rich(played);
    const { world, catalog } = played.context;
    give(played, set('staff', 1.5));
    look(played);
    const need = headsNeeded(world, catalog, 'facilities')!;
    expect(cohortOf(world, 'facilities').target).toBe(Math.ceil(1.5 * need));
    const heads = cohortOf(world, 'construction').count;
    expect(cohortOf(world, 'construction').target).toBe(0); // nothing is being built
    expect(cohortOf(world, 'construction').count).toBe(heads);
  });
});

describe('the runway that is kept', () => {
  test('holds orders by policy and posts below N months, says so, and lets go a month above', () => {
    const played = game();
    const { world } = played.context;
    rich(played);
    give(played, set('spares', 0.1));
    give(played, set('hire', 400, 'systems'));
    give(played, set('runway', 12));
    world.finance.runwayDays = 359;
    look(played);
    expect(world.policies.held).toBe(true);
    expect(played.context.events.some((event) => event.type === 'policy.held' && event.priority === 'warn')).toBe(true);
    expect(acts(played, 'spares')).toBe(0);
    expect(world.policies.waits.spares?.id).toBe('policy-held');
    expect(cohortOf(world, 'systems').target).toBe(cohortOf(world, 'systems').count);
    world.finance.runwayDays = 380;
    look(played);
    expect(world.policies.held).toBe(true);
    world.finance.runwayDays = 390;
    look(played);
    expect(world.policies.held).toBe(false);
    expect(acts(played, 'spares')).toBeGreaterThan(0);
    expect(cohortOf(world, 'systems').target).toBeGreaterThan(cohortOf(world, 'systems').count);
  });

  test("never refuses the player's own order", () => {
    const played = game();
    give(played, set('runway', 36));
    played.context.world.policies.held = true;
    expect(checkCommand(played.context, { type: 'compute.buySpares', accelerator: 'h100', servers: 1 }).ok).toBe(true);
  });
});

describe('spares', () => {
  test('ordered up to the share of servers in racks, once, and paid for like any order', () => {
    const played = game();
    rich(played);
    const { world } = played.context;
    give(played, set('spares', 0.05));
    const cash = world.finance.balances.cash;
    look(played);
    const ordered = world.compute.orders.filter((entry) => entry.kind === 'spares').reduce((sum, entry) => sum + entry.ordered, 0);
    expect(ordered).toBeGreaterThan(0);
    expect(cash - world.finance.balances.cash).toBe(world.policies.acts.spares!.cents);
    look(played);
    look(played);
    expect(acts(played, 'spares')).toBe(1);
  });

  test('change an outcome: servers come back sooner', () => {
    const backlog = (on: boolean): number => {
      const played = game(3);
      rich(played);
      for (const cause of ['systems', 'facilities', 'research'] as const) cohortOf(played.context.world, cause).target = 0;
      cohortOf(played.context.world, 'technicians').count = 2;
      if (on) give(played, set('spares', 0.1));
      let failed = 0;
      days(played, 150, () => { failed += played.context.world.compute.reliability.failedGpus; });
      return failed;
    };
    expect(backlog(true)).toBeLessThan(backlog(false));
  });
});

describe('filling halls', () => {
  test('rows for what is on the dock, within floor, busway and cooling; none when nothing waits', () => {
    const played = game();
    rich(played);
    const { world } = played.context;
    const item = world.compute.stock[0]!;
    item.gpus += 64;
    item.boughtGpus += 64;
    const before = world.racks.count;
    give(played, set('fill', 1));
    look(played);
    expect(world.racks.count).toBeGreaterThan(before);
    expect(acts(played, 'fill')).toBeGreaterThan(0);
    const after = world.racks.count;
    look(played);
    expect(world.racks.count).toBe(after);
  });
});

describe('what fill waits for', () => {
  test('the first row is the player\'s: it says so, and goes on once one stands; halls without power for more say that too', () => {
    const played = game();
    rich(played);
    const { world } = played.context;
    const { count } = world.racks;
    world.racks.count = 0;
    world.compute.stock[0]!.gpus = 64;
    give(played, set('fill', 1));
    Object.assign(played.context, { derived: createDerived() }); // racks were taken away behind its back
    look(played);
    expect(world.policies.waits.fill?.id).toBe('policy-first-row');
    expect(acts(played, 'fill')).toBe(0);
    world.racks.count = count;
    Object.assign(played.context, { derived: createDerived() });
    for (const structure of world.sites[0]!.structures) if (structure.hall) structure.hall.units = [];
    world.compute.stock[0]!.boughtGpus += 64;
    look(played);
    expect(acts(played, 'fill')).toBe(0);
    expect(world.policies.waits.fill).toMatchObject({ id: 'policy-no-room', unit: 'count' });
  });
});

describe('after an incident', () => {
  const incident = { kind: 'cooling' as const, site: 'riverbend', startedS: 0, endedS: -1, halls: [], worstC: 40, damagedGpus: 0 };
  test('a hall shed in it comes back once it is cool, and not before; one shed on a quiet day stays dark', () => {
    const played = game();
    const { world } = played.context;
    const halls = world.sites[0]!.structures.filter((structure) => structure.hall);
    give(played, set('restore', 28));
    give(played, { type: 'emergency.shedHall', hall: halls[0]!.id });
    look(played);
    expect(halls[0]!.hall!.shedByOrder).toBe(true);
    give(played, { type: 'emergency.restoreHall', hall: halls[0]!.id });
    world.incident = { ...incident };
    give(played, { type: 'emergency.shedHall', hall: halls[0]!.id });
    halls[0]!.hall!.airC = 24;
    look(played);
    expect(halls[0]!.hall!.shedByOrder).toBe(true);
    world.incident.endedS = world.timeS;
    halls[0]!.hall!.airC = 33;
    look(played);
    expect(halls[0]!.hall!.shedByOrder).toBe(true);
    halls[0]!.hall!.airC = 24;
    look(played);
    expect(halls[0]!.hall!.shedByOrder).toBe(false);
    expect(acts(played, 'restore')).toBe(1);
  });
});

describe('laws', () => {
  /** A small generator of its own, so that the sequence is the same everywhere. */
  function random(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state / 2_147_483_648;
    };
  }

  test('orders by policy never take cash below what is kept, nor a team above its plan, whatever the player does', () => {
    let bought = 0;
    const spent = (played: Game): number => Object.values(played.context.world.policies.acts).reduce((sum, entry) => sum + entry.cents, 0);
    for (let seed = 1; seed <= 6; seed++) {
      const played = game(seed);
      const { world, catalog } = played.context;
      const draw = random(seed);
      if (seed % 2 === 0) rich(played);
      const values: [PolicyId, number][] = [['spares', 0.1], ['fill', 1], ['staff', 2], ['checkpoint', 0.05], ['restore', 30]];
      for (const [policy, value] of values) give(played, set(policy, value));
      for (const role of ['systems', 'research', 'technicians'] as const) give(played, set('hire', Math.floor(60 * draw()), role));
      for (let day = 0; day < 40; day++) {
        for (let n = 0; n < 6; n++) order(played, randomCommand(played.context, draw));
        const lookS = Math.ceil((world.timeS + 1) / DAY_S) * DAY_S;
        while (world.timeS < lookS - 3600 && world.outcome.state === 'playing') step(played);
        if (world.outcome.state !== 'playing') break;
        const before = spent(played);
        step(played); // the last hour of the day, then the policies
        if (spent(played) > before) bought++;
        if (spent(played) > before) expect(world.finance.balances.cash).toBeGreaterThanOrEqual(keptCents(world, catalog));
        for (const post of postsByPlan(world, catalog)) expect(post.target).toBeLessThanOrEqual(post.plan);
      }
    }
    expect(bought).toBeGreaterThan(3);
  });

  test('the same game twice, and saved in between, is the same game', () => {
    const start = (): Game => {
      const played = game(4);
      for (const [policy, value] of [['spares', 0.05], ['fill', 0.9], ['staff', 1.3], ['runway', 3], ['checkpoint', 0.1]] as const) give(played, set(policy, value));
      return played;
    };
    const once = start();
    days(once, 30);
    let again = start();
    days(again, 11);
    again = loadGame(saveGame(again), tinyCatalog);
    days(again, 19);
    expect(hashWorld(again.context.world).hash).toBe(hashWorld(once.context.world).hash);
  });
});
