/** What happens to a lab: how likely, what is on offer, what a choice does. Read by the system that draws affairs and by the order that answers them. */
import { streamId } from '../core/draw.ts';
import { clamp } from '../core/maths.ts';
import { DAY_S } from '../core/calendar.ts';
import type { AffairChoice, AffairDef, AffairEffect } from '../world/catalogAffairs.ts';
import type { Catalog } from '../world/catalog.ts';
import type { SimContext } from '../world/context.ts';
import type { OpenAffair } from '../world/affairs.ts';
import type { World } from '../world/world.ts';
import { bringHeat, cutFeed, delayArrivals, setRunBack } from './affairPlant.ts';
import { labEffect } from './effects.ts';
import { evaluate, factValue, hasReading } from './facts.ts';
import { moveStanding } from './standing.ts';

export const STREAM_AFFAIR = streamId('affair.hazard');
export const STREAM_FOLLOW = streamId('affair.follow');

/** Records kept for the newspaper and the debrief. */
export const AFFAIR_LOG = 200;

/** Affairs that may happen in this scenario by hazard: named one by one or by topic. */
export function scenarioAffairs({ world, catalog }: SimContext): readonly AffairDef[] {
  const wanted = catalog.scenarios[world.scenario]?.affairs;
  if (!wanted || wanted.length === 0) return NONE;
  let byScenario = wantedAffairs.get(catalog);
  if (!byScenario) wantedAffairs.set(catalog, (byScenario = new Map()));
  let affairs = byScenario.get(world.scenario);
  if (!affairs) byScenario.set(world.scenario, (affairs = Object.values(catalog.affairs).filter((def) => def.perYear > 0 && (wanted.includes(def.id) || wanted.includes(def.topic)))));
  return affairs;
}
const NONE: readonly AffairDef[] = [];
/** Catalogs are frozen, and the question comes every day. */
const wantedAffairs = new WeakMap<Catalog, Map<string, readonly AffairDef[]>>();

/** Multiplier of a hazard by one fact: 1 at `from`, `times` at `to`, straight between, held outside. A gauge without a reading changes nothing. */
export function raisedRatio(context: SimContext, { fact, from, to, times }: AffairDef['raisedBy'][number]): number {
  if (!hasReading(context, fact)) return 1;
  const way = from === to ? 0 : clamp((factValue(context, fact) - from) / (to - from), 0, 1);
  return 1 + (times - 1) * way;
}

/** Present hazard, per year; 0 while it cannot happen (condition, cooldown, once, already open). */
export function hazardPerYear(context: SimContext, def: AffairDef): number {
  const { affairs, timeS } = context.world;
  const last = affairs.last[def.id];
  if (last !== undefined && (def.once || timeS < last + def.cooldownDays * DAY_S)) return 0;
  if (affairs.open.some((open) => open.affair === def.id)) return 0;
  if (def.when && !evaluate(context, def.when)) return 0;
  let rate = def.perYear * (def.topic === 'safety' ? labEffect(context.world, context.catalog, 'incidents') : 1);
  for (const raised of def.raisedBy) rate *= raisedRatio(context, raised);
  return rate;
}

/** What a choice costs now, whole cents. */
export function choiceCents(context: SimContext, choice: AffairChoice): number {
  const { perFact } = choice;
  return Math.max(0, Math.round(choice.cents + (perFact ? perFact.cents * Math.max(0, factValue(context, perFact.fact)) : 0)));
}

export function findChoice(def: AffairDef, id: string): AffairChoice | null {
  for (const choice of def.choices) if (choice.id === id) return choice;
  return null;
}

export function findOpen(world: World, affair: string): OpenAffair | null {
  for (const open of world.affairs.open) if (open.affair === affair) return open;
  return null;
}

/** The affair ends with this choice: its effects begin, its consequences are on their way, the record is written. Payment is the caller's. */
export function settleAffair(context: SimContext, def: AffairDef, choice: AffairChoice, answered: boolean, follows: (chance: number, k: number) => boolean): void {
  const { world } = context;
  const { affairs, timeS } = world;
  affairs.open = affairs.open.filter((open) => open.affair !== def.id);
  for (const effect of choice.effects) applyEffect(context, def, effect);
  for (let k = 0; k < choice.follow.length; k++) {
    const next = choice.follow[k]!;
    if (follows(next.chance, k)) affairs.due.push({ affair: next.affair, atS: timeS + Math.round(next.days * DAY_S) });
  }
  affairs.log.push({ affair: def.id, choice: choice.id, atS: timeS, answered });
  if (affairs.log.length > AFFAIR_LOG) affairs.log.splice(0, affairs.log.length - AFFAIR_LOG);
  affairs.nextS = nextDueS(world);
}

function applyEffect(context: SimContext, def: AffairDef, effect: AffairEffect): void {
  const { world } = context;
  const { affairs, people, timeS } = world;
  switch (effect.type) {
    case 'modifier':
      affairs.modifiers.push({ effect: effect.effect, ratio: effect.ratio, cause: def.name, fromS: timeS, untilS: effect.days > 0 ? timeS + Math.round(effect.days * DAY_S) : -1 });
      return;
    case 'gauge':
      moveStanding(world, effect.gauge, effect.add, def.name);
      return;
    case 'leave':
      for (const cohort of people.cohorts) {
        if (cohort.role !== effect.role) continue;
        const gone = Math.min(cohort.count, Math.round(cohort.count * effect.ratio));
        cohort.count -= gone;
        cohort.left += gone;
        cohort.onboarding = Math.min(cohort.onboarding, cohort.count);
      }
      return;
    case 'tire':
      for (const cohort of people.cohorts) if (effect.role === null || cohort.role === effect.role) cohort.fatigue = clamp(cohort.fatigue + effect.add, 0, 1);
      return;
    case 'delay':
      return delayArrivals(context, effect.what, effect.days);
    case 'outage':
      return cutFeed(context, effect.minutes);
    case 'heat':
      return bringHeat(context, effect.kelvin, effect.days);
    case 'setBack':
      return setRunBack(context, effect.ratio);
  }
}

/** First moment at which an answer is due, a consequence comes or an effect ends; Infinity is no number a save may hold: -1 for never. */
export function nextDueS({ affairs }: World): number {
  let next = -1;
  const consider = (atS: number): void => { if (atS >= 0 && (next < 0 || atS < next)) next = atS; };
  for (const open of affairs.open) consider(open.answerByS);
  for (const due of affairs.due) consider(due.atS);
  for (const modifier of affairs.modifiers) consider(modifier.untilS);
  return next;
}
