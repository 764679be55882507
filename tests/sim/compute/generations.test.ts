/** The generations as choices: what vendors sell where, what a hall can carry, and what a fleet of several kinds does to a run. */
import { describe, expect, test } from 'vitest';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { makePlan } from '../../../src/bots/baseline/plan.ts';
import { advance } from '../../../src/sim/engine/advance.ts';
import { execute } from '../../../src/sim/engine/execute.ts';
import { explain } from '../../../src/sim/engine/explain.ts';
import { newGame } from '../../../src/sim/engine/session.ts';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { trainCommands } from '../../../src/sim/commands/train.ts';
import { computeCommands } from '../../../src/sim/commands/compute.ts';
import { hallCommands } from '../../../src/sim/commands/hall.ts';
import type { CheckCondition, Command } from '../../../src/sim/commands/types.ts';
import { DAY_S } from '../../../src/sim/core/calendar.ts';
import { listPriceCents } from '../../../src/sim/rules/hardwarePrice.ts';
import { resalePriceCents, successor } from '../../../src/sim/rules/resale.ts';
import { offeredAccelerators } from '../../../src/sim/rules/hardwareOffers.ts';
import { gpusPerRack, readReadiness } from '../../../src/sim/rules/fleet.ts';
import { lossCauses, remediesOf } from '../../../src/sim/rules/waterfallCauses.ts';
import { rackMaxKW } from '../../../src/sim/rules/serverPower.ts';
import { planRun } from '../../../src/sim/rules/trainingPlan.ts';
import { breakServer } from '../../../src/sim/systems/reliability/breaking.ts';
import type { Catalog } from '../../../src/sim/world/catalog.ts';
import type { SimContext } from '../../../src/sim/world/context.ts';
import { RACK_OFF } from '../../../src/sim/world/racks.ts';

const base = loadBaseCatalog();

/** The base catalog with its one large hall changed. */
function withHall(change: Record<string, number>): Catalog {
  return { ...base, structures: { ...base.structures, 'hall-l': { ...base.structures['hall-l']!, ...change } as Catalog['structures'][string] } };
}

/** Scenario "swing": a large hall with 256 liquid racks of H100; rows 17 and beyond are free. */
function swing(catalog: Catalog = base): { context: SimContext; hall: number } {
  const { context } = newGame(catalog, 'swing', 1);
  return { context, hall: context.world.sites[0]!.structures[0]!.id };
}

function refused(context: SimContext, hall: number, rack: string, length = 4): CheckCondition | null {
  return refusalOf(hallCommands['hall.placeRow'].check(context, { hall, rack, x: 2, y: 20, length }));
}

