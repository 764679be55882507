/** Orders for the fabric of a site: ports, as wide at the top as wished, and a wider top for one that stands. */
import { DAY_S } from '../core/calendar.ts';
import { fabricCostCents } from '../rules/fabric.ts';
import { fabricLeadDays } from '../rules/hardwarePrice.ts';
import { networkAt, networkBom, networkUpgradeCents } from '../rules/network.ts';
import type { Catalog } from '../world/catalog.ts';
import type { FabricDef } from '../world/catalogHardware.ts';
import type { NetworkState } from '../world/compute.ts';
import type { SimContext } from '../world/context.ts';
import { findSite } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { condition, freeCheck, paidCheck } from './checks.ts';
import { isWhole, placeOrder } from './ordering.ts';
import type { Check, CommandHandler, CommandPayloads, FieldShape } from './types.ts';

const MAX_PORTS = 2_000_000;
const WIDTH: FieldShape = { type: 'number', min: 1, max: 64 };

export const networkCommands = {
  'network.order': {
    shape: { site: { type: 'id' }, fabric: { type: 'id' }, ports: { type: 'int', min: 1, max: MAX_PORTS }, oversubscription: { ...WIDTH, optional: true } },
    check({ world, catalog }, { site, fabric, ports, oversubscription }): Check {
      const def = catalog.fabrics[fabric];
      if (!def) return freeCheck([condition('unknown-fabric', false)]);
      const other = world.compute.networks.find((network) => network.site === site && network.fabric !== fabric);
      const width = networkAt(world, site)?.oversubscription ?? null;
      const narrow = oversubscription ?? width ?? 1;
      const { maxOversubscription } = catalog.constants.network;
      return paidCheck(world, portsCents({ world, catalog }, def, site, ports, narrow), 'equipment', 'network-order', [
        condition('network-site', findSite(world, site) !== null),
        condition('one-fabric', other === undefined),
        condition('one-width', width === null || narrow === width, width, narrow, 'factor'),
        condition('width-range', narrow >= 1 && narrow <= maxOversubscription, narrow, narrow < 1 ? 1 : maxOversubscription, 'factor'),
        condition('order-count', isWhole(ports) && ports >= 1, ports, 1, 'count'),
      ], { readyInS: Math.round(fabricLeadDays(catalog.scenarios[world.scenario], def) * DAY_S) });
    },
    apply(context, { site, fabric, ports, oversubscription }): void {
      const { world, catalog } = context;
      const def = catalog.fabrics[fabric]!;
      const narrow = networkAt(world, site)?.oversubscription ?? oversubscription ?? 1;
      const paidCents = portsCents(context, def, site, ports, narrow);
      if (!networkAt(world, site)) {
        world.compute.networks.push({ site, fabric, portsDelivered: 0, portsCabled: 0, oversubscription: narrow, widenTo: 0, widenS: 0, crewHoursLeft: 0, leaf: 0, spine: 0, core: 0, optics: 0, drawKW: 0 });
      }
      placeOrder(context, 'ports', def, fabricLeadDays(context.catalog.scenarios[world.scenario], def), ports, ports, paidCents, site);
    },
  },

  'network.widen': {
    shape: { site: { type: 'id' }, oversubscription: WIDTH },
    check({ world, catalog }, { site, oversubscription }): Check {
      const network = networkAt(world, site);
      const def = network && catalog.fabrics[network.fabric];
      if (!network || !def) return freeCheck([condition('network-there', false)]);
      const now = network.oversubscription;
      return paidCheck(world, widerCents(network, def, oversubscription, catalog), 'equipment', 'network-order', [
        condition('wider', oversubscription >= 1 && oversubscription < now, now, oversubscription, 'factor'),
        condition('not-widening', network.widenTo === 0),
      ], { readyInS: Math.round(fabricLeadDays(catalog.scenarios[world.scenario], def) * DAY_S) });
    },
    apply({ world, catalog }, { site, oversubscription }): void {
      const network = networkAt(world, site)!;
      network.widenTo = oversubscription;
      network.widenS = world.timeS + Math.round(fabricLeadDays(catalog.scenarios[world.scenario], catalog.fabrics[network.fabric]!) * DAY_S);
    },
  },
} satisfies { [T in Extract<keyof CommandPayloads, `network.${string}`>]: CommandHandler<CommandPayloads[T]> };

/** The wider fabric less the one there is, for the ports delivered. */
function widerCents(network: NetworkState, def: FabricDef, oversubscription: number, catalog: Catalog): number {
  const { network: constants } = catalog.constants;
  const cost = (narrow: number): number => fabricCostCents(networkBom(network.portsDelivered, def, Math.max(1, narrow), constants), def);
  return Math.max(0, cost(oversubscription) - cost(network.oversubscription));
}

/** Ports that a site has or has coming. */
export function portsOf(world: World, site: string): number {
  let ports = 0;
  for (const network of world.compute.networks) if (network.site === site) ports += network.portsDelivered;
  for (const order of world.compute.orders) if (order.kind === 'ports' && order.site === site) ports += order.ordered - order.delivered;
  return ports;
}

function portsCents({ world, catalog }: Pick<SimContext, 'world' | 'catalog'>, def: FabricDef, site: string, ports: number, oversubscription: number): number {
  return isWhole(ports) ? networkUpgradeCents(portsOf(world, site), ports, def, Math.max(1, oversubscription), catalog.constants.network) : 0;
}
