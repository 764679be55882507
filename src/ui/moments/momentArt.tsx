/** Own drawings of the moments, 200 x 150, in the page's colours. They move by style sheet alone, so reduced motion leaves a still picture. */
import type { MomentId } from '../../app/moments.ts';

const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': 3, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } as const;
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** `word`: what the first answer and the flag say. */
export function MomentArt({ id, word }: { id: MomentId; word: string }) {
  return <svg viewBox="0 0 200 150">{ART[id](word)}</svg>;
}

/** A rack with rows of lamps. */
function Rack({ x, y, h, rows, lit }: { x: number; y: number; h: number; rows: number; lit: string }) {
  return (
    <g>
      <rect x={x} y={y} width="36" height={h} rx="2" fill="var(--surface-3)" stroke="currentColor" stroke-width="2.5" />
      {range(rows).map((i) => <path key={i} class={lit} style={{ '--i': i }} d={`M${x + 7} ${y + 9 + i * ((h - 14) / rows)}h22`} stroke="var(--lamp, var(--good))" stroke-width="3.5" stroke-linecap="round" />)}
    </g>
  );
}

const ART: Record<MomentId, (word: string) => preact.JSX.Element> = {
  firstToken: (word) => (
    <>
      <Rack x={14} y={46} h={92} rows={7} lit="blink" />
      <path d="M66 74c-8-26 22-52 62-52s66 22 62 48-32 42-66 40c-8 0-14-2-14-2l-26 16 6-24c-14-6-22-16-24-26z" fill="var(--surface-1)" stroke="currentColor" stroke-width="3" />
      <text x="98" y="80" font-size="34" font-weight="700" fill="var(--accent)" class="type">{word}</text>
      <path class="caret" d="M164 54v30" stroke="var(--accent)" stroke-width="4" />
    </>
  ),
  runFinished: () => (
    <>
      <path d="M24 14v112h160" {...line} />
      <path class="draw" pathLength={1} d="M30 26c10 50 24 66 50 76s60 12 96 13" {...line} stroke="var(--accent)" stroke-width="5" />
      <g class="pop"><circle cx="176" cy="115" r="9" fill="var(--accent)" /><path d="m171 115 4 4 7-8" {...line} stroke="var(--accent-ink)" /></g>
      {range(7).map((i) => <path key={i} class="spark" style={{ '--i': i }} d={`M176 ${86 - (i % 2) * 6}v-14`} transform={`rotate(${i * 51} 176 115)`} stroke="var(--power)" stroke-width="3.5" stroke-linecap="round" />)}
    </>
  ),
  placeOne: (word) => (
    <>
      <Rack x={28} y={84} h={56} rows={4} lit="dim" />
      <Rack x={82} y={50} h={90} rows={7} lit="blink" />
      <Rack x={136} y={98} h={42} rows={3} lit="dim" />
      <g class="raise"><path d="M100 50V8" {...line} /><path class="wave" d="M100 10c12-6 18 6 34 0v22c-16 6-22-6-34 0z" fill="var(--accent)" stroke="currentColor" stroke-width="2.5" /><text x="112" y="28" font-size="16" font-weight="800" fill="var(--accent-ink)">{word}</text></g>
      <path d="M10 141h180" {...line} />
    </>
  ),
  unison: () => <g class="beat">{range(15 * 10).map((i) => <rect key={i} x={10 + (i % 15) * 12.2} y={15 + Math.floor(i / 15) * 12.2} width="8.6" height="8.6" rx="1.5" fill="var(--accent)" />)}</g>,
  bankrupt: () => (
    <>
      <path d="M30 138V40l70-26 70 26v98z" fill="var(--surface-3)" stroke="currentColor" stroke-width="3" />
      {range(12).map((i) => <rect key={i} class="out" style={{ '--i': (i * 7) % 12 }} x={44 + (i % 4) * 30} y={52 + Math.floor(i / 4) * 26} width="20" height="16" fill="var(--power)" stroke="currentColor" stroke-width="2" />)}
      <path d="M10 139h180" {...line} />
      <g class="moth"><path d="M150 20c-8-8-14 0-8 6 6-2 8-2 8-6zm0 0c8-8 14 0 8 6-6-2-8-2-8-6z" fill="var(--ink-2)" /></g>
    </>
  ),
  controlLost: () => (
    <>
      <path d="M8 112h120M20 112v26M116 112v26" {...line} />
      <path d="M30 112V88h34v24M40 88l-2-9h18l-2 9" {...line} />
      <g class="roll">
        <path d="M138 50c0-8 30-8 30 0l-2 34h-26z" fill="var(--accent-dim)" stroke="currentColor" stroke-width="3" /><path d="M132 90h42M153 92v26M153 118l-16 14M153 118l16 14" {...line} />
        <circle cx="136" cy="135" r="4.5" fill="currentColor" /><circle cx="170" cy="135" r="4.5" fill="currentColor" />
      </g>
      <path d="M4 142h192" {...line} />
    </>
  ),
  meltdown: () => (
    <>
      <g class="melt"><Rack x={24} y={40} h={98} rows={8} lit="hot" /><Rack x={82} y={40} h={98} rows={8} lit="hot" /></g>
      <path d="M128 138c-4-30 2-52 18-56 16-5 34 10 38 30 2 10 0 20-2 26z" fill="var(--surface-3)" stroke="currentColor" stroke-width="3" /><path class="hot" style={{ '--i': 2 }} d="M140 104c12 4 24-2 34 4M138 120c14 4 28-2 40 3" {...line} stroke="var(--heat)" />
      {range(4).map((i) => <path key={i} class="steam" style={{ '--i': i }} d={`M${36 + i * 40} 30c-7-7 7-11 0-20`} {...line} stroke="var(--ink-3)" />)}
      <path d="M8 140h184" {...line} />
    </>
  ),
};