describe('what vendors sell', () => {
  test('each generation has racks of its own, and TPUs have none', () => {
    const racked = new Set(Object.values(base.racks).map((rack) => rack.accelerator));
    for (const def of Object.values(base.accelerators)) expect(racked.has(def.id), def.id).toBe(def.onSale !== false);
  });

  test.each([
    ['a100-air-16', 16, 13], ['h200-air-16', 16, 20.4], ['h200-liquid-64', 64, 81.6], ['mi300x-air-16', 16, 20.8],
    ['gb200-nvl72-liquid-72', 72, 126], ['gb300-nvl72-liquid-72', 72, 137], ['vr-nvl72-liquid-72', 72, 210],
  ])('%s: %i GPUs, %f kW of servers', (id, gpus, kW) => {
    const rack = base.racks[id]!;
    expect(gpusPerRack(base, id)).toBe(gpus);
    const { power } = base.constants;
    expect(rackMaxKW(rack, base.accelerators[rack.accelerator]!, power) / (1 + power.storageRatio)).toBeCloseTo(kW, 6);
    expect(rack.sources['servers'] ?? null).not.toBeNull();
  });

  test('a scenario restricts its market', () => {
    expect(offeredAccelerators(base, 'first-rack').map((def) => def.id)).toEqual(['h100']);
    expect(offeredAccelerators(base, 'riverbend-100k').map((def) => def.id)).toEqual(['h100', 'mi300x', 'h200', 'b200', 'gb200-nvl72']);
    const { context } = newGame(base, 'first-rack', 1);
    expect(refusalOf(computeCommands['compute.order'].check(context, { accelerator: 'mi300x', gpus: 8 }))?.id).toBe('offered-here');
    expect(refusalOf(computeCommands['compute.buySpares'].check(context, { accelerator: 'mi300x', servers: 1 }))?.id).toBe('offered-here');
  });

  test('without a list, all that are on sale', () => {
    const open: Catalog = { ...base, scenarios: { open: { ...base.scenarios['first-rack']!, id: 'open' } } };
    delete open.scenarios['open']!.accelerators;
    expect(offeredAccelerators(open, 'open').map((def) => def.id)).toEqual(['a100', 'h100', 'mi300x', 'h200', 'b200', 'gb200-nvl72', 'gb300-nvl72', 'vr-nvl72']);
  });

  test('before its release it is refused with the days that are missing, and its price falls after it', () => {
    const { context } = newGame(base, 'riverbend-100k', 1);
    const order = { accelerator: 'gb200-nvl72', gpus: 72 };
    expect(refusalOf(computeCommands['compute.order'].check(context, order))).toMatchObject({ id: 'released', need: 320 }); // 2024-04-01 to 2025-02-15
    context.world.timeS = 320 * DAY_S;
    const check = computeCommands['compute.order'].check(context, order);
    expect(refusalOf(check)).toBeNull();
    expect(check.readyInS).toBe(90 * DAY_S);
    const def = base.accelerators['gb200-nvl72']!;
    const today = context.world.epochDay + 320;
    expect(listPriceCents(def, today + 365)).toBeLessThan(listPriceCents(def, today));
    expect(refusalOf(computeCommands['compute.order'].check(context, { accelerator: 'gb200-nvl72', gpus: 80 }))).toMatchObject({ id: 'whole-servers', need: 72 });
  });
});

describe('what used GPUs fetch', () => {
  const today = (iso: string): number => Date.parse(iso) / 86_400_000;
  const h100 = base.accelerators['h100']!;
  const at = (iso: string, scenario: string, def = h100): number => resalePriceCents(def, today(iso), base, scenario) / (listPriceCents(def, today(iso)) * def.resaleRatio);

  test('a better generation of the same maker presses the price, more and more in its first year', () => {
    expect(at('2025-01-14', 'riverbend-100k')).toBeCloseTo(1, 6); // H200 is no cheaper for a FLOP/s
    const [spring, summer, winter] = [at('2025-03-15', 'riverbend-100k'), at('2025-07-15', 'riverbend-100k'), at('2026-02-15', 'riverbend-100k')];
    expect(spring).toBeLessThan(1);
    expect(summer).toBeLessThan(spring);
    expect(winter).toBeLessThan(summer);
    const { ratio, def } = successor(h100, today('2026-02-15'), base, 'riverbend-100k');
    expect(def?.id).toBe('gb200-nvl72');
    const perFlop = (id: string): number => listPriceCents(base.accelerators[id]!, today('2026-02-15')) / (base.accelerators[id]!.peakTflops * base.accelerators[id]!.matmulRatio);
    expect(ratio).toBeCloseTo(perFlop('gb200-nvl72') / perFlop('h100'), 3);
  });

  test('not where it is not sold, and not by another maker', () => {
    expect(at('2026-02-15', 'first-rack')).toBeCloseTo(1, 6);
    expect(at('2026-02-15', 'riverbend-100k', base.accelerators['mi300x'])).toBeCloseTo(1, 6);
  });

  test('its explanation multiplies out', () => {
    const { context } = newGame(base, 'riverbend-100k', 1);
    context.world.timeS = 500 * DAY_S;
    const tree = explain(context, 'gpuResale', { accelerator: 'h100' })!;
    expect(tree.terms.map((term) => term.id)).toContain('gpuResale.better');
    expect(tree.terms.reduce((product, term) => product * term.value!, 1) / tree.value!).toBeCloseTo(1, 4);
  });
});

