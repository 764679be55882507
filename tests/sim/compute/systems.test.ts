import { describe, expect, test } from 'vitest';
import { networkCommands } from '../../../src/sim/commands/network.ts';
import { computeCommands } from '../../../src/sim/commands/compute.ts';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { productCommands } from '../../../src/sim/commands/product.ts';
import { trainCommands } from '../../../src/sim/commands/train.ts';
import { planRun } from '../../../src/sim/rules/trainingPlan.ts';
import { pay, trialBalance } from '../../../src/sim/world/ledger.ts';
import type { StepContext } from '../../../src/sim/world/context.ts';
import { tinyConstants } from '../../support/tinyCatalog.ts';
import { catalog, hallOf, makeCluster, power, runHour, runHours } from './cluster.ts';

const QUIET = { ...catalog, constants: { ...tinyConstants, reliability: { ...tinyConstants.reliability, causes: [] } } };
const quiet = { ...QUIET, fabrics: { ethernet400: { ...catalog.fabrics['ethernet400']!, flapsPerOpticYear: 0 } } };
const run = { name: 'Alpha', site: 'riverbend', params: 7e9, tokens: 1.4e11, gpus: 160, checkpointS: 1800 };

function start(context: StepContext, more: Partial<typeof run> = {}): void {
  const payload = { ...run, ...more };
  expect(refusalOf(trainCommands['train.start'].check(context, payload))).toBeNull();
  trainCommands['train.start'].apply(context, payload);
}

/** GPUs of the lab's, wherever they are. */
function counted(context: StepContext): { bought: number; onOrder: number; dock: number; racks: number } {
  const { compute, racks } = context.world;
  let inRacks = 0;
  for (let r = 0; r < racks.count; r++) inRacks += racks.columns.gpus[r]!;
  const onOrder = compute.orders.filter((order) => order.kind === 'accelerator').reduce((sum, order) => sum + order.ordered - order.delivered, 0);
  return {
    bought: compute.stock.reduce((sum, item) => sum + item.boughtGpus, 0), onOrder,
    dock: compute.stock.reduce((sum, item) => sum + item.gpus, 0), racks: inRacks,
  };
}

describe('from order to rack', () => {
  test('an order waits for its lead time, comes in weekly batches, is installed and cabled; no GPU is lost on the way', () => {
    const context = makeCluster({ planned: 12, technicians: 20, ports: 0 });
    const payload = { accelerator: 'h100', gpus: 192 };
    const check = computeCommands['compute.order'].check(context, payload);
    expect(refusalOf(check)).toBeNull();
    expect(check.payCents).toBeGreaterThan(0);
    pay(context.world, check.account, check.payCents, check.kind);
    computeCommands['compute.order'].apply(context, payload);
    networkCommands['network.order'].apply(context, { site: 'riverbend', fabric: 'ethernet400', ports: 192 });
    context.world.compute.orders[0]!.perWeek = 96;
    runHours(context, 24 * 59);
    expect(counted(context)).toEqual({ bought: 192, onOrder: 192, dock: 0, racks: 0 });
    expect(context.world.compute.waterfall).toMatchObject({ bought: 192, delivered: 0 });
    runHours(context, 24 * 20, () => {
      const { bought, onOrder, dock, racks } = counted(context);
      expect(onOrder + dock + racks).toBe(bought);
    });
    expect(context.world.compute.orders).toEqual([]);
    const { waterfall, networks } = context.world.compute;
    expect(networks[0]).toMatchObject({ portsDelivered: 192, portsCabled: 192, crewHoursLeft: 0, leaf: 6, spine: 3 });
    expect(waterfall).toMatchObject({ delivered: 192, installed: 192, powered: 192, cool: 192, connected: 192 });
    expect(context.events.map((event) => event.type)).toContain('install.done');
    expect(trialBalance(context.world)).toBe(0);
  });

  test('nobody installs without technicians, and more of them are faster', () => {
    const hours = (technicians: number): number => {
      const context = makeCluster({ planned: 10, stock: 160, technicians });
      for (let hour = 1; hour <= 400; hour++) {
        runHour(context);
        if (context.world.compute.waterfall.installed === 160) return hour;
      }
      return Infinity;
    };
    expect(hours(0)).toBe(Infinity);
    expect(hours(20)).toBeLessThan(hours(10));
  });

  test('selling takes from the dock only, keeps the books balanced', () => {
    const context = makeCluster({ racks: 2, stock: 32 });
    const check = (gpus: number): string | undefined => refusalOf(computeCommands['compute.sell'].check(context, { accelerator: 'h100', gpus }))?.id;
    expect(check(33)).toBe('on-dock');
    expect(check(32)).toBeUndefined();
    const cash = context.world.finance.balances.cash;
    computeCommands['compute.sell'].apply(context, { accelerator: 'h100', gpus: 32 });
    expect(context.world.finance.balances.cash).toBeGreaterThan(cash);
    expect(trialBalance(context.world)).toBe(0);
    expect(counted(context)).toEqual({ bought: 32, onOrder: 0, dock: 0, racks: 32 });
  });
});

