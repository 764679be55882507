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
  const plant: SitePlant = { seenInS: NOT_SEEN, halls: [], hallStates: [], all: [], gensets: [], solar: [], batteries: [], rejection: [], rejectionKinds: [], rejectionAt: { dryBulbC: NaN, wetBulbC: NaN, airLoopC: NaN, liquidLoopC: NaN }, stores: [] };
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
        site, structure, hall, def, layout: null as unknown as HallPlant['layout'], unitDefs: [], crahKW: 0, cduKW: 0, crahFanKW: 0, cduFanKW: 0, 
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

/** Ready halls of a site in order of id, each with its layout. A new list: callers may sort it. */
export function readyHalls(context: SimContext, site: Site): HallPlant[] {
  const ready: HallPlant[] = [];
  for (const place of plantOf(context, site).halls) {
    if (place.structure.stage !== 'ready') continue;
    place.layout = layoutFor(context, place.structure.id, place.hall.layoutVersion);
    ready.push(place);
  }
  return ready;
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