describe('what a hall carries', () => {
  test('a row that fits is taken', () => {
    const { context, hall } = swing();
    expect(refused(context, hall, 'gb200-nvl72-liquid-72')).toBeNull();
    expect(refused(context, hall, 'vr-nvl72-liquid-72')).toBeNull(); // 229 kW of 260
  });

  test('liquid racks where no coolant unit has a place', () => {
    const { context, hall } = swing(withHall({ cduSlots: 0 }));
    const full = rackMaxKW(base.racks['h200-liquid-64']!, base.accelerators['h200']!, base.constants.power);
    const why = refused(context, hall, 'h200-liquid-64');
    expect(why).toMatchObject({ id: 'coolant-places', have: 0, unit: 'kW' });
    expect(why!.need).toBeCloseTo(260 * full * 0.8, 3); // those that stand count too
    expect(refused(context, hall, 'h200-air-16')).toBeNull();
  });

  test('a rack that draws more than the hall feeds to one', () => {
    const { context, hall } = swing(withHall({ maxRackKW: 160 }));
    expect(refused(context, hall, 'gb300-nvl72-liquid-72')).toBeNull(); // 149 kW
    const why = refused(context, hall, 'vr-nvl72-liquid-72');
    expect(why).toMatchObject({ id: 'rack-power', have: 160, unit: 'kW' });
    expect(why!.need).toBeCloseTo(210 * (1 + base.constants.power.storageRatio), 6);
  });

  test('a rack whose heat the air does not carry', () => {
    const { context, hall } = swing(withHall({ maxAirRackKW: 15 }));
    const why = refused(context, hall, 'h100-air-16');
    expect(why).toMatchObject({ id: 'rack-air', have: 15, unit: 'kW' });
    expect(why!.need).toBeCloseTo(20.4 * (1 + base.constants.power.storageRatio), 6);
    expect(refused(context, hall, 'a100-air-16')).toBeNull(); // 14.2 kW
  });

  test('racks beyond what the busway may ever be planned for', () => {
    const { context, hall } = swing();
    const catalog = withHall({ maxItKW: 20_000 });
    const why = refused({ ...context, catalog }, hall, 'gb200-nvl72-liquid-72', 40);
    expect(why).toMatchObject({ id: 'busway-room', have: 20_000 * base.constants.distribution.buswayMaxRatio, unit: 'kW' });
    expect(why!.need).toBeGreaterThan(why!.have!);
    expect(refused({ ...context, catalog }, hall, 'gb200-nvl72-liquid-72', 20)).toBeNull();
  });

  test('racks of another vendor: their GPUs could never join the run', () => {
    const { context, hall } = swing();
    expect(refused(context, hall, 'mi300x-air-16')).toMatchObject({ id: 'one-vendor' });
  });

  test('a refused row changes nothing', () => {
    const { context, hall } = swing();
    const before = context.world.racks.count;
    expect(execute(context, { type: 'hall.placeRow', hall, rack: 'mi300x-air-16', x: 2, y: 20, length: 4 }).ok).toBe(false);
    expect(context.world.racks.count).toBe(before);
  });
});

