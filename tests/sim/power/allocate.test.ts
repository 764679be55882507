/** Who gets power, beside a supply that suffices and beside one that does not. */
import fc from '../../support/laws.ts';
import { describe, expect, it } from 'vitest';
import { capClock } from '../../../src/sim/rules/hallLoad.ts';
import { layoutFor } from '../../../src/sim/rules/layout.ts';
import { stepPower } from '../../../src/sim/systems/power/step.ts';
import type { SimContext } from '../../../src/sim/world/context.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { addRacks, addReady, addUnits, makeContext, makeWorld, siteOf, stepContext } from '../../support/tinyWorld.ts';

/** Halls of so many air racks with cooling to spare, a feed that carries `feedKW`, and a crew for all of it. */
function campus(racks: readonly number[], feedKW: number): SimContext {
  const world = makeWorld(tinyCatalog);
  for (const count of racks) {
    const hall = addReady(tinyCatalog, world, 'hall-s');
    addUnits(hall, 'crah', 16);
    addRacks(tinyCatalog, world, hall, 'air16', count, 20);
  }
  for (let i = 0; i < 8; i++) addReady(tinyCatalog, world, 'air-chiller');
  for (const cohort of world.people.cohorts) cohort.count = 500;
  const site = siteOf(world);
  Object.assign(site.grid[0]!, { live: true, energisedS: 0 });
  const catalog = { ...tinyCatalog, sites: { ...tinyCatalog.sites, riverbend: { ...tinyCatalog.sites['riverbend']!, gridPhases: tinyCatalog.sites['riverbend']!.gridPhases.map((phase, p) => (p === 0 ? { ...phase, addKW: feedKW } : phase)) } } };
  site.power.feedLimitKW = feedKW;
  return makeContext(catalog, world);
}

const rackCounts = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 14 });
const powered = ({ world }: SimContext): number => siteOf(world).structures.reduce((sum, { hall }) => sum + (hall?.poweredRacks ?? 0), 0);

describe('sharing out power', () => {
  it('leaves no rack dark where the supply carries them all, however many halls their sum is taken over', () => {
    fc.assert(fc.property(rackCounts, (racks) => {
      const context = campus(racks, 200_000);
      stepPower(stepContext(context, 3_600));
      expect(powered(context)).toBe(racks.reduce((sum, count) => sum + count, 0));
      expect(siteOf(context.world).power.unservedKW).toBe(0);
    }));
  });

  it('never gives more than a short supply carries, and what is missing is told', () => {
    fc.assert(fc.property(rackCounts, fc.integer({ min: 500, max: 8_000 }), (racks, feedKW) => {
      const context = campus(racks, feedKW);
      stepPower(stepContext(context, 3_600));
      const { loadKW, unservedKW } = siteOf(context.world).power;
      expect(loadKW).toBeLessThanOrEqual(feedKW + 1e-6);
      const dark = racks.reduce((sum, count) => sum + count, 0) - powered(context);
      expect(unservedKW > 1).toBe(dark > 0);
    }));
  });

  it('runs no more racks when more are put behind a supply that is short already', () => {
    let short = 0;
    fc.assert(fc.property(rackCounts, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 500, max: 8_000 }), (racks, more, feedKW) => {
      const runs = (counts: readonly number[]): number => {
        const context = campus(counts, feedKW);
        stepPower(stepContext(context, 3_600));
        return powered(context);
      };
      const before = runs(racks);
      if (before === racks.reduce((sum, count) => sum + count, 0)) return;
      short++;
      expect(runs([...racks.slice(0, -1), racks.at(-1)! + more])).toBeLessThanOrEqual(before);
    }), { numRuns: 40 });
    expect(short).toBeGreaterThan(8);
  });

  it('gains by lower clocks no more than the work that a kilowatt does at them', () => {
    const { power } = tinyCatalog.constants;
    let short = 0;
    fc.assert(fc.property(fc.array(fc.integer({ min: 60, max: 100 }), { minLength: 6, maxLength: 12 }), fc.integer({ min: 1_000, max: 5_000 }), fc.double({ min: 0.4, max: 0.95, noNaN: true }), (racks, feedKW, capRatio) => {
      const work = (cap: number): { work: number; itKW: number; racks: number } => {
        const context = campus(racks, feedKW);
        for (const { hall } of siteOf(context.world).structures) if (hall) hall.capRatio = cap;
        stepPower(stepContext(context, 3_600));
        const halls = siteOf(context.world).structures.flatMap(({ hall }) => hall ?? []);
        const count = powered(context);
        const first = siteOf(context.world).structures.find(({ hall }) => hall)!;
        const layout = layoutFor(context, first.id, first.hall!.layoutVersion);
        const rackKW = (layout.cumIdleKW[0]! + power.trainingLoadRatio * cap * (layout.cumMaxKW[0]! - layout.cumIdleKW[0]!));
        return { work: count * capClock(halls[0]!, tinyCatalog), itKW: count * rackKW, racks: count };
      };
      const full = work(1);
      const capped = work(capRatio);
      if (capped.racks === racks.reduce((sum, count) => sum + count, 0)) return; // the supply is no longer short
      short++;
      const perKW = (of: typeof full): number => of.work / of.itKW;
      const oneRack = 1 + 1 / full.racks;
      expect(capped.work / full.work).toBeLessThanOrEqual(perKW(capped) / perKW(full) * oneRack * 1.001);
    }), { numRuns: 40 });
    expect(short).toBeGreaterThan(8);
  });
});
