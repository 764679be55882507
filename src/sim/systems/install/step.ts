/**
 * Technicians turn stock into racks that can be switched on, and boxes of cable into connected ports. Hours left over from
 * repairs go to cables that installed GPUs wait for, then panels and aisles, then racks in table order, then the other cables.
 * Nothing is scanned while nothing is planned or being installed.
 */
import { gpusPerRack, fleetOf, portsCabledAt, touchFleet } from '../../rules/fleet.ts';
import { repairDemandHours, technicianHours } from '../../rules/crew.ts';
import type { NetworkState, StockItem } from '../../world/compute.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { Fleet } from '../../world/fleet.ts';
import { findHall } from '../../world/lookup.ts';
import { hasAirWork, mendAir } from './airWork.ts';
import { RACK_INSTALLING, RACK_OFF, RACK_PLANNED } from '../../world/racks.ts';

const SECONDS_PER_HOUR = 3600;
/** Below this much work a rack or a cable is done: rounding of hours must not leave a rack waiting for an hour. */
const DONE_HOURS = 1e-9;

export function stepInstall(context: StepContext): void {
  const { world, catalog } = context;
  let fleet = fleetOf(context);
  if (fleet.planned > 0 && hasStock(world.compute.stock)) {
    if (fillPlannedRacks(context)) {
      touchFleet(context);
      fleet = fleetOf(context);
    }
  }
  if (fleet.installing === 0 && !hasCableWork(world.compute.networks) && !hasAirWork(world)) return;
  const hours = technicianHours(world, catalog, context.stepS / SECONDS_PER_HOUR);
  let left = hours - Math.min(hours, repairDemandHours(world, catalog));
  left = cable(context, fleet, left, true);
  left = mendAir(context, left);
  if (fleet.installing > 0) left = install(context, left);
  cable(context, fleet, left, false);
}

function hasStock(stock: readonly StockItem[]): boolean {
  for (const item of stock) if (item.gpus > 0) return true;
  return false;
}

function hasCableWork(networks: readonly NetworkState[]): boolean {
  for (const network of networks) if (network.crewHoursLeft > 0) return true;
  return false;
}

/** Gives planned racks of ready halls their GPUs, whole racks in table order. True when any got them. */
function fillPlannedRacks(context: StepContext): boolean {
  const { world, catalog } = context;
  const { state, kind, hall, gpus, workHours, installedS } = world.racks.columns;
  let filled = 0;
  let checkedHall = -1;
  let hallReady = false;
  for (let r = 0; r < world.racks.count; r++) {
    if (state[r] !== RACK_PLANNED) continue;
    if (hall[r] !== checkedHall) {
      checkedHall = hall[r]!;
      hallReady = findHall(world, catalog, checkedHall)?.structure.stage === 'ready';
    }
    if (!hallReady) continue;
    const rack = catalog.racks[world.rackKinds[kind[r]!] ?? ''];
    const item = rack && stockOf(world.compute.stock, rack.accelerator);
    if (!rack || !item) continue;
    const need = gpusPerRack(catalog, rack.id);
    if (need <= 0 || item.gpus < need) continue;
    item.gpus -= need;
    gpus[r] = need;
    state[r] = RACK_INSTALLING;
    if (workHours[r]! <= 0) workHours[r] = rack.installCrewHours; // ordered with its door: that is in it already
    installedS[r] = -1;
    filled++;
  }
  return filled > 0;
}

function stockOf(stock: readonly StockItem[], accelerator: string): StockItem | null {
  for (const item of stock) if (item.accelerator === accelerator) return item;
  return null;
}

/** Works racks off in table order and returns the hours left. Finished racks are handed over together, every `handoverHours`, or when no other is in work. */
function install(context: StepContext, hours: number): number {
  const { world, catalog } = context;
  const { state, workHours, installedS } = world.racks.columns;
  let left = hours;
  let finished = 0;
  let waiting = 0;
  for (let r = 0; r < world.racks.count; r++) {
    if (state[r] === RACK_PLANNED) waiting++;
    if (state[r] !== RACK_INSTALLING) continue;
    const spent = Math.min(left, workHours[r]!);
    workHours[r]! -= spent;
    left -= spent;
    if (workHours[r]! > DONE_HOURS) {
      waiting++;
      continue;
    }
    workHours[r] = 0;
    if (installedS[r]! < 0) installedS[r] = world.timeS; // tests begin
    if (world.timeS < installedS[r]! + world.compute.reliability.burnInHours * SECONDS_PER_HOUR) {
      waiting++;
      continue;
    }
    finished++;
  }
  const handover = (world.timeS / SECONDS_PER_HOUR) % catalog.constants.construction.handoverHours === 0;
  if (finished > 0 && (handover || waiting === 0)) handOver(context, waiting);
  return left;
}

/** Switches finished racks over to the power system; the first weeks count from the tests on. A hall's layout changes once for all of them. */
function handOver(context: StepContext, waiting: number): void {
  const { world, catalog } = context;
  const { state, hall, gpus, workHours, installedS } = world.racks.columns;
  const testsS = world.compute.reliability.burnInHours * SECONDS_PER_HOUR;
  let racksDone = 0;
  let gpusDone = 0;
  let lastHall = -1;
  for (let r = 0; r < world.racks.count; r++) {
    if (state[r] !== RACK_INSTALLING || workHours[r]! > 0 || world.timeS < installedS[r]! + testsS) continue;
    state[r] = RACK_OFF;
    racksDone++;
    gpusDone += gpus[r]!;
    if (hall[r] === lastHall) continue;
    lastHall = hall[r]!;
    const place = findHall(world, catalog, lastHall);
    if (place) place.hall.layoutVersion++;
  }
  if (racksDone > 0 && waiting === 0) emit(context, 'install.done', 'good', { n: racksDone, gpus: gpusDone }, { structure: lastHall, panel: 'build' });
  else if (racksDone > 0) emit(context, 'install.racks', 'log', { n: racksDone, gpus: gpusDone, left: waiting }, { structure: lastHall, panel: 'build' });
}

/** Cables ports and returns the hours left. `needed`: only as many as the site's installed GPUs wait for. */
function cable(context: StepContext, fleet: Fleet, hours: number, needed: boolean): number {
  const { world, catalog } = context;
  let left = hours;
  for (const network of world.compute.networks) {
    if (left <= 0) break;
    const perPort = catalog.fabrics[network.fabric]?.portCrewHours ?? 0;
    if (network.crewHoursLeft <= 0) continue;
    let work = network.crewHoursLeft;
    if (needed) {
      const site = world.sites.findIndex((entry) => entry.id === network.site);
      const missing = (fleet.sites[site]?.gpus ?? 0) - portsCabledAt(world, network.site);
      work = Math.min(work, Math.max(0, missing) * perPort);
    }
    const spent = Math.min(left, work);
    left -= spent;
    network.crewHoursLeft -= spent;
    if (network.crewHoursLeft <= DONE_HOURS) network.crewHoursLeft = 0;
    const uncabled = perPort > 0 ? Math.ceil(network.crewHoursLeft / perPort - DONE_HOURS) : 0;
    network.portsCabled = Math.max(network.portsCabled, network.portsDelivered - uncabled);
    if (network.crewHoursLeft === 0) {
      emit(context, 'network.cabled', 'good', { n: network.portsCabled, site: siteName(context, network.site) }, { site: network.site, panel: 'cluster' });
    }
  }
  return left;
}

function siteName(context: StepContext, id: string): string {
  const def = context.catalog.sites[id];
  return def ? `@${def.name}` : id;
}
