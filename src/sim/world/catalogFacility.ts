/** Content types for whole sites as the workbench asks about them: cooling methods, heat rejection, conversion, thermal masses. */
import type { Entry } from './catalogCommon.ts';

/** How heat leaves the racks of a hall, and the electrical room that such halls usually have. */
export interface CoolingMethodDef extends Entry {
  maxRackKW: number; // most that a rack may draw with this method
  liquidRatio: number; // share of the racks' heat that goes straight to coolant
  air: {
    supplyC: number; // air delivered to the racks
    deltaK: number; // air at the coils over air delivered: bypass makes it less than what servers add
    fanPa: number; // pressure that the hall's fans work against
    fanRatio: number; // their efficiency
    fansVary: boolean; // speed follows the load; else they run at full speed
    coilApproachK: number; // air delivered over water in
    loopDeltaK: number; // water out over water in
  };
  coolant: {
    supplyC: number; // coolant delivered to the plates or tank
    deltaK: number;
    pumpKPa: number; // pressure of the distribution unit's pumps
    approachK: number; // coolant over facility water, in the distribution unit's exchanger
  } | null; // null: no liquid at the racks
  humidityRatio: number; // humidifiers and moisture taken out of the air, over IT power
  conversion: string[]; // stages from the meter to the racks, site side first
}

/** How a site hands its heat to the weather. */
export interface RejectionDef extends Entry {
  economiser: 'none' | 'dry' | 'wet' | 'adiabatic'; // what works without a compressor: none, dry bulb, wet bulb, dry until it needs water
  wholeOrNone: boolean; // the economiser runs only when it can carry everything; else it cools ahead of the chiller
  approachK: number; // water over the sink at full heat
  fanRatio: number; // fans over heat carried, at full speed
  airPath: {
    approachK: number; // air delivered over the sink
    pa: number; // filters, louvres, exchangers that the hall's air passes
    fanRatio: number; // fans of the outer air stream over heat carried, at full speed
    moistureMaxC: number | null; // dew point above which outside air stays outside; null: it never enters
  } | null; // null: all heat goes by water
  saturationRatio: number; // share of the way from dry to wet bulb that wetted surfaces reach; 0 when dry
  chiller: {
    condenser: 'dry' | 'wet';
    condenserApproachK: number; // condensing over dry or wet bulb
    evaporatorApproachK: number; // water delivered over evaporating
    carnotRatio: number; // of the ideal machine between the two
    fixedRatio: number; // power over heat at no lift: condenser fans, oil, drives
    minCondensingC: number; // the control lets it fall no further
  };
  loopPumpKPa: number;
  towerPumpKPa: number; // pressure of the pumps between tower and exchanger or condenser; 0 when dry
  leavingAirK: number; // air leaves the tower saturated, this much over the wet bulb
  cyclesOfConcentration: number; // dissolved solids in the basin over those in the make-up; 0 when dry
}

/** One stage between the meter and the load: input = output / efficiency + a constant. */
export interface ConversionStageDef extends Entry {
  carries: 'it' | 'site'; // only the racks, or cooling and all else too
  efficiencyRatio: number; // of the part that follows the load
  fixedRatio: number; // constant loss over its rating
  designLoadRatio: number; // load over rating when everything runs: what redundancy leaves
}

/** What heats up when cooling is lost, for one cabinet. */
export interface ThermalMassDef extends Entry {
  medium: 'air' | 'liquid';
  fluidKJPerK: number; // its share of the room's air; in liquid its cold plates
  massKJPerK: number; // equipment and walls that take heat from the air; 0 in liquid
  couplingKWPerK: number;
  loopLitresPerKW: number; // coolant in the loop, per kW of heat
  coilLitresPerKW: number; // of it in coils and pipes near the cabinets
  brakeC: number; // medium at which the servers' own protection halves the clock
}

/** What a site is taken to have when a specification does not say. */
export interface SiteDesignDef extends Entry {
  fabric: string;
  linkPowerExponent: number; // power of switches and optics over their rate
  fabricTiersMost: number; // beyond their reach pods are joined with fewer links, not with another tier
  accelerator: string; // whose chips are meant when none are named
  utilisationRatio: number; // yearly mean load of servers, between idle and full
  electricityUsdPerKWh: number;
  pumpEfficiencyRatio: number; // pumps and their motors, everywhere
  otherWaterLPerKWh: number; // of IT: humidifiers, flushed loops, people
  hostRatio: number; // of a server's power that is not GPU: the part that stays with fewer GPUs
}
