/**
 * Great and terrible moments of a game, each at most once: the first token served, a run finished, place one, 100,000 GPUs in one step; bankruptcy, control
 * lost, a meltdown. Found by comparing two frames, so nothing of it reaches the simulation and the clock goes on.
 */
import type { Frame, SimEvent } from '../sim/index.ts';

export const MOMENT_IDS = ['firstToken', 'runFinished', 'placeOne', 'unison', 'bankrupt', 'controlLost', 'meltdown'] as const;
export type MomentId = (typeof MOMENT_IDS)[number];

export interface Moment {
  id: MomentId;
  atS: number;
  place: { site: string; hall: number | null } | null; // where the stage looks; null: the map
  params: Record<string, number | string>;
}

export interface MomentsState {
  now: Moment | null; // on the screen
  waiting: Moment[]; // until an incident is over, or the one before it has been seen
  seen: readonly MomentId[];
}
export const NO_MOMENTS: MomentsState = { now: null, waiting: [], seen: [] };

/** Together in one run: the mission's number. */
const UNISON_GPUS = 100_000;
/** Fewer burnt GPUs are an accident, not a meltdown. */
const MELTDOWN_GPUS = 100;
/** What has waited longer is no news any more. */
const STALE_S = 3 * 86_400;
/** Reasons for which a lab is lost that are about money; the others that are told are about control. */
const BROKE: readonly string[] = ['bankrupt', 'insolvent'];
const OUSTED: readonly string[] = ['ousted', 'ousted-by-board'];

const incidentLive = (frame: Frame): boolean => frame.incident !== null && frame.incident.endedS < 0;
const inRun = ({ compute: { job } }: Frame): number => (job?.state === 'running' ? job.assignedGpus : 0);

/** The hall with most GPUs in the run, or with most GPUs. */
function busiestHall(frame: Frame, site: string | null): Moment['place'] {
  let best: { site: string; hall: number; gpus: number } | null = null;
  for (const entry of frame.sites) {
    if (site !== null && entry.id !== site) continue;
    for (const { id, hall } of entry.structures) if (hall && hall.poweredGpus > (best?.gpus ?? 0)) best = { site: entry.id, hall: id, gpus: hall.poweredGpus };
  }
  return best ? { site: best.site, hall: best.hall } : campusOf(frame, site);
}
function campusOf(frame: Frame, site: string | null): Moment['place'] {
  const id = site ?? frame.sites[0]?.id;
  return id === undefined ? null : { site: id, hall: null };
}

/** What happened between two frames of one game; nothing of what was seen. */
export function momentsBetween(before: Frame, frame: Frame, events: readonly SimEvent[], seen: readonly MomentId[]): Moment[] {
  const found: Moment[] = [];
  const add = (id: MomentId, place: Moment['place'], params: Moment['params']): void => {
    if (!seen.includes(id)) found.push({ id, atS: frame.timeS, place, params });
  };
  const { compute, top, outcome, incident } = frame;
  if (before.compute.product.servedTokens <= 0 && compute.product.servedTokens > 0) add('firstToken', busiestHall(frame, null), { price: compute.product.priceCentsPerMTok });
  const model = compute.models.at(-1);
  if (model && compute.models.length > before.compute.models.length && before.compute.models.every(({ id }) => id !== model.id)) {
    add('runFinished', busiestHall(frame, before.compute.job?.site ?? null), { name: model.name, tokens: model.tokens, capability: model.capability });
  }
  if (top.place === 1 && before.top.place > 1 && top.labs > 1 && compute.models.length > 0) add('placeOne', null, { labs: top.labs, rest: top.labs - 1 });
  if (inRun(before) < UNISON_GPUS && inRun(frame) >= UNISON_GPUS) add('unison', campusOf(frame, compute.job?.site ?? null), { gpus: inRun(frame) });
  if (before.outcome.state === 'playing' && outcome.state === 'lost') {
    if (BROKE.includes(outcome.reason)) add('bankrupt', campusOf(frame, null), { cash: top.cashCents });
    else if (OUSTED.includes(outcome.reason)) add('controlLost', campusOf(frame, null), {});
  } else if (events.some(({ type }) => type === 'finance.controlLost')) add('controlLost', campusOf(frame, null), {});
  if (incident && incident.damagedGpus >= MELTDOWN_GPUS && incident.endedS >= 0 && (before.incident?.startedS !== incident.startedS || before.incident.endedS < 0)) {
    add('meltdown', { site: incident.site, hall: incident.halls[0] ?? null }, { gpus: incident.damagedGpus });
  }
  return found;
}

/** What a loaded game has had already, as far as its state says. */
export function seenIn(frame: Frame): MomentId[] {
  const { compute, top, incidents } = frame;
  return [
    ...(compute.product.servedTokens > 0 ? ['firstToken' as const] : []),
    ...(frame.timeS > 0 && compute.models.length > 0 ? ['runFinished' as const] : []),
    ...(top.place === 1 ? ['placeOne' as const] : []),
    ...(Math.max(inRun(frame), compute.job?.peakGpus ?? 0, ...compute.models.map(({ maxGpus }) => maxGpus)) >= UNISON_GPUS ? ['unison' as const] : []),
    ...(incidents.lost > 0 ? ['meltdown' as const] : []),
  ];
}

/** The state after a frame. One at a time, none over an incident. */
export function withMoments({ moments, frame: before }: { moments: MomentsState; frame: Frame | null }, frame: Frame, events: readonly SimEvent[]): MomentsState {
  if (before === null) return { ...NO_MOMENTS, seen: seenIn(frame) };
  const found = momentsBetween(before, frame, events, moments.seen);
  if (found.length === 0 && moments.waiting.length === 0) return moments.now && incidentLive(frame) ? { ...moments, now: null } : moments;
  const waiting = [...moments.waiting, ...found].filter(({ atS }) => frame.timeS - atS <= STALE_S);
  const free = moments.now === null && !incidentLive(frame);
  return {
    now: free ? waiting[0] ?? null : incidentLive(frame) ? null : moments.now,
    waiting: free ? waiting.slice(1) : waiting,
    seen: [...moments.seen, ...found.map(({ id }) => id)],
  };
}
