/** Rack states that follow from power and heat, and racks that stop by heat. Touches racks only when something changed. */
import { poisson } from '../../core/draw.ts';
import { capClock, poweredOf } from '../../rules/hallLoad.ts';
import { hallAirOf, loadRatio, rackInletC } from '../../rules/hallAir.ts';
import { rackDie } from '../../rules/hallHeat.ts';
import { STREAM_DAMAGE } from '../../rules/plantFailures.ts';
import type { StepContext } from '../../world/context.ts';
import type { HallLayout } from '../../world/hallLayout.ts';
import { acceleratorOf, rackDef, type HallPlace } from '../../world/lookup.ts';
import type { HallState } from '../../world/plant.ts';
import type { HallPlant } from '../../world/sitePlant.ts';
import { RACK_DAMAGED, RACK_IDLE, RACK_OFF, RACK_RUNNING, RACK_SHUTDOWN, RACK_THROTTLED } from '../../world/racks.ts';

/** State of racks that run: idle, running or throttled by heat. */
export function runState(place: HallPlace, busy: boolean, context: StepContext): number {
  const { hall } = place;
  if (!busy || context.world.timeS < hall.bootUntilS) return RACK_IDLE;
  return hall.clockRatio < capClock(hall, context.catalog) ? RACK_THROTTLED : RACK_RUNNING;
}

/** Writes `state` to powered racks and off to the rest; skips what was written last. Damaged racks stay damaged, stopped ones stopped while any is. */
export function writeStates(context: StepContext, layout: HallLayout, state: number, { poweredRacks, poweredGpus, coolGpus }: HallState): void {
  const { applied, rackRows } = layout;
  if (applied.state === state && applied.coolGpus === coolGpus && applied.poweredRacks === poweredRacks) return;
  const column = context.world.racks.columns.state;
  const anyStopped = coolGpus < poweredGpus;
  for (let i = 0; i < rackRows.length; i++) {
    const r = rackRows[i] as number;
    if (column[r] === RACK_DAMAGED) continue;
    if (i >= poweredRacks) column[r] = RACK_OFF;
    else if (!anyStopped || column[r] !== RACK_SHUTDOWN) column[r] = state;
  }
  applied.state = state;
  applied.coolGpus = coolGpus;
  applied.poweredRacks = poweredRacks;
}

/** Stops the powered racks whose limits are passed; updates coolGpus and the clock of those that still run. Returns GPUs stopped. */
export function stopHotRacks(context: StepContext, place: HallPlant, utilisation: number): number {
  const { world, catalog } = context;
  const { hall, layout } = place;
  const { state, kind, gpus } = world.racks.columns;
  const air = hallAirOf(context, place);
  const load = loadRatio(hall, poweredOf(place).maxKW);
  let stopped = 0;
  let cool = 0;
  let clock = capClock(hall, catalog);
  let dieC = hall.airC;
  for (let i = 0; i < hall.poweredRacks; i++) {
    const r = layout.rackRows[i] as number;
    if (state[r] === RACK_DAMAGED) cool += gpus[r] as number; // broken, not hot
    if (state[r] === RACK_SHUTDOWN || state[r] === RACK_DAMAGED) continue;
    const rack = rackDef(world, catalog, kind[r] as number);
    const accelerator = acceleratorOf(catalog, rack);
    const inletC = rackInletC(hall, air, load, i);
    const die = rackDie(hall, layout, rack.medium, inletC, rack.medium === 'air' ? accelerator.airRiseK : accelerator.liquidRiseK, utilisation, catalog);
    if (die.clockRatio > 0) {
      cool += gpus[r] as number;
      clock = Math.min(clock, die.clockRatio);
      dieC = Math.max(dieC, die.dieC);
      continue;
    }
    state[r] = RACK_SHUTDOWN;
    stopped += gpus[r] as number;
  }
  layout.applied.state = -1;
  hall.coolGpus = Math.min(cool, hall.poweredGpus);
  hall.clockRatio = clock;
  hall.hottestDieC = dieC;
  return stopped;
}

/** Breaks about `meanGpus` GPUs in whole racks, from those that stopped first, then any powered ones. Returns GPUs broken. */
export function damageRacks(context: StepContext, place: HallPlant, meanGpus: number): number {
  const { world } = context;
  const { hall, structure, layout } = place;
  if (meanGpus <= 0 || hall.poweredRacks <= 0) return 0;
  const { state, gpus, downGpus } = world.racks.columns;
  let left = poisson(meanGpus, world.seed, STREAM_DAMAGE, structure.id, world.timeS);
  let broken = 0;
  for (const shutOnly of [true, false]) {
    for (let i = 0; i < hall.poweredRacks && left > 0; i++) {
      const r = layout.rackRows[i] as number;
      if (state[r] === RACK_DAMAGED || (shutOnly && state[r] !== RACK_SHUTDOWN)) continue;
      const good = (gpus[r] as number) - (downGpus[r] as number);
      const lost = Math.min(left, good);
      left -= lost;
      broken += lost;
      downGpus[r] = (downGpus[r] as number) + lost;
      if (downGpus[r] === gpus[r]) state[r] = RACK_DAMAGED;
    }
  }
  layout.applied.state = -1;
  world.compute.reliability.failedGpus += broken;
  world.compute.reliability.damagedGpus += broken;
  return broken;
}
