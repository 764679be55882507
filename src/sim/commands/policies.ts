/** The order that sets a policy, and turns it off. What policies do afterwards are orders of their own. */
import { ROLE_IDS } from '../world/catalogCompany.ts';
import { POLICY_IDS, type PolicyId } from '../world/policies.ts';
import { POLICY_RANGES, policyValue, setPolicy } from '../rules/policies.ts';
import { condition, freeCheck } from './checks.ts';
import type { Check, CommandHandler, CommandPayloads } from './types.ts';

const known = (policy: string): policy is PolicyId => (POLICY_IDS as readonly string[]).includes(policy);

const set: CommandHandler<CommandPayloads['policy.set']> = {
  shape: { policy: { type: 'id' }, value: { type: 'number', nullable: true }, role: { type: 'id', optional: true } },
  check({ world }, { policy, value, role }): Check {
    if (!known(policy)) return freeCheck([condition('unknown-policy', false)]);
    const ofRole = policy === 'hire';
    if (ofRole !== (role !== undefined)) return freeCheck([condition(ofRole ? 'policy-names-role' : 'policy-has-no-role', false)]);
    if (role !== undefined && !ROLE_IDS.includes(role)) return freeCheck([condition('unknown-role', false)]);
    const { min, max, unit } = POLICY_RANGES[policy];
    const now = policyValue(world, policy, role ?? null);
    return freeCheck([
      condition('policy-range', value === null || (value >= min && value <= max), value, value !== null && value < min ? min : max, unit),
      condition('policy-whole', value === null || (policy !== 'hire' && policy !== 'runway') || Number.isInteger(value), value, null, unit),
      condition('policy-changes', value !== now, now, value, unit),
    ]);
  },
  apply({ world }, { policy, value, role }): void {
    if (known(policy)) setPolicy(world, policy, value, role ?? null);
  },
};

export const policyCommands = { 'policy.set': set };
