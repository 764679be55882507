/** A site's structures by kind with their definitions at hand. A cache (Derived.plants): rebuilt when structures come, go or change, never saved. */
import type { CoolingUnitDef } from './catalogHardware.ts';
import type { RejectionDef } from './catalogFacility.ts';
import type { BatteryDef, ColdStoreDef, GensetDef, HeatRejectionDef, SolarDef, StructureDef } from './catalogPlant.ts';
import type { HallLayout } from './hallLayout.ts';
import type { HallPlace } from './lookup.ts';
import type { HallState, Structure } from './plant.ts';
import type { RejectionShare, SiteBase } from './siteBase.ts';

export interface Placed<Def extends StructureDef = StructureDef> {
  structure: Structure;
  def: Def;
}

/** A hall and what its systems read of it within one hour. Each reading names who writes it. */
export interface HallPlant extends HallPlace {
  layout: HallLayout; // rules/sitePlant.ts readyHalls
  layoutInS: number; // step in which it was last looked up, see Derived.stepOfS
  powered: PoweredRacks; // rules/hallLoad.ts poweredOf
  unitDefs: (CoolingUnitDef | null)[]; // of hall.units, one for one
  crahKW: number; // working units; rules/sitePlant.ts readUnits
  cduKW: number;
  crahFanKW: number;
  cduFanKW: number;
  firm: FirmHall; // systems/power/allocate.ts firmOf
}

/** Sums over a hall's racks that have power, kW, and what they were read from. An hour asks for them some ten times. */
export interface PoweredRacks {
  layout: HallLayout | null;
  racks: number;
  doorRatio: number;
  maxKW: number;
  idleKW: number;
  doorKW: number; // that rear doors could take at full load
  airRatio: number; // share of the heat that goes to room air
}

/** What a hall's racks would draw in a run within its busway, and what that was read from. */
export interface FirmHall {
  layout: HallLayout | null;
  capRatio: number;
  smoothingRatio: number;
  buswayRatio: number;
  doorRatio: number;
  weight: number; // load of racks in a run under the cap
  allKW: number; // of all racks
  racks: number; // within the busway
  itKW: number; // of these
  liquidKW: number; // of that
}

/** Rejection plants of one definition: at one weather and loop they all do the same. */
export interface RejectionKind {
  def: HeatRejectionDef;
  rejection: RejectionDef;
  dry: RejectionShare; // of one plant
  wet: RejectionShare;
  running: number; // plants
}

/** What `RejectionKind`s were read at. */
export interface RejectionReading {
  dryBulbC: number;
  wetBulbC: number;
  airLoopC: number;
  liquidLoopC: number;
}

export interface PlacedRejection extends Placed<HeatRejectionDef> {
  kind: RejectionKind;
}

export interface SitePlant {
  seenInS: number; // step in which it was last compared with the site's structures, see Derived.stepOfS
  halls: HallPlant[]; // all lists in order of Site.structures
  ready: readonly HallPlant[]; // of these; rules/sitePlant.ts readyHalls
  inShedOrder: readonly HallPlant[]; // rules/sitePlant.ts hallsInShedOrder
  shedOrderOf: readonly HallPlant[] | null; // the list that it is the order of
  hallStates: (HallState | null)[]; // one for each structure, to see changes
  all: Placed[]; // one for each structure
  gensets: Placed<GensetDef>[]; // in merit order: cheapest next kWh first
  solar: Placed<SolarDef>[];
  batteries: Placed<BatteryDef>[];
  rejection: PlacedRejection[];
  rejectionKinds: RejectionKind[];
  rejectionAt: RejectionReading;
  stores: Placed<ColdStoreDef>[];
  kept: KeptBase | null;
}

/** What power read of a site in a step, for the cooling of the same step: rules/plantBalance.ts coolingBase. */
export interface KeptBase {
  base: SiteBase;
  halls: readonly HallPlant[];
  stepOfS: number;
}
