/** Worlds for tests of single systems: built directly, without the engine. */
import { newPolicies } from '../../src/sim/rules/policies.ts';
import { newCompute } from '../../src/sim/rules/newCompute.ts';
import { createDerived } from '../../src/sim/engine/derived.ts';
import { parseIsoDate } from '../../src/sim/core/calendar.ts';
import { addRow, createTable } from '../../src/sim/core/table.ts';
import { newAffairs, newFinance, newGoals, newGuide, newHistory } from '../../src/sim/rules/newCompany.ts';
import { newReputation } from '../../src/sim/rules/standing.ts';
import { newRace } from '../../src/sim/rules/newRace.ts';
import { newPeople } from '../../src/sim/rules/people/newPeople.ts';
import { makeReady, newSite, newStructure, nextShedRank } from '../../src/sim/rules/newPlant.ts';
import type { Catalog } from '../../src/sim/world/catalog.ts';
import type { SimContext, StepContext } from '../../src/sim/world/context.ts';
import { acceleratorOf } from '../../src/sim/world/lookup.ts';
import type { Site, Structure } from '../../src/sim/world/plant.ts';
import { RACK_COLUMNS, RACK_OFF } from '../../src/sim/world/racks.ts';
import { RULES_VERSION, SCHEMA_VERSION, type World } from '../../src/sim/world/world.ts';

/** A world with one open site and nothing on it. `overrides` replace whole fields. */
export function makeWorld(catalog: Catalog, overrides: Partial<World> = {}, scenarioId = 'tiny'): World {
  const scenario = catalog.scenarios[scenarioId];
  const siteDef = catalog.sites['riverbend'];
  if (!scenario || !siteDef) throw new Error('the catalog has no such scenario or site');
  return {
    schemaVersion: SCHEMA_VERSION, rulesVersion: RULES_VERSION, scenario: scenario.id, seed: 7, contentHash: catalog.contentHash,
    epochDay: parseIsoDate(scenario.startDate), timeS: 0, nextId: 1, outcome: { state: 'playing', reason: '', atS: -1 }, score: 0,
    sites: [newSite(catalog, siteDef, 0, 183)], rackKinds: [], racks: createTable(RACK_COLUMNS, 64),
    compute: newCompute(),
    people: newPeople(catalog, scenario, 7), finance: newFinance(catalog, scenario, 7), race: newRace(catalog, scenario, 7), affairs: newAffairs(catalog), reputation: newReputation(catalog), research: { projects: [] },
    policies: newPolicies(), goals: newGoals(scenario), guide: newGuide(scenario), incident: null, incidents: { survived: 0, lost: 0 }, eventsFired: [], history: newHistory(),
    ...overrides,
  };
}

export function makeContext(catalog: Catalog, world: World): SimContext {
  return { world, catalog, derived: createDerived(), events: [] };
}

export function stepContext(context: SimContext, stepS: number): StepContext {
  return { ...context, stepS };
}

/** The world's first site. */
export function siteOf(world: World): Site {
  const site = world.sites[0];
  if (!site) throw new Error('no site');
  return site;
}

/** Puts a ready structure on the first site. */
export function addReady(catalog: Catalog, world: World, structure: string, x = 0, y = 0): Structure {
  const def = catalog.structures[structure];
  const site = siteOf(world);
  if (!def) throw new Error(`no structure ${structure}`);
  const built = makeReady(newStructure(catalog, def, world.nextId++, { x, y, shell: null }, world.timeS, 0, nextShedRank(site)), def, world.timeS);
  site.structures.push(built);
  return built;
}

/** Gives a hall working cooling units. */
export function addUnits(hall: Structure, unit: string, count: number): void {
  hall.hall?.units.push({ unit, count, ordered: [], failed: 0, repairHoursLeft: 0 });
}

/** Commissioned racks, full of GPUs, in rows with aisles. */
export function addRacks(catalog: Catalog, world: World, hall: Structure, rack: string, count: number, cols = 40): void {
  const def = catalog.racks[rack];
  if (!def || !hall.hall) throw new Error(`no rack ${rack} or no hall`);
  let kind = world.rackKinds.indexOf(rack);
  if (kind < 0) kind = world.rackKinds.push(rack) - 1;
  const gpus = def.servers * acceleratorOf(catalog, def).gpusPerServer;
  for (let i = 0; i < count; i++) {
    const row = Math.floor(i / cols);
    addRow(world.racks, RACK_COLUMNS, {
      id: world.nextId++, hall: hall.id, kind, x: 1 + (i % cols), y: 1 + row + Math.floor(row / 2), state: RACK_OFF, gpus, workHours: 0, installedS: world.timeS,
    });
  }
  hall.hall.layoutVersion++;
}

/** A running job on `gpus` GPUs of the first site. */
export function addJob(world: World, gpus: number): void {
  world.compute.job = {
    id: world.nextId++, name: 'run', site: siteOf(world).id, params: 1e11, tokens: 1e12, targetGpus: gpus, checkpointS: 1800, state: 'running',
    startedS: 0, precision: 'bf16', batchTokens: 64e6, activeParams: 1e11, phase: 'main', ramp: true, contextTokens: 8192, context: 0, expert: 0, tensor: 0, pipeline: 0, plan: null, plannedGpus: 0, stepSeconds: 0, taintedFlops: 0, flopsDone: 0, flopsNeeded: 1e25, assignedGpus: gpus, straggler: 1, parallel: 1, timeRatio: 1, mfu: 0.4, interruptions: 0, lostHours: 0,
    lastInterruptS: -1, rebootUntilS: 0, algorithmRatio: 1,
  };
}
