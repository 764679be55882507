/** Switches, optics and draw of each site's fabric, from the ports delivered. O(networks). */
import { writeNetwork } from '../../rules/network.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';

export function stepNetwork(context: StepContext): void {
  const { world, catalog } = context;
  for (const network of world.compute.networks) {
    const fabric = catalog.fabrics[network.fabric];
    if (!fabric) continue;
    if (fabric.portCrewHours <= 0 && network.portsCabled < network.portsDelivered) {
      network.portsCabled = network.portsDelivered;
      network.crewHoursLeft = 0;
    }
    if (network.widenTo > 0 && world.timeS >= network.widenS) {
      network.oversubscription = network.widenTo;
      network.widenTo = 0;
      emit(context, 'network.widened', 'good', { site: `@${catalog.sites[network.site]?.name ?? network.site}` }, { site: network.site, panel: 'cluster' });
    }
    writeNetwork(network, fabric, catalog.constants.network);
  }
}
