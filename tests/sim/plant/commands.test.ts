import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { emergencyCommands } from '../../../src/sim/commands/emergency.ts';
import { hallCommands } from '../../../src/sim/commands/hall.ts';
import { siteCommands } from '../../../src/sim/commands/site.ts';
import { plantExplanations } from '../../../src/sim/explain/plant.ts';
import { buildHallLayout } from '../../../src/sim/rules/layout.ts';
import { suggestPlace } from '../../../src/sim/rules/plot.ts';
import { stepConstruction } from '../../../src/sim/systems/construction/step.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { addJob, addRacks, addReady, makeContext, makeWorld, siteOf, stepContext } from '../../support/tinyWorld.ts';

function place() {
  const world = makeWorld(tinyCatalog);
  const hall = addReady(tinyCatalog, world, 'hall-s', 2, 10);
  return { world, hall, context: makeContext(tinyCatalog, world) };
}

describe('site orders', () => {
  it('builds on free ground and refuses the rest', () => {
    const { world, context } = place();
    const build = siteCommands['site.build'];
    const order = { site: 'riverbend', structure: 'genset', x: 20, y: 20, count: 3 };
    expect(refusalOf(build.check(context, order))).toBeNull();
    build.apply(context, order);
    expect(siteOf(world).structures.length).toBe(4);
    expect(refusalOf(build.check(context, order))?.id).toBe('ground-free');
    expect(refusalOf(build.check(context, { ...order, x: 47, y: 30 }))?.id).toBe('ground-free'); // river
    expect(refusalOf(build.check(context, { ...order, x: 48 }))?.id).toBe('inside-plot');
    expect(refusalOf(build.check(context, { ...order, structure: 'hall-shell', x: 30, y: 2, count: 1 }))?.id).toBe('not-a-conversion');
    expect(refusalOf(build.check(context, { ...order, structure: '__proto__' }))?.id).toBe('structure-known');
    expect(refusalOf(build.check(context, { ...order, site: 'nowhere' }))?.id).toBe('site-open');
  });
  it('converts a shell once', () => {
    const { context } = place();
    const convert = siteCommands['site.convert'];
    const order = { site: 'riverbend', shell: 'shell-1' };
    expect(refusalOf(convert.check(context, order))).toBeNull();
    convert.apply(context, order);
    expect(refusalOf(convert.check(context, order))?.id).toBe('shell-free');
  });
  it('grid phases come in order, late by the seed, and raise the feed', () => {
    const { world, context } = place();
    const request = siteCommands['site.requestGrid'];
    expect(refusalOf(request.check(context, { site: 'riverbend', phase: 'p150' }))?.id).toBe('grid-phase-before');
    request.apply(context, { site: 'riverbend', phase: 'p50' });
    expect(refusalOf(request.check(context, { site: 'riverbend', phase: 'p50' }))?.id).toBe('grid-not-requested');
    for (let h = 0; h < 24 * 200; h++) {
      stepConstruction(stepContext(context, 3600));
      world.timeS += 3600;
    }
    expect(siteOf(world).power.feedLimitKW).toBe(50_000);
    expect(context.events.some((event) => event.type === 'grid.energised')).toBe(true);
  });
  it('demolishes only empty halls, and suggests places that can be built on', () => {
    const { world, hall, context } = place();
    const spot = suggestPlace(world, tinyCatalog, 'riverbend', 'tower');
    expect(spot).not.toBeNull();
    expect(refusalOf(siteCommands['site.build'].check(context, { site: 'riverbend', structure: 'tower', ...spot!, count: 1 }))).toBeNull();
    addRacks(tinyCatalog, world, hall, 'air16', 3);
    expect(refusalOf(siteCommands['site.demolish'].check(context, { site: 'riverbend', id: hall.id }))?.id).toBe('hall-empty');
  });
});

