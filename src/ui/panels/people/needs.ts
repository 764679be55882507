/** Heads that the lab as it stands asks for. Null where no rule asks for a number. */
import type { RoleId } from '../../../sim/index.ts';
import type { Game } from '../shared/game.tsx';

export function needsOf(game: Game, role: RoleId): number | null {
  const { frame, catalog } = game;
  const { training, construction, reliability } = catalog.constants;
  switch (role) {
    case 'facilities': return Math.ceil(construction.facilitiesPerMW * frame.sites.reduce((sum, site) => sum + site.power.itKW, 0) / 1000);
    case 'systems': return frame.compute.job ? Math.ceil(training.minSystemsPer10kGpus * frame.compute.job.targetGpus / 10_000) : null;
    case 'research': return frame.compute.job ? training.minResearchPerRun : null;
    case 'technicians': {
      // Enough to mend what fails in a week of 40 hours, at today's rate.
      const servers = frame.compute.reliability.repairBacklogServers;
      return servers > 0 ? Math.ceil(servers * reliability.repairCrewHours / 40) : null;
    }
    default: return null;
  }
}
