/** Values and small types of the simulation and its host that the page shows: the interface may not import those layers itself. */
export {
  allowanceL, DAY_S, fabricLeadDays, HOUR_S, HISTORY_COLUMNS, inDrought, networkBom, notOffered, offeredAccelerators, overCentsPerM3, plantCop, pueYear, RACK_STATES,
  ROLE_IDS, suspectServers, tripChance, WATERFALL_STEPS, wueYear,
} from '../sim/index.ts';
export type { AlertRule, HistoryData, Speed } from '../host/protocol.ts';
