/** Prices of machines and of money by year. */
import * as z from 'zod/mini';
import {
  CONTRACT_IDS, type AcceleratorPriceDef, type BorrowerDef, type ContractDef, type CostBasisDef, type LendingMarketDef,
} from '../../sim/index.ts';
import { described, entryFields, id, list, num, properName, ratio, type Matches } from './common.ts';

const byYear = (min: number, max: number, description: string) =>
  list(z.strictObject({ year: num(1990, 2100, 'Year'), value: num(min, max, description) }), 1, 100, `${description}; years rising`);

export const acceleratorPrice = described(
  z.strictObject({
    ...entryFields,
    accelerator: id('Accelerator'),
    usdByYear: byYear(1, 1e7, 'Price of one GPU with its share of the server, USD'),
  }),
  'Published purchase prices of an accelerator',
);

export const costBasis = described(
  z.strictObject({
    ...entryFields,
    serverOverheadRatio: num(1, 10, 'Server with its accelerators, over the accelerators alone'),
    networkShareRatio: num(0, 0.9, 'Share of the network in servers and network together, ratio'),
    facilityUsdPerKW: num(0, 1e6, 'Building, power and cooling plant per kW of facility power, USD'),
    facilityLifeYears: num(1, 100, 'Years over which the building is written off'),
    pue: num(1, 5, 'Mean PUE'),
    wallMfu: ratio('Model FLOPs utilisation averaged over a whole run with its stops'),
  }),
  'What surrounds accelerators in the cost of a run',
);

export const contract = described(
  z.strictObject({
    ...entryFields,
    id: described(z.enum(CONTRACT_IDS), 'Quality of the customers whose contracts are pledged'),
    rating: properName('Rating of such loans'),
    spread: num(0, 1, 'Over the base rate once lenders know the asset, per year'),
    leastCover: num(0, 100, 'Revenue of a year over all debt from which lenders see such a contract'),
    borrowerWeight: ratio('How much of the borrower\'s own add-on still counts'),
  }),
  'Customer contracts behind a loan on GPUs',
);

export const borrower = described(
  z.strictObject({ ...entryFields, addSpread: num(-0.1, 1, 'On top where nothing but the borrower stands behind the loan, per year') }),
  'Somebody who borrows on GPUs',
);

export const lendingMarket = described(
  z.strictObject({
    ...entryFields,
    baseRateByYear: byYear(-0.05, 1, 'Secured overnight rate, mean of the year, per year'),
    noveltySpreadByYear: byYear(0, 1, 'What lenders add while loans on GPUs are new to them, per year'),
  }),
  'The price of money by year',
);

export type CheckMarkets = [
  Matches<AcceleratorPriceDef, z.infer<typeof acceleratorPrice>>,
  Matches<CostBasisDef, z.infer<typeof costBasis>>,
  Matches<ContractDef, z.infer<typeof contract>>,
  Matches<BorrowerDef, z.infer<typeof borrower>>,
  Matches<LendingMarketDef, z.infer<typeof lendingMarket>>,
];
