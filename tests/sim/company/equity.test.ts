import fc from '../../support/laws.ts';
import { describe, expect, test } from 'vitest';
import { equityCommands } from '../../../src/sim/commands/equity.ts';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { boardAgainst, boardLimitCents } from '../../../src/sim/rules/capital/board.ts';
import { antiDilutedShares, capAfterSheet, freePoolShares, poolTopUp, sharesOf } from '../../../src/sim/rules/capital/dilution.ts';
import { eagerness } from '../../../src/sim/rules/capital/eagerness.ts';
import { exitWaterfall } from '../../../src/sim/rules/capital/exit.ts';
import { commonHolder, memoryOf } from '../../../src/sim/rules/capital/newEquity.ts';
import { staffWorthRatio } from '../../../src/sim/rules/capital/scars.ts';
import { moodDeviationAfterDay } from '../../../src/sim/rules/rounds.ts';
import { investorAnswer } from '../../../src/sim/rules/valuation.ts';
import { disappoint } from '../../../src/sim/rules/capital/warranty.ts';
import type { Statement } from '../../../src/sim/world/reputation.ts';
import { COUNTER_IDS, type Holder, type TermSheet } from '../../../src/sim/world/equity.ts';
import type { StepContext } from '../../../src/sim/world/context.ts';
import { trialBalance } from '../../../src/sim/world/ledger.ts';
import { companyContext, days } from './companyWorld.ts';

/** Gives an equity order as the engine would; the refusal's id, or null. */
function order(context: StepContext, type: keyof typeof equityCommands, payload: object): string | null {
  const handler = equityCommands[type] as unknown as { check: (c: StepContext, p: object) => Parameters<typeof refusalOf>[0]; apply: (c: StepContext, p: object) => void };
  const refusal = refusalOf(handler.check(context, payload));
  if (!refusal) handler.apply(context, payload);
  return refusal?.id ?? null;
}

function preferred(name: string, shares: number, investedCents: number, preferenceMultiple = 1, participating = false): Holder {
  return { ...commonHolder(name, shares, investedCents), preferenceMultiple, participating };
}

const sheetOf = (context: StepContext, change: Partial<TermSheet> = {}): TermSheet => ({
  id: 900, investor: 'seed', raiseCents: 1_000_000_000, preMoneyCents: 9_000_000_000, preferenceMultiple: 1, participating: false, proRata: true, infoRights: false, boardSeats: 1,
  poolRatio: 0, milestone: null, asks: 0, relies: [], validUntilS: context.world.timeS + 1e6, ...change,
});

/** Opens a round and puts this sheet on its table. */
function offered(context: StepContext, change: Partial<TermSheet> = {}): TermSheet {
  if (!context.world.finance.round) order(context, 'finance.openRound', { askCents: 1e12 });
  const sheet = sheetOf(context, change);
  context.world.finance.round!.offers.push(sheet);
  return sheet;
}

describe('a sale of the lab', () => {
  const holders = fc.array(fc.record({
    shares: fc.integer({ min: 0, max: 1e9 }), investedCents: fc.integer({ min: 0, max: 1e12 }), preferenceMultiple: fc.constantFrom(0, 1, 1, 1.5, 2), participating: fc.boolean(),
  }), { minLength: 1, maxLength: 12 });

  test('pays out exactly what it brings, preferences never more', () => {
    fc.assert(fc.property(holders, fc.integer({ min: 0, max: 1e13 }), (list, proceeds) => {
      const all = [commonHolder('founder', 1000, 0), ...list.map((entry, i) => ({ ...commonHolder(`i${i}#1`, entry.shares, entry.investedCents), ...entry }))];
      const parts = exitWaterfall(all, proceeds);
      const preferences = parts.reduce((sum, part) => sum + part.preferenceCents, 0);
      expect(preferences).toBeLessThanOrEqual(proceeds);
      expect(parts.reduce((sum, part) => sum + part.preferenceCents + part.commonCents, 0)).toBe(proceeds);
      for (const part of parts) expect(Math.min(part.preferenceCents, part.commonCents)).toBeGreaterThanOrEqual(0);
    }), { numRuns: 300 });
  });

  test.each([
    // founder 60, investor 40 shares for 40 million at 1x
    { name: 'small: the preference takes nearly all', proceeds: 50, participating: false, founder: 10, investor: 40 },
    { name: 'too small: the preference takes all', proceeds: 30, participating: false, founder: 0, investor: 30 },
    { name: 'large: the investor converts', proceeds: 200, participating: false, founder: 120, investor: 80 },
    { name: 'participating: first its money, then its share', proceeds: 200, participating: true, founder: 96, investor: 104 },
  ])('$name', ({ proceeds, participating, founder, investor }) => {
    const parts = exitWaterfall([commonHolder('founder', 60, 0), preferred('a#1', 40, 40, 1, participating)], proceeds);
    expect(parts.map((part) => part.preferenceCents + part.commonCents)).toEqual([founder, investor]);
  });
});

