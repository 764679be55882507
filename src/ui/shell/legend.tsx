import { RACK_STATES } from '../../app/simValues.ts';
import type { OverlayId } from '../../app/state.ts';
import { useAppFields, useT } from '../context.ts';
import { CampusProbe, WaterToday } from './campusProbe.tsx';

/** The scale of the overlay's colours. The stage uses the same ends. */
export const HEAT_SCALE = { low: 18, high: 45 } as const;
const TICKS = [18, 27, 36, 45] as const;
const KEYS: Record<Exclude<OverlayId, 'heat'>, readonly string[]> = { power: ['on', 'near', 'dark'], health: ['ok', 'slow', 'down', 'damaged'], water: ['wet', 'dry', 'short'], money: ['low', 'high', 'idle'], build: ['ordered', 'building', 'ready', 'damaged'], network: ['pod', 'top', 'narrow', 'down'] };

export function Legend({ overlay }: { overlay: OverlayId }) {
  const t = useT();
  return (
    <div class="legendbox" role="group" aria-label={t.t('stage.legend')}>
      <p class="xs muted">{t.t(`legend.${overlay}`)}</p>
      {overlay === 'heat' ? (
        <>
          <div class="ramp" role="img" aria-label={t.t('legend.heatScale', { low: t.n(HEAT_SCALE.low, 'degC'), high: t.n(HEAT_SCALE.high, 'degC') })} />
          <div class="row between num xs">{TICKS.map((tick) => <span key={tick}>{t.n(tick, 'none', { digits: 0 })}</span>)}</div>
        </>
      ) : (
        <ul class="keys">{KEYS[overlay].map((key) => <li key={key}><i class={`k-${overlay}-${key}`} />{t.t(`legend.${overlay}.${key}`)}</li>)}</ul>
      )}
      {overlay === 'power' && <Swing />}
      {overlay === 'water' && <WaterToday />}
      <Probe overlay={overlay} />
    </div>
  );
}

/** How far the run makes the site's draw swing, of what its supply takes: the mark at the substation. */
function Swing() {
  const t = useT();
  const { view, frame } = useAppFields('view', 'frame');
  const swing = frame?.sites.find((site) => site.id === view.site)?.power.swing;
  if (!swing || swing.stepKW <= 0) return null;
  return <p class={`xs ${swing.stepKW > swing.fitsKW || swing.fallKW > swing.fitsRareKW ? 'c-bad' : ''}`}>{t.t('legend.swing', { swing: t.n(swing.stepKW, 'kW'), fits: t.n(swing.fitsKW, 'kW') })}</p>;
}

/** Reads the rack under the cursor. */
function Probe({ overlay }: { overlay: OverlayId }) {
  const t = useT();
  const { cursor, view, frame } = useAppFields('cursor', 'view', 'frame');
  if (view.depth === 'campus') return <CampusProbe overlay={overlay} />;
  if (!cursor || view.depth !== 'hall' || !frame) return <p class="xs faint">{t.t('legend.probeHow')}</p>;
  const { racks } = frame;
  for (let r = 0; r < racks.count; r++) {
    if (racks.hall[r] !== view.hall || racks.x[r] !== cursor.x || racks.y[r] !== cursor.y) continue;
    return <p class="xs" role="status">{t.t('legend.probe', { id: String(racks.id[r]), inlet: t.n(racks.inletC[r], 'degC'), state: t.t(`rack.state.${RACK_STATES[racks.state[r] ?? 0] ?? 'planned'}`), down: racks.downGpus[r] ?? 0 })}</p>;
  }
  return <p class="xs faint">{t.t('legend.probeEmpty', { x: String(cursor.x), y: String(cursor.y) })}</p>;
}
