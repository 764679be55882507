import { hueVar, type Hue } from './tone.ts';

export interface SparklineProps {
  values: readonly (number | null)[];
  hue?: Hue | undefined;
  width?: number | undefined;
  height?: number | undefined;
  /** Read aloud; without it the line is decoration beside a number. */
  label?: string | undefined;
}

const PAD = 3;

export function sparkPath(values: readonly (number | null)[], width: number, height: number): { d: string; end: [number, number] | null } {
  const known = values.filter((v): v is number => v !== null && Number.isFinite(v));
  if (known.length === 0) return { d: '', end: null };
  const low = Math.min(...known);
  const high = Math.max(...known);
  let d = '';
  let end: [number, number] | null = null;
  let pen = false;
  values.forEach((v, i) => {
    if (v === null || !Number.isFinite(v)) { pen = false; return; }
    const x = 2 + (values.length > 1 ? (i / (values.length - 1)) * (width - 4) : 0);
    const y = high > low ? height - PAD - ((v - low) / (high - low)) * (height - 2 * PAD) : height / 2;
    d += `${pen ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
    pen = true;
    end = [x, y];
  });
  return { d, end };
}

export function Sparkline({ values, hue = 'accent', width = 120, height = 32, label }: SparklineProps) {
  const { d, end } = sparkPath(values, width, height);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' })}>
      <path d={d} fill="none" stroke={hueVar(hue)} stroke-width="1.5" />
      {end && <circle cx={end[0].toFixed(1)} cy={end[1].toFixed(1)} r="2.2" fill={hueVar(hue)} />}
    </svg>
  );
}
