/** Places: climates, sites, regions. */
import * as z from 'zod/mini';
import type { ClimateDef, RegionDef, SiteDef } from '../../sim/index.ts';
import { cents, described, entryFields, flag, id, int, list, message, nullableId, num, ratio, DAY_MAX, type Matches } from './common.ts';

export const climate = described(
  z.strictObject({
    ...entryFields,
    monthlyMeanC: list(num(-60, 60, 'Mean dry bulb, °C'), 12, 12, 'Mean dry bulb of each month, January first, °C'),
    monthlyHumidity: list(ratio('Relative humidity'), 12, 12, 'Daily mean relative humidity of each month, January first'),
    diurnalRangeK: num(0, 40, 'Afternoon above early morning, K'),
    noiseSdK: num(0, 20, 'Standard deviation of the weather about the mean, K'),
    noiseHourCorrelation: num(0, 0.9999, 'Correlation of the noise with itself an hour later'),
    dewPointSdK: z.exactOptional(num(0, 20, 'Standard deviation of the dew point about its mean, in typical years, K')),
    heatWavesPerYear: num(0, 50, 'Heat waves a year'),
    heatWaveK: num(0, 30, 'Warmth that a heat wave adds, K'),
    heatWaveDays: num(0, 60, 'Length of a heat wave, days'),
    coldSnapsPerYear: num(0, 50, 'Cold snaps a year'),
    coldSnapK: num(0, 40, 'Warmth that a cold snap takes away, K'),
    coldSnapDays: num(0, 60, 'Length of a cold snap, days'),
    stormsPerYear: num(0, 365, 'Storms a year'),
    stormHours: num(0, 240, 'Length of a storm, hours'),
    stormOutageRatio: ratio('Chance that a storm takes the grid feed out'),
    meanCloudRatio: ratio('Mean cloud, 0 clear to 1 overcast'),
    latitudeDegrees: num(-90, 90, 'Latitude, degrees north'),
  }),
  'Weather of a place',
);

const gridPhase = described(
  z.strictObject({
    id: id('Unique within the site'),
    addKW: num(0, 1e8, 'Grid capacity that the phase adds, kW'),
    leadDays: num(0, DAY_MAX, 'Request to energised, days'),
    spreadDays: num(0, DAY_MAX, 'Mean lateness, days'),
    priceCents: cents('Connection fee'),
    requires: nullableId('Phase of this site that must be requested first'),
    initial: flag('Energised when the site is opened'),
    firm: flag('False: the utility may call it off at short notice'),
    ppaCentsPerKWh: described(z.nullable(num(0, 1000, 'US cents per kWh')), 'Price under a power purchase agreement, US cents per kWh; null: the site\'s tariff'),
    ppaCo2KgPerKWh: described(z.nullable(num(0, 2, 'kg CO2 per kWh')), 'Carbon of the plant behind the agreement, kg CO2 per kWh; null: the grid\'s'),
  }),
  'A step of the grid connection',
);

const tileX = int(0, 400, 'Campus tile, to the lower right');
const tileY = int(0, 400, 'Campus tile, to the lower left');

