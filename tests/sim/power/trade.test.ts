import fc from '../../support/laws.ts';
import { describe, expect, it } from 'vitest';
import { siteCommands } from '../../../src/sim/commands/site.ts';
import { energyPriceCents, type EnergyTariff } from '../../../src/sim/rules/power/energyPrice.ts';
import { batteryHoldsKWh } from '../../../src/sim/rules/power/generation.ts';
import { NO_CHANGE, swingOutlook } from '../../../src/sim/rules/power/siteSwing.ts';
import { tradePlan, wearCentsPerKWh } from '../../../src/sim/rules/power/trade.ts';
import { stepPower } from '../../../src/sim/systems/power/step.ts';
import type { BatteryDef } from '../../../src/sim/world/catalogPlant.ts';
import type { SimContext } from '../../../src/sim/world/context.ts';
import type { Structure } from '../../../src/sim/world/plant.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { addJob, addReady, makeContext, siteOf, stepContext } from '../../support/tinyWorld.ts';
import { GPUS_PER_LIQUID_RACK, liquidCampus } from './liquidCampus.ts';

const block = tinyCatalog.structures['battery'] as BatteryDef;
/** A rented trailer: only its delivery was paid. */
const trailer: BatteryDef = { ...block, priceCents: 3_000_000, powerKW: 1_000, energyKWh: 2_000 };
const tariff = (over: Partial<EnergyTariff> = {}): EnergyTariff => ({ energyCentsPerKWh: 6.6, dailySwingRatio: 0.45, heatCentsPerKWhPerK: 0.35, heatFromC: 30, coldFromC: -5, ...over });

describe('the price of trading', () => {
  it.each([[block, 5.128], [trailer, 0.25]])('counts wear as price over the energy of its cycles', (battery, cents) => {
    expect(wearCentsPerKWh(battery)).toBeCloseTo(cents, 3); // 1.2 M$ over 6,000 x 3,900 kWh; 30 k$ over 6,000 x 2,000
  });

  it('lets a bought block carry load only in a strained grid, and a rented trailer every evening', () => {
    const dearest = energyPriceCents(tariff(), 18, 20);
    expect(tradePlan(tariff(), block).sellCents).toBe(tradePlan(tariff(), block).buyCents / block.roundTripRatio + wearCentsPerKWh(block));
    expect(tradePlan(tariff({ dailySwingRatio: 0.1 }), block).sellCents).toBeGreaterThan(energyPriceCents(tariff({ dailySwingRatio: 0.1 }), 18, 20));
    expect(tradePlan(tariff(), trailer).sellCents).toBeLessThan(dearest);
  });

  it('never gives a kWh below what it cost, round trip and wear included', () => {
    const positive = (max: number) => fc.double({ min: 0.01, max, noNaN: true });
    fc.assert(fc.property(positive(50), fc.double({ min: 0, max: 0.9, noNaN: true }), positive(10_000), positive(40_000), fc.double({ min: 0.5, max: 1, noNaN: true }), (cents, swing, powerKW, energyKWh, roundTripRatio) => {
      const battery = { ...block, powerKW, energyKWh, roundTripRatio };
      const { buyCents, sellCents } = tradePlan(tariff({ energyCentsPerKWh: cents, dailySwingRatio: swing }), battery);
      expect(sellCents).toBeGreaterThanOrEqual(buyCents / roundTripRatio + wearCentsPerKWh(battery) - 1e-9);
    }));
  });
});

/** A hall in a run behind 8 MW of grid, with batteries; a tariff with a wide day. */
function trading(batteries: number, priceCents = trailer.priceCents): { context: SimContext; blocks: Structure[] } {
  const catalog = {
    ...tinyCatalog, structures: { ...tinyCatalog.structures, battery: { ...trailer, priceCents } },
    sites: { ...tinyCatalog.sites, riverbend: { ...tinyCatalog.sites['riverbend']!, dailySwingRatio: 0.6 } },
  };
  const { world } = liquidCampus(catalog, 40);
  const blocks = Array.from({ length: batteries }, (_unused, i) => addReady(catalog, world, 'battery', i, 20));
  addJob(world, 40 * GPUS_PER_LIQUID_RACK);
  return { context: makeContext(catalog, world), blocks };
}
function hour(context: SimContext): void {
  stepPower(stepContext(context, 3_600));
  for (const structure of siteOf(context.world).structures) if (structure.hall) structure.hall.coolGpus = structure.hall.poweredGpus;
  context.world.timeS += 3_600;
}
const order = (context: SimContext, mode: string, reserveRatio: number): void => siteCommands['site.setBatteries'].apply(context, { site: siteOf(context.world).id, mode, reserveRatio });

