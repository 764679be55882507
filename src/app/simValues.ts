/** Values and small types of the simulation and its host that the page shows: the interface may not import those layers itself. */
export {
  drinks, thingCentsPerHour, thingWaterLPerHour,
  allowanceL, bookMonths, booksCsv, billCents, billKW, campusGpus, DAY_S, doorOn, doorTakesKW, fittingDoor, rackMaxKW, unitTiles, runWriteS, storageGBPerS, storageRacks, timeRatio, writeGBPerS, youngDalyS, fabricLeadDays, hallLinks, HOUR_S, leafBlastGpus, networkBill, reachOfSite, HISTORY_COLUMNS, inDrought, notOffered, offeredAccelerators, overCentsPerM3, plantCop, pueYear, RACK_STATES,
  decisionsOf, LATER_DAYS, scoreOfBelief, WATT_ENDS, WATT_SOURCES, WATT_USES,
  GAUGE_IDS, LESS_IS_BETTER, capAfterSheet, canAsk, COUNTER_IDS, exitWaterfall, freePoolShares, voteRatioOf, NEWS_SECTIONS, restOf, statementOutlook, personDef, headsNeeded, POLICY_IDS, POLICY_RANGES, ROLE_IDS, settingProblems, settledCatalog, suspectServers, tradePlan, tripChance, WATERFALL_STEPS, wueYear,
} from '../sim/index.ts';
export type { AlertRule, Forecast as ForecastData, ForecastRun as ForecastRunData, HistoryData, Speed, WhatIfResult } from '../host/protocol.ts';