describe('failures and repairs', () => {
  test('failed servers leave the run and come back; repairs need technicians', () => {
    const failing = { ...catalog, constants: { ...tinyConstants, reliability: { ...tinyConstants.reliability, causes: [{ id: 'gpu', per1000NodeDays: 200, hardware: true, needsRepair: true }] } } };
    const down = (technicians: number): number => {
      const context = makeCluster({ racks: 40, technicians, catalog: failing });
      runHours(context, 24 * 10);
      const { reliability } = context.world.compute;
      let sum = 0;
      for (let r = 0; r < context.world.racks.count; r++) sum += context.world.racks.columns.downGpus[r]!;
      expect(reliability.failedGpus).toBe(sum);
      expect(reliability.repairBacklogServers).toBe(sum / 8);
      return sum;
    };
    expect(down(0)).toBeGreaterThan(0);
    expect(down(30)).toBeLessThan(down(0));
  });

  test('with a spare the GPUs are back after the swap, and the spare comes back from the bench', () => {
    const hours = (spares: number): number => {
      const context = makeCluster({ racks: 10, technicians: 4, catalog: quiet });
      context.world.compute.stock[0]!.spareServers = spares;
      context.world.racks.columns.downGpus[3] = 8;
      context.world.compute.reliability.damagedGpus = 8;
      for (let hour = 1; hour <= 100; hour++) {
        runHour(context);
        if (context.world.compute.reliability.failedGpus === 0) {
          runHours(context, 48);
          expect(context.world.compute.stock[0]!.spareServers).toBe(spares);
          return hour;
        }
      }
      return Infinity;
    };
    expect(hours(1)).toBeLessThan(hours(0));
    expect(hours(0)).toBeLessThan(20);
  });

  test('MTTI falls in proportion to the GPUs in the run', () => {
    const mtti = (racks: number): number => {
      const context = makeCluster({ racks });
      start(context, { gpus: racks * 16, tokens: 1e13 });
      runHours(context, 2);
      return context.world.compute.reliability.mttiHours * context.world.compute.job!.assignedGpus;
    };
    expect(mtti(40) / mtti(10)).toBeCloseTo(1, 2);
  });

  test('expected failures of a fleet come out of the hours', () => {
    let failures = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const context = makeCluster({ racks: 100, technicians: 200, seed, catalog: { ...catalog, fabrics: quiet.fabrics } });
      start(context, { gpus: 1600, tokens: 1e15, params: 1e9 });
      runHours(context, 24 * 20);
      failures += context.world.compute.reliability.interruptions;
    }
    const expected = 20 * 20 * 200 * 3.2 / 1000; // seeds x days x servers x failures per 1000 node-days
    expect(failures / expected).toBeGreaterThan(0.85);
    expect(failures / expected).toBeLessThan(1.1);
  });
});

describe('the run', () => {
  test('finishes when planned, with the planned model', () => {
    const context = makeCluster({ racks: 10, catalog: quiet });
    const plan = planRun(run, context);
    start(context);
    let hours = 0;
    while (context.world.compute.job && hours < 24 * 400) {
      runHour(context);
      hours++;
    }
    expect(hours / 24 / plan.days).toBeGreaterThan(0.96); // the lab learns meanwhile
    expect(hours / 24 / plan.days).toBeLessThan(1.05);
    const model = context.world.compute.models[0]!;
    expect(model).toMatchObject({ name: 'Alpha', params: 7e9, tokens: 1.4e11, maxGpus: 160 });
    expect(model.capability).toBeCloseTo(plan.capability, 6);
    expect(context.events.at(-1)?.type).toBe('training.finished');
  });

  test('goes at the clock of its slowest hall, and waits when the power goes', () => {
    const context = makeCluster({ racks: 10, catalog: quiet });
    start(context);
    runHour(context);
    const full = context.world.compute.job!.flopsDone;
    runHour(context, (now) => power(now, 1, 0.5));
    expect((context.world.compute.job!.flopsDone - full) / full).toBeCloseTo(0.5, 3); // software grew by an hour
    const before = context.world.compute.job!.flopsDone;
    runHour(context, (now) => power(now, 0));
    expect(context.world.compute.job!.state).toBe('waiting');
    expect(context.world.compute.job!.flopsDone).toBeLessThan(before);
    expect(context.world.compute.waterfall.useful).toBe(0);
    runHour(context);
    expect(context.world.compute.job!.state).toBe('running');
    expect(context.world.compute.job!.timeRatio).toBeLessThan(0.95);
  });

  test('needs people: none and it waits, too few and it crawls', () => {
    const context = makeCluster({ racks: 10, catalog: quiet });
    start(context);
    runHour(context);
    const full = context.world.compute.job!.mfu;
    const research = context.world.people.cohorts.find((cohort) => cohort.role === 'research')!;
    research.count = 2;
    runHour(context);
    expect(context.world.compute.job!.mfu / full).toBeLessThanOrEqual(0.5); // and their software falls back
    expect(context.world.compute.job!.mfu / full).toBeGreaterThan(0.35);
    research.count = 0;
    runHour(context);
    expect(context.world.compute.job!.state).toBe('waiting');
  });

  test('refuses what cannot run, and says why', () => {
    const context = makeCluster({ racks: 2 });
    const why = (more: Partial<typeof run>): string | undefined => refusalOf(trainCommands['train.start'].check(context, { ...run, ...more }))?.id;
    expect(why({ site: 'nowhere' })).toBe('run-site');
    expect(why({ name: '   ' })).toBe('run-name');
    expect(why({ params: NaN })).toBe('params-range');
    expect(why({ params: 1e12 })).toBe('model-fits');
    expect(why({ params: 4e11, gpus: 1e6 })).toBe('gpus-ready');
    const most = trainCommands['train.start'].check(context, run);
    expect(refusalOf(most)).toMatchObject({ id: 'run-gpus-bought', have: 32, need: 160, unit: 'gpus' });
    expect(why({ gpus: 32 })).toBeUndefined();
    start(context, { gpus: 32 });
    expect(why({})).toBe('no-run');
    expect(refusalOf(trainCommands['train.setGpus'].check(context, { gpus: 33 }))).toMatchObject({ id: 'run-gpus-bought', have: 32, need: 33 });
  });

  test('stopped early, it leaves the model of the tokens it saw', () => {
    const context = makeCluster({ racks: 10, catalog: quiet });
    start(context, { tokens: 1.4e12 });
    runHours(context, 24);
    const { job } = context.world.compute;
    const share = job!.flopsDone / job!.flopsNeeded;
    trainCommands['train.stop'].apply(context);
    expect(context.world.compute.job).toBeNull();
    expect(context.world.compute.models[0]!.tokens / 1.4e12).toBeCloseTo(share, 6);
  });
});

