/** Explanations of the plant: power, supply, heat, PUE, cooling capacity. Site ids in `params.site`, hall ids in `params.hall`; without, all sites. */
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import type { Site } from '../world/plant.ts';
import { buswayRacks, firmWeight, staffedItKW } from '../rules/hallLoad.ts';
import { layoutFor, rackSumKW } from '../rules/layout.ts';
import { setMix, siteBase, unitCapacityKW } from '../rules/plantBalance.ts';
import { readyHalls } from '../rules/sitePlant.ts';
import { ambientC, plantCapacityKW, rejects } from '../rules/rejection.ts';
import { curtailed, feedBroken } from '../rules/power/feed.ts';
import { unitCapacityKW as generatorKW } from '../rules/power/generation.ts';
import { utilisationOf } from '../rules/utilisation.ts';
import { siteName } from '../rules/siteName.ts';
import { plantHeatExplanations } from './plantHeat.ts';
import { plantWaterExplanations } from './plantWater.ts';
import { findHall, structureDef } from '../world/lookup.ts';
import { hottest, inlet } from './inlet.ts';
import { waterfallStep } from './computeWaterfall.ts';
import { constantSource, fieldSource } from './sources.ts';
import { explained, leaf, type ExplainParams, type ExplainTable } from './types.ts';

function sitesOf(context: SimContext, params: ExplainParams): Site[] {
  const { sites } = context.world;
  return params['site'] === undefined ? sites : sites.filter((site) => site.id === params['site']);
}

function total(sites: readonly Site[], read: (site: Site) => number): number {
  let sum = 0;
  for (const site of sites) sum += read(site);
  return sum;
}

/** Load of a site: IT, cooling, losses, misc. */
function power(context: SimContext, params: ExplainParams): Explained {
  const sites = sitesOf(context, params);
  const source = (path: string) => ({ source: constantSource(context, path) });
  return explained('power', total(sites, (site) => site.power.loadKW), 'kW', 'sum', [
    leaf('power.it', total(sites, (site) => site.power.itKW), 'kW'),
    leaf('power.cooling', total(sites, (site) => site.power.coolingKW), 'kW'),
    leaf('power.losses', total(sites, (site) => site.power.lossKW), 'kW', source('power.upsLossRatio')),
    leaf('power.misc', total(sites, (site) => site.power.miscKW), 'kW', source('power.miscRatio')),
  ], { params, raise: ['raise.power.setpoint', 'raise.power.cap'] });
}

function supply(context: SimContext, params: ExplainParams): Explained {
  const sites = sitesOf(context, params);
  const { world, catalog } = context;
  const terms: Explained[] = [];
  for (const site of sites) {
    const def = catalog.sites[site.id];
    const off = curtailed(site, world.timeS);
    const short = off || feedBroken(site, world.timeS);
    for (const phase of site.grid) {
      const phaseDef = def?.gridPhases.find((entry) => entry.id === phase.id);
      if (!phaseDef || !phase.live) continue;
      terms.push(leaf('supply.grid', site.power.gridOutUntilS > world.timeS || phase.outUntilS > world.timeS || (off && !phaseDef.firm) ? 0 : phaseDef.addKW, 'kW', { params: { site: siteName(catalog, site.id), phase: phase.id }, source: fieldSource(def, 'gridPhases') }));
    }
    let units = 0;
    let unitKW = 0;
    for (const structure of site.structures) {
      const structDef = structureDef(catalog, structure);
      if (structure.stage !== 'ready' || structDef.kind !== 'genset') continue;
      units++;
      unitKW += generatorKW(structDef, site.weather.dryBulbC);
    }
    if (units > 0 && site.power.gensetMode !== 'off') terms.push(leaf('supply.gensets', unitKW, 'kW', { params: { site: siteName(catalog, site.id), count: units } }));
    if (short) terms.push(leaf('supply.battery', Math.max(0, site.power.batteryKW), 'kW', { params: { site: siteName(catalog, site.id) } }));
  }
  return explained('supply', total(sites, (site) => site.power.supplyKW), 'kW', 'sum', terms, { params, raise: ['raise.supply.grid', 'raise.supply.gensets'] });
}

