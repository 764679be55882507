/** Things that stand on a campus, told apart by `kind`. */
import * as z from 'zod/mini';
import type { StructureDef } from '../../sim/index.ts';
import { cents, described, entryFields, flag, id, int, num, ratio, DAY_MAX, type Matches } from './common.ts';

const base = {
  ...entryFields,
  w: int(1, 40, 'Footprint, campus tiles to the lower right'),
  d: int(1, 40, 'Footprint, campus tiles to the lower left'),
  priceCents: cents('Price'),
  leadDays: num(0, DAY_MAX, 'Order to equipment or steel on site, days'),
  buildCrewDays: num(0, 1e6, 'Work after that, days of one construction worker'),
  rentCentsPerMonth: cents('Monthly rent; 0 when bought'),
  sprite: id('How it is drawn'),
};
const failuresPerYear = num(0, 100, 'Failures a year');
const repairHours = num(0, 1000, 'Facility-staff hours of a repair');

const hall = described(
  z.strictObject({
    ...base,
    kind: z.literal('hall'),
    floorCols: int(4, 200, 'Width of the floor, tiles of one rack'),
    floorRows: int(4, 200, 'Depth of the floor, tiles'),
    maxItKW: num(1, 1e6, 'Busway and switchgear: most IT load, kW'),
    maxRackKW: z.exactOptional(num(1, 1e4, 'Tap-offs and hoses: most that one rack may draw, kW; no limit when left out')),
    maxAirRackKW: z.exactOptional(num(1, 1000, 'Most heat of one rack that the room\'s air carries, kW; no limit when left out')),
    airMassKJPerK: num(1, 1e8, 'Heat that warms the room\'s air by one kelvin, kJ'),
    equipmentMassKJPerK: num(0.01, 1e5, 'The same for racks, floor and walls, kJ per kW of installed IT'),
    fromShell: flag('Converts an existing shell; cannot be built elsewhere'),
    maxRackKg: z.exactOptional(num(1, 1e5, 'Most that one tile of the floor bears, kg; no limit when left out')),
    crahSlots: int(0, 1000, 'Places for air units'),
    cduSlots: int(0, 1000, 'Places for coolant units'),
  }),
  'A data hall',
);
const genset = described(
  z.strictObject({
    ...base,
    kind: z.literal('genset'),
    unitKW: num(1, 1e6, 'Electrical output, kW'),
    heatRateBtuPerKWh: num(3412, 50000, 'Fuel per kWh, Btu'),
    startS: num(0, 1e5, 'Cold start to load, s'),
    fuel: described(z.enum(['gas', 'diesel']), 'What it burns'),
    partLoadPenaltyRatio: ratio('Fuel at no load over fuel at full load: a kWh at half load needs so much more than at full load'),
    deratePerK: num(0, 0.1, 'Share of output lost per kelvin above ratingC'),
    ratingC: num(-40, 60, 'Outdoor temperature of its rating, °C'),
    noxKgPerMWh: num(0, 50, 'Nitrogen oxides, kg per MWh'),
    noiseDbA: num(0, 130, 'Sound of one unit at the fence, dB(A)'),
    blackStart: z.exactOptional(flag('Starts from its own battery or air, without power at the site')),
    stepRatio: ratio('Load step that it takes without leaving its frequency, of its output'),
    maintenanceCentsPerMWh: num(0, 1e6, 'Upkeep, US cents per MWh'),
    co2KgPerKWh: num(0, 5, 'Carbon dioxide, kg per kWh'),
    failuresPerYear,
    repairHours,
  }),
  'A generator that burns gas or diesel',
);
const battery = described(
  z.strictObject({
    ...base,
    kind: z.literal('battery'),
    powerKW: num(1, 1e6, 'Power, kW'),
    energyKWh: num(0.1, 1e7, 'Energy, kWh'),
    roundTripRatio: num(0.1, 1, 'Energy out over energy in'),
    cycleLife: num(1, 1e6, 'Full cycles until wearRatio of the energy is gone'),
    wearRatio: ratio('Share of the energy lost after cycleLife cycles'),
  }),
  'A battery',
);
const solar = described(
  z.strictObject({
    ...base,
    kind: z.literal('solar'),
    peakKW: num(1, 1e6, 'Output in full sun, kW'),
    performanceRatio: num(0.1, 1, 'Left after dirt, heat and inverters'),
  }),
  'Panels that follow the sun',
);
const heatRejection = described(
  z.strictObject({
    ...base,
    kind: z.literal('heat-rejection'),
    method: described(z.enum(['air-chiller', 'tower', 'dry-cooler']), 'How it looks; a tower is rated against the wet bulb'),
    rejection: id('How it gives heat to the weather: lift, economiser, fans, pumps, water'),
    compressors: flag('False: coils and fans alone'),
    ratedKW: num(1, 1e6, 'Heat rejected at rating conditions, kW'),
    ratedAmbientC: num(-20, 60, 'Outdoor dry bulb at rating (wet bulb for towers), °C'),
    deratePerK: num(0, 0.5, 'Share of capacity lost per kelvin above rating'),
    failuresPerYear,
    repairHours,
    restartS: num(0, 1e5, 'Restart after a trip, s'),
  }),
  'A plant that gives the heat to the outdoors',
);
const coldStore = described(
  z.strictObject({
    ...base,
    kind: z.literal('cold-store'),
    powerKW: num(1, 1e6, 'Heat that it takes, kW'),
    energyKWh: num(0.1, 1e7, 'Heat that it takes until it is warm, kWh'),
  }),
  'A tank of chilled water',
);
const office = described(
  z.strictObject({ ...base, kind: z.literal('office'), desks: int(1, 1e5, 'Desks') }),
  'An office',
);

export const structure = described(z.discriminatedUnion('kind', [hall, genset, battery, solar, heatRejection, coldStore, office]), 'Something on the plot');

export type CheckStructures = Matches<StructureDef, z.infer<typeof structure>>;
