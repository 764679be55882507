/** Values and small types of the simulation and its host that the page shows: the interface may not import those layers itself. */
export { DAY_S, fabricLeadDays, HOUR_S, HISTORY_COLUMNS, networkBom, notOffered, offeredAccelerators, RACK_STATES, ROLE_IDS, suspectServers, WATERFALL_STEPS } from '../sim/index.ts';
export type { AlertRule, HistoryData, Speed } from '../host/protocol.ts';
