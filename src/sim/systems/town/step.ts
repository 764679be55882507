/**
 * Towns and carbon. Each hour: clean energy bought, nothing else. At a day's end: what the town feels moves its goodwill; promises are measured,
 * hearings held, carbon and promises paid. Writes world.town, goodwill, permits of sites, the ledger. Nothing without a community.
 */
import { DAY_S, HOUR_S } from '../../core/calendar.ts';
import { draw, streamId } from '../../core/draw.ts';
import { endsDay, YEAR_DAYS } from '../../rules/calendarMoney.ts';
import { carbonBill, SMOOTHING_DAYS } from '../../rules/carbon.ts';
import { gridCo2KgPerHour } from '../../rules/energyCost.ts';
import { evaluate } from '../../rules/facts.ts';
import { grantChance, noxPermitTonnes, waterContractM3 } from '../../rules/permits.ts';
import { driftStanding, moveStanding } from '../../rules/standing.ts';
import { communityOf, localJobs, runningNoiseDbA, townPressures } from '../../rules/town.ts';
import { givePromise } from '../../rules/townPromise.ts';
import type { CommunityDef } from '../../world/catalogTown.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { pay } from '../../world/ledger.ts';
import type { TownState } from '../../world/town.ts';

const PANEL = { panel: 'press' as const };
const STREAM_HEARING = streamId('town.hearing');

export function stepTown(context: StepContext): void {
  const { world, catalog } = context;
  const { town } = world;
  if (!town) return;
  if (world.timeS % DAY_S === 0) town.noiseDbA = 0;
  for (const site of world.sites) {
    town.itKWh += site.power.itKW;
    if (town.cleanRatio > 0) {
      town.cleanKWh += site.power.gridKW * town.cleanRatio;
      town.cutKg += gridCo2KgPerHour(site, catalog.sites[site.id], world.timeS) * town.cleanRatio;
    }
    town.noiseDbA = Math.max(town.noiseDbA, runningNoiseDbA(site, catalog));
  }
  if (!endsDay(world.timeS)) return;
  const community = communityOf(world, catalog);
  if (!community) return;
  payCarbon(context, town, community);
  readTown(context, town, community);
  for (const { id, perYear } of townPressures(context)) driftStanding(world, 'town', perYear / YEAR_DAYS, `standing.cause.${id}`);
  measurePromises(context, town);
  holdHearings(context, town);
}

/** Costs of the day: they are part of the burn. */
function book(context: StepContext, account: 'expense.power' | 'expense.fees', cents: number, kind: string): void {
  const { world } = context;
  pay(world, account, cents, kind);
  world.finance.dayFlowCents -= cents;
}

/** The day's emissions, net of clean agreements; offsets cover a share of them, the price is paid on the rest. */
function payCarbon(context: StepContext, town: TownState, community: CommunityDef): void {
  let allKg = 0;
  for (const site of context.world.sites) allKg += site.power.co2Kg;
  const bill = carbonBill(community, allKg - town.seenCo2Kg, town);
  town.seenCo2Kg = allKg;
  town.co2KgPerDay = bill.netKg;
  town.offsetKg -= bill.offsetKg;
  town.carbonCents += bill.cents;
  book(context, 'expense.power', bill.cents, 'carbon');
  book(context, 'expense.power', Math.round(town.cleanKWh * community.cleanCentsPerKWh), 'clean-energy');
  if (town.itKWh > 0) {
    const day = bill.netKg / town.itKWh;
    town.kgPerKWh = town.kgPerKWh < 0 ? day : town.kgPerKWh + (day - town.kgPerKWh) / SMOOTHING_DAYS;
  }
  town.itKWh = 0;
  town.cleanKWh = 0;
  town.cutKg = 0;
}

