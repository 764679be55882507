/** Interruptions of a synchronous job on a published fleet, and the share of time that advances it. One place for calculators and plans. */
import type { AutomationDef, FailureGroup, FleetCause, FleetDef } from '../../world/catalogFleet.ts';
import { FAILURE_GROUPS } from '../../world/catalogFleet.ts';
import { HOUR_S } from '../../core/calendar.ts';
import { NODE_HOURS_PER_1000_NODE_DAYS } from '../reliability.ts';
import { checkpointShares, optimalIntervalS, type CheckpointShares } from './checkpointing.ts';
import { repairLoad, sparesFor, waitingRatio } from './spares.ts';

export interface RunReliabilityInput {
  nodes: number;
  gpusPerNode: number;
  fleet: FleetDef;
  automation: AutomationDef;
  per1000NodeDays: number | null; // instead of the fleet's rate; the fleet gives the mix
  writeS: number;
  intervalS: number | null; // null: the best
  restartS: number; // what programs take from an interruption to the next useful step
  spares: number | null; // null: always enough
}

export interface RunReliability {
  per1000NodeDays: number;
  mttiS: number;
  perDayByGroup: Record<FailureGroup, number>;
  perDayByCause: { cause: FleetCause; perDay: number }[];
  optimalIntervalS: number;
  intervalS: number;
  restartS: number; // with the people who are waited for, and work lost to silent corruption
  shares: CheckpointShares & { spares: number };
  effectiveRatio: number;
  nodesInRepair: number; // mean, while the job runs
  sparesForMostTime: number; // fewest with which the job waits less than a thousandth of the time
}

const DAY_HOURS = 24;
const WAITING_FELT = 0.001;
const MINUTE_S = 60;

/** Entry that is taken when nobody names one: the preferred, else the first. */
export function preferred<Def extends { preferred: boolean }>(table: Readonly<Record<string, Def>>): Def | null {
  const all = Object.values(table);
  return all.find((def) => def.preferred) ?? all[0] ?? null;
}

/** Rates of a fleet's causes on nodes of another size, per 1,000 node-days: those of GPUs and their links grow with the GPUs. */
export function causesOnNode(fleet: FleetDef, gpusPerNode: number): { cause: FleetCause; per1000NodeDays: number }[] {
  const size = gpusPerNode / fleet.gpusPerNode;
  return fleet.causes.map((cause) => ({
    cause, per1000NodeDays: cause.per1000NodeDays * (cause.group === 'gpu' || cause.group === 'network' ? size : 1),
  }));
}

export function runReliability(input: RunReliabilityInput): RunReliability {
  const { nodes, automation, writeS } = input;
  const causes = causesOnNode(input.fleet, input.gpusPerNode);
  const own = causes.reduce((total, item) => total + item.per1000NodeDays, 0);
  const per1000NodeDays = input.per1000NodeDays ?? own;
  const scale = own > 0 ? per1000NodeDays / own : 0;
  const perHour = nodes * per1000NodeDays / NODE_HOURS_PER_1000_NODE_DAYS;
  const mttiS = HOUR_S / perHour;

  const perDayByGroup = Object.fromEntries(FAILURE_GROUPS.map((group) => [group, 0])) as Record<FailureGroup, number>;
  let repairsPerHour = 0;
  let silentRatio = 0;
  const perDayByCause = causes.map((item) => {
    const perDay = nodes * item.per1000NodeDays * scale * DAY_HOURS / NODE_HOURS_PER_1000_NODE_DAYS;
    perDayByGroup[item.cause.group] += perDay;
    if (item.cause.needsRepair) repairsPerHour += perDay / DAY_HOURS;
    if (item.cause.silent) silentRatio += perDay / DAY_HOURS / perHour;
    return { cause: item.cause, perDay };
  });

  const best = optimalIntervalS(writeS, mttiS);
  const intervalS = input.intervalS ?? best;
  const restartS = input.restartS + MINUTE_S * (automation.humanRatio * automation.humanMinutes + silentRatio * automation.silentMinutes);
  const load = repairLoad(repairsPerHour, input.fleet.repairHours);
  const shares = {
    ...checkpointShares({ writeS, intervalS, mttiS, restartS }),
    spares: input.spares === null ? 1 : 1 - waitingRatio(input.spares, load),
  };
  return {
    per1000NodeDays, mttiS, perDayByGroup, perDayByCause, optimalIntervalS: best, intervalS, restartS, shares,
    effectiveRatio: shares.write * shares.rework * shares.restart * shares.spares,
    nodesInRepair: load, sparesForMostTime: sparesFor(WAITING_FELT, load),
  };
}