describe('several generations in one run', () => {
  /** The site of "swing" with a row of B200 beside its H100, all commissioned. */
  function mixed(): SimContext {
    const { context, hall } = swing();
    const { world } = context;
    expect(execute(context, { type: 'hall.placeRow', hall, rack: 'b200-liquid-64', x: 2, y: 20, length: 4 }).ok).toBe(true);
    for (let r = world.racks.count - 4; r < world.racks.count; r++) {
      world.racks.columns.state[r] = RACK_OFF;
      world.racks.columns.gpus[r] = 64;
      world.racks.columns.installedS[r] = 0;
    }
    world.sites[0]!.structures[0]!.hall!.layoutVersion++;
    return context;
  }
  const run = { site: 'quarry-line', params: 3e10, tokens: 6e11, gpus: 16_384, checkpointS: 1800 };

  test('the slowest kind sets the pace of all', () => {
    const context = mixed();
    const site = readReadiness(context).sites[0]!;
    expect([site.accelerator, site.kinds, site.peakTflops, site.memoryGB]).toEqual(['h100', ['h100', 'b200'], 989, 80]);
    const alone = planRun(run, swing().context);
    const both = planRun(run, context);
    expect(both.flopsPerS / alone.flopsPerS).toBeGreaterThan(0.99);
    expect(both.flopsPerS / alone.flopsPerS).toBeLessThan(1.01);
    expect([both.accelerator, both.kinds, alone.kinds]).toEqual(['h100', 2, 1]);
  });

  test('and the explanation says so, with what would mend it', () => {
    const params = { ...run };
    const speed = (context: SimContext): { ids: string[]; raise: string[] } => {
      const tree = explain(context, 'runFinish', params)!;
      return { ids: tree.terms.flatMap((term) => term.terms.map((leaf) => leaf.id)), raise: tree.raise };
    };
    expect(speed(mixed()).ids).toContain('runFinish.slowest');
    expect(speed(mixed()).raise).toContain('raise.runFinish.kinds');
    expect(speed(swing().context).ids).toContain('runFinish.peak');
    expect(speed(swing().context).raise).not.toContain('raise.runFinish.kinds');
  });

  test('a run may leave the slow kind out: it has the pace, the memory and the failures of what takes part', () => {
    const context = mixed();
    const all = planRun(run, context);
    expect(all.choices).toEqual([{ leastKind: 'h100', gpus: 0 }, { leastKind: 'b200', gpus: 0 }]); // nothing is powered before the first hour
    for (let hour = 0; hour < 2; hour++) advance(context);
    const [h100, b200] = planRun(run, context).choices;
    expect(b200!.gpus).toBeGreaterThan(0);
    expect(b200!.gpus).toBeLessThanOrEqual(256);
    expect(h100!.gpus).toBeGreaterThan(b200!.gpus);
    const fast = planRun({ ...run, gpus: 256, leastKind: 'b200' }, context);
    expect([fast.accelerator, fast.kinds, fast.peakTflops]).toEqual(['b200', 1, base.accelerators['b200']!.peakTflops]);
    const slow = planRun({ ...run, gpus: 256 }, context);
    expect(fast.flopsPerS / slow.flopsPerS).toBeGreaterThan(1.5); // peak 2.27 times as high, MFU somewhat lower
    expect(planRun({ ...run, leastKind: 'h100' }, context)).toEqual(planRun(run, context)); // leaves nothing out
  });

  test('the run takes the GPUs of the kinds that were ordered and no others, and changes when told', () => {
    const context = mixed();
    for (let hour = 0; hour < 2; hour++) advance(context);
    const start = { type: 'train.start', name: 'Fast', ...run, params: 1e9, tokens: 1e13, gpus: 16_000, leastKind: 'b200' } as const;
    expect(refusalOf(trainCommands['train.start'].check(context, { ...start, leastKind: 'mi300x' }))).toMatchObject({ id: 'run-kind' });
    expect(execute(context, start).ok).toBe(true);
    advance(context);
    const { job } = context.world.compute;
    expect(job!.assignedGpus).toBeGreaterThan(0);
    expect(job!.assignedGpus).toBeLessThanOrEqual(256);
    const fastFlops = job!.assignedGpus * base.accelerators['b200']!.peakTflops * 1e12 * job!.mfu * job!.straggler * job!.timeRatio;
    const before = job!.flopsDone;
    advance(context);
    expect((job!.flopsDone - before) / (fastFlops * 3600)).toBeCloseTo(1, 1);
    const [loss] = lossCauses(context, 'inStep').filter((cause) => cause.id === 'left-out');
    expect(loss!.gpus).toBeGreaterThan(10_000);
    const takeIn = remediesOf(loss!).find((entry) => entry.id === 'take-in')!; // sixty times as many, half as fast
    expect(takeIn.gpus).toBeGreaterThan(3_000);
    expect(takeIn.order).toMatchObject({ type: 'train.setGpus', leastKind: 'h100' });
    expect(execute(context, takeIn.order as unknown as Command).ok).toBe(true);
    expect(job!.plan).toBeNull();
    advance(context);
    expect(job!.assignedGpus).toBeGreaterThan(10_000);
  });
});

