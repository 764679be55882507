/** Calculator `compute-optimal`: parameters and tokens of least loss for a budget of FLOPs. */
import { computeOptimal as bestSplit, lossAt } from '../scalingLaw.ts';
import { numberOf } from './read.ts';
import type { CalcTerm, Calculator } from './types.ts';

export const computeOptimal: Calculator = {
  kind: 'compute-optimal',
  plot: { x: 'flops', y: 'params' },
  fields: [{ id: 'flops', type: 'number', unit: 'FLOP', min: 1e12, max: 1e33, example: 5.76e23, logScale: true }],
  outputs: [{ id: 'params', unit: 'params' }, { id: 'tokens', unit: 'tokens' }],
  run: (spec, catalog) => {
    const { training, sources } = catalog.constants;
    const { params, tokens } = bestSplit(numberOf(spec, 'flops'), training);
    const term = (id: keyof typeof training, value: number): CalcTerm => {
      const source = sources[`training.${id}`];
      return { id, value, unit: '1', ...(source ? { source } : {}) };
    };
    return {
      params,
      tokens,
      terms: [
        { id: 'tokensPerParam', value: tokens / params, unit: '1' },
        { id: 'loss', value: lossAt(params, tokens, training), unit: 'nat' },
        term('lossE', training.lossE), term('lossA', training.lossA), term('lossAlpha', training.lossAlpha),
        term('lossB', training.lossB), term('lossBeta', training.lossBeta), term('flopsPerParamToken', training.flopsPerParamToken),
      ],
    };
  },
};
