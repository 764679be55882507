/** Silent corruption in the run: servers that begin to compute wrongly, and the checks, or the chance, that find them. */
import { draw, poisson, streamId } from '../../core/draw.ts';
import { HOUR_S } from '../../core/calendar.ts';
import { CORRUPT_CAUSE, corruptionsPerHour, foundByChance } from '../../rules/corruption.ts';
import { runSite } from '../../rules/fleet.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { Fleet } from '../../world/fleet.ts';
import { breakServer } from './breaking.ts';

const BEGIN = streamId('reliability.corruption.begin');
const FOUND = streamId('reliability.corruption.found');
const PLACE = streamId('reliability.corruption.place');

export function stepCorruption(context: StepContext, fleet: Fleet): void {
  const { world, catalog } = context;
  const { reliability, job } = world.compute;
  const constants = catalog.constants.reliability;
  const site = job ? world.sites.findIndex((entry) => entry.id === job.site) : -1;
  const here = runSite(fleet, site, job?.leastKind);
  if (!job || !here || job.assignedGpus <= 0 || !(here.gpusPerServer > 0)) {
    if (!job) reliability.corruptServers = 0; // the next run starts clean
    return;
  }
  const hours = context.stepS / HOUR_S;
  reliability.corruptServers += poisson(corruptionsPerHour(job.assignedGpus / here.gpusPerServer, constants) * hours, world.seed, BEGIN, 0, world.timeS);
  if (reliability.corruptServers === 0) return;
  const checked = reliability.validateHours > 0 && Math.floor(world.timeS / HOUR_S) % reliability.validateHours === 0;
  let found = checked ? reliability.corruptServers : 0;
  if (!checked) {
    const chance = foundByChance(hours, constants);
    for (let i = 0; i < reliability.corruptServers; i++) if (draw(world.seed, FOUND, i, world.timeS) < chance) found++;
  }
  if (found > 0) takeOut(context, fleet, site, found, checked);
}

/** Servers that were found go to repair like any that failed. */
function takeOut(context: StepContext, fleet: Fleet, site: number, found: number, checked: boolean): void {
  const { world } = context;
  const { reliability, job } = world.compute;
  reliability.corruptServers -= found;
  reliability.corruptFound += found;
  const halls = fleet.halls.filter((hall) => hall.site === site && hall.state.runGpus > 0);
  for (let i = 0; i < found && halls.length > 0; i++) {
    const hall = halls[Math.floor(draw(world.seed, PLACE, i, world.timeS) * halls.length)];
    if (hall) breakServer(context, fleet, hall, CORRUPT_CAUSE, draw(world.seed, PLACE, i, world.timeS, 1));
  }
  if (job) emit(context, checked ? 'reliability.corruption.checked' : 'reliability.corruption.noticed', checked ? 'log' : 'warn', { n: found, name: job.name }, { site: job.site, panel: 'cluster' });
}
