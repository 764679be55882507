/** Orders for places: open a site, ask for grid, build, convert, demolish, set who keeps power and how generators run. */
import { dateOf, DAY_S } from '../core/calendar.ts';
import { log10, pow } from '../core/maths.ts';
import type { HallDef, SiteDef, StructureDef } from '../world/catalogPlant.ts';
import type { SimContext } from '../world/context.ts';
import { findSite, structureDef } from '../world/lookup.ts';
import { emit } from '../world/emit.ts';
import type { Site, Structure } from '../world/plant.ts';
import { disposePlant } from '../rules/depreciation.ts';
import { newSite, newStructure, nextShedRank } from '../rules/newPlant.ts';
import { arrivalLeadS } from '../rules/plantFailures.ts';
import { labEffect } from '../rules/effects.ts';
import { gensetPermitKW, noisePermitDbA } from '../rules/permits.ts';
import { siteName } from '../rules/siteName.ts';
import { inPlot, isFree, placesFrom, takenGround } from '../rules/plot.ts';
import { waterLimitLPerHour } from '../rules/water.ts';
import { condition, freeCheck, paidCheck } from './checks.ts';
import type { Check, CheckCondition, CommandHandler, CommandPayloads } from './types.ts';

const MODES = ['auto', 'merit', 'always', 'off'] as const;
const BATTERY_MODES = ['reserve', 'trade'] as const;
const WATER_MODES = ['auto', 'dry', 'wet'] as const;
const MAX_COUNT = 200;

interface OpenSite {
  site: Site;
  def: SiteDef;
}

function openSite(context: SimContext, id: string): OpenSite | null {
  const site = findSite(context.world, id);
  const def = Object.hasOwn(context.catalog.sites, id) ? context.catalog.sites[id] : undefined;
  return site && def ? { site, def } : null;
}

function structureOf(context: SimContext, id: string): StructureDef | null {
  return Object.hasOwn(context.catalog.structures, id) ? (context.catalog.structures[id] ?? null) : null;
}

/** Crew-days that the construction crew must have at all: without anyone nothing gets built. */
function crewCondition(context: SimContext): CheckCondition {
  let crew = 0;
  for (const cohort of context.world.people.cohorts) if (cohort.role === 'construction') crew = cohort.count;
  return condition('construction-crew', crew > 0, crew, 1, 'people');
}

/** Days until a structure's equipment arrives: sister companies may have power equipment at hand. */
function structureLeadDays({ world, catalog }: SimContext, def: StructureDef): number {
  const isPower = def.kind === 'genset' || def.kind === 'battery' || def.kind === 'solar';
  return def.leadDays * (isPower ? labEffect(world, catalog, 'equipmentLead') : 1);
}

/** Sounds add up as powers: ten equal machines are 10 dB louder than one. */
function soundPower(dbA: number): number {
  return pow(10, dbA / 10);
}

/** The site's permits cover so many kilowatts of generators and so much sound at the fence, standing or on order. Nothing to say about other structures. */
function permitCondition({ catalog }: SimContext, { site, def: siteDef }: OpenSite, def: StructureDef, count: number): CheckCondition[] {
  if (def.kind !== 'genset') return [];
  let standingKW = 0;
  let sound = count * soundPower(def.noiseDbA);
  for (const structure of site.structures) {
    const other = structureDef(catalog, structure);
    if (other.kind !== 'genset') continue;
    standingKW += other.unitKW;
    sound += soundPower(other.noiseDbA);
  }
  const needKW = standingKW + def.unitKW * count;
  const loudDbA = sound > 0 ? 10 * log10(sound) : 0;
  return [
    condition('genset-permit', needKW <= gensetPermitKW(site, siteDef), gensetPermitKW(site, siteDef), needKW, 'kW'),
    condition('noise-permit', loudDbA <= noisePermitDbA(site, siteDef), noisePermitDbA(site, siteDef), loudDbA, 'index'),
  ];
}

