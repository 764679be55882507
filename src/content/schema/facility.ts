/** Sites as the workbench asks about them: cooling methods, heat rejection, conversion stages, thermal masses, defaults. */
import * as z from 'zod/mini';
import type { ConversionStageDef, CoolingMethodDef, RejectionDef, SiteDesignDef, ThermalMassDef } from '../../sim/index.ts';
import { described, entryFields, flag, id, ids, int, num, ratio, type Matches } from './common.ts';

const kelvin = (description: string, min = 0) => num(min, 60, `${description}, K`);

export const coolingMethod = described(
  z.strictObject({
    ...entryFields,
    maxRackKW: num(1, 2000, 'Most that a rack may draw, kW'),
    liquidRatio: ratio('Share of the racks\' heat that goes straight to coolant'),
    air: described(
      z.strictObject({
        supplyC: num(5, 45, 'Air delivered to the racks, °C'),
        deltaK: kelvin('Air at the coils over air delivered', 1),
        fanPa: num(0, 5000, 'Pressure that the fans work against, Pa'),
        fanRatio: num(0.05, 1, 'Efficiency of fans and motors, ratio'),
        fansVary: flag('Fan speed follows the load'),
        coilApproachK: kelvin('Air delivered over water in'),
        loopDeltaK: kelvin('Water out over water in', 1),
      }),
      'Air side',
    ),
    coolant: described(
      z.nullable(z.strictObject({
        supplyC: num(5, 70, 'Coolant delivered, °C'),
        deltaK: kelvin('Coolant out over coolant in', 1),
        pumpKPa: num(0, 2000, 'Pressure of the pumps, kPa'),
        approachK: kelvin('Coolant over facility water'),
      })),
      'Liquid side; null for none',
    ),
    humidityRatio: ratio('Humidifiers and moisture taken out of the air, over IT power'),
    conversion: ids('Conversion stages from the meter to the racks, site side first', 12),
  }),
  'How heat leaves the racks, with the electrical room that such halls usually have',
);

export const rejection = described(
  z.strictObject({
    ...entryFields,
    economiser: described(z.enum(['none', 'dry', 'wet', 'adiabatic']), 'What works without a compressor'),
    wholeOrNone: flag('The economiser runs only when it can carry everything'),
    approachK: kelvin('Water over the sink at full heat'),
    fanRatio: ratio('Fans over heat carried, at full speed'),
    airPath: described(
      z.nullable(z.strictObject({
        approachK: kelvin('Air delivered over the sink'),
        pa: num(0, 5000, 'Filters, louvres and exchangers that the hall\'s air passes, Pa'),
        fanRatio: ratio('Fans of the outer air stream over heat carried, at full speed'),
        moistureMaxC: described(z.nullable(num(-20, 40, 'Dew point above which outside air stays outside, °C')), 'Dew point above which outside air stays outside, °C; null when it never enters'),
      })),
      'Outside air works on the hall\'s air; null when all heat goes by water',
    ),
    saturationRatio: ratio('Share of the way from dry to wet bulb that wetted surfaces reach'),
    chiller: described(
      z.strictObject({
        condenser: described(z.enum(['dry', 'wet']), 'Condenses against dry or wet bulb'),
        condenserApproachK: kelvin('Condensing temperature over ambient'),
        evaporatorApproachK: kelvin('Water delivered over evaporating temperature'),
        carnotRatio: num(0.05, 1, 'Of the ideal machine between the two temperatures'),
        fixedRatio: ratio('Power over heat at no lift'),
        minCondensingC: num(-20, 60, 'Lowest condensing temperature, °C'),
      }),
      'Compressors, for what the economiser leaves',
    ),
    loopPumpKPa: num(0, 2000, 'Pressure of the loop\'s pumps, kPa'),
    towerPumpKPa: num(0, 2000, 'Pressure of the pumps between tower and exchanger or condenser, kPa'),
    leavingAirK: kelvin('Air leaves the tower saturated, this much over the wet bulb'),
    cyclesOfConcentration: num(0, 50, 'Solids in the basin over solids in the make-up; 0 when dry'),
  }),
  'How a site hands its heat to the weather',
);

export const conversionStage = described(
  z.strictObject({
    ...entryFields,
    carries: described(z.enum(['it', 'site']), 'Only the racks, or everything'),
    efficiencyRatio: num(0.05, 1, 'Efficiency of the part that follows the load, ratio'),
    fixedRatio: ratio('Constant loss over rating'),
    designLoadRatio: num(0.05, 1, 'Load over rating when everything runs, ratio'),
  }),
  'A stage between the meter and the racks',
);

export const thermalMass = described(
  z.strictObject({
    ...entryFields,
    medium: described(z.enum(['air', 'liquid']), 'What carries the heat away from the chips'),
    fluidKJPerK: num(0.01, 1e5, 'Room air of a cabinet, or its cold plates, kJ/K'),
    massKJPerK: num(0, 1e6, 'Equipment and walls of a cabinet that take heat from the air, kJ/K'),
    couplingKWPerK: num(0, 1000, 'Air to that mass, kW/K'),
    loopLitresPerKW: num(0, 1000, 'Coolant in the loop, L per kW of heat'),
    coilLitresPerKW: num(0, 1000, 'Of it in coils and pipes nearby, L per kW of heat'),
    brakeC: num(20, 100, 'Medium at which the servers halve their clock, °C'),
  }),
  'What heats up when cooling is lost, for one cabinet',
);

export const siteDesign = described(
  z.strictObject({
    ...entryFields,
    fabric: id('Fabric'),
    linkPowerExponent: num(0, 2, 'Power of switches and optics rises with the rate of a port to this power'),
    fabricTiersMost: int(1, 8, 'Most tiers of switches; beyond their reach pods are joined with fewer links'),
    accelerator: id('Accelerator whose chips are meant when none are named'),
    utilisationRatio: ratio('Yearly mean load of servers, between idle and full'),
    electricityUsdPerKWh: num(0, 10, 'Electricity, US dollars per kWh'),
    pumpEfficiencyRatio: num(0.05, 1, 'Pumps and motors, ratio'),
    otherWaterLPerKWh: num(0, 5, 'Humidifiers, flushed loops, people: litres per kWh of IT that no cooler evaporates'),
    hostRatio: ratio('Of a server\'s power that is not GPU: the part that stays with fewer GPUs'),
  }),
  'What a site is taken to have when a specification does not say',
);

export type CheckFacility = [
  Matches<CoolingMethodDef, z.infer<typeof coolingMethod>>,
  Matches<RejectionDef, z.infer<typeof rejection>>,
  Matches<ConversionStageDef, z.infer<typeof conversionStage>>,
  Matches<ThermalMassDef, z.infer<typeof thermalMass>>,
  Matches<SiteDesignDef, z.infer<typeof siteDesign>>,
];