describe('dilution', () => {
  test.each([
    { shares: 100, price: 10, before: 1000, paid: 1000, sold: 200, after: 109 }, // at 5: 100 x 1200/1100
    { shares: 100, price: 10, before: 1000, paid: 2000, sold: 200, after: 100 }, // at 10: no change
    { shares: 100, price: 10, before: 1000, paid: 4000, sold: 200, after: 100 }, // an up round
    { shares: 300, price: 8, before: 900, paid: 400, sold: 100, after: 315 }, // 300 x 1000/950
  ])('weighted average: $shares bought at $price become $after', ({ shares, price, before, paid, sold, after }) => {
    expect(antiDilutedShares(shares, price, before, paid, sold)).toBe(after);
  });

  test('a pool demanded before the money is free to that part after it, and the founder pays for it', () => {
    const context = companyContext();
    const { finance, people } = context.world;
    const plain = offered(context);
    const { round } = finance;
    const without = capAfterSheet(finance, people.grantedBp, round!, plain);
    const withPool = capAfterSheet(finance, people.grantedBp, round!, { ...plain, poolRatio: 0.3 });
    expect(without.poolShares).toBe(0);
    const granted = people.grantedBp * sharesOf(finance.holders) / sharesOf(withPool.holders);
    expect(freePoolShares(withPool.holders, granted) / sharesOf(withPool.holders)).toBeCloseTo(0.3, 5);
    expect(withPool.newShares / sharesOf(withPool.holders)).toBeCloseTo(0.1, 5); // the investor's part stays
    expect(poolTopUp(1000, 100, 0.1)).toBe(0);
    expect(poolTopUp(1000, 0, 0.2)).toBe(250);
  });

  test('shares and cash stay whole through any sequence of orders', () => {
    const kinds = fc.constantFrom('sign', 'counter', 'honour', 'pool', 'sell', 'close', 'wait');
    fc.assert(fc.property(fc.array(fc.tuple(kinds, fc.integer({ min: 0, max: 1000 })), { maxLength: 25 }), fc.integer({ min: 1, max: 1e6 }), (moves, seed) => {
      const context = companyContext({ marketWalks: true }, seed);
      const { world } = context;
      for (const [kind, n] of moves) {
        if (!world.finance.round) order(context, 'finance.openRound', { askCents: 2e11 });
        const offer = world.finance.round?.offers[0]?.id ?? 0;
        if (kind === 'sign') order(context, 'finance.sign', { offer });
        else if (kind === 'counter') order(context, 'finance.counter', { offer, ask: COUNTER_IDS[n % COUNTER_IDS.length]! });
        else if (kind === 'honour') order(context, 'finance.honourProRata', { investor: world.finance.round?.rights[0]?.investor ?? 'none' });
        else if (kind === 'pool') order(context, 'finance.topUpPool', { ratio: n / 5000 });
        else if (kind === 'sell') order(context, 'finance.sellSecondary', { seller: n % 2 ? 'founder' : 'staff', ratio: n / 5000 });
        else if (kind === 'close') order(context, 'finance.closeRound', {});
        else days(context, n % 40);
        const { holders, boardSeats } = world.finance;
        const total = sharesOf(holders);
        expect(holders.every((holder) => Number.isSafeInteger(holder.shares) && holder.shares >= 0)).toBe(true);
        expect(holders.reduce((sum, holder) => sum + holder.shares / total, 0)).toBeCloseTo(1, 9);
        expect(holders.reduce((sum, holder) => sum + holder.seats, 0)).toBe(boardSeats.investors);
        expect(trialBalance(world)).toBe(0);
        expect(world.people.grantedBp).toBeGreaterThanOrEqual(0);
      }
    }), { numRuns: 25 });
  });
});

