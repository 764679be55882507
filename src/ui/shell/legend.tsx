import type { Translator } from '../../app/i18n/translate.ts';
import { FEED_STEPS, feedShareAt, hallLimitKW } from '../../app/hallFeed.ts';
import { doorOn, doorTakesKW, RACK_STATES, rackMaxKW } from '../../app/simValues.ts';
import type { OverlayId } from '../../app/state.ts';
import type { Catalog, Frame } from '../../sim/index.ts';
import { useAppFields, useT } from '../context.ts';
import { CampusProbe, WaterToday } from './campusProbe.tsx';
import { findStructure } from './names.ts';

/** The scale of the overlay's colours. The stage uses the same ends. */
export const HEAT_SCALE = { low: 18, high: 45 } as const;
const TICKS = [18, 27, 36, 45] as const;
const KEYS: Record<Exclude<OverlayId, 'heat'>, readonly string[]> = { power: ['on', 'near', 'dark'], health: ['ok', 'slow', 'down', 'damaged'], water: ['wet', 'dry', 'short'], money: ['low', 'high', 'idle'], build: ['ordered', 'building', 'ready', 'damaged'], network: ['pod', 'top', 'narrow', 'down'] };
/** In a hall, where racks are meant and not plant. */
const HALL_KEYS: Partial<typeof KEYS> = { power: ['quarter', 'half', 'much', 'most', 'last', 'strained', 'unpowered'], water: ['coolant', 'air', 'limit'], money: ['low', 'high', 'unused'], build: ['planned', 'installing', 'ready', 'damaged'] };

/** Steps of a scale, shown side by side; the last of all is a key of its own. */
const FEED_KEYS: readonly string[] = HALL_KEYS.power!.slice(0, FEED_STEPS.length);

export function Legend({ overlay }: { overlay: OverlayId }) {
  const t = useT();
  const { view: { depth } } = useAppFields('view');
  const inHall = depth === 'hall';
  const keys = overlay === 'heat' ? [] : (inHall && HALL_KEYS[overlay]) || KEYS[overlay];
  return (
    <div class="legendbox" data-covers role="group" aria-label={t.t('stage.legend')}>
      <p class="xs muted">{t.t(inHall && overlay !== 'heat' && HALL_KEYS[overlay] ? `legend.hall.${overlay}` : `legend.${overlay}`)}</p>
      {overlay === 'heat' ? (
        <>
          <div class="ramp" role="img" aria-label={t.t('legend.heatScale', { low: t.n(HEAT_SCALE.low, 'degC'), high: t.n(HEAT_SCALE.high, 'degC') })} />
          <div class="row between num xs">{TICKS.map((tick) => <span key={tick}>{t.n(tick, 'none', { digits: 0 })}</span>)}</div>
        </>
      ) : (
        <>
          {overlay === 'power' && inHall && <FeedScale />}
          <ul class="keys">{keys.filter((key) => !FEED_KEYS.includes(key)).map((key) => <li key={key}><i class={`k-${overlay}-${key}`} />{t.t(`legend.${overlay}.${key}`, { share: t.n(FEED_STEPS.at(-1)!, 'ratio', { digits: 0 }) })}</li>)}</ul>
        </>
      )}
      {overlay === 'power' && inHall && <HallDraw />}
      {overlay === 'power' && !inHall && <Swing />}
      {overlay === 'water' && !inHall && <WaterToday />}
      <Probe overlay={overlay} />
    </div>
  );
}

/** The steps of the hall's limit: side by side, each with the share that it ends at. */
function FeedScale() {
  const t = useT();
  const ends = FEED_STEPS.map((share) => t.n(share, 'ratio', { digits: 0 }));
  return (
    <div class="keys steps num" role="img" aria-label={t.t('legend.power.steps', { steps: ends.join(', ') })}>
      {FEED_KEYS.map((key, i) => <span key={key}><i class={`k-power-${key}`} />{ends[i]}</span>)}
    </div>
  );
}

/** What the hall draws, of what its busway carries. */
function HallDraw() {
  const t = useT();
  const { view, frame, catalog } = useAppFields('view', 'frame', 'catalog');
  const found = findStructure(frame, view.hall ?? -1)?.structure;
  const def = found && catalog?.structures[found.def];
  if (!found?.hall || def?.kind !== 'hall') return null;
  return <p class="xs">{t.t('legend.hall.draw', { draw: t.n(found.hall.itKW, 'kW'), limit: t.n(hallLimitKW(found.hall, def), 'kW') })}</p>;
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
    if (overlay === 'power') return t.t('legend.rack.power', { id, state, full: t.n(kW, 'kW'), share: t.n(feedShareAt(frame, catalog, r) ?? 0, 'ratio', { digits: 0 }) });
    if (overlay === 'money') return t.t('legend.rack.money', { id, state, cents: t.n(gpus * frame.waterfall.perGpu.centsPerHour, 'centsPerHour') });
    if (overlay === 'water') {
      const door = doorOn(catalog, def, racks.fit[r]!);
      const share = def.medium === 'liquid' ? 1 - def.airHeatRatio : door ? doorTakesKW(door, kW) / kW : 0;
      return t.t('legend.rack.water', { id, share: t.n(share, 'ratio', { digits: 0 }) });
    }
  }
  return t.t('legend.probe', { id, inlet: t.n(racks.inletC[r]!, 'degC'), state, down: racks.downGpus[r] ?? 0 });
}
