/** Standing orders: what the lab does by itself each day, through the same orders and the same refusals as the player. */
import type { RoleId } from './catalogCompany.ts';
import type { Unit } from './units.ts';

/**
 * hire: heads of a role. staff: heads over what the work asks for. runway: months of cash kept. spares: spare servers over servers that run.
 * match: raise of a rival's offer that is met. fill: share of a hall's power that racks may take. checkpoint: distance from the best interval.
 * restore: air below which a hall that was shed in an incident comes back, °C.
 */
export const POLICY_IDS = ['hire', 'staff', 'runway', 'spares', 'match', 'fill', 'checkpoint', 'restore'] as const;
export type PolicyId = (typeof POLICY_IDS)[number];

/** What a policy did: since the start, and in one month of 30 days. */
export interface PolicyActs {
  count: number; // orders given
  cents: number; // paid by them at once
  month: number; // index from the start
  monthCount: number;
  monthCents: number;
  lastS: number;
  last: { message: string; params: Record<string, number | string> }; // the last one in words
}

/** Why a policy does nothing though there is something to do: the refusal that the player would get. */
export interface PolicyWait {
  id: string; // refusal code
  have: number | null;
  need: number | null;
  unit: Unit;
  sinceS: number;
}

export interface PoliciesState {
  values: Partial<Record<Exclude<PolicyId, 'hire' | 'match'>, number>>; // absent = off; that of match is PeopleState.matchRatio
  plan: Partial<Record<RoleId, number>>; // hire: heads by role
  acts: Partial<Record<PolicyId, PolicyActs>>;
  waits: Partial<Record<PolicyId, PolicyWait>>;
  held: boolean; // the runway is below what is kept: policies spend nothing and open no posts
}
