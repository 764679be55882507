/** The picture of the title: a field of racks, lit as far as they do useful work, in a campus by night. Some of the lit ones flicker. */
import { useMemo } from 'preact/hooks';
import { AliveLamps } from './lampsAlive.tsx';
import { BeforeLamps, BehindLamps } from './lampsAround.tsx';
import { fieldOf, type Lamp } from './lampField.ts';

/** Top, left and right face of a rack in each state. */
const FACES: Readonly<Record<string, readonly [string, string, string]>> = {
  bright: ['#ffd9b0', '#ffa76b', '#c2571c'],
  lit: ['#ff9c63', '#e8743a', '#93380c'],
  low: ['#d9713b', '#b5521f', '#6f2a09'],
  dark: ['#3a4852', '#263139', '#192127'],
  far: ['#2b363e', '#1d262c', '#141b20'],
};
const TOP = '0,-25.5 10.5,-20.3 0,-15 -10.5,-20.3';
/** One in so many lamps of the middle brightness flickers; in so many groups. */
const FLICKER_EVERY = 5;
const GROUPS = 6;
const VIEW = '-470 -70 1120 640';

export function Lamps({ share }: { share: number }) {
  const field = useMemo(() => fieldOf(share), [share]);
  return (
    <>
      <svg class="lamps" viewBox={VIEW} preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        <defs>
          {Object.entries(FACES).map(([kind, [top, left, right]]) => (
            <g key={kind} id={`lamp-${kind}`}>
              <polygon points={TOP} fill={top} />
              <polygon points="-10.5,-20.3 0,-15 0,10.5 -10.5,5.3" fill={left} />
              <polygon points="10.5,-20.3 0,-15 0,10.5 10.5,5.3" fill={right} />
            </g>
          ))}
          <radialGradient id="lamp-glow"><stop offset="0" stop-color="#ff7a3d" stop-opacity=".5" /><stop offset="1" stop-color="#ff7a3d" stop-opacity="0" /></radialGradient>
          <radialGradient id="lamp-pool"><stop offset="0" stop-color="#ffdba0" stop-opacity=".42" /><stop offset="1" stop-color="#ffdba0" stop-opacity="0" /></radialGradient>
          <radialGradient id="lamp-land" gradientUnits="userSpaceOnUse" cx="90" cy="230" r="900"><stop offset="0" stop-color="#1d2a2e" /><stop offset=".55" stop-color="#131c20" /><stop offset="1" stop-color="#0a1013" /></radialGradient>
        </defs>
        <BehindLamps />
        <ellipse cx={-40} cy={170} rx={240 + share * 720} ry={140 + share * 400} fill="url(#lamp-glow)" />
        {field.map((lamp) => (
          <>
            <use href={`#lamp-${lamp.kind}`} x={lamp.x} y={lamp.y} />
            {lamp.led && <path d={`M${lamp.x - 9} ${lamp.y - 12}l5 2.5m-5 2.5l5 2.5`} stroke="#ffe9d2" stroke-width="1.1" fill="none" />}
          </>
        ))}
        <BeforeLamps />
      </svg>
      <Flicker field={field} />
      <AliveLamps />
    </>
  );
}

/** The tops of some lit lamps, brighter, in a picture of their own: only this one is drawn again as they come and go. */
function Flicker({ field }: { field: readonly Lamp[] }) {
  const groups = useMemo(() => {
    const lit = field.filter((lamp) => lamp.kind === 'lit').filter((_, i) => i % FLICKER_EVERY === 0);
    return Array.from({ length: GROUPS }, (_, group) => lit.filter((_lamp, i) => (i * 7) % GROUPS === group || i % GROUPS === group));
  }, [field]);
  return (
    <svg class="lamps flicker" viewBox={VIEW} preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {groups.map((group, i) => <path key={i} style={{ animationDelay: `${-i * 0.7}s` }} d={group.map(({ x, y }) => `M${x} ${y - 25.5}l10.5 5.2-10.5 5.3-10.5-5.3z`).join('')} />)}
    </svg>
  );
}
