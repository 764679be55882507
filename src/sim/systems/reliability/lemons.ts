/** Lemon nodes: they come with new servers, fail again and again, and go when the lab replaces what failed too often. */
import { draw, poisson, streamId } from '../../core/draw.ts';
import { LEMON_CAUSE, lemonCount, lemonRatePerNode, lemonsAmong, MOST_STRIKES, wronglyEvictedRatio } from '../../rules/lemons.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { Fleet, HallFleet } from '../../world/fleet.ts';
import { breakServer, interrupt } from './breaking.ts';

const COUNT = streamId('reliability.lemons.count');
const PICK = streamId('reliability.lemons.pick');

/** New servers bring their share of lemons; servers that left take none of the known ones with them. */
export function meetLemons(context: StepContext, fleet: Fleet): void {
  const { world, catalog } = context;
  const { reliability } = world.compute;
  let nodes = 0;
  for (const hall of fleet.halls) nodes += hall.nodes;
  if (nodes === reliability.knownNodes) return;
  const more = nodes - reliability.knownNodes;
  reliability.knownNodes = nodes;
  if (more <= 0) return;
  const count = poisson(lemonsAmong(more, reliability.burnInHours, catalog.constants.reliability), world.seed, COUNT, 0, world.timeS);
  if (count > 0) reliability.lemons[0] = (reliability.lemons[0] ?? 0) + count;
}

/** Failures per hour of all lemons that run. */
export function lemonRate(context: StepContext, fleet: Fleet): number {
  if (lemonCount(context.world.compute.reliability) === 0) return 0;
  return runningNodes(fleet) * lemonRatePerNode(context, fleet);
}

function runningNodes(fleet: Fleet): number {
  let nodes = 0;
  for (const hall of fleet.halls) nodes += running(hall);
  return nodes;
}

function running(hall: HallFleet): number {
  return hall.gpus > 0 ? hall.nodes * Math.min(1, Math.max(0, hall.state.coolGpus) / hall.gpus) : 0;
}

/** One of the lemons fails: in a hall by its running servers, and among lemons alike whatever they have shown. */
export function failLemon(context: StepContext, fleet: Fleet, pick: (k: number) => number): void {
  const { reliability } = context.world.compute;
  let at = pick(1) * runningNodes(fleet);
  const hall = fleet.halls.find((candidate) => (at -= running(candidate)) < 0);
  if (!hall) return;
  breakServer(context, fleet, hall, LEMON_CAUSE, pick(2));
  interrupt(context, fleet, hall.site, LEMON_CAUSE, pick(3), hall.id);
  let u = draw(context.world.seed, PICK, reliability.interruptions, context.world.timeS) * lemonCount(reliability);
  for (let strikes = 0; strikes < reliability.lemons.length; strikes++) {
    u -= reliability.lemons[strikes]!;
    if (u >= 0) continue;
    reliability.lemons[strikes]!--;
    const seen = strikes + 1;
    if (reliability.evictAfter > 0 && seen >= reliability.evictAfter) return evict(context);
    const kept = Math.min(MOST_STRIKES, seen);
    for (let fill = reliability.lemons.length; fill <= kept; fill++) reliability.lemons[fill] = 0;
    reliability.lemons[kept]!++;
    return;
  }
}

/** A sound server that failed often by bad luck is replaced too: the stricter the rule, the more of them. */
export function considerEviction(context: StepContext, perNodeHour: number, u: number): void {
  const { evictAfter } = context.world.compute.reliability;
  if (u < wronglyEvictedRatio(evictAfter, perNodeHour)) evict(context);
}

function evict(context: StepContext): void {
  const { reliability } = context.world.compute;
  reliability.evictedServers++;
  reliability.evictHoursLeft += context.catalog.constants.reliability.evictCrewHours;
  if (reliability.evictedServers === 1) emit(context, 'reliability.evicted', 'log', {}, { panel: 'cluster' });
}
