/** The run: compute-optimal for some weeks at today's size, open to every GPU that comes, best checkpoint interval. */
import { capabilityIndex, computeOptimal, DAY_S, optimalCheckpointS, planRun, readReadiness, runSite } from '../../sim/index.ts';
import type { RunPlan, SimContext } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';
import type { Plan } from './plan.ts';

const RUN_DAYS = 40;
/** Fewer make no run worth its crew. */
const LEAST_GPUS = 64;
/** Of the first run of a lab that learns small before it trains large. */
const FIRST_DAYS = 12;
const LONGEST_DAYS = 75;
/** Of the GPUs that stand, this share must be ready before a run starts. */
const READY_SHARE = 0.25;
const CHECKPOINT_DRIFT = 0.25;
/** FLOP/s of a GPU in a run, about, and tokens per parameter: what a first guess at the model's size needs. */
const PROBE_FLOPS = 3.5e14;
const PROBE_RATIO = 20;

export function manageRun(context: SimContext, hands: BotHands, plans: readonly Plan[]): void {
  const { world } = context;
  const { job } = world.compute;
  const plan = plans.find((part) => job && part.site?.id === job.site) ?? strongest(context, plans);
  if (!plan?.site) return;
  if (job) {
    if (job.state === 'paused') {
      if (world.incident === null || world.incident.endedS >= 0) hands.order({ type: 'train.resume' });
      return;
    }
    if (job.targetGpus < mostGpus(plan)) hands.order({ type: 'train.setGpus', gpus: mostGpus(plan) });
    if (job.assignedGpus > 0) tuneCheckpoint(context, hands);
    return;
  }
  start(context, hands, plan);
}

/** The site whose healthy GPUs do most together: a run stays within one. */
function strongest(context: SimContext, plans: readonly Plan[]): Plan | null {
  let best: Plan | null = null;
  let bestTflops = -1;
  const { sites } = readReadiness(context);
  for (const plan of plans) {
    const fleet = plan.site && sites[context.world.sites.indexOf(plan.site)];
    if (!fleet) continue;
    const tflops = fleet.healthy * fleet.peakTflops;
    if (tflops > bestTflops) [best, bestTflops] = [plan, tflops];
  }
  return best;
}

/** Every GPU bought, as far as twice the plan. */
function mostGpus(plan: Plan): number {
  return Math.min(plan.bought, plan.target * 2, plan.runMost);
}

function tuneCheckpoint(context: SimContext, hands: BotHands): void {
  const { job } = context.world.compute;
  if (!job) return;
  const checkpointS = Math.round(Math.min(604_800, Math.max(30, optimalCheckpointS(context, job))));
  if (Math.abs(checkpointS - job.checkpointS) > CHECKPOINT_DRIFT * job.checkpointS) hands.order({ type: 'train.setCheckpoint', checkpointS });
}

const only = (leastKind: string | undefined): { leastKind?: string } => (leastKind === undefined ? {} : { leastKind });

/** Of several generations at a site those with which a run goes fastest: all of them at the pace of the slowest, or the fast ones alone, where enough for the goal. Undefined = all. */
function bestKinds(context: SimContext, site: string, s: number, goalGpus: number): string | undefined {
  const here = readReadiness(context).sites[s];
  let best: { kind: string | undefined; flopsPerS: number } = { kind: undefined, flopsPerS: 0 };
  if (!here || here.kinds.length < 2) return undefined;
  here.kinds.forEach((kind, i) => {
    const gpus = Math.floor(runSite(readReadiness(context), s, kind)!.healthy);
    const flopsPerS = gpus < Math.max(LEAST_GPUS, Math.min(goalGpus, here.healthy)) ? 0 : probeRun(context, site, gpus, kind).flopsPerS;
    if (flopsPerS > best.flopsPerS) best = { kind: i === 0 ? undefined : kind, flopsPerS };
  });
  return best.kind;
}

/** A run of a middling model at its best checkpoint interval: how fast this cluster is. */
function probeRun(context: SimContext, site: string, gpus: number, leastKind?: string): RunPlan {
  const params = Math.sqrt((gpus * PROBE_FLOPS * RUN_DAYS * DAY_S) / (6 * PROBE_RATIO));
  return planRun({ site, params, tokens: PROBE_RATIO * params, gpus, checkpointS: optimalCheckpointS(context, { site, params, assignedGpus: gpus, ...only(leastKind) }), ...only(leastKind) }, context);
}

function start(context: SimContext, hands: BotHands, plan: Plan): void {
  const { world, catalog } = context;
  const site = plan.site!;
  const fleet = readReadiness(context);
  const s = world.sites.indexOf(site);
  const leastKind = bestKinds(context, site.id, s, plan.inRunGoal);
  const part = runSite(fleet, s, leastKind);
  const here = Math.floor(part?.healthy ?? 0);
  const ready = Math.min(plan.runMost, here - Math.max(0, world.compute.product.servingNow - Math.floor(fleet.healthy - here))); // other sites serve first
  const waiting = Math.min(world.compute.waterfall.installed, plan.standing * plan.perRack);
  if (ready < LEAST_GPUS || ready < READY_SHARE * Math.min(waiting, plan.target, plan.runMost)) return;
  const { training } = catalog.constants;
  const probe = probeRun(context, site.id, ready, leastKind);
  if (!(probe.flopsPerS > 0)) return;
  const daysLeft = plan.scenario.lengthDays - world.timeS / DAY_S;
  // A model that can do nothing is not kept: at least enough for one index point.
  let days = Math.min(plan.strategy.timing === 'late' && world.compute.models.length === 0 ? FIRST_DAYS : RUN_DAYS, daysLeft * 0.8);
  while (days < LONGEST_DAYS && capabilityIndex(probe.flopsPerS * days * DAY_S, probe.ideas, training) < 1) days += 1;
  const flops = probe.flopsPerS * days * DAY_S;
  const best = computeOptimal(flops, training);
  const params = Math.min(best.params, (ready * 0.9 * (part?.memoryGB ?? 0) * 1e9) / training.bytesPerParamMemory);
  const tokens = flops / (training.flopsPerParamToken * params);
  const checkpointS = Math.round(Math.min(604_800, Math.max(30, optimalCheckpointS(context, { site: site.id, params, assignedGpus: ready, ...only(leastKind) }))));
  hands.order({ type: 'train.start', name: `M${world.nextId}`, site: site.id, params, tokens, gpus: mostGpus(plan), checkpointS, ...only(leastKind) });
}
