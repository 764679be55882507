/** The failures of a fleet before its first hour: nobody evicts, tests or checks. */
import type { ReliabilityState } from '../world/compute.ts';

export function newReliability(): ReliabilityState {
  return {
    failedGpus: 0, repairBacklogServers: 0, repairHoursLeft: 0, interruptions: 0, interruptionsByCause: {}, mttiHours: 0, repairedServers: 0, damagedGpus: 0,
    lemons: [], knownNodes: 0, evictAfter: 0, evictedServers: 0, evictHoursLeft: 0, burnInHours: 0, validateHours: 0, corruptServers: 0, corruptFound: 0, downByCause: {}, nightShift: false,
  };
}
