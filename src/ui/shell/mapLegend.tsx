/** What the lines on the region map are: those that this region has. Folds away. */
import { useAppState, useT } from '../context.ts';

/** As the map draws them: strokes of colour, width and dash, the widest first. */
const LINES = {
  hv345: [['var(--power)', 5, ''], ['#4b3c18', 1.8, '']],
  hv138: [['var(--power)', 2.2, '']],
  congested: [['var(--warn)', 7, ''], ['#2a1c08', 7, '2.5 5']],
  planned: [['var(--power)', 2.2, '7 6']],
  gas: [['#c98a5e', 2, ''], ['#e9b48d', 5, '0.1 11']],
  fibre: [['var(--network)', 2, '2 4']],
  road: [['#a9aa9c', 2, '']],
} as const;
type LineKind = keyof typeof LINES;

/** Room for it beside everything else on the stage. */
const WIDE_PX = 1_150;
const RAILS_PX = 390; // what stands at both sides of it
let open: boolean | null = null; // as the player left it

export function MapLegend() {
  const t = useT();
  const region = useAppState((state) => state.catalog?.regions[state.catalog.scenarios[state.frame?.scenario ?? '']?.region ?? '']);
  const kinds = (Object.keys(LINES) as LineKind[]).filter((kind) => region?.corridors.some((corridor) => corridor.kind === kind));
  if (kinds.length === 0) return null;
  return (
    <details class="maplegend" data-covers open={open ?? window.innerWidth - RAILS_PX > WIDE_PX} onToggle={(event) => { open = event.currentTarget.open; }}>
      <summary class="xs">{t.t('stage.mapLegend')}</summary>
      <ul class="xs">
        {kinds.map((kind) => (
          <li key={kind}>
            <svg viewBox="0 0 46 10" width="46" height="10" aria-hidden="true">
              {LINES[kind].map(([stroke, width, dash], i) => <path key={i} d="M3 5h40" style={{ stroke, strokeWidth: width, strokeDasharray: dash, strokeLinecap: kind === 'congested' ? 'butt' : 'round' }} />)}
            </svg>
            {t.t(`stage.line.${kind}`)}
          </li>
        ))}
        <li><svg viewBox="0 0 46 10" width="46" height="10" aria-hidden="true"><ellipse cx="23" cy="5" rx="19" ry="4.2" style={{ fill: 'none', stroke: '#d58aa8', strokeWidth: 1.4, strokeDasharray: '3 2' }} /><ellipse cx="23" cy="5" rx="8" ry="2.4" style={{ fill: '#d58aa8' }} /></svg>{t.t('stage.line.rival')}</li>
      </ul>
    </details>
  );
}
