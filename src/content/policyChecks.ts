/** Policies that a scenario starts with: values that the order would take too, and a role where one is asked for. */
import { POLICY_RANGES, type ScenarioDef } from '../sim/index.ts';
import type { Say } from './say.ts';

export function checkPolicies(scenario: ScenarioDef, say: Say): void {
  for (const [index, { policy, value, role }] of (scenario.policies ?? []).entries()) {
    const { min, max } = POLICY_RANGES[policy];
    const whole = policy === 'hire' || policy === 'runway';
    if (value < min || value > max || (whole && !Number.isInteger(value))) say('out-of-range', ['policies', index, 'value'], `${policy} cannot be ${value}`, `${min} … ${max}${whole ? ', whole' : ''}`, null);
    if ((policy === 'hire') !== (role !== undefined)) say('out-of-range', ['policies', index], policy === 'hire' ? 'hiring to plan is set by role' : `${policy} is not set by role`, null, policy === 'hire' ? 'name a role' : 'leave out the role');
  }
}
