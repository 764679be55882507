/** The board, once a month: it votes about the founder where investors hold the majority; staff look at what their shares are worth. */
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { boardAgainst, seatsAgainst } from '../../rules/capital/board.ts';
import { staffWorthRatio } from '../../rules/capital/scars.ts';
import { moveStanding } from '../../rules/standing.ts';

const PANEL = { panel: 'capital' as const };

export function stepBoard(context: StepContext): void {
  const { world, catalog } = context;
  const { equity } = world.finance;
  const { underWaterStaffPerMonth, doubtMonthsMax } = catalog.constants.equity;
  moveStanding(world, 'staff', -underWaterStaffPerMonth * (1 - staffWorthRatio(world, catalog)), 'standing.cause.underWater');
  if (equity.ousted) return;
  if (!boardAgainst(world, catalog)) {
    equity.doubtMonths = 0;
    return;
  }
  equity.doubtMonths++;
  const against = seatsAgainst(world, catalog);
  if (equity.doubtMonths < doubtMonthsMax) {
    emit(context, 'board.doubt', 'bad', { against, months: doubtMonthsMax - equity.doubtMonths }, PANEL);
    return;
  }
  equity.ousted = true;
  emit(context, 'board.ousted', 'bad', { against }, PANEL);
}
