/** What a plan leaves open when everything in it stands, and the order that would mend each. */
import type { Command } from '../commands/types.ts';
import { portsOf } from '../commands/network.ts';
import type { SimContext } from '../world/context.ts';
import type { Site } from '../world/plant.ts';
import { cheapestFirst, type Sized } from '../rules/planSizes.ts';
import { suggestPlace } from '../rules/plot.ts';
import { gpusPerRack } from '../rules/fleet.ts';
import type { SiteOutlook } from '../rules/planned.ts';
import { checkCommand } from './execute.ts';

export const PLAN_NEEDS = ['supply', 'rejection', 'air', 'coolant', 'gpus', 'ports'] as const;
export type PlanNeedId = (typeof PLAN_NEEDS)[number];

export interface PlanNeed {
  id: PlanNeedId;
  site: string;
  hall: number; // structure id; -1 for the whole site
  have: number;
  need: number; // kW; GPUs, ports
  unit: 'kW' | 'gpus' | 'count';
  mend: Command | null; // an order that would be taken after the plan, cash apart
}

/** Below this much a lack is rounding, kW. */
const CLOSE_KW = 1;
const MOST_UNITS = 200;

/** Lacks of the sites that the plan touches. `planned`: the world after the plan, `finished`: the same with everything built. */
export function planNeeds(planned: SimContext, finished: SimContext, outlooks: readonly SiteOutlook[], touched: ReadonlySet<string>): PlanNeed[] {
  const needs: PlanNeed[] = [];
  for (const outlook of outlooks) {
    const site = planned.world.sites.find((entry) => entry.id === outlook.site);
    if (!site || !touched.has(site.id)) continue;
    const { loadKW, supplyKW, itKW, rejectKW } = outlook;
    if (loadKW > supplyKW + CLOSE_KW) needs.push({ id: 'supply', site: site.id, hall: -1, have: supplyKW, need: loadKW, unit: 'kW', mend: moreSupply(planned, finished, site, loadKW - supplyKW) });
    if (itKW > rejectKW + CLOSE_KW) needs.push({ id: 'rejection', site: site.id, hall: -1, have: rejectKW, need: itKW, unit: 'kW', mend: moreRejection(planned, finished, site, itKW - rejectKW) });
    for (const { hall, airKW, airUnitKW, liquidKW, liquidUnitKW } of outlook.halls) {
      if (airKW > airUnitKW + CLOSE_KW) needs.push({ id: 'air', site: site.id, hall, have: airUnitKW, need: airKW, unit: 'kW', mend: moreUnits(planned, hall, 'crah', airKW - airUnitKW) });
      if (liquidKW > liquidUnitKW + CLOSE_KW) needs.push({ id: 'coolant', site: site.id, hall, have: liquidUnitKW, need: liquidKW, unit: 'kW', mend: moreUnits(planned, hall, 'cdu', liquidKW - liquidUnitKW) });
    }
    const ports = portsOf(planned.world, site.id);
    if (outlook.gpus > ports) needs.push({ id: 'ports', site: site.id, hall: -1, have: ports, need: outlook.gpus, unit: 'count', mend: morePorts(planned, site, outlook.gpus - ports) });
  }
  return [...needs, ...gpuNeeds(planned, touched)];
}

/** GPUs that racks have room for and that nobody bought. */
function gpuNeeds(planned: SimContext, touched: ReadonlySet<string>): PlanNeed[] {
  const { world, catalog } = planned;
  const [first] = touched;
  if (first === undefined) return [];
  const room = new Map<string, number>();
  const { kind } = world.racks.columns;
  for (let r = 0; r < world.racks.count; r++) {
    const rack = catalog.racks[world.rackKinds[kind[r]!] ?? ''];
    if (rack) room.set(rack.accelerator, (room.get(rack.accelerator) ?? 0) + gpusPerRack(catalog, rack.id));
  }
  const needs: PlanNeed[] = [];
  for (const [accelerator, need] of room) {
    const have = world.compute.stock.find((item) => item.accelerator === accelerator)?.boughtGpus ?? 0;
    const perServer = catalog.accelerators[accelerator]?.gpusPerServer ?? 1;
    const gpus = Math.ceil((need - have) / perServer) * perServer;
    if (gpus > 0) needs.push({ id: 'gpus', site: first, hall: -1, have, need, unit: 'gpus', mend: allowed(planned, { type: 'compute.order', accelerator, gpus }) });
  }
  return needs;
}

/** The order, when it would be taken after the plan or lacks nothing but cash. */
function allowed(planned: SimContext, command: Command): Command | null {
  const { check } = checkCommand(planned, command);
  return check.conditions.every((entry) => entry.ok || entry.id === 'no-cash') ? command : null;
}

/** Grid that can still be asked for comes first; generators otherwise. */
function moreSupply(planned: SimContext, finished: SimContext, site: Site, shortKW: number): Command | null {
  const phases = planned.catalog.sites[site.id]?.gridPhases ?? [];
  for (const phase of phases) {
    const mend = allowed(planned, { type: 'site.requestGrid', site: site.id, phase: phase.id });
    if (mend) return mend;
  }
  return build(planned, site, shortKW, cheapestFirst(finished, site.id, 'genset'));
}

function moreRejection(planned: SimContext, finished: SimContext, site: Site, shortKW: number): Command | null {
  return build(planned, site, shortKW, cheapestFirst(finished, site.id, 'heat-rejection'));
}

/** So many of the first kind that may stand on the plot as the shortage asks for. */
function build({ world, catalog, ...rest }: SimContext, site: Site, shortKW: number, kinds: readonly Sized[]): Command | null {
  for (const { structure, kW } of kinds) {
    const at = suggestPlace(world, catalog, site.id, structure);
    const count = Math.ceil(shortKW / kW);
    if (!at || count > MOST_UNITS) continue;
    const mend = allowed({ world, catalog, ...rest }, { type: 'site.build', site: site.id, structure, ...at, count });
    if (mend) return mend;
  }
  return null;
}

/** Units of the kind that the hall has already, or the cheapest that fit. */
function moreUnits(planned: SimContext, hall: number, kind: 'crah' | 'cdu', shortKW: number): Command | null {
  const { world, catalog } = planned;
  const have = world.sites.flatMap((site) => site.structures).find((entry) => entry.id === hall)?.hall?.units ?? [];
  const owned = (id: string): number => (have.some((units) => units.unit === id && units.count > 0) ? 0 : 1);
  const kinds = Object.values(catalog.coolingUnits).filter((unit) => unit.kind === kind && unit.inRow !== true && unit.capacityKW > 0);
  kinds.sort((a, b) => owned(a.id) - owned(b.id) || a.priceCents / a.capacityKW - b.priceCents / b.capacityKW);
  for (const unit of kinds) {
    const mend = allowed(planned, { type: 'hall.buyCooling', hall, unit: unit.id, count: Math.ceil(shortKW / unit.capacityKW) });
    if (mend) return mend;
  }
  return null;
}

/** More ports of the fabric that the site has; a first fabric is the player's choice. */
function morePorts(planned: SimContext, site: Site, ports: number): Command | null {
  const { networks, orders } = planned.world.compute;
  const fabric = networks.find((entry) => entry.site === site.id)?.fabric ?? orders.find((entry) => entry.kind === 'ports' && entry.site === site.id)?.item;
  return fabric === undefined ? null : allowed(planned, { type: 'network.order', site: site.id, fabric, ports });
}
