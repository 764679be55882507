/** The daily waterfall as bands that add up to the GPUs bought, to the last one. */
import { WATERFALL_STEPS, type HistoryData } from '../../app/simValues.ts';

export interface LossBand {
  id: string; // 'useful', or the step at which they were lost; 'lost' for the last, which would be called useful too
  gpus: number[]; // by day
}

/** From the foot up: useful, then losses from the last step to the first. */
export function lossBands(history: HistoryData): LossBand[] {
  const column = (id: string): Float64Array => history.columns[id] ?? new Float64Array(history.days);
  const useful = { id: 'useful', gpus: Array.from(column('useful'), (gpus) => Math.max(0, gpus)) };
  const losses = WATERFALL_STEPS.slice(1).map((id, i) => {
    const before = column(WATERFALL_STEPS[i] ?? '');
    return { id: id === 'useful' ? 'lost' : id, gpus: Array.from(column(id), (gpus, day) => Math.max(0, (before[day] ?? 0) - gpus)) };
  });
  return [useful, ...losses.toReversed()];
}
