/** A lab of any size for the benchmark: halls of racks put down directly, as no player could, with power, cooling, ports and people to run them. */
import { addRow, makeReady, newGame, newNetwork, newStructure, nextShedRank, order, RACK_COLUMNS, RACK_OFF, step } from '../sim/index.ts';
import type { Catalog, Command, Game, HallDef, Site, Structure, StructureDef } from '../sim/index.ts';

export const SCENARIO = 'riverbend-100k';
const RACKS_PER_HALL = 400;
const SITE = 'riverbend';
const KW_PER_GPU = 1.5;
const FEED_KW_PER_GPU = 3; // of all connections, interruptible ones too
/** Of each role: a lab of this many GPUs employs about two thousand. A larger one has as many more, or its crew would switch racks every hour. */
const STAFF = 300;
const STAFF_GPUS = 100_000;
const RESERVE = 1.2; // cooling over the heat to be moved

export interface LabOptions {
  racks: number;
  rack: string; // RackDef id
  racksPerHall?: number;
}

/** A lab in steady state: `racks` commissioned, a run going on all of them, `warmHours` passed. */
export function benchLab(given: Catalog, options: LabOptions, warmHours = 48): Game {
  const rack = given.racks[options.rack];
  const accelerator = rack ? given.accelerators[rack.accelerator] : undefined;
  if (!rack || !accelerator) throw new Error(`no rack ${options.rack}`);
  const gpusPerRack = rack.servers * accelerator.gpusPerServer;
  const gpus = options.racks * gpusPerRack;
  const catalog = withGrid(given, gpus * FEED_KW_PER_GPU);
  const game = newGame(catalog, SCENARIO, 1);
  const { world } = game.context;
  const cashCents = 5e15 / 10;
  world.finance.balances.cash += cashCents;
  world.finance.balances.equity -= cashCents;
  const heads = Math.round(STAFF * Math.max(1, gpus / STAFF_GPUS));
  for (const cohort of world.people.cohorts) cohort.count = cohort.target = heads;
  orderOrThrow(game, { type: 'site.open', site: SITE });
  const site = world.sites[0]!;
  for (const phase of site.grid) Object.assign(phase, { live: true, requestedS: 0, energisedS: 0 });
  const hallDef = catalog.structures['hall-factory'] as HallDef;
  const perHall = options.racksPerHall ?? RACKS_PER_HALL;
  for (let left = options.racks; left > 0; left -= perHall) putHall(game, site, hallDef, Math.min(perHall, left), options, gpusPerRack);
  putRejection(game, site, gpus * KW_PER_GPU * RESERVE);
  world.compute.stock.push({ accelerator: accelerator.id, gpus: 0, spareServers: 500, boughtGpus: gpus, bookCents: gpus * accelerator.priceCents });
  world.compute.networks.push({ ...newNetwork(world, catalog, site.id, Object.values(catalog.fabrics)[0]!, PODS_OVERSUBSCRIPTION), portsDelivered: gpus, portsCabled: gpus });
  for (let hour = 0; hour < 2; hour++) step(game);
  orderOrThrow(game, { type: 'train.start', name: 'Bench', site: site.id, params: 1e12, tokens: 1e15, gpus, checkpointS: 900 });
  for (let hour = 0; hour < warmHours; hour++) step(game);
  game.context.events.length = 0;
  return game;
}

/** The site with connections for so much: short of power, the last rack that runs would be another one every hour. */
function withGrid(catalog: Catalog, needKW: number): Catalog {
  const site = catalog.sites[SITE]!;
  const ratio = Math.max(1, needKW / site.gridPhases.reduce((sum, phase) => sum + phase.addKW, 0));
  return { ...catalog, sites: { ...catalog.sites, [SITE]: { ...site, gridPhases: site.gridPhases.map((phase) => ({ ...phase, addKW: phase.addKW * ratio })) } } };
}

/** Pods of large clusters are joined with fewer links, not with a fourth tier (Llama 3: 7:1; SemiAnalysis on 100,000 H100: three tiers). */
const PODS_OVERSUBSCRIPTION = 7;

function orderOrThrow(game: Game, command: Command): void {
  const verdict = order(game, command);
  if (!verdict.ok) throw new Error(`bench: ${command.type} is refused: ${verdict.refusal?.id}`);
}

function putHall(game: Game, site: Site, def: HallDef, racks: number, options: LabOptions, gpusPerRack: number): void {
  const { world, catalog } = game.context;
  const hall = readyStructure(game, def, site);
  const units = Object.values(catalog.coolingUnits);
  const largest = (kind: string) => units.filter((entry) => entry.kind === kind && entry.inRow !== true).sort((a, b) => b.capacityKW - a.capacityKW)[0]!;
  const wanted = catalog.racks[options.rack]!.medium === 'liquid' ? [largest('crah'), largest('cdu')] : [largest('crah')];
  const needKW = racks * gpusPerRack * KW_PER_GPU * RESERVE;
  hall.hall!.units = wanted.map((entry) => ({ unit: entry.id, count: Math.ceil(needKW / entry.capacityKW), ordered: [], failed: 0, repairHoursLeft: 0 }));
  hall.hall!.layoutVersion = 1;
  let kind = world.rackKinds.indexOf(options.rack);
  if (kind < 0) kind = world.rackKinds.push(options.rack) - 1;
  for (let i = 0; i < racks; i++) {
    const row = Math.floor(i / def.floorCols);
    addRow(world.racks, RACK_COLUMNS, {
      id: world.nextId++, hall: hall.id, kind, x: i % def.floorCols, y: row + Math.floor(row / 2), state: RACK_OFF, downGpus: 0, gpus: gpusPerRack, workHours: 0, installedS: 0,
    });
  }
}

function putRejection(game: Game, site: Site, heatKW: number): void {
  const def = Object.values(game.context.catalog.structures).find((entry) => entry.kind === 'heat-rejection' && entry.method === 'air-chiller');
  if (!def || def.kind !== 'heat-rejection') throw new Error('bench: no chiller in the catalog');
  for (let i = 0; i < Math.ceil(heatKW / def.ratedKW); i++) readyStructure(game, def, site);
}

/** Made by the game's own hands: halls put together here had a layout in memory each, which made every hour 1.45 times as dear as in any game. */
function readyStructure({ context: { world, catalog } }: Game, def: StructureDef, site: Site): Structure {
  const structure = makeReady(newStructure(catalog, def, world.nextId++, { x: 0, y: 0, shell: null }, 0, 0, nextShedRank(site)), def, 0);
  site.structures.push(structure);
  return structure;
}
