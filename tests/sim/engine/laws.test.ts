/** Laws that hold for any seed and any session of orders. */
import fc from '../../support/laws.ts';
import { describe, expect, it } from 'vitest';
import { keyedRandom } from '../../../src/bots/fuzz.ts';
import { randomCommand } from '../../../src/bots/randomCommand.ts';
import {
  checkCommand, createFramePool, explain, EXPLAIN_IDS, hashWorld, loadGame, projectFrame, recordOf, saveGame, trialBalance, verifyRecord, WATERFALL_STEPS,
} from '../../../src/sim/index.ts';
import type { Game, World } from '../../../src/sim/index.ts';
import { createDerived } from '../../../src/sim/engine/derived.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { playPlan, plans } from '../../support/sessions.ts';

const catalog = tinyCatalog;
const SCENARIO = 'tiny';
const RUNS = { numRuns: 25 };

const hashOf = (game: Game): string => hashWorld(game.context.world).hash;

/** Walks plain data and calls back for each number. */
function eachNumber(value: unknown, path: string, visit: (value: number, path: string) => void): void {
  if (typeof value === 'number') visit(value, path);
  else if (ArrayBuffer.isView(value)) for (const entry of value as unknown as number[]) visit(entry, path);
  else if (Array.isArray(value)) value.forEach((entry, index) => eachNumber(entry, `${path}[${index}]`, visit));
  else if (typeof value === 'object' && value !== null) for (const [key, entry] of Object.entries(value)) eachNumber(entry, `${path}.${key}`, visit);
}

describe('any session', () => {
  it('gives the same hash twice', () => {
    fc.assert(fc.property(plans(), (plan) => {
      expect(hashOf(playPlan(catalog, SCENARIO, plan))).toBe(hashOf(playPlan(catalog, SCENARIO, plan)));
    }), RUNS);
  });

  it('is not changed by saving and loading after every step, nor by throwing the caches away', () => {
    fc.assert(fc.property(plans(6), (plan) => {
      const plain = playPlan(catalog, SCENARIO, plan);
      const saved = playPlan(catalog, SCENARIO, plan, { afterStep: (game) => loadGame(saveGame(game), catalog) });
      const uncached = playPlan(catalog, SCENARIO, plan, { afterStep: (game) => { game.context.derived = createDerived(); } });
      expect(hashWorld(saved.context.world).slices).toEqual(hashWorld(plain.context.world).slices);
      expect(hashWorld(uncached.context.world).slices).toEqual(hashWorld(plain.context.world).slices);
    }), { numRuns: 12 });
  });

  it('is not changed by checking, explaining or drawing a frame, and frames survive a structured clone', () => {
    fc.assert(fc.property(plans(6), (plan) => {
      const game = playPlan(catalog, SCENARIO, plan);
      const before = hashWorld(game.context.world).slices;
      const random = keyedRandom(plan.luck, 999);
      for (let i = 0; i < 40; i++) checkCommand(game.context, randomCommand(game.context, random));
      const hall = game.context.world.sites.flatMap((site) => site.structures).find((structure) => structure.hall)?.id ?? 0;
      for (const id of EXPLAIN_IDS) explain(game.context, id, { hall, site: game.context.world.sites[0]?.id ?? '', role: 'research', offer: 0, accelerator: 'h100' });
      const frame = projectFrame(game.context, 3_600, createFramePool());
      expect(structuredClone(frame)).toEqual(frame);
      expect(hashWorld(game.context.world).slices).toEqual(before);
    }), { numRuns: 12 });
  });

  it('refused orders change nothing', () => {
    fc.assert(fc.property(plans(6), (plan) => {
      let before = '';
      playPlan(catalog, SCENARIO, plan, {
        beforeOrder: (game) => { before = hashOf(game); },
        afterOrder: (game, command, verdict) => { if (!verdict.ok) expect(hashOf(game), command.type).toBe(before); },
      });
    }), { numRuns: 8 });
  });

  it('keeps money, energy, heat, GPUs and people, with no NaN and no negative stock', () => {
    fc.assert(fc.property(plans(), (plan) => {
      playPlan(catalog, SCENARIO, plan, { afterStep: (game, passedS) => { expectConservation(game.context.world, passedS); } });
    }), RUNS);
  });

  it('is verified from its record, and an altered record is refused at its first bad checkpoint', () => {
    fc.assert(fc.property(plans(6), (plan) => {
      const game = playPlan(catalog, SCENARIO, { ...plan, beats: [...plan.beats, { orders: 0, hours: 50 }] });
      const record = recordOf(game);
      expect(verifyRecord(record, catalog)).toMatchObject({ verdict: 'verified', hash: hashOf(game) });
      const first = record.checkpoints[0]!;
      const reseeded = verifyRecord({ ...record, seed: (record.seed + 1) % 2 ** 32 }, catalog);
      expect(reseeded.verdict).toBe('differs');
      if (reseeded.verdict === 'differs') expect(reseeded.atS).toBeLessThanOrEqual(first.atS);
      const cooked = verifyRecord({ ...record, checkpoints: record.checkpoints.map((entry, index) => (index === 0 ? { ...entry, hash: '0'.repeat(16), slices: { ...entry.slices, finance: '0'.repeat(16) } } : entry)) }, catalog);
      expect(cooked).toMatchObject({ verdict: 'differs', slice: 'finance', hour: Math.floor(first.atS / 3_600) });
    }), { numRuns: 8 });
  });
});

