/** Sources of one site: generators that start and run, batteries that bridge, and the order in which they carry the load. */
import type { Site } from '../../world/plant.ts';
import type { SitePlant } from '../../world/sitePlant.ts';

export interface Supply {
  gridKW: number; // the feed can carry now
  gensetKW: number; // started and healthy generators
  startableKW: number; // healthy generators, started or not
  batteryKW: number; // batteries can give for the time asked
}

/** Starts (or rests) the generators for `seconds` and returns what each source can carry. */
export function readySupply(site: Site, plant: SitePlant, timeS: number, wanted: boolean, seconds: number): Supply {
  const { power } = site;
  const supply: Supply = { gridKW: power.gridOutUntilS > timeS ? 0 : power.feedLimitKW, gensetKW: 0, startableKW: 0, batteryKW: 0 };
  const run = power.gensetMode === 'always' || (power.gensetMode === 'auto' && wanted);
  power.batteryCapacityKW = 0;
  power.batteryKWh = 0;
  for (const { structure, def } of plant.gensets) {
    if (structure.stage !== 'ready') continue;
    structure.startLeftS = run ? Math.max(0, structure.startLeftS - seconds) : def.startS;
    if (power.gensetMode !== 'off') supply.startableKW += def.unitKW;
    if (run && structure.startLeftS === 0) supply.gensetKW += def.unitKW;
  }
  for (const { structure, def } of plant.batteries) {
    if (structure.stage !== 'ready') continue;
    power.batteryCapacityKW += def.powerKW;
    power.batteryKWh += structure.chargeKWh;
    supply.batteryKW += Math.min(def.powerKW, (structure.chargeKWh * 3600) / Math.max(1, seconds));
  }
  power.gensetCapacityKW = supply.gensetKW;
  return supply;
}

/**
 * Splits the load over the sources; grid + generators + battery = load, to rounding. Automatic: utility, then generators, batteries bridge the rest.
 * `moveS` is the time for which batteries really charge or discharge.
 */
export function dispatch(site: Site, plant: SitePlant, supply: Supply, loadKW: number, moveS: number): void {
  const { power } = site;
  const fromGensets = power.gensetMode === 'always' ? Math.min(loadKW, supply.gensetKW) : Math.min(Math.max(0, loadKW - supply.gridKW), supply.gensetKW);
  const restKW = loadKW - fromGensets;
  const fromBattery = Math.max(0, Math.min(restKW - supply.gridKW, supply.batteryKW));
  const headroomKW = supply.gridKW - (restKW - fromBattery);
  const chargeKW = fromBattery > 0 || moveS <= 0 ? 0 : chargePower(plant, headroomKW, moveS);
  power.gensetKW = fromGensets;
  power.batteryKW = fromBattery - chargeKW;
  power.gridKW = Math.max(0, loadKW - fromGensets - power.batteryKW);
  for (const { structure, def } of plant.gensets) {
    if (structure.runKW === 0 && fromGensets === 0) continue;
    const runs = structure.stage === 'ready' && structure.startLeftS === 0 && supply.gensetKW > 0;
    structure.runKW = runs ? (fromGensets * def.unitKW) / supply.gensetKW : 0;
  }
  if (fromBattery > 0 && moveS > 0) discharge(plant, supply, fromBattery, moveS);
}

/** Charges what grid headroom allows; the round-trip loss is taken here. Returns the power drawn, kW. */
function chargePower(plant: SitePlant, headroomKW: number, seconds: number): number {
  let leftKW = Math.max(0, headroomKW);
  let drawnKW = 0;
  if (leftKW === 0) return 0;
  for (const { structure, def } of plant.batteries) {
    if (structure.stage !== 'ready') continue;
    const roomKW = ((def.energyKWh - structure.chargeKWh) * 3600) / seconds / def.roundTripRatio;
    const kW = Math.min(leftKW, def.powerKW, Math.max(0, roomKW));
    structure.chargeKWh = Math.min(def.energyKWh, structure.chargeKWh + (kW * def.roundTripRatio * seconds) / 3600);
    leftKW -= kW;
    drawnKW += kW;
  }
  return drawnKW;
}

function discharge(plant: SitePlant, supply: Supply, kW: number, seconds: number): void {
  for (const { structure, def } of plant.batteries) {
    if (structure.stage !== 'ready' || structure.chargeKWh <= 0) continue;
    const shareKW = (kW * Math.min(def.powerKW, (structure.chargeKWh * 3600) / seconds)) / supply.batteryKW;
    structure.chargeKWh = Math.max(0, structure.chargeKWh - (shareKW * seconds) / 3600);
  }
}
