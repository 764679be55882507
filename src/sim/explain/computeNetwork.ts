/** Explanations of a site's fabric: what it draws and what drops out. Params: { site }. */
import { networkAt, shapeOf } from '../rules/network.ts';
import { networkBill } from '../rules/networkBill.ts';
import type { SimContext } from '../world/context.ts';
import { fieldSource } from './sources.ts';
import { explained, leaf, type ExplainParams, type ExplainTable } from './types.ts';

const DAYS_PER_YEAR = 365;
const ENDS = 2;

function laid({ world, catalog }: SimContext, params: ExplainParams) {
  const network = networkAt(world, String(params['site'] ?? world.compute.networks[0]?.site ?? ''));
  const def = network && catalog.fabrics[network.fabric];
  return network && def ? { network, def, bill: networkBill(network.portsDelivered, def, shapeOf(world, catalog, network, def), catalog.constants.network) } : null;
}

export const computeNetworkExplanations: ExplainTable = {
  networkDraw: (context, params) => {
    const fabric = laid(context, params);
    if (!fabric) return leaf('networkDraw', null, 'kW');
    const { bill, def } = fabric;
    return explained('networkDraw', fabric.network.drawKW, 'kW', 'sum', [
      leaf('networkDraw.switches', bill.switchKW, 'kW', { params: { leaf: bill.leaf, spine: bill.spine, core: bill.core }, source: fieldSource(def, 'switchW') }),
      ...bill.links.map(({ link, cables }) => leaf('networkDraw.link', ENDS * cables * def.opticW * link.wattRatio / 1000, 'kW', {
        params: { item: `@${link.name}`, n: ENDS * cables }, source: fieldSource(def, 'opticW'),
      })),
    ], { raise: ['raise.networkDraw.wiring', 'raise.networkDraw.narrow'] });
  },

  networkFlaps: (context, params) => {
    const fabric = laid(context, params);
    if (!fabric) return leaf('networkFlaps', null, 'perDay');
    const { bill, def } = fabric;
    return explained('networkFlaps', fabric.network.flapsPerYear / DAYS_PER_YEAR, 'perDay', 'sum', bill.links.map(({ link, cables }) => leaf(
      'networkFlaps.link', ENDS * cables * def.flapsPerOpticYear * link.flapRatio / DAYS_PER_YEAR, 'perDay', { params: { item: `@${link.name}`, n: ENDS * cables }, source: fieldSource(def, 'flapsPerOpticYear') },
    )), { raise: ['raise.networkDraw.wiring', 'raise.networkDraw.narrow'] });
  },
};
