/** Switches, optics and draw of each site's fabric, from the ports delivered. O(networks). */
import { writeNetwork } from '../../rules/network.ts';
import type { StepContext } from '../../world/context.ts';

export function stepNetwork(context: StepContext): void {
  const { world, catalog } = context;
  for (const network of world.compute.networks) {
    const fabric = catalog.fabrics[network.fabric];
    if (!fabric) continue;
    if (fabric.portCrewHours <= 0 && network.portsCabled < network.portsDelivered) {
      network.portsCabled = network.portsDelivered;
      network.crewHoursLeft = 0;
    }
    writeNetwork(network, fabric, catalog.constants.network);
  }
}
