/** Names and dates as the panels say them. */
import type { DateStyle } from '../../../app/i18n/dates.ts';
import type { AcceleratorDef, HallDef, HeatRejectionDef, HallState, RackDef, Site, SiteDef, Structure, StructureDef } from '../../../sim/index.ts';
import { doorOn, doorTakesKW } from '../../../app/simValues.ts';
import { hallLetter, structureName as nameOf } from '../../shell/names.ts';
import type { Game } from './game.tsx';

const DAY_S = 86_400;

/** A moment of the game as a date. */
export function dateOf(game: Game, timeS: number, style: DateStyle = 'date'): string {
  const days = Math.floor(timeS / DAY_S);
  return game.text.date(game.frame.epochDay + days, timeS - days * DAY_S, style);
}

export interface HallPlace { site: Site; structure: Structure; hall: HallState; def: HallDef; name: string }

/** All halls, in order of sites and building, named by letter within their site. */
export function hallsOf(game: Game): HallPlace[] {
  const found: HallPlace[] = [];
  for (const site of game.frame.sites) {
    for (const structure of site.structures) {
      const def = game.catalog.structures[structure.def];
      if (!structure.hall || def?.kind !== 'hall') continue;
      found.push({ site, structure, hall: structure.hall, def, name: game.text.t('place.hall', { letter: hallLetter(site, structure.id) }) });
    }
  }
  return found;
}

export function structureName(game: Game, site: Site, structure: Structure): string {
  return nameOf(game.text, game.catalog, site, structure);
}

export function siteDefOf(game: Game, site: string): SiteDef | null {
  return game.catalog.sites[site] ?? null;
}
export function siteName(game: Game, site: string): string {
  return game.text.t(game.catalog.sites[site]?.name ?? site);
}
/** A catalog entry's name by kind of entry and id. */
export function nameIn(game: Game, kind: 'accelerators' | 'racks' | 'fabrics' | 'coolingUnits' | 'structures' | 'investors' | 'loans' | 'rivals' | 'keyPeople' | 'climates', id: string): string {
  return game.text.t(game.catalog[kind][id]?.name ?? id);
}
export function roleName(game: Game, role: keyof Game['catalog']['roles']): string {
  return game.text.t(game.catalog.roles[role].name);
}

export function acceleratorOf(game: Game, rack: RackDef): AcceleratorDef | null {
  return game.catalog.accelerators[rack.accelerator] ?? null;
}
export function rackGpus(game: Game, rack: RackDef): number {
  return rack.servers * (acceleratorOf(game, rack)?.gpusPerServer ?? 0);
}
export function rackKW(game: Game, rack: RackDef): number {
  return rack.servers * (acceleratorOf(game, rack)?.serverMaxKW ?? 0);
}

/** The rack kind of a row of the frame's rack table. */
export function rackKindOf(game: Game, row: number): RackDef | null {
  return game.catalog.racks[game.frame.rackKinds[game.frame.racks.kind[row] ?? -1] ?? ''] ?? null;
}

export interface HallFloor { racks: number; gpus: number; installed: number; fullKW: number; airKW: number; liquidKW: number }
/** What stands on a hall's floor, planned racks included. Powers at full load, doors with cold water. */
export function floorOf(game: Game, hall: number): HallFloor {
  const floor: HallFloor = { racks: 0, gpus: 0, installed: 0, fullKW: 0, airKW: 0, liquidKW: 0 };
  const { racks } = game.frame;
  for (let row = 0; row < racks.count; row++) {
    if (racks.hall[row] !== hall) continue;
    const rack = rackKindOf(game, row);
    if (!rack) continue;
    const kW = rackKW(game, rack);
    floor.racks++;
    floor.gpus += rackGpus(game, rack);
    if ((racks.state[row] ?? 0) >= 2) floor.installed++;
    floor.fullKW += kW;
    const door = doorOn(game.catalog, rack, racks.fit[row] ?? 0);
    const airKW = kW * rack.airHeatRatio - (door ? doorTakesKW(door, kW * rack.airHeatRatio) : 0);
    floor.airKW += airKW;
    floor.liquidKW += kW - airKW;
  }
  return floor;
}

/** Whether heat leaves by water: never, always, or on hot days. */
export function waterUse({ catalog }: Game, def: HeatRejectionDef): 'dry' | 'wet' | 'sprayed' {
  const rejection = catalog.rejections[def.rejection];
  if (rejection?.chiller.condenser === 'wet') return 'wet';
  return rejection?.economiser === 'adiabatic' && !def.compressors ? 'sprayed' : 'dry';
}

/** What a structure is for, in one line. */
export function effectOf(game: Game, def: StructureDef): string {
  const { text } = game;
  switch (def.kind) {
    case 'hall': return text.t('panel.build.effect.hall', { kW: def.maxItKW, cols: def.floorCols, rows: def.floorRows });
    case 'genset': return text.t('panel.build.effect.genset', { kW: def.unitKW, fuel: text.t(`panel.build.fuel.${def.fuel}`) });
    case 'solar': return text.t('panel.build.effect.solar', { kW: def.peakKW });
    case 'battery': return text.t('panel.build.effect.battery', { kW: def.powerKW, MWh: def.energyKWh / 1000 });
    case 'heat-rejection': return text.t(`panel.build.effect.${waterUse(game, def)}`, { kW: def.ratedKW, ambient: def.ratedAmbientC });
    case 'cold-store': return text.t('panel.build.effect.coldStore', { kW: def.powerKW, MWh: def.energyKWh / 1000 });
    case 'office': return text.t('panel.build.effect.office', { desks: def.desks });
  }
}