describe('greed, fear, memory', () => {
  test('others signing raises eagerness; a cold market, doubt and broken promises lower it', () => {
    const { world, catalog } = companyContext();
    const def = catalog.investors['seed']!;
    const round = { askCents: 1e10, signedCents: 0 };
    const calm = eagerness(world, catalog, def, round).level;
    expect(eagerness(world, catalog, def, { ...round, signedCents: 5e9 }).level).toBeGreaterThan(calm);
    memoryOf(world.finance.equity, 'seed').broken = 2;
    expect(eagerness(world, catalog, def, round).trust).toBeCloseTo(0.6, 12);
    world.finance.equity.memory['seed']!.broken = 0;
    world.affairs.gauges.credibility = 0.2;
    const doubted = eagerness(world, catalog, def, round).level;
    expect(doubted).toBeLessThan(calm);
    world.finance.marketMood = 0.7;
    expect(eagerness(world, catalog, def, round).level).toBeLessThan(doubted);
  });

  test('only those with information rights see a short runway', () => {
    const { world, catalog } = companyContext();
    const def = catalog.investors['seed']!;
    world.finance.runwayDays = 30;
    expect(eagerness(world, catalog, def, null).nerve).toBe(1);
    world.finance.holders.push({ ...preferred('seed#1', 10, 100), infoRights: true });
    expect(eagerness(world, catalog, def, null).nerve).toBeCloseTo(1 - 0.3 * (1 - 30 / 120), 12);
  });

  test('it passes for fear or distrust, and says which', () => {
    const { world, catalog } = companyContext();
    const wary = { ...catalog.investors['seed']!, appetite: 0.3, fear: 1 };
    const ask = { askCents: 1e10, signedCents: 0 };
    world.affairs.gauges.credibility = catalog.gauges.credibility.rest / 2;
    expect(investorAnswer(world, catalog, wary, ask)).toEqual({ pass: 'fear' });
    world.affairs.gauges.credibility = catalog.gauges.credibility.rest;
    memoryOf(world.finance.equity, 'seed').broken = 3;
    expect(investorAnswer(world, catalog, wary, ask)).toEqual({ pass: 'trust' });
  });

  test('counter-offers: granted, refused or walked, in the stated shares over seeds; never more than the sheet stands', () => {
    const seen = { yes: 0, no: 0, walk: 0 };
    for (let seed = 1; seed <= 300; seed++) {
      const context = companyContext({}, seed);
      const sheet = offered(context, { asks: 1, preferenceMultiple: 2 });
      expect(order(context, 'finance.counter', { offer: sheet.id, ask: 'milestone' })).toBe('something-to-ask');
      expect(order(context, 'finance.counter', { offer: sheet.id, ask: 'preference' })).toBeNull();
      if (!context.world.finance.round!.offers.includes(sheet)) seen.walk++;
      else seen[sheet.preferenceMultiple === 1.5 ? 'yes' : 'no']++;
      sheet.asks = 3;
      if (context.world.finance.round!.offers.includes(sheet)) expect(order(context, 'finance.counter', { offer: sheet.id, ask: 'price' })).toBe('asks-left');
    }
    expect(seen.yes / 300).toBeCloseTo((0.6 * 0.9 - 0.15) ** (0.12 * 0.5 / 0.08), 1); // half a multiple is worth three quarters of the usual ask
    expect(seen.walk).toBeGreaterThan(0);
    expect(seen.no).toBeGreaterThan(0);
  });

  test('the mood walks by seed round what the scenario says, and stands still where it does not walk', () => {
    const { world, catalog } = companyContext({ marketWalks: true }, 5);
    const scenario = catalog.scenarios['tiny']!;
    let square = 0;
    for (let day = 0; day < 4000; day++) {
      world.timeS = day * 86_400;
      world.finance.equity.moodDeviation = moodDeviationAfterDay(world, catalog, scenario);
      square += world.finance.equity.moodDeviation ** 2;
    }
    expect(Math.sqrt(square / 4000)).toBeGreaterThan(0.09);
    expect(Math.sqrt(square / 4000)).toBeLessThan(0.21);
    expect(moodDeviationAfterDay(world, catalog, { ...scenario, marketWalks: false })).toBe(0);
  });
});

