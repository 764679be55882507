/** What power read of a site serves its cooling in the same step: the answers must be those of a fresh reading, whatever happened in between. */
import fc from '../../support/laws.ts';
import { describe, expect, it } from 'vitest';
import { coolingBase, powerBase, readStream, siteBase } from '../../../src/sim/rules/plantBalance.ts';
import { hallsInShedOrder, readyHalls } from '../../../src/sim/rules/sitePlant.ts';
import { addReady } from '../../support/tinyWorld.ts';
import { hour, plantOf, trip, type Plant } from './support.ts';

const STRUCTURES = ['air-chiller', 'air-chiller', 'tank', 'genset'];
const hallsOf = ({ context, site }: Plant) => readyHalls(context, site);

function at(timeS: number): Plant {
  const plant = plantOf(STRUCTURES, 30, 22);
  plant.world.timeS = timeS;
  plant.context.derived.stepOfS = timeS;
  return plant;
}

describe('a site read once a step', () => {
  it('is for cooling what a fresh reading is, after chillers stopped, generators failed and tanks gave their cold', () => {
    fc.assert(fc.property(fc.boolean(), fc.boolean(), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 100, max: 9_000, noNaN: true }), (stops, fails, coldRatio, feedKW) => {
      const plant = at(0);
      const { context, site } = plant;
      powerBase(context, site, hallsInShedOrder(context, site));
      if (stops) trip(plant, 600);
      for (const structure of site.structures) {
        if (fails && structure.def === 'genset') structure.stage = 'failed';
        if (structure.def === 'tank') structure.chargeKWh *= coldRatio;
      }
      site.power.feedLimitKW = feedKW;
      const kept = coolingBase(context, site, hallsOf(plant));
      expect(kept).toEqual(siteBase(context, site, hallsOf(plant)));
      expect(kept.rejectCapacityKW).toBe(0); // until the mix of heat is set
    }));
  });

  it('is read anew when cooling asks again, in another step, and for halls in another order', () => {
    const plant = at(0);
    const { context, site } = plant;
    const first = powerBase(context, site, hallsOf(plant));
    expect(coolingBase(context, site, hallsOf(plant))).toBe(first);
    site.structures[0]!.hall!.units[0]!.failed = 3;
    const again = coolingBase(context, site, hallsOf(plant));
    expect(again).not.toBe(first);
    expect(again.airUnitKW).toBeLessThan(first.airUnitKW);
    powerBase(context, site, hallsOf(plant));
    context.derived.stepOfS = 3_600;
    site.structures[0]!.hall!.units[0]!.failed = 0;
    expect(coolingBase(context, site, hallsOf(plant)).airUnitKW).toBe(first.airUnitKW);
    addReady(context.catalog, plant.world, 'hall-s', 40, 20);
    site.structures.at(-1)!.hall!.shedRank = -1;
    context.derived.stepOfS = 7_200; // halls come between steps
    const shed = powerBase(context, site, hallsInShedOrder(context, site));
    expect(hallsOf(plant)).toHaveLength(2);
    expect(hallsInShedOrder(context, site).map(({ structure }) => structure.id)).toEqual(hallsOf(plant).map(({ structure }) => structure.id).reverse());
    expect(coolingBase(context, site, hallsOf(plant))).not.toBe(shed);
  });

  it('leaves every hour as it is without it, through a trip', () => {
    const once = at(0);
    const anew = plantOf(STRUCTURES, 30, 22);
    for (let h = 0; h < 8; h++) {
      for (const plant of [once, anew]) {
        if (h === 4) trip(plant, 1_800);
        if (plant === once) plant.context.derived.stepOfS = plant.world.timeS;
        hour(plant);
        plant.world.timeS += 3_600;
      }
      expect(once.world).toEqual(anew.world);
    }
    expect(once.site.cooling.rejectKW).toBeGreaterThan(0);
  });

  it('knows that other racks run: the stream of air is that of the racks that have power now', () => {
    const plant = at(0);
    const { context, site } = plant;
    const base = powerBase(context, site, hallsOf(plant));
    const before = base.airStreamRatio;
    hour(plant); // racks get their first power
    const after = siteBase(context, site, hallsOf(plant));
    readStream(context, base, hallsOf(plant));
    expect(base.airStreamRatio).toBe(after.airStreamRatio);
    expect(after.airStreamRatio).not.toBe(before);
  });
});
