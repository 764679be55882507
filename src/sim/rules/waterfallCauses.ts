/**
 * Why GPUs are lost at each step of the waterfall, and what would mend it: data for explanations and alerts, largest first. Causes of a step
 * share its loss, and add up to it. Asked for, never on the hot path.
 */
import type { WaterfallStep } from '../world/compute.ts';
import type { SimContext } from '../world/context.ts';
import { cohortOf } from '../world/lookup.ts';
import type { Site } from '../world/plant.ts';
import type { Remedy } from '../world/remedy.ts';
import { DAY_S, HOUR_S } from '../core/calendar.ts';
import { RACK_INSTALLING, RACK_PLANNED } from '../world/racks.ts';
import { technicianHours } from './crew.ts';
import { fleetOf, gpusPerRack, portsCabledAt, portsDownAt } from './fleet.ts';
import { fabricLeadDays, lastBatchS } from './hardwarePrice.ts';
import { networkAt, reachOfSite } from './network.ts';
import { fasterRatio } from './waterfallRemedy.ts';
import { coolCauses } from './waterfallCool.ts';
import { healthCauses } from './waterfallHealth.ts';
import { powerCauses } from './waterfallPower.ts';
import { hire, pushPace, remedy, type LossCause } from './waterfallRemedy.ts';
import { inStepCauses, usefulCauses } from './waterfallRun.ts';
import { stepLoss, stockGpus } from './waterfall.ts';

export type { LossCause } from './waterfallRemedy.ts';

export const TOP_CAUSES = 3;
/** Ways out that are told for one cause. */
const TOP_REMEDIES = 3;
/** The rest of a loss under this share of it is rounding. */
export const ROUNDING = 1e-9;
/** Hands are called for when the work would take longer than this. */
const SOON_HOURS = 24;

/** All causes of the loss at a step, the largest first; what no rule names is `other`. Their GPUs add up to the loss. */
export function allCauses(context: SimContext, step: WaterfallStep): LossCause[] {
  const { waterfall } = context.world.compute;
  const loss = stepLoss(waterfall, step);
  if (!(loss > 0)) return [];
  const causes = FINDERS[step](context, loss).filter((cause) => cause.gpus > 0);
  causes.sort((a, b) => b.gpus - a.gpus); // stable: ties keep their order
  let named = 0;
  for (const cause of causes) named += cause.gpus;
  if (named > loss) { // racks change within the hour that the waterfall counted
    for (const cause of causes) cause.gpus *= loss / named;
  } else if (loss - named > loss * ROUNDING) causes.push({ id: 'other', gpus: loss - named, params: {} });
  return causes;
}

/** The three largest causes of the loss at a step. */
export function lossCauses(context: SimContext, step: WaterfallStep): LossCause[] {
  return allCauses(context, step).filter((cause) => cause.id !== 'other').slice(0, TOP_CAUSES);
}

/** What would mend a cause, the most useful first. What comes by itself stands last: it is no order. */
export function remediesOf(cause: LossCause): Remedy[] {
  const all = (cause.mend?.(cause.gpus) ?? []).map((entry) => (entry.gpus > cause.gpus && !entry.id.startsWith('cap') ? { ...entry, gpus: cause.gpus } : entry));
  const waits = (entry: Remedy): number => (entry.id.startsWith('wait') ? 1 : 0);
  return all.sort((a, b) => waits(a) - waits(b) || b.gpus - a.gpus).slice(0, TOP_REMEDIES);
}

type Finder = (context: SimContext, loss: number) => LossCause[];

const FINDERS: Record<WaterfallStep, Finder> = {
  bought: () => [],
  delivered: onOrder,
  installed: waitingForRacks,
  powered: powerCauses,
  cool: coolCauses,
  connected: waitingForPorts,
  healthy: healthCauses,
  inStep: (context) => inStepCauses(context, context.world.compute.waterfall.healthy),
  useful: usefulCauses,
};