export const siteCommands = {
  'site.open': {
    shape: { site: { type: 'id' } },
    check(context, payload): Check {
      const { world, catalog } = context;
      const def = Object.hasOwn(catalog.sites, payload.site) ? catalog.sites[payload.site] : undefined;
      const scenario = catalog.scenarios[world.scenario];
      const offered = scenario ? scenario.availableSites.includes(payload.site) : true;
      if (!def || !offered) return freeCheck([condition('site-offered', false)]);
      return paidCheck(world, def.optionPriceCents, 'construction', 'site-option', [condition('site-not-open', findSite(world, def.id) === null)]);
    },
    apply(context, payload): void {
      const { world, catalog } = context;
      const def = catalog.sites[payload.site];
      if (def) world.sites.push(newSite(catalog, def, world.timeS, dateOf(world.epochDay, world.timeS).dayOfYear));
    },
  } satisfies CommandHandler<CommandPayloads['site.open']>,

  'site.requestGrid': {
    shape: { site: { type: 'id' }, phase: { type: 'id' } },
    check(context, payload): Check {
      const place = openSite(context, payload.site);
      if (!place) return freeCheck([condition('site-open', false)]);
      const def = place.def.gridPhases.find((phase) => phase.id === payload.phase);
      const state = place.site.grid.find((phase) => phase.id === payload.phase);
      if (!def || !state) return freeCheck([condition('grid-phase-offered', false)]);
      const before = def.requires === null ? null : place.site.grid.find((phase) => phase.id === def.requires);
      return paidCheck(context.world, def.priceCents, 'construction', 'grid-fee', [
        condition('grid-not-requested', state.requestedS < 0),
        condition('grid-phase-before', def.requires === null || (before !== undefined && before !== null && before.requestedS >= 0)),
      ], { readyInS: def.leadDays * DAY_S });
    },
    apply(context, payload): void {
      const place = openSite(context, payload.site);
      const def = place?.def.gridPhases.find((phase) => phase.id === payload.phase);
      const state = place?.site.grid.find((phase) => phase.id === payload.phase);
      if (!def || !state) return;
      state.requestedS = context.world.timeS;
      state.energisedS = context.world.timeS + def.leadDays * DAY_S;
    },
  } satisfies CommandHandler<CommandPayloads['site.requestGrid']>,

  'site.build': {
    shape: {
      site: { type: 'id' }, structure: { type: 'id' }, x: { type: 'int', min: 0, max: 1000 }, y: { type: 'int', min: 0, max: 1000 },
      count: { type: 'int', min: 1, max: MAX_COUNT },
    },
    check(context, payload): Check {
      const place = openSite(context, payload.site);
      if (!place) return freeCheck([condition('site-open', false)]);
      const def = structureOf(context, payload.structure);
      if (!def) return freeCheck([condition('structure-known', false)]);
      const count = Number.isInteger(payload.count) && payload.count >= 1 && payload.count <= MAX_COUNT ? payload.count : 0;
      const taken = takenGround(place.site, place.def, context.catalog);
      const first = { x: payload.x, y: payload.y, w: def.w, d: def.d };
      const fits = count > 0 ? placesFrom(place.def, taken, def, payload.x, payload.y, count).length : 0;
      return paidCheck(context.world, def.priceCents * count, 'construction', 'structure', [
        condition('whole-number', count > 0, null, 1, 'count'),
        condition('not-a-conversion', !(def.kind === 'hall' && def.fromShell)),
        condition('inside-plot', inPlot(place.def, first)),
        condition('ground-free', isFree(taken, first)),
        condition('ground-for-all', fits >= count, fits, count, 'count'),
        crewCondition(context),
        ...permitCondition(context, place, def, count),
      ], { monthlyCents: def.rentCentsPerMonth * count, readyInS: Math.round(structureLeadDays(context, def) * DAY_S) });
    },
    apply(context, payload): void {
      const { world, catalog } = context;
      const place = openSite(context, payload.site);
      const def = structureOf(context, payload.structure);
      if (!place || !def) return;
      for (const at of placesFrom(place.def, takenGround(place.site, place.def, catalog), def, payload.x, payload.y, payload.count)) {
        const id = world.nextId++;
        const leadS = arrivalLeadS(world, catalog, structureLeadDays(context, def), id);
        place.site.structures.push(newStructure(catalog, def, id, { x: at.x, y: at.y, shell: null }, world.timeS, leadS, nextShedRank(place.site)));
      }
    },
  } satisfies CommandHandler<CommandPayloads['site.build']>,

  'site.convert': {
    shape: { site: { type: 'id' }, shell: { type: 'id' } },
    check(context, payload): Check {
      const place = openSite(context, payload.site);
      if (!place) return freeCheck([condition('site-open', false)]);
      const shell = place.def.shells.find((entry) => entry.id === payload.shell);
      const def = shell ? structureOf(context, shell.structure) : null;
      if (!shell || !def) return freeCheck([condition('shell-exists', false)]);
      return paidCheck(context.world, def.priceCents, 'construction', 'conversion', [
        condition('shell-free', !place.site.structures.some((structure) => structure.shell === shell.id)),
        crewCondition(context),
      ], { monthlyCents: def.rentCentsPerMonth, readyInS: def.leadDays * DAY_S });
    },
    apply(context, payload): void {
      const { world, catalog } = context;
      const place = openSite(context, payload.site);
      const shell = place?.def.shells.find((entry) => entry.id === payload.shell);
      const def = shell ? structureOf(context, shell.structure) : null;
      if (!place || !shell || !def) return;
      const id = world.nextId++;
      const leadS = arrivalLeadS(world, catalog, def.leadDays, id);
      place.site.structures.push(newStructure(catalog, def, id, { x: shell.x, y: shell.y, shell: shell.id }, world.timeS, leadS, nextShedRank(place.site)));
    },
  } satisfies CommandHandler<CommandPayloads['site.convert']>,

  'site.demolish': {
    shape: { site: { type: 'id' }, id: { type: 'int', min: 0 } },
    check(context, payload): Check {
      const place = openSite(context, payload.site);
      if (!place) return freeCheck([condition('site-open', false)]);
      const structure = place.site.structures.find((entry) => entry.id === payload.id);
      if (!structure) return freeCheck([condition('structure-exists', false)]);
      let racks = 0;
      const { hall } = context.world.racks.columns;
      for (let r = 0; r < context.world.racks.count; r++) if (hall[r] === structure.id) racks++;
      return freeCheck([condition('hall-empty', racks === 0, racks, 0, 'count')]);
    },
    apply(context, payload): void {
      const place = openSite(context, payload.site);
      if (!place) return;
      const at = place.site.structures.findIndex((entry) => entry.id === payload.id);
      const structure = place.site.structures[at];
      if (structure) {
        place.site.structures.splice(at, 1);
        writeOff(context, place.site, structure);
      }
      context.derived.layouts.delete(payload.id);
    },
  } satisfies CommandHandler<CommandPayloads['site.demolish']>,

  'site.setShedOrder': {
    shape: { site: { type: 'id' }, halls: { type: 'ids' } },
    check(context, payload): Check {
      const place = openSite(context, payload.site);
      if (!place) return freeCheck([condition('site-open', false)]);
      const ids = hallIds(context, place.site);
      const given = Array.isArray(payload.halls) ? payload.halls : [];
      const complete = given.length === ids.length && new Set(given).size === given.length && given.every((id) => ids.includes(id));
      return freeCheck([condition('every-hall-once', complete, given.length, ids.length, 'count')]);
    },
    apply(context, payload): void {
      const place = openSite(context, payload.site);
      if (!place) return;
      for (const structure of place.site.structures) if (structure.hall) structure.hall.shedRank = payload.halls.indexOf(structure.id);
    },
  } satisfies CommandHandler<CommandPayloads['site.setShedOrder']>,

  'site.setReserve': {
    shape: { site: { type: 'id' }, units: { type: 'int', min: 0, max: MAX_COUNT } },
    check(context, payload): Check {
      const place = openSite(context, payload.site);
      if (!place) return freeCheck([condition('site-open', false)]);
      return freeCheck([condition('whole-number', Number.isInteger(payload.units) && payload.units >= 0 && payload.units <= MAX_COUNT, null, 0, 'count')]);
    },
    apply(context, payload): void {
      const place = openSite(context, payload.site);
      if (place) place.site.power.reserveUnits = payload.units;
    },
  } satisfies CommandHandler<CommandPayloads['site.setReserve']>,

  'site.setGensets': {
    shape: { site: { type: 'id' }, mode: { type: 'id' } },
    check(context, payload): Check {
      const place = openSite(context, payload.site);
      if (!place) return freeCheck([condition('site-open', false)]);
      return freeCheck([condition('genset-mode', MODES.some((mode) => mode === payload.mode))]);
    },
    apply(context, payload): void {
      const place = openSite(context, payload.site);
      const mode = MODES.find((entry) => entry === payload.mode);
      if (place && mode) place.site.power.gensetMode = mode;
    },
  } satisfies CommandHandler<CommandPayloads['site.setGensets']>,

  'site.setBatteries': {
    shape: { site: { type: 'id' }, mode: { type: 'id' }, reserveRatio: { type: 'number', min: 0, max: 1 } },
    check(context, payload): Check {
      const place = openSite(context, payload.site);
      if (!place) return freeCheck([condition('site-open', false)]);
      let batteries = 0;
      for (const structure of place.site.structures) if (structureDef(context.catalog, structure).kind === 'battery') batteries++;
      return freeCheck([
        condition('battery-mode', BATTERY_MODES.some((mode) => mode === payload.mode)),
        condition('battery-here', batteries > 0, batteries, 1, 'count'),
        condition('reserve-in-range', payload.reserveRatio >= 0 && payload.reserveRatio <= 1, payload.reserveRatio, 1, 'ratio'),
      ]);
    },
    apply(context, payload): void {
      const place = openSite(context, payload.site);
      const mode = BATTERY_MODES.find((entry) => entry === payload.mode);
      if (!place || !mode) return;
      place.site.power.batteryMode = mode;
      place.site.power.batteryReserveRatio = payload.reserveRatio;
    },
  } satisfies CommandHandler<CommandPayloads['site.setBatteries']>,

  'site.setWater': {
    shape: { site: { type: 'id' }, mode: { type: 'id' } },
    check(context, payload): Check {
      const place = openSite(context, payload.site);
      if (!place) return freeCheck([condition('site-open', false)]);
      return freeCheck([condition('water-mode', WATER_MODES.some((mode) => mode === payload.mode))]);
    },
    apply(context, payload): void {
      const place = openSite(context, payload.site);
      const mode = WATER_MODES.find((entry) => entry === payload.mode);
      if (!place || !mode) return;
      place.site.cooling.waterMode = mode;
      place.site.cooling.waterLimitLPerHour = waterLimitLPerHour(place.site, place.def, context.world.timeS);
    },
  } satisfies CommandHandler<CommandPayloads['site.setWater']>,
};

