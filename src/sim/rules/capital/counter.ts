/** Counter-offers: what can be asked of a term sheet, and what giving in changes. */
import type { Catalog } from '../../world/catalog.ts';
import type { CounterId, TermSheet } from '../../world/equity.ts';

/** Whether there is anything to give in this respect. */
export function canAsk(sheet: TermSheet, ask: CounterId): boolean {
  switch (ask) {
    case 'price': return true;
    case 'preference': return sheet.participating || sheet.preferenceMultiple > 1;
    case 'seats': return sheet.boardSeats > 0;
    case 'pool': return sheet.poolRatio > 0;
    case 'milestone': return sheet.milestone !== null;
  }
}

/** What giving in would cost the investor, as a share of its cheque. */
export function askedRatio(sheet: TermSheet, ask: CounterId, { constants: { equity } }: Catalog, ratio = equity.counterPriceRatio): number {
  switch (ask) {
    case 'price': return ratio;
    case 'preference': return sheet.participating ? equity.participationWorth : equity.preferenceWorth * Math.min(equity.counterPreferenceStep, sheet.preferenceMultiple - 1);
    case 'seats': return equity.seatWorth;
    case 'pool': return sheet.poolRatio; // the founders' shares would have made room for it
    case 'milestone': return equity.milestoneWorth * (sheet.milestone?.ratio ?? 0);
  }
}

/** The sheet after the investor gave in. Participation goes before the multiple; a preference of one is the market's least. */
export function concede(sheet: TermSheet, ask: CounterId, catalog: Catalog, ratio = catalog.constants.equity.counterPriceRatio): void {
  const { counterPreferenceStep } = catalog.constants.equity;
  switch (ask) {
    case 'price': sheet.preMoneyCents = Math.round(sheet.preMoneyCents * (1 + ratio)); break;
    case 'preference':
      if (sheet.participating) sheet.participating = false;
      else sheet.preferenceMultiple = Math.max(1, sheet.preferenceMultiple - counterPreferenceStep);
      break;
    case 'seats': sheet.boardSeats--; break;
    case 'pool': sheet.poolRatio = 0; break;
    case 'milestone': sheet.milestone = null; break;
  }
}
