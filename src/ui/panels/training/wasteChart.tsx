/** Time lost by checkpoint interval: too often costs writing, too seldom costs work done again. */
import type { RunPlan } from '../../../sim/index.ts';
import type { GameProps } from '../shared/game.tsx';

const WIDTH = 300;
const HEIGHT = 128;
const LEFT = 34;
const BOTTOM = 20;
const TOP = 8;

export function WasteChart({ game, plan, checkpointS }: GameProps & { plan: RunPlan; checkpointS: number }) {
  const { text } = game;
  const curve = plan.wasteCurve;
  const firstS = curve[0]?.checkpointS ?? 1;
  const lastS = curve[curve.length - 1]?.checkpointS ?? 2;
  const lost = 1 - plan.timeRatio;
  const most = Math.min(1, Math.max(0.05, lost, ...curve.filter((point) => point.total < 0.6).map((point) => point.total)) * 1.15);
  const x = (s: number): number => LEFT + (WIDTH - LEFT - 6) * Math.min(1, Math.max(0, Math.log(s / firstS) / Math.log(lastS / firstS)));
  const y = (share: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.min(1, share / most));
  const d = curve.map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point.checkpointS).toFixed(1)} ${y(point.total).toFixed(1)}`).join('');
  const atX = x(checkpointS);
  const anchor = atX > WIDTH * 0.6 ? 'end' : 'start';
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={text.t('panel.training.wasteWords', { lost: text.n(lost, 'ratio'), interval: text.n(checkpointS, 'seconds'), best: text.n(1 - plan.optimalTimeRatio, 'ratio'), optimum: text.n(plan.optimalCheckpointS, 'seconds') })}>
      {[0, most / 2, most].map((share) => (
        <g key={share}>
          <line class={share === 0 ? 'ax0' : 'ax'} x1={LEFT} x2={WIDTH} y1={y(share)} y2={y(share)} />
          <text x={LEFT - 5} y={y(share) + 4} text-anchor="end">{text.n(share, 'ratio', { digits: 0 })}</text>
        </g>
      ))}
      {[firstS, plan.optimalCheckpointS, lastS].map((s, i) => (
        <text key={i} x={x(s)} y={HEIGHT - 4} text-anchor={i === 0 ? 'start' : i === 1 ? 'middle' : 'end'}>{text.n(s, 'seconds')}</text>
      ))}
      <path d={d} fill="none" stroke="var(--accent)" stroke-width="2" />
      <line x1={x(plan.optimalCheckpointS)} x2={x(plan.optimalCheckpointS)} y1={y(1 - plan.optimalTimeRatio)} y2={HEIGHT - BOTTOM} stroke="var(--ink-3)" stroke-dasharray="2 3" />
      <circle cx={atX} cy={y(lost)} r="4" fill="var(--ink)" />
      <text class="s" x={atX + (anchor === 'end' ? -8 : 8)} y={Math.max(TOP + 10, y(lost) - 8)} text-anchor={anchor}>{text.t('panel.training.yours', { lost: text.n(lost, 'ratio') })}</text>
    </svg>
  );
}
