/** Milestones, once a day: the tranche is paid when the lab has shown what was promised, and lost when the date passes. */
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { memoryOf } from '../../rules/capital/newEquity.ts';
import { issueShares } from '../../rules/rounds.ts';
import { moveStanding } from '../../rules/standing.ts';
import { missingEvidence } from '../../rules/valuation.ts';

const PANEL = { panel: 'capital' as const };

export function stepPromises(context: StepContext): void {
  const { world, catalog } = context;
  const { equity } = world.finance;
  for (let m = 0; m < equity.milestones.length; m++) {
    const milestone = equity.milestones[m]!;
    const missing = missingEvidence(world, catalog, milestone.needs);
    if (missing && milestone.dueS > world.timeS) continue;
    equity.milestones.splice(m--, 1);
    const memory = memoryOf(equity, milestone.investor);
    const told = { investor: `@${catalog.investors[milestone.investor]?.name ?? milestone.investor}`, cents: milestone.cents };
    if (!missing) {
      memory.kept++;
      issueShares(world, milestone.holder, milestone.cents, milestone.priceCents);
      emit(context, 'milestone.kept', 'good', told, PANEL);
      continue;
    }
    memory.broken++;
    equity.missed++;
    moveStanding(world, 'credibility', -catalog.constants.equity.milestoneMissCredibility, 'standing.cause.milestone');
    emit(context, 'milestone.missed', 'bad', told, PANEL);
  }
}
