/** What a run will be remembered for, from the state of the world and its daily record: it holds after loading, too. */
import type { HistoryData } from '../../app/simValues.ts';
import type { AlertItem } from '../../app/state.ts';
import type { Translator } from '../../app/i18n/translate.ts';
import type { Catalog, Frame } from '../../sim/index.ts';
import { eventText, siteName, structureName } from '../shell/names.ts';

const DAY = 86_400;
const MOST = 14;
/** The same money trickling in is one event. */
const LEAST_RAISED_CENTS = 100_000_00;

export interface Moment { key: string; timeS: number; tone: 'good' | 'info' | 'warn' | 'bad'; weight: number; text: string }

export function courseOf(t: Translator, catalog: Catalog, frame: Frame, history: HistoryData | null, alerts: readonly AlertItem[]): Moment[] {
  const scenario = catalog.scenarios[frame.scenario];
  const moments: Moment[] = [];
  const add = (key: string, timeS: number, tone: Moment['tone'], weight: number, text: string): void => {
    if (timeS >= 0 && timeS <= frame.timeS) moments.push({ key, timeS, tone, weight, text });
  };
  for (const goal of frame.goals) {
    const def = scenario?.goals.find((entry) => entry.id === goal.id);
    if (def && goal.met && def.type !== 'never') add(`goal-${goal.id}`, goal.metS, 'good', 5, t.t(def.text));
  }
  for (const model of frame.compute.models) add(`model-${model.id}`, model.finishedS, 'good', 4, t.t('debrief.moment.model', { name: model.name }));
  for (const site of frame.sites) {
    for (const phase of site.grid) {
      const addKW = catalog.sites[site.id]?.gridPhases.find((entry) => entry.id === phase.id)?.addKW;
      if (phase.live && phase.energisedS > 0 && addKW !== undefined) add(`grid-${site.id}-${phase.id}`, phase.energisedS, 'info', 3, t.t('debrief.moment.grid', { site: siteName(t, catalog, site.id), power: addKW }));
    }
    for (const structure of site.structures) {
      if (structure.hall && structure.readyS > 0) add(`hall-${structure.id}`, structure.readyS, 'info', 2, t.t('debrief.moment.hall', { hall: structureName(t, catalog, site, structure) }));
    }
  }
  const raised = history?.columns['raisedCents'] ?? new Float64Array();
  const days = history?.columns['day'] ?? new Float64Array();
  for (let i = 1; i < raised.length; i++) {
    const cents = (raised[i] ?? 0) - (raised[i - 1] ?? 0);
    if (cents >= LEAST_RAISED_CENTS) add(`raised-${i}`, (days[i] ?? 0) * DAY, 'good', 3, t.t('debrief.moment.raised', { money: cents }));
  }
  const { incident } = frame;
  if (incident) add('incident', incident.startedS, incident.damagedGpus > 0 ? 'bad' : 'warn', 4, t.t(`debrief.moment.incident.${incident.kind}`, { site: siteName(t, catalog, incident.site) }));
  for (const { key, event } of alerts) {
    if (event.priority === 'bad' || event.priority === 'warn') add(`alert-${key}`, event.timeS, event.priority, event.priority === 'bad' ? 3 : 1, eventText(t, event));
  }
  return moments.sort((a, b) => b.weight - a.weight || b.timeS - a.timeS).slice(0, MOST).sort((a, b) => a.timeS - b.timeS);
}