describe('hall orders', () => {
  it('rows keep aisles', () => {
    const { hall, context } = place();
    const row = hallCommands['hall.placeRow'];
    const order = (y: number) => ({ hall: hall.id, rack: 'air16', x: 2, y, length: 8 });
    for (const y of [1, 2]) {
      expect(refusalOf(row.check(context, order(y)))).toBeNull();
      row.apply(context, order(y));
    }
    expect(refusalOf(row.check(context, order(3)))?.id).toBe('aisle-free'); // row 2 would be walled in
    expect(refusalOf(row.check(context, order(0)))?.id).toBe('aisle-free');
    expect(refusalOf(row.check(context, order(4)))).toBeNull();
    expect(refusalOf(row.check(context, order(1)))?.id).toBe('floor-free');
    expect(refusalOf(row.check(context, { ...order(4), x: 20 }))?.id).toBe('inside-hall');
    expect(refusalOf(row.check(context, { ...order(4), length: 2.5 }))?.id).toBe('inside-hall');
  });
  it('removing racks gives GPUs back to the stock', () => {
    const { world, hall, context } = place();
    addRacks(tinyCatalog, world, hall, 'air16', 4);
    const remove = hallCommands['hall.removeRow'];
    remove.apply(context, { hall: hall.id, x: 1, y: 1, length: 2 });
    expect(world.racks.count).toBe(2);
    expect(world.compute.stock[0]?.gpus).toBe(32);
    expect(refusalOf(remove.check(context, { hall: hall.id, x: 1, y: 1, length: 2 }))?.id).toBe('racks-there');
  });
  it('cooling units need slots; set-points need sense', () => {
    const { hall, context } = place();
    expect(refusalOf(hallCommands['hall.buyCooling'].check(context, { hall: hall.id, unit: 'crah', count: 17 }))?.id).toBe('cooling-slots');
    expect(refusalOf(hallCommands['hall.buyCooling'].check(context, { hall: hall.id, unit: 'crah', count: 2 }))).toBeNull();
    expect(refusalOf(hallCommands['hall.setSetpoint'].check(context, { hall: hall.id, supplyC: 60, liquidC: 30 }))?.id).toBe('supply-range');
    expect(refusalOf(hallCommands['hall.setCap'].check(context, { hall: hall.id, capRatio: 0.2 }))?.id).toBe('cap-range');
  });
  it('a layout sums its racks in order', () => {
    const { world, hall } = place();
    addRacks(tinyCatalog, world, hall, 'air16', 20, 20);
    expect(buildHallLayout(world, tinyCatalog, hall.id).cumGpus[19]).toBe(320);
  });
});

describe('emergency orders', () => {
  it('restart shortens a trip and wants somebody from facilities', () => {
    const { world, context } = place();
    const tower = addReady(tinyCatalog, world, 'tower', 20, 20);
    const restart = emergencyCommands['emergency.restartCooling'];
    expect(refusalOf(restart.check(context, { site: 'riverbend' }))?.id).toBe('cooling-tripped');
    tower.startLeftS = 3600;
    siteOf(world).cooling.tripUntilS = 3600;
    expect(restart.check(context, { site: 'riverbend' }).readyInS).toBe(240);
    restart.apply(context, { site: 'riverbend' });
    expect(siteOf(world).cooling.tripUntilS).toBe(240);
    expect(refusalOf(restart.check(context, { site: 'riverbend' }))?.id).toBe('restart-not-ordered');
  });
  it('evacuate pauses the run', () => {
    const { world, context } = place();
    expect(refusalOf(emergencyCommands['emergency.evacuate'].check(context))?.id).toBe('run-going');
    addJob(world, 10);
    emergencyCommands['emergency.evacuate'].apply(context);
    expect(world.compute.job?.state).toBe('paused');
  });
});

describe('explanations', () => {
  it('answer for any world and change nothing', () => {
    const { world, hall, context } = place();
    addRacks(tinyCatalog, world, hall, 'air16', 3);
    const before = structuredClone(world);
    for (const [id, build] of Object.entries(plantExplanations)) {
      for (const params of [{}, { site: 'riverbend' }, { hall: hall.id }, { hall: 999 }, { site: 'x' }] as Record<string, string | number>[]) {
        expect(build(context, params).id).toBe(id);
      }
    }
    // recircK is rewritten by the layout: a cache of the floor plan
    before.racks = structuredClone(world.racks);
    expect(world).toEqual(before);
  });
});
