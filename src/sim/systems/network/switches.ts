/**
 * Switches that fail: one Poisson count an hour over the whole fabric. A leaf takes its ports with it, with a leaf for each rail all servers on it;
 * one at the top takes its share of the bandwidth. A technician swaps it in `switchRepairHours`, as long as there is one.
 */
import { draw, poisson, streamId } from '../../core/draw.ts';
import { leafBlastGpus, switchFailuresPerHour } from '../../rules/network.ts';
import { fleetOf, portsCabledAt, siteIndex } from '../../rules/fleet.ts';
import { siteName } from '../../rules/siteName.ts';
import type { FabricDef } from '../../world/catalogHardware.ts';
import type { NetworkState, SwitchFault } from '../../world/compute.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { cohortOf } from '../../world/lookup.ts';

const COUNT = streamId('network.count');
const PICK = streamId('network.pick');
const SECONDS_PER_HOUR = 3600;

export function stepSwitches(context: StepContext, network: NetworkState, fabric: FabricDef): void {
  if (network.down.length > 0) mend(context, network);
  const { world, catalog } = context;
  const hazard = catalog.scenarios[world.scenario]?.hazardRatio ?? 1;
  const perHour = switchFailuresPerHour(network, fabric) * hazard;
  if (!(perHour > 0) || network.portsCabled <= 0) return;
  const s = siteIndex(world, network.site);
  const count = poisson(perHour * context.stepS / SECONDS_PER_HOUR, world.seed, COUNT, s, world.timeS);
  for (let i = 0; i < count; i++) fail(context, network, fabric, s, i);
}

function mend(context: StepContext, network: NetworkState): void {
  if (cohortOf(context.world, 'technicians').count <= 0) return;
  for (const fault of network.down) fault.hoursLeft -= context.stepS / SECONDS_PER_HOUR;
  const mended = network.down.filter((fault) => fault.hoursLeft <= 0);
  if (mended.length === 0) return;
  network.down = network.down.filter((fault) => fault.hoursLeft > 0);
  const gpus = mended.reduce((sum, fault) => sum + fault.ports, 0);
  emit(context, gpus > 0 ? 'network.switchUp' : 'network.switchUp.top', 'good', { site: siteName(context.catalog, network.site), n: mended.length, gpus }, { site: network.site, panel: 'cluster' });
}

function fail(context: StepContext, network: NetworkState, fabric: FabricDef, s: number, index: number): void {
  const { world, catalog } = context;
  const pick = (k: number): number => draw(world.seed, PICK, index * 97 + s, world.timeS, k);
  const tier = pick(0) * (network.leaf + network.spine + network.core) < network.leaf ? 'leaf' : 'top';
  const hall = hallOf(context, s, pick(1));
  if (hall === null) return;
  let down = 0;
  for (const fault of network.down) down += fault.ports;
  const { constants } = catalog;
  const blast = leafBlastGpus(network, fabric, constants.reliability.nodeGpus, constants.network);
  const ports = tier === 'leaf' ? Math.max(0, Math.min(blast, hall.gpus, portsCabledAt(world, network.site) - down)) : 0;
  const pod = Math.floor(pick(2) * Math.max(1, Math.ceil(hall.gpus / blast)));
  const fault: SwitchFault = { tier, hall: hall.id, pod, ports, hoursLeft: fabric.switchRepairHours };
  network.down.push(fault);
  network.failures++;
  const params = { site: siteName(catalog, network.site), gpus: ports, hours: fabric.switchRepairHours };
  emit(context, `network.switchDown.${tier}`, tier === 'leaf' ? 'warn' : 'log', params, { site: network.site, structure: hall.id, panel: 'cluster' });
}

/** The hall of a failed switch: by GPUs that stand there. */
function hallOf(context: StepContext, s: number, u: number): { id: number; gpus: number } | null {
  const fleet = fleetOf(context);
  let left = u * (fleet.sites[s]?.gpus ?? 0);
  for (const hall of fleet.halls) {
    if (hall.site !== s || hall.gpus <= 0) continue;
    left -= hall.gpus;
    if (left < 0) return hall;
  }
  return null;
}