describe('promises and scars', () => {
  test('a tranche is paid when the lab has shown it, at the price that was agreed', () => {
    const context = companyContext();
    const { world } = context;
    const sheet = offered(context, { milestone: { ratio: 0.4, days: 90, needs: 'model' } });
    expect(order(context, 'finance.sign', { offer: sheet.id })).toBeNull();
    expect(world.finance.raisedCents).toBe(600_000_000);
    const shares = sharesOf(world.finance.holders);
    days(context, 2);
    expect(world.finance.equity.milestones.length).toBe(1);
    world.compute.models.push({ id: 1 } as (typeof world.compute.models)[number]);
    days(context, 1);
    expect(world.finance.raisedCents).toBe(1_000_000_000);
    expect(sharesOf(world.finance.holders) - shares).toBe(Math.floor(400_000_000 / world.finance.equity.memory['seed']!.priceCents));
    expect(world.finance.equity.memory['seed']).toMatchObject({ kept: 1, broken: 0 });
    expect(trialBalance(world)).toBe(0);
  });

  test('who was misled more than once pays no tranche, once is forgiven; what is false all holders remember', () => {
    for (const [lies, raisedCents] of [[1, 1_000_000_000], [2, 600_000_000]] as const) {
      const context = companyContext();
      const { world } = context;
      order(context, 'finance.sign', { offer: offered(context, { milestone: { ratio: 0.4, days: 5, needs: 'model' } }).id });
      const statement = { id: 77 } as Statement;
      for (let n = 0; n < lies; n++) disappoint(world, statement);
      expect(world.finance.equity.memory['seed']).toMatchObject({ kept: 0, broken: lies });
      expect(world.finance.equity.memory['founder']).toBeUndefined();
      world.compute.models.push({ id: 1 } as (typeof world.compute.models)[number]);
      days(context, 7);
      expect(world.finance.raisedCents).toBe(raisedCents);
      expect(world.finance.equity.milestones).toEqual([]);
    }
  });

  test('a milestone missed keeps the money away and costs belief', () => {
    const context = companyContext();
    const { world } = context;
    order(context, 'finance.sign', { offer: offered(context, { milestone: { ratio: 0.4, days: 5, needs: 'model' } }).id });
    const before = world.affairs.gauges.credibility;
    days(context, 7);
    expect(world.finance.equity).toMatchObject({ missed: 1, milestones: [] });
    expect(world.finance.raisedCents).toBe(600_000_000);
    expect(world.affairs.gauges.credibility).toBeCloseTo(before - 0.1, 12);
  });

  test('a right to a share of the round is honoured at its price, or remembered', () => {
    for (const honour of [true, false]) {
      const context = companyContext();
      const { finance } = context.world;
      finance.holders.push({ ...preferred('growth#0', 1_000_000, 500_000_000), proRata: true });
      order(context, 'finance.sign', { offer: offered(context).id });
      const [right] = finance.round!.rights;
      expect(right).toMatchObject({ investor: 'growth', cents: Math.floor(1e9 * (1e6 / 11e6)) });
      if (honour) expect(order(context, 'finance.honourProRata', { investor: 'growth' })).toBeNull();
      order(context, 'finance.closeRound', {});
      expect(finance.raisedCents).toBe(1e9 + (honour ? right!.cents : 0));
      expect(finance.equity.memory['growth']?.broken ?? 0).toBe(honour ? 0 : 1);
    }
  });

  test('a down round gives earlier investors shares and takes belief from staff and market', () => {
    const context = companyContext();
    const { world } = context;
    order(context, 'finance.sign', { offer: offered(context).id });
    order(context, 'finance.closeRound', {});
    const first = world.finance.holders.find((holder) => holder.name === 'seed#1')!.shares;
    world.finance.lastRoundS = -1;
    const { staff, credibility } = world.affairs.gauges;
    order(context, 'finance.sign', { offer: offered(context, { investor: 'growth', preMoneyCents: 4_000_000_000 }).id });
    expect(world.finance.holders.find((holder) => holder.name === 'seed#1')!.shares).toBeGreaterThan(first);
    order(context, 'finance.closeRound', {});
    expect(world.finance.equity.downRounds).toBe(1);
    expect(world.affairs.gauges.staff).toBeLessThan(staff);
    expect(world.affairs.gauges.credibility).toBeLessThan(credibility);
  });

  test('shares of the staff go under water with the value, sooner under preferences', () => {
    const { world, catalog } = companyContext();
    expect(staffWorthRatio(world, catalog)).toBe(1);
    world.finance.holders.push(preferred('seed#1', 2_000_000, 15_000_000_000));
    world.finance.equity.lastPriceCents = 7_500;
    world.finance.marketMood = 0.2;
    const common = staffWorthRatio(world, catalog);
    world.finance.holders[2]!.participating = true;
    const participating = staffWorthRatio(world, catalog);
    expect(common).toBeLessThan(1);
    expect(participating).toBeLessThanOrEqual(common);
  });
});

