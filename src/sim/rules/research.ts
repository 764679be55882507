/**
 * Ideas: how fast work goes, what it will turn out to be worth, and what can be known of that before. Truth is a pure function of the
 * seed and the idea, so it needs no state and no player can find it in a frame.
 */
import { draw, normal, streamId } from '../core/draw.ts';
import { clamp, exp } from '../core/maths.ts';
import { parseIsoDate, DAY_S } from '../core/calendar.ts';
import type { Catalog } from '../world/catalog.ts';
import type { RoleId } from '../world/catalogCompany.ts';
import type { EffectId } from '../world/effects.ts';
import type { IdeaDef } from '../world/catalogResearch.ts';
import type { Fleet } from '../world/fleet.ts';
import type { Project } from '../world/research.ts';
import type { World } from '../world/world.ts';

const TRUTH = streamId('research.truth');
const SIGNAL = streamId('research.signal');
export const STREAM_LEAK = streamId('research.leak');

/** Half-width of an 80 % interval in standard deviations. */
const Z80 = 1.2815515655446004;
/** Knowledge of an idea's worth moves in steps: a team reports now and then, not every hour. */
const REPORTS = 8;

export interface IdeaTruth {
  workDays: number; // effective person-days until it is known for sure
  ratio: number; // multiplier when found; 1 = dead end
  dead: boolean;
  endsAt: number; // share of the work after which a dead end shows
}

export function ideaTruth(seed: number, def: IdeaDef): IdeaTruth {
  const entity = streamId(def.id);
  const z = normal(0, 1, seed, TRUTH, entity, 0, 0);
  const dead = draw(seed, TRUTH, entity, 0, 1) < def.deadEndRatio;
  const ratio = dead ? 1 : def.ratioLow + (def.ratioHigh - def.ratioLow) * draw(seed, TRUTH, entity, 0, 2);
  const workDays = def.personDays * exp(def.spreadRatio * z - def.spreadRatio * def.spreadRatio / 2); // its mean is personDays
  return { workDays, ratio, dead, endsAt: dead ? 0.3 + 0.7 * draw(seed, TRUTH, entity, 0, 3) : 1 };
}

/** Ideas that may be worked on in this scenario. */
export function scenarioIdeas(world: World, catalog: Catalog): readonly IdeaDef[] {
  const wanted = catalog.scenarios[world.scenario]?.ideas;
  if (!wanted || wanted.length === 0) return NONE;
  return wanted.flatMap((id) => (Object.hasOwn(catalog.ideas, id) ? [catalog.ideas[id]!] : []));
}
const NONE: readonly IdeaDef[] = [];

/** Whether the whole field knows it by now. */
export function isCommon(world: World, def: IdeaDef): boolean {
  return world.epochDay + world.timeS / DAY_S >= parseIsoDate(def.commonDate);
}

export function findProject(world: World, idea: string): Project | null {
  for (const project of world.research.projects) if (project.idea === idea) return project;
  return null;
}

/** Heads of a role that work on ideas, and researchers on finished models, at most all there are. */
export function researchHeads(world: World, catalog: Catalog, role: RoleId): number {
  let heads = 0;
  if (role === 'research') for (const work of world.compute.offering.works) heads += work.heads;
  for (const project of world.research.projects) if (project.state === 'active' && catalog.ideas[project.idea]?.role === role) heads += project.heads;
  return heads;
}

/** Share of a cohort that is left for runs and plant, 0..1. */
export function freeShare(world: World, catalog: Catalog, role: RoleId): number {
  const taken = researchHeads(world, catalog, role);
  if (taken === 0) return 1;
  for (const cohort of world.people.cohorts) if (cohort.role === role) return cohort.count > 0 ? clamp(1 - taken / cohort.count, 0, 1) : 0;
  return 1;
}

/** GPUs asked for experiments by all active projects. */
export function experimentGpusAsked(world: World): number {
  let gpus = 0;
  for (const project of world.research.projects) if (project.state === 'active') gpus += project.gpus;
  return gpus;
}

/** GPUs that experiments really have: customers come first. */
export function experimentGpus(world: World, fleet: Fleet, servingGpus: number): number {
  const asked = experimentGpusAsked(world);
  return asked === 0 ? 0 : clamp(asked, 0, Math.max(0, Math.floor(fleet.healthy) - servingGpus));
}

/** Effective heads: a crowd on one idea gets in its own way, h/(1 + h/crowd) (after Brooks 1975; `crowdHeads` in content). */
export function effectiveHeads(heads: number, crowdHeads: number): number {
  return heads / (1 + heads / crowdHeads);
}

/** Pace of experiments by the GPUs they have, from `dryRatio` without any to 1 at the idea's full need. */
export function experimentRatio(given: number, need: number, dryRatio: number): number {
  return need > 0 ? dryRatio + (1 - dryRatio) * Math.sqrt(clamp(given / need, 0, 1)) : 1;
}

/** Work needed now: what everybody knows is quicker to learn. Effective person-days. */
export function workNow(world: World, catalog: Catalog, def: IdeaDef, truth: IdeaTruth): number {
  return truth.workDays * (isCommon(world, def) ? catalog.constants.research.copyRatio : 1);
}

export interface IdeaEstimate {
  lowRatio: number; // 80 % interval of its worth if it works
  highRatio: number;
  deadEndRatio: number; // chance that it does not
  lowDays: number; // 80 % interval of the whole work, effective person-days
  highDays: number;
}

/** What the team can tell after `doneDays`: wide at first, exact at the end. Intervals hold the truth four times out of five. */
export function ideaEstimate(seed: number, def: IdeaDef, doneDays: number): IdeaEstimate {
  const truth = ideaTruth(seed, def);
  const share = clamp(doneDays / truth.workDays, 0, 1);
  const report = Math.floor(share * REPORTS);
  const known = report / REPORTS;
  const sd = (def.ratioHigh - def.ratioLow) / 2 * (1 - known);
  const worth = truth.dead ? def.ratioLow + (def.ratioHigh - def.ratioLow) * draw(seed, TRUTH, streamId(def.id), 0, 4) : truth.ratio;
  const seen = worth + sd * normal(0, 1, seed, SIGNAL, streamId(def.id), report, 0);
  const unseen = def.deadEndRatio * (share <= 0.3 ? 1 : (1 - share) / 0.7);
  const spread = exp(Z80 * def.spreadRatio * (1 - known));
  const middle = def.personDays * exp(-def.spreadRatio * def.spreadRatio / 2); // the median
  const guess = middle + (truth.workDays - middle) * known;
  return {
    lowRatio: clamp(seen - Z80 * sd, def.ratioLow, def.ratioHigh), highRatio: clamp(seen + Z80 * sd, def.ratioLow, def.ratioHigh),
    deadEndRatio: unseen / (unseen + 1 - def.deadEndRatio),
    lowDays: Math.max(doneDays, guess / spread), highDays: Math.max(doneDays, guess * spread),
  };
}

/** Multiplier of all found ideas on one effect. */
export function researchEffect(world: World, catalog: Catalog, effect: EffectId): number {
  let ratio = 1;
  for (const project of world.research.projects) if (project.state === 'found' && catalog.ideas[project.idea]?.effect === effect) ratio *= project.ratio;
  return ratio;
}

/** Rivals learn an idea: their models to come get better by its points. */
export function teachRivals(world: World, def: IdeaDef): void {
  for (const release of world.race.releases) if (!release.out) release.capability += def.rivalPoints;
  for (const rival of world.race.rivals) if (rival.state === 'active') rival.points += def.rivalPoints;
}
