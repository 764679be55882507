import type { Translator } from '../../app/i18n/translate.ts';
import { doorOn, doorTakesKW, RACK_STATES, rackMaxKW } from '../../app/simValues.ts';
import type { OverlayId } from '../../app/state.ts';
import type { Catalog, Frame } from '../../sim/index.ts';
import { useAppFields, useT } from '../context.ts';
import { CampusProbe, WaterToday } from './campusProbe.tsx';

/** The scale of the overlay's colours. The stage uses the same ends. */
export const HEAT_SCALE = { low: 18, high: 45 } as const;
const TICKS = [18, 27, 36, 45] as const;
const KEYS: Record<Exclude<OverlayId, 'heat'>, readonly string[]> = { power: ['on', 'near', 'dark'], health: ['ok', 'slow', 'down', 'damaged'], water: ['wet', 'dry', 'short'], money: ['low', 'high', 'idle'], build: ['ordered', 'building', 'ready', 'damaged'], network: ['pod', 'top', 'narrow', 'down'] };
/** In a hall, where racks are meant and not plant. */
const HALL_KEYS: Partial<typeof KEYS> = { water: ['coolant', 'air', 'limit'], money: ['low', 'high', 'unused'], build: ['planned', 'installing', 'ready', 'damaged'] };

export function Legend({ overlay }: { overlay: OverlayId }) {
  const t = useT();
  const { view: { depth } } = useAppFields('view');
  const inHall = depth === 'hall';
  const keys = overlay === 'heat' ? [] : (inHall && HALL_KEYS[overlay]) || KEYS[overlay];
  return (
    <div class="legendbox" role="group" aria-label={t.t('stage.legend')}>
      <p class="xs muted">{t.t(inHall && overlay !== 'heat' && HALL_KEYS[overlay] ? `legend.hall.${overlay}` : `legend.${overlay}`)}</p>
      {overlay === 'heat' ? (
        <>
          <div class="ramp" role="img" aria-label={t.t('legend.heatScale', { low: t.n(HEAT_SCALE.low, 'degC'), high: t.n(HEAT_SCALE.high, 'degC') })} />
          <div class="row between num xs">{TICKS.map((tick) => <span key={tick}>{t.n(tick, 'none', { digits: 0 })}</span>)}</div>
        </>
      ) : (
        <ul class="keys">{keys.map((key) => <li key={key}><i class={`k-${overlay}-${key}`} />{t.t(`legend.${overlay}.${key}`)}</li>)}</ul>
      )}
      {overlay === 'power' && <Swing />}
      {overlay === 'water' && !inHall && <WaterToday />}
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
  const { cursor, view, frame, catalog } = useAppFields('cursor', 'view', 'frame', 'catalog');
  if (view.depth === 'campus') return <CampusProbe overlay={overlay} />;
  if (!cursor || view.depth !== 'hall' || !frame || !catalog) return <p class="xs faint">{t.t('legend.probeHow')}</p>;
  const { racks } = frame;
  for (let r = 0; r < racks.count; r++) {
    if (racks.hall[r] === view.hall && racks.x[r] === cursor.x && racks.y[r] === cursor.y) return <p class="xs" role="status">{rackReading(t, overlay, catalog, frame, r)}</p>;
  }
  return <p class="xs faint">{t.t('legend.probeEmpty', { x: String(cursor.x), y: String(cursor.y) })}</p>;
}

/** What an overlay says of a rack, in words. */
function rackReading(t: Translator, overlay: OverlayId, catalog: Catalog, frame: Frame, r: number): string {
  const { racks } = frame;
  const id = String(racks.id[r]);
  const state = t.t(`rack.state.${RACK_STATES[racks.state[r] ?? 0] ?? 'planned'}`);
  const def = catalog.racks[frame.rackKinds[racks.kind[r]!] ?? ''];
  const accelerator = def && catalog.accelerators[def.accelerator];
  if (overlay === 'build') return t.t('legend.rack.build', { id, state });
  if (def && accelerator) {
    const kW = rackMaxKW(def, accelerator, catalog.constants.power);
    const gpus = def.servers * accelerator.gpusPerServer;
    if (overlay === 'power') return t.t('legend.rack.power', { id, state, full: t.n(kW, 'kW') });
    if (overlay === 'money') return t.t('legend.rack.money', { id, state, cents: t.n(gpus * frame.waterfall.perGpu.centsPerHour, 'centsPerHour') });
    if (overlay === 'water') {
      const door = doorOn(catalog, def, racks.fit[r]!);
      const share = def.medium === 'liquid' ? 1 - def.airHeatRatio : door ? doorTakesKW(door, kW) / kW : 0;
      return t.t('legend.rack.water', { id, share: t.n(share, 'ratio', { digits: 0 }) });
    }
  }
  return t.t('legend.probe', { id, inlet: t.n(racks.inletC[r]!, 'degC'), state, down: racks.downGpus[r] ?? 0 });
}
