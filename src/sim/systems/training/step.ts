/**
 * The run, hour by hour: who is in it, how fast it goes, what the hour adds, and the model at its end.
 * Failures cost their expected time (checkpoint writes, rework, restarts) in every hour; losing power or cooling for part of the
 * run, loss spikes and reboots cost when they happen.
 */
import { clamp } from '../../core/maths.ts';
import { draw, streamId } from '../../core/draw.ts';
import { readReadiness, runSite, siteIndex } from '../../rules/fleet.ts';
import { shareOf } from '../../rules/fleetKinds.ts';
import { taintRatio, wasteValidation } from '../../rules/corruption.ts';
import { feedBroken } from '../../rules/power/feed.ts';
import { timeRatio } from '../../rules/reliability.ts';
import { runWriteS } from '../../rules/storage.ts';
import { paceOfJob } from '../../rules/runPace.ts';
import { phaseAt, rampPays } from '../../rules/runPhases.ts';
import { acceleratorOf, proposeRun, runInput } from '../../rules/runPlan.ts';
import { crewRatio, crewRestartS, failuresPerHour, gpusForRun, mttiS, slowestClock } from '../../rules/runSpeed.ts';
import { finishRun } from '../../rules/runEnd.ts';
import { labEffect } from '../../rules/effects.ts';
import { learnByTokens, learnByWork } from './software.ts';
import type { Fleet, SiteFleet } from '../../world/fleet.ts';
import type { TrainingJob } from '../../world/compute.ts';
import type { RunSpeed, StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { cohortOf } from '../../world/lookup.ts';
import type { Site } from '../../world/plant.ts';

const SPIKE = streamId('training.spike');
const SECONDS_PER_HOUR = 3600;
const HOURS_PER_DAY = 24;
const FLOP_PER_TFLOP = 1e12;
/** Losses of a run and growth since its last start beyond this share and this many servers are no single failure: the run restarts. */
const RESIZE_RATIO = 0.01;
const RESIZE_SERVERS = 2;
/** A run whose GPUs grow or shrink by this share is spread anew. */
const REPLAN_RATIO = 0.1;

export function stepTraining(context: StepContext): void {
  const { world, catalog } = context;
  const { job } = world.compute;
  learnByWork(context);
  if (!job) return;
  const fleet = readReadiness(context);
  const s = siteIndex(world, job.site);
  if (job.state === 'paused' || s < 0) return idle(job);
  const here = runSite(fleet, s, job.leastKind)!;
  const before = job.assignedGpus;
  const assigned = Math.min(job.targetGpus, gpusForRun(world, fleet, s, job.leastKind));
  const crew = crewRatio(world, catalog, assigned);
  enterPhase(context, job);
  const pace = assigned > 0 ? paceNow(context, fleet, s, job, assigned, here) : null;
  if (!pace || crew <= 0) return wait(context, job, pace ? 'crew' : 'gpus', here.peakTflops);
  if (job.state === 'waiting') {
    job.state = 'running';
    if (job.flopsDone > 0) restartAt(context, job, assigned, world.sites[s]!, 0);
    if (job.flopsDone > 0) emit(context, 'training.resumed', 'good', { name: job.name, gpus: assigned }, place(job));
  }
  const lost = shareOut(fleet, s, here, assigned, before > 0);
  const most = Math.max(before * RESIZE_RATIO, RESIZE_SERVERS * here.gpusPerServer);
  if (before === 0) job.sizedGpus = assigned;
  else if (Math.max(lost, before - assigned, assigned - (job.sizedGpus ?? before)) > most) resize(context, job, before, assigned, Math.max(lost, before - assigned) > most ? lost : 0);
  job.assignedGpus = assigned;
  job.peakGpus = Math.max(job.peakGpus ?? 0, assigned);
  setSpeed(context, fleet, s, here, job, pace, crew);
  const flopsPerS = assigned * here.peakTflops * FLOP_PER_TFLOP * job.mfu * job.straggler * job.timeRatio;
  job.lostHours += (1 - job.timeRatio) * context.stepS / SECONDS_PER_HOUR;
  job.flopsDone += flopsPerS * context.stepS;
  learnByTokens(world, here.accelerator, flopsPerS * context.stepS / job.flopsNeeded * job.tokens);
  job.taintedFlops += flopsPerS * context.stepS * taintRatio(world.compute.reliability.corruptServers, catalog.constants.reliability);
  spike(context, job, flopsPerS);
  if (job.flopsDone >= job.flopsNeeded) finishRun(context, job, job.tokens);
}

/** Longer samples need a plan of their own and a restart; a growing batch neither. */
function enterPhase(context: StepContext, job: TrainingJob): void {
  const { world, catalog } = context;
  const phase = phaseAt(job, job.flopsNeeded > 0 ? job.flopsDone / job.flopsNeeded : 0, catalog);
  if (phase === job.phase || (job.ramp === null && phase !== 'long')) return;
  const anew = phase === 'long' || job.phase === 'long';
  job.phase = phase;
  if (!anew) return;
  job.plan = null;
  if (job.assignedGpus > 0) job.rebootUntilS = Math.max(job.rebootUntilS, Math.round(world.timeS + crewRestartS(world, catalog)));
  if (phase === 'long') emit(context, 'training.long', 'log', { name: job.name, tokens: job.contextTokens }, place(job));
}

/** The step on today's GPUs by the plan in use; by a new one when the run starts, has changed size or no longer fits. Null = none fits. */
function paceNow(context: StepContext, fleet: Fleet, s: number, job: TrainingJob, gpus: number, here: SiteFleet): RunSpeed | null {
  const { world, catalog } = context;
  if (job.plan && Math.abs(gpus - job.plannedGpus) <= REPLAN_RATIO * job.plannedGpus) {
    const speed = paceOfJob(context, fleet, s, job, gpus);
    if (speed) return speed;
  }
  const planFor = job.phase === 'ramp' ? 'main' : job.phase; // the batch grows under one plan
  const input = runInput(world, catalog, job.site, acceleratorOf(here, catalog), job, gpus, planFor);
  const { best } = proposeRun(input, job);
  if (!best) return null;
  if (job.ramp === null) job.ramp = rampPays(job, input, best, catalog);
  enterPhase(context, job);
  job.plan = { ...best.plan };
  job.plannedGpus = gpus;
  return paceOfJob(context, fleet, s, job, gpus);
}

/** Straggler, step with crew, time and MFU of the hour. */
function setSpeed(context: StepContext, fleet: Fleet, s: number, here: SiteFleet, job: TrainingJob, pace: RunSpeed, crew: number): void {
  const { world, catalog } = context;
  const { reliability } = catalog.constants;
  job.straggler = slowestClock(world, s, job.assignedGpus, here);
  job.parallel = pace.parallel * crew;
  job.stepSeconds = pace.stepSeconds;
  job.mfu = pace.mfu * crew * labEffect(world, catalog, 'mfu'); // of the BF16 peak, which FP8 passes where chips have four times its rate
  const writeS = runWriteS(world.sites[s], job.params, job.assignedGpus, catalog);
  const mtti = mttiS(failuresPerHour(context, fleet, s, job.assignedGpus, job.leastKind));
  const rebootS = clamp(job.rebootUntilS - world.timeS, 0, context.stepS);
  job.timeRatio = timeRatio(writeS, job.checkpointS, mtti, crewRestartS(world, catalog)) * (1 - rebootS / context.stepS)
    * (1 - wasteValidation(world.compute.reliability.validateHours, reliability));
}

function idle(job: TrainingJob): void {
  job.assignedGpus = 0;
  job.mfu = 0;
  job.parallel = 1;
  job.stepSeconds = 0;
  job.straggler = 1;
  job.timeRatio = 1;
}

function wait(context: StepContext, job: TrainingJob, reason: 'gpus' | 'crew', peakTflops: number): void {
  if (job.state === 'running') {
    job.state = 'waiting';
    if (job.assignedGpus > 0) {
      lostPlant(context, job);
      const lastFlopsPerS = job.assignedGpus * peakTflops * FLOP_PER_TFLOP * job.mfu * job.straggler * job.timeRatio;
      job.flopsDone = Math.max(0, job.flopsDone - lastFlopsPerS * job.checkpointS / 2); // half an interval of work is lost on average
    }
    const dark = context.world.sites.some((site) => site.id === job.site && feedBroken(site, context.world.timeS)); // told already, with what it does to the run
    emit(context, `training.waiting.${reason}`, dark ? 'log' : 'warn', { name: job.name }, place(job));
  }
  idle(job);
}

/**
 * Says which halls the run's GPUs stand in: they stay where they are while they are healthy there, others are filled up in order of building.
 * Returns the GPUs that the run held and lost, also where others took their place.
 */
function shareOut(fleet: Fleet, s: number, here: SiteFleet, gpus: number, holds: boolean): number {
  const healthyRatio = here.connected > 0 ? here.healthy / here.connected : 0;
  let kept = 0;
  let lost = 0;
  for (const hall of fleet.halls) {
    if (hall.site !== s) continue;
    const had = holds ? hall.state.runGpus : 0;
    const keeps = Math.min(had, Math.min(hall.state.coolGpus, hall.gpus) * shareOf(here, hall.id) * healthyRatio, gpus - kept);
    hall.state.runGpus = keeps;
    kept += keeps;
    lost += had - keeps;
  }
  for (const hall of fleet.halls) {
    if (hall.site !== s || kept >= gpus) continue;
    const more = Math.min(gpus - kept, Math.max(0, Math.min(hall.state.coolGpus, hall.gpus) * shareOf(here, hall.id) * healthyRatio - hall.state.runGpus));
    hall.state.runGpus += more;
    kept += more;
  }
  return lost;
}

/** Part of the run went dark, moved to other halls, or came back: everyone restarts from the last checkpoint. `lost` is 0 when it only grew. */
function resize(context: StepContext, job: TrainingJob, before: number, after: number, lost: number): void {
  const { world } = context;
  if (lost > 0) {
    lostPlant(context, job);
    if (after < before) emit(context, 'training.shrunk', 'warn', { name: job.name, before, after }, place(job));
    else emit(context, 'training.moved', 'warn', { name: job.name, gpus: Math.round(lost) }, place(job));
  }
  job.sizedGpus = after;
  restartAt(context, job, after, world.sites[siteIndex(world, job.site)]!, lost > 0 ? job.checkpointS / 2 : 0); // half an interval of work is lost on average
}

/** The run stands still until it has restarted, the halls it uses have booted and lost work is redone. */
function restartAt(context: StepContext, job: TrainingJob, gpus: number, site: Site, reworkS: number): void {
  const { world, catalog } = context;
  let ready = world.timeS;
  let booted = 0;
  for (const structure of site.structures) {
    if (!structure.hall) continue;
    if (structure.hall.bootUntilS <= world.timeS) booted += structure.hall.coolGpus;
  }
  if (booted < gpus) for (const structure of site.structures) if (structure.hall) ready = Math.max(ready, structure.hall.bootUntilS);
  job.rebootUntilS = Math.max(job.rebootUntilS, Math.round(ready + crewRestartS(world, catalog) + reworkS));
}

/** Counts an interruption by power or cooling. */
function lostPlant(context: StepContext, job: TrainingJob): void {
  const { reliability } = context.world.compute;
  job.interruptions++;
  job.lastInterruptS = context.world.timeS;
  reliability.interruptions++;
  reliability.interruptionsByCause['plant'] = (reliability.interruptionsByCause['plant'] ?? 0) + 1;
}

/** Loss spikes: the more the researchers rush, the likelier. Costs spikeReworkHours of this hour's work. */
function spike(context: StepContext, job: TrainingJob, flopsPerS: number): void {
  const { world, catalog } = context;
  const { spikePerDay, spikeReworkHours } = catalog.constants.training;
  const paces = catalog.constants.people.outputByPace.length - 1;
  const haste = paces > 0 ? clamp(cohortOf(world, 'research').pace / paces, 0, 1) : 0;
  const chance = spikePerDay * haste * context.stepS / SECONDS_PER_HOUR / HOURS_PER_DAY;
  if (!(chance > 0) || draw(world.seed, SPIKE, job.id, world.timeS) >= chance) return;
  job.flopsDone = Math.max(0, job.flopsDone - flopsPerS * spikeReworkHours * SECONDS_PER_HOUR);
  job.lostHours += spikeReworkHours;
  emit(context, 'training.spike', 'warn', { name: job.name, hours: spikeReworkHours }, place(job));
}

function place(job: TrainingJob): { site: string; panel: 'training' } {
  return { site: job.site, panel: 'training' };
}
