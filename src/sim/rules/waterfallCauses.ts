/** Why GPUs are lost at each step of the waterfall: data for explanations and alerts, largest first. Asked for, never on the hot path. */
import type { TrainingJob, Waterfall, WaterfallStep } from '../world/compute.ts';
import type { SimContext } from '../world/context.ts';
import { RACK_INSTALLING, RACK_PLANNED } from '../world/racks.ts';
import { fleetOf, gpusPerRack, portsCabledAt, siteIndex } from './fleet.ts';
import { checkpointWriteS, wasteRestart, wasteRework, wasteWrite } from './reliability.ts';
import { wasteValidation } from './corruption.ts';
import { planGpus } from './performance/plan.ts';
import { acceleratorOf, paceOf, runInput } from './runPlan.ts';
import { crewRatio, crewRestartS, failuresPerHour, meanClock, mttiS } from './runSpeed.ts';
import { servingUtilisation, stepLoss, stockGpus } from './waterfall.ts';

/** A cause: message ids `explain.cause.<id>.name` and `.what`. GPUs as in the waterfall. */
export interface LossCause {
  id: string;
  gpus: number;
  params: Record<string, number | string>;
}

export const TOP_CAUSES = 3;

/** The three largest causes of the loss at a step; GPUs are held within the loss. */
export function lossCauses(context: SimContext, step: WaterfallStep): LossCause[] {
  const loss = stepLoss(context.world.compute.waterfall, step);
  if (!(loss > 0)) return [];
  const causes = FINDERS[step](context, context.world.compute.waterfall).filter((cause) => cause.gpus > 0);
  causes.sort((a, b) => b.gpus - a.gpus); // stable: ties keep their order
  return causes.slice(0, TOP_CAUSES).map((cause) => ({ ...cause, gpus: Math.min(cause.gpus, loss) }));
}

type Finder = (context: SimContext, waterfall: Waterfall) => LossCause[];

const FINDERS: Record<WaterfallStep, Finder> = {
  bought: () => [],
  delivered: ({ world, catalog }) => world.compute.orders.filter((order) => order.kind === 'accelerator').map((order) => ({
    id: 'on-order', gpus: order.ordered - order.delivered,
    params: { item: `@${catalog.accelerators[order.item]?.name ?? order.item}`, days: Math.max(0, (order.firstS - world.timeS) / 86_400), perWeek: order.perWeek },
  })),
  installed: (context) => {
    const { world } = context;
    const racks = rackCounts(context);
    const dock = stockGpus(world);
    const forPlanned = Math.min(dock, racks.plannedGpus);
    return [
      { id: 'installing', gpus: racks.installingGpus, params: { racks: racks.installing, hours: racks.hours } },
      { id: 'no-rack', gpus: dock - forPlanned, params: {} },
      { id: 'rack-waits', gpus: forPlanned, params: { racks: racks.planned } },
    ];
  },
  powered: (context, waterfall) => hallCauses(context, waterfall, 'dark'),
  cool: (context, waterfall) => hallCauses(context, waterfall, 'hot'),
  connected: (context) => {
    const { world } = context;
    const fleet = fleetOf(context);
    const causes: LossCause[] = [];
    world.sites.forEach((site, s) => {
      const missing = (fleet.sites[s]?.cool ?? 0) - portsCabledAt(world, site.id);
      if (!(missing > 0)) return;
      let boxed = 0;
      for (const network of world.compute.networks) if (network.site === site.id) boxed += network.portsDelivered - network.portsCabled;
      let coming = 0;
      for (const order of world.compute.orders) if (order.kind === 'ports' && order.site === site.id) coming += order.ordered - order.delivered;
      const cabling = Math.min(missing, boxed);
      const ordered = Math.min(missing - cabling, coming);
      const params = { site: `@${context.catalog.sites[site.id]?.name ?? site.id}` };
      causes.push({ id: 'cabling', gpus: cabling, params }, { id: 'ports-on-order', gpus: ordered, params });
      causes.push({ id: 'no-ports', gpus: missing - cabling - ordered, params });
    });
    return causes;
  },
  healthy: ({ world }, waterfall) => {
    const { reliability, stock } = world.compute;
    let spares = 0;
    for (const item of stock) spares += item.spareServers;
    return [{ id: 'failed', gpus: stepLoss(waterfall, 'healthy'), params: { n: reliability.repairBacklogServers, spares } }];
  },
  inStep: (context, waterfall) => {
    const { world, catalog } = context;
    const { job, product } = world.compute;
    const busy = (job?.assignedGpus ?? 0) + product.servingNow;
    const causes: LossCause[] = [{ id: job && job.state !== 'running' ? `run-${job.state}` : 'no-work', gpus: waterfall.healthy - busy, params: {} }];
    if (job && job.assignedGpus > 0) {
      const crew = crewRatio(world, catalog, job.assignedGpus);
      const scaling = crew > 0 ? Math.min(1, job.parallel / crew) : 1;
      causes.push({ id: 'straggler', gpus: job.assignedGpus * (1 - job.straggler), params: { ratio: job.straggler } });
      causes.push(...stepCauses(context, job, job.assignedGpus * job.straggler, scaling));
      causes.push({ id: 'crew', gpus: job.assignedGpus * job.straggler * scaling * (1 - crew), params: { ratio: crew } });
    }
    causes.push({ id: 'serving-clock', gpus: product.servingNow * (1 - meanClock(world)), params: {} });
    return causes;
  },
  useful: (context) => {
    const { world, catalog } = context;
    const { job, product } = world.compute;
    const causes: LossCause[] = [];
    const s = job ? siteIndex(world, job.site) : -1;
    if (job && s >= 0 && job.assignedGpus > 0) {
      const base = job.assignedGpus * job.straggler * job.parallel;
      const writeS = checkpointWriteS(job.params, job.assignedGpus, catalog.constants.reliability);
      const mtti = mttiS(failuresPerHour(context, fleetOf(context), s, job.assignedGpus));
      const write = wasteWrite(writeS, job.checkpointS);
      const rework = wasteRework(job.checkpointS, mtti);
      const restart = wasteRestart(crewRestartS(world, catalog), mtti);
      causes.push({ id: 'checkpoints', gpus: base * write, params: { seconds: writeS } });
      causes.push({ id: 'rework', gpus: base * rework, params: { hours: mtti / 3600 } });
      causes.push({ id: 'restarts', gpus: base * restart, params: { hours: mtti / 3600 } });
      const { validateHours } = world.compute.reliability;
      const checks = wasteValidation(validateHours, catalog.constants.reliability);
      causes.push({ id: 'validation', gpus: base * checks, params: { hours: validateHours } });
      causes.push({ id: 'reboot', gpus: base * Math.max(0, 1 - write - rework - restart - checks - job.timeRatio), params: {} });
    }
    causes.push({ id: 'serving-idle', gpus: product.servingNow * meanClock(world) * (1 - servingUtilisation(world)), params: {} });
    return causes;
  },
};

