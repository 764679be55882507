/** People, capital. */
import * as z from 'zod/mini';
import { CARE_IDS, EFFECT_IDS, ROLE_IDS, type InvestorDef, type KeyPersonDef, type LoanDef, type NameListDef, type RoleDef } from '../../sim/index.ts';
import { debtTerms } from './debt.ts';
import { cents, described, entryFields, int, list, num, properName, ratio, DAY_MAX, type Matches } from './common.ts';
import { evidence, investorTerms } from './equity.ts';

export const roleId = described(z.enum(ROLE_IDS), 'Role');
const equityBp = num(0, 10000, 'Equity, basis points of the lab (1 = 0.01 %)');

const effectId = described(z.enum(EFFECT_IDS), 'What it makes better');

export const role = described(
  z.strictObject({
    ...entryFields,
    id: roleId,
    salaryCentsPerYear: cents('Usual yearly pay of one head'),
    equityBp,
    sourcingDays: num(0.01, 1000, 'Mean days to find and sign one at market pay with one recruiter'),
    marketPerMonth: num(0, 1e6, 'Most that can be signed in a month, before reach'),
    annualAttrition: num(0, 1, 'Share that leaves in a year at decent conditions'),
    interviewDays: z.exactOptional(num(0, 365, 'Days from found to an offer')),
    noticeDays: z.exactOptional(num(0, 365, 'Days from signed to the first day')),
    visaRatio: z.exactOptional(ratio('Share of candidates who need a visa')),
    projectWork: z.exactOptional(described(z.boolean(), 'Hired for a project: leaving at its end shakes nobody')),
    staff: z.exactOptional(described(z.strictObject({ effect: effectId, ratio: num(-1, 1, 'Change with very many heads'), halfHeads: num(0.1, 1e4, 'Heads for half of it') }), 'What the team as a whole does')),
    known: z.exactOptional(described(z.strictObject({
      weight: num(0, 1000, 'How common'),
      effects: list(z.strictObject({ effect: effectId, low: num(-1, 1, 'Least'), high: num(-1, 1, 'Most') }), 1, 10, 'What they are good at'),
    }), 'People known by name in this field')),
  }),
  'A kind of staff',
);

export const keyPerson = described(
  z.strictObject({
    ...entryFields,
    role: roleId,
    skill: ratio('Skill'),
    drive: ratio('Output when rested'),
    stamina: ratio('Resistance to fatigue'),
    salaryCentsPerYear: cents('Yearly pay asked for'),
    equityBp,
    availableDay: num(0, DAY_MAX, 'First day on the market'),
    effect: described(z.enum(EFFECT_IDS), 'What the person makes better'),
    effectRatio: num(-1, 1, 'How much better at full skill: 0.06 = 6 %; negative where less is better'),
    loyalty: z.exactOptional(ratio('Resistance to rivals')),
    cares: z.exactOptional(described(z.enum(CARE_IDS), 'What makes the person come and stay, beside the package')),
    visa: z.exactOptional(described(z.boolean(), 'Needs a visa')),
  }),
  'Somebody known by name',
);

export const nameList = described(
  z.strictObject({ ...entryFields, given: list(properName('Given name'), 1, 500, 'Given names'), family: list(properName('Family name'), 1, 500, 'Family names') }),
  'Names for people whom no pack wrote',
);

export const investor = described(
  z.strictObject({
    ...entryFields,
    minCents: cents('Smallest cheque'),
    maxCents: cents('Largest cheque'),
    appetite: ratio('How much of the narrative it buys'),
    priceRatio: num(0.1, 5, 'Price offered over the fair price'),
    preferenceMultiple: num(0, 5, 'Multiple of the cheque paid first on a sale'),
    boardSeats: int(0, 5, 'Board seats asked for'),
    decisionDays: num(0, 365, 'Days to decide'),
    needs: evidence,
    ...investorTerms,
  }),
  'Somebody with capital',
);

export const loan = described(
  z.strictObject({
    ...entryFields,
    baseRate: z.exactOptional(num(0, 1, 'Reference rate, per year; without one the market of the day prices the loan')),
    spread: num(-0.1, 1, 'On top of the reference rate, per year'),
    advanceRatio: ratio('Loan over the resale value of GPUs not pledged yet'),
    termMonths: int(1, 600, 'Term, months'),
    feeRatio: ratio('Fee over principal'),
    terms: z.exactOptional(debtTerms),
  }),
  'A loan on offer',
);

export type CheckCompany = [
  Matches<RoleDef, z.infer<typeof role>>,
  Matches<KeyPersonDef, z.infer<typeof keyPerson>>,
  Matches<NameListDef, z.infer<typeof nameList>>,
  Matches<InvestorDef, z.infer<typeof investor>>,
  Matches<LoanDef, z.infer<typeof loan>>,
];
