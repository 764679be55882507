/** A lab of 160 GPUs that serves one model in all three lines. */
import { LINE_IDS } from '../../../src/sim/index.ts';
import { lineOf } from '../../../src/sim/rules/products/lines.ts';
import type { Catalog } from '../../../src/sim/world/catalog.ts';
import type { StepContext } from '../../../src/sim/world/context.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { makeCluster } from '../compute/cluster.ts';

const { tiny } = tinyCatalog.scenarios;
export const shopCatalog: Catalog = { ...tinyCatalog, scenarios: { tiny: tiny!, shop: { ...tiny!, id: 'shop', market: { lines: [...LINE_IDS], data: ['books', 'shadow', 'made'], steps: ['evaluate', 'safety', 'tune'] } } } };

export function shop(seed = 1): StepContext {
  const context = makeCluster({ racks: 10, seed, catalog: shopCatalog });
  const { world } = context;
  world.scenario = 'shop';
  world.compute.models.push({ id: 1, name: 'Alpha', params: 7e9, activeParams: 7e9, contextTokens: 8192, tokens: 1e12, flops: 4e22, loss: 2, capability: 52, finishedS: 0, maxGpus: 160 });
  Object.assign(world.compute.product, { modelId: 1, priceCentsPerMTok: 300, servingGpus: 120, launchedS: 0 });
  for (const line of ['app', 'enterprise'] as const) Object.assign(lineOf(world.compute.offering, line), { modelId: 1, priceCentsPerMTok: 300 });
  for (const cohort of world.people.cohorts) if (cohort.role === 'product' || cohort.role === 'research') cohort.count = 20;
  return context;
}
