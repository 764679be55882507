/**
 * One step. The order is part of the rules: each line may read what earlier lines wrote.
 * Hourly systems run at the start of each hour and account for all of it. While something fast is live, time moves in 10 s steps
 * and only what is in transient integrates; the rest waits for its hour. The step is chosen from the state alone.
 */
import { HOUR_S } from '../core/calendar.ts';
import { incidentLive } from '../rules/incident.ts';
import { stepAffairs } from '../systems/affairs/step.ts';
import { stepConstruction } from '../systems/construction/step.ts';
import { incidentCooling, stepCooling } from '../systems/cooling/step.ts';
import { stepDelivery } from '../systems/delivery/step.ts';
import { stepAffiliates } from '../systems/affiliates/step.ts';
import { stepFinance } from '../systems/finance/step.ts';
import { stepGoals } from '../systems/goals/step.ts';
import { stepHistory } from '../systems/history/step.ts';
import { stepInstall } from '../systems/install/step.ts';
import { stepNetwork } from '../systems/network/step.ts';
import { stepPeople } from '../systems/people/step.ts';
import { incidentPower, stepPower } from '../systems/power/step.ts';
import { stepProducts } from '../systems/products/step.ts';
import { stepRace } from '../systems/race/step.ts';
import { stepReliability } from '../systems/reliability/step.ts';
import { stepReputation } from '../systems/reputation/step.ts';
import { stepResearch } from '../systems/research/step.ts';
import { stepTown } from '../systems/town/step.ts';
import { stepTraining } from '../systems/training/step.ts';
import { stepWaterfall } from '../systems/waterfall/step.ts';
import { stepWeather } from '../systems/weather/step.ts';
import { stepPolicies } from './policies/step.ts';
import type { SimContext, StepContext } from '../world/context.ts';

/** Length of an incident step, s (model.md: fast transients integrate at 10 s). */
export const INCIDENT_STEP_S = 10;

/** Advances the world by one step and returns the seconds passed. */
export function advance(context: SimContext): number {
  const { world, derived } = context;
  let passedS = 0;
  derived.stepOfS = world.timeS;
  try {
    passedS = stepFrom(context);
  } finally {
    derived.stepOfS = -1;
  }
  stepPolicies(context); // orders, where the player would give them
  return passedS;
}

function stepFrom({ world, catalog, derived, events }: SimContext): number {
  if (world.timeS % HOUR_S === 0) runHour({ world, catalog, derived, events, stepS: HOUR_S });
  const before = world.timeS;
  if (incidentLive(world)) {
    const step: StepContext = { world, catalog, derived, events, stepS: INCIDENT_STEP_S };
    incidentPower(step);
    incidentCooling(step);
    world.timeS += INCIDENT_STEP_S;
  } else {
    world.timeS = (Math.floor(world.timeS / HOUR_S) + 1) * HOUR_S;
  }
  return world.timeS - before;
}

function runHour(context: StepContext): void {
  stepWeather(context);
  stepDelivery(context); // docks fill before crews look for work
  stepPeople(context); // who is here this hour
  stepConstruction(context);
  stepInstall(context); // needs stock and technicians
  stepNetwork(context);
  stepPower(context); // decides who may draw
  stepCooling(context); // heat of what draws; clocks
  stepReliability(context); // failures of what runs
  stepResearch(context);
  stepTraining(context);
  stepProducts(context);
  stepWaterfall(context); // what all of the above left
  stepTown(context); // both pay: before the day's flow is summed up
  stepAffiliates(context);
  stepFinance(context);
  stepRace(context);
  stepReputation(context); // evidence of all of the above comes in
  stepAffairs(context); // hazards read all of the above
  stepGoals(context);
  stepHistory(context);
}
