import { useT } from '../context.ts';

export interface Sample { timeS: number; valueC: number }

const W = 416;
const H = 120;
const LEFT = 34;
const RIGHT = 84;
const BEHIND_S = 240;
const AHEAD_S = 300;

/** Inlet temperature of the last minutes, where it is going, and what waits above. */
export function IncidentChart({ samples, limitC, title }: { samples: readonly Sample[]; limitC: number; title: string }) {
  const t = useT();
  const last = samples.at(-1);
  const low = Math.min(22, ...samples.map((sample) => sample.valueC)) - 1;
  const high = Math.max(limitC, ...samples.map((sample) => sample.valueC)) + 2;
  const x = (dt: number): number => LEFT + ((dt + BEHIND_S) / (BEHIND_S + AHEAD_S)) * (W - LEFT - RIGHT);
  const y = (c: number): number => H - 18 - ((c - low) / (high - low)) * (H - 26);
  const shown = last ? samples.filter((sample) => last.timeS - sample.timeS <= BEHIND_S) : [];
  const first = shown.find((sample) => last !== undefined && last.timeS - sample.timeS <= 120);
  const perS = last && first && last.timeS > first.timeS ? (last.valueC - first.valueC) / (last.timeS - first.timeS) : 0;
  const ahead = last ? Math.min(AHEAD_S, perS > 1e-5 ? (limitC - last.valueC) / perS : AHEAD_S) : 0;
  const lines = [{ id: 'shutdown', c: limitC, hue: 'var(--bad)' }, { id: 'warning', c: limitC - 8, hue: 'var(--warn)' }];
  return (
    <figure>
      <figcaption class="hd">{title}</figcaption>
      <svg class="chart" viewBox={`0 0 ${W} ${H}`} role="img" aria-label={t.t('incident.chart', { now: t.n(last?.valueC ?? null, 'degC'), limit: t.n(limitC, 'degC') })}>
        {lines.map((line) => (
          <g key={line.id}>
            <path d={`M${LEFT} ${y(line.c)}H${W - RIGHT}`} stroke={line.hue} stroke-width="1" stroke-dasharray="4 3" />
            <text x={LEFT - 6} y={y(line.c) + 4} text-anchor="end">{t.n(line.c, 'none', { digits: 0 })}</text>
            <text class="l" x={W - RIGHT + 6} y={y(line.c) + 4} style={{ fill: line.hue }}>{t.t(`incident.line.${line.id}`)}</text>
          </g>
        ))}
        <path class="ax0" d={`M${LEFT} ${H - 18}H${W - RIGHT}`} />
        <text x={LEFT} y={H - 4}>{t.t('incident.ago')}</text>
        <text x={x(0)} y={H - 4} text-anchor="middle">{t.t('incident.now')}</text>
        {last && <path d={shown.map((sample, i) => `${i ? 'L' : 'M'}${x(sample.timeS - last.timeS).toFixed(1)} ${y(sample.valueC).toFixed(1)}`).join('')} fill="none" stroke="var(--heat)" stroke-width="2.5" />}
        {last && <path d={`M${x(0)} ${y(last.valueC)}L${x(ahead)} ${y(last.valueC + perS * ahead)}`} stroke="var(--heat)" stroke-width="2" stroke-dasharray="5 4" />}
        {last && <circle cx={x(0)} cy={y(last.valueC)} r="4" fill="var(--ink)" />}
      </svg>
    </figure>
  );
}
