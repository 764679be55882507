/** A world with one site and one hall whose cluster systems can be stepped alone: the test plays the plant. */
import { newPolicies } from '../../../src/sim/rules/policies.ts';
import { newCompute } from '../../../src/sim/rules/newCompute.ts';
import { addRow, createTable } from '../../../src/sim/core/table.ts';
import { newNetwork } from '../../../src/sim/rules/network.ts';
import { newReputation } from '../../../src/sim/rules/standing.ts';
import { newAffairs, newFinance } from '../../../src/sim/rules/newCompany.ts';
import { newRace } from '../../../src/sim/rules/newRace.ts';
import { newPeople } from '../../../src/sim/rules/people/newPeople.ts';
import { stepDelivery } from '../../../src/sim/systems/delivery/step.ts';
import { stepInstall } from '../../../src/sim/systems/install/step.ts';
import { stepNetwork } from '../../../src/sim/systems/network/step.ts';
import { stepProducts } from '../../../src/sim/systems/products/step.ts';
import { stepReliability } from '../../../src/sim/systems/reliability/step.ts';
import { stepTraining } from '../../../src/sim/systems/training/step.ts';
import { stepWaterfall } from '../../../src/sim/systems/waterfall/step.ts';
import type { Catalog } from '../../../src/sim/world/catalog.ts';
import type { StepContext } from '../../../src/sim/world/context.ts';
import { HISTORY_COLUMNS } from '../../../src/sim/world/history.ts';
import type { HallState, Site } from '../../../src/sim/world/plant.ts';
import { RACK_COLUMNS, RACK_OFF, RACK_PLANNED } from '../../../src/sim/world/racks.ts';
import type { World } from '../../../src/sim/world/world.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';

export const HALL = 1;
export const catalog: Catalog = tinyCatalog;

export interface ClusterOptions {
  racks?: number; // commissioned air16 racks, 16 GPUs each
  planned?: number;
  stock?: number;
  ports?: number; // cabled
  technicians?: number;
  seed?: number;
  catalog?: Catalog;
}

export function makeCluster(options: ClusterOptions = {}): StepContext {
  const rules = options.catalog ?? catalog;
  const scenario = rules.scenarios['tiny']!;
  const gpus = (options.racks ?? 0) * 16;
  const racks = createTable(RACK_COLUMNS);
  for (let i = 0; i < (options.racks ?? 0) + (options.planned ?? 0); i++) {
    const installed = i < (options.racks ?? 0);
    addRow(racks, RACK_COLUMNS, {
      id: 100 + i, hall: HALL, kind: 0, x: i % 24, y: Math.floor(i / 24), state: installed ? RACK_OFF : RACK_PLANNED,
      gpus: installed ? 16 : 0, installedS: installed ? -365 * 86_400 : -1,
    });
  }
  const people = newPeople(rules, scenario, 1);
  for (const cohort of people.cohorts) if (cohort.role === 'technicians' && options.technicians !== undefined) cohort.count = options.technicians;
  const world: World = {
    schemaVersion: 1, rulesVersion: 1, scenario: 'tiny', seed: options.seed ?? 1, contentHash: rules.contentHash, epochDay: 19_905, timeS: 0, nextId: 1000,
    outcome: { state: 'playing', reason: '', atS: -1 }, score: 0, sites: [site()], rackKinds: ['air16'], racks,
    compute: newCompute([{ accelerator: 'h100', gpus: options.stock ?? 0, spareServers: 0, boughtGpus: gpus + (options.stock ?? 0), bookCents: (gpus + (options.stock ?? 0)) * 3_200_000 }]),
    people, finance: newFinance(rules, scenario, 1), race: newRace(rules, scenario, 1), affairs: newAffairs(rules), reputation: newReputation(rules), research: { projects: [] }, policies: newPolicies(), goals: [],
    guide: { step: 0, stepSinceS: 0, skipped: false, unlocked: [] }, incident: null, incidents: { survived: 0, lost: 0 }, eventsFired: [],
    history: createTable(HISTORY_COLUMNS),
  };
  const ports = options.ports ?? gpus;
  world.compute.networks.push({ ...newNetwork(world, rules, 'riverbend', rules.fabrics['ethernet400']!), portsDelivered: ports, portsCabled: ports });
  const context: StepContext = { world, catalog: rules, derived: { layouts: new Map(), air: new Map(), plants: new Map() }, events: [], stepS: 3600 };
  power(context);
  return context;
}

