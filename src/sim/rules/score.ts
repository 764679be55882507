/**
 * Score, 0..1000, the same for every player and machine. Four parts, whose weights are constants that add to 1000:
 *   goals      points of the goals met over all points (never-goals count while they hold)
 *   place      labs left behind over the other labs; nothing without a model
 *   useful     useful over bought GPU-hours since the first GPU was installed: nameplate is not usable
 *   solvency   runway over scoreRunwayDays, at most 1; nothing below zero cash
 */
import { clamp } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import type { ScenarioDef } from '../world/catalogScenario.ts';
import type { World } from '../world/world.ts';

export interface ScoreParts {
  goalsRatio: number;
  placeRatio: number;
  usefulRatio: number;
  solvencyRatio: number;
  score: number; // whole points
}

export const MAX_SCORE = 1000;

function goalsRatio(world: World, scenario: ScenarioDef): number {
  let points = 0;
  let earned = 0;
  for (let g = 0; g < scenario.goals.length; g++) {
    const def = scenario.goals[g]!;
    const state = world.goals[g];
    const weight = Math.max(0, def.points);
    points += weight;
    if (state && (state.met || (def.type === 'never' && !state.failed))) earned += weight;
  }
  return points > 0 ? earned / points : world.outcome.state === 'won' ? 1 : 0;
}

function usefulRatio({ compute: { gpuHours } }: World): number {
  return gpuHours.bought > 0 ? clamp(gpuHours.useful / gpuHours.bought, 0, 1) : 0;
}

/** The score and its parts (each 0..1). */
export function scoreParts(world: World, catalog: Catalog): ScoreParts {
  const constants = catalog.constants.finance;
  const scenario = catalog.scenarios[world.scenario];
  const { race, finance } = world;
  const parts = {
    goalsRatio: scenario ? goalsRatio(world, scenario) : 0,
    placeRatio: race.best > 0 && race.labs > 1 ? clamp((race.labs - race.place) / (race.labs - 1), 0, 1) : race.best > 0 ? 1 : 0,
    usefulRatio: usefulRatio(world),
    solvencyRatio: finance.balances.cash > 0 && constants.scoreRunwayDays > 0 ? clamp(finance.runwayDays / constants.scoreRunwayDays, 0, 1) : 0,
  };
  const points = constants.scoreGoals * parts.goalsRatio + constants.scorePlace * parts.placeRatio
    + constants.scoreUseful * parts.usefulRatio + constants.scoreSolvency * parts.solvencyRatio;
  return { ...parts, score: Math.round(clamp(points, 0, MAX_SCORE)) };
}
