/** Calculator `run-cost`: what a run costs on machines of one's own, hardware by its life and energy. Staff is not in it. */
import { runCost as costOf } from '../economy/runCost.ts';
import { numberOf, optionalNumber, textOf } from './read.ts';
import { siteFabricKW } from './siteParts.ts';
import type { CalcTerm, Calculator } from './types.ts';

export const runCost: Calculator = {
  kind: 'run-cost',
  plot: { x: 'electricityUsdPerKWh', y: 'usd' },
  fields: [
    { id: 'accelerator', type: 'choice', choices: (catalog) => Object.keys(catalog.accelerators), example: 'a100' },
    { id: 'gpus', type: 'integer', unit: '1', min: 1, max: 10_000_000, example: 25_000, logScale: true },
    { id: 'days', type: 'number', unit: 'd', min: 0.001, max: 36_500, example: 95 },
    { id: 'yearBought', type: 'integer', unit: '1', min: 2010, max: 2050, example: 2022 },
    { id: 'economicLifeYears', type: 'number', unit: 'yr', min: 0.1, max: 50, example: 5 },
    { id: 'electricityUsdPerKWh', type: 'number', unit: 'USD/kWh', min: 0, max: 10, example: 0.08 },
    { id: 'mfu', type: 'number', unit: '1', min: 0.001, max: 1, example: 0.35, optional: true },
  ],
  outputs: [{ id: 'usd', unit: 'USD' }, { id: 'flops', unit: 'FLOP' }],
  run: (spec, catalog) => {
    const id = textOf(spec, 'accelerator');
    const accelerator = catalog.accelerators[id];
    const basis = Object.values(catalog.costBases)[0];
    if (!accelerator || !basis) return { refused: [{ code: 'no-content', params: { kind: accelerator ? 'costBases' : 'accelerators' } }] };
    const yearBought = numberOf(spec, 'yearBought');
    const released = Number(accelerator.releaseDate.slice(0, 4));
    if (yearBought < released) {
      return { refused: [{ code: 'not-released', params: { accelerator: id, yearBought: String(yearBought), released: String(released), missing: released - yearBought } }] };
    }
    const prices = Object.values(catalog.acceleratorPrices).find((series) => series.accelerator === id) ?? null;
    const given = optionalNumber(spec, 'mfu');
    const mfu = given ?? basis.wallMfu;
    const gpus = numberOf(spec, 'gpus');
    const cost = costOf({
      accelerator, prices, basis, power: catalog.constants.power, fabricKWPerGpu: siteFabricKW(catalog, accelerator, gpus) / gpus, gpus, days: numberOf(spec, 'days'), yearBought,
      economicLifeYears: numberOf(spec, 'economicLifeYears'), electricityUsdPerKWh: numberOf(spec, 'electricityUsdPerKWh'), mfu,
    });
    const term = (termId: string, value: number, unit: string, source?: CalcTerm['source']): CalcTerm => ({ id: termId, value, unit, ...(source ? { source } : {}) });
    return {
      usd: cost.usd,
      flops: cost.flops,
      terms: [
        term('priceUsd', cost.priceUsd, 'USD', prices ? prices.sources['usdByYear'] : accelerator.sources['priceCents']),
        term('acceleratorUsd', cost.acceleratorUsd, 'USD', basis.sources['serverOverheadRatio']),
        term('serverUsd', cost.serverUsd, 'USD', basis.sources['serverOverheadRatio']),
        term('networkUsd', cost.networkUsd, 'USD', basis.sources['networkShareRatio']),
        term('facilityUsd', cost.facilityUsd, 'USD', basis.sources['facilityUsdPerKW']),
        term('energyUsd', cost.energyUsd, 'USD', basis.sources['pue']),
        term('boughtUsd', cost.boughtUsd, 'USD'),
        term('facilityMW', cost.facilityMW, 'MW'),
        term('energyMWh', cost.energyMWh, 'MWh'),
        term('gpuHours', cost.gpuHours, 'h'),
        term('usdPerGpuHour', cost.usdPerGpuHour, 'USD'),
        term('mfu', mfu, '1', given === null ? basis.sources['wallMfu'] : undefined),
      ],
    };
  },
};
