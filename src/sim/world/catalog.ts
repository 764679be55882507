/** The rules as loaded from content packs: frozen, not saved, referred to by id. Maps are plain records in id order. */
import type { AffairDef, GaugeDef, GaugeId } from './catalogAffairs.ts';
import type { BlueprintDef } from './catalogBlueprints.ts';
import type { CalibrationCaseDef } from './catalogCalibration.ts';
import type { ClimateDef, RegionDef, SiteDef, StructureDef } from './catalogPlant.ts';
import type { InvestorDef, KeyPersonDef, LoanDef, RoleDef, RoleId, NameListDef } from './catalogCompany.ts';
import type { AcceleratorDef, CoolingUnitDef, FabricDef, RackDef } from './catalogHardware.ts';
import type { ConversionStageDef, CoolingMethodDef, RejectionDef, SiteDesignDef, ThermalMassDef } from './catalogFacility.ts';
import type { AutomationDef, FleetDef } from './catalogFleet.ts';
import type { PerformanceModelDef } from './catalogPerformance.ts';
import type { AcceleratorPriceDef, BorrowerDef, ContractDef, ContractId, CostBasisDef, LendingMarketDef } from './catalogMarket.ts';
import type { EvidenceDef, RivalDef } from './catalogRivals.ts';
import type { ClaimDef, HeadlineDef } from './catalogPress.ts';
import type { DataSourceDef, LineId, ProductLineDef, ReleaseStepDef } from './catalogProducts.ts';
import type { IdeaDef } from './catalogResearch.ts';
import type { AffiliateDef, CommunityDef, PermitDef, PromiseDef } from './catalogTown.ts';
import type { Constants } from './catalogConstants.ts';
import type { ScenarioDef } from './catalogScenario.ts';

/** A pack as saves and runs name it. `hash`: of its files, but for words; older files have none. */
export interface PackRef {
  id: string;
  version: string;
  hash?: string | undefined;
}

export interface Catalog {
  contentHash: string; // 16 hex digits over the resolved entries
  packs: PackRef[];
  accelerators: Record<string, AcceleratorDef>;
  racks: Record<string, RackDef>;
  fabrics: Record<string, FabricDef>;
  coolingUnits: Record<string, CoolingUnitDef>;
  climates: Record<string, ClimateDef>;
  sites: Record<string, SiteDef>;
  structures: Record<string, StructureDef>;
  regions: Record<string, RegionDef>;
  roles: Record<RoleId, RoleDef>;
  keyPeople: Record<string, KeyPersonDef>;
  nameLists: Record<string, NameListDef>;
  investors: Record<string, InvestorDef>;
  loans: Record<string, LoanDef>;
  rivals: Record<string, RivalDef>;
  evidence: Record<string, EvidenceDef>;
  gauges: Record<GaugeId, GaugeDef>;
  affairs: Record<string, AffairDef>;
  claims: Record<string, ClaimDef>;
  headlines: Record<string, HeadlineDef>;
  ideas: Record<string, IdeaDef>;
  promises: Record<string, PromiseDef>;
  permits: Record<string, PermitDef>;
  communities: Record<string, CommunityDef>;
  affiliates: Record<string, AffiliateDef>;
  productLines: Record<LineId, ProductLineDef>;
  dataSources: Record<string, DataSourceDef>;
  releaseSteps: Record<string, ReleaseStepDef>;
  performanceModels: Record<string, PerformanceModelDef>;
  coolingMethods: Record<string, CoolingMethodDef>;
  rejections: Record<string, RejectionDef>;
  conversionStages: Record<string, ConversionStageDef>;
  siteDesigns: Record<string, SiteDesignDef>;
  thermalMasses: Record<string, ThermalMassDef>;
  fleets: Record<string, FleetDef>;
  automations: Record<string, AutomationDef>;
  acceleratorPrices: Record<string, AcceleratorPriceDef>;
  costBases: Record<string, CostBasisDef>;
  contracts: Record<ContractId, ContractDef>;
  borrowers: Record<string, BorrowerDef>;
  lendingMarkets: Record<string, LendingMarketDef>;
  scenarios: Record<string, ScenarioDef>;
  blueprints: Record<string, BlueprintDef>;
  calibrationCases: Record<string, CalibrationCaseDef>;
  constants: Constants;
  messages: Record<string, Record<string, unknown>>; // locale -> message table of the packs
}
