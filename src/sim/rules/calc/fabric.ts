/** Calculator `fabric`: switches, cables and optics that join a number of GPUs, one port each. */
import { fabricCapacity, fabricPlan, narrowedPorts } from '../fabric.ts';
import { numberOf, optionalNumber } from './read.ts';
import type { CalcTerm, Calculator } from './types.ts';

const W_PER_MW = 1e6;
const MAX_TIERS_SHOWN = 8;

export const fabric: Calculator = {
  kind: 'fabric',
  plot: { x: 'gpus', y: 'cables' },
  fields: [
    { id: 'gpus', type: 'integer', unit: '1', min: 1, max: 10_000_000, example: 4096, logScale: true },
    { id: 'radix', type: 'integer', unit: '1', min: 4, max: 1024, example: 64 },
    { id: 'oversubscription', type: 'number', unit: '1', min: 1, max: 100, example: 1, optional: true },
    { id: 'opticsWatts', type: 'number', unit: 'W', min: 0, max: 1000, example: 9, optional: true },
  ],
  outputs: [
    { id: 'leaf', unit: '1' }, { id: 'spine', unit: '1' }, { id: 'core', unit: '1' }, { id: 'cables', unit: '1' }, { id: 'optics', unit: '1' },
    { id: 'opticsMW', unit: 'MW' }, { id: 'tiers', unit: '1' },
  ],
  run: (spec, catalog) => {
    const gpus = numberOf(spec, 'gpus');
    const radix = numberOf(spec, 'radix');
    const oversubscription = optionalNumber(spec, 'oversubscription') ?? 1;
    const plan = fabricPlan(gpus, radix, oversubscription);
    if (!plan) {
      const most = fabricCapacity(MAX_TIERS_SHOWN, radix, oversubscription);
      return { refused: [{ code: 'fabric-too-large', params: { gpus, radix, most, missing: gpus - most } }] };
    }
    const usual = Object.values(catalog.fabrics)[0];
    const given = optionalNumber(spec, 'opticsWatts');
    const watts = given ?? usual?.opticW ?? 0;
    const ports = narrowedPorts(radix, oversubscription);
    const switches = plan.leaf + plan.spine + plan.core;
    const wattsSource = given === null ? usual?.sources['opticW'] : undefined;
    const radixSource = usual?.sources['radix'];
    const terms: CalcTerm[] = [
      { id: 'switches', value: switches, unit: '1' },
      { id: 'opticWatts', value: watts, unit: 'W', ...(wattsSource ? { source: wattsSource } : {}) },
      { id: 'opticsPerGpu', value: plan.optics / gpus, unit: '1' },
      { id: 'portsDown', value: plan.tiers > 1 ? ports.down : radix, unit: '1', ...(radixSource ? { source: radixSource } : {}) },
      { id: 'portsUp', value: plan.tiers > 1 ? ports.up : 0, unit: '1' },
      { id: 'topBandwidthRatio', value: plan.tiers > 1 ? Math.min(1, ports.up / ports.down) : 1, unit: '1' },
      { id: 'mostGpus', value: fabricCapacity(plan.tiers, radix, oversubscription), unit: '1' },
    ];
    return {
      leaf: plan.leaf, spine: plan.spine, core: plan.core, cables: plan.cables, optics: plan.optics,
      opticsMW: plan.optics * watts / W_PER_MW, tiers: plan.tiers, terms,
    };
  },
};