export function hallOf(context: StepContext): HallState {
  return context.world.sites[0]!.structures[0]!.hall!;
}

/** Powers and cools every commissioned rack, as a plant without limits would. */
export function power(context: StepContext, coolRatio = 1, clockRatio = 1): void {
  const { state, gpus } = context.world.racks.columns;
  const hall = hallOf(context);
  hall.poweredGpus = 0;
  for (let r = 0; r < context.world.racks.count; r++) if (state[r]! >= RACK_OFF) hall.poweredGpus += gpus[r]!;
  hall.coolGpus = Math.floor(hall.poweredGpus * coolRatio);
  hall.clockRatio = clockRatio;
}

/** The cluster's systems in the engine's order. */
export function runHour(context: StepContext, plant: (context: StepContext) => void = power): void {
  stepDelivery(context);
  stepInstall(context);
  stepNetwork(context);
  plant(context);
  stepReliability(context);
  stepTraining(context);
  stepProducts(context);
  stepWaterfall(context);
  context.world.timeS += 3600;
}

export function runHours(context: StepContext, hours: number, each?: (context: StepContext) => void): void {
  for (let hour = 0; hour < hours; hour++) {
    runHour(context);
    each?.(context);
  }
}

function site(): Site {
  return {
    id: 'riverbend', openedS: 0, weather: { dryBulbC: 20, wetBulbC: 15, humidity: 0.6, noiseK: 0, heatWaveK: 0, heatWaveUntilS: 0, coldSnapK: 0, coldSnapUntilS: 0, stormUntilS: 0, cloudRatio: 0.5, forecast: [] }, grid: [],
    structures: [{
      id: HALL, def: 'hall-s', x: 0, y: 0, stage: 'ready', orderedS: 0, arrivesS: 0, crewDaysLeft: 0, readyS: 0, shell: null, repairHoursLeft: 0,
      runKW: 0, startLeftS: 0, chargeKWh: 0, givenKWh: 0,
      hall: {
        shedRank: 0, capRatio: 1, smoothingRatio: 0, buswayRatio: 1, breakerHeat: 0, breakerUntilS: 0, upsKW: 0, upsUsedKWh: 0, upsGivenKWh: 0, supplyC: 24, liquidC: 32, units: [], shedByOrder: false, layoutVersion: 1, works: [], poweredGpus: 0, poweredRacks: 0, itKW: 0,
        doorRatio: 1, airHeatKW: 0, liquidHeatKW: 0, airCapacityKW: 0, liquidCapacityKW: 0, airC: 24, massC: 24, liquidSupplyC: 32, hottestInletC: 26, hottestDieC: 70,
        clockRatio: 1, coolGpus: 0, bootUntilS: 0, transient: false, calmS: 0, runGpus: 0,
      },
    }],
    power: {
      feedLimitKW: 8000, gridOutUntilS: 0, feedNowKW: 8000, curtailFromS: 0, curtailUntilS: 0, gridCentsPerKWh: 6, gensetMode: 'auto', reserveUnits: 0,
      gensetsStarting: false, noxKgYear: 0, solarKW: 0, gridKW: 0, gensetKW: 0, gensetCapacityKW: 0, batteryKW: 0, batteryCapacityKW: 0,
      batteryKWh: 0, upsKW: 0, islandKW: 0, restartLeftS: 0, firmKW: 0, bridgeUntilS: 0, batteryMode: 'reserve', batteryReserveRatio: 0.5, tradeCents: 0, fuelCentsPerHour: 0, lossKW: 0, itKW: 0, coolingKW: 0, miscKW: 0, loadKW: 1000, supplyKW: 8000, unservedKW: 0, monthPeakKW: 0, monthKWh: 0, fuelMMBtu: 0, co2Kg: 0,
      swing: { stepKW: 0, fallKW: 0, burntKW: 0, fitsKW: 0, fitsRareKW: 0, tripsPerHour: 0, trips: 0 },
    },
    cooling: {
      rejectCapacityKW: 6000, heatKW: 0, rejectKW: 0, loopC: 12, chillerKW: 0, fanKW: 0, waterMode: 'auto', waterLPerHour: 0, waterL: 0, waterDayL: 0,
      waterLimitLPerHour: -1, droughtUntilS: 0, droughtRatio: 1, storeKW: 0, storeKWh: 0, storeBooked: true, tripUntilS: 0,
      restartOrdered: false, pue: 1.3, energyItKWh: 0, energyAllKWh: 0, months: [],
    },
  };
}
