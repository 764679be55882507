/** Every kind of content there is. A file names its kind by its key: { "accelerators": [ … ] }. */
import type * as z from 'zod/mini';
import { blueprint } from './blueprints.ts';
import { affair, gauge } from './affairs.ts';
import { accelerator, coolingUnit, fabric, rack } from './hardware.ts';
import { automation, fleet } from './fleets.ts';
import { conversionStage, coolingMethod, rejection, siteDesign, thermalMass } from './facility.ts';
import { performanceModel } from './performance.ts';
import { acceleratorPrice, borrower, contract, costBasis, lendingMarket } from './markets.ts';
import { climate, region, site } from './places.ts';
import { investor, keyPerson, loan, nameList, role } from './company.ts';
import { evidence, rival } from './rivals.ts';
import { claim, headline } from './press.ts';
import { structure } from './structures.ts';
import { calibrationCase } from './calibration.ts';
import { dataSource, productLine, releaseStep } from './products.ts';
import { idea } from './research.ts';
import { scenario } from './scenario.ts';
import { affiliate, community, permit, promise } from './town.ts';

export const KIND_SCHEMAS = {
  accelerators: accelerator,
  racks: rack,
  fabrics: fabric,
  coolingUnits: coolingUnit,
  climates: climate,
  sites: site,
  structures: structure,
  regions: region,
  roles: role,
  keyPeople: keyPerson,
  nameLists: nameList,
  investors: investor,
  loans: loan,
  rivals: rival,
  evidence,
  gauges: gauge,
  affairs: affair,
  claims: claim,
  headlines: headline,
  ideas: idea,
  promises: promise,
  permits: permit,
  communities: community,
  affiliates: affiliate,
  productLines: productLine,
  dataSources: dataSource,
  releaseSteps: releaseStep,
  performanceModels: performanceModel,
  coolingMethods: coolingMethod,
  rejections: rejection,
  conversionStages: conversionStage,
  siteDesigns: siteDesign,
  thermalMasses: thermalMass,
  fleets: fleet,
  automations: automation,
  acceleratorPrices: acceleratorPrice,
  costBases: costBasis,
  contracts: contract,
  borrowers: borrower,
  lendingMarkets: lendingMarket,
  scenarios: scenario,
  blueprints: blueprint,
  calibrationCases: calibrationCase,
} satisfies Record<string, z.ZodMiniType>;

export type Kind = keyof typeof KIND_SCHEMAS;
export const KINDS = Object.keys(KIND_SCHEMAS) as Kind[];

export function isKind(key: string): key is Kind {
  return Object.hasOwn(KIND_SCHEMAS, key);
}

/** Keys that steer the merging of packs; they are gone from the resolved entry. */
export const MERGE_KEYS = ['copyFrom', 'abstract', 'overlay'] as const;
