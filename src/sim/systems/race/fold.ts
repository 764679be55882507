/** The end of a lab, and the sale of what it leaves. Every GPU, head and cent goes somewhere. */
import { DAY_S } from '../../core/calendar.ts';
import { addGpus } from '../../rules/rivals/fleet.ts';
import { book } from '../../rules/rivals/lab.ts';
import { shift } from '../../rules/intelligence.ts';
import { bestOfRival } from '../../rules/race.ts';
import { bestOtherBid, floorCents, ownGpus, unitsOf, usedPriceCents, wholeBuyer } from '../../rules/rivals/lots.ts';
import { RIVAL_ROLES } from '../../world/catalogRivals.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { earn } from '../../world/ledger.ts';
import { cohortOf } from '../../world/lookup.ts';
import type { FoldCause, Lot, Rival } from '../../world/race.ts';
import { touchFleet } from '../../rules/fleet.ts';
import { offerUsed } from '../../rules/resale.ts';
import { isCleared, reviewS, reviewTerms } from '../../rules/review.ts';

type Machines = Rival['fleet'][number];

const PANEL = { panel: 'race' as const };

export function fold(context: StepContext, rival: Rival, cause: FoldCause): void {
  const { world, catalog } = context;
  const def = catalog.rivals[rival.id];
  const own = ownGpus(catalog, rival);
  const price = own.reduce((sum, { item, gpus }) => sum + gpus * usedPriceCents(world, catalog, item), 0);
  const buyer = def?.economy ? wholeBuyer(world, catalog, rival, price) : null;
  Object.assign(rival, { state: 'folded', cause, buyer: buyer?.id ?? '', endedS: world.timeS, endGap: Math.max(0, world.race.frontier - bestOfRival(world.race.releases, rival.id)), releaseS: -1, orders: [] });
  rival.gone += rival.gpus;
  Object.assign(rival, { gpus: 0, fleet: [] });
  delete world.race.estimates[rival.id];
  world.race.studies = world.race.studies.filter((study) => study.rival !== rival.id);
  world.race.releases = world.race.releases.filter((release) => release.out || release.rival !== rival.id);
  if (buyer) takeOver(rival, buyer, own, price);
  else if (def?.economy) openLots(context, rival, own);
  for (const role of RIVAL_ROLES) {
    rival.left += rival.heads[role];
    rival.heads[role] = 0;
  }
  settle(rival);
  const labs = 1 + world.race.rivals.filter((other) => other.state === 'active').length;
  emit(context, buyer ? 'race.bought' : 'race.fold', 'warn', {
    lab: `@${def?.name ?? rival.id}`, labs, why: `@race.cause.${cause}`, ...(buyer ? { buyer: `@${catalog.rivals[buyer.id]?.name ?? buyer.id}` } : {}),
  }, PANEL);
}

/** What is left goes to those whom it owed. */
function settle(rival: Rival): void {
  book(rival, 'settled', -rival.cashCents);
}

function takeOver(folded: Rival, buyer: Rival, own: Machines[], price: number): void {
  book(buyer, 'deals', -price);
  book(folded, 'deals', price);
  for (const { item, gpus } of own) {
    addGpus(buyer, item, gpus);
    buyer.bought += gpus;
  }
  for (const role of RIVAL_ROLES) {
    buyer.heads[role] += folded.heads[role];
    buyer.hired += folded.heads[role];
  }
}

function openLots({ world, catalog }: StepContext, rival: Rival, own: Machines[]): void {
  const closesS = world.timeS + Math.round(catalog.constants.rivals.lotDays * DAY_S);
  const base = { rival: rival.id, item: '', gpus: 0, research: 0, systems: 0, closesS, bidCents: 0, winner: '', filedS: -1, paidCents: 0 };
  for (const { item, gpus } of own) {
    const whole = catalog.accelerators[item]?.gpusPerServer ?? 1;
    const lotGpus = Math.floor(gpus / whole) * whole; // servers are not cut up
    if (lotGpus === 0) continue;
    offerUsed(world, catalog, item, lotGpus);
    world.race.lots.push({ ...base, id: world.nextId++, kind: 'gpus', item, gpus: lotGpus, floorCents: floorCents(world, catalog, 'gpus', item) });
  }
  const { research, systems } = rival.heads;
  if (research + systems > 0) world.race.lots.push({ ...base, id: world.nextId++, kind: 'team', research, systems, floorCents: floorCents(world, catalog, 'team', '') });
}

