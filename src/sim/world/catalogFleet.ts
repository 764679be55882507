/** Content types for how often machines fail, and for how fast people or programs answer. */
import type { Entry } from './catalogCommon.ts';

export const FAILURE_GROUPS = ['gpu', 'network', 'software', 'host'] as const;
export type FailureGroup = (typeof FAILURE_GROUPS)[number];

/** One cause of interruptions of a synchronous job. Causes of the groups gpu and network come by the GPU, others by the node. */
export interface FleetCause {
  id: string;
  group: FailureGroup;
  per1000NodeDays: number; // at the fleet's gpusPerNode
  hardware: boolean;
  needsRepair: boolean; // the node is taken out and needs repair
  silent?: true; // spoils results without an error: found late
}

/** The failure record of a cluster, as its operators published it. */
export interface FleetDef extends Entry {
  gpusPerNode: number;
  causes: FleetCause[];
  repairHours: number; // mean time from taking a node out to having it back
  stragglerLossRatio: number; // GPU time lost to slow members; not part of the effective time
  lemonNodeRatio: number; // share of nodes that fail again and again; 0 where nothing is published
  lemonFailureRatio: number; // share of failures that they cause
  preferred: boolean; // taken when a specification names none
}

/** Who answers an interruption. */
export interface AutomationDef extends Entry {
  humanRatio: number; // share of interruptions that wait for somebody
  humanMinutes: number; // from the failure to somebody having found the fault
  silentMinutes: number; // mean work lost to one silent corruption before it is found
  preferred: boolean;
}