describe('board and holders', () => {
  const withBoard = (broken: number): StepContext => {
    const context = companyContext({ losses: [{ id: 'board', text: 'loss.board', when: { fact: 'finance.ousted', op: '>=', value: 1 } }], cashCents: 1e12 });
    const { world } = context;
    world.finance.holders.push({ ...preferred('seed#1', 1000, 1000), seats: 4 });
    world.finance.boardSeats.investors = 4;
    memoryOf(world.finance.equity, 'seed').broken = broken;
    return context;
  };

  test('with the majority, and promises broken, it removes the founder after months of warning; without reason it does not', () => {
    const context = withBoard(1);
    expect(boardAgainst(context.world, context.catalog)).toBe(true);
    days(context, 31);
    expect(context.world.outcome.state).toBe('playing');
    expect(context.events.filter((event) => event.type === 'board.doubt').length).toBe(1);
    days(context, 30);
    expect(context.world.outcome).toMatchObject({ state: 'lost', reason: 'board' });
    const calm = withBoard(0);
    days(calm, 61);
    expect(calm.world.outcome.state).toBe('playing');
  });

  test('it blocks large sales only while investors hold the majority', () => {
    const context = withBoard(0);
    const limit = boardLimitCents(context.world, context.catalog);
    expect(limit).toBeLessThan(Infinity);
    context.world.finance.boardSeats.founder = 4;
    expect(boardLimitCents(context.world, context.catalog)).toBe(Infinity);
    context.world.finance.boardSeats.founder = 1;
    expect(order(context, 'finance.sellSecondary', { seller: 'founder', ratio: 0.5 })).toBe('board-consent');
    expect(order(context, 'finance.sellSecondary', { seller: 'founder', ratio: 0.01 })).toBeNull();
    expect(order(context, 'finance.sellSecondary', { seller: 'founder', ratio: 0.01 })).toBe('secondary-wait');
  });

  test('a tender pays staff, not the lab, and they believe more', () => {
    const context = companyContext();
    const { world } = context;
    world.people.grantedBp = 500;
    const { cash } = world.finance.balances;
    const { staff } = world.affairs.gauges;
    const total = sharesOf(world.finance.holders);
    expect(order(context, 'finance.sellSecondary', { seller: 'staff', ratio: 0.5 })).toBeNull();
    expect(world.finance.balances.cash).toBe(cash);
    expect(world.finance.equity.sellersCents).toBeGreaterThan(0);
    expect(world.affairs.gauges.staff).toBeGreaterThan(staff);
    expect(world.people.grantedBp).toBeCloseTo(250, 6);
    expect(sharesOf(world.finance.holders)).toBe(total);
  });
});
