/** What made the answer about a training run: rates, skills of software, shares of the step, shares of the wall clock. */
import { HOUR_S } from '../../core/calendar.ts';
import type { FleetDef } from '../../world/catalogFleet.ts';
import type { PerformanceModelDef } from '../../world/catalogPerformance.ts';
import { sustainedTflops } from '../performance/refusals.ts';
import { attentionFlopPerToken, weightFlopPerToken } from '../performance/shape.ts';
import type { StepParts } from '../performance/step.ts';
import type { TrainingRun } from '../performance/trainingRun.ts';
import type { CalcTerm } from './types.ts';

const GIGA = 1e9;
const BITS_PER_BYTE = 8;
const PARTS: readonly (keyof StepParts)[] = [
  'matmul', 'attention', 'memory', 'tensorComm', 'contextComm', 'expertComm', 'recompute', 'bubble', 'pipelineComm', 'dataComm', 'optimiser', 'straggler',
];

/** Dense peak in the numbers that the run computes in, TFLOP/s: shares of it lie within 0 and 1. Against the BF16 peak, as some report FP8 runs, they need not. */
export function precisionPeak({ accelerator, precision }: TrainingRun['input']): number {
  return precision === 'fp8' ? accelerator.peakFp8Tflops : accelerator.peakTflops;
}

export function trainingTerms(run: TrainingRun, model: PerformanceModelDef, fleet: FleetDef): CalcTerm[] {
  const { input, step, reliability } = run;
  const { accelerator, shape, stack, links, precision } = input;
  const term = (id: string, value: number | string, unit: string, source?: CalcTerm['source']): CalcTerm => ({ id, value, unit, ...(source ? { source } : {}) });
  const attention = attentionFlopPerToken(shape, input.sequence);
  const ratio = precision === 'fp8' ? 'matmulFp8Ratio' : 'matmulRatio';
  const peak = precisionPeak(input);
  const ofPrecision = accelerator.peakTflops / peak;
  return [
    term('peakBf16Tflops', accelerator.peakTflops, 'TFLOP/s', accelerator.sources['peakTflops']),
    term('precisionPeakTflops', peak, 'TFLOP/s', accelerator.sources[precision === 'fp8' ? 'peakFp8Tflops' : 'peakTflops']),
    term('mfuOfBf16Peak', step.mfu, '1'),
    term('hfu', step.hfu * ofPrecision, '1'),
    term('matmulRatio', accelerator[ratio], '1', accelerator.sources[ratio]),
    term('kernelMaturity', stack.kernelRatio, '1', accelerator.sources['immatureLossRatio']),
    term('sustainedTflops', sustainedTflops(input), 'TFLOP/s'),
    term('stackYear', stack.year, '1', model.sources['supportYears']),
    term('tensorOverlap', stack.tensorOverlap, '1', model.sources['tensorOverlap']),
    term('dataOverlap', stack.dataOverlap, '1', model.sources['dataOverlap']),
    term('layers', shape.layers, '1', model.sources['hiddenPerLayer']),
    term('hiddenSize', shape.hidden, '1', model.sources['hiddenPerLayer']),
    term('trainingTokens', run.tokens, 'tokens'),
    term('attentionFlopRatio', attention / (attention + weightFlopPerToken(shape)), '1'),
    term('globalBatchTokens', input.batchTokens, 'tokens', model.sources['batchTokens']),
    term('scaleUpGBPerS', links.upBytesPerS / GIGA, 'GB/s', accelerator.sources['scaleUpGBPerS']),
    term('scaleOutGbps', links.outBytesPerS * BITS_PER_BYTE / GIGA, 'Gb/s', accelerator.sources['scaleOutGbps']),
    ...[...PARTS].sort((a, b) => step.parts[b] - step.parts[a]).map((part) => term(`step.${part}`, step.parts[part] / step.seconds, '1')),
    term('mttiHours', reliability.mttiS / HOUR_S, 'h', fleet.sources['causes']),
    term('checkpointWrite', run.checkpointWriteS, 's'),
    term('checkpointInterval', reliability.intervalS, 's'),
    term('effectiveTrainingRatio', reliability.effectiveRatio, '1'),
    term('batchRampRatio', run.rampRatio, '1', model.sources['rampTokensRatio']),
    term('plannedStopsRatio', run.plannedStopsRatio, '1', model.sources['plannedStopsRatio']),
    term('wallMfu', step.mfu * ofPrecision * run.computeS / run.wallS, '1'),
  ];
}
