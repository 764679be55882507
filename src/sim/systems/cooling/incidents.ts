/** The record of an incident: opened when something fast begins, closed when nothing moves any more. */
import { storeLive } from '../../rules/coldStore.ts';
import { hallTransient, outageMoves } from '../../rules/incident.ts';
import { outageUntilS } from '../../rules/power/feed.ts';
import { isProvoked } from '../../rules/provoked.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { Site } from '../../world/plant.ts';
import { siteName } from '../../rules/siteName.ts';

function moves(context: StepContext, site: Site): 'cooling' | 'power' | null {
  if (hallTransient(site) || storeLive(site)) return 'cooling';
  // A generator that starts beside a sound feed is no incident.
  return outageMoves(site, context.world.timeS) && (outageUntilS(site) > 0 || site.power.restartLeftS > 0) ? 'power' : null; // over when its chillers run again
}

/** Opens, follows and closes `world.incident`. Called after cooling, at the hour and every ten seconds. */
export function followIncident(context: StepContext): void {
  const { world } = context;
  const live = world.incident !== null && world.incident.endedS < 0 ? world.incident : null;
  let any = false;
  for (const site of world.sites) {
    const kind = moves(context, site);
    if (kind === null) continue;
    any = true;
    if (live === null && (world.incident === null || world.incident.endedS >= 0)) {
      world.incident = { kind, site: site.id, startedS: world.timeS, endedS: -1, halls: [], worstC: 0, damagedGpus: 0, provoked: isProvoked(context, site, kind) };
      // Why the feed went was told when it went.
      emit(context, 'incident.start', kind === 'power' ? 'log' : 'bad', { site: siteName(context.catalog, site.id), kind: `@incident.${kind}` }, { site: site.id, panel: 'power' });
    }
    noteHalls(context, site);
  }
  if (!any && live !== null) close(context);
}

function noteHalls(context: StepContext, site: Site): void {
  const { incident } = context.world;
  if (!incident || incident.site !== site.id) return;
  for (const structure of site.structures) {
    if (!structure.hall || (!structure.hall.transient && incident.kind === 'cooling')) continue;
    if (structure.hall.transient && !incident.halls.includes(structure.id)) incident.halls.push(structure.id);
    incident.worstC = Math.max(incident.worstC, structure.hall.hottestInletC);
  }
}

/** Survived: nothing was damaged, and every hall that was in it still runs racks. What was provoked counts only when it is lost. */
function close(context: StepContext): void {
  const { world } = context;
  const { incident } = world;
  if (!incident) return;
  incident.endedS = world.timeS;
  let dark = false;
  for (const site of world.sites) {
    if (site.id === incident.site) site[incident.kind].faultOpen = false; // one incident answers for all that had failed
    for (const structure of site.structures) {
      const { hall } = structure;
      if (!hall || site.id !== incident.site) continue;
      const involved = incident.kind === 'power' || incident.halls.includes(structure.id);
      if (involved && hall.poweredGpus > 0 && hall.coolGpus < hall.poweredGpus) dark = true;
      if (incident.kind === 'power' && hall.bootUntilS > incident.startedS) dark = true;
    }
  }
  const survived = !dark && incident.damagedGpus === 0;
  if (!survived) world.incidents.lost++;
  else if (incident.provoked !== true) world.incidents.survived++;
  const type = !survived ? 'incident.lost' : incident.provoked === true ? 'incident.over' : 'incident.survived';
  emit(context, type, survived ? 'good' : incident.kind === 'power' && incident.damagedGpus === 0 ? 'log' : 'bad',
    { site: siteName(context.catalog, incident.site), seconds: incident.endedS - incident.startedS, gpus: incident.damagedGpus, inlet: incident.worstC },
    { site: incident.site, panel: 'power' });
}