/** Bids of the day are opened: the best wins; the lab's own at a tie, once authorities have looked at a large one. What they refuse goes to the next. */
export function closeLots(context: StepContext): void {
  const { world, catalog } = context;
  for (const lot of world.race.lots) {
    if ((lot.winner !== '' && lot.winner !== 'review') || lot.closesS > world.timeS) continue;
    const other = bestOtherBid(world, catalog, lot);
    const best = lot.winner === 'review' || (lot.bidCents > 0 && lot.bidCents >= (other?.cents ?? 0));
    const review = best ? reviewTerms(world, catalog, lot.bidCents * unitsOf(lot)) : null;
    const what = { from: `@${catalog.rivals[lot.rival]?.name ?? lot.rival}`, what: `@race.lot.${lot.kind}`, n: unitsOf(lot) };
    if (review && lot.winner === '') {
      Object.assign(lot, { winner: 'review', filedS: world.timeS, closesS: world.timeS + reviewS(world, catalog, review) });
      emit(context, 'race.lotReview', 'warn', { ...what, days: Math.ceil((lot.closesS - world.timeS) / DAY_S) }, PANEL);
      continue;
    }
    const own = best && (!review || isCleared(world, review, lot.id, lot.filedS));
    if (best && !own) emit(context, 'race.lotRefused', 'bad', what, PANEL);
    lot.winner = own ? 'own' : (other?.rival.id ?? 'none');
    lot.paidCents = own ? lot.bidCents : (other?.cents ?? 0);
    const from = world.race.rivals.find((rival) => rival.id === lot.rival);
    if (from) {
      book(from, 'deals', lot.paidCents * unitsOf(lot));
      settle(from);
    }
    if (own) takeLot(context, lot);
    else {
      if (lot.bidCents > 0) earn(world, lot.kind === 'gpus' ? 'equipment' : 'expense.people', lot.bidCents * unitsOf(lot), 'lot-refund');
      if (other) handTo(context, other.rival, lot);
    }
    const winner = own ? 'race.lotOwn' : other ? 'race.lotSold' : 'race.lotNone';
    emit(context, winner, own ? 'good' : lot.bidCents > 0 ? 'warn' : 'log', {
      from: `@${catalog.rivals[lot.rival]?.name ?? lot.rival}`, lab: `@${catalog.rivals[lot.winner]?.name ?? lot.winner}`, what: `@race.lot.${lot.kind}`, n: unitsOf(lot), cents: lot.paidCents,
    }, PANEL);
  }
}

function handTo({ world }: StepContext, rival: Rival, lot: Lot): void {
  book(rival, 'deals', -lot.paidCents * unitsOf(lot));
  const before = rival.gpus;
  addGpus(rival, lot.item, lot.gpus);
  rival.bought += lot.gpus;
  rival.heads.research += lot.research;
  rival.heads.systems += lot.systems;
  rival.hired += lot.research + lot.systems;
  if (lot.gpus > 0) shift(world, rival.id, 'gpus', before, rival.gpus);
}

/** What the lab won stands on its dock, or at its door. It was paid for with the bid. */
function takeLot(context: StepContext, lot: Lot): void {
  const { world } = context;
  if (lot.kind === 'gpus') {
    let item = world.compute.stock.find((entry) => entry.accelerator === lot.item);
    if (!item) world.compute.stock.push(item = { accelerator: lot.item, gpus: 0, spareServers: 0, boughtGpus: 0, bookCents: 0 });
    item.gpus += lot.gpus;
    item.boughtGpus += lot.gpus;
    item.bookCents += lot.bidCents * lot.gpus;
    touchFleet(context);
    return;
  }
  for (const role of ['research', 'systems'] as const) {
    const cohort = cohortOf(world, role);
    cohort.count += lot[role];
    cohort.onboarding += lot[role];
    cohort.hired += lot[role];
    cohort.target = Math.max(cohort.target, cohort.count);
  }
}