describe('batteries of a site', () => {
  it('conserve energy in every hour, keep their reserve and sell nothing to the grid', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom('reserve', 'trade'), (count, reserveRatio, mode) => {
      const { context, blocks } = trading(count);
      order(context, mode, reserveRatio);
      const { power } = siteOf(context.world);
      for (let i = 0; i < 60; i++) {
        const before = blocks.map(({ chargeKWh, givenKWh }) => ({ chargeKWh, givenKWh }));
        hour(context);
        const given = blocks.reduce((sum, { givenKWh }, b) => sum + givenKWh - before[b]!.givenKWh, 0);
        const gained = blocks.reduce((sum, { chargeKWh }, b) => sum + chargeKWh - before[b]!.chargeKWh, 0);
        const drawnKWh = Math.max(0, -power.batteryKW);
        expect(gained).toBeCloseTo(drawnKWh * trailer.roundTripRatio - given, 6);
        expect(power.solarKW + power.gridKW + power.gensetKW + power.batteryKW).toBeCloseTo(power.loadKW, 6);
        expect(power.gridKW).toBeGreaterThanOrEqual(0);
        blocks.forEach(({ chargeKWh, givenKWh }, b) => {
          const floor = Math.min(before[b]!.chargeKWh, reserveRatio * batteryHoldsKWh(givenKWh, trailer));
          expect(chargeKWh).toBeGreaterThanOrEqual(floor - 1e-6);
          expect(chargeKWh).toBeLessThanOrEqual(batteryHoldsKWh(before[b]!.givenKWh, trailer) + 1e-6);
        });
      }
    }), { numRuns: 12 });
  });

  it('give in dear hours and buy in cheap ones when they trade, and save money by it', () => {
    const { context, blocks } = trading(2);
    order(context, 'trade', 0.2);
    const { power } = siteOf(context.world);
    power.monthPeakKW = 20_000; // a peak that is paid already leaves room to buy
    const gave: number[] = [];
    const bought: number[] = [];
    for (let i = 0; i < 96; i++) {
      hour(context);
      if (power.batteryKW > 1) gave.push(power.gridCentsPerKWh);
      if (power.batteryKW < -1) bought.push(power.gridCentsPerKWh);
    }
    expect(Math.min(...gave)).toBeGreaterThan(Math.max(...bought));
    expect(power.tradeCents).toBeGreaterThan(0);
    expect(blocks[0]!.givenKWh).toBeGreaterThan(trailer.energyKWh);
  });

  it('raise no peak by what they buy: it would cost more than they save', () => {
    const peaks = [0, 4].map((batteries) => {
      const { context } = trading(batteries);
      order(context, 'trade', 0);
      for (let i = 0; i < 72; i++) hour(context);
      return siteOf(context.world).power.monthPeakKW;
    });
    expect(peaks[1]).toBeLessThanOrEqual(peaks[0]! + 1e-6);
  });

  it('do not trade where wear eats the gain, nor when they are kept ready', () => {
    for (const [mode, price] of [['trade', 400_000_000], ['reserve', trailer.priceCents]] as const) {
      const { context, blocks } = trading(2, price);
      order(context, mode, 0.2);
      for (let i = 0; i < 48; i++) hour(context);
      expect(blocks[0]!.givenKWh).toBe(0);
    }
  });

  it('never make a trip likelier by one more of them, whatever they do', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 3 }), fc.constantFrom('reserve', 'trade'), fc.integer({ min: 0, max: 40 }), (count, mode, hours) => {
      const worlds = [count, count + 1].map((batteries) => {
        const { context } = trading(batteries);
        order(context, mode, 0.3);
        for (let i = 0; i < hours + 3; i++) hour(context);
        return context;
      });
      const [few, more] = worlds.map((context) => siteOf(context.world).power.swing);
      expect(more!.tripsPerHour).toBeLessThanOrEqual(few!.tripsPerHour + 1e-12);
      const [less, least] = worlds.map((context) => swingOutlook(context, siteOf(context.world).id, NO_CHANGE)!);
      expect(least!.tripsPerHour).toBeLessThanOrEqual(less!.tripsPerHour + 1e-12);
    }), { numRuns: 20 });
  });
});
