/** Why healthy GPUs compute nothing useful: no work, the slowest member, seconds of the step that are no arithmetic, crew; and time lost by a run that advances. */
import { DAY_S } from '../core/calendar.ts';
import type { SimContext } from '../world/context.ts';
import type { TrainingJob } from '../world/compute.ts';
import type { SiteFleet } from '../world/fleet.ts';
import type { Remedy } from '../world/remedy.ts';
import type { World } from '../world/world.ts';
import { byPace, cohortOutput } from './people.ts';
import { capClock } from './hallLoad.ts';
import { cohortOf } from '../world/lookup.ts';
import { fleetOf, readReadiness, runSite, siteIndex } from './fleet.ts';
import { sustainedTflops } from './fleetKinds.ts';
import { lemonRatePerNode } from './lemons.ts';
import { optimalValidationHours, wasteValidation } from './corruption.ts';
import { networkAt } from './network.ts';
import { planGpus } from './performance/plan.ts';
import { runWriteS } from './storage.ts';
import { timeRatio, wasteRestart, wasteRework, wasteWrite, youngDalyS } from './reliability.ts';
import { acceleratorOf, paceOf, proposeRun, runInput } from './runPlan.ts';
import { crewRatio, crewRestartS, failuresPerHour, gpusForRun, meanClock, mttiS, slowestClock } from './runSpeed.ts';
import { servingUtilisation } from './waterfall.ts';
import { hire, remedy, waitFor, worthwhile, type LossCause } from './waterfallRemedy.ts';
import { evict } from './waterfallHealth.ts';

const MINUTE_S = 60;
/** GPUs kept for customers above what they ask for now. */
const SERVING_MARGIN = 1.1;
const COLDER_K = 3;

export function inStepCauses(context: SimContext, healthy: number): LossCause[] {
  const { world, catalog } = context;
  const { job, product } = world.compute;
  const busy = (job?.assignedGpus ?? 0) + product.servingNow;
  const stopped = job !== null && job.state !== 'running';
  const left = stopped ? 0 : Math.min(leftOut(context), healthy - busy);
  const causes: LossCause[] = [{ id: stopped ? `run-${job.state}` : 'no-work', gpus: healthy - busy - left, params: {}, mend: (lost) => giveWork(context, lost) }];
  if (left > 0) causes.push({ id: 'left-out', gpus: left, params: {}, mend: (lost) => takeIn(context, lost) });
  if (job && job.assignedGpus > 0) {
    const crew = crewRatio(world, catalog, job.assignedGpus);
    const scaling = crew > 0 ? Math.min(1, job.parallel / crew) : 1;
    const inTime = job.assignedGpus * job.straggler;
    causes.push({ id: 'straggler', gpus: job.assignedGpus - inTime, params: { ratio: job.straggler }, mend: () => hurry(context, job) });
    causes.push(...stepCauses(context, job, inTime, scaling, crew));
    causes.push({ id: 'crew', gpus: inTime * scaling * (1 - crew), params: { ratio: crew }, mend: (lost) => crewFor(context, job, lost) });
  }
  causes.push({ id: 'serving-clock', gpus: product.servingNow * (1 - meanClock(world)), params: {}, mend: () => [] });
  return causes;
}

/** Healthy GPUs at the site of the run that it leaves out as too slow, and that nothing else uses. */
function leftOut(context: SimContext): number {
  const { world } = context;
  const { job } = world.compute;
  if (!job || job.leastKind === undefined) return 0;
  const fleet = fleetOf(context);
  const s = siteIndex(world, job.site);
  return Math.max(0, gpusForRun(world, fleet, s) - gpusForRun(world, fleet, s, job.leastKind));
}

/** Customers for what a run leaves out; or all into the run, at the speed of the slowest, where their number makes up for it. */
function takeIn(context: SimContext, lost: number): Remedy[] {
  const { world, catalog } = context;
  const job = world.compute.job!;
  const fleet = readReadiness(context);
  const s = siteIndex(world, job.site);
  const all = fleet.sites[s]!;
  const gpus = gpusForRun(world, fleet, s);
  const speed = (part: SiteFleet): number => sustainedTflops(acceleratorOf(part, catalog));
  const ratio = speed(all) / speed(runSite(fleet, s, job.leastKind)!);
  return worthwhile([
    remedy('take-in', gpus * ratio - job.assignedGpus, { params: { gpus }, order: { type: 'train.setGpus', gpus, leastKind: all.kinds[0]! } }), ...serveMore(world, lost),
  ]);
}

