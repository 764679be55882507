/**
 * Milestones, once a day: the tranche is paid when the lab has shown what was promised, and lost when the date passes. Who was misled more than once
 * beyond what was kept does not pay: each closing repeats the warranties of the first.
 */
import { DAY_S } from '../../core/calendar.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { MONTH_DAYS } from '../../rules/calendarMoney.ts';
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
    const memory = memoryOf(equity, milestone.investor);
    const misled = memory.broken - memory.kept > catalog.constants.equity.trancheBrokenMost;
    const told = { investor: `@${catalog.investors[milestone.investor]?.name ?? milestone.investor}`, cents: milestone.cents };
    if ((missing || misled) && milestone.dueS > world.timeS) {
      if (!missing && world.timeS % (MONTH_DAYS * DAY_S) === 0) emit(context, 'milestone.withheld', 'bad', told, PANEL);
      continue;
    }
    equity.milestones.splice(m--, 1);
    if (!missing && !misled) {
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
