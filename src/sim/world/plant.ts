/** State of places: sites, structures, halls, weather, power, cooling. Objects: there are tens of them. */

/** Air outside, as cooling plant sees it. */
export interface OutdoorAir {
  dryBulbC: number;
  wetBulbC: number;
}
export interface WeatherState extends OutdoorAir {
  humidity: number; // 0..1
  noiseK: number; // AR(1) state
  heatWaveK: number; // added now
  heatWaveUntilS: number; // 0 = none
  coldSnapK: number; // taken away now
  coldSnapUntilS: number; // 0 = none
  stormUntilS: number; // 0 = none
  cloudRatio: number; // 0 clear .. 1 overcast
  forecast: ForecastDay[]; // the next days, told each midnight
}

/** One day of the forecast. Temperatures err the more the further off the day is; spells are seen a few days ahead. */
export interface ForecastDay {
  dayS: number; // its midnight
  lowC: number;
  highC: number;
  wetC: number; // wet bulb at the high
  heat: boolean;
  cold: boolean;
  storm: boolean;
}

export interface GridPhase {
  id: string;
  requestedS: number; // -1 = not requested
  energisedS: number; // planned or actual; -1 = not requested
  live: boolean;
  outUntilS: number; // this connection alone; 0 = none
}

export type StructureStage = 'ordered' | 'building' | 'ready' | 'failed';
/** Where air handlers stand: along the floor's edges. */
export const WALLS = ['north', 'west', 'south', 'east'] as const;
export type Wall = (typeof WALLS)[number];

/** Work that changes the air in a hall, done by technicians. */
export interface AirWork {
  kind: 'cold' | 'hot' | 'open' | 'blank' | 'door'; // close the cold or the hot aisle, open it again, put panels up, hang rear doors
  arrivesS?: number; // when what is needed is on site; at once when absent
  racks: number[]; // ids
  crewHoursLeft: number;
}

/** Anything on the plot. `crewDaysLeft` counts construction-crew days, `arrivesS` when equipment is on site. */
export interface Structure {
  id: number;
  def: string;
  x: number;
  y: number;
  stage: StructureStage;
  orderedS: number;
  arrivesS: number;
  crewDaysLeft: number;
  readyS: number; // -1 until ready
  shell: string | null; // converted shell id
  repairHoursLeft: number; // while failed
  runKW: number; // gensets, solar fields: output now; heat rejection: heat carried now
  startLeftS: number; // gensets: seconds until it can carry load; heat rejection: restart
  chargeKWh: number; // batteries; chilled-water tanks: heat that they can still take
  givenKWh: number; // batteries: energy given since new
  hall: HallState | null; // only for halls
}

export interface CoolingUnits {
  unit: string; // CoolingUnitDef id
  count: number; // working or failed, in place
  ordered: { count: number; arrivesS: number; wall?: Wall; tiles?: number[] }[];
  tiles?: number[]; // units that stand in rows: their tiles, y * floorCols + x, in order of arrival
  walls?: number[]; // units in place by wall, in order of WALLS; without: spread evenly over all four
  failed: number;
  repairHoursLeft: number; // of the one under repair
}

/** A hall as the fabric sees it, written when that changes. */
export interface HallFabric {
  top: boolean; // the top tier stands here
  far: boolean; // no cable reaches it
  podGpus: number; // that lose their network with one leaf
  downPods: number[]; // by position in the hall, in order of racks
  widthRatio: number; // of full width, that its links to the top have
}

/** Racks of storage in a hall: floor tiles, y * floorCols + x. */
export interface HallStorage {
  tiles: number[]; // in place
  coming: { tiles: number[]; readyS: number }[];
}

export interface HallState {
  shedRank: number; // lower is shed later
  capRatio: number; // GPU power cap 0.4..1
  smoothingRatio: number; // share of a run's power valleys that its servers fill with idle work
  supplyC: number; // air set-point
  liquidC: number; // coolant set-point
  units: CoolingUnits[];
  buswayRatio: number; // of the busway's rating that racks in a run may take by plan; above 1 the breaker decides
  breakerHeat: number; // way to tripping, 0..1
  breakerUntilS: number; // open until; 0 = closed
  upsKW: number; // that its UPS gives now
  upsUsedKWh: number; // missing from a full UPS
  upsGivenKWh: number; // since new
  shedByOrder: boolean; // emergency: player switched it off
  shedInIncident?: boolean; // while something had failed: a policy may bring it back
  layoutVersion: number; // bumped on any change of racks
  works: AirWork[]; // in order of ordering
  // readings, written by systems
  poweredGpus: number; // GPUs that have power (whole racks, in order)
  poweredRacks: number; // racks powered, in layout order
  itKW: number;
  doorRatio: number; // of what rear doors could take, that they do take
  airHeatKW: number;
  liquidHeatKW: number;
  airCapacityKW: number;
  liquidCapacityKW: number;
  airC: number; // air at the racks' mean inlet
  massC: number; // equipment node
  liquidSupplyC: number;
  hottestInletC: number;
  hottestDieC: number;
  clockRatio: number; // 1 = no throttle: clock of the hottest powered rack
  coolGpus: number; // powered and below shutdown
  bootUntilS: number; // racks restarting after a shed
  transient: boolean; // integrates at 10 s
  calmS: number;
  runGpus: number; // of its GPUs, in the run of the last hour
  fabric?: HallFabric; // absent without one
  storage?: HallStorage; // bought beside what comes with GPUs; absent without any
}