function onOrder({ world, catalog }: SimContext): LossCause[] {
  return world.compute.orders.filter((order) => order.kind === 'accelerator').map((order) => ({
    id: 'on-order', gpus: order.ordered - order.delivered,
    params: { item: `@${catalog.accelerators[order.item]?.name ?? order.item}`, days: Math.max(0, (order.firstS - world.timeS) / DAY_S), perWeek: order.perWeek },
    mend: (lost) => [remedy('wait-delivery', lost, { readyInS: lastBatchS(order) - world.timeS }), remedy('order-elsewhere', lost)],
  }));
}

interface RackCounts {
  planned: number;
  plannedGpus: number;
  installing: number;
  installingGpus: number;
  hours: number;
  testing: number; // GPUs in racks that only their tests keep
  testedS: number; // when the last of them is done
}

function rackCounts({ world, catalog }: SimContext): RackCounts {
  const counts: RackCounts = { planned: 0, plannedGpus: 0, installing: 0, installingGpus: 0, hours: 0, testing: 0, testedS: 0 };
  const { state, gpus, kind, workHours, installedS } = world.racks.columns;
  const testsS = world.compute.reliability.burnInHours * HOUR_S;
  for (let r = 0; r < world.racks.count; r++) {
    if (state[r] === RACK_PLANNED) {
      counts.planned++;
      counts.plannedGpus += gpusPerRack(catalog, world.rackKinds[kind[r]!] ?? '');
    } else if (state[r] === RACK_INSTALLING) {
      if (workHours[r]! <= 0 && installedS[r]! >= 0 && testsS > 0) {
        counts.testing += gpus[r]!;
        counts.testedS = Math.max(counts.testedS, installedS[r]! + testsS);
        continue;
      }
      counts.installing++;
      counts.installingGpus += gpus[r]!;
      counts.hours += workHours[r]!;
    }
  }
  return counts;
}

function waitingForRacks(context: SimContext): LossCause[] {
  const { world } = context;
  const racks = rackCounts(context);
  const dock = stockGpus(world);
  const forPlanned = Math.min(dock, racks.plannedGpus);
  return [
    { id: 'installing', gpus: racks.installingGpus, params: { racks: racks.installing, hours: racks.hours }, mend: (lost) => moreHands(context, lost, racks.hours) },
    { id: 'testing', gpus: racks.testing, params: { hours: world.compute.reliability.burnInHours }, mend: (lost) => [remedy('wait-tests', lost, { readyInS: racks.testedS - world.timeS }), remedy('no-tests', lost, { order: { type: 'reliability.setBurnIn', hours: 0 } })] },
    { id: 'no-rack', gpus: dock - forPlanned, params: {}, mend: (lost) => [remedy('place-rows', lost), remedy('build-hall', lost)] },
    { id: 'rack-waits', gpus: forPlanned, params: { racks: racks.planned }, mend: (lost) => hallsComing(context, lost) },
  ];
}

/** Racks that are planned in a hall that is not ready wait for it. */
function hallsComing({ world }: SimContext, lost: number): Remedy[] {
  let arrivesS = 0;
  for (const site of world.sites) for (const { hall, stage, arrivesS: at } of site.structures) if (hall && (stage === 'ordered' || stage === 'building')) arrivesS = Math.max(arrivesS, at);
  return arrivesS > world.timeS ? [remedy('wait-hall', lost, { readyInS: arrivesS - world.timeS })] : [remedy('place-rows', lost)];
}

/** Work of technicians: when it is done, and how much sooner with a faster pace or more of them. */
function moreHands(context: SimContext, lost: number, hours: number): Remedy[] {
  const { world, catalog } = context;
  const perHour = technicianHours(world, catalog, 1);
  const doneS = (rate: number): number => (rate > 0 ? hours / rate * HOUR_S : 0);
  const out = perHour > 0 ? [remedy('wait-hands', lost, { readyInS: doneS(perHour) }), ...pushPace(context, 'technicians', lost, doneS(perHour * fasterRatio(context, 'technicians')))] : [];
  const heads = world.people.cohorts.find((cohort) => cohort.role === 'technicians')?.count ?? 0;
  return perHour > 0 && hours / perHour <= SOON_HOURS ? out : [...out, ...hire(context, 'technicians', Math.max(1, heads), lost)];
}

