/**
 * Published MFU, in per cent of the dense BF16 peak. FP8 runs quoted against the FP8 peak are doubled. Runs quoted with attention's or
 * recomputation's FLOP are taken as their authors count them where that is known. `year` is the year of the stack.
 * `within` is the error allowed, in points; where it is wide, `why` says what the inputs do not tell.
 */
import type { TrainingSpec } from './ask.ts';

export interface PublishedRun {
  name: string;
  spec: TrainingSpec;
  mfu: number;
  source: string;
  within?: number;
  why?: string;
}

const run = (accelerator: string, gpus: number, params: number, sequenceLength: number, batchSequences: number, softwareYear: number, more: object = {}): TrainingSpec => ({
  accelerator, gpus, precision: 'bf16', params, sequenceLength, globalBatchTokens: batchSequences * sequenceLength, softwareYear, tokens: 1e12, ...more,
});
const degrees = (tensorParallel: number, pipelineParallel: number, contextParallel = 1): object => ({ tensorParallel, pipelineParallel, contextParallel });
const megatron = (gpus: number, mfu: number): PublishedRun => ({
  name: `Megatron-LM 175B on ${gpus}`, spec: run('a100', gpus, 175e9, 2048, 768, 2022, degrees(8, 8)), mfu, source: 'MegaScale, NSDI 2024, table 2',
});
const megaScale = (gpus: number, mfu: number, sequences = 768): PublishedRun => ({
  name: `MegaScale 175B on ${gpus}`, spec: run('a100', gpus, 175e9, 2048, sequences, 2024, degrees(8, 8)), mfu, source: 'MegaScale, NSDI 2024, table 2',
});
const korthikanti = (name: string, gpus: number, params: number, sequences: number, pipeline: number, mfu: number, more: Partial<PublishedRun> = {}): PublishedRun => ({
  name: `Megatron ${name}`, spec: run('a100', gpus, params, 2048, sequences, 2022, degrees(8, pipeline)), mfu, source: 'Korthikanti et al. 2022, table 5', ...more,
});

/** Benchmarks of public software at the end of 2025: TFLOP/s of one GPU over its dense BF16 peak. */
const bridge = (name: string, accelerator: string, gpus: number, params: number, activeParams: number, sequences: number, mfu: number, more: Partial<PublishedRun> = {}): PublishedRun => ({
  name, spec: run(accelerator, gpus, params, activeParams < params ? 4096 : 8192, sequences, 2025, { precision: 'fp8', activeParams }), mfu, source: 'Megatron Bridge, performance of container 25.11', ...more,
});
const maxText = (name: string, accelerator: string, gpus: number, params: number, sequence: number, sequences: number, softwareYear: number, mfu: number, more: object = {}, within?: Partial<PublishedRun>): PublishedRun => ({
  name, spec: run(accelerator, gpus, params, sequence, sequences, softwareYear, more), mfu, source: 'MaxText, performance of models, attention counted as causal', ...within,
});

