/** What a guided step waits for once its order is given, and when that comes. */
import type { Frame, Site } from '../../sim/index.ts';

export interface Meanwhile {
  message: string; // guide.meanwhile.…
  atS: number | null; // about when; null: it depends on the player
  amount: number; // how much is on its way, in the message's own unit
}

const soonest = (times: readonly number[]): number => times.reduce((least, timeS) => Math.min(least, timeS), Infinity);

/** Null while the step still asks for an order. `wanted` is the control that the step points at. */
export function meanwhileOf(frame: Frame, wanted: string | null): Meanwhile | null {
  const found = wanted === null ? null : WAITING[wanted]?.(frame) ?? null;
  return found && (found.atS === null || Number.isFinite(found.atS)) ? found : null;
}

/** Term sheets that lie on the table while the step asks for money: signing one is what is left to do. */
export const offersOf = (frame: Frame, wanted: string | null): number => (wanted === 'finance.openRound' ? frame.finance.round?.offers.length ?? 0 : 0);

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
const structures = (frame: Frame) => frame.sites.flatMap((site: Site) => site.structures);

const WAITING: Readonly<Record<string, (frame: Frame) => Meanwhile | null>> = {
  'train.start': ({ timeS, waterfall, compute: { job } }) => {
    if (job) return job.plan === null ? { message: 'guide.meanwhile.starting', atS: null, amount: 0 } : null;
    return timeS === 0 && waterfall.installed > 0 ? { message: 'guide.meanwhile.boot', atS: null, amount: 0 } : null;
  },
  'build.structure.battery-trailer': (frame) => {
    const coming = structures(frame).filter(({ def, stage }) => def === 'battery-trailer' && (stage === 'ordered' || stage === 'building'));
    return coming.length > 0 ? { message: 'guide.meanwhile.trailers', atS: Math.max(frame.timeS, soonest(coming.map((structure) => structure.arrivesS))), amount: coming.length } : null;
  },
  'finance.openRound': ({ finance: { round } }) => (round && round.offers.length === 0 ? { message: 'guide.meanwhile.round', atS: soonest(round.pending.map((entry) => entry.answerS)), amount: round.pending.length } : null),
  'site.requestGrid': ({ sites }) => {
    const coming = sites.flatMap((site) => site.grid).filter((phase) => !phase.live && phase.requestedS >= 0);
    return coming.length > 0 ? { message: 'guide.meanwhile.grid', atS: soonest(coming.map((phase) => phase.energisedS)), amount: coming.length } : null;
  },
  'site.convert': (frame) => {
    const coming = structures(frame).filter((structure) => structure.hall !== null && structure.readyS < 0);
    return coming.length > 0 ? { message: 'guide.meanwhile.hall', atS: null, amount: sum(coming.map((structure) => structure.crewDaysLeft)) } : null;
  },
  'hall.buyCooling': (frame) => {
    const coming = structures(frame).flatMap((structure) => structure.hall?.units ?? []).flatMap((unit) => unit.ordered);
    return coming.length > 0 ? { message: 'guide.meanwhile.cooling', atS: soonest(coming.map((order) => order.arrivesS)), amount: sum(coming.map((order) => order.count)) } : null;
  },
  'people.target.technicians': ({ people }) => {
    const out = people.cohorts.find((cohort) => cohort.role === 'technicians')?.offersOut ?? [];
    return out.length > 0 ? { message: 'guide.meanwhile.offers', atS: soonest(out.map((offer) => offer.answerS)), amount: sum(out.map((offer) => offer.count)) } : null;
  },
  'network.order': portsComing,
  'waterfall.powered': ({ waterfall: { delivered, installed } }) => (delivered > installed ? { message: 'guide.meanwhile.racks', atS: null, amount: delivered - installed } : null),
  'waterfall.connected': (frame) => portsComing(frame) ?? (frame.waterfall.cool > frame.waterfall.connected ? { message: 'guide.meanwhile.cabling', atS: null, amount: frame.waterfall.cool - frame.waterfall.connected } : null),
};

function portsComing({ compute }: Frame): Meanwhile | null {
  const coming = compute.orders.filter((order) => order.kind === 'ports' && order.delivered < order.ordered);
  return coming.length > 0 ? { message: 'guide.meanwhile.ports', atS: soonest(coming.map((order) => order.firstS)), amount: sum(coming.map((order) => order.ordered - order.delivered)) } : null;
}
