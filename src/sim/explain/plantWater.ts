/** Explanations of water and of what cooling costs: WUE, the contract, COP of the plant at this weather. Site in `params.site`, else all sites. */
import { ambientC, plantCapacityKW, plantCop, rejectionOf, rejects } from '../rules/rejection.ts';
import { siteBase } from '../rules/plantBalance.ts';
import { plantOf, readyHalls } from '../rules/sitePlant.ts';
import { siteName } from '../rules/siteName.ts';
import { allowanceL, keepsToContract, waterCentsPerM3, yearOf } from '../rules/water.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import type { Site } from '../world/plant.ts';
import type { SiteBase } from '../world/siteBase.ts';
import { effectTree } from './effects.ts';
import { fieldSource } from './sources.ts';
import { explained, leaf, type ExplainParams, type ExplainTable } from './types.ts';

function sitesOf(context: SimContext, params: ExplainParams): Site[] {
  const { sites } = context.world;
  return params['site'] === undefined ? sites : sites.filter((site) => site.id === params['site']);
}

/** Water over IT energy of the last twelve months, L per kWh. */
function wue(context: SimContext, params: ExplainParams): Explained {
  const { itKWh, waterL } = yearOf(sitesOf(context, params));
  return explained('wue', itKWh > 0 ? waterL / itKWh : null, 'factor', 'ratio', [leaf('wue.water', waterL, 'litres'), leaf('wue.energy', itKWh / 1000, 'MWh')], {
    params, raise: ['raise.water.dry', 'raise.water.setpoint'],
  });
}

/** Water of this hour, site by site, with what the contract leaves today. */
function water(context: SimContext, params: ExplainParams): Explained {
  const { catalog, world } = context;
  const sites = sitesOf(context, params);
  const terms: Explained[] = [];
  let total = 0;
  for (const site of sites) {
    const def = catalog.sites[site.id];
    if (!def) continue;
    const { waterLPerHour, waterDayL } = site.cooling;
    total += waterLPerHour;
    terms.push(leaf('water.site', waterLPerHour, 'litresPerHour', {
      params: {
        site: siteName(catalog, site.id), today: waterDayL, allowance: allowanceL(site, def, world.timeS), price: waterCentsPerM3(site, def, world.timeS),
        limited: keepsToContract(site, def, world.timeS) ? 1 : 0,
      },
      source: fieldSource(def, 'waterM3PerDay'),
    }));
  }
  return explained('water', total, 'litresPerHour', 'sum', terms, { params, raise: ['raise.water.dry', 'raise.water.setpoint'] });
}

function loopC(base: SiteBase, site: Site): number {
  return site.structures.reduce((kW, { hall }) => kW + (hall?.liquidHeatKW ?? 0), 0) > site.cooling.heatKW / 2 ? base.liquidLoopC : base.airLoopC;
}

/** Heat carried over all power that cooling takes; then each kind of plant: heat over compressor power when nothing comes free. */
function cop(context: SimContext, params: ExplainParams): Explained {
  const { catalog } = context;
  const sites = sitesOf(context, params);
  let heatKW = 0;
  let powerKW = 0;
  const terms: Explained[] = [];
  for (const site of sites) {
    heatKW += site.cooling.rejectKW;
    powerKW += site.power.coolingKW;
    const base = siteBase(context, site, readyHalls(context, site));
    const waterC = loopC(base, site);
    const told = new Set<string>();
    for (const { structure, def } of plantOf(context, site).rejection) {
      if (!rejects(structure) || told.has(def.id)) continue;
      told.add(def.id);
      const value = plantCop(def, rejectionOf(catalog, def), site.weather, waterC);
      terms.push(leaf(value === null ? 'cop.coils' : 'cop.plant', value, 'factor', {
        params: { structure: `@${def.name}`, ambient: ambientC(def, site.weather), loop: waterC, capacity: plantCapacityKW(catalog, def, site.weather, waterC) },
        source: rejectionOf(catalog, def).sources['chiller'] ?? null,
      }));
    }
  }
  return explained('cop', powerKW > 0 ? heatKW / powerKW : null, 'factor', 'ratio', [
    explained('cop.heat', heatKW, 'kW', 'lookup', terms),
    explained('power.cooling', powerKW, 'kW', 'lookup', [effectTree(context, 'coolingPower')]),
  ], { params, raise: ['raise.pue.setpoint', 'raise.pue.tower'] });
}

export const plantWaterExplanations: ExplainTable = { wue, water, cop };