test('the baseline buys what it can cool and feed, at the best price for sustained FLOPs', () => {
  const { context } = newGame(base, 'riverbend-100k', 1);
  expect(makePlan(context)?.accelerator.id).toBe('h100'); // MI300X is cheaper, but has air racks only
  expect(makePlan(context)?.rack.medium).toBe('liquid');
  context.world.timeS = 330 * DAY_S;
  const late = makePlan(context)!;
  expect(late.rack.accelerator).toBe(late.accelerator.id);
  expect(late.rack.medium).toBe('liquid');
});

test('a rack-scale machine fails by the tray, as often for a GPU as servers of eight', () => {
  const { context, hall } = swing();
  const { world } = context;
  const rate = (): number => { const { gpus, nodes } = readReadiness(context).sites[0]!; return nodes / gpus; };
  const before = rate();
  expect(execute(context, { type: 'hall.placeRow', hall, rack: 'gb200-nvl72-liquid-72', x: 2, y: 20, length: 4 }).ok).toBe(true);
  const row = world.racks.count - 1;
  for (let r = row - 3; r <= row; r++) {
    world.racks.columns.state[r] = RACK_OFF;
    world.racks.columns.gpus[r] = 72;
    world.racks.columns.installedS[r] = 0;
  }
  world.sites[0]!.structures[0]!.hall!.layoutVersion++;
  const fleet = readReadiness(context);
  expect(rate()).toBeCloseTo(before, 12);
  breakServer({ ...context, events: [], stepS: 3600 }, fleet, fleet.halls[0]!, 'gpu', 1 - 1e-9); // the last rack of the hall
  expect(world.racks.columns.downGpus[row]).toBe(4);
  expect(fleet.failedServers).toBe(1);
  const spare = computeCommands['compute.buySpares'].check(context, { accelerator: 'h100', servers: 1 });
  expect(spare.payCents).toBe(8 * listPriceCents(base.accelerators['h100']!, world.epochDay));
});

test('a run in FP8 goes as fast as its plan says on chips whose FP8 rate is beyond four times their BF16 peak, and its explanation multiplies up', () => {
  const { context } = newGame(base, 'sandbox', 1, { accelerator: 'vr-nvl72' });
  for (let hour = 0; hour < 40; hour++) advance(context);
  const site = context.world.sites[0]!.id;
  const spec = { site, params: 4e11, tokens: 2e13, gpus: 7_200, checkpointS: 1800, precision: 'fp8', batchTokens: 64e6 } as const;
  const plan = planRun(spec, context);
  const { kernels, parallel, crew, key } = plan.terms;
  expect(plan.mfu).toBeGreaterThan(1); // of the BF16 peak
  expect(plan.mfu).toBeCloseTo(kernels * parallel * crew * key, 9);
  expect(execute(context, { type: 'train.start', name: 'Eight bits', ...spec }).ok).toBe(true);
  advance(context);
  advance(context);
  expect(context.world.compute.job!.mfu / plan.mfu).toBeCloseTo(1, 1);
});
