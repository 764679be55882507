/** Calculator `credit`: the rate that lenders ask for a loan on GPUs. */
import type { ContractDef } from '../../world/catalogMarket.ts';
import { CONTRACT_IDS } from '../../world/catalogMarket.ts';
import { loanPrice } from '../economy/credit.ts';
import { numberOf, textOf } from './read.ts';
import type { CalcTerm, Calculator } from './types.ts';

export const credit: Calculator = {
  kind: 'credit',
  plot: { x: 'year', y: 'rate' },
  fields: [
    { id: 'year', type: 'number', unit: '1', min: 2018, max: 2040, example: 2026 },
    { id: 'borrower', type: 'choice', choices: (catalog) => Object.keys(catalog.borrowers), example: 'cloud' },
    { id: 'contract', type: 'choice', choices: () => CONTRACT_IDS, example: 'investment-grade' },
  ],
  outputs: [{ id: 'rate', unit: '1' }, { id: 'spread', unit: '1' }],
  run: (spec, catalog) => {
    const contracts: Readonly<Record<string, ContractDef>> = catalog.contracts;
    const contract = contracts[textOf(spec, 'contract')];
    const borrower = catalog.borrowers[textOf(spec, 'borrower')];
    const market = Object.values(catalog.lendingMarkets)[0];
    if (!contract) return { refused: [{ code: 'no-content', params: { kind: 'contracts' } }] };
    if (!borrower || !market) return { refused: [{ code: 'no-content', params: { kind: borrower ? 'lendingMarkets' : 'borrowers' } }] };
    const price = loanPrice(numberOf(spec, 'year'), contract, borrower, market);
    const term = (id: string, value: number | string, source: CalcTerm['source']): CalcTerm => ({ id, value, unit: '1', ...(source ? { source } : {}) });
    return {
      rate: price.rate,
      spread: price.spread,
      terms: [
        term('baseRate', price.baseRate, market.sources['baseRateByYear']),
        term('rating', contract.rating, contract.sources['spread']),
        term('contractSpread', price.contractSpread, contract.sources['spread']),
        term('borrowerSpread', price.borrowerSpread, borrower.sources['addSpread']),
        term('noveltySpread', price.noveltySpread, market.sources['noveltySpreadByYear']),
      ],
    };
  },
};
