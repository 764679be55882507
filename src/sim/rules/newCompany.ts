/** The company on day 0: people, balance sheet, goals, guide. Used once, when a world is made. */
import { createTable } from '../core/table.ts';
import type { AffairsState } from '../world/affairs.ts';
import { GAUGE_IDS, type GaugeId } from '../world/catalogAffairs.ts';
import type { Catalog } from '../world/catalog.ts';
import type { ScenarioDef } from '../world/catalogScenario.ts';
import { ACCOUNT_IDS, CARRY_IDS, type Balances, type CarryId, type FinanceState } from '../world/company.ts';
import { HISTORY_COLUMNS, type HistoryTable } from '../world/history.ts';
import type { GoalState, GuideState } from '../world/world.ts';
import { commonHolder, newEquity } from './capital/newEquity.ts';
import { NO_BURN_DAYS } from './finance.ts';

/** Nothing has happened yet; standing as content says. */
export function newAffairs(catalog: Catalog): AffairsState {
  const gauges = Object.fromEntries(GAUGE_IDS.map((id) => [id, catalog.gauges[id].start])) as Record<GaugeId, number>;
  return { open: [], due: [], modifiers: [], gauges, last: {}, log: [], nextS: -1 };
}

/** What the lab owns at the start, at list price: cents. GPUs in stock and in racks, racks, cooling units, ports are equipment; structures are construction. */
function openingAssets(catalog: Catalog, scenario: ScenarioDef): { gpus: Record<string, number>; otherEquipment: number; construction: number } {
  const gpus: Record<string, number> = {};
  let otherEquipment = 0;
  let construction = 0;
  for (const stock of scenario.stock) {
    const price = catalog.accelerators[stock.accelerator]?.priceCents ?? 0;
    gpus[stock.accelerator] = (gpus[stock.accelerator] ?? 0) + stock.gpus * price;
  }
  for (const start of scenario.sites) {
    for (const item of start.structures) construction += catalog.structures[item.structure]?.priceCents ?? 0;
    for (const unit of start.coolingUnits) otherEquipment += unit.count * (catalog.coolingUnits[unit.unit]?.priceCents ?? 0);
    for (const row of start.racks) otherEquipment += row.length * (catalog.racks[row.rack]?.priceCents ?? 0);
  }
  return { gpus, otherEquipment, construction };
}

/** Opening balance sheet: assets on the left, the founder's equity on the right. Shares are whole; the pool takes optionPoolRatio. */
export function newFinance(catalog: Catalog, scenario: ScenarioDef, _seed: number): FinanceState {
  const constants = catalog.constants.finance;
  const { gpus, otherEquipment, construction } = openingAssets(catalog, scenario);
  const balances = Object.fromEntries(ACCOUNT_IDS.map((id) => [id, 0])) as Balances;
  const gpuCents = Object.values(gpus).reduce((total, cents) => total + Math.round(cents), 0);
  balances.cash = Math.round(scenario.cashCents);
  balances.equipment = gpuCents + Math.round(otherEquipment);
  balances.construction = Math.round(construction);
  balances.equity = 0 - (balances.cash + balances.equipment + balances.construction);
  const pool = Math.round(constants.foundingShares * catalog.constants.people.optionPoolRatio);
  return {
    carry: Object.fromEntries(CARRY_IDS.map((id) => [id, 0])) as Record<CarryId, number>,
    vintages: [], // the first month's end writes up what is here
    taxedProfitCents: 0, balances, journal: [], months: [],
    holders: [
      commonHolder('founder', constants.foundingShares - pool, 0 - balances.equity),
      commonHolder('pool', pool, 0),
    ],
    round: null, lastRoundS: -1, roundsClosed: 0, raisedCents: 0, loans: [], defaults: 0, lenderLossRatio: 0, lenderLossS: -1, insolventSinceS: -1, runwayDays: NO_BURN_DAYS,
    burnCentsPerDay: 0, dayFlowCents: 0, revenueCentsPerDay: 0, boardSeats: { founder: constants.founderBoardSeats, investors: 0 }, marketMood: scenario.marketMood, equity: newEquity(),
  };
}

export function newGoals(scenario: ScenarioDef): GoalState[] {
  return scenario.goals.map(({ id }) => ({ id, met: false, metS: -1, heldHours: 0, failed: false }));
}

/** The first step's panels are open from the start. */
export function newGuide(scenario: ScenarioDef): GuideState {
  return { step: 0, stepSinceS: 0, skipped: false, unlocked: scenario.steps[0] ? [...new Set(scenario.steps[0].unlock)] : [] };
}

export function newHistory(): HistoryTable {
  return createTable(HISTORY_COLUMNS, 64);
}