/** Meters are read once an hour: within the 10 s steps of an incident, halls leave what the hour's meter shows. */
function expectConservation(world: World, passedS: number): void {
  eachNumber(world, 'world', (value, path) => { if (!Number.isFinite(value)) throw new Error(`${path} is ${value}`); });
  expect(trialBalance(world), 'ledger').toBe(0);
  const { compute, people, finance } = world;
  let inRacks = 0;
  for (let r = 0; r < world.racks.count; r++) inRacks += world.racks.columns.gpus[r]!;
  const inStock = compute.stock.reduce((sum, item) => sum + item.gpus, 0);
  const bought = compute.stock.reduce((sum, item) => sum + item.boughtGpus, 0);
  const onOrder = compute.orders.filter((entry) => entry.kind === 'accelerator').reduce((sum, entry) => sum + entry.ordered - entry.delivered, 0);
  expect(inRacks + inStock + onOrder, 'GPUs in racks, on the dock and on order').toBe(bought);
  for (const item of compute.stock) expect(Math.min(item.gpus, item.spareServers, item.boughtGpus), 'stock').toBeGreaterThanOrEqual(0);
  for (const cohort of people.cohorts) {
    expect(cohort.count, cohort.role).toBeGreaterThanOrEqual(0);
    expect(cohort.onboarding, `${cohort.role} onboarding`).toBeLessThanOrEqual(cohort.count + 1e-9);
    expect(cohort.fatigue, `${cohort.role} fatigue`).toBeGreaterThanOrEqual(0);
    expect(cohort.fatigue, `${cohort.role} fatigue`).toBeLessThanOrEqual(1);
  }
  for (const site of world.sites) {
    const { power, cooling } = site;
    expect(power.gridKW + power.gensetKW + power.batteryKW, `${site.id} energy in = out`).toBeCloseTo(power.loadKW, 3);
    expect(power.itKW + power.coolingKW + power.lossKW + power.miscKW, `${site.id} parts of the load`).toBeCloseTo(power.loadKW, 3);
    const settled = site.structures.every((structure) => !structure.hall?.transient);
    if (settled && passedS === 3_600) expect(cooling.rejectKW, `${site.id} heat removed`).toBeCloseTo(cooling.heatKW, 3);
    let hallKW = 0;
    for (const structure of site.structures) {
      expect(structure.chargeKWh).toBeGreaterThanOrEqual(0);
      if (!structure.hall) continue;
      hallKW += structure.hall.itKW;
      expect(structure.hall.airHeatKW + structure.hall.liquidHeatKW, 'all IT power becomes heat').toBeCloseTo(structure.hall.itKW, 3);
    }
    if (passedS === 3_600) expect(hallKW, `${site.id} halls`).toBeCloseTo(power.itKW, 3);
  }
  let before = Number.POSITIVE_INFINITY;
  for (const name of WATERFALL_STEPS) {
    expect(compute.waterfall[name], name).toBeLessThanOrEqual(before + 1e-6);
    expect(compute.waterfall[name], name).toBeGreaterThanOrEqual(0);
    before = compute.waterfall[name];
  }
  const shares = finance.holders.reduce((sum, holder) => sum + holder.shares, 0);
  expect(Number.isSafeInteger(shares), 'shares are whole').toBe(true);
}