/** What the towns see of the lab at the day's end, and the fine for a site beyond its air permit. */
function readTown(context: StepContext, town: TownState, community: CommunityDef): void {
  const { world, catalog } = context;
  town.jobs = localJobs(world);
  town.smokeRatio = 0;
  town.waterRatio = 0;
  let gridKW = 0;
  for (const site of world.sites) {
    const def = catalog.sites[site.id];
    if (!def) continue;
    gridKW += site.power.gridKW;
    const noxKg = noxPermitTonnes(site, def) * 1000;
    const waterL = waterContractM3(site, def) * 1000;
    if (noxKg > 0) town.smokeRatio = Math.max(town.smokeRatio, site.power.noxKgYear / noxKg);
    if (waterL > 0) town.waterRatio = Math.max(town.waterRatio, site.cooling.waterDayL / waterL);
    if (noxKg > 0 && site.power.noxKgYear > noxKg && site.power.gensetKW > 0) {
      book(context, 'expense.fees', community.noxFineCentsPerDay, 'air-fine');
      driftStanding(world, 'regulators', -1 / YEAR_DAYS, 'standing.cause.airFine');
    }
  }
  town.billRatio = gridKW / community.townPeakKW;
}

/** Each day that a promise holds counts; a day on which it does not begins the count anew. */
function measurePromises(context: StepContext, town: TownState): void {
  const { world, catalog } = context;
  const nowS = world.timeS + HOUR_S;
  for (const entry of town.promises) {
    const def = catalog.promises[entry.promise];
    if (!def || entry.state === 'broken') continue;
    if (def.centsPerDay > 0 && nowS <= entry.dueS) book(context, 'expense.fees', def.centsPerDay, 'promise');
    if (entry.state !== 'open') continue;
    entry.heldDays = evaluate(context, def.keep) ? entry.heldDays + 1 : 0;
    if (entry.heldDays >= def.holdDays) {
      Object.assign(entry, { state: 'kept', endedS: nowS });
      moveStanding(world, 'town', def.keptTown * entry.effortRatio, def.name);
      emit(context, 'town.kept', 'good', { promise: `@${def.name}` }, PANEL);
    } else if (nowS >= entry.dueS) {
      Object.assign(entry, { state: 'broken', endedS: nowS });
      moveStanding(world, 'town', -def.brokenTown, 'press.cause.broken');
      moveStanding(world, 'regulators', -def.brokenRegulators, 'press.cause.broken');
      emit(context, 'town.broken', 'bad', { promise: `@${def.name}` }, PANEL);
    }
  }
}

function holdHearings(context: StepContext, town: TownState): void {
  const { world, catalog } = context;
  for (const entry of town.permits) {
    const def = catalog.permits[entry.permit];
    if (!def || entry.state !== 'pending' || world.timeS + HOUR_S < entry.hearingS) continue;
    const site = world.sites.find((candidate) => candidate.id === entry.site);
    const granted = site !== undefined && draw(world.seed, STREAM_HEARING, streamId(`${entry.site}/${entry.permit}`), entry.filedS) < grantChance(world, def);
    entry.state = granted ? 'granted' : 'refused';
    emit(context, granted ? 'town.granted' : 'town.refused', granted ? 'good' : 'warn', { permit: `@${def.name}` }, { ...PANEL, site: entry.site });
    if (!granted || !site) continue;
    const before = site.permits ?? { gensetKW: 0, noxTonnes: 0, noiseDbA: 0, waterM3PerDay: 0 };
    site.permits = {
      gensetKW: before.gensetKW + def.addGensetKW, noxTonnes: before.noxTonnes + def.addNoxTonnes,
      noiseDbA: before.noiseDbA + def.addNoiseDbA, waterM3PerDay: before.waterM3PerDay + def.addWaterM3PerDay,
    };
    const condition = def.asks === null ? undefined : catalog.promises[def.asks];
    if (condition && !town.promises.some((promise) => promise.promise === condition.id && promise.state === 'open')) {
      book(context, 'expense.fees', condition.cents, 'promise');
      givePromise(context, condition);
    }
  }
}
