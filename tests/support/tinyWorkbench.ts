/** The kinds that only calculators read, one small entry each. */
import type { Catalog } from '../../src/sim/world/catalog.ts';
import { tinyPerformance } from './tinyPerformance.ts';
import type { ContractDef, ContractId } from '../../src/sim/world/catalogMarket.ts';

const entry = (id: string): { id: string; name: string; sources: Record<string, never> } => ({ id, name: `test.${id}`, sources: {} });
const contract = (id: ContractId, spread: number): ContractDef => ({ ...entry(id), id, rating: 'B', spread, leastCover: 0, borrowerWeight: 1 });

export const tinyWorkbench: Pick<
  Catalog, 'performanceModels' | 'fleets' | 'automations' | 'acceleratorPrices' | 'costBases' | 'contracts' | 'borrowers' | 'lendingMarkets'
> = {
  performanceModels: { transformer: tinyPerformance },
  fleets: {
    plain: {
      ...entry('plain'), gpusPerNode: 8, repairHours: 24, stragglerLossRatio: 0, lemonNodeRatio: 0, lemonFailureRatio: 0, preferred: true,
      causes: [{ id: 'gpu', group: 'gpu', per1000NodeDays: 2, hardware: true, needsRepair: true }],
    },
  },
  automations: { full: { ...entry('full'), humanRatio: 0, humanMinutes: 0, silentMinutes: 0, preferred: true } },
  acceleratorPrices: { h100: { ...entry('h100'), accelerator: 'h100', usdByYear: [{ year: 2023, value: 30_000 }] } },
  costBases: {
    owned: {
      ...entry('owned'), serverOverheadRatio: 1.6, networkShareRatio: 0.1, facilityUsdPerKW: 10_000, facilityLifeYears: 20, pue: 1.2, wallMfu: 0.4,
    },
  },
  contracts: { 'investment-grade': contract('investment-grade', 0.02), speculative: contract('speculative', 0.04), none: contract('none', 0.06) },
  borrowers: { cloud: { ...entry('cloud'), addSpread: 0 } },
  lendingMarkets: { dollar: { ...entry('dollar'), baseRateByYear: [{ year: 2023, value: 0.05 }], noveltySpreadByYear: [{ year: 2023, value: 0 }] } },
};
