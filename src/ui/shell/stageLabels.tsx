import { stageLabels, type StageAnchor } from '../../app/stageLabels.ts';
import type { AppState } from '../../app/state.ts';
import type { Translator } from '../../app/i18n/translate.ts';
import { useAppFields, useT } from '../context.ts';
import { useStore } from '../hooks.ts';
import { cx, Icon, type IconName } from '../widgets/index.ts';
import { placeWords, rivalWords, siteLines, weatherWords, type LabelLine } from './mapLabels.ts';
import { findStructure, siteName, structureName } from './names.ts';

export interface Label {
  anchor: StageAnchor;
  title: string;
  lines: LabelLine[];
  tone: string; // class of the title
  icon: IconName | null;
  selected: boolean;
  quiet: boolean;
  bare: boolean; // no box: it lies on the map
  rank: number;
}
const WIDTH = 7.2; // px of a letter, generously
const LED_WIDTH = 6; // of labels that the stage has placed beside each other
const PAD = 22;
const MOST = 30;

/** Names and numbers over the stage, drawn in the page so that they are sharp; thinned: chosen, then urgent, then large. */
export function StageLabels() {
  const t = useT();
  const anchors = useStore(stageLabels);
  const state = useAppFields('frame', 'catalog', 'selection', 'overlay', 'view');
  const labels = thin(anchors.filter((anchor) => anchor.visible).map((anchor) => labelOf(t, state, anchor)).filter((label) => label !== null));
  return (
    <div class="labs" aria-hidden="true">
      <svg>{labels.map(({ anchor, selected }) => anchor.tip && <Leader key={anchor.key} anchor={anchor} tip={anchor.tip} selected={selected} />)}</svg>
      {labels.map((label) => (
        <div key={label.anchor.key} class={cx('lab', label.selected && 'sel', !label.anchor.above && 'below', label.quiet && 'quiet', label.bare && 'bare', label.anchor.brief && label.lines.length < 2 && 'brief')} style={{ left: `${Math.round(label.anchor.x)}px`, top: `${Math.round(label.anchor.y)}px` }}>
          <b class={label.tone}>{label.title}{label.icon && <> <Icon name={label.icon} /></>}</b>
          {label.lines.map((line, i) => <span key={i} class={cx('ln', line.hue)}>{line.icon && <Icon name={line.icon} />} {line.text}</span>)}
        </div>
      ))}
    </div>
  );
}

/** From a label that stands beside what it names to the thing itself. */
function Leader({ anchor, tip, selected }: { anchor: StageAnchor; tip: { x: number; y: number }; selected: boolean }) {
  const line = `M${Math.round(anchor.x)} ${Math.round(anchor.y) + LINE_PX}L${Math.round(tip.x)} ${Math.round(tip.y)}`;
  return <g class={cx(selected && 'sel', anchor.brief && 'brief')}><path class="under" d={line} /><path d={line} /><circle cx={Math.round(tip.x)} cy={Math.round(tip.y)} r={3} /></g>;
}
/** Half of a label of one line. */
const LINE_PX = 12;

type Seen = Pick<AppState, 'frame' | 'catalog' | 'selection' | 'overlay' | 'view'>;

