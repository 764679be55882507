/**
 * Pace of the run of this hour: kept while its plan, whole replicas, fabric and software stay the same, so that a steady hour costs
 * nothing. The key holds every input, so what is kept is what would come out.
 */
import type { RunPaceCache, RunSpeed, SimContext } from '../world/context.ts';
import type { Fleet } from '../world/fleet.ts';
import type { TrainingJob } from '../world/compute.ts';
import { runSite } from './fleet.ts';
import { networkAt, topRatio } from './network.ts';
import { planGpus } from './performance/plan.ts';
import { acceleratorOf, paceOf, runInput } from './runPlan.ts';
import { softwareYear } from './software.ts';

/** Speed of the job's plan on `gpus` of its site; GPUs that make no whole replica stand idle. Null when it has no plan or does not fit. */
export function paceOfJob(context: SimContext, fleet: Fleet, s: number, job: TrainingJob, gpus: number): RunSpeed | null {
  const { plan } = job;
  if (!plan) return null;
  const { world, catalog, derived } = context;
  const perReplica = planGpus({ ...plan, data: 1 });
  const used = Math.floor(gpus / perReplica) * perReplica;
  if (used < 1) return null;
  const accelerator = acceleratorOf(runSite(fleet, s, job.leastKind)!, catalog);
  const network = networkAt(world, job.site);
  const key = {
    job: job.id, plan, used, year: softwareYear(world, catalog, accelerator.id), accelerator: accelerator.id, fabric: network?.fabric ?? '', oversubscription: network?.oversubscription ?? 1,
    wiring: network?.wiring ?? 'rail', topRatio: network ? topRatio(network) : 1, phase: job.phase,
  };
  const have = derived.runPace;
  if (have && isSame(have.key, key)) return spread(have.speed, used, gpus);
  const pace = paceOf(runInput(world, catalog, job.site, accelerator, job, used, job.phase), plan);
  const speed = pace ? { mfu: pace.mfu, parallel: pace.parallel, stepSeconds: pace.step.seconds } : null;
  derived.runPace = { key, speed };
  return spread(speed, used, gpus);
}

function isSame(a: RunPaceCache['key'], b: RunPaceCache['key']): boolean {
  return a.used === b.used && a.year === b.year && a.plan === b.plan && a.job === b.job && a.accelerator === b.accelerator && a.fabric === b.fabric
    && a.oversubscription === b.oversubscription && a.wiring === b.wiring && a.topRatio === b.topRatio && a.phase === b.phase;
}

function spread(speed: RunSpeed | null, used: number, gpus: number): RunSpeed | null {
  if (!speed || used === gpus) return speed;
  return { ...speed, mfu: speed.mfu * used / gpus, parallel: speed.parallel * used / gpus };
}
