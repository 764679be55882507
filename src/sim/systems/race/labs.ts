/** Other labs by the day: machines, people, runs, money, releases, and their end. Writes world.race. */
import { DAY_S } from '../../core/calendar.ts';
import { binomial, draw, poisson, streamId } from '../../core/draw.ts';
import { pow } from '../../core/maths.ts';
import { MONTH_DAYS, YEAR_DAYS } from '../../rules/calendarMoney.ts';
import { latenessS } from '../../rules/hardwarePrice.ts';
import { expectRelease, judgeClaim, shift } from '../../rules/intelligence.ts';
import { addGpus, overflow, powerKWAt, purchase } from '../../rules/rivals/fleet.ts';
import { book, capabilityOf, flopPerDay, headsOf, planCycle, runwayDays } from '../../rules/rivals/lab.ts';
import { usedPriceCents } from '../../rules/rivals/lots.ts';
import { bestOffer, earnDay, wholeWeight } from '../../rules/rivals/market.ts';
import { energyDayCents, freeCents, labValueCents, payrollDayCents, refusal, rentDayCents, wantsRound } from '../../rules/rivals/money.ts';
import { discounted, nextDiscount } from '../../rules/rivals/prices.ts';
import { RIVAL_ROLES, type RivalDef, type RivalEconomy } from '../../world/catalogRivals.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { Rival, RivalModel } from '../../world/race.ts';
import { fold } from './fold.ts';
import { labName, sueCopier, suePoacher } from './suits.ts';

const PEOPLE = streamId('rivals.people');
const POACH = streamId('rivals.poach');
const LATE = streamId('rivals.late');
const PANEL = { panel: 'race' as const };
const SMOOTHING_DAYS = 30;
const WEEK_DAYS = 7;

/** A day of every lab that has an economy. Returns what came out today. */
export function dayOfLabs(context: StepContext): RivalModel[] {
  const { world, catalog } = context;
  const out: RivalModel[] = [];
  const day = Math.round(world.timeS / DAY_S);
  const weight = wholeWeight(world, catalog);
  for (const [r, rival] of world.race.rivals.entries()) {
    const def = catalog.rivals[rival.id];
    const economy = def?.economy;
    if (!economy || rival.state !== 'active') continue;
    receive(context, rival, economy);
    if (world.timeS > rival.runFromS && world.timeS <= rival.runToS) rival.flop += flopPerDay(rival, economy, catalog);
    payDay(context, rival, economy, weight);
    if (day % WEEK_DAYS === r % WEEK_DAYS) weekOfPeople(context, rival, economy);
    if (day % MONTH_DAYS === r) monthOfMoney(context, rival, def, economy);
    if (rival.releaseS >= 0 && world.timeS >= rival.releaseS) out.push(release(context, rival, def, economy));
    if (rival.cashCents < 0) fold(context, rival, rival.refused === '' ? 'burn' : rival.refused);
  }
  return out;
}

/** What arrives today stands in its halls; what these cannot carry any more is sold, a partner's taken back. */
function receive({ world, catalog }: StepContext, rival: Rival, economy: RivalEconomy): void {
  if (!rival.orders.some((order) => order.arrivesS <= world.timeS)) return;
  for (const order of rival.orders) {
    if (order.arrivesS > world.timeS) continue;
    addGpus(rival, order.item, order.gpus);
    rival.bought += order.gpus;
  }
  rival.orders = rival.orders.filter((order) => order.arrivesS > world.timeS);
  for (const { item, gpus } of overflow(rival, catalog, powerKWAt(economy, world.timeS / DAY_S / YEAR_DAYS))) {
    addGpus(rival, item, -gpus);
    rival.sold += gpus;
    book(rival, 'sold', Math.floor(gpus * (1 - economy.rentedRatio)) * usedPriceCents(world, catalog, item));
  }
  rival.fleet = rival.fleet.filter((entry) => entry.gpus > 0);
}

function payDay({ world, catalog }: StepContext, rival: Rival, economy: RivalEconomy, weight: number): void {
  const before = rival.cashCents;
  book(rival, 'revenue', earnDay(world, catalog, rival, economy, weight));
  book(rival, 'payroll', -payrollDayCents(rival, catalog));
  book(rival, 'energy', -energyDayCents(rival, economy, catalog));
  book(rival, 'rent', -rentDayCents(world, rival, economy, catalog));
  book(rival, 'backer', economy.backerCentsPerYear / YEAR_DAYS);
  rival.dayCents += (before - rival.cashCents - rival.dayCents) / SMOOTHING_DAYS;
}

/** Some leave, some come: a lab that must ask for money only fills gaps, one that must save not even those. */
function weekOfPeople(context: StepContext, rival: Rival, economy: RivalEconomy): void {
  const { world, catalog } = context;
  const weeks = WEEK_DAYS / YEAR_DAYS;
  const { raiseBelowDays, layOffBelowDays } = catalog.constants.rivals;
  const runway = runwayDays(rival);
  const rate = runway > raiseBelowDays ? economy.attritionPerYear + economy.headGrowthPerYear : runway > 2 * layOffBelowDays ? economy.attritionPerYear : 0;
  for (const [k, role] of RIVAL_ROLES.entries()) {
    const heads = rival.heads[role];
    const left = binomial(heads, 1 - pow(1 - economy.attritionPerYear, weeks), world.seed, PEOPLE, streamId(rival.id), world.timeS, 2 * k);
    const hired = poisson(heads * rate * weeks, world.seed, PEOPLE, streamId(rival.id), world.timeS, 2 * k + 1);
    rival.heads[role] += hired - left;
    rival.hired += hired;
    rival.left += left;
  }
  poach(context, rival);
}

