/** Energy and emissions of GPUs over hours, as model cards count them: the power of the chips, times the site's PUE. */
import { serverKW } from '../serverPower.ts';
import { numberOf, optionalNumber, textOf } from './read.ts';
import { acceleratorField, entryOf, siteDesign, sourced } from './siteParts.ts';
import type { Calculator } from './types.ts';

const WATTS_PER_MW = 1e6;
const WATTS_PER_KW = 1000;

export const energy: Calculator = {
  kind: 'energy',
  plot: { x: 'pue', y: 'tCO2' },
  fields: [
    { id: 'gpus', type: 'integer', unit: 'GPU', min: 1, max: 100_000_000, example: 16_384, logScale: true },
    { id: 'hours', type: 'number', unit: 'h', min: 0.001, max: 1_000_000, example: 1882, logScale: true },
    { id: 'wattsPerChip', type: 'number', unit: 'W', min: 0, max: 100_000, example: 700, optional: true },
    acceleratorField,
    { id: 'pue', type: 'number', unit: '1', min: 1, max: 5, example: 1.1 },
    { id: 'gridKgPerKWh', type: 'number', unit: 'kg/kWh', min: 0, max: 3, example: 0.414 },
  ],
  outputs: [{ id: 'MWh', unit: 'MWh' }, { id: 'tCO2', unit: 't' }, { id: 'gpuHours', unit: 'GPU h' }, { id: 'allInMWh', unit: 'MWh' }],
  run: (spec, catalog) => {
    const accelerator = entryOf(catalog.accelerators, textOf(spec, 'accelerator'));
    const design = siteDesign(catalog);
    const watts = optionalNumber(spec, 'wattsPerChip') ?? accelerator.tdpW;
    const gpuHours = numberOf(spec, 'gpus') * numberOf(spec, 'hours');
    const pue = numberOf(spec, 'pue');
    const MWh = (gpuHours * watts * pue) / WATTS_PER_MW;
    const allInWatts = (serverKW(accelerator, design.utilisationRatio) / accelerator.gpusPerServer) * WATTS_PER_KW;
    return {
      MWh,
      tCO2: MWh * numberOf(spec, 'gridKgPerKWh'), // kg per kWh is t per MWh
      gpuHours,
      allInMWh: (gpuHours * allInWatts * pue) / WATTS_PER_MW,
      terms: [
        { id: 'wattsPerChip', value: watts, unit: 'W', ...sourced(accelerator.sources['tdpW']) },
        { id: 'chipsMWh', value: (gpuHours * watts) / WATTS_PER_MW, unit: 'MWh' },
        { id: 'allInWatts', value: allInWatts, unit: 'W', ...sourced(accelerator.sources['serverMaxKW']) },
      ],
    };
  },
};
