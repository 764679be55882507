/** Fresh sites, structures and halls: what `site.open`, `site.build` and a new world put down. */
import type { Catalog } from '../world/catalog.ts';
import type { SiteDef, StructureDef } from '../world/catalogPlant.ts';
import type { HallState, Site, Structure } from '../world/plant.ts';
import { humidityAt, monthlyAt, wetBulbC } from './weather.ts';

export function newHallState(catalog: Catalog, shedRank: number): HallState {
  const { supplyDefaultC, liquidDefaultC } = catalog.constants.cooling;
  return {
    shedRank, capRatio: 1, smoothingRatio: 0, buswayRatio: 1, breakerHeat: 0, breakerUntilS: 0, upsKW: 0, upsUsedKWh: 0, upsGivenKWh: 0, supplyC: supplyDefaultC, liquidC: liquidDefaultC, units: [], shedByOrder: false, layoutVersion: 0, works: [],
    poweredGpus: 0, poweredRacks: 0, itKW: 0, doorRatio: 1, airHeatKW: 0, liquidHeatKW: 0, airCapacityKW: 0, liquidCapacityKW: 0,
    airC: supplyDefaultC, massC: supplyDefaultC, liquidSupplyC: liquidDefaultC, hottestInletC: supplyDefaultC, hottestDieC: supplyDefaultC,
    clockRatio: 1, coolGpus: 0, bootUntilS: 0, transient: false, calmS: 0, runGpus: 0,
  };
}

/** Lowest free shed rank: a new hall is the first to be shed. */
export function nextShedRank(site: Site): number {
  let rank = 0;
  for (const structure of site.structures) if (structure.hall) rank = Math.max(rank, structure.hall.shedRank + 1);
  return rank;
}

/** An ordered structure. `leadS` is the time until its equipment arrives; `shedRank` counts for halls only. */
export function newStructure(
  catalog: Catalog, def: StructureDef, id: number, at: { x: number; y: number; shell: string | null }, timeS: number, leadS: number, shedRank: number,
): Structure {
  return {
    id, def: def.id, x: at.x, y: at.y, stage: 'ordered', orderedS: timeS, arrivesS: timeS + leadS, crewDaysLeft: def.buildCrewDays, readyS: -1,
    shell: at.shell, repairHoursLeft: 0, runKW: 0, startLeftS: def.kind === 'genset' ? def.startS : 0, chargeKWh: 0, givenKWh: 0,
    hall: def.kind === 'hall' ? newHallState(catalog, shedRank) : null,
  };
}

/** Puts a structure into service at once (a scenario's start). Batteries and tanks stand full. */
export function makeReady(structure: Structure, def: StructureDef, timeS: number): Structure {
  structure.stage = 'ready';
  structure.arrivesS = timeS;
  structure.readyS = timeS;
  structure.crewDaysLeft = 0;
  if (def.kind === 'battery' || def.kind === 'cold-store') structure.chargeKWh = def.energyKWh;
  return structure;
}

/** A site with its initial grid phases live and nothing built. `dayOfYear` sets the first hour's weather. */
export function newSite(catalog: Catalog, def: SiteDef, timeS: number, dayOfYear: number): Site {
  const climate = catalog.climates[def.climate];
  const dryBulbC = climate ? monthlyAt(climate.monthlyMeanC, dayOfYear) : 15;
  const humidity = humidityAt(climate ? monthlyAt(climate.monthlyHumidity, dayOfYear) : 0.6, 0);
  let feedLimitKW = 0;
  for (const phase of def.gridPhases) if (phase.initial) feedLimitKW += phase.addKW;
  return {
    id: def.id, openedS: timeS,
    weather: { dryBulbC, wetBulbC: wetBulbC(dryBulbC, humidity), humidity, noiseK: 0, heatWaveK: 0, heatWaveUntilS: 0, coldSnapK: 0, coldSnapUntilS: 0, stormUntilS: 0, cloudRatio: 0.5, forecast: [] },
    grid: def.gridPhases.map((phase) => ({
      id: phase.id, requestedS: phase.initial ? timeS : -1, energisedS: phase.initial ? timeS : -1, live: phase.initial, outUntilS: 0,
    })),
    structures: [],
    power: {
      feedLimitKW, gridOutUntilS: 0, feedNowKW: feedLimitKW, curtailFromS: 0, curtailUntilS: 0, gridCentsPerKWh: def.energyCentsPerKWh, gensetMode: 'auto', reserveUnits: 0,
      gensetsStarting: false, noxKgYear: 0, solarKW: 0, gridKW: 0, gensetKW: 0, gensetCapacityKW: 0, batteryKW: 0, batteryCapacityKW: 0,
      batteryKWh: 0, upsKW: 0, islandKW: 0, restartLeftS: 0, firmKW: 0, bridgeUntilS: 0, batteryMode: 'reserve', batteryReserveRatio: 0.5, tradeCents: 0, lossKW: 0, itKW: 0, coolingKW: 0, miscKW: 0, loadKW: 0, supplyKW: feedLimitKW, unservedKW: 0, monthPeakKW: 0, monthKWh: 0,
      fuelMMBtu: 0, fuelCentsPerHour: 0, co2Kg: 0, swing: { stepKW: 0, fallKW: 0, burntKW: 0, fitsKW: 0, fitsRareKW: 0, tripsPerHour: 0, trips: 0 },
    },
    cooling: {
      rejectCapacityKW: 0, heatKW: 0, rejectKW: 0, loopC: catalog.constants.cooling.supplyDefaultC, chillerKW: 0, fanKW: 0,
      waterMode: 'auto', waterLPerHour: 0, waterL: 0, waterDayL: 0, waterLimitLPerHour: -1, droughtUntilS: 0, droughtRatio: 1,
      storeKW: 0, storeKWh: 0, storeBooked: true, tripUntilS: 0, restartOrdered: false, pue: 1, energyItKWh: 0, energyAllKWh: 0, months: [],
    },
  };
}