function waitingForPorts(context: SimContext): LossCause[] {
  const { world, catalog } = context;
  const fleet = fleetOf(context);
  const causes: LossCause[] = [];
  world.sites.forEach((site, s) => {
    const name = `@${catalog.sites[site.id]?.name ?? site.id}`;
    const network = networkAt(world, site.id);
    let near = fleet.sites[s]?.cool ?? 0;
    for (const hall of fleet.halls) {
      if (hall.site !== s || !network?.farHalls.includes(hall.id)) continue;
      const far = Math.min(hall.state.coolGpus, hall.gpus);
      near -= far;
      causes.push({ id: 'hall-far', gpus: far, params: { site: name }, mend: (lost) => longerCables(context, site, lost) });
    }
    const down = Math.min(portsDownAt(world, site.id), near, portsCabledAt(world, site.id));
    if (down > 0) causes.push({ id: 'switch-down', gpus: down, params: { site: name, n: network?.down.length ?? 0 }, mend: (lost) => mendSwitches(context, site.id, lost) });
    const missing = near - portsCabledAt(world, site.id);
    if (!(missing > 0)) return;
    let boxed = 0;
    let hours = 0;
    for (const entry of world.compute.networks) {
      if (entry.site !== site.id) continue;
      boxed += entry.portsDelivered - entry.portsCabled;
      hours += entry.crewHoursLeft;
    }
    let coming = 0;
    let comesS = 0;
    for (const order of world.compute.orders) {
      if (order.kind !== 'ports' || order.site !== site.id) continue;
      coming += order.ordered - order.delivered;
      comesS = Math.max(comesS, lastBatchS(order));
    }
    const cabling = Math.min(missing, boxed);
    const ordered = Math.min(missing - cabling, coming);
    const none = missing - cabling - ordered;
    const params = { site: name };
    causes.push({ id: 'cabling', gpus: cabling, params, mend: (lost) => moreHands(context, lost, boxed > 0 ? hours * cabling / boxed : hours) });
    causes.push({ id: 'ports-on-order', gpus: ordered, params, mend: (lost) => [remedy('wait-delivery', lost, { readyInS: comesS - world.timeS })] });
    causes.push({ id: 'no-ports', gpus: none, params, mend: (lost) => orderPorts(context, site.id, lost, Math.ceil(none)) });
  });
  return causes;
}

function orderPorts({ world, catalog }: SimContext, site: string, lost: number, ports: number): Remedy[] {
  const fabric = networkAt(world, site)?.fabric;
  const def = fabric === undefined ? undefined : catalog.fabrics[fabric];
  if (!def || fabric === undefined) return [remedy('ports', lost, { params: { ports } })];
  return [remedy('ports', lost, { params: { ports }, readyInS: fabricLeadDays(catalog.scenarios[world.scenario], def) * DAY_S, order: { type: 'network.order', site, fabric, ports } })];
}

/** Cables long enough for the halls that the fabric does not reach. */
function longerCables({ world, catalog }: SimContext, site: Site, lost: number): Remedy[] {
  const network = networkAt(world, site.id);
  const def = network && catalog.fabrics[network.fabric];
  if (!network || !def) return [];
  if (network.reachTo > 0) return [remedy('wait-delivery', lost, { readyInS: network.reachS - world.timeS })];
  const reachM = reachOfSite(site, catalog, def);
  return reachM > network.reachM ? [remedy('extend', lost, { params: { reachM }, readyInS: fabricLeadDays(catalog.scenarios[world.scenario], def) * DAY_S, order: { type: 'network.extend', site: site.id, reachM } })] : [];
}

/** A technician swaps a switch; with nobody there it stays down. */
function mendSwitches(context: SimContext, site: string, lost: number): Remedy[] {
  const { world } = context;
  if (cohortOf(world, 'technicians').count === 0) return hire(context, 'technicians', 1, lost);
  let hours = 0;
  for (const fault of networkAt(world, site)?.down ?? []) hours = Math.max(hours, fault.hoursLeft);
  return [remedy('wait-repair', lost, { readyInS: hours * HOUR_S })];
}
