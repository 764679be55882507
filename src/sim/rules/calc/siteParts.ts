/** What the calculators of sites share: fields, and a site built from a specification. */
import type { Catalog } from '../../world/catalog.ts';
import type { AcceleratorDef, FabricDef } from '../../world/catalogHardware.ts';
import type { ClimateDef } from '../../world/catalogPlant.ts';
import type { ConversionStageDef, SiteDesignDef } from '../../world/catalogFacility.ts';
import { fabricTiers } from '../fabric.ts';
import { buildFacility, type BuiltFacility } from '../facility/facilityHour.ts';
import { fabricKW, itLoad, type ItLoad } from '../facility/itLoad.ts';
import { typicalYear, type TypicalYear } from '../typicalYear.ts';
import { textOf } from './read.ts';
import type { SourceRef } from '../../world/catalogCommon.ts';
import type { CalcField, CalcRefusal, CalcSpec } from './types.ts';

export const acceleratorField: CalcField = { id: 'accelerator', type: 'choice', choices: (catalog) => Object.keys(catalog.accelerators), example: 'h100' };
const coolingField: CalcField = { id: 'cooling', type: 'choice', choices: (catalog) => Object.keys(catalog.coolingMethods), example: 'direct-to-chip' };
const rejectionField: CalcField = { id: 'rejection', type: 'choice', choices: (catalog) => Object.keys(catalog.rejections), example: 'dry-cooler' };
const climateField: CalcField = { id: 'climate', type: 'choice', choices: (catalog) => Object.keys(catalog.climates), example: 'memphis' };

/** A site's plan, as every question about one begins: so many of which machine, what else the question asks, how they are cooled and where. */
export function siteFields(gpus: string, ...asked: readonly CalcField[]): CalcField[] {
  const count: CalcField = { id: gpus, type: 'integer', unit: 'GPU', min: 1, max: 10_000_000, example: 100_000, logScale: true };
  return [acceleratorField, count, ...asked, coolingField, rejectionField, climateField];
}

/** An entry that the declaration promised. Throws when content and declaration disagree: a fault of the program. */
export function entryOf<T>(table: Record<string, T>, id: string): T {
  const entry = Object.hasOwn(table, id) ? table[id] : undefined;
  if (entry === undefined) throw new Error(`no content entry "${id}"`);
  return entry;
}

/** The source of a term, where its constant has one. */
export function sourced(source: SourceRef | undefined): { source?: SourceRef } {
  return source ? { source } : {};
}

/** Defaults of a site: the first entry that the packs give. */
export function siteDesign(catalog: Catalog): SiteDesignDef {
  const design = Object.values(catalog.siteDesigns)[0];
  if (!design) throw new Error('no content entry of kind siteDesigns');
  return design;
}

/** Years follow from their climate alone, and climates are frozen: one is made once for all questions about a place. */
const years = new WeakMap<ClimateDef, TypicalYear>();
function yearOf(climate: ClimateDef): TypicalYear {
  const known = years.get(climate);
  if (known) return known;
  const made = typicalYear(climate);
  years.set(climate, made);
  return made;
}

/** A cluster at a place, sized for all its servers at full load. */
export interface SitePlan {
  accelerator: AcceleratorDef;
  design: SiteDesignDef;
  gpus: number;
  tiers: number;
  peak: ItLoad;
  facility: BuiltFacility;
  year: TypicalYear;
}

/** Racks that the method cannot cool, as a refusal: the smallest rack is one server (or one rack-scale machine). */
export function rackRefusals(catalog: Catalog, spec: CalcSpec): CalcRefusal[] {
  const accelerator = entryOf(catalog.accelerators, textOf(spec, 'accelerator'));
  const method = entryOf(catalog.coolingMethods, textOf(spec, 'cooling'));
  const rackKW = accelerator.serverMaxKW;
  if (rackKW <= method.maxRackKW) return [];
  const able = Object.values(catalog.coolingMethods).filter(({ maxRackKW }) => maxRackKW >= rackKW).map(({ id }) => id);
  return [{
    code: 'rack-over-limit',
    params: { accelerator: accelerator.id, cooling: method.id, rackKW, limitKW: method.maxRackKW, overKW: rackKW - method.maxRackKW, able: able.join(', ') },
  }];
}

/** Builds the site of a specification with accelerator, cooling, rejection and climate. `tiers` null: as many as the GPUs need, within the design's most. */
export function planSite(catalog: Catalog, spec: CalcSpec, gpus: number, tiers: number | null): SitePlan {
  const accelerator = entryOf(catalog.accelerators, textOf(spec, 'accelerator'));
  const method = entryOf(catalog.coolingMethods, textOf(spec, 'cooling'));
  const rejection = entryOf(catalog.rejections, textOf(spec, 'rejection'));
  const design = siteDesign(catalog);
  const stages: ConversionStageDef[] = method.conversion.map((id) => entryOf(catalog.conversionStages, id));
  const fabric = entryOf(catalog.fabrics, design.fabric);
  const fabricLevels = tiers ?? tiersOf(catalog, design, fabric, gpus);
  const peak = itLoad(accelerator, fabric, design, catalog.constants, gpus, fabricLevels, 1);
  return {
    accelerator, design, gpus, tiers: fabricLevels, peak,
    facility: buildFacility(method, rejection, stages, design, peak.totalKW, catalog.constants.power.miscRatio),
    year: yearOf(entryOf(catalog.climates, textOf(spec, 'climate'))),
  };
}

/** Tiers of a site's fabric: as many as the GPUs need, within the design's most. */
function tiersOf(catalog: Catalog, design: SiteDesignDef, fabric: FabricDef, gpus: number): number {
  return Math.min(design.fabricTiersMost, fabricTiers(gpus, fabric.radix, catalog.constants.network));
}

/** Switches and transceivers of the usual fabric for `gpus` of a kind, kW. */
export function siteFabricKW(catalog: Catalog, accelerator: AcceleratorDef, gpus: number): number {
  const design = siteDesign(catalog);
  const fabric = entryOf(catalog.fabrics, design.fabric);
  return fabricKW(gpus, tiersOf(catalog, design, fabric, gpus), accelerator.scaleOutGbps, fabric, design, catalog.constants.network);
}

/** IT power of a share of the site's servers at a utilisation; the fabric is that of the whole site. */
export function siteItKW(catalog: Catalog, plan: SitePlan, gpus: number, utilisation: number): number {
  return itLoad(plan.accelerator, entryOf(catalog.fabrics, plan.design.fabric), plan.design, catalog.constants, gpus, plan.tiers, utilisation).totalKW;
}