/** Swing of the run at a site against what its supply takes, this hour. kW. */
export interface SwingState {
  stepKW: number; // within a training step
  fallKW: number; // when a checkpoint stops the run
  burntKW: number; // drawn to fill the valleys
  fitsKW: number; // what the supply takes several times a minute
  fitsRareKW: number; // and now and then
  tripsPerHour: number; // expected
  trips: number; // since start
}

export interface SitePower {
  swing: SwingState;
  feedLimitKW: number; // live grid capacity
  gridOutUntilS: number; // outage until; 0 = none
  faultOpen?: boolean; // the grid failed, and no incident has answered for it yet
  feedNowKW: number; // what the utility gives at this moment
  curtailFromS: number; // call on interruptible connections; 0 = none
  curtailUntilS: number;
  gridCentsPerKWh: number; // of this hour's next kWh
  gensetMode: 'auto' | 'merit' | 'always' | 'off';
  reserveUnits: number; // generators that spin beside those needed
  gensetsStarting: boolean; // a called unit carries load within the hour
  noxKgYear: number; // since 1 January
  solarKW: number;
  gridKW: number;
  gensetKW: number;
  gensetCapacityKW: number; // started and healthy
  batteryKW: number; // + discharging, - charging
  batteryCapacityKW: number;
  batteryKWh: number;
  upsKW: number; // that UPS of halls give now
  islandKW: number; // that generators alone have picked up so far; 0 with anything else beside them
  restartLeftS: number; // until the last chiller that lost its power runs again
  firmKW: number; // load of a run on all racks, with cooling, when it was last whole
  bridgeUntilS: number; // followed by ten seconds until then: a feed has just gone
  batteryMode: 'reserve' | 'trade'; // kept full for outages, or bought and given by the hour's price
  batteryReserveRatio: number; // share of what batteries hold that trading leaves for outages
  tradeCents: number; // saved by trading since the start, wear taken off
  lossKW: number;
  itKW: number;
  coolingKW: number;
  miscKW: number;
  loadKW: number; // it + cooling + loss + misc
  supplyKW: number; // what could be carried now
  unservedKW: number; // wanted but shed
  monthPeakKW: number;
  monthKWh: number;
  fuelMMBtu: number; // since start
  fuelCentsPerHour: number; // gas, diesel and upkeep of running generators, this hour
  co2Kg: number; // since start
}

/** Who carries the heat first: what costs least this hour, plants without water (and no water beyond the contract), or plants with it. */
export type WaterMode = 'auto' | 'dry' | 'wet';

/** Meters of thirty days. */
export interface MeterMonth {
  itKWh: number;
  allKWh: number;
  waterL: number;
}

export interface SiteCooling {
  rejectCapacityKW: number; // at this hour's weather, tanks included
  heatKW: number; // to be rejected
  rejectKW: number; // rejected
  loopC: number; // loop supply temperature
  chillerKW: number;
  fanKW: number;
  waterMode: WaterMode;
  waterLPerHour: number;
  waterL: number; // since start
  waterDayL: number; // since midnight
  waterLimitLPerHour: number; // that the works let through in the coming hour; -1 = as much as is wanted
  droughtUntilS: number; // 0 = none
  droughtRatio: number; // of the contract that is left meanwhile
  storeKW: number; // heat into tanks, + taken from the halls, - given back to the plant
  storeKWh: number; // heat that tanks can still take
  storeBooked: boolean; // this hour's is in storeKWh already; else it goes by ten seconds
  tripUntilS: number; // rejection plant down until; 0 = none
  restartOrdered: boolean;
  pue: number;
  energyItKWh: number; // since start
  faultOpen?: boolean; // nature broke or stopped cooling here, and no incident has answered for it yet
  energyAllKWh: number;
  months: MeterMonth[]; // the last twelve, the present one last
}

export interface Site {
  id: string; // SiteDef id
  openedS: number;
  weather: WeatherState;
  grid: GridPhase[];
  structures: Structure[];
  power: SitePower;
  cooling: SiteCooling;
  permits?: { gensetKW: number; noxTonnes: number; noiseDbA: number; waterM3PerDay: number }; // that hearings granted besides the first ones
}
