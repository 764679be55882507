/** What policies may be set to, what they keep, and their diary. The acts themselves are orders: see engine/policies.ts. */
import { clamp } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import type { RoleId } from '../world/catalogCompany.ts';
import type { ScenarioDef } from '../world/catalogScenario.ts';
import type { PoliciesState, PolicyId, PolicyWait } from '../world/policies.ts';
import type { Unit } from '../world/units.ts';
import type { World } from '../world/world.ts';
import { DAY_S } from '../core/calendar.ts';
import { MONTH_DAYS } from './calendarMoney.ts';

export interface PolicyRange {
  min: number;
  max: number;
  step: number; // of the control
  start: number; // that the control offers first
  unit: Unit;
}

/** Bounds of the values, the same for orders, scenarios and controls. */
export const POLICY_RANGES: Readonly<Record<PolicyId, PolicyRange>> = {
  hire: { min: 0, max: 100_000, step: 1, start: 10, unit: 'people' },
  staff: { min: 1, max: 2, step: 0.05, start: 1.2, unit: 'ratio' },
  runway: { min: 1, max: 36, step: 1, start: 12, unit: 'count' },
  spares: { min: 0.001, max: 0.1, step: 0.001, start: 0.005, unit: 'ratio' },
  match: { min: 0, max: 10, step: 0.1, start: 0.2, unit: 'ratio' },
  fill: { min: 0.3, max: 1, step: 0.05, start: 0.9, unit: 'ratio' },
  checkpoint: { min: 0.05, max: 1, step: 0.05, start: 0.25, unit: 'ratio' },
  restore: { min: 18, max: 36, step: 1, start: 30, unit: 'degC' },
};

/** All off, except what the scenario starts with. */
export function newPolicies(): PoliciesState {
  return { values: {}, plan: {}, acts: {}, waits: {}, held: false };
}

export function startPolicies(world: World, scenario: ScenarioDef): void {
  for (const { policy, value, role } of scenario.policies ?? []) setPolicy(world, policy, value, role ?? null);
}

/** The value a policy has; null = off. `role` is of hiring by plan, and of nothing else. */
export function policyValue(world: World, policy: PolicyId, role: RoleId | null = null): number | null {
  if (policy === 'hire') return role === null ? null : world.policies.plan[role] ?? null;
  if (policy === 'match') return world.people.matchRatio > 0 ? world.people.matchRatio : null;
  return world.policies.values[policy] ?? null;
}

export function setPolicy(world: World, policy: PolicyId, value: number | null, role: RoleId | null = null): void {
  const { policies } = world;
  if (policy === 'match') world.people.matchRatio = value ?? 0;
  else if (policy === 'hire') {
    if (role !== null && value === null) delete policies.plan[role];
    else if (role !== null && value !== null) policies.plan[role] = value;
  } else if (value === null) delete policies.values[policy];
  else policies.values[policy] = value;
  if (policy !== 'hire' || Object.keys(policies.plan).length === 0) delete policies.waits[policy];
  if (policy === 'runway') policies.held = isShort(world, policies.held);
}

/** True when any policy looks at the lab each day. */
export function anyPolicy({ policies }: World): boolean {
  for (const _ in policies.values) return true;
  for (const _ in policies.plan) return true;
  return false;
}

/** Days of runway below which policies spend nothing: the player's months, or the least that any policy keeps. */
export function keptDays(world: World, catalog: Catalog): number {
  const months = world.policies.values.runway;
  return months === undefined ? catalog.constants.policies.leastRunwayDays : months * MONTH_DAYS;
}

/** Cash that orders by policy leave, whole cents: so many days of what the lab burns. */
export function keptCents(world: World, catalog: Catalog): number {
  return Math.ceil(keptDays(world, catalog) * Math.max(0, world.finance.burnCentsPerDay));
}

/** Short of the months that are to be kept; once short, until there is a month more. */
export function isShort(world: World, wasShort: boolean): boolean {
  const months = world.policies.values.runway;
  return months !== undefined && world.finance.runwayDays < (wasShort ? months + 1 : months) * MONTH_DAYS;
}

/** Writes an act into the diary. */
export function noteAct(world: World, policy: PolicyId, count: number, cents: number, message: string, params: Record<string, number | string>): void {
  const month = Math.floor(world.timeS / (MONTH_DAYS * DAY_S));
  const acts = world.policies.acts[policy] ??= { count: 0, cents: 0, month, monthCount: 0, monthCents: 0, lastS: 0, last: { message, params } };
  if (acts.month !== month) Object.assign(acts, { month, monthCount: 0, monthCents: 0 });
  acts.count += count;
  acts.cents += cents;
  acts.monthCount += count;
  acts.monthCents += cents;
  acts.lastS = world.timeS;
  acts.last = { message, params };
}

/** Notes why a policy waits; null when it does not. Its `sinceS` stays while the reason does. */
export function noteWait(world: World, policy: PolicyId, wait: Omit<PolicyWait, 'sinceS'> | null): void {
  const { waits } = world.policies;
  if (wait === null) delete waits[policy];
  else waits[policy] = { id: wait.id, have: wait.have, need: wait.need, unit: wait.unit, sinceS: waits[policy]?.id === wait.id ? waits[policy].sinceS : world.timeS };
}

/** The nearest value that the policy takes. */
export function withinRange(policy: PolicyId, value: number): number {
  return clamp(value, POLICY_RANGES[policy].min, POLICY_RANGES[policy].max);
}
