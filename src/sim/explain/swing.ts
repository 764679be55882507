/** Explanations of the swing: how much the run's draw moves, what the supply takes, how likely it trips. Site id in `params.site`; without, the first with a run. */
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import type { Site } from '../world/plant.ts';
import { structureDef } from '../world/lookup.ts';
import { tripChance } from '../rules/power/swing.ts';
import { constantSource } from './sources.ts';
import { explained, leaf, type ExplainParams, type ExplainTable } from './types.ts';

const HOURS_PER_DAY = 24;

function siteOf(context: SimContext, params: ExplainParams): Site | null {
  const { sites } = context.world;
  if (params['site'] !== undefined) return sites.find((site) => site.id === params['site']) ?? null;
  return sites.find((site) => site.power.swing.stepKW > 0) ?? sites[0] ?? null;
}

function swing(context: SimContext, params: ExplainParams): Explained {
  const site = siteOf(context, params);
  const { stepKW = 0, burntKW = 0 } = site?.power.swing ?? {};
  const { coherenceRatio } = context.catalog.constants.swing;
  return explained('swing', site ? stepKW : null, 'kW', 'product', [
    leaf('swing.depth', coherenceRatio > 0 ? stepKW / coherenceRatio : null, 'kW', { source: constantSource(context, 'swing.waitLoadRatio') }),
    leaf('swing.coherence', coherenceRatio, 'ratio', { source: constantSource(context, 'swing.coherenceRatio') }),
    leaf('swing.burnt', burntKW, 'kW', { source: constantSource(context, 'swing.smoothingMaxRatio') }),
  ], { params, raise: ['raise.swing.smoothing', 'raise.swing.cap', 'raise.swing.size'] });
}

/** What the supply takes, source by source. */
function stiffness(context: SimContext, params: ExplainParams): Explained {
  const site = siteOf(context, params);
  if (!site) return explained('stiffness', null, 'kW', 'sum', [], { params });
  const { swing: constants } = context.catalog.constants;
  const gridKW = site.power.feedNowKW * (context.catalog.sites[site.id]?.shortCircuitRatio ?? 0) * constants.voltageStepRatio;
  let generatorKW = 0;
  for (const structure of site.structures) {
    const def = structureDef(context.catalog, structure);
    if (def.kind === 'genset' && structure.runKW > 0) generatorKW += def.unitKW * def.stepRatio;
  }
  const { fitsKW } = site.power.swing;
  return explained('stiffness', fitsKW, 'kW', 'sum', [
    leaf('stiffness.grid', gridKW, 'kW', { params: { feed: site.power.feedNowKW }, source: constantSource(context, 'swing.voltageStepRatio') }),
    leaf('stiffness.generators', generatorKW, 'kW'),
    leaf('stiffness.batteries', Math.max(0, fitsKW - gridKW - generatorKW), 'kW'),
  ], { params, raise: ['raise.stiffness.battery', 'raise.stiffness.grid', 'raise.stiffness.gensets'] });
}

/** Chance of a trip within a day at this hour's swing. */
function tripRisk(context: SimContext, params: ExplainParams): Explained {
  const site = siteOf(context, params);
  const now = site?.power.swing;
  return explained('tripRisk', now ? tripChance(now.tripsPerHour, HOURS_PER_DAY) : null, 'ratio', 'lookup', [
    swing(context, params),
    stiffness(context, params),
    leaf('tripRisk.fall', now?.fallKW ?? null, 'kW', { source: constantSource(context, 'swing.checkpointCoherenceRatio') }),
    leaf('tripRisk.fitsRare', now?.fitsRareKW ?? null, 'kW', { source: constantSource(context, 'swing.rareStepRatio') }),
    leaf('tripRisk.perHour', now?.tripsPerHour ?? null, 'index', { source: constantSource(context, 'swing.tripsPerHourAtDouble') }),
  ], { params, raise: ['raise.swing.smoothing', 'raise.stiffness.battery', 'raise.tripRisk.checkpoints'] });
}

export const swingExplanations: ExplainTable = { swing, stiffness, tripRisk };
