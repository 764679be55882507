/**
 * Nameplate is not usable: GPUs surviving each step, and what each step costs. Every step is at most the one before, so the
 * ratios multiply to useful over bought exactly. GPUs are counted in healthy-pod equivalents: 1 = a GPU that does what it
 * does while nothing but arithmetic takes its time. Megawatts, money and FLOP/s are GPUs times one factor of the hour each, so all
 * four views add up to the same losses.
 */
import { RACK_OFF } from '../world/racks.ts';
import { WATERFALL_STEPS, type Waterfall, type WaterfallStep } from '../world/compute.ts';
import type { SimContext } from '../world/context.ts';
import type { Fleet } from '../world/fleet.ts';
import { energyCostCentsPerHour } from './energyCost.ts';
import { fleetOf, readReadiness, siteIndex } from './fleet.ts';
import { labEffect } from './effects.ts';
import { meanClock } from './runSpeed.ts';
import type { World } from '../world/world.ts';
import type { Catalog } from '../world/catalog.ts';

const HOURS_PER_YEAR = 8760;
const FLOP_PER_TFLOP = 1e12;

export interface WaterfallLosses {
  lostCentsPerHour: Record<string, number>; // by step, at the fleet's hourly cost of ownership
  worst: WaterfallStep; // step with the largest loss
  goodput: number; // useful / bought
  usefulFlops: number; // FLOP/s
  perGpu: PerGpu;
}

/** What one GPU of the waterfall stands for, this hour. */
export interface PerGpu {
  kW: number; // at the site: what all sites draw over the GPUs that have power; nameplate while none has
  flops: number; // FLOP/s of arithmetic
  centsPerHour: number; // write-off and energy
}

/** Writes all nine steps as they stand now. */
export function writeWaterfall(context: SimContext, out: Waterfall): void {
  const { world } = context;
  const fleet = readReadiness(context);
  const { job, product } = world.compute;
  out.bought = boughtGpus(world);
  out.delivered = Math.max(0, out.bought - onOrderGpus(world));
  out.installed = Math.min(out.delivered, fleet.gpus);
  out.powered = Math.min(out.installed, poweredGpus(world));
  out.cool = Math.min(out.powered, coolGpus(fleet));
  let connected = 0;
  for (let s = 0; s < fleet.sites.length; s++) connected += fleet.sites[s]!.connected;
  out.connected = Math.min(out.cool, connected);
  out.healthy = Math.min(out.connected, fleet.healthy);
  const training = job ? job.assignedGpus * job.straggler * job.parallel : 0;
  const serving = product.servingNow * meanClock(world);
  out.inStep = Math.min(out.healthy, training + serving);
  const scale = training + serving > 0 ? out.inStep / (training + serving) : 0;
  const busy = training * (job ? job.timeRatio : 0) + serving * servingUtilisation(world);
  out.useful = Math.min(out.inStep, busy * scale);
}

/** Share of the serving capacity that customers use, 0..1. */
export function servingUtilisation(world: World): number {
  const { capacityTokensPerS, servedTokensPerS } = world.compute.product;
  return capacityTokensPerS > 0 ? Math.min(1, servedTokensPerS / capacityTokensPerS) : 0;
}

export function boughtGpus(world: World): number {
  let gpus = 0;
  for (const item of world.compute.stock) gpus += item.boughtGpus;
  return gpus;
}

/** GPUs ordered and not yet on the dock. */
export function onOrderGpus(world: World): number {
  let gpus = 0;
  for (const order of world.compute.orders) if (order.kind === 'accelerator') gpus += order.ordered - order.delivered;
  return gpus;
}

export function stockGpus(world: World): number {
  let gpus = 0;
  for (const item of world.compute.stock) gpus += item.gpus;
  return gpus;
}

function poweredGpus(world: World): number {
  let gpus = 0;
  for (const site of world.sites) for (const structure of site.structures) if (structure.hall) gpus += structure.hall.poweredGpus;
  return gpus;
}

function coolGpus(fleet: Fleet): number {
  let gpus = 0;
  for (let s = 0; s < fleet.sites.length; s++) gpus += fleet.sites[s]!.cool;
  return gpus;
}

/** Useful over bought, 0..1; 0 when nothing was bought. */
export function goodputRatio(waterfall: Waterfall): number {
  return waterfall.bought > 0 ? waterfall.useful / waterfall.bought : 0;
}

/** Survivors of a step over those of the step before; 1 for the first and after a step that left none. */
export function stepRatio(waterfall: Waterfall, step: WaterfallStep): number {
  const index = WATERFALL_STEPS.indexOf(step);
  const before = index > 0 ? waterfall[WATERFALL_STEPS[index - 1]!] : 0;
  return before > 0 ? waterfall[step] / before : 1;
}

