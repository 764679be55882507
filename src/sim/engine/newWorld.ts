/** A world at the first second of a scenario. Everything random about it is keyed by the seed. */
import { newRun } from '../rules/newRun.ts';
import { engineersPerGeneration } from '../rules/software.ts';
import { newCompute } from '../rules/newCompute.ts';
import { newAffiliates, newTown } from '../rules/newTown.ts';
import { newNetwork, writeNetwork } from '../rules/network.ts';
import { dateOf, parseIsoDate } from '../core/calendar.ts';
import { addRow, createTable } from '../core/table.ts';
import { standAt } from '../rules/airUnits.ts';
import { newAffairs, newFinance, newGoals, newGuide, newHistory  } from '../rules/newCompany.ts';
import { newRace } from '../rules/newRace.ts';
import { standOnThePast } from '../rules/newPast.ts';
import { newPeople } from '../rules/people/newPeople.ts';
import { newPolicies, startPolicies } from '../rules/policies.ts';
import { newReputation } from '../rules/standing.ts';
import { makeReady, newSite, newStructure, nextShedRank } from '../rules/newPlant.ts';
import type { Catalog } from '../world/catalog.ts';
import type { ScenarioDef, StartSite } from '../world/catalogScenario.ts';
import type { StockItem } from '../world/compute.ts';
import { FIT_BLANKED, FIT_COLD, FIT_DOOR, NORTH, SOUTH } from '../world/hallAir.ts';
import { acceleratorOf, structureDef } from '../world/lookup.ts';
import type { Site, Structure } from '../world/plant.ts';
import { RACK_COLUMNS, RACK_OFF } from '../world/racks.ts';
import { RULES_VERSION, SCHEMA_VERSION, type World } from '../world/world.ts';

/** Builds the start of a scenario. Throws when the catalog has no such scenario; content validation guarantees the rest. */
export function newWorld(catalog: Catalog, scenarioId: string, seed: number): World {
  const scenario = Object.hasOwn(catalog.scenarios, scenarioId) ? catalog.scenarios[scenarioId] : undefined;
  if (!scenario) throw new Error(`no scenario "${scenarioId}" is installed`);
  if (!Number.isSafeInteger(seed) || seed < 0 || seed > 0xffffffff) throw new Error(`seed ${seed} is no whole number from 0 to 4294967295`);
  const world: World = {
    schemaVersion: SCHEMA_VERSION, rulesVersion: RULES_VERSION, scenario: scenarioId, seed, contentHash: catalog.contentHash,
    epochDay: parseIsoDate(scenario.startDate), timeS: 0, nextId: 1,
    outcome: { state: 'playing', reason: '', atS: -1 }, score: 0,
    sites: [], rackKinds: [], racks: createTable(RACK_COLUMNS, 64),
    compute: newCompute(startingStock(catalog, scenario)), people: newPeople(catalog, scenario, seed), finance: newFinance(catalog, scenario, seed), race: newRace(catalog, scenario, seed), affairs: newAffairs(catalog), reputation: newReputation(catalog), research: { projects: [] },
    ...newTown(scenario), ...newAffiliates(catalog, scenario),
    policies: newPolicies(),
    goals: newGoals(scenario), guide: newGuide(scenario),
    incident: null, incidents: { survived: 0, lost: 0 }, eventsFired: [], history: newHistory(),
  };
  for (const start of scenario.sites) openStartSite(world, catalog, start);
  const [first] = world.sites;
  if (first) {
    for (const { fabric, ports, oversubscription } of scenario.ports) {
      const def = catalog.fabrics[fabric];
      if (!def) continue;
      const network = { ...newNetwork(world, catalog, first.id, def, oversubscription ?? 1), portsDelivered: ports, portsCabled: ports };
      writeNetwork(world, catalog, network, def);
      world.compute.networks.push(network);
    }
  }
  standOnThePast(world, catalog, scenario);
  if (scenario.run && first) {
    world.compute.job = newRun({ world, catalog }, { ...scenario.run, site: first.id });
    learnt(world, catalog);
  }
  startPolicies(world, scenario);
  return world;
}

function startingStock(catalog: Catalog, scenario: ScenarioDef): StockItem[] {
  return scenario.stock.map(({ accelerator, gpus }) => ({
    accelerator, gpus, spareServers: 0, boughtGpus: gpus, bookCents: gpus * (catalog.accelerators[accelerator]?.priceCents ?? 0),
  }));
}

