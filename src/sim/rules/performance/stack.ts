/** What the training software of a year can do on a chip: features by the year they were published, kernels by the age of the chip. */
import { clamp, exp } from '../../core/maths.ts';
import { parseIsoDate } from '../../core/calendar.ts';
import type { AcceleratorDef } from '../../world/catalogHardware.ts';
import type { PerformanceModelDef, SkillRamp } from '../../world/catalogPerformance.ts';

export interface Stack {
  year: number; // whose features reach this chip
  kernelRatio: number; // speed of its kernels over mature ones
  interleave: boolean;
  shortPipeline: boolean;
  fullShard: boolean;
  sequenceShard: boolean;
  fusedAttention: number; // share
  attentionRatio: number;
  tensorOverlap: number;
  dataOverlap: number;
  shardOverlap: number;
  pipelineOverlap: number;
  expertOverlap: number;
  expertPassBytes: number; // of routing and casting, per copy of a token, layer and hidden unit
}

const EPOCH_YEAR = 1970;
const DAYS_PER_YEAR = 365.25;

/** Calendar year of a chip's release, with its fraction. */
export function releaseYear(accelerator: AcceleratorDef): number {
  return EPOCH_YEAR + parseIsoDate(accelerator.releaseDate) / DAYS_PER_YEAR;
}

/** A skill in a year: straight between its two years. */
export function skillAt(ramp: SkillRamp, year: number): number {
  const span = ramp.toYear - ramp.fromYear;
  const done = span > 0 ? clamp((year - ramp.fromYear) / span, 0, 1) : Number(year >= ramp.toYear);
  return ramp.before + (ramp.after - ramp.before) * done;
}

/** `softwareYear` 2024 means what stacks had reached by the end of 2024. A stack before its chip is that of the chip's first day. */
export function stackOf(accelerator: AcceleratorDef, softwareYear: number, model: PerformanceModelDef): Stack {
  const released = releaseYear(accelerator);
  const age = Math.max(0, softwareYear + 1 - released) / model.maturingYears;
  const year = Math.min(softwareYear, released + model.supportYears);
  return {
    year,
    kernelRatio: 1 - accelerator.immatureLossRatio * exp(-age * age),
    interleave: year >= model.interleaveYear,
    shortPipeline: year >= model.shortPipelineYear,
    fullShard: year >= model.fullShardYear,
    sequenceShard: year >= model.sequenceShardYear,
    fusedAttention: skillAt(model.attention, year),
    attentionRatio: skillAt(model.attentionRatio, year),
    tensorOverlap: skillAt(model.tensorOverlap, year),
    dataOverlap: skillAt(model.dataOverlap, year),
    shardOverlap: skillAt(model.shardOverlap, year),
    pipelineOverlap: skillAt(model.pipelineOverlap, year),
    expertOverlap: skillAt(model.expertOverlap, year),
    expertPassBytes: model.expertPassBytes + (model.expertFusedBytes - model.expertPassBytes) * skillAt(model.expertFusion, year),
  };
}