/** A lab that can pay takes people out of the one with least cash left. */
function poach(context: StepContext, rival: Rival): void {
  const { world, catalog } = context;
  const { poachPerYear, poachRatio, raiseBelowDays } = catalog.constants.rivals;
  if (runwayDays(rival) < raiseBelowDays || draw(world.seed, POACH, streamId(rival.id), world.timeS) >= poachPerYear * WEEK_DAYS / YEAR_DAYS) return;
  let from: Rival | null = null;
  for (const other of world.race.rivals) {
    if (other === rival || other.state !== 'active' || other.heads.research === 0) continue;
    if (!from || runwayDays(other) < runwayDays(from)) from = other;
  }
  const taken = from ? Math.floor(from.heads.research * poachRatio) : 0;
  if (!from || taken < 1) return;
  from.heads.research -= taken;
  from.left += taken;
  rival.heads.research += taken;
  rival.hired += taken;
  emit(context, 'race.poach', 'log', { lab: labName(context, rival), from: labName(context, from), n: taken }, PANEL);
  suePoacher(context, from, rival, taken);
}

function monthOfMoney(context: StepContext, rival: Rival, def: RivalDef, economy: RivalEconomy): void {
  const { world, catalog } = context;
  const { raiseRatio, layOffBelowDays } = catalog.constants.rivals;
  if (wantsRound(world, catalog, rival)) {
    rival.refused = refusal(world, catalog, rival, economy.backer);
    if (rival.refused === '') raise(context, rival, labValueCents(world, catalog, rival, economy) * raiseRatio);
  }
  const order = rival.refused === '' ? purchase(world, catalog, rival, economy, freeCents(world, catalog, rival, economy)) : null;
  if (order) {
    book(rival, 'gpus', -order.cents);
    const lateS = latenessS(order.leadDays, order.lateRatio, draw(world.seed, LATE, streamId(rival.id), world.timeS));
    rival.orders.push({ item: order.item, gpus: order.gpus, arrivesS: world.timeS + Math.round(order.leadDays * DAY_S) + lateS });
  }
  reprice(context, rival, def, economy);
  if (runwayDays(rival) < layOffBelowDays && world.timeS - rival.cutS >= 2 * MONTH_DAYS * DAY_S) layOff(context, rival, def);
}

/** A cut is heard of, its end is not. */
function reprice(context: StepContext, rival: Rival, def: RivalDef, economy: RivalEconomy): void {
  const { world, catalog } = context;
  const offer = bestOffer(world.race.releases, rival.id, catalog)?.release;
  if (!offer) return;
  const discount = nextDiscount(world, catalog, rival, economy, offer);
  rival.shareBefore = rival.share;
  if (discount === rival.discount) return;
  if (discount > rival.discount) emit(context, 'race.priceCut', 'log', { lab: `@${def.name}`, model: offer.name, cents: discounted(offer.listCents, discount) }, PANEL);
  rival.discount = discount;
  for (const release of world.race.releases) if (release.out && release.rival === rival.id) release.priceCentsPerMTok = discounted(release.listCents, discount);
}

function raise(context: StepContext, rival: Rival, cents: number): void {
  const { world } = context;
  const before = rival.cashCents;
  book(rival, 'raised', cents);
  rival.raisedS = world.timeS;
  shift(world, rival.id, 'cashCents', before, rival.cashCents);
  emit(context, 'race.raise', 'log', { lab: labName(context, rival), cents: Math.round(cents) }, PANEL);
}

function layOff(context: StepContext, rival: Rival, def: RivalDef): void {
  const before = headsOf(rival);
  for (const role of RIVAL_ROLES) {
    const gone = Math.floor(rival.heads[role] * context.catalog.constants.rivals.layOffRatio);
    rival.heads[role] -= gone;
    rival.left += gone;
  }
  rival.cutS = context.world.timeS;
  shift(context.world, rival.id, 'heads', before, headsOf(rival));
  emit(context, 'race.layOff', 'log', { lab: `@${def.name}`, n: before - headsOf(rival) }, PANEL);
}

function release(context: StepContext, rival: Rival, def: RivalDef, economy: RivalEconomy): RivalModel {
  const { world, catalog } = context;
  const count = rival.nextModel;
  const last = economy.models.at(-1) ?? def.id;
  const price = Math.max(1, Math.round(economy.priceCentsPerMTok * pow(1 - economy.priceFallPerYear, world.timeS / DAY_S / YEAR_DAYS)));
  const { own, copied } = capabilityOf(catalog, rival, economy, rival.flop, world.timeS, world.race.frontier);
  const model: RivalModel = {
    rival: rival.id, name: economy.models[count] ?? `${last}.${count - economy.models.length + 1}`, releasedS: world.timeS,
    capability: own + copied, priceCentsPerMTok: price, listCents: price, out: true,
  };
  world.race.releases.push(model);
  rival.bestFlop = Math.max(rival.bestFlop, rival.flop);
  rival.nextModel++;
  judgeClaim(world, catalog, rival);
  planCycle(rival, economy, world.seed, world.timeS);
  expectRelease(world, catalog, def, rival);
  sueCopier(context, rival, copied);
  return model;
}
