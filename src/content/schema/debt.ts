/** Terms of loans. */
import * as z from 'zod/mini';
import { BACKING_IDS, COVENANT_IDS, type DebtTerms } from '../../sim/index.ts';
import { described, id, int, list, num, ratio, type Matches } from './common.ts';

export const debtTerms = described(
  z.strictObject({
    backing: described(z.enum(BACKING_IDS), 'What stands behind the loan'),
    vendor: z.exactOptional(id('Maker of the chips that it is lent on')),
    onContract: described(z.boolean(), 'Priced on what customers pay'),
    drawMonths: int(0, 120, 'Months in which it may be drawn; 0 = paid out at once'),
    commitmentRatio: ratio('Fee on what is not drawn, per year'),
    recourse: described(z.boolean(), 'The lab owes what the pledge does not fetch'),
    leastRunwayDays: z.exactOptional(int(0, 3650, 'Runway below which it lends nothing, days')),
    cureDays: int(0, 365, 'Days from a failed test to default'),
    receiverRatio: ratio('What receivers fetch, of the resale price'),
    covenants: list(
      z.strictObject({ id: described(z.enum(COVENANT_IDS), 'What is tested'), limit: num(0, 100, 'Least cash over debt, least cover, most loan to value') }),
      0, 10, 'Tested every month',
    ),
  }),
  'Terms',
);

export type CheckDebt = [Matches<DebtTerms, z.infer<typeof debtTerms>>];
