/** Explanations of the fleet's state: GPUs that are broken, and ports of the network. */
import { corruptionsPerHour, optimalValidationHours } from '../rules/corruption.ts';
import { fleetOf, readReadiness, siteIndex } from '../rules/fleet.ts';
import { suspectServers, wronglyEvictedRatio } from '../rules/lemons.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import { findHall, structureDef } from '../world/lookup.ts';
import { constantSource, fieldSource } from './sources.ts';
import { explained, leaf, type ExplainParams, type ExplainTable } from './types.ts';

/** Broken GPUs, hall by hall: a broken server counts with all of its GPUs until it is mended or swapped. */
function failedGpus(context: SimContext): Explained {
  const { world, catalog } = context;
  const { reliability } = world.compute;
  const { downGpus } = world.racks.columns;
  const terms: Explained[] = [];
  for (const { id, broken } of readReadiness(context).halls) {
    let gpus = 0;
    for (const r of broken) gpus += downGpus[r]!;
    const place = gpus > 0 ? findHall(world, catalog, id) : null;
    if (place) terms.push(leaf('failedGpus.hall', gpus, 'gpus', { params: { structure: `@${structureDef(catalog, place.structure).name}`, hall: id } }));
  }
  return explained('failedGpus', reliability.failedGpus, 'gpus', 'sum', terms, {
    params: { servers: reliability.repairBacklogServers, mended: reliability.repairedServers, heat: reliability.damagedGpus },
    source: constantSource(context, 'reliability.repairCrewHours'), raise: ['raise.healthy.technicians', 'raise.healthy.spares', 'raise.healthy.cooler'],
  });
}

/** Cabled ports of a site (`params.site`, else the first that has any): delivered, less those that wait for technicians. */
function ports(context: SimContext, params: ExplainParams): Explained {
  const { world, catalog } = context;
  const network = world.compute.networks.find((entry) => entry.site === params['site'] || params['site'] === undefined);
  if (!network) return explained('ports', null, 'count', 'difference', [], { params });
  const fabric = catalog.fabrics[network.fabric];
  let coming = 0;
  for (const order of world.compute.orders) if (order.kind === 'ports' && order.site === network.site) coming += order.ordered - order.delivered;
  return explained('ports', network.portsCabled, 'count', 'difference', [
    leaf('ports.delivered', network.portsDelivered, 'count', { params: { coming } }),
    leaf('ports.waiting', network.portsDelivered - network.portsCabled, 'count', { params: { hours: network.crewHoursLeft }, source: fieldSource(fabric, 'portCrewHours') }),
  ], { params: { ...params, site: network.site, fabric: fabric ? `@${fabric.name}` : network.fabric }, raise: ['raise.connected.ports', 'raise.connected.technicians'] });
}

/** Servers that failed again and again, and what replacing them costs in sound ones. */
function lemons(context: SimContext): Explained {
  const { reliability } = context.world.compute;
  const rules = context.catalog.constants.reliability;
  const fleet = fleetOf(context);
  return explained('lemons', suspectServers(reliability), 'count', 'lookup', [
    leaf('lemons.share', rules.lemonNodeRatio, 'ratio', { source: constantSource(context, 'reliability.lemonNodeRatio') }),
    leaf('lemons.perDay', rules.lemonFailuresPerDay, 'perDay', { source: constantSource(context, 'reliability.lemonFailuresPerDay') }),
    leaf('lemons.evicted', reliability.evictedServers, 'count'),
    leaf('lemons.wrongly', wronglyEvictedRatio(reliability.evictAfter, fleet.hardwarePerNodeHour + fleet.otherPerNodeHour), 'ratio'),
  ], { raise: ['raise.lemons.evict', 'raise.lemons.burnIn'] });
}

/** Best time between checks for silent corruption of the run there is. */
function validation(context: SimContext): Explained {
  const { job } = context.world.compute;
  const rules = context.catalog.constants.reliability;
  const here = job ? fleetOf(context).sites[siteIndex(context.world, job.site)] : undefined;
  const nodes = job && here && here.gpusPerServer > 0 ? job.assignedGpus / here.gpusPerServer : 0;
  return explained('validation', nodes > 0 ? optimalValidationHours(nodes, rules) : null, 'hours', 'lookup', [
    leaf('validation.minutes', rules.validationMinutes * 60, 'seconds', { source: constantSource(context, 'reliability.validationMinutes') }),
    leaf('validation.rate', corruptionsPerHour(nodes, rules) * 24, 'perDay', { source: constantSource(context, 'reliability.silentPer1000NodeDays') }),
    leaf('validation.loss', rules.silentLossRatio, 'ratio', { source: constantSource(context, 'reliability.silentLossRatio') }),
    leaf('validation.chance', rules.silentFoundDays, 'days', { source: constantSource(context, 'reliability.silentFoundDays') }),
  ], { raise: ['raise.validation.smaller'] });
}

export const computeFleetExplanations: ExplainTable = { failedGpus, lemons, ports, validation };
