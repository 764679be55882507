/** Alerts whose cause is gone again: they stay in the list and no longer wait for the player. */
import type { Frame, HallState, SimEvent } from '../sim/index.ts';
import type { AlertItem } from './state.ts';

/** True when what the event told of is over in `frame`. Kinds that nothing in a frame speaks of are never over by themselves. */
export function causeGone(event: SimEvent, frame: Frame): boolean {
  return OVER[event.type]?.(frame, event) ?? false;
}

/** The same list, unless an unread alert's cause has gone: then with that alert marked as read. */
export function settleAlerts(alerts: AlertItem[], frame: Frame): AlertItem[] {
  const over = (alert: AlertItem): boolean => !alert.read && causeGone(alert.event, frame);
  return alerts.some(over) ? alerts.map((alert) => (over(alert) ? { ...alert, read: true } : alert)) : alerts;
}

type Over = (frame: Frame, event: SimEvent) => boolean;

const runs: Over = ({ compute: { job } }) => job === null || job.state === 'running';
const roundOver: Over = ({ finance: { round } }) => round === null;
const gridBack: Over = ({ sites, timeS }, { site }) => sites.every(({ id, power, grid }) => id !== site || (power.gridOutUntilS <= timeS && grid.every((phase) => phase.outUntilS <= timeS)));
const hallIs = (well: (hall: HallState, timeS: number) => boolean): Over => ({ sites, timeS }, { site, structure }) => {
  const hall = sites.find(({ id }) => id === site)?.structures.find(({ id }) => id === structure)?.hall;
  return !hall || well(hall, timeS);
};

const OVER: Readonly<Record<string, Over>> = {
  'affair.opened': ({ affairs }, { timeS }) => affairs.open.every(({ openedS }) => openedS !== timeS),
  'person.approached': ({ people }) => people.approaches.every(({ matched }) => matched),
  'round.pass': roundOver,
  'round.expired': roundOver,
  'round.firm': roundOver,
  'training.waiting.gpus': runs,
  'training.waiting.crew': runs,
  'training.shrunk': ({ compute: { job } }, { params }) => job === null || job.assignedGpus >= Number(params.before),
  'product.short': ({ compute: { product } }) => product.servingNow >= product.servingGpus,
  'finance.runway': ({ top }, { params }) => top.runwayDays >= Number(params.days),
  'grid.out': gridBack,
  'grid.phaseOut': gridBack,
  'power.hallDark': hallIs((hall) => hall.poweredRacks > 0),
  'power.breaker': hallIs((hall, timeS) => hall.breakerUntilS <= timeS),
};
