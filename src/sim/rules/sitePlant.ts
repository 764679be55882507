/** A site's structures by kind, resolved once and read by every system of the hour. */
import type { Catalog } from '../world/catalog.ts';
import type { HeatRejectionDef } from '../world/catalogPlant.ts';
import type { SimContext } from '../world/context.ts';
import { structureDef } from '../world/lookup.ts';
import type { Site } from '../world/plant.ts';
import type { HallPlant, RejectionKind, SitePlant } from '../world/sitePlant.ts';
import { layoutFor } from './layout.ts';
import { newShare, rejectionOf } from './rejection.ts';
import { marginalCentsPerKWh } from './power/generation.ts';

const NO_STEP = -1;
const NOT_SEEN = -2;

/** The site's plant; built anew when its structures are not those it was built from. */
export function plantOf(context: SimContext, site: Site): SitePlant {
  const { plants, stepOfS = NO_STEP } = context.derived;
  const known = plants.get(site.id);
  if (known && (known.seenInS === stepOfS || isCurrent(known, site))) {
    known.seenInS = stepOfS === NO_STEP ? NOT_SEEN : stepOfS;
    return known;
  }
  const plant = buildPlant(context.catalog, site);
  plants.set(site.id, plant);
  return plant;
}

function isCurrent(plant: SitePlant, site: Site): boolean {
  const { structures } = site;
  const { all, hallStates } = plant;
  if (all.length !== structures.length) return false;
  for (let i = 0; i < structures.length; i++) {
    const structure = structures[i]!;
    const placed = all[i]!;
    if (placed.structure !== structure || hallStates[i] !== structure.hall || placed.def.id !== structure.def) return false;
  }
  return true;
}

function buildPlant(catalog: Catalog, site: Site): SitePlant {
  const plant: SitePlant = { seenInS: NOT_SEEN, halls: [], ready: [], inShedOrder: [], shedOrderOf: null, hallStates: [], all: [], gensets: [], solar: [], batteries: [], rejection: [], rejectionKinds: [], rejectionAt: { dryBulbC: NaN, wetBulbC: NaN, airLoopC: NaN, liquidLoopC: NaN }, stores: [], kept: null };
  for (const structure of site.structures) {
    const def = structureDef(catalog, structure);
    const { hall } = structure;
    plant.all.push({ structure, def });
    plant.hallStates.push(hall);
    if (def.kind === 'genset') plant.gensets.push({ structure, def });
    else if (def.kind === 'solar') plant.solar.push({ structure, def });
    else if (def.kind === 'battery') plant.batteries.push({ structure, def });
    else if (def.kind === 'heat-rejection') plant.rejection.push({ structure, def, kind: kindOf(plant, catalog, def) });
    else if (def.kind === 'cold-store') plant.stores.push({ structure, def });
    else if (def.kind === 'hall' && hall) {
      plant.halls.push({
        site, structure, hall, def, layout: null as unknown as HallPlant['layout'], layoutInS: NOT_SEEN, unitDefs: [], crahKW: 0, cduKW: 0, crahFanKW: 0, cduFanKW: 0,
        powered: { layout: null, racks: -1, doorRatio: NaN, maxKW: 0, idleKW: 0, doorKW: 0, airRatio: 1 },
        firm: { layout: null, capRatio: NaN, smoothingRatio: NaN, buswayRatio: NaN, doorRatio: NaN, weight: 0, allKW: 0, racks: 0, itKW: 0, liquidKW: 0 },
      });
    }
  }
  const siteDef = catalog.sites[site.id];
  if (siteDef) plant.gensets.sort((a, b) => marginalCentsPerKWh(a.def, siteDef) - marginalCentsPerKWh(b.def, siteDef) || a.structure.id - b.structure.id);
  return plant;
}

function kindOf(plant: SitePlant, catalog: Catalog, def: HeatRejectionDef): RejectionKind {
  for (const kind of plant.rejectionKinds) if (kind.def === def) return kind;
  const kind: RejectionKind = { def, rejection: rejectionOf(catalog, def), dry: newShare(), wet: newShare(), running: 0 };
  plant.rejectionAt.dryBulbC = NaN; // to be read
  plant.rejectionKinds.push(kind);
  return kind;
}

/** Ready halls of a site in order of id, each with its layout. The list is kept while the same halls are ready. */
export function readyHalls(context: SimContext, site: Site): readonly HallPlant[] {
  const plant = plantOf(context, site);
  const { stepOfS = NO_STEP } = context.derived;
  let count = 0;
  let same = true;
  for (const place of plant.halls) {
    const { structure, hall } = place;
    if (structure.stage !== 'ready') continue;
    if (place.layoutInS !== stepOfS || place.layout.version !== hall.layoutVersion) { // within a step layouts change with their version only
      place.layout = layoutFor(context, structure.id, hall.layoutVersion);
      place.layoutInS = stepOfS === NO_STEP ? NOT_SEEN : stepOfS;
    }
    if (plant.ready[count++] !== place) same = false;
  }
  if (!same || count !== plant.ready.length) plant.ready = plant.halls.filter(({ structure }) => structure.stage === 'ready');
  return plant.ready;
}

/** Ready halls in the order in which they keep power, with their layouts: the same list as `readyHalls` where that is their order. */
export function hallsInShedOrder(context: SimContext, site: Site): readonly HallPlant[] {
  const ready = readyHalls(context, site);
  const plant = plantOf(context, site);
  if (plant.shedOrderOf === ready && isInShedOrder(plant.inShedOrder)) return plant.inShedOrder;
  plant.shedOrderOf = ready;
  return plant.inShedOrder = isInShedOrder(ready) ? ready : [...ready].sort(shedOrder);
}

function isInShedOrder(halls: readonly HallPlant[]): boolean {
  for (let h = 1; h < halls.length; h++) if (shedOrder(halls[h - 1]!, halls[h]!) > 0) return false;
  return true;
}

function shedOrder(a: HallPlant, b: HallPlant): number {
  return a.hall.shedRank - b.hall.shedRank || a.structure.id - b.structure.id;
}

/** Reads capacity and fans of a hall's working units into its place. */
export function readUnits(place: HallPlant, catalog: Catalog): void {
  const { units } = place.hall;
  const { unitDefs } = place;
  place.crahKW = place.cduKW = place.crahFanKW = place.cduFanKW = 0;
  for (let u = 0; u < units.length; u++) {
    const { unit, count, failed } = units[u]!;
    let def = unitDefs[u];
    if (!def || def.id !== unit) def = unitDefs[u] = catalog.coolingUnits[unit] ?? null;
    if (!def) continue;
    const working = count - failed;
    if (def.kind === 'crah') {
      place.crahKW += working * def.capacityKW;
      place.crahFanKW += working * def.fanKW;
    } else if (def.kind === 'cdu') {
      place.cduKW += working * def.capacityKW;
      place.cduFanKW += working * def.fanKW;
    }
  }
}