/** A structure and the cooling units in it leave the books; what was not yet written off is lost. */
function writeOff(context: SimContext, site: Site, structure: Structure): void {
  const { world, catalog } = context;
  const def = structureDef(catalog, structure);
  let lossCents = disposePlant(world, catalog, 'construction', def.priceCents, structure.orderedS, 'demolition');
  for (const units of structure.hall?.units ?? []) {
    let { count } = units;
    for (const order of units.ordered) count += order.count;
    const unit = catalog.coolingUnits[units.unit];
    if (unit) lossCents += disposePlant(world, catalog, 'equipment', unit.priceCents * count, structure.orderedS, 'demolition');
  }
  const { storage } = structure.hall ?? {};
  const racks = (storage?.tiles.length ?? 0) + (storage?.coming ?? []).reduce((sum, order) => sum + order.tiles.length, 0);
  if (racks > 0) lossCents += disposePlant(world, catalog, 'equipment', catalog.constants.storage.rackPriceCents * racks, structure.orderedS, 'demolition');
  emit(context, 'site.demolished', 'log', { site: siteName(catalog, site.id), structure: `@${def.name}`, loss: lossCents }, { site: site.id, panel: 'build' });
}

function hallIds(context: SimContext, site: Site): number[] {
  const ids: number[] = [];
  for (const structure of site.structures) {
    if (structure.hall && isHall(structureDef(context.catalog, structure))) ids.push(structure.id);
  }
  return ids;
}

function isHall(def: StructureDef): def is HallDef {
  return def.kind === 'hall';
}
