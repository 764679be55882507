/** What a chain of converters loses between the meter and its loads. The example is a Frontier blade and its rack (ExaDigiT RAPS). */
import { stageInputKW } from '../facility/conversion.ts';
import { optionalNumber } from './read.ts';
import type { CalcSpec, CalcTerm, Calculator } from './types.ts';

const WATTS_PER_KW = 1000;
const WATTS_PER_MW = 1e6;

const count = { id: 'count', type: 'number', unit: '1', min: 0, max: 1e9, example: 4 } as const;

export const conversionLoss: Calculator = {
  kind: 'conversion-loss',
  plot: { x: 'utilisation', y: 'lossRatio' },
  fields: [
    {
      id: 'loads', type: 'list', maxItems: 40,
      item: [
        count,
        { id: 'idleW', type: 'number', unit: 'W', min: 0, max: 1e9, example: 88 },
        { id: 'maxW', type: 'number', unit: 'W', min: 0, max: 1e9, example: 560, optional: true },
        { id: 'utilisation', type: 'number', unit: '1', min: 0, max: 1, example: 1, optional: true },
      ],
      example: [{ count: 4, idleW: 88, maxW: 560 }, { count: 1, idleW: 90, maxW: 280 }, { count: 1, idleW: 74.3 }, { count: 4, idleW: 20 }, { count: 1, idleW: 30 }],
    },
    {
      id: 'stages', type: 'list', maxItems: 12,
      item: [
        { id: 'efficiencyRatio', type: 'number', unit: '1', min: 0.05, max: 1, example: 0.98 },
        { id: 'fixedW', type: 'number', unit: 'W', min: 0, max: 1e9, example: 13, optional: true },
        { id: 'unitsPerConverter', type: 'number', unit: '1', min: 0.001, max: 1e9, example: 1, optional: true },
      ],
      example: [{ efficiencyRatio: 0.98, fixedW: 13, unitsPerConverter: 1 }, { efficiencyRatio: 0.96, fixedW: 17, unitsPerConverter: 4 }],
    },
    { id: 'units', type: 'number', unit: '1', min: 0, max: 1e9, example: 9472, optional: true },
    { id: 'utilisation', type: 'number', unit: '1', min: 0, max: 1, example: 1, optional: true },
    {
      id: 'extraLoads', type: 'list', maxItems: 40, optional: true,
      item: [count, { id: 'watts', type: 'number', unit: 'W', min: 0, max: 1e9, example: 250 }],
      example: [{ count: 2368, watts: 250 }, { count: 25, watts: 8470 }],
    },
  ],
  outputs: [
    { id: 'inputMW', unit: 'MW' }, { id: 'chainInputMW', unit: 'MW' }, { id: 'loadMW', unit: 'MW' }, { id: 'lossMW', unit: 'MW' }, { id: 'lossRatio', unit: '1' },
    { id: 'extraMW', unit: 'MW' },
  ],
  run: (spec) => {
    const units = optionalNumber(spec, 'units') ?? 1;
    const everywhere = optionalNumber(spec, 'utilisation') ?? 1;
    let unitW = 0;
    for (const load of listOf(spec, 'loads')) {
      const idleW = optionalNumber(load, 'idleW') ?? 0;
      const maxW = optionalNumber(load, 'maxW') ?? idleW;
      unitW += (optionalNumber(load, 'count') ?? 1) * (idleW + (optionalNumber(load, 'utilisation') ?? everywhere) * (maxW - idleW));
    }
    const terms: CalcTerm[] = [{ id: 'unitW', value: unitW, unit: 'W' }];
    let inputW = unitW;
    listOf(spec, 'stages').forEach((stage, index) => {
      const share = optionalNumber(stage, 'unitsPerConverter') ?? 1;
      const outW = inputW;
      inputW = stageInputKW(outW * share, optionalNumber(stage, 'efficiencyRatio') ?? 1, optionalNumber(stage, 'fixedW') ?? 0) / share;
      terms.push({ id: `stage${index + 1}LossW`, value: inputW - outW, unit: 'W' });
    });
    let extraW = 0;
    for (const load of listOf(spec, 'extraLoads')) extraW += (optionalNumber(load, 'count') ?? 1) * (optionalNumber(load, 'watts') ?? 0);
    terms.push({ id: 'unitInputKW', value: inputW / WATTS_PER_KW, unit: 'kW' }, { id: 'units', value: units, unit: '1' });
    return {
      inputMW: (units * inputW + extraW) / WATTS_PER_MW,
      chainInputMW: (units * inputW) / WATTS_PER_MW,
      loadMW: (units * unitW) / WATTS_PER_MW,
      lossMW: (units * (inputW - unitW)) / WATTS_PER_MW,
      lossRatio: inputW > 0 ? (inputW - unitW) / inputW : 0,
      extraMW: extraW / WATTS_PER_MW,
      terms,
    };
  },
  conflicts: (spec) => listOf(spec, 'loads').flatMap((load, index) => {
    const idleW = optionalNumber(load, 'idleW') ?? 0;
    const maxW = optionalNumber(load, 'maxW');
    return maxW !== null && maxW < idleW ? [{ code: 'max-below-idle', params: { load: index, idleW, maxW } }] : [];
  }),
};

function listOf(spec: CalcSpec, id: string): readonly CalcSpec[] {
  const value = spec[id];
  return Array.isArray(value) ? (value as readonly CalcSpec[]) : [];
}