/** Work for idle GPUs: the run that stands, a larger run, a run at all; or customers who ask for more. */
function giveWork(context: SimContext, lost: number): Remedy[] {
  const { world } = context;
  const { job } = world.compute;
  const out: Remedy[] = [];
  const fleet = readReadiness(context);
  if (!job) out.push(remedy('start-run', lost));
  else if (job.state === 'paused') out.push(remedy('resume', Math.min(lost, job.targetGpus), { order: { type: 'train.resume' } }));
  else {
    const most = gpusForRun(world, fleet, siteIndex(world, job.site), job.leastKind);
    if (most > job.targetGpus) out.push(remedy('grow-run', Math.min(lost, most - job.targetGpus), { params: { gpus: most }, order: { type: 'train.setGpus', gpus: most } }));
  }
  return worthwhile([...out, ...serveMore(world, lost)]);
}

function serveMore({ compute: { product } }: World, lost: number): Remedy[] {
  const { demandTokensPerS, capacityTokensPerS, servingNow, modelId } = product;
  if (modelId < 0 || capacityTokensPerS <= 0 || demandTokensPerS <= capacityTokensPerS) return [];
  const more = Math.min(Math.floor(lost), Math.ceil(servingNow * (demandTokensPerS / capacityTokensPerS - 1)));
  return more > 0 ? [remedy('serve-more', more, { order: { type: 'product.setServing', gpus: Math.round(servingNow) + more } })] : [];
}

/** The hall that keeps the run back: full power where it is capped, colder air where it throttles. */
function hurry(context: SimContext, job: TrainingJob): Remedy[] {
  const { world, catalog } = context;
  const s = siteIndex(world, job.site);
  const site = world.sites[s];
  if (!site) return [];
  const part = runSite(fleetOf(context), s, job.leastKind) ?? null;
  const out: Remedy[] = [];
  for (const structure of site.structures) {
    const { hall } = structure;
    if (!hall || hall.coolGpus <= 0 || hall.clockRatio > job.straggler + 1e-9) continue;
    const capped = hall.capRatio < 1 && capClock(hall, catalog) <= hall.clockRatio + 1e-9;
    const before = hall.clockRatio;
    const others = { ...world, sites: world.sites.map((entry, i) => (i === s ? { ...site, structures: site.structures.map((other) => (other === structure ? { ...other, hall: { ...hall, clockRatio: 1 } } : other)) } : entry)) };
    const gpus = job.assignedGpus * Math.max(0, slowestClock(others, s, job.assignedGpus, part) - before);
    if (capped) out.push(remedy('uncap', gpus, { order: { type: 'hall.setCap', hall: structure.id, capRatio: 1 } }));
    else {
      const supplyC = Math.max(catalog.constants.cooling.supplyMinC, hall.supplyC - COLDER_K);
      if (supplyC < hall.supplyC) out.push(remedy('colder', gpus, { params: { supplyC }, order: { type: 'hall.setSetpoint', hall: structure.id, supplyC, liquidC: hall.liquidC } }));
    }
    break;
  }
  return worthwhile(out);
}

function crewFor(context: SimContext, job: TrainingJob, lost: number): Remedy[] {
  const { world, catalog } = context;
  const { minSystemsPer10kGpus, minResearchPerRun } = catalog.constants.training;
  const out: Remedy[] = [];
  for (const [role, need] of [['systems', minSystemsPer10kGpus * job.assignedGpus / 10_000], ['research', minResearchPerRun]] as const) {
    const cohort = cohortOf(world, role);
    const short = need - cohortOutput(cohort, catalog.constants.people);
    const each = byPace(catalog.constants.people.outputByPace, cohort.pace) * (1 - catalog.constants.people.fatigueOutputLoss * cohort.fatigue);
    if (short > 0 && each > 0) out.push(...hire(context, role, Math.ceil(short / each), lost));
  }
  return worthwhile(out);
}

