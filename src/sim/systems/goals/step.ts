/**
 * Goals, losses, guided steps, time out, score. Runs after everything else of the hour; writes goals, guide, outcome, score. What follows from
 * an order alone is seen right after the order too; the outcome waits for the hour, so nothing is won before time has run.
 */
import { DAY_S, HOUR_S } from '../../core/calendar.ts';
import type { ScenarioDef } from '../../world/catalogScenario.ts';
import type { SimContext, StepContext } from '../../world/context.ts';
import type { EventPanel } from '../../world/events.ts';
import { emit } from '../../world/emit.ts';
import type { OutcomeState } from '../../world/world.ts';
import { endsDay } from '../../rules/calendarMoney.ts';
import { evaluate, followsFromOrders } from '../../rules/facts.ts';
import { insolventDays } from '../../rules/finance.ts';
import { scoreParts } from '../../rules/score.ts';

/** Reasons that are no loss id: message `outcome.<reason>`. */
export const REASON_WON = 'goals-met';
export const REASON_TIME = 'time-out';
export const REASON_BANKRUPT = 'bankrupt';

export function stepGoals(context: StepContext): void {
  const { world, catalog } = context;
  const scenario = catalog.scenarios[world.scenario];
  if (!scenario) return;
  stepGuide(context, scenario);
  if (world.outcome.state === 'playing') {
    trackGoals(context, scenario);
    judge(context, scenario);
  }
  if (endsDay(world.timeS) && world.outcome.state === 'playing') world.score = scoreParts(world, catalog).score;
}

/** After an order: the step at hand, and goals to reach that ask for nothing but what orders change at once. */
export function stepGoalsAfterOrder(context: SimContext): void {
  const { world, catalog, derived, events } = context;
  const scenario = catalog.scenarios[world.scenario];
  if (!scenario) return;
  const now: StepContext = { world, catalog, derived, events, stepS: 0 };
  stepGuide(now, scenario);
  if (world.outcome.state === 'playing') trackGoals(now, scenario, true);
}

function trackGoals(context: StepContext, scenario: ScenarioDef, afterOrder = false): void {
  const { world } = context;
  for (let g = 0; g < scenario.goals.length; g++) {
    const def = scenario.goals[g]!;
    const state = world.goals[g];
    if (!state || state.met || state.failed || def.type === 'atEnd') continue;
    if (afterOrder && (def.type !== 'reach' || !followsFromOrders(def.when))) continue;
    const holds = evaluate(context, def.when);
    if (def.type === 'never') {
      if (!holds) continue;
      state.failed = true;
      emit(context, 'goal.failed', 'bad', { goal: `@${def.text}` }, { panel: 'reports' });
      continue;
    }
    state.heldHours = holds ? state.heldHours + context.stepS / HOUR_S : 0;
    if (!holds || (def.type === 'holdFor' && state.heldHours < def.hours)) continue;
    state.met = true;
    state.metS = world.timeS + context.stepS;
    emit(context, 'goal.met', 'good', { goal: `@${def.text}` }, { panel: 'reports' });
  }
}

/** Losses first (the scenario's, then bankruptcy, which holds everywhere), then broken required never-goals, then victory, then time. */
function judge(context: StepContext, scenario: ScenarioDef): void {
  const { world } = context;
  for (const loss of scenario.losses) {
    if (evaluate(context, loss.when)) return end(context, 'lost', loss.id, loss.text);
  }
  if (insolventDays(world) >= context.catalog.constants.finance.insolventDays) return end(context, 'lost', REASON_BANKRUPT, `outcome.${REASON_BANKRUPT}`);
  let waits = false; // something required can only be known at the end
  let missing = false;
  for (let g = 0; g < scenario.goals.length; g++) {
    const def = scenario.goals[g]!;
    const state = world.goals[g];
    if (!def.required || !state) continue;
    if (def.type === 'never') {
      if (state.failed) return end(context, 'lost', def.id, def.text);
    } else if (def.type === 'atEnd') waits = true;
    else if (!state.met) missing = true;
  }
  const required = scenario.goals.some((def) => def.required && def.type !== 'never');
  if (required && !waits && !missing) return win(context, scenario);
  if (world.timeS + context.stepS < scenario.lengthDays * DAY_S) return;
  if (!missing && meetsAtEnd(context, scenario) && scenario.goals.some((def) => def.required)) return win(context, scenario);
  end(context, 'timeout', REASON_TIME, `outcome.${REASON_TIME}`);
}

/** Marks every at-end goal that holds; true when all required ones do. */
function meetsAtEnd(context: StepContext, scenario: ScenarioDef): boolean {
  const { world } = context;
  let all = true;
  for (let g = 0; g < scenario.goals.length; g++) {
    const def = scenario.goals[g]!;
    const state = world.goals[g];
    if (!state || def.type !== 'atEnd') continue;
    state.met = evaluate(context, def.when);
    if (state.met) state.metS = world.timeS + context.stepS;
    else if (def.required) all = false;
  }
  return all;
}

function win(context: StepContext, scenario: ScenarioDef): void {
  meetsAtEnd(context, scenario);
  end(context, 'won', REASON_WON, `outcome.${REASON_WON}`);
}

function end(context: StepContext, state: OutcomeState, reason: string, text: string): void {
  const { world, catalog } = context;
  const scenario = catalog.scenarios[world.scenario];
  world.outcome = { state, reason, atS: world.timeS + context.stepS };
  if (state !== 'lost') {
    for (let g = 0; g < world.goals.length; g++) {
      const goal = world.goals[g]!;
      if (scenario?.goals[g]?.type !== 'never' || goal.failed) continue;
      goal.met = true;
      goal.metS = world.outcome.atS;
    }
  }
  world.score = scoreParts(world, catalog).score;
  emit(context, `run.${state}`, state === 'won' ? 'good' : 'bad', { reason: `@${text}`, score: world.score }, { panel: 'reports' });
}

/** Moves on when the step's condition holds, one step an hour or order, so that each can be read. */
function stepGuide(context: StepContext, scenario: ScenarioDef): void {
  const { world } = context;
  const { guide } = world;
  const step = scenario.steps[guide.step];
  if (!step || guide.skipped || !evaluate(context, step.done)) return;
  guide.step++;
  guide.stepSinceS = world.timeS + context.stepS;
  const next = scenario.steps[guide.step];
  if (next) for (const panel of next.unlock) if (!guide.unlocked.includes(panel)) guide.unlocked.push(panel);
  emit(context, next ? 'guide.step' : 'guide.done', 'good', { after: `@${step.after}`, n: guide.step, of: scenario.steps.length },
    next?.panel ? { panel: next.panel as EventPanel } : {}); // the loader knows the panels
}
