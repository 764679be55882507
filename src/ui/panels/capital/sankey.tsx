/** Where cash came from and went: bands from sources over cash to uses, as wide as the money. The table of cash flows beside it says the same in numbers. */
import type { Game } from '../shared/game.tsx';
import { kindName } from './accounts.ts';

const WIDTH = 720;
const HEIGHT = 230;
const BAR = 12;
const GAP = 6;
/** Room of a label beside a thin band. */
const LEAST = 9;
const MOST = 6;
const CASH_X = (WIDTH - BAR) / 2;

interface Band { id: string; label: string; cents: number }

/** The largest bands; what is smaller goes together. */
function largest(game: Game, flows: Record<string, number>, sign: number): Band[] {
  const all = Object.entries(flows).map(([id, cents]) => ({ id, label: kindName(game, id), cents: cents * sign })).filter((band) => band.cents > 0).sort((a, b) => b.cents - a.cents);
  const rest = all.slice(MOST).reduce((sum, band) => sum + band.cents, 0);
  return rest > 0 ? [...all.slice(0, MOST), { id: 'other', label: game.text.t('panel.books.other'), cents: rest }] : all;
}

export function Sankey({ game, flows }: { game: Game; flows: Record<string, number> }) {
  const { text } = game;
  const into = largest(game, flows, 1);
  const out = largest(game, flows, -1);
  const sum = (bands: Band[]): number => bands.reduce((all, band) => all + band.cents, 0);
  const net = sum(into) - sum(out);
  if (net > 0) out.push({ id: 'net', label: text.t('panel.books.grew'), cents: net });
  if (net < 0) into.push({ id: 'net', label: text.t('panel.books.fell'), cents: -net });
  const total = sum(into);
  if (total <= 0) return null;
  const scale = (HEIGHT - (MOST + 1) * (GAP + LEAST) - GAP * 2) / total;
  const sides = [{ bands: into, x: 0, side: 1 }, { bands: out, x: WIDTH - BAR, side: -1 }];
  return (
    <svg class="sankey" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={text.t('panel.books.sankey')}>
      {sides.map(({ bands, x, side }) => {
        let y = GAP;
        let at = GAP;
        return bands.map((band) => {
          const high = Math.max(1, band.cents * scale);
          const [from, to] = side > 0 ? [x + BAR, CASH_X] : [x, CASH_X + BAR];
          const middle = (from + to) / 2;
          const d = `M${from} ${y}C${middle} ${y} ${middle} ${at} ${to} ${at}v${high}C${middle} ${at + high} ${middle} ${y + high} ${from} ${y + high}Z`;
          const hue = band.id === 'net' ? 'var(--info)' : side > 0 ? 'var(--good)' : 'var(--money)';
          const label = (
            <text x={from + side * 6} y={y + high / 2} dy="0.35em" text-anchor={side > 0 ? 'start' : 'end'} font-size="11" fill="currentColor">{`${band.label} ${text.n(band.cents, 'cents')}`}</text>
          );
          const group = <g key={`${side}${band.id}`}><path d={d} fill={hue} opacity="0.3" /><rect x={x} y={y} width={BAR} height={high} fill={hue} />{label}</g>;
          y += Math.max(high, LEAST) + GAP;
          at += high;
          return group;
        });
      })}
      <rect x={CASH_X} y={GAP} width={BAR} height={total * scale} fill="currentColor" />
    </svg>
  );
}