/** GPUs that wait in a step instead of computing, by what they wait for: shares of the step's seconds that are no arithmetic. */
function stepCauses(context: SimContext, job: TrainingJob, gpus: number, scaling: number, crew: number): LossCause[] {
  const { world, catalog } = context;
  const fleet = fleetOf(context);
  const s = siteIndex(world, job.site);
  const here = runSite(fleet, s, job.leastKind);
  const perReplica = job.plan ? planGpus({ ...job.plan, data: 1 }) : 0;
  const used = perReplica > 0 ? Math.floor(job.assignedGpus / perReplica) * perReplica : 0;
  const ask = (in_: World) => runInput(in_, catalog, job.site, acceleratorOf(here!, catalog), job, used, job.phase);
  const pace = job.plan && here && used > 0 ? paceOf(ask(world), job.plan) : null;
  if (!job.plan || !pace) return [{ id: 'scaling', gpus: gpus * (1 - scaling), params: { ratio: scaling, gpus: job.assignedGpus } }];
  const { parts, seconds, plan } = pace.step;
  const share = (part: number): number => gpus * used / job.assignedGpus * part / seconds;
  const idle = job.assignedGpus - used;
  const replan = (): Remedy[] => {
    const free = { ...job, tensor: 0, pipeline: 0, context: 0, expert: 0 };
    const best = proposeRun(runInput(world, catalog, job.site, acceleratorOf(here!, catalog), free, job.assignedGpus, job.phase), free).best;
    return best && best.seconds > 0 ? [remedy('replan', job.assignedGpus * job.straggler * crew * pace.parallel * (seconds / best.seconds - 1), {
      params: { tensor: best.plan.tensor, pipeline: best.plan.pipeline }, order: { type: 'train.setPlan', tensor: best.plan.tensor, pipeline: best.plan.pipeline },
    })] : [];
  };
  const widen = (): Remedy[] => {
    const network = networkAt(world, job.site);
    if (!network || network.oversubscription <= 1) return [];
    const wide = { ...world, compute: { ...world.compute, networks: world.compute.networks.map((entry) => (entry === network ? { ...entry, oversubscription: 1 } : entry)) } };
    const then = paceOf(ask(wide), job.plan!);
    return then ? [remedy('widen', job.assignedGpus * job.straggler * crew * (then.parallel - pace.parallel), { params: { now: network.oversubscription }, order: { type: 'network.widen', site: job.site, oversubscription: 1 } })] : [];
  };
  const plans = (): Remedy[] => worthwhile([...replan(), ...widen()]);
  return [
    { id: 'step-bubble', gpus: share(parts.bubble), params: { stages: plan.pipeline }, mend: plans },
    { id: 'step-gradients', gpus: share(parts.dataComm), params: { replicas: plan.data }, mend: plans },
    { id: 'step-traffic', gpus: share(parts.tensorComm + parts.contextComm + parts.expertComm + parts.pipelineComm), params: { tensor: plan.tensor }, mend: plans },
    { id: 'step-slowest', gpus: share(parts.straggler), params: {}, mend: () => [] },
    { id: 'step-again', gpus: share(parts.recompute + parts.optimiser), params: {}, mend: plans },
    { id: 'step-idle', gpus: idle * job.straggler, params: { gpus: idle, replica: perReplica }, mend: plans },
  ];
}