function labelOf(t: Translator, state: Seen, anchor: StageAnchor): Label | null {
  const { frame, catalog, selection } = state;
  if (!frame || !catalog) return null;
  const base = { anchor, lines: [] as Label['lines'], tone: '', icon: null as IconName | null, selected: false, quiet: false, bare: false, rank: anchor.priority };
  const line = (icon: IconName | null, text: string, hue = ''): void => { base.lines.push({ icon, text, hue }); };
  const id = String(anchor.id);
  if (anchor.kind === 'site') {
    const site = frame.sites.find((entry) => entry.id === id);
    const selected = selection?.kind === 'site' && selection.site === id;
    return { ...base, title: siteName(t, catalog, id), lines: siteLines(t, catalog, id, site, frame.timeS), selected, bare: true, rank: rankOf(base.rank, selected, false) };
  }
  if (anchor.kind === 'rival') {
    const words = rivalWords(t, catalog, frame, id);
    const selected = selection?.kind === 'rival' && selection.rival === id;
    return words && { ...base, ...words, selected, bare: true, rank: rankOf(base.rank, selected, false) };
  }
  if (anchor.kind === 'weather') {
    const words = weatherWords(t, catalog, frame.sites.find((entry) => entry.id === id), frame.timeS);
    return words && { ...base, ...words, bare: true };
  }
  if (anchor.kind === 'town' || anchor.kind === 'plant' || anchor.kind === 'land') {
    const words = placeWords(t, catalog.regions[catalog.scenarios[frame.scenario]?.region ?? ''], anchor.kind, Number(id));
    return words && { ...base, ...words, bare: true, quiet: true };
  }
  if (anchor.kind !== 'structure' && anchor.kind !== 'hall') return null;
  const found = findStructure(frame, Number(anchor.id));
  if (!found) return null;
  const { site, structure } = found;
  const selected = selection?.kind === 'structure' && selection.id === structure.id;
  let urgent = false;
  if (structure.stage === 'failed') {
    base.icon = 'octagon-alert';
    base.tone = 'c-bad';
    urgent = true;
    line('wrench', t.t('stage.repairing', { hours: t.n(structure.repairHoursLeft, 'hours') }));
  } else if (structure.stage !== 'ready') line('construction', t.t(`inspector.stage.${structure.stage}`));
  else if (structure.hall) {
    const { hall } = structure;
    const dark = hall.shedByOrder || (hall.poweredGpus === 0 && hall.itKW === 0 && state.overlay === 'power');
    const hot = hall.clockRatio < 0.995 || hall.transient;
    urgent = hot || hall.shedByOrder;
    if (hot) {
      base.icon = 'triangle-alert';
      base.tone = 'c-heat';
    }
    if (anchor.brief) {
      // The number that matters most now; a hall in which nothing runs needs none.
      if (dark) line('zap-off', t.t('stage.noPower'), 'c-power');
      else if (hall.poweredGpus > 0) line(null, state.overlay === 'power' ? t.n(hall.itKW, 'kW') : t.n(hall.hottestInletC, 'degC'), hot ? 'c-heat' : '');
    } else {
      if (hall.poweredGpus > 0) line('thermometer', t.t('stage.inlet', { inlet: t.n(hall.hottestInletC, 'degC') }));
      if (dark) line('zap-off', t.t('stage.noPower'), 'c-power');
      else line(null, t.t('stage.gpusOn', { gpus: t.n(hall.poweredGpus, 'gpus') }));
    }
  } else if (structure.runKW > 0) line('zap', t.n(structure.runKW, 'kW'), state.overlay === 'power' ? 'c-power' : '');
  if (anchor.more) {
    const more = t.t('stage.more', { number: t.n(anchor.more, 'count') });
    const last = base.lines.at(-1);
    if (last) base.lines[base.lines.length - 1] = { ...last, text: t.t('stage.andMore', { said: last.text, more }) };
    else line(null, more);
  }
  return { ...base, title: nameOf(t, catalog, site, structure, anchor.count ?? 1), selected, rank: rankOf(base.rank + (structure.hall ? 50 : 0), selected, urgent) };
}

function nameOf(t: Translator, catalog: NonNullable<AppState['catalog']>, site: Parameters<typeof structureName>[2], structure: Parameters<typeof structureName>[3], count: number): string {
  const def = catalog.structures[structure.def];
  return count > 1 && def ? t.t('place.several', { name: t.t(def.name), number: String(count) }) : structureName(t, catalog, site, structure);
}

function rankOf(priority: number, selected: boolean, urgent: boolean): number {
  return priority + (selected ? 10_000 : 0) + (urgent ? 1_000 : 0);
}

/** Moves what would lie on something more important a little aside; drops what finds no place. Sizes are estimated: measuring would cost a layout a frame. */
export function thin(labels: readonly Label[]): Label[] {
  const kept: Label[] = [];
  const boxes: { left: number; right: number; top: number; bottom: number }[] = [];
  for (const label of [...labels].sort((a, b) => b.rank - a.rank || (a.anchor.key < b.anchor.key ? -1 : 1))) {
    const longest = Math.max(label.title.length + (label.icon ? 3 : 0), ...label.lines.map((line) => line.text.length + (line.icon ? 2 : 0)));
    const inline = label.anchor.brief && label.lines.length < 2;
    const half = ((inline ? label.title.length + (label.icon ? 2 : 0) + (label.lines[0] ? label.lines[0].text.length + 1 : 0) : longest) * (label.anchor.tip ? LED_WIDTH : WIDTH) + PAD) / 2;
    const height = inline ? LINE_PX * 2 : (label.bare ? 18 : 24) + label.lines.length * 16;
    for (const [across, down] of label.bare && !label.anchor.fixed ? DODGES : STAY) {
      const x = label.anchor.x + across * (half + BESIDE_PX);
      const y = label.anchor.y + (down < 0 ? down * (height + OVER_PX) : down * 14) - (across !== 0 ? BESIDE_PX : 0);
      const top = label.anchor.above ? y - height : y;
      const box = { left: x - half, right: x + half, top, bottom: top + height };
      if (boxes.some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top)) continue;
      boxes.push(box);
      kept.push(x === label.anchor.x && y === label.anchor.y ? label : { ...label, anchor: { ...label.anchor, x, y } });
      break;
    }
    if (kept.length >= MOST) break;
  }
  return kept;
}
/** Where a name on the map may go instead, in order: a little lower, right, left, above what it names. */
const DODGES: readonly (readonly [number, number])[] = [[0, 0], [0, 1], [1, 0], [-1, 0], [0, -1], [0, 2]];
const STAY = DODGES.slice(0, 1);
const BESIDE_PX = 34;
const OVER_PX = 62;
