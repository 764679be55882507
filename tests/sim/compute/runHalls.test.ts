/** A run knows where its GPUs stand: handing power from one hall to another stops it, and growing bit by bit does too. */
import { describe, expect, it } from 'vitest';
import { emergencyCommands } from '../../../src/sim/commands/emergency.ts';
import { stepTraining } from '../../../src/sim/systems/training/step.ts';
import { stepWaterfall } from '../../../src/sim/systems/waterfall/step.ts';
import { newNetwork } from '../../../src/sim/rules/network.ts';
import { scoreParts } from '../../../src/sim/rules/score.ts';
import type { StepContext } from '../../../src/sim/world/context.ts';
import type { HallState } from '../../../src/sim/world/plant.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { addJob, addRacks, addReady, makeContext, makeWorld, siteOf, stepContext } from '../../support/tinyWorld.ts';

/** Two halls of 1,024 GPUs each, all cabled; the test says which of them have power. */
function twoHalls(target: number): { context: StepContext; a: HallState; b: HallState; hour(coolA: number, coolB: number): void } {
  const world = makeWorld(tinyCatalog);
  for (const x of [0, 14]) addRacks(tinyCatalog, world, addReady(tinyCatalog, world, 'hall-s', x, 0), 'air16', 64, 16);
  world.compute.stock.push({ accelerator: 'h100', gpus: 0, spareServers: 0, boughtGpus: 2048, bookCents: 0 });
  world.compute.networks.push({ ...newNetwork(world, tinyCatalog, 'riverbend', tinyCatalog.fabrics['ethernet400']!), portsDelivered: 2048, portsCabled: 2048 });
  addJob(world, target);
  world.compute.job!.assignedGpus = 0;
  const context = stepContext(makeContext(tinyCatalog, world), 3600);
  const [a, b] = siteOf(world).structures.map((structure) => structure.hall!) as [HallState, HallState];
  return {
    context, a, b,
    hour(coolA, coolB) {
      Object.assign(a, { poweredGpus: coolA, coolGpus: coolA });
      Object.assign(b, { poweredGpus: coolB, coolGpus: coolB });
      stepTraining(context);
      stepWaterfall(context);
      world.timeS += 3600;
    },
  };
}

describe('GPUs of a run stand in halls', () => {
  it('in order of building, as many as the run takes', () => {
    const { a, b, hour } = twoHalls(1500);
    hour(1024, 1024);
    expect([a.runGpus, b.runGpus]).toEqual([1024, 476]);
  });

  it('power handed to another hall interrupts the run, though its size stays', () => {
    const { context, a, b, hour } = twoHalls(1024);
    const { job, reliability } = context.world.compute;
    hour(1024, 0);
    hour(1024, 0);
    const done = job!.flopsDone;
    hour(1024, 0);
    const perHour = job!.flopsDone - done;
    expect(job!.interruptions).toBe(0);
    hour(0, 1024);
    expect([a.runGpus, b.runGpus]).toEqual([0, 1024]);
    expect([job!.assignedGpus, job!.interruptions, reliability.interruptions]).toEqual([1024, 1, 1]);
    expect(job!.flopsDone - done - perHour).toBeLessThan(perHour * 0.9); // restart and half an interval of work
    expect(context.events.map(({ type }) => type)).toContain('training.moved');
    hour(0, 1024);
    expect(job!.interruptions).toBe(1);
  });

  it('so does an emergency order, when another hall gets the power', () => {
    const { context, a, hour } = twoHalls(1024);
    hour(1024, 0);
    emergencyCommands['emergency.shedHall'].apply(context, { hall: siteOf(context.world).structures[0]!.id });
    hour(a.coolGpus, 1024);
    expect(context.world.compute.job!.interruptions).toBe(1);
  });

  it('power for more GPUs than the run takes moves nothing', () => {
    const { context, hour } = twoHalls(1024);
    hour(1024, 0);
    hour(1024, 1024);
    hour(1024, 512);
    expect(context.world.compute.job!.interruptions).toBe(0);
    expect(context.events).toEqual([]);
  });

  it('growing a server at a time costs a restart for each per cent', () => {
    const { context, hour } = twoHalls(2048);
    const { job } = context.world.compute;
    hour(1024, 0);
    let restarts = 0;
    let last = job!.rebootUntilS;
    for (let gpus = 8; gpus <= 320; gpus += 8) {
      hour(1024, gpus);
      if (job!.rebootUntilS !== last) restarts++;
      last = job!.rebootUntilS;
    }
    expect(job!.assignedGpus).toBe(1344);
    expect(job!.interruptions).toBe(0);
    expect(restarts).toBeGreaterThan(8);
    expect(restarts).toBeLessThan(20);
  });
});

describe('the score', () => {
  it('counts useful GPUs in every hour, not in the last of each day', () => {
    const { context, hour } = twoHalls(2048);
    const { world, catalog } = context;
    let useful = 0;
    for (let h = 0; h < 48; h++) {
      if (h % 24 === 23) hour(1024, 1024);
      else hour(0, 0); // dark for 23 hours, lit for the sample
      useful += world.compute.waterfall.useful;
    }
    expect(useful).toBeGreaterThan(0);
    expect(world.compute.gpuHours).toEqual({ bought: 48 * 2048, useful });
    expect(scoreParts(world, catalog).usefulRatio).toBeCloseTo(useful / (48 * 2048), 12);
    expect(scoreParts(world, catalog).usefulRatio).toBeLessThan(1 / 24);
  });
});
