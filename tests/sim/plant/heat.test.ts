/** Heat made = heat removed + heat stored, in the meters too; what a hall pays for running hot. */
import { describe, expect, it } from 'vitest';
import { incidentLive } from '../../../src/sim/rules/incident.ts';
import { siteBase, setMix, loopRiseK } from '../../../src/sim/rules/plantBalance.ts';
import { readyHalls } from '../../../src/sim/rules/sitePlant.ts';
import { incidentCooling, stepCooling } from '../../../src/sim/systems/cooling/step.ts';
import { incidentPower, stepPower } from '../../../src/sim/systems/power/step.ts';
import { stepWeather } from '../../../src/sim/systems/weather/step.ts';
import type { Catalog } from '../../../src/sim/world/catalog.ts';
import type { SimContext } from '../../../src/sim/world/context.ts';
import { structureDef } from '../../../src/sim/world/lookup.ts';
import type { Site } from '../../../src/sim/world/plant.ts';
import type { World } from '../../../src/sim/world/world.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { addJob, addRacks, addReady, addUnits, makeContext, makeWorld, siteOf, stepContext } from '../../support/tinyWorld.ts';

function hour(context: SimContext): void {
  const step = stepContext(context, 3600);
  stepWeather(step);
  stepPower(step);
  stepCooling(step);
}
function run(context: SimContext, hours: number): void {
  for (let i = 0; i < hours; i++) {
    hour(context);
    const endS = context.world.timeS + 3600;
    while (context.world.timeS < endS && incidentLive(context.world)) {
      const step = stepContext(context, 10);
      incidentPower(step);
      incidentCooling(step);
      context.world.timeS += 10;
    }
    context.world.timeS = endS;
  }
}
/** Racks in one air hall with plenty of CRAHs and one chiller of `ratedKW`. */
function airHall(ratedKW: number, racks = 60, catalog: Catalog = tinyCatalog): { context: SimContext; world: World; site: Site } {
  const chiller = catalog.structures['air-chiller']!;
  if (chiller.kind !== 'heat-rejection') throw new Error('no chiller');
  const rules: Catalog = { ...catalog, structures: { ...catalog.structures, 'air-chiller': { ...chiller, ratedKW, restartS: 60 } } };
  const world = makeWorld(rules);
  const hall = addReady(rules, world, 'hall-s');
  addUnits(hall, 'crah', 12);
  addRacks(rules, world, hall, 'air16', racks, 20);
  addReady(rules, world, 'air-chiller', 10, 10);
  addJob(world, racks * 16);
  return { context: makeContext(rules, world), world, site: siteOf(world) };
}

describe('a plant too small for its heat', () => {
  const enough = airHall(6000);
  const small = airHall(1200);
  run(enough.context, 6);
  run(small.context, 6);

  it('runs the loop hot and carries everything: heat made = heat removed', () => {
    const { cooling, structures } = small.site;
    expect(structures[0]!.hall!.transient).toBe(false);
    expect(cooling.heatKW).toBeGreaterThan(cooling.rejectCapacityKW * 1.02);
    expect(cooling.rejectKW).toBeCloseTo(cooling.heatKW, 9);
    const base = setMix(siteBase(small.context, small.site, readyHalls(small.context, small.site)), cooling.heatKW, 0);
    expect(cooling.loopC - base.airLoopC).toBeCloseTo(40 * (cooling.heatKW / cooling.rejectCapacityKW - 1), 9); // plantDesignK
    expect(cooling.loopC - base.airLoopC).toBeCloseTo(loopRiseK(base, cooling.heatKW), 9);
    expect(structures[0]!.hall!.airC).toBeGreaterThan(enough.site.structures[0]!.hall!.airC + 1);
  });

  it('pays compressors for all of the heat, as a plant that is large enough does', () => {
    const per = ({ site }: typeof small): number => site.cooling.chillerKW / site.cooling.heatKW;
    expect(per(enough)).toBeGreaterThan(0.1);
    expect(per(small)).toBeCloseTo(per(enough), 6);
  });
});

describe('a plant that stops', () => {
  it('keeps the balance in every ten seconds: made = removed + stored', () => {
    const { context, world, site } = airHall(6000);
    run(context, 3);
    const hall = site.structures[0]!.hall!;
    const def = structureDef(context.catalog, site.structures[0]!);
    if (def.kind !== 'hall') throw new Error('no hall');
    site.cooling.tripUntilS = world.timeS + 600;
    for (const structure of site.structures) if (structureDef(context.catalog, structure).kind === 'heat-rejection') structure.startLeftS = 600;
    hour(context);
    let installedKW = 0;
    for (let r = 0; r < world.racks.count; r++) installedKW += context.catalog.racks['air16']!.servers * context.catalog.accelerators['h100']!.serverMaxKW;
    const stored = (): number => def.airMassKJPerK * hall.airC + def.equipmentMassKJPerK * installedKW * (1 + context.catalog.constants.power.storageRatio) * hall.massC;
    let steps = 0;
    let cooled = 0;
    for (; incidentLive(world) && steps < 400; steps++) {
      const before = stored();
      incidentCooling(stepContext(context, 10));
      world.timeS += 10;
      const balance = (site.cooling.heatKW - site.cooling.rejectKW) * 10;
      expect(Math.abs(balance - (stored() - before)), `step ${steps}`).toBeLessThan(1e-6 * Math.max(1, stored()));
      if (site.cooling.rejectKW > site.cooling.heatKW) cooled++;
    }
    expect(steps).toBeGreaterThan(60);
    expect(cooled, 'steps in which stored heat leaves').toBeGreaterThan(5);
  });
});

describe('a hall that settles too hot', () => {
  const h100 = tinyCatalog.accelerators['h100']!;
  /** GPUs whose die is near its limits at half clock, in a hall whose inlet alone would not stop them. */
  const hot = (riseK: number): Catalog => ({
    ...tinyCatalog, accelerators: { ...tinyCatalog.accelerators, h100: { ...h100, airRiseK: riseK } },
  });
  it('breaks GPUs in every hour in which its dies sit between slowdown and shutdown, and in no other', () => {
    let between = 0;
    let below = 0;
    for (let riseK = 100; riseK <= 200; riseK += 2) {
      const { context, site, world } = airHall(6000, 60, hot(riseK));
      const hall = site.structures[0]!.hall!;
      for (let h = 0; h < 4; h++) {
        const before = world.compute.reliability.damagedGpus;
        hour(context);
        if (hall.transient || hall.coolGpus < hall.poweredGpus) break; // stopped by heat: that is another story
        const gpus = world.compute.reliability.damagedGpus - before;
        if (hall.hottestDieC < h100.slowdownC) {
          below++;
          expect(gpus, `die at ${hall.hottestDieC}`).toBe(0);
        } else {
          between++;
          expect(gpus, `die at ${hall.hottestDieC}`).toBeGreaterThan(4); // some 3 % of 960 GPUs
          expect(gpus, `die at ${hall.hottestDieC}`).toBeLessThan(120);
        }
        world.timeS += 3600;
      }
    }
    expect(Math.min(between, below)).toBeGreaterThan(3);
  });
});
