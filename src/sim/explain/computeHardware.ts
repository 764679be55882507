/** Prices of accelerators and fabrics. Params: { accelerator, gpus? } and { site, fabric, ports }. */
import { switchCount } from '../rules/fabric.ts';
import { networkAt, newNetwork, shapeOf } from '../rules/network.ts';
import { billCents, networkBill } from '../rules/networkBill.ts';
import { daysSinceRelease, listPriceCents } from '../rules/hardwarePrice.ts';
import { depthRatio, resalePriceCents, successor, usedOnOffer } from '../rules/resale.ts';
import { offeredAccelerators } from '../rules/hardwareOffers.ts';
import { pow } from '../core/maths.ts';
import { DAY_S } from '../core/calendar.ts';
import type { SimContext } from '../world/context.ts';
import { constantSource, fieldSource } from './sources.ts';
import { explained, leaf, type ExplainParams, type ExplainTable } from './types.ts';

const DAYS_PER_YEAR = 365.25;

export const computeHardwareExplanations: ExplainTable = {
  gpuPrice: (context, params) => {
    const { world, catalog } = context;
    const def = catalog.accelerators[String(params['accelerator'])] ?? offeredAccelerators(catalog, world.scenario)[0];
    if (!def) return leaf('gpuPrice', null, 'cents');
    const today = world.epochDay + Math.floor(world.timeS / DAY_S);
    const gpus = numberOf(params, 'gpus', 1);
    const years = Math.max(0, daysSinceRelease(def, today)) / DAYS_PER_YEAR;
    return explained('gpuPrice', listPriceCents(def, today) * gpus, 'cents', 'product', [
      leaf('gpuPrice.launch', def.priceCents, 'cents', { source: fieldSource(def, 'priceCents') }),
      explained('gpuPrice.age', pow(1 - def.priceFallPerYear, years), 'factor', 'lookup', [
        leaf('gpuPrice.fall', def.priceFallPerYear, 'ratio', { source: fieldSource(def, 'priceFallPerYear') }),
        leaf('gpuPrice.days', Math.max(0, daysSinceRelease(def, today)), 'days', { source: fieldSource(def, 'releaseDate') }),
      ]),
      leaf('gpuPrice.count', gpus, 'gpus'),
    ], { params: { item: `@${def.name}`, resale: resalePriceCents(def, today, catalog, world.scenario) }, raise: ['raise.gpuPrice.wait', 'raise.gpuPrice.older'] });
  },

  gpuResale: (context, params) => {
    const { world, catalog } = context;
    const def = catalog.accelerators[String(params['accelerator'])] ?? offeredAccelerators(catalog, world.scenario)[0];
    if (!def) return leaf('gpuResale', null, 'cents');
    const today = world.epochDay + Math.floor(world.timeS / DAY_S);
    const better = successor(def, today, catalog, world.scenario);
    const pressed = better.def
      ? [leaf('gpuResale.better', better.ratio, 'ratio', { params: { item: `@${better.def.name}` }, source: constantSource(context, 'finance.newGenerationDays') })]
      : [];
    const gpus = numberOf(params, 'gpus', 0);
    const depth = depthRatio(world, catalog, def, gpus);
    return explained('gpuResale', Math.round(resalePriceCents(def, today, catalog, world.scenario) * depth), 'cents', 'product', [
      leaf('gpuPrice', listPriceCents(def, today), 'cents', { params: { item: `@${def.name}`, resale: resalePriceCents(def, today, catalog, world.scenario) } }),
      leaf('gpuResale.used', def.resaleRatio, 'ratio', { source: fieldSource(def, 'resaleRatio') }), ...pressed,
      leaf('gpuResale.depth', depth, 'ratio', { params: { n: gpus, offered: Math.round(usedOnOffer(world, catalog, def.id)), days: catalog.constants.finance.resaleHalfDays }, source: constantSource(context, 'finance.resaleDepthWeeks') }),
    ], { params: { item: `@${def.name}` }, raise: ['raise.gpuResale.early', 'raise.gpuResale.slowly'] });
  },

  fabricPrice: (context, params) => {
    const { world, catalog } = context;
    const def = catalog.fabrics[String(params['fabric'])] ?? Object.values(catalog.fabrics)[0];
    if (!def) return leaf('fabricPrice', null, 'cents');
    const site = String(params['site'] ?? world.sites[0]?.id ?? '');
    const have = portsAt(context, site);
    const there = networkAt(world, site);
    const network = there ?? newNetwork(world, catalog, site, def, Math.max(1, numberOf(params, 'oversubscription', 1)), params['wiring'] === 'rack' ? 'rack' : 'rail');
    const more = numberOf(params, 'ports', 0);
    const shape = shapeOf(world, catalog, network, def);
    const now = networkBill(have, def, shape, catalog.constants.network);
    const then = networkBill(have + more, def, shape, catalog.constants.network);
    const switches = switchCount(then) - switchCount(now);
    return explained('fabricPrice', Math.max(0, billCents(then) - billCents(now)), 'cents', 'sum', [
      explained('fabricPrice.switches', switches * def.switchPriceCents, 'cents', 'product', [
        leaf('fabricPrice.switchCount', switches, 'count', { params: { leaf: then.leaf, spine: then.spine, core: then.core, tiers: then.tiers }, source: constantSource(context, 'network.tierRadixRatio') }),
        leaf('fabricPrice.switchPrice', def.switchPriceCents, 'cents', { source: fieldSource(def, 'switchPriceCents') }),
      ]),
      explained('fabricPrice.optics', then.linkCents - now.linkCents, 'cents', 'sum', then.links.map(({ link, cables }) => {
        const ends = 2 * (cables - (now.links.find((entry) => entry.link === link)?.cables ?? 0));
        return leaf('fabricPrice.link', ends * def.opticPriceCents * link.priceRatio, 'cents', {
          params: { item: `@${link.name}`, n: ends, reachM: link.reachM, each: def.opticPriceCents * link.priceRatio }, source: fieldSource(def, 'links'),
        });
      })),
    ], { params: { n: more, tiers: then.tiers }, raise: ['raise.fabricPrice.tiers', 'raise.fabricPrice.radix'] });
  },
};

function portsAt({ world }: SimContext, site: string): number {
  let ports = 0;
  for (const network of world.compute.networks) if (network.site === site) ports += network.portsDelivered;
  for (const order of world.compute.orders) if (order.kind === 'ports' && order.site === site) ports += order.ordered - order.delivered;
  return ports;
}

function numberOf(params: ExplainParams, key: string, fallback: number): number {
  const value = params[key];
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : fallback;
}
