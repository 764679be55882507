/** What the goals of a scenario ask of facts: the bot plans for numbers, not for names of missions. */
import type { Condition, FactId, ScenarioDef, World } from '../../sim/index.ts';

/** Visits every comparison of a condition. */
export function asked(condition: Condition, visit: (fact: FactId, op: string, value: number) => void): void {
  if ('all' in condition) for (const part of condition.all) asked(part, visit);
  else if ('any' in condition) for (const part of condition.any) asked(part, visit);
  else if (!('not' in condition)) visit(condition.fact, condition.op, condition.value);
}

/** The most that goals still open want a fact to be at least; 0 when none does. */
export function openGoal(scenario: ScenarioDef, world: World, fact: FactId): number {
  let most = 0;
  scenario.goals.forEach((goal, g) => {
    if (goal.type === 'never' || world.goals[g]?.met) return;
    asked(goal.when, (id, op, value) => {
      if (id === fact && op.startsWith('>')) most = Math.max(most, value);
    });
  });
  return most;
}
