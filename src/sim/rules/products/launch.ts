/**
 * Bringing a model to customers: docs, interfaces, contracts and support are work of the product team. A scenario without a market launches at once.
 */
import { DAY_S } from '../../core/calendar.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { LineId } from '../../world/catalogProducts.ts';
import type { SimContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { cohortOf } from '../../world/lookup.ts';
import type { Launch } from '../../world/products.ts';
import type { World } from '../../world/world.ts';
import { cohortOutput } from '../people/output.ts';
import { lineOf, marketOf, modelOf } from './lines.ts';

/** Head-days of product work that a launch takes: less where customers only change the model. 0 without a market. */
export function launchWorkDays(world: World, catalog: Catalog, line: LineId): number {
  if (!marketOf(world, catalog)) return 0;
  const { launchHeadDays } = catalog.productLines[line];
  return isServed(world, line) ? launchHeadDays * catalog.constants.product.relaunchRatio : launchHeadDays;
}

function isServed({ compute }: World, line: LineId): boolean {
  return line === 'api' ? compute.product.modelId >= 0 : lineOf(compute.offering, line).modelId >= 0;
}

/** Head-days that the product team gives each of `launches` in a day. */
export function launchPace(world: World, catalog: Catalog, launches: number): number {
  return cohortOutput(cohortOf(world, 'product'), catalog.constants.people) / Math.max(1, launches);
}

/** Seconds until a launch ordered now is ready at the present team; 0 = at once. Infinity is no number for a page: a century. */
export function launchWaitS(world: World, catalog: Catalog, line: LineId): number {
  const work = launchWorkDays(world, catalog, line);
  if (work <= 0) return 0;
  const others = world.compute.offering.launches.filter((entry) => entry.line !== line).length;
  const done = findLaunch(world, line)?.doneDays ?? 0;
  return Math.round(Math.min(36_500, Math.max(0, work - done) / Math.max(1e-9, launchPace(world, catalog, others + 1))) * DAY_S);
}

export function findLaunch(world: World, line: LineId): Launch | null {
  for (const launch of world.compute.offering.launches) if (launch.line === line) return launch;
  return null;
}

/** Customers get it: at once, or when the work is done. */
export function goLive(context: SimContext, { line, model, priceCentsPerMTok, freeRatio, gpus }: Omit<Launch, 'doneDays'>): void {
  const { world } = context;
  const { product, offering, models } = world.compute;
  if (line === 'api') Object.assign(product, { modelId: model, launchedS: world.timeS, priceCentsPerMTok, servingGpus: gpus });
  else Object.assign(lineOf(offering, line), { modelId: model, priceCentsPerMTok, freeRatio });
  emit(context, 'product.launched', 'good', { name: modelOf(models, model)?.name ?? '', price: priceCentsPerMTok }, { panel: 'products' });
}

/** The product team begins, or turns to another model or price for the same line: what is done so far stays. */
export function beginLaunch(context: SimContext, launch: Omit<Launch, 'doneDays'>): void {
  const { world, catalog } = context;
  if (launchWorkDays(world, catalog, launch.line) <= 0) return goLive(context, launch);
  const found = findLaunch(world, launch.line);
  if (found) Object.assign(found, launch);
  else world.compute.offering.launches.push({ ...launch, doneDays: 0 });
  emit(context, 'product.launching', 'log', { name: modelOf(world.compute.models, launch.model)?.name ?? '', days: Math.ceil(launchWaitS(world, catalog, launch.line) / DAY_S) }, { panel: 'products' });
}

/** A day of the product team's work on launches. */
export function workOnLaunches(context: SimContext): void {
  const { world, catalog } = context;
  const { offering } = world.compute;
  if (offering.launches.length === 0) return;
  const pace = launchPace(world, catalog, offering.launches.length);
  for (const launch of offering.launches) launch.doneDays += pace;
  const ready = offering.launches.filter((launch) => launch.doneDays >= launchWorkDays(world, catalog, launch.line));
  offering.launches = offering.launches.filter((launch) => !ready.includes(launch));
  for (const launch of ready) goLive(context, launch);
}
