/** A lab without a site for tests of people, money, race and goals: the tiny catalog with the company's own constants. */
import { newPolicies } from '../../../src/sim/rules/policies.ts';
import { newCompute } from '../../../src/sim/rules/newCompute.ts';
import { createTable } from '../../../src/sim/core/table.ts';
import type { Catalog } from '../../../src/sim/world/catalog.ts';
import { ROLE_IDS } from '../../../src/sim/world/catalogCompany.ts';
import type { ScenarioDef } from '../../../src/sim/world/catalogScenario.ts';
import type { ComputeState } from '../../../src/sim/world/compute.ts';
import type { StepContext } from '../../../src/sim/world/context.ts';
import { RACK_COLUMNS } from '../../../src/sim/world/racks.ts';
import { RULES_VERSION, SCHEMA_VERSION } from '../../../src/sim/world/world.ts';
import { newAffairs, newFinance, newGoals, newGuide, newHistory } from '../../../src/sim/rules/newCompany.ts';
import { newReputation } from '../../../src/sim/rules/standing.ts';
import { newRace } from '../../../src/sim/rules/newRace.ts';
import { newPeople } from '../../../src/sim/rules/people/newPeople.ts';
import { stepFinance } from '../../../src/sim/systems/finance/step.ts';
import { stepGoals } from '../../../src/sim/systems/goals/step.ts';
import { stepHistory } from '../../../src/sim/systems/history/step.ts';
import { stepPeople } from '../../../src/sim/systems/people/step.ts';
import { stepRace } from '../../../src/sim/systems/race/step.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';

export function companyCatalog(scenario: Partial<ScenarioDef> = {}): Catalog {
  const { constants } = tinyCatalog;
  const roles = Object.fromEntries(ROLE_IDS.map((id) => [id, { ...tinyCatalog.roles[id], annualAttrition: 0.13 }])) as Catalog['roles'];
  return {
    ...tinyCatalog, roles,
    scenarios: { tiny: { ...tinyCatalog.scenarios['tiny']!, sites: [], ...scenario } },
    constants: {
      ...constants,
      people: {
        ...constants.people, equityWeight: 0.4, offerAcceptRatio: 0.6, founderRecruiters: 0.5, computeHalfGpusPerHead: 100, staminaRelief: 0.5,
        keyPoachPerYear: 0.08, keyMarketDays: 120, starLossRatio: 0.05, layoffShock: 0.8, payAttrition: 1, fatigueAttrition: 4,
        hoursPerWeekByPace: [40, 48, 60, 80], outputByPace: [0.88, 1, 1.18, 1.35], fatiguePerWeekByPace: [0.002, 0.006, 0.03, 0.09], recoveryPerWeek: 0.04,
        fatigueOutputLoss: 0.55,
      },
      finance: {
        ...constants.finance, burnSmoothingDays: 14, entryCapability: 30, foundingShares: 10_000_000, founderBoardSeats: 3, maxRoundRatio: 0.35,
        moodSpreadWeight: 1, contractSpreadRelief: 0.7, plantLifeYears: 12, scoreGoals: 600, scorePlace: 150, scoreUseful: 150, scoreSolvency: 100,
        scoreRunwayDays: 360,
      },
    },
  };
}

function emptyCompute(scenario: ScenarioDef, catalog: Catalog): ComputeState {
  let gpus = 0;
  for (const stock of scenario.stock) gpus += stock.gpus;
  const stock = scenario.stock.map(({ accelerator, gpus: count }) => ({
    accelerator, gpus: 0, spareServers: 0, boughtGpus: count, bookCents: count * (catalog.accelerators[accelerator]?.priceCents ?? 0),
  }));
  return {
    ...newCompute(stock),
    waterfall: { bought: gpus, delivered: gpus, installed: gpus, powered: gpus, cool: gpus, connected: gpus, healthy: gpus, inStep: 0, useful: 0 },
  };
}

/** A context for hourly steps at the start of the scenario 'tiny'. */
export function companyContext(scenario: Partial<ScenarioDef> = {}, seed = 1): StepContext {
  const catalog = companyCatalog(scenario);
  const def = catalog.scenarios['tiny']!;
  return {
    catalog, events: [], stepS: 3600, derived: { layouts: new Map(), air: new Map(), plants: new Map() },
    world: {
      schemaVersion: SCHEMA_VERSION, rulesVersion: RULES_VERSION, scenario: 'tiny', seed, contentHash: catalog.contentHash, epochDay: 19_905, timeS: 0,
      nextId: 1, outcome: { state: 'playing', reason: '', atS: -1 }, score: 0, sites: [], rackKinds: [], racks: createTable(RACK_COLUMNS, 4),
      compute: emptyCompute(def, catalog), people: newPeople(catalog, def, seed), finance: newFinance(catalog, def, seed), race: newRace(catalog, def, seed), affairs: newAffairs(catalog), reputation: newReputation(catalog), research: { projects: [] },
      policies: newPolicies(), goals: newGoals(def), guide: newGuide(def), incident: null, incidents: { survived: 0, lost: 0 }, eventsFired: [], history: newHistory(),
    },
  };
}

/** One hour of the company, in the engine's order. */
export function hour(context: StepContext): void {
  stepPeople(context);
  stepFinance(context);
  stepRace(context);
  stepGoals(context);
  stepHistory(context);
  context.world.timeS += 3600;
}

export function hours(context: StepContext, count: number): void {
  for (let h = 0; h < count; h++) hour(context);
}

export const days = (context: StepContext, count: number): void => hours(context, count * 24);
