/** What happened and what was ordered, as marks on the time axis. */
import type { Translator } from '../../app/i18n/translate.ts';
import type { Catalog, Command, Frame, SimEvent } from '../../sim/index.ts';
import { createKept } from '../memo.ts';
import { orderWords } from '../panels/shared/orderWords.ts';
import { eventText, siteName, structureName } from '../shell/names.ts';

export const MARK_KINDS = ['bad', 'warn', 'good', 'order', 'setting'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export interface Mark {
  key: string;
  timeS: number; // since the start
  kind: MarkKind;
  text: string;
  event: SimEvent | null;
}
export interface Cluster { key: string; at: number; marks: Mark[] }

export interface LoggedOrder { atS: number; command: Command }

const keptMark = createKept<SimEvent, Mark>(); // thousands, asked for with each event more

/** Every order of the session, what happened since the game was opened, and what the world remembers of the time before. In order of time. */
export function collectMarks(t: Translator, catalog: Catalog, frame: Frame, chronicle: readonly SimEvent[], orders: readonly LoggedOrder[]): Mark[] {
  const marks: Mark[] = chronicle.flatMap((event, i) => (event.priority === 'log' ? [] : [keptMark(event, [t, i], () => ({ key: `e${i}`, timeS: event.timeS, kind: event.priority as MarkKind, text: eventText(t, event), event }))]));
  const untilS = chronicle[0]?.timeS ?? Infinity;
  const before = (key: string, timeS: number, text: string): void => {
    if (timeS > 0 && timeS < untilS && timeS <= frame.timeS) marks.push({ key, timeS, kind: 'good', text, event: null });
  };
  for (const goal of frame.goals) {
    const def = catalog.scenarios[frame.scenario]?.goals.find((entry) => entry.id === goal.id);
    if (def && goal.met && def.type !== 'never') before(`g${goal.id}`, goal.metS, t.t(def.text));
  }
  for (const model of frame.compute.models) before(`m${model.id}`, model.finishedS, t.t('debrief.moment.model', { name: model.name }));
  for (const site of frame.sites) {
    for (const phase of site.grid) {
      const power = catalog.sites[site.id]?.gridPhases.find((entry) => entry.id === phase.id)?.addKW;
      if (phase.live && power !== undefined) before(`p${site.id}${phase.id}`, phase.energisedS, t.t('debrief.moment.grid', { site: siteName(t, catalog, site.id), power }));
    }
    for (const structure of site.structures) if (structure.hall) before(`h${structure.id}`, structure.readyS, t.t('debrief.moment.hall', { hall: structureName(t, catalog, site, structure) }));
  }
  orders.forEach(({ atS, command }, i) => {
    const words = orderWords(t, catalog, frame, command);
    marks.push({ key: `o${i}`, timeS: atS, kind: words === null ? 'setting' : 'order', text: words === null ? settingText(t, command) : t.t('charts.mark.ordered', { order: words }), event: null });
  });
  return marks.sort((a, b) => a.timeS - b.timeS);
}

/** Sliders and numbers speak for themselves where they stand; here they go by the area they belong to. */
function settingText(t: Translator, command: Command): string {
  const area = `charts.area.${command.type.split('.')[0]}`;
  return t.t('charts.mark.setting', { area: t.t(t.has(area) ? area : 'charts.area.other') });
}

/** The texts of marks, each once, with how often: "Setting changed: people (12 times)". */
export function distinctTexts(t: Translator, marks: readonly Mark[]): string[] {
  const times = new Map<string, number>();
  for (const { text } of marks) times.set(text, (times.get(text) ?? 0) + 1);
  return [...times].map(([text, n]) => (n > 1 ? t.t('charts.mark.times', { text, n }) : text));
}

const WEIGHT: Record<MarkKind, number> = { bad: 4, warn: 3, good: 2, order: 1, setting: 0 };
/** The kind that a heap of marks is shown as: the most pressing. */
export const kindOf = (cluster: Cluster): MarkKind => cluster.marks.reduce<MarkKind>((best, mark) => (WEIGHT[mark.kind] > WEIGHT[best] ? mark.kind : best), 'setting');

/** Marks nearer to each other than `gap` (in the unit of `position`) share a place. */
export function clusterMarks(marks: readonly Mark[], position: (mark: Mark) => number, gap: number): Cluster[] {
  const clusters: Cluster[] = [];
  for (const mark of marks) {
    const at = position(mark);
    const last = clusters.at(-1);
    if (last && at - last.at < gap) last.marks.push(mark);
    else clusters.push({ key: mark.key, at, marks: [mark] });
  }
  return clusters;
}
