/** The minutes that count: restart cooling, take the run off, shed the hottest hall; and back again. */
import type { SimContext, Site, Structure } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';

/** Inlet at which the run is taken off, and at which the hall goes dark. */
const EVACUATE_C = 36;
const SHED_C = 41;
const LIQUID_SHED_C = 54;
/** Inlet at which a dark hall comes back. */
const BACK_C = 30;

function hottestHall(site: Site): Structure | null {
  let worst: Structure | null = null;
  for (const structure of site.structures) {
    if (!structure.hall || structure.hall.poweredGpus <= 0 || structure.hall.shedByOrder) continue;
    if (!worst || structure.hall.hottestInletC > (worst.hall?.hottestInletC ?? 0)) worst = structure;
  }
  return worst;
}

export function manageIncidents(context: SimContext, hands: BotHands): void {
  const { world } = context;
  const live = world.incident !== null && world.incident.endedS < 0;
  for (const site of world.sites) {
    if (site.cooling.tripUntilS > world.timeS && !site.cooling.restartOrdered) hands.order({ type: 'emergency.restartCooling', site: site.id });
    const worst = hottestHall(site);
    const inletC = worst?.hall?.hottestInletC ?? 0;
    const liquidC = worst?.hall?.liquidSupplyC ?? 0;
    const { job } = world.compute;
    if (live && inletC >= EVACUATE_C && job && job.state === 'running' && job.site === site.id) hands.order({ type: 'emergency.evacuate' });
    if (live && worst && (inletC >= SHED_C || liquidC >= LIQUID_SHED_C)) hands.order({ type: 'emergency.shedHall', hall: worst.id });
    if (live || site.cooling.tripUntilS > world.timeS) continue;
    for (const structure of site.structures) {
      if (structure.hall?.shedByOrder && structure.hall.airC <= BACK_C) hands.order({ type: 'emergency.restoreHall', hall: structure.id });
    }
  }
}
