/** Seconds until chips slow down and stop once cooling is lost. */
import { overheatTimes, type OverheatInput } from '../overheat.ts';
import { numberOf, optionalNumber, textOf } from './read.ts';
import { entryOf, siteDesign, sourced } from './siteParts.ts';
import type { Calculator } from './types.ts';

const LOSSES = ['cooling', 'coolant-flow', 'heat-rejection'] as const satisfies readonly OverheatInput['loss'][];
const MEDIA = ['air', 'liquid'] as const;

export const overheat: Calculator = {
  kind: 'overheat',
  plot: { x: 'kWPerCabinet', y: 'secondsToShutdown' },
  fields: [
    { id: 'medium', type: 'choice', choices: () => MEDIA, example: 'air' },
    { id: 'kWPerCabinet', type: 'number', unit: 'kW', min: 0.1, max: 2000, example: 5, logScale: true },
    { id: 'cabinets', type: 'integer', unit: '1', min: 1, max: 1_000_000, example: 1, optional: true, logScale: true },
    { id: 'loss', type: 'choice', choices: () => LOSSES, example: 'cooling' },
    { id: 'coolantLitres', type: 'number', unit: 'L', min: 0, max: 1e8, example: 60, optional: true },
  ],
  outputs: [{ id: 'secondsToThrottle', unit: 's' }, { id: 'secondsToHalfClock', unit: 's' }, { id: 'secondsToShutdown', unit: 's' }],
  run: (spec, catalog) => {
    const medium = textOf(spec, 'medium');
    const loss = LOSSES.find((id) => id === textOf(spec, 'loss')) ?? 'cooling';
    const mass = Object.values(catalog.thermalMasses).find((entry) => entry.medium === medium);
    if (!mass) throw new Error(`no content entry of kind thermalMasses for ${medium}`);
    const accelerator = entryOf(catalog.accelerators, siteDesign(catalog).accelerator);
    const { cooling, power } = catalog.constants;
    const kWPerCabinet = numberOf(spec, 'kWPerCabinet');
    const cabinets = optionalNumber(spec, 'cabinets') ?? 1;
    const given = optionalNumber(spec, 'coolantLitres');
    const litresPerKW = loss === 'coolant-flow' ? mass.coilLitresPerKW : mass.loopLitresPerKW;
    // A volume given is that of the whole loop. Where the flow is lost, only what stands in the coils counts.
    const litresPerCabinet = given !== null && loss === 'heat-rejection' ? given / cabinets : litresPerKW * kWPerCabinet;
    const times = overheatTimes({ mass, accelerator, cooling, power }, { loss, kWPerCabinet, litresPerCabinet });
    return {
      secondsToThrottle: reached(times.throttleS),
      secondsToHalfClock: reached(times.halfClockS),
      secondsToShutdown: reached(times.shutdownS),
      terms: [
        { id: 'heatKW', value: kWPerCabinet * cabinets, unit: 'kW' },
        { id: 'coolantLitresAll', value: loss === 'cooling' ? 0 : litresPerCabinet * cabinets, unit: 'L', ...sourced(mass.sources['loopLitresPerKW']) },
        { id: 'startC', value: medium === 'air' ? cooling.supplyDefaultC : cooling.liquidDefaultC, unit: '°C' },
        { id: 'fluidKJPerK', value: mass.fluidKJPerK, unit: 'kJ/K', ...sourced(mass.sources['fluidKJPerK']) },
        { id: 'massKJPerK', value: mass.massKJPerK, unit: 'kJ/K', ...sourced(mass.sources['massKJPerK']) },
        { id: 'riseK', value: medium === 'air' ? accelerator.airRiseK : accelerator.liquidRiseK, unit: 'K', ...sourced(accelerator.sources[medium === 'air' ? 'airRiseK' : 'liquidRiseK']) },
        { id: 'throttleC', value: accelerator.throttleC, unit: '°C', ...sourced(accelerator.sources['throttleC']) },
        { id: 'slowdownC', value: accelerator.slowdownC, unit: '°C', ...sourced(accelerator.sources['slowdownC']) },
        { id: 'shutdownC', value: accelerator.shutdownC, unit: '°C', ...sourced(accelerator.sources['shutdownC']) },
        { id: 'brakeC', value: mass.brakeC, unit: '°C', ...sourced(mass.sources['brakeC']) },
        { id: 'mediumShutdownC', value: medium === 'air' ? cooling.inletShutdownC : cooling.coolantShutdownC, unit: '°C' },
      ],
    };
  },
};

/** Null: not reached before the calculation ends. */
const reached = (seconds: number): number | null => (seconds >= 0 ? seconds : null);