function openStartSite(world: World, catalog: Catalog, start: StartSite): void {
  const def = catalog.sites[start.site];
  if (!def) throw new Error(`scenario ${world.scenario} starts at site ${start.site}, which is not in the catalog`);
  const site = newSite(catalog, def, 0, dateOf(world.epochDay, 0).dayOfYear);
  for (const phase of site.grid) {
    if (!start.gridPhases.includes(phase.id) || phase.live) continue;
    Object.assign(phase, { requestedS: 0, energisedS: 0, live: true });
    site.power.feedLimitKW += def.gridPhases.find((entry) => entry.id === phase.id)?.addKW ?? 0;
  }
  site.power.supplyKW = site.power.feedLimitKW;
  for (const item of start.structures) {
    const structure = catalog.structures[item.structure];
    if (!structure) throw new Error(`scenario ${world.scenario} starts with structure ${item.structure}, which is not in the catalog`);
    const fresh = newStructure(catalog, structure, world.nextId++, { x: item.x, y: item.y, shell: item.shell }, 0, 0, nextShedRank(site));
    site.structures.push(item.builtRatio === undefined ? makeReady(fresh, structure, 0) : { ...fresh, stage: 'building', crewDaysLeft: fresh.crewDaysLeft * (1 - item.builtRatio) });
  }
  const halls = site.structures.filter((structure) => structure.hall !== null);
  for (const item of start.coolingUnits) {
    const hall = halls[item.hallIndex];
    if (hall) putUnits(catalog, hall, item);
  }
  world.sites.push(site);
  for (const row of start.racks) placeStartRow(world, catalog, site, halls[row.hallIndex]?.id ?? 0, row);
}

function putUnits(catalog: Catalog, structure: Structure, { unit, count, wall }: StartSite['coolingUnits'][number]): void {
  const def = structureDef(catalog, structure);
  if (def.kind !== 'hall' || !structure.hall) return;
  let units = structure.hall.units.find((entry) => entry.unit === unit);
  if (!units) structure.hall.units.push(units = { unit, count: 0, ordered: [], failed: 0, repairHoursLeft: 0 });
  standAt(units, def, count, wall);
  units.count += count;
}

/** Racks that stand commissioned on day 0, with their GPUs: bought, delivered, installed, and on the books. */
function placeStartRow(world: World, catalog: Catalog, site: Site, hall: number, row: StartSite['racks'][number]): void {
  const rack = catalog.racks[row.rack];
  if (!rack || hall === 0) throw new Error(`scenario ${world.scenario}: a row of ${row.rack} has no hall at ${site.id}`);
  const accelerator = acceleratorOf(catalog, rack);
  const gpus = rack.servers * accelerator.gpusPerServer;
  if (!world.rackKinds.includes(rack.id)) world.rackKinds.push(rack.id);
  const kind = world.rackKinds.indexOf(rack.id);
  for (let i = 0; i < row.length; i++) {
    addRow(world.racks, RACK_COLUMNS, { id: world.nextId++, hall, kind, x: row.x + i, y: row.y, state: RACK_OFF, downGpus: 0, gpus, workHours: 0, installedS: 0, side: row.side === 'north' ? NORTH : row.side === 'south' ? SOUTH : 0, fit: (row.fitted === true ? FIT_COLD | FIT_BLANKED : 0) | (rack.withDoor === true ? FIT_DOOR : 0) });
  }
  let item = world.compute.stock.find((entry) => entry.accelerator === accelerator.id);
  if (!item) {
    item = { accelerator: accelerator.id, gpus: 0, spareServers: 0, boughtGpus: 0, bookCents: 0 };
    world.compute.stock.push(item);
  }
  const cents = row.length * gpus * accelerator.priceCents;
  item.boughtGpus += row.length * gpus;
  item.bookCents += cents;
  world.finance.balances.equipment += cents;
  world.finance.balances.equity -= cents;
}

/** A lab in the middle of a run has had its machines for a while. */
function learnt(world: World, catalog: Catalog): void {
  const workYears = engineersPerGeneration(world, catalog) * catalog.constants.training.softwareYearsBefore;
  for (const item of world.compute.stock) world.compute.software.push({ accelerator: item.accelerator, workYears, tokens: 0 });
}
