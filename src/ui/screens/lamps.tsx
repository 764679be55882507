/** The picture of the title: a field of racks, lit as far as they do useful work. Still; nothing moves here. */
import { useMemo } from 'preact/hooks';

const COLS = 40;
const ROWS = 25;
export const LAMPS = COLS * ROWS;

/** Top, left and right face of a rack in each state. */
const FACES: Readonly<Record<string, readonly [string, string, string]>> = {
  bright: ['#ffd9b0', '#ffa76b', '#c2571c'],
  lit: ['#ff9c63', '#e8743a', '#93380c'],
  low: ['#d9713b', '#b5521f', '#6f2a09'],
  dark: ['#33404a', '#212b32', '#161d22'],
  far: ['#1c252b', '#141b20', '#0e1418'],
};

/** A fixed pseudo-random number for a place, 0 to 1. */
function grain(x: number, y: number): number {
  let h = Math.imul(x + 1, 0x9e3779b1) ^ Math.imul(y + 1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return ((h ^ (h >>> 13)) >>> 0) / 0x1_0000_0000;
}

interface Lamp { x: number; y: number; kind: string; led: boolean; depth: number }

export function fieldOf(share: number): Lamp[] {
  const cells = Array.from({ length: LAMPS }, (_, i) => {
    const col = i % COLS;
    const row = Math.floor(i / COLS);
    return { col, row, at: col + row * 0.42 + grain(col, row) * 2.2 + Math.sin(row * 0.8) * 1.6 };
  });
  const lit = new Set([...cells].sort((a, b) => a.at - b.at).slice(0, Math.round(LAMPS * share)));
  return cells
    .map((cell) => {
      const { col, row } = cell;
      const noise = grain(col + 50, row + 90);
      const dead = noise > 0.988;
      const kind = lit.has(cell) && !dead ? (noise < 0.2 ? 'bright' : noise < 0.62 ? 'lit' : 'low') : col + row > 44 ? 'far' : 'dark';
      return { x: Math.round((col - row) * 15.6), y: Math.round((col + row) * 7.8), kind, led: lit.has(cell) && !dead && noise > 0.3 && noise < 0.5, depth: col + row };
    })
    .sort((a, b) => a.depth - b.depth);
}

export function Lamps({ share }: { share: number }) {
  const field = useMemo(() => fieldOf(share), [share]);
  return (
    <svg class="lamps" viewBox="-470 -70 1120 640" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <defs>
        {Object.entries(FACES).map(([kind, [top, left, right]]) => (
          <g key={kind} id={`lamp-${kind}`}>
            <polygon points="0,-25.5 10.5,-20.3 0,-15 -10.5,-20.3" fill={top} />
            <polygon points="-10.5,-20.3 0,-15 0,10.5 -10.5,5.3" fill={left} />
            <polygon points="10.5,-20.3 0,-15 0,10.5 10.5,5.3" fill={right} />
          </g>
        ))}
        <radialGradient id="lamp-glow"><stop offset="0" stop-color="#ff7a3d" stop-opacity=".5" /><stop offset="1" stop-color="#ff7a3d" stop-opacity="0" /></radialGradient>
      </defs>
      <ellipse cx={-40} cy={170} rx={240 + share * 720} ry={140 + share * 400} fill="url(#lamp-glow)" />
      {field.map((lamp) => (
        <>
          <use href={`#lamp-${lamp.kind}`} x={lamp.x} y={lamp.y} />
          {lamp.led && <path d={`M${lamp.x - 9} ${lamp.y - 12}l5 2.5m-5 2.5l5 2.5`} stroke="#ffe9d2" stroke-width="1.1" fill="none" />}
        </>
      ))}
    </svg>
  );
}