/** GPUs that wait in a step instead of computing, by what they wait for: shares of the step's seconds that are no arithmetic. */
function stepCauses(context: SimContext, job: TrainingJob, gpus: number, scaling: number): LossCause[] {
  const { world, catalog } = context;
  const fleet = fleetOf(context);
  const s = siteIndex(world, job.site);
  const here = fleet.sites[s];
  const pace = job.plan && here ? paceOf(runInput(world, catalog, job.site, acceleratorOf(fleet, s, here, catalog), job, job.assignedGpus), job.plan) : null;
  if (!job.plan || !pace) return [{ id: 'scaling', gpus: gpus * (1 - scaling), params: { ratio: scaling, gpus: job.assignedGpus } }];
  const { parts, seconds, plan } = pace.step;
  const share = (part: number): number => gpus * part / seconds;
  const idle = job.assignedGpus - planGpus(plan);
  return [
    { id: 'step-bubble', gpus: share(parts.bubble), params: { stages: plan.pipeline } },
    { id: 'step-gradients', gpus: share(parts.dataComm), params: { replicas: plan.data } },
    { id: 'step-traffic', gpus: share(parts.tensorComm + parts.contextComm + parts.expertComm + parts.pipelineComm), params: { tensor: plan.tensor } },
    { id: 'step-slowest', gpus: share(parts.straggler), params: {} },
    { id: 'step-again', gpus: share(parts.recompute + parts.optimiser), params: {} },
    { id: 'step-idle', gpus: idle * job.straggler, params: { gpus: idle } },
  ];
}

interface RackCounts {
  planned: number;
  plannedGpus: number;
  installing: number;
  installingGpus: number;
  hours: number;
}

function rackCounts({ world, catalog }: SimContext): RackCounts {
  const counts: RackCounts = { planned: 0, plannedGpus: 0, installing: 0, installingGpus: 0, hours: 0 };
  const { state, gpus, kind, workHours } = world.racks.columns;
  for (let r = 0; r < world.racks.count; r++) {
    if (state[r] === RACK_PLANNED) {
      counts.planned++;
      counts.plannedGpus += gpusPerRack(catalog, world.rackKinds[kind[r]!] ?? '');
    } else if (state[r] === RACK_INSTALLING) {
      counts.installing++;
      counts.installingGpus += gpus[r]!;
      counts.hours += workHours[r]!;
    }
  }
  return counts;
}

/** Halls by GPUs that are dark (installed, not powered) or hot (powered, not cool). */
function hallCauses(context: SimContext, _waterfall: Waterfall, kind: 'dark' | 'hot'): LossCause[] {
  const { world } = context;
  const fleet = fleetOf(context);
  const causes: LossCause[] = [];
  for (const hall of fleet.halls) {
    const site = world.sites[hall.site]!;
    for (const structure of site.structures) {
      const state = structure.id === hall.id ? structure.hall : null;
      if (!state) continue;
      const params = { hall: hall.id, inletC: state.hottestInletC, unservedKW: site.power.unservedKW };
      if (kind === 'hot') causes.push({ id: 'hall-hot', gpus: state.poweredGpus - state.coolGpus, params });
      else causes.push({ id: state.shedByOrder ? 'hall-shed' : 'hall-dark', gpus: hall.gpus - state.poweredGpus, params });
    }
  }
  return causes;
}