function pue(context: SimContext, params: ExplainParams): Explained {
  const sites = sitesOf(context, params);
  const loadKW = total(sites, (site) => site.power.loadKW);
  const itKW = total(sites, (site) => site.power.itKW);
  return explained('pue', itKW > 0 ? loadKW / itKW : null, 'factor', 'ratio', [power(context, params), leaf('power.it', itKW, 'kW')], {
    params, raise: ['raise.pue.setpoint', 'raise.pue.tower'],
  });
}

/** What the rejection plant carries now, plant by plant, at this weather. */
function coolingCapacity(context: SimContext, params: ExplainParams): Explained {
  const { catalog } = context;
  const sites = sitesOf(context, params);
  const terms: Explained[] = [];
  for (const site of sites) {
    const base = setMix(siteBase(context, site, readyHalls(context, site)), site.power.itKW, total([site], liquidHeat));
    for (const structure of site.structures) {
      const def = structureDef(catalog, structure);
      if (def.kind !== 'heat-rejection' || structure.stage === 'ordered' || structure.stage === 'building') continue;
      const kW = rejects(structure) ? plantCapacityKW(catalog, def, site.weather, base.liquidRatio > 0.5 ? base.liquidLoopC : base.airLoopC) : 0;
      terms.push(leaf('coolingCapacity.plant', kW, 'kW', {
        params: { structure: `@${def.name}`, rated: def.ratedKW, ambient: ambientC(def, site.weather) }, source: fieldSource(def, 'ratedKW'),
      }));
    }
  }
  return explained('coolingCapacity', total(sites, (site) => site.cooling.rejectCapacityKW), 'kW', 'sum', terms, {
    params, raise: ['raise.coolingCapacity.plant', 'raise.coolingCapacity.loop'],
  });
}

function liquidHeat(site: Site): number {
  let kW = 0;
  for (const structure of site.structures) if (structure.hall) kW += structure.hall.liquidHeatKW;
  return kW;
}

/** How much IT a hall runs: the smallest of what it may. */
function hallPower(context: SimContext, params: ExplainParams): Explained {
  const { world, catalog } = context;
  const place = typeof params['hall'] === 'number' ? findHall(world, catalog, params['hall']) : null;
  if (!place) return explained('hallPower', null, 'kW', 'lookup', [], { params });
  const { site, structure, hall, def } = place;
  const layout = layoutFor(context, structure.id, hall.layoutVersion);
  const weight = firmWeight(hall, catalog);
  return explained('hallPower', hall.itKW, 'kW', 'lookup', [
    leaf('hallPower.installed', rackSumKW(layout, layout.rackRows.length, weight), 'kW', { params: { racks: layout.rackRows.length } }),
    leaf('hallPower.powered', rackSumKW(layout, hall.poweredRacks, weight), 'kW', { params: { racks: hall.poweredRacks, gpus: hall.poweredGpus } }),
    leaf('hallPower.busway', def.maxItKW, 'kW', { params: { racks: buswayRacks(hall, def, layout, catalog) }, source: fieldSource(def, 'maxItKW') }),
    leaf('hallPower.crew', finite(staffedItKW(world, catalog)), 'kW', { source: constantSource(context, 'construction.facilitiesPerMW') }),
    leaf('hallPower.utilisation', utilisationOf(world, catalog, site), 'ratio', { source: constantSource(context, 'power.trainingLoadRatio') }),
    leaf('hallPower.clock', hall.clockRatio, 'ratio'),
    leaf('hallPower.airCooling', unitCapacityKW(hall, catalog, 'crah'), 'kW', { params: { heat: hall.airHeatKW } }),
    leaf('hallPower.liquidCooling', unitCapacityKW(hall, catalog, 'cdu'), 'kW', { params: { heat: hall.liquidHeatKW } }),
  ], { params, raise: ['raise.hallPower.shed-order', 'raise.hallPower.supply', 'raise.hallPower.crew'] });
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

export const plantExplanations: ExplainTable = {
  power,
  supply,
  pue,
  hottest,
  inlet,
  coolingCapacity,
  hallPower,
  ...plantHeatExplanations,
  ...plantWaterExplanations,
  'waterfall.powered': (context) => ({ ...waterfallStep(context, 'powered'), raise: ['raise.powered.grid', 'raise.powered.gensets', 'raise.powered.crew', 'raise.powered.cap'] }),
  'waterfall.cool': (context) => ({ ...waterfallStep(context, 'cool'), raise: ['raise.cool.units', 'raise.cool.plant', 'raise.cool.layout', 'raise.cool.setpoint'] }),
};
