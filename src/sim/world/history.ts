/** One row per in-game day, for charts, debrief and score. */
import type { Table } from '../core/table.ts';

export const HISTORY_COLUMNS = {
  day: 'f64', cashCents: 'f64', runwayDays: 'f64', revenueCentsPerDay: 'f64', raisedCents: 'f64',
  bought: 'f64', delivered: 'f64', installed: 'f64', powered: 'f64', cool: 'f64', connected: 'f64', healthy: 'f64', inStep: 'f64', useful: 'f64',
  loadKW: 'f64', supplyKW: 'f64', itKW: 'f64', pue: 'f64', dryBulbC: 'f64', hottestInletC: 'f64', waterL: 'f64',
  wetBulbC: 'f64', gridCentsPerKWh: 'f64', co2Kg: 'f64',
  headcount: 'f64', fatigue: 'f64', capability: 'f64', frontier: 'f64', place: 'f64', flopsDone: 'f64', interruptions: 'f64',
  downGpus: 'f64', mfu: 'f64', demandTokensPerS: 'f64', servedTokensPerS: 'f64', debtCents: 'f64', burnCentsPerDay: 'f64',
  credibility: 'f64', brand: 'f64', staff: 'f64', town: 'f64',
} as const;
export type HistoryTable = Table<typeof HISTORY_COLUMNS>;
export type HistoryColumn = keyof typeof HISTORY_COLUMNS;
