/** A calculator that only the tests know: every type of field, a conflict, a refusal, nested results. */
import type { CalcSpec, Calculator } from '../../../src/sim/index.ts';

const number = (spec: CalcSpec, id: string): number => Number(spec[id]);

export const boiler: Calculator = {
  kind: 'energy',
  fields: [
    { id: 'fuel', type: 'choice', choices: () => ['gas', 'wood'], example: 'gas' },
    { id: 'kW', type: 'number', unit: 'kW', min: 1, max: 100, example: 20 },
    { id: 'units', type: 'integer', unit: '1', min: 1, max: 1000, example: 3 },
    { id: 'hours', type: 'number', unit: 'h', min: 0, max: 10, example: 1, optional: true },
    { id: 'stages', type: 'list', maxItems: 3, example: [{ ratio: 0.9 }], optional: true, item: [{ id: 'ratio', type: 'number', unit: '1', min: 0, max: 1, example: 0.9 }] },
  ],
  outputs: [{ id: 'totalKW', unit: 'kW' }],
  conflicts: (spec) => (spec['units'] === 1 && spec['hours'] === 9 ? [{ code: 'one-unit', params: {} }] : []),
  run(spec) {
    const totalKW = number(spec, 'kW') * number(spec, 'units');
    if (totalKW > 200) return { refused: [{ code: 'too-hot', params: { by: totalKW - 200 } }] };
    return {
      totalKW, byFuel: { gas: spec['fuel'] === 'gas' ? totalKW : 0, wood: spec['fuel'] === 'wood' ? totalKW : 0 },
      parts: [{ id: 'first', value: number(spec, 'kW') }, { id: 'rest', value: totalKW - number(spec, 'kW') }], terms: [],
    };
  },
};