describe('the product', () => {
  test('earns from those who choose it, loses them when it cannot serve or costs too much', () => {
    const context = makeCluster({ racks: 100, catalog: quiet });
    context.world.compute.models.push({ id: 7, name: 'Alpha', params: 70e9, activeParams: 70e9, contextTokens: 8192, tokens: 1.4e12, flops: 5.9e23, loss: 1.9, capability: 52, finishedS: 0, maxGpus: 1600 });
    const launch = { model: 7, priceCentsPerMTok: 300, gpus: 800 };
    expect(refusalOf(productCommands['product.launch'].check(context, launch))).toBeNull();
    productCommands['product.launch'].apply(context, launch);
    runHours(context, 24 * 60);
    const { product, waterfall } = context.world.compute;
    expect(product.servingNow).toBe(800);
    expect(product.revenueCents).toBeGreaterThan(0);
    expect(Number.isSafeInteger(product.revenueTotalCents)).toBe(true);
    expect(product.servedTokensPerS).toBeLessThanOrEqual(product.capacityTokensPerS);
    expect(waterfall.inStep).toBeCloseTo(800, 6);
    const share = product.share;
    product.priceCentsPerMTok = 100_000;
    runHours(context, 24 * 60);
    expect(product.share).toBeLessThan(share);
    productCommands['product.setServing'].apply(context, { gpus: 0 });
    runHours(context, 24);
    expect(product.revenueCents).toBe(0);
  });

  test('a run and a product never use the same GPU', () => {
    const context = makeCluster({ racks: 10, catalog: quiet });
    context.world.compute.models.push({ id: 7, name: 'A', params: 7e9, activeParams: 7e9, contextTokens: 8192, tokens: 1e12, flops: 4e22, loss: 2, capability: 40, finishedS: 0, maxGpus: 1 });
    start(context);
    productCommands['product.launch'].apply(context, { model: 7, priceCentsPerMTok: 100, gpus: 60 });
    runHours(context, 3);
    expect(context.world.compute.job!.assignedGpus).toBe(100);
    expect(context.world.compute.product.servingNow).toBe(60);
    expect(hallOf(context).coolGpus).toBe(160);
  });
});

test('caches are no state: thrown away every hour, the world comes out the same', () => {
  const rough = { ...catalog, constants: { ...tinyConstants, reliability: { ...tinyConstants.reliability, causes: [{ id: 'gpu', per1000NodeDays: 60, hardware: true, needsRepair: true }] } } };
  const play = (forget: boolean): string => {
    const context = makeCluster({ racks: 20, planned: 10, technicians: 6, catalog: rough });
    context.world.compute.stock[0]!.spareServers = 1;
    start(context, { gpus: 320, tokens: 1e13 });
    computeCommands['compute.order'].apply(context, { accelerator: 'b200', gpus: 72 });
    computeCommands['compute.order'].apply(context, { accelerator: 'h100', gpus: 160 });
    runHours(context, 24 * 90, (now) => {
      if (forget) now.derived = { layouts: new Map(), air: new Map(), plants: new Map() };
      if (now.world.timeS === 86_400 * 20) {
        now.world.racks.columns.downGpus[2] = 11;
        now.world.compute.reliability.damagedGpus += 11;
      }
    });
    expect(context.world.compute.reliability.repairedServers).toBeGreaterThan(5);
    return JSON.stringify(context.world);
  };
  expect(play(true)).toBe(play(false));
});
