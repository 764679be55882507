/** Orders for network ports. Price: the larger fabric less the one there is (or on order). */
import { DAY_S } from '../core/calendar.ts';
import { fabricLeadDays } from '../rules/hardwarePrice.ts';
import { networkAt, newNetwork, reachOfSite, shapeOf } from '../rules/network.ts';
import { billCents, networkBill, networkUpgradeCents, type NetworkShape } from '../rules/networkBill.ts';
import type { Catalog } from '../world/catalog.ts';
import type { FabricDef } from '../world/catalogHardware.ts';
import { WIRINGS, type NetworkState, type Wiring } from '../world/compute.ts';
import type { SimContext } from '../world/context.ts';
import { findSite } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { condition, freeCheck, paidCheck } from './checks.ts';
import { isWhole, placeOrder } from './ordering.ts';
import type { Check, CommandHandler, CommandPayloads, FieldShape } from './types.ts';

const MAX_PORTS = 2_000_000;
const WIDTH: FieldShape = { type: 'number', min: 1, max: 64 };
const REACH: FieldShape = { type: 'number', min: 1, max: 100_000 };

export const networkCommands = {
  'network.order': {
    shape: {
      site: { type: 'id' }, fabric: { type: 'id' }, ports: { type: 'int', min: 1, max: MAX_PORTS }, oversubscription: { ...WIDTH, optional: true }, wiring: { type: 'id', optional: true },
    },
    check({ world, catalog }, { site, fabric, ports, oversubscription, wiring }): Check {
      const def = catalog.fabrics[fabric];
      if (!def) return freeCheck([condition('unknown-fabric', false)]);
      const other = world.compute.networks.find((network) => network.site === site && network.fabric !== fabric);
      const there = networkAt(world, site);
      const width = there?.oversubscription ?? null;
      const narrow = oversubscription ?? width ?? 1;
      const wired = wiring ?? there?.wiring ?? 'rail';
      const { maxOversubscription } = catalog.constants.network;
      return paidCheck(world, portsCents({ world, catalog }, def, site, ports, narrow, asWiring(wired)), 'equipment', 'network-order', [
        condition('network-site', findSite(world, site) !== null),
        condition('one-fabric', other === undefined),
        condition('one-width', width === null || narrow === width, width, narrow, 'factor'),
        condition('width-range', narrow >= 1 && narrow <= maxOversubscription, narrow, narrow < 1 ? 1 : maxOversubscription, 'factor'),
        condition('wiring-known', WIRINGS.some((entry) => entry === wired)),
        condition('one-wiring', there === null || wired === there.wiring),
        condition('order-count', isWhole(ports) && ports >= 1, ports, 1, 'count'),
      ], { readyInS: leadS({ world, catalog }, def) });
    },
    apply(context, { site, fabric, ports, oversubscription, wiring }): void {
      const { world, catalog } = context;
      const def = catalog.fabrics[fabric]!;
      const there = networkAt(world, site);
      const narrow = there?.oversubscription ?? oversubscription ?? 1;
      const wired = there?.wiring ?? asWiring(wiring);
      const paidCents = portsCents(context, def, site, ports, narrow, wired);
      if (!there) world.compute.networks.push(newNetwork(world, catalog, site, def, narrow, wired));
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
      const shape = shapeOf(world, catalog, network, def);
      return paidCheck(world, changeCents(network, def, shape, { ...shape, oversubscription: Math.max(1, oversubscription) }, catalog), 'equipment', 'network-order', [
        condition('wider', oversubscription >= 1 && oversubscription < now, now, oversubscription, 'factor'),
        condition('not-widening', network.widenTo === 0),
      ], { readyInS: leadS({ world, catalog }, def) });
    },
    apply({ world, catalog }, { site, oversubscription }): void {
      const network = networkAt(world, site)!;
      network.widenTo = oversubscription;
      network.widenS = world.timeS + leadS({ world, catalog }, catalog.fabrics[network.fabric]!);
    },
  },

  'network.extend': {
    shape: { site: { type: 'id' }, reachM: REACH },
    check({ world, catalog }, { site, reachM }): Check {
      const network = networkAt(world, site);
      const def = network && catalog.fabrics[network.fabric];
      if (!network || !def) return freeCheck([condition('network-there', false)]);
      const shape = shapeOf(world, catalog, network, def);
      const longest = Math.max(...def.links.map((link) => link.reachM));
      return paidCheck(world, changeCents(network, def, shape, shapeOf(world, catalog, network, def, reachM), catalog), 'equipment', 'network-order', [
        condition('hall-far', shape.halls.some((hall) => hall.link === null)),
        condition('longer', reachM > network.reachM, network.reachM, reachM, 'count'),
        condition('link-known', def.links.some((link) => link.reachM === reachM), longest, reachM, 'count'),
        condition('not-extending', network.reachTo === 0),
      ], { readyInS: leadS({ world, catalog }, def) });
    },
    apply({ world, catalog }, { site, reachM }): void {
      const network = networkAt(world, site)!;
      network.reachTo = reachM;
      network.reachS = world.timeS + leadS({ world, catalog }, catalog.fabrics[network.fabric]!);
    },
  },
} satisfies { [T in Extract<keyof CommandPayloads, `network.${string}`>]: CommandHandler<CommandPayloads[T]> };

function asWiring(id: string | undefined): Wiring {
  return id === 'rack' ? 'rack' : 'rail';
}

function leadS({ world, catalog }: Pick<SimContext, 'world' | 'catalog'>, def: FabricDef): number {
  return Math.round(fabricLeadDays(catalog.scenarios[world.scenario], def) * DAY_S);
}

/** The fabric laid otherwise less the one there is, for the ports delivered. */
function changeCents(network: NetworkState, def: FabricDef, now: NetworkShape, then: NetworkShape, { constants }: Catalog): number {
  const cents = (shape: NetworkShape): number => billCents(networkBill(network.portsDelivered, def, shape, constants.network));
  return Math.max(0, cents(then) - cents(now));
}

/** Ports that a site has or has coming. */
export function portsOf(world: World, site: string): number {
  let ports = 0;
  for (const network of world.compute.networks) if (network.site === site) ports += network.portsDelivered;
  for (const order of world.compute.orders) if (order.kind === 'ports' && order.site === site) ports += order.ordered - order.delivered;
  return ports;
}

/** A new fabric comes with cables that reach every hall of the site; one that is there keeps the reach it has. */
function portsCents({ world, catalog }: Pick<SimContext, 'world' | 'catalog'>, def: FabricDef, site: string, ports: number, oversubscription: number, wiring: Wiring): number {
  if (!isWhole(ports)) return 0;
  const there = networkAt(world, site);
  const network = there ?? newNetwork(world, catalog, site, def);
  const reachM = there ? there.reachM : reachOfSite(findSite(world, site), catalog, def);
  const shape = { ...shapeOf(world, catalog, network, def, reachM), oversubscription: Math.max(1, oversubscription), wiring };
  return networkUpgradeCents(portsOf(world, site), ports, def, shape, catalog.constants.network);
}
