/** Explanations of the fleet's state: GPUs that are broken, and ports of the network. */
import { corruptionsPerHour, optimalValidationHours } from '../rules/corruption.ts';
import { fleetOf, readReadiness, runSite, siteIndex } from '../rules/fleet.ts';
import { shareOf } from '../rules/fleetKinds.ts';
import { lemonRatePerNode, lemonsAmong, suspectServers, wronglyEvictedRatio } from '../rules/lemons.ts';
import { repairHours } from '../rules/crew.ts';
import { failureEffect, flapRatePerGpu } from '../rules/runSpeed.ts';
import { hardwareParts, repairsPerHour, sparesWanted, spareServers } from '../rules/waterfallHealth.ts';
import { exp } from '../core/maths.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import { findHall, structureDef } from '../world/lookup.ts';
import { effectTree } from './effects.ts';
import { constantSource, fieldSource } from './sources.ts';
import { explained, leaf, type ExplainParams, type ExplainTable } from './types.ts';

const HOURS_PER_DAY = 24;
/** Days ahead at which the fading of youth is told, and tests whose worth is. */
const LATER_DAYS = [15, 30, 60];
const TESTED_HOURS = 72;

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
  const here = job ? runSite(fleetOf(context), siteIndex(context.world, job.site), job.leastKind) : undefined;
  const nodes = job && here && here.gpusPerServer > 0 ? job.assignedGpus / here.gpusPerServer : 0;
  return explained('validation', nodes > 0 ? optimalValidationHours(nodes, rules) : null, 'hours', 'lookup', [
    leaf('validation.minutes', rules.validationMinutes * 60, 'seconds', { source: constantSource(context, 'reliability.validationMinutes') }),
    leaf('validation.rate', corruptionsPerHour(nodes, rules) * 24, 'perDay', { source: constantSource(context, 'reliability.silentPer1000NodeDays') }),
    leaf('validation.loss', rules.silentLossRatio, 'ratio', { source: constantSource(context, 'reliability.silentLossRatio') }),
    leaf('validation.chance', rules.silentFoundDays, 'days', { source: constantSource(context, 'reliability.silentFoundDays') }),
  ], { raise: ['raise.validation.smaller'] });
}

/** Failures a day that stop the run (without one: of all servers that run), by what they owe to: settled servers, youth, heat, lemons, links; and how youth fades. */
function failuresPerDay(context: SimContext): Explained {
  const { world, catalog } = context;
  const { job } = world.compute;
  const fleet = readReadiness(context);
  const { reliability } = catalog.constants;
  const s = job && job.assignedGpus > 0 ? siteIndex(world, job.site) : -1;
  const here = runSite(fleet, s, job?.leastKind);
  let nodes = here && job && here.gpusPerServer > 0 ? job.assignedGpus / here.gpusPerServer : 0;
  let gpus = here && job ? job.assignedGpus : 0;
  if (!here) {
    for (const hall of fleet.halls) {
      nodes += hall.nodes;
      gpus += hall.gpus;
    }
  }
  const halls = here ? fleet.halls.filter((hall) => hall.site === s).map((hall) => ({ ...hall, nodes: hall.nodes * shareOf(here, hall.id) })) : fleet.halls;
  const { young, heat } = hardwareParts(context, { ...fleet, halls });
  const day = nodes * HOURS_PER_DAY;
  const settled = day * (fleet.hardwarePerNodeHour + fleet.otherPerNodeHour);
  const links = gpus * HOURS_PER_DAY * flapRatePerGpu(context, here && job ? job.site : world.sites[0]?.id ?? '');
  const lemonsPerDay = day * lemonRatePerNode(context, fleet);
  const youngPerDay = day * fleet.hardwarePerNodeHour * young;
  const heatPerDay = day * fleet.hardwarePerNodeHour * heat;
  const { hardware: effect, software } = failureEffect(context);
  const tiredPerDay = (software - 1) * day * fleet.otherPerNodeHour;
  const effectPerDay = (effect - 1) * (day * fleet.hardwarePerNodeHour + youngPerDay + heatPerDay);
  const rest = settled + heatPerDay + links + lemonsPerDay + tiredPerDay + effectPerDay - (effect - 1) * youngPerDay;
  const later = (days: number): Explained => leaf('failuresPerDay.in', rest + effect * youngPerDay * exp(-days / reliability.infantDays), 'perDay', { params: { days } });
  return explained('failuresPerDay', rest + effect * youngPerDay, 'perDay', 'sum', [
    leaf('failuresPerDay.settled', settled, 'perDay', { params: { n: Math.round(nodes) }, source: constantSource(context, 'reliability.causes') }),
    explained('failuresPerDay.young', youngPerDay, 'perDay', 'lookup', [
      leaf('failuresPerDay.factor', 1 + young, 'factor', { source: constantSource(context, 'reliability.infantMultiplier') }),
      ...LATER_DAYS.map(later),
      leaf('failuresPerDay.tested', 1 - exp(-TESTED_HOURS / HOURS_PER_DAY / reliability.infantDays), 'ratio', { params: { hours: TESTED_HOURS }, source: constantSource(context, 'reliability.infantDays') }),
      leaf('failuresPerDay.lemonsFound', 1 - lemonsAmong(1, TESTED_HOURS, reliability) / Math.max(lemonsAmong(1, 0, reliability), Number.MIN_VALUE), 'ratio', { params: { hours: TESTED_HOURS }, source: constantSource(context, 'reliability.burnInHalvingHours') }),
    ]),
    leaf('failuresPerDay.heat', heatPerDay, 'perDay', { source: constantSource(context, 'reliability.temperatureDoublingK') }),
    leaf('failuresPerDay.lemons', lemonsPerDay, 'perDay', { source: constantSource(context, 'reliability.lemonFailuresPerDay') }),
    leaf('failuresPerDay.links', links, 'perDay'),
    leaf('failuresPerDay.tired', tiredPerDay, 'perDay', { source: constantSource(context, 'people.fatigueErrorRatio') }),
    ...(effect === 1 ? [] : [explained('failuresPerDay.effect', effectPerDay, 'perDay', 'lookup', [effectTree(context, 'failures')])]),
  ], { raise: ['raise.failures.age', 'raise.failures.burnIn', 'raise.failures.evict', 'raise.failures.cooler'] });
}

/** Spare servers with which a failed one is nearly always swapped at once, after Erlang. */
function spares(context: SimContext): Explained {
  const { world, catalog } = context;
  const fleet = fleetOf(context);
  return explained('spares', sparesWanted(context, fleet), 'count', 'lookup', [
    leaf('spares.have', spareServers(context), 'count'),
    leaf('spares.perDay', repairsPerHour(context, fleet) * HOURS_PER_DAY, 'perDay'),
    leaf('spares.repair', repairHours(world, catalog, false), 'hours', { source: constantSource(context, 'reliability.repairCrewHours') }),
    leaf('spares.swap', repairHours(world, catalog, true), 'hours', { source: constantSource(context, 'reliability.repairSwapHours') }),
  ], { raise: ['raise.healthy.spares', 'raise.healthy.technicians'] });
}

export const computeFleetExplanations: ExplainTable = { failedGpus, failuresPerDay, lemons, ports, spares, validation };