export const site = described(
  z.strictObject({
    ...entryFields,
    climate: id('Climate'),
    region: id('Region whose map shows it'),
    mapX: num(0, 1366, 'Place on the region map'),
    mapY: num(0, 768, 'Place on the region map'),
    plotCols: int(8, 200, 'Width of the plot, campus tiles of about 12 m'),
    plotRows: int(8, 200, 'Depth of the plot, campus tiles'),
    optionPriceCents: cents('Land and existing buildings'),
    gridPhases: list(gridPhase, 1, 20, 'Grid connection, step by step'),
    energyCentsPerKWh: num(0, 1000, 'Energy price, US cents per kWh'),
    demandCentsPerKWMonth: num(0, 1e6, 'Demand charge, US cents per kW and month'),
    gasCentsPerMMBtu: num(0, 1e6, 'Gas delivered, US cents per million Btu'),
    waterCentsPerM3: num(0, 1e5, 'Water and sewer, US cents per m³'),
    waterM3PerDay: num(0, 1e7, 'Water that the contract covers, m³ per day'),
    waterOverCentsPerM3: described(z.nullable(num(0, 1e5, 'US cents per m³')), 'Price of water beyond the contract, US cents per m³; null: there is none'),
    droughtsPerYear: num(0, 50, 'Droughts a year, in the warmer half'),
    droughtDays: num(0, 365, 'Length of a drought, days'),
    droughtRatio: ratio('Of the contract that is left in a drought'),
    gridCo2KgPerKWh: num(0, 2, 'Carbon intensity of the grid, kg CO2 per kWh'),
    shortCircuitRatio: num(0.1, 1000, 'Short-circuit power of the grid connection over its capacity: below 5 weak, above 10 strong'),
    dailySwingRatio: num(0, 2, 'Evening price over the mean, less one'),
    heatCentsPerKWhPerK: num(0, 100, 'Added for each kelvin above heatFromC or below coldFromC, US cents per kWh'),
    heatFromC: num(-60, 60, 'Air conditioning strains the grid above this, °C'),
    coldFromC: num(-60, 60, 'Heating strains the grid below this, °C'),
    curtailmentsPerYear: num(0, 365, 'Times a year that the utility calls interruptible connections off'),
    curtailmentHours: num(0, 240, 'Length of a call, hours'),
    curtailmentNoticeHours: num(0, 240, 'Notice before a call, hours'),
    dieselCentsPerMMBtu: num(0, 1e6, 'Diesel delivered, US cents per million Btu'),
    noxTonnesPerYear: num(0, 1e6, 'Air permit: nitrogen oxides that generators may emit in a calendar year, tonnes; outages excepted'),
    noiseLimitDbA: num(0, 130, 'Most sound at the fence, all generators together, dB(A)'),
    gensetPermitKW: num(0, 1_000_000, 'Air permit: kilowatts of generators that may stand here'),
    gridOutagesPerYear: num(0, 365, 'Outages of the feed a year'),
    gridOutageMinutes: num(0, 1e5, 'Mean length of an outage, minutes'),
    shells: list(
      z.strictObject({
        id: id('Unique within the site'),
        structure: id('Hall that it can become (a structure with fromShell)'),
        x: tileX,
        y: tileY,
      }),
      0, 40, 'Existing buildings that can be converted',
    ),
    blocked: list(
      z.strictObject({ x: tileX, y: tileY, w: int(1, 400, 'Width, tiles'), d: int(1, 400, 'Depth, tiles') }),
      0, 200, 'Ground that cannot be built on',
    ),
    wageRatio: num(0.1, 10, 'Local wages over the base'),
  }),
  'A place where a campus can be opened',
);

const points = (min: number, description: string) =>
  list(z.tuple([num(-100, 1466, 'x'), num(-100, 868, 'y')]), min, 200, description);
const mapX = num(-100, 1466, 'x on the 1366 × 768 map');
const mapY = num(-100, 868, 'y on the 1366 × 768 map');

export const region = described(
  z.strictObject({
    ...entryFields,
    seed: int(0, 4294967295, 'Seed of the relief'),
    towns: list(
      z.strictObject({
        name: message('Town'),
        x: mapX,
        y: mapY,
        size: described(z.enum(['s', 'l']), 'Drawn small or large'),
        population: int(0, 1e8, 'Inhabitants'),
      }),
      0, 60, 'Towns',
    ),
    plants: list(
      z.strictObject({
        name: message('Power plant'),
        kind: described(z.enum(['gas', 'hydro', 'nuclear', 'solar', 'wind']), 'What it runs on'),
        x: mapX,
        y: mapY,
        mw: num(0, 1e5, 'Capacity, MW'),
      }),
      0, 60, 'Power plants',
    ),
    rivers: list(
      z.strictObject({ width: num(0.5, 40, 'Width on the map'), points: points(2, 'Course, downstream') }),
      0, 30, 'Rivers',
    ),
    lakes: list(z.strictObject({ points: points(3, 'Shore') }), 0, 30, 'Lakes'),
    corridors: list(
      z.strictObject({
        kind: described(z.enum(['hv345', 'hv138', 'congested', 'planned', 'gas', 'fibre', 'road']), 'What runs there'),
        points: points(2, 'Course; bends of 45 degrees look best'),
      }),
      0, 100, 'Lines, pipes, fibre, roads',
    ),
    unsurveyed: list(z.strictObject({ points: points(3, 'Outline') }), 0, 30, 'Areas nobody has looked at'),
  }),
  'A map',
);

export type CheckPlaces = [
  Matches<ClimateDef, z.infer<typeof climate>>,
  Matches<SiteDef, z.infer<typeof site>>,
  Matches<RegionDef, z.infer<typeof region>>,
];
