/** Finding things in the world and their definitions. Missing things throw: callers that take ids from outside use the `find…` forms. */
import type { AcceleratorDef, RackDef } from './catalogHardware.ts';
import type { Catalog } from './catalog.ts';
import type { HallDef, StructureDef } from './catalogPlant.ts';
import type { HallState, Site, Structure } from './plant.ts';
import type { Cohort } from './people.ts';
import type { RoleId } from './catalogCompany.ts';
import type { World } from './world.ts';

export interface HallPlace {
  site: Site;
  structure: Structure;
  hall: HallState;
  def: HallDef;
}

export function findSite(world: World, id: string): Site | null {
  for (const site of world.sites) if (site.id === id) return site;
  return null;
}

export function structureDef(catalog: Catalog, structure: { def: string }): StructureDef {
  const def = catalog.structures[structure.def];
  if (!def) throw new Error(`no structure ${structure.def} in the catalog`);
  return def;
}

/** The hall with this structure id, or null when there is none (or it is no hall). */
export function findHall(world: World, catalog: Catalog, id: number): HallPlace | null {
  for (const site of world.sites) {
    for (const structure of site.structures) {
      if (structure.id !== id || !structure.hall) continue;
      const def = structureDef(catalog, structure);
      if (def.kind === 'hall') return { site, structure, hall: structure.hall, def };
    }
  }
  return null;
}

export function rackDef(world: World, catalog: Catalog, kind: number): RackDef {
  const def = catalog.racks[world.rackKinds[kind] ?? ''];
  if (!def) throw new Error(`rack kind ${kind} is not in the catalog`);
  return def;
}

export function acceleratorOf(catalog: Catalog, rack: RackDef): AcceleratorDef {
  const def = catalog.accelerators[rack.accelerator];
  if (!def) throw new Error(`rack ${rack.id} names accelerator ${rack.accelerator}, which is not in the catalog`);
  return def;
}

/** GPUs that fail and are replaced together. */
export function nodeGpus(def: AcceleratorDef): number {
  return def.gpusPerNode ?? def.gpusPerServer;
}

export function cohortOf(world: World, role: RoleId): Cohort {
  for (const cohort of world.people.cohorts) if (cohort.role === role) return cohort;
  throw new Error(`no cohort for role ${role}`);
}