export function usefulCauses(context: SimContext): LossCause[] {
  const { world, catalog } = context;
  const { job, product, reliability } = world.compute;
  const constants = catalog.constants.reliability;
  const causes: LossCause[] = [];
  const fleet = fleetOf(context);
  const s = job ? siteIndex(world, job.site) : -1;
  if (job && s >= 0 && job.assignedGpus > 0) {
    const base = job.assignedGpus * job.straggler * job.parallel;
    const writeS = runWriteS(world.sites[s], job.params, job.assignedGpus, catalog);
    const perServer = runSite(fleet, s, job.leastKind)!.gpusPerServer;
    const perHour = failuresPerHour(context, fleet, s, job.assignedGpus, job.leastKind);
    const mtti = mttiS(perHour);
    const restartS = crewRestartS(world, catalog);
    const checks = wasteValidation(reliability.validateHours, constants);
    const write = wasteWrite(writeS, job.checkpointS);
    const rework = wasteRework(job.checkpointS, mtti);
    const restart = wasteRestart(restartS, mtti);
    const hours = mtti / 3600;
    /** GPUs that another interval, rate of failures or restart would give back. */
    const gain = (interval: number, mean: number, back: number, stallS = writeS): number => base * (1 - checks) * (timeRatio(stallS, interval, mean, back) - timeRatio(writeS, job.checkpointS, mtti, restartS));
    const mend = (): Remedy[] => {
      const best = Math.max(MINUTE_S, Math.round(youngDalyS(writeS, mtti) / MINUTE_S) * MINUTE_S);
      const nodes = perServer > 0 ? job.assignedGpus / perServer : 0;
      const sound = mttiS(perHour - nodes * lemonRatePerNode(context, fleet));
      return worthwhile([
        ...(best === job.checkpointS ? [] : [remedy('checkpoint', gain(best, mtti, restartS), { params: { seconds: best }, order: { type: 'train.setCheckpoint', checkpointS: best } })]),
        ...moreStorage(),
        ...evict(context, gain(job.checkpointS, sound, restartS)),
        ...(cohortOf(world, 'systems').count > 0 ? [] : hire(context, 'systems', 1, gain(job.checkpointS, mtti, constants.detectRestartMinutes * MINUTE_S))),
      ]);
    };
    /** As much storage again as the GPUs brought, with the interval as it is. */
    const moreStorage = (): Remedy[] => {
      const { storage } = catalog.constants;
      const hall = world.sites[s]!.structures.find((entry) => entry.hall?.fabric?.top === true)?.id;
      if (hall === undefined) return [];
      const racks = Math.max(1, Math.ceil(job.assignedGpus * constants.checkpointGBPerSPerGpu / storage.rackGBPerS));
      const seconds = runWriteS(world.sites[s], job.params, job.assignedGpus, catalog, racks);
      return [remedy('storage', gain(job.checkpointS, mtti, restartS, seconds), {
        params: { racks, seconds }, payCents: racks * storage.rackPriceCents, readyInS: storage.leadDays * DAY_S, order: { type: 'storage.extend', hall, racks },
      })];
    };
    const bestCheck = (): Remedy[] => {
      const nodes = perServer > 0 ? job.assignedGpus / perServer : 0;
      const validateHours = Math.max(1, Math.round(optimalValidationHours(nodes, constants)));
      return worthwhile([remedy('checks', base * (checks - wasteValidation(validateHours, constants)), { params: { validateHours }, order: { type: 'reliability.setValidation', hours: validateHours } })]);
    };
    causes.push({ id: 'checkpoints', gpus: base * write, params: { seconds: writeS }, mend });
    causes.push({ id: 'rework', gpus: base * rework, params: { hours }, mend });
    causes.push({ id: 'restarts', gpus: base * restart, params: { hours }, mend });
    causes.push({ id: 'validation', gpus: base * checks, params: { hours: reliability.validateHours }, mend: bestCheck });
    causes.push({ id: 'reboot', gpus: base * Math.max(0, 1 - write - rework - restart - checks - job.timeRatio), params: {}, mend: (lost) => waitFor(context, lost, job.rebootUntilS, 'wait-hour') });
  }
  const used = servingUtilisation(world);
  const idle = product.servingNow * meanClock(world) * (1 - used);
  causes.push({
    id: 'serving-idle', gpus: idle, params: { ratio: used }, mend: (lost) => {
      const keep = Math.ceil(product.servingNow * used * SERVING_MARGIN);
      return worthwhile([...(job && keep < product.servingGpus ? [remedy('serve-less', Math.min(lost, product.servingNow - keep), { params: { gpus: keep }, order: { type: 'product.setServing', gpus: keep } })] : []), remedy('price', lost)]);
    },
  });
  return causes;
}
