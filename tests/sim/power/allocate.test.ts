/** Who gets power, beside a supply that suffices and beside one that does not. */
import fc from '../../support/laws.ts';
import { describe, expect, it } from 'vitest';
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
});
