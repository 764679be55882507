/** Why the planner chose a degree: what fewer and more of it would cost, and what binds the plan. Asked when somebody wants to know, not every step. */
import type { Plan, StepInput } from './plan.ts';
import { planRun, type Fixed, type Planned } from './planner.ts';
import type { StepParts, StepTime } from './step.ts';

export type Degree = 'tensor' | 'pipeline' | 'context' | 'expert';
export const DEGREES: readonly Degree[] = ['tensor', 'pipeline', 'context', 'expert'];

/** The best plan on one side of a degree: slower, too large for memory, or there is none. */
export type Neighbour =
  | { kind: 'slower'; degree: number; ratio: number; part: keyof StepParts } // extra time of a step, and where most of it goes
  | { kind: 'memory'; degree: number; missingGB: number } // of one GPU
  | { kind: 'none' };

export interface DegreeReason {
  degree: Degree;
  value: number;
  fewer: Neighbour;
  more: Neighbour;
}

export type Binding = 'memory' | 'bandwidth' | 'batch' | 'kernels';

/** Shares of a step that a binding costs; below this none is worth a word. */
const LEAST_SHARE = 0.03;

/** Reasons for every degree that the machine and model leave open. Those that were asked for by hand are compared all the same. */
export function reasonsFor(input: StepInput, fixed: Fixed, best: StepTime): DegreeReason[] {
  const free: Fixed = { tensor: fixed.tensor ?? best.plan.tensor, pipeline: fixed.pipeline ?? best.plan.pipeline, context: fixed.context ?? best.plan.context, expert: fixed.expert ?? best.plan.expert };
  const reasons: DegreeReason[] = [];
  for (const degree of DEGREES) {
    const others = planRun(input, { ...free, [degree]: null, ...(degree === 'tensor' ? { pipeline: null } : {}), ...(degree === 'pipeline' ? { tensor: null } : {}) });
    const value = best.plan[degree];
    const fewer = side(best, others, degree, (other) => other < value);
    const more = side(best, others, degree, (other) => other > value);
    const lacking: Neighbour = fewer.kind === 'none' && value > 1 ? lack(input, free, degree, Math.max(1, value >> 1)) : fewer;
    if (value > 1 || more.kind !== 'none') reasons.push({ degree, value, fewer: lacking, more });
  }
  return reasons;
}

/** What costs the plan most: recomputing for lack of memory, links, or a batch too small for its pipeline. */
export function bindingOf({ parts, seconds }: StepTime): { binding: Binding; share: number } {
  const shares: { binding: Binding; share: number }[] = [
    { binding: 'memory', share: parts.recompute / seconds },
    { binding: 'bandwidth', share: (parts.tensorComm + parts.contextComm + parts.expertComm + parts.pipelineComm + parts.dataComm) / seconds },
    { binding: 'batch', share: (parts.bubble + parts.optimiser) / seconds },
  ];
  shares.sort((a, b) => b.share - a.share);
  const most = shares[0]!;
  return most.share >= LEAST_SHARE ? most : { binding: 'kernels', share: 1 - shares.reduce((sum, entry) => sum + entry.share, 0) };
}

function side(best: StepTime, others: Planned, degree: Degree, within: (value: number) => boolean): Neighbour {
  let nearest: StepTime | null = null;
  for (const time of others.byDegrees.values()) {
    if (within(time.plan[degree]) && (!nearest || time.seconds < nearest.seconds)) nearest = time;
  }
  if (!nearest) return { kind: 'none' };
  return { kind: 'slower', degree: nearest.plan[degree], ratio: nearest.seconds / best.seconds - 1, part: grown(best.parts, nearest.parts) };
}

/** The part of a step that grows most from one plan to another. */
function grown(from: StepParts, to: StepParts): keyof StepParts {
  const parts = Object.keys(from) as (keyof StepParts)[];
  return parts.reduce((most, part) => (to[part] - from[part] > to[most] - from[most] ? part : most), parts[0]!);
}

function lack(input: StepInput, free: Fixed, degree: Degree, value: number): Neighbour {
  const { closest } = planRun(input, { ...free, [degree]: value });
  return closest ? { kind: 'memory', degree: value, missingGB: closest.memory.missingGB } : { kind: 'none' };
}

/** Degrees as engineers write them, with the replicas: TP8 PP16 DP128. */
export function planText(plan: Plan): string {
  const parts = [`TP${plan.tensor}`, `PP${plan.pipeline}`];
  if (plan.context > 1) parts.push(`CP${plan.context}`);
  if (plan.expert > 1) parts.push(`EP${plan.expert}`);
  return [...parts, `DP${plan.data}`].join(' ');
}