export const PUBLISHED: readonly PublishedRun[] = [
  korthikanti('22B', 8, 22e9, 4, 1, 40.5),
  korthikanti('175B', 64, 175e9, 64, 8, 51.4),
  korthikanti('530B', 280, 530e9, 280, 35, 56),
  korthikanti('1T', 512, 1e12, 512, 64, 56.3, { within: 7.5, why: 'its 128 wide layers are fewer than the usual shape has' }),
  megatron(256, 53), megatron(512, 49.9), megatron(768, 46.7), megatron(1024, 44.7),
  megaScale(256, 65.3), megaScale(512, 63.5), megaScale(768, 61.3), megaScale(1024, 59), megaScale(12_288, 55.2, 6144),
  { name: 'BLOOM 176B, while it runs', spec: run('a100', 384, 176e9, 2048, 2048, 2021), mfu: 36, source: 'BLOOM: 150 TFLOP/s with every layer recomputed', within: 7, why: 'they recomputed everything, the planner need not' },
  { name: 'Falcon-40B', spec: run('a100', 384, 40e9, 2048, 1152, 2022, { gpuMemoryGB: 40, linkGbps: 50 }), mfu: 38.6, source: 'Epoch AI', within: 8, why: 'average over the run' },
  { name: 'BloombergGPT 50B', spec: run('a100', 512, 50e9, 2048, 2048, 2022, { gpuMemoryGB: 40, linkGbps: 50 }), mfu: 32.7, source: 'Epoch AI', within: 15, why: 'fully sharded with everything recomputed, far from the best plan' },
  { name: 'Llama 2 70B', spec: run('a100', 2000, 70e9, 4096, 1024, 2023), mfu: 43.5, source: 'model card: 1.72 million GPU-hours', within: 6, why: 'average over the run' },
  { name: 'LLaMA 65B', spec: run('a100', 2048, 65e9, 2048, 2048, 2022), mfu: 47.5, source: 'LLaMA: 380 tokens per second and GPU' },
  { name: 'OPT-175B', spec: run('a100', 1024, 175e9, 2048, 1024, 2021), mfu: 47.1, source: 'OPT: 147 TFLOP/s', within: 13, why: 'their count may hold recomputation' },
  { name: 'MT-NLG 530B', spec: run('a100', 2240, 530e9, 2048, 1920, 2021, degrees(8, 35)), mfu: 30.2, source: 'PaLM, table 3' },
  { name: 'GPT-3 175B on 128 H100, 2023', spec: run('h100', 128, 175e9, 2048, 256, 2023), mfu: 34, source: 'SemiAnalysis 2025: January 2024' },
  { name: 'GPT-3 175B on 128 H100, 2024', spec: run('h100', 128, 175e9, 2048, 256, 2024), mfu: 54, source: 'SemiAnalysis 2025: December 2024', within: 7.5, why: 'one sustained rate for small benchmarks and large runs' },
  { name: 'GPT-3 175B on 128 H100, FP8', spec: run('h100', 128, 175e9, 2048, 256, 2024, { precision: 'fp8' }), mfu: 79, source: 'SemiAnalysis 2025: 39.5 % of the FP8 peak' },
  { name: 'Llama 3 70B FP8 on 64', spec: run('h100', 64, 70e9, 8192, 128, 2025, { precision: 'fp8', ...degrees(4, 2, 2) }), mfu: 76.2, source: 'SemiAnalysis 2025: 38.1 % of the FP8 peak', within: 8, why: 'memory is tight' },
  { name: 'Llama 3 70B FP8 on 2,048', spec: run('h100', 2048, 70e9, 8192, 4096, 2025, { precision: 'fp8', ...degrees(4, 2, 2) }), mfu: 71, source: 'SemiAnalysis 2025: 35.5 % of the FP8 peak' },
  { name: 'MPT-30B', spec: run('h100', 512, 30e9, 2048, 2048, 2023), mfu: 37.2, source: 'Epoch AI' },
  { name: 'Nemotron-4 15B', spec: run('h100', 3072, 15e9, 4096, 1152, 2024), mfu: 30.5, source: 'Epoch AI', within: 7, why: 'average over the run' },
  { name: 'Nemotron-4 340B', spec: run('h100', 6144, 340e9, 4096, 2304, 2024, degrees(8, 12)), mfu: 41.5, source: 'Nemotron-4: 41.0 to 42.4' },
  { name: 'Llama 3 405B on 8,192', spec: run('h100', 8192, 405e9, 8192, 2048, 2024, degrees(8, 16)), mfu: 43, source: 'Llama 3, table 4' },
  { name: 'Llama 3 405B on 16,384', spec: run('h100', 16_384, 405e9, 8192, 2048, 2024, degrees(8, 16)), mfu: 41, source: 'Llama 3, table 4' },
  { name: 'Llama 3 405B, sequence 131,072', spec: run('h100', 16_384, 405e9, 131_072, 128, 2024, degrees(8, 16, 16)), mfu: 38, source: 'Llama 3, table 4' },
  { name: 'Llama 4 Behemoth, FP8', spec: run('h100', 32_000, 2e12, 8192, 7168, 2025, { precision: 'fp8', activeParams: 288e9 }), mfu: 39, source: 'Llama 4: 390 TFLOP/s', within: 8, why: 'batch and experts are not published' },
  { name: 'DeepSeek-V3, FP8', spec: run('h100', 2048, 671e9, 4096, 15_360, 2024, { precision: 'fp8', activeParams: 37e9 }), mfu: 36, source: 'DeepSeek-V3: 2.66 million GPU-hours for 14.8T tokens', why: 'kernels of their own, ahead of public ones' },
  { name: 'DeepSeek-V3 on 256 GB300, FP8', spec: run('gb300-nvl72', 256, 671e9, 4096, 4096, 2026, { precision: 'fp8', activeParams: 37e9 }), mfu: 65.9, source: '1,648 TFLOP/s' },
  bridge('Llama 3 8B on 8 GB300', 'gb300-nvl72', 8, 8e9, 8e9, 128, 77.3),
  bridge('Llama 3 70B on 64 GB300', 'gb300-nvl72', 64, 70e9, 70e9, 128, 79.8, { within: 8 }),
  bridge('Llama 3.1 405B on 128 GB300', 'gb300-nvl72', 128, 405e9, 405e9, 64, 85.8),
  bridge('Llama 3.1 405B on 128 GB200', 'gb200-nvl72', 128, 405e9, 405e9, 64, 71.3),
  bridge('Llama 3.1 405B on 128 B200', 'b200', 128, 405e9, 405e9, 64, 74.1),
  bridge('Llama 3.1 405B on 1,024 H100', 'h100', 1024, 405e9, 405e9, 512, 74.5),
  bridge('DeepSeek-V3 on 256 GB300, 2025', 'gb300-nvl72', 256, 671e9, 37e9, 2048, 41, { within: 8 }),
  bridge('DeepSeek-V3 on 256 GB200, 2025', 'gb200-nvl72', 256, 671e9, 37e9, 2048, 38, { within: 8 }),
  bridge('DeepSeek-V3 on 1,024 H100, 2025', 'h100', 1024, 671e9, 37e9, 8192, 34.2),
  bridge('Qwen3 235B on 64 GB300', 'gb300-nvl72', 64, 235e9, 22e9, 1024, 31.7, { within: 20, why: 'narrower and deeper than the usual shape' }),
  bridge('Qwen3 235B on 256 H100', 'h100', 256, 235e9, 22e9, 2048, 23.6, { within: 20, why: 'narrower and deeper than the usual shape, tokens balanced by force' }),
  { name: 'DeepSeek 67B', spec: run('h100', 2048, 67e9, 4096, 4608, 2023.5), mfu: 37.6, source: 'DeepSeek-V2: 300,600 H800-hours for a trillion tokens' },
  { name: 'DeepSeek-V2 236B', spec: run('h100', 2048, 236e9, 4096, 9216, 2024, { activeParams: 21e9 }), mfu: 23.3, source: 'DeepSeek-V2: 172,800 H800-hours for a trillion tokens' },
  { name: 'OLMo 2 32B', spec: run('h100', 1280, 32e9, 4096, 2048, 2024), mfu: 38, source: 'OLMo 2: 1,800 tokens per second and GPU', within: 9, why: 'fully sharded by choice, not the best plan' },
  { name: 'GPT-NeoX 20B', spec: run('a100', 96, 20e9, 2048, 1538, 2021, { gpuMemoryGB: 40 }), mfu: 37.5, source: 'GPT-NeoX: 117 TFLOP/s' },
  { name: 'GLM-130B', spec: run('a100', 768, 130e9, 2048, 4224, 2021, { gpuMemoryGB: 40, ...degrees(4, 8) }), mfu: 32.5, source: 'GLM-130B' },
  maxText('32B on 64 TPU v5p', 'tpu-v5p', 64, 32e9, 2048, 256, 2024, 71),
  maxText('128B on 128 TPU v5p', 'tpu-v5p', 128, 128e9, 2048, 512, 2024, 68.2),
  maxText('1,160B on 3,840 TPU v5p', 'tpu-v5p', 3840, 1160e9, 2048, 7680, 2024, 64.1),
  maxText('Llama 2 70B on 256 TPU v6e', 'tpu-v6e', 256, 70e9, 4096, 256, 2025, 42.1),
  maxText('Llama 3.1 70B on 256 TPU v6e', 'tpu-v6e', 256, 70e9, 8192, 256, 2025, 47.7),
  maxText('Mixtral 8x7B on 256 TPU v6e', 'tpu-v6e', 256, 47e9, 4096, 1024, 2025, 34, { activeParams: 13e9 }),
  maxText('Mixtral 8x7B on 256 TPU v5p', 'tpu-v5p', 256, 47e9, 4096, 1024, 2025, 51.5, { activeParams: 13e9 }, { within: 12, why: 'one capacity for all experts: tokens are dropped or padded' }),
  { name: 'PaLM 540B', spec: run('tpu-v4', 6144, 540e9, 2048, 2048, 2022), mfu: 46.2, source: 'PaLM' },
  { name: 'GPT-3 175B on 10,000 V100', spec: run('v100', 10_000, 175e9, 2048, 1563, 2020), mfu: 21.3, source: 'PaLM, table 3' },
];
