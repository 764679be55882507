/** What one server draws, and how much of it is not the GPUs. */
import { serverParts } from '../facility/itLoad.ts';
import { numberOf, optionalNumber, textOf } from './read.ts';
import { acceleratorField, entryOf, siteDesign, sourced } from './siteParts.ts';
import type { Calculator } from './types.ts';

export const serverPower: Calculator = {
  kind: 'server-power',
  plot: { x: 'utilisation', y: 'serverKW' },
  fields: [
    acceleratorField,
    { id: 'gpusPerServer', type: 'integer', unit: 'GPU', min: 1, max: 1024, example: 8 },
    { id: 'utilisation', type: 'number', unit: '1', min: 0, max: 1, example: 1, optional: true },
  ],
  outputs: [{ id: 'serverKW', unit: 'kW' }, { id: 'perGpuKW', unit: 'kW' }],
  run: (spec, catalog) => {
    const accelerator = entryOf(catalog.accelerators, textOf(spec, 'accelerator'));
    const design = siteDesign(catalog);
    const gpus = numberOf(spec, 'gpusPerServer');
    const utilisation = optionalNumber(spec, 'utilisation') ?? 1;
    const parts = serverParts(accelerator, design, gpus, utilisation);
    return {
      serverKW: parts.totalKW,
      perGpuKW: parts.totalKW / gpus,
      terms: [
        { id: 'gpuKW', value: parts.gpuKW, unit: 'kW', ...sourced(accelerator.sources['tdpW']) },
        { id: 'hostKW', value: parts.hostKW, unit: 'kW', ...sourced(design.sources['hostRatio']) },
        { id: 'fansNetworkLossKW', value: parts.restKW, unit: 'kW' },
        { id: 'gpuShare', value: parts.gpuKW / parts.totalKW, unit: '1' },
        { id: 'publishedServerKW', value: accelerator.serverMaxKW, unit: 'kW', ...sourced(accelerator.sources['serverMaxKW']) },
        { id: 'publishedServerGpus', value: accelerator.gpusPerServer, unit: 'GPU' },
        { id: 'utilisation', value: utilisation, unit: '1' },
      ],
    };
  },
};