/** GPUs lost at a step. */
export function stepLoss(waterfall: Waterfall, step: WaterfallStep): number {
  const index = WATERFALL_STEPS.indexOf(step);
  return index > 0 ? waterfall[WATERFALL_STEPS[index - 1]!] - waterfall[step] : 0;
}

/** Straight-line write-off of every GPU bought, cents per hour. */
export function depreciationCentsPerHour(world: World, catalog: Catalog): number {
  let cents = 0;
  for (const item of world.compute.stock) {
    const def = catalog.accelerators[item.accelerator];
    if (def && def.economicLifeYears > 0) cents += item.boughtGpus * def.priceCents / (def.economicLifeYears * HOURS_PER_YEAR);
  }
  return cents;
}

/** What this hour's energy, fuel and water cost at all sites, cents per hour: the bills that finance pays. */
export function energyCentsPerHour(context: SimContext): number {
  const { world, catalog } = context;
  let cents = 0;
  for (const site of world.sites) {
    const def = catalog.sites[site.id];
    if (!def) continue;
    const { energyCents, fuelCents, waterCents } = energyCostCentsPerHour(context, site, def);
    cents += energyCents + fuelCents + waterCents;
  }
  return cents;
}

/** Cost of owning the fleet for an hour, over the GPUs bought: write-off and energy. Cents per GPU-hour. */
export function ownershipCentsPerGpuHour(context: SimContext): number {
  const { world, catalog } = context;
  const bought = boughtGpus(world);
  return bought > 0 ? (depreciationCentsPerHour(world, catalog) + energyCentsPerHour(context)) / bought : 0;
}

/** Model FLOP/s that one mean GPU bought reaches in a usual pod. */
export function referenceFlops(world: World, catalog: Catalog): number {
  let flops = 0;
  let gpus = 0;
  for (const item of world.compute.stock) {
    const def = catalog.accelerators[item.accelerator];
    if (!def) continue;
    gpus += item.boughtGpus;
    flops += item.boughtGpus * def.peakTflops * FLOP_PER_TFLOP * def.referenceMfu;
  }
  return gpus > 0 ? flops / gpus : 0;
}

function perGpuOf(context: SimContext): PerGpu {
  return { kW: kWPerGpu(context), flops: flopsPerGpu(context), centsPerHour: ownershipCentsPerGpuHour(context) };
}

function kWPerGpu({ world, catalog }: SimContext): number {
  let loadKW = 0;
  for (const site of world.sites) loadKW += site.power.loadKW;
  const { powered } = world.compute.waterfall;
  if (powered > 0 && loadKW > 0) return loadKW / powered;
  let kW = 0;
  let gpus = 0;
  for (const item of world.compute.stock) {
    const def = catalog.accelerators[item.accelerator];
    if (!def) continue;
    gpus += item.boughtGpus;
    kW += item.boughtGpus * def.serverMaxKW / def.gpusPerServer;
  }
  return gpus > 0 ? kW / gpus : 0;
}

/** Of the run: its speed over the GPUs in step, so that useful GPUs times this is what it gets done. Without one, of a usual run. */
function flopsPerGpu(context: SimContext): number {
  const { world, catalog } = context;
  const { job } = world.compute;
  const here = job && job.assignedGpus > 0 ? fleetOf(context).sites[siteIndex(world, job.site)] : undefined;
  if (!job || !here || !(job.parallel > 0)) return referenceFlops(world, catalog) * labEffect(world, catalog, 'mfu');
  return here.peakTflops * FLOP_PER_TFLOP * job.mfu / job.parallel;
}

/** Money lost at each step, the worst of them, goodput and useful FLOP/s, from the hour's waterfall. */
export function waterfallLosses(context: SimContext): WaterfallLosses {
  const { waterfall } = context.world.compute;
  const perGpu = perGpuOf(context);
  const lostCentsPerHour: Record<string, number> = {};
  let worst: WaterfallStep = 'delivered';
  for (const step of WATERFALL_STEPS) {
    const loss = stepLoss(waterfall, step);
    lostCentsPerHour[step] = Math.round(loss * perGpu.centsPerHour);
    if (loss > stepLoss(waterfall, worst)) worst = step;
  }
  return { lostCentsPerHour, worst, goodput: goodputRatio(waterfall), usefulFlops: waterfall.useful * perGpu.flops, perGpu };
}

/** Racks that hold GPUs but are not commissioned. */
export function installingGpus(world: World): number {
  const { state, gpus } = world.racks.columns;
  let total = 0;
  for (let r = 0; r < world.racks.count; r++) if (state[r]! < RACK_OFF) total += gpus[r]!;
  return total;
}
