/** What a run will be remembered for, from the state of the world, its daily record and its orders: it holds after loading, too. */
import { decisionsOf, type HistoryData } from '../../app/simValues.ts';
import type { AlertItem } from '../../app/state.ts';
import type { Translator } from '../../app/i18n/translate.ts';
import type { Catalog, Command, CommandType, Decision, Frame, LoggedCommand } from '../../sim/index.ts';
import { orderParams } from '../panels/shared/orderWords.ts';
import { eventText, siteName, structureName } from '../shell/names.ts';

const DAY = 86_400;
/** The same money trickling in is one event. */
const LEAST_RAISED_CENTS = 100_000_00;

export const MOMENT_KINDS = ['goal', 'model', 'plant', 'money', 'trouble', 'order'] as const;
export type MomentKind = (typeof MOMENT_KINDS)[number];
export interface Moment { key: string; kind: MomentKind; timeS: number; tone: 'good' | 'info' | 'warn' | 'bad'; weight: number; text: string }

/** How far orders of a kind reach; the others count one. */
const REACH: Partial<Record<CommandType, number>> = {
  'train.start': 5, 'compute.order': 4, 'finance.sign': 4, 'product.launch': 4, 'site.open': 4, 'site.requestGrid': 4, 'finance.borrow': 4, 'train.stop': 4,
  'site.build': 3, 'site.convert': 3, 'network.order': 3, 'product.offer': 3, 'people.layOff': 3, 'compute.sell': 3, 'emergency.evacuate': 3, 'emergency.shedHall': 3, 'hall.placeRow': 2, 'finance.openRound': 2,
};

/** What happened, oldest first: all of it. */
export function courseOf(t: Translator, catalog: Catalog, frame: Frame, history: HistoryData | null, alerts: readonly AlertItem[]): Moment[] {
  const scenario = catalog.scenarios[frame.scenario];
  const moments: Moment[] = [];
  const add = (kind: MomentKind, key: string, timeS: number, tone: Moment['tone'], weight: number, text: string): void => {
    if (timeS >= 0 && timeS <= frame.timeS) moments.push({ kind, key, timeS, tone, weight, text });
  };
  for (const goal of frame.goals) {
    const def = scenario?.goals.find((entry) => entry.id === goal.id);
    if (def && goal.met && def.type !== 'never') add('goal', `goal-${goal.id}`, goal.metS, 'good', 5, t.t(def.text));
  }
  for (const model of frame.compute.models) add('model', `model-${model.id}`, model.finishedS, 'good', 4, t.t('debrief.moment.model', { name: model.name }));
  for (const site of frame.sites) {
    for (const phase of site.grid) {
      const addKW = catalog.sites[site.id]?.gridPhases.find((entry) => entry.id === phase.id)?.addKW;
      if (phase.live && phase.energisedS > 0 && addKW !== undefined) add('plant', `grid-${site.id}-${phase.id}`, phase.energisedS, 'info', 3, t.t('debrief.moment.grid', { site: siteName(t, catalog, site.id), power: addKW }));
    }
    for (const structure of site.structures) {
      if (structure.hall && structure.readyS > 0) add('plant', `hall-${structure.id}`, structure.readyS, 'info', 2, t.t('debrief.moment.hall', { hall: structureName(t, catalog, site, structure) }));
    }
  }
  const raised = history?.columns['raisedCents'] ?? new Float64Array();
  const days = history?.columns['day'] ?? new Float64Array();
  for (let i = 1; i < raised.length; i++) {
    const cents = (raised[i] ?? 0) - (raised[i - 1] ?? 0);
    if (cents >= LEAST_RAISED_CENTS) add('money', `raised-${i}`, (days[i] ?? 0) * DAY, 'good', 3, t.t('debrief.moment.raised', { money: cents }));
  }
  const { incident } = frame;
  if (incident) add('trouble', 'incident', incident.startedS, incident.damagedGpus > 0 ? 'bad' : 'warn', 4, t.t(`debrief.moment.incident.${incident.kind}`, { site: siteName(t, catalog, incident.site) }));
  for (const { key, event } of alerts) {
    if (event.priority === 'bad' || event.priority === 'warn') add('trouble', `alert-${key}`, event.timeS, event.priority, event.priority === 'bad' ? 3 : 1, eventText(t, event));
  }
  return moments.sort((a, b) => a.timeS - b.timeS);
}

/** The player's orders, those of a kind, a place and a day together. */
export function ordersOf(t: Translator, catalog: Catalog, frame: Frame, log: readonly LoggedCommand[]): Moment[] {
  return decisionsOf(log, []).map((decision) => ({
    kind: 'order', key: `order-${decision.orders[0]}`, timeS: decision.atS, tone: 'info', weight: REACH[decision.type] ?? 1, text: decisionWords(t, catalog, frame, log, decision),
  }));
}

const SUMMED: readonly string[] = ['count', 'length', 'gpus', 'ports', 'servers', 'racks', 'cents'];

/** A decision in words: amounts of its orders added up where they say the same. */
export function decisionWords(t: Translator, catalog: Catalog, frame: Frame, log: readonly LoggedCommand[], { type, orders }: Pick<Decision, 'type' | 'orders'>): string {
  const given = orders.flatMap((index) => (log[index] ? [log[index].command] : []));
  const [first] = given;
  if (!first) return t.t('unit.unknown');
  const sum: Record<string, unknown> = { ...first };
  for (const key of SUMMED) if (typeof sum[key] === 'number') sum[key] = given.reduce((all, command) => all + Number((command as unknown as Record<string, unknown>)[key] ?? 0), 0);
  const params = orderParams(t, catalog, frame, sum as unknown as Command);
  const id = [`ordered.${type}`, `debrief.did.${type}`, `debrief.did.${type.split('.')[0] ?? ''}`].find((message) => t.has(message));
  const words = id === undefined ? t.t('debrief.did.other') : t.t(id, params);
  return words.charAt(0).toLocaleUpperCase(t.locale) + words.slice(1);
}
