/** Content types for places: climates, sites, structures on a campus, regions drawn on the map. */
import type { Entry } from './catalogCommon.ts';

export interface ClimateDef extends Entry {
  monthlyMeanC: number[]; // 12
  monthlyHumidity: number[]; // 12, relative humidity 0..1, daily mean
  diurnalRangeK: number; // peak to trough
  noiseSdK: number;
  noiseHourCorrelation: number; // AR(1) coefficient per hour
  dewPointSdK?: number; // dew point about its mean, apart from the dry bulb's noise; typical years only
  heatWavesPerYear: number;
  heatWaveK: number;
  heatWaveDays: number;
  coldSnapsPerYear: number;
  coldSnapK: number;
  coldSnapDays: number;
  stormsPerYear: number;
  stormHours: number;
  stormOutageRatio: number; // chance that a storm takes the grid feed out
  meanCloudRatio: number; // 0 clear .. 1 overcast, mean of the year
  latitudeDegrees: number;
}

export interface GridPhaseDef {
  id: string;
  addKW: number;
  leadDays: number; // from request to energised
  spreadDays: number; // one-sided lateness, exponential mean
  priceCents: number; // connection fee
  requires: string | null; // phase that must be requested first
  initial: boolean; // energised when the site is opened
  firm: boolean; // false: the utility may call it off at short notice
  ppaCentsPerKWh: number | null; // price under a power purchase agreement; null: the site's tariff
  ppaCo2KgPerKWh: number | null; // of the plant behind the agreement; null: the grid's
}

export interface SiteDef extends Entry {
  climate: string;
  region: string;
  mapX: number; // 0..1366
  mapY: number; // 0..768
  plotCols: number;
  plotRows: number;
  optionPriceCents: number;
  gridPhases: GridPhaseDef[];
  energyCentsPerKWh: number;
  demandCentsPerKWMonth: number;
  gasCentsPerMMBtu: number;
  waterCentsPerM3: number;
  waterM3PerDay: number; // that the contract covers
  waterOverCentsPerM3: number | null; // beyond it; null: nothing beyond it
  droughtsPerYear: number; // all in the warmer half
  droughtDays: number;
  droughtRatio: number; // of the contract that is left in a drought; then nothing beyond it
  gridCo2KgPerKWh: number;
  shortCircuitRatio: number; // short-circuit power of the connection over its capacity: how stiff it is
  dailySwingRatio: number; // evening price over the mean
  heatCentsPerKWhPerK: number; // added for each kelvin above heatFromC or below coldFromC
  heatFromC: number;
  coldFromC: number;
  curtailmentsPerYear: number; // times that the utility calls interruptible connections off
  curtailmentHours: number;
  curtailmentNoticeHours: number;
  dieselCentsPerMMBtu: number;
  gensetPermitKW: number; // air permit: generators that may stand here
  noxTonnesPerYear: number; // air permit: what they may emit in a calendar year; outages excepted
  noiseLimitDbA: number; // at the fence, all generators together
  gridOutagesPerYear: number;
  gridOutageMinutes: number; // mean
  shells: { id: string; structure: string; x: number; y: number }[]; // existing buildings that can be converted
  blocked: { x: number; y: number; w: number; d: number }[]; // river, road, neighbours
  wageRatio: number; // local wages over base
}

/** Things that stand on a campus. One interface per kind, discriminated on `kind`. Footprint in campus tiles. */
interface StructureBase extends Entry {
  w: number;
  d: number;
  priceCents: number;
  leadDays: number; // equipment or steel arrives
  buildCrewDays: number; // construction-crew days after arrival
  rentCentsPerMonth: number; // 0 when bought
  sprite: string;
}
export interface HallDef extends StructureBase {
  kind: 'hall';
  floorCols: number;
  floorRows: number;
  maxItKW: number; // busway and switchgear
  maxRackKW?: number; // tap-offs and hoses: most that one rack draws; no limit when absent
  maxAirRackKW?: number; // most heat of one rack that the room's air carries; no limit when absent
  maxRackKg?: number; // most that one tile of the floor bears; no limit when absent
  airMassKJPerK: number; // room air
  equipmentMassKJPerK: number; // per kW of installed IT: racks, floor, walls
  fromShell: boolean; // needs a shell of the same id
  crahSlots: number;
  cduSlots: number;
}
export interface GensetDef extends StructureBase {
  kind: 'genset';
  unitKW: number;
  heatRateBtuPerKWh: number;
  startS: number;
  fuel: 'gas' | 'diesel';
  partLoadPenaltyRatio: number; // fuel at no load over fuel at full load
  deratePerK: number; // output lost per kelvin above ratingC
  ratingC: number;
  noxKgPerMWh: number;
  noiseDbA: number; // one unit, at the fence
  blackStart?: boolean; // starts from its own battery or air, without power at the site
  stepRatio: number; // load step that it takes without leaving its frequency, of unitKW
  maintenanceCentsPerMWh: number;
  co2KgPerKWh: number;
  failuresPerYear: number;
  repairHours: number;
}
export interface BatteryDef extends StructureBase {
  kind: 'battery';
  powerKW: number;
  energyKWh: number;
  roundTripRatio: number;
  cycleLife: number; // full cycles until wearRatio of the energy is gone
  wearRatio: number;
}
export interface SolarDef extends StructureBase {
  kind: 'solar';
  peakKW: number; // alternating current
  performanceRatio: number; // soiling, heat, inverters
}
export interface HeatRejectionDef extends StructureBase {
  kind: 'heat-rejection';
  method: 'air-chiller' | 'tower' | 'dry-cooler'; // how it looks, and against what it is rated: wet bulb for towers
  rejection: string; // RejectionDef: lift, economiser, fans, pumps, water
  compressors: boolean; // false: coils and fans alone, nothing to do when the weather is too warm
  ratedKW: number; // heat rejected at rating conditions
  ratedAmbientC: number; // dry bulb (wet bulb for towers) at rating
  deratePerK: number; // capacity lost per K above rating
  failuresPerYear: number;
  repairHours: number;
  restartS: number;
}
/** Chilled water kept for when the plant stops. */
export interface ColdStoreDef extends StructureBase {
  kind: 'cold-store';
  powerKW: number; // heat that it takes, and that is taken from it again
  energyKWh: number; // heat that it takes until it is warm
}
export interface OfficeDef extends StructureBase {
  kind: 'office';
  desks: number;
}
export type StructureDef = HallDef | GensetDef | BatteryDef | SolarDef | HeatRejectionDef | ColdStoreDef | OfficeDef;

/** What the region map draws. Coordinates in a 1366 x 768 space. */
export interface RegionDef extends Entry {
  seed: number; // relief noise
  towns: { name: string; x: number; y: number; size: 's' | 'l'; population: number }[];
  plants: { name: string; kind: 'gas' | 'hydro' | 'nuclear' | 'solar' | 'wind'; x: number; y: number; mw: number }[];
  rivers: { width: number; points: [number, number][] }[];
  lakes: { points: [number, number][] }[];
  corridors: { kind: 'hv345' | 'hv138' | 'congested' | 'planned' | 'gas' | 'fibre' | 'road'; points: [number, number][] }[];
  unsurveyed: { points: [number, number][] }[];
}
