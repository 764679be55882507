/**
 * Data: what a lab may train on, and what its mix is worth. The open web's filtered tokens are the start (training.dataStockTokens);
 * what is added counts as unique tokens and moves the mix's quality. A scenario without a market has the open web alone.
 */
import { pow } from '../../core/maths.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { DataSourceDef } from '../../world/catalogProducts.ts';
import type { DataHolding } from '../../world/products.ts';
import type { World } from '../../world/world.ts';
import { marketOf } from './lines.ts';

/** Data that the scenario offers. */
export function scenarioData(world: World, catalog: Catalog): DataSourceDef[] {
  return (marketOf(world, catalog)?.data ?? []).flatMap((id) => (Object.hasOwn(catalog.dataSources, id) ? [catalog.dataSources[id]!] : []));
}

export function holdingOf(world: World, source: string): DataHolding | null {
  return world.compute.offering.data.find((entry) => entry.source === source) ?? null;
}

/** Unique tokens that a run started now may use; undefined where data is no question. */
export function dataStockTokens(world: World, catalog: Catalog): number | undefined {
  if (!marketOf(world, catalog)) return undefined;
  let tokens = catalog.constants.training.dataStockTokens;
  for (const holding of world.compute.offering.data) if (holding.readyS <= world.timeS) tokens += holding.tokens;
  return tokens;
}

/** Compute-equivalent of the mix against the open web: mean quality to `dataQualityExponent`. 1 without other data. */
export function dataMixRatio(world: World, catalog: Catalog): number {
  const { training, product } = catalog.constants;
  if (!marketOf(world, catalog)) return 1;
  let tokens = training.dataStockTokens;
  let worth = tokens;
  for (const holding of world.compute.offering.data) {
    if (holding.readyS > world.timeS) continue;
    tokens += holding.tokens;
    worth += holding.tokens * (catalog.dataSources[holding.source]?.qualityRatio ?? 1);
  }
  return tokens > 0 ? pow(worth / tokens, product.dataQualityExponent) : 1;
}

/** Tokens that a court may look at. */
export function contestedTokens(world: World, catalog: Catalog): number {
  let tokens = 0;
  for (const holding of world.compute.offering.data) if (holding.readyS <= world.timeS && catalog.dataSources[holding.source]?.contested) tokens += holding.tokens;
  return tokens;
}
