import fc from '../../support/laws.ts';
import { describe, expect, test } from 'vitest';
import { equityCommands } from '../../../src/sim/commands/equity.ts';
import { financeCommands } from '../../../src/sim/commands/finance.ts';
import { HOURS_PER_YEAR, hourOfYearCents, wholeCents } from '../../../src/sim/rules/calendarMoney.ts';
import { matchVintages, writeOffMonth } from '../../../src/sim/rules/depreciation.ts';
import { loanRate } from '../../../src/sim/rules/debt.ts';
import { payrollCentsPerYear } from '../../../src/sim/rules/people.ts';
import { investorAnswer, totalShares, valuationParts, missingEvidence, revenuePerYearCents } from '../../../src/sim/rules/valuation.ts';
import { ACCOUNT_IDS, type Vintage } from '../../../src/sim/world/company.ts';
import type { StepContext } from '../../../src/sim/world/context.ts';
import { post, trialBalance } from '../../../src/sim/world/ledger.ts';
import { companyContext, days, hour, hours } from './companyWorld.ts';
import { orderBy } from './orders.ts';

const order = orderBy({ ...financeCommands, ...equityCommands });

describe('ledger', () => {
  test('starts balanced, with equity for everything owned', () => {
    const { world } = companyContext();
    expect(trialBalance(world)).toBe(0);
    expect(world.finance.balances.equipment).toBe(160 * 3_200_000);
  });

  test('balances to zero after random postings and steps', () => {
    const account = fc.constantFrom(...ACCOUNT_IDS);
    const move = fc.record({ debit: account, credit: account, cents: fc.integer({ min: 0, max: 1e12 }), hours: fc.integer({ min: 0, max: 400 }) });
    fc.assert(fc.property(fc.array(move, { maxLength: 8 }), fc.integer({ min: 1, max: 1e6 }), (moves, seed) => {
      const context = companyContext({}, seed);
      for (const { debit, credit, cents, hours: wait } of moves) {
        post(context.world, debit, credit, cents, 'test');
        hours(context, wait);
        expect(trialBalance(context.world)).toBe(0);
        for (const id of ACCOUNT_IDS) expect(Number.isSafeInteger(context.world.finance.balances[id])).toBe(true);
      }
    }), { numRuns: 25 });
  });

  test('payroll has no drift: a year of hours pays the year to the cent', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e11 }), (year) => {
      const { finance } = companyContext().world;
      let paid = 0;
      for (let h = 0; h < HOURS_PER_YEAR; h++) paid += hourOfYearCents(finance, 'payroll', year);
      expect(paid).toBe(year);
      expect(finance.carry.payroll).toBe(0);
    }), { numRuns: 10 });
    const context = companyContext({ keyPeople: [], staff: [{ role: 'systems', count: 37 }] });
    context.catalog.roles.systems.annualAttrition = 0;
    const year = payrollCentsPerYear(context.world, context.catalog);
    days(context, 365);
    expect(context.world.finance.balances['expense.people']).toBe(year);
  });

  test('fractions of cents are carried, not lost', () => {
    const { finance } = companyContext().world;
    let paid = 0;
    for (let h = 0; h < 1000; h++) paid += wholeCents(finance, 'water', 0.3);
    expect(paid + finance.carry.water).toBeCloseTo(300, 6);
    expect(wholeCents(finance, 'water', Number.NaN)).toBe(0);
  });
});

describe('capital', () => {
  function roundAfter(context: StepContext, daysLater: number, askCents = 40_000_000_000): void {
    expect(order(context, 'finance.openRound', { askCents })).toBeNull();
    days(context, daysLater);
  }

  test('investors answer with sheets or reasons; the cap table sums exactly', () => {
    const context = companyContext({ cashCents: 5_000_000_000 });
    const { finance } = context.world;
    roundAfter(context, 11);
    const [sheet] = finance.round!.offers;
    expect(sheet?.investor).toBe('seed');
    expect(order(context, 'finance.openRound', { askCents: 5 })).toBe('no-open-round');
    const before = totalShares(finance);
    const equity = finance.balances.equity;
    expect(order(context, 'finance.sign', { offer: sheet!.id })).toBeNull();
    const holder = finance.holders[2]!;
    expect(holder.shares).toBe(Math.floor(before * (sheet!.raiseCents / sheet!.preMoneyCents)));
    expect(totalShares(finance)).toBe(before + holder.shares);
    for (const { shares } of finance.holders) expect(Number.isSafeInteger(shares)).toBe(true);
    expect(finance.balances.equity).toBe(equity - sheet!.raiseCents);
    expect(finance.boardSeats).toEqual({ founder: 3, investors: 1 });
    expect(trialBalance(context.world)).toBe(0);
    expect(order(context, 'finance.sign', { offer: sheet!.id })).toBe('offer-exists');
    days(context, 2);
    expect(order(context, 'finance.closeRound', {})).toBeNull();
    expect(order(context, 'finance.openRound', { askCents: 5 })).toBe('round-cooldown');
  });

  test('an investor passes for want of evidence, in a cold market, and on a lab too small', () => {
    const context = companyContext();
    const { world, catalog } = context;
    const ask = { askCents: 1e12, signedCents: 0 };
    const { growth, seed } = catalog.investors;
    world.compute.waterfall.healthy = 0;
    expect(investorAnswer(world, catalog, growth!, ask)).toEqual({ pass: 'no-cluster' });
    expect(investorAnswer(world, catalog, { ...growth!, needs: 'nothing', minCents: 1e14, maxCents: 1e14 }, ask)).toEqual({ pass: 'too-small' });
    world.finance.marketMood = 0.05;
    expect(investorAnswer(world, catalog, seed!, ask)).toEqual({ pass: 'mood' });
  });

  test('fair value rises with cluster, capability, revenue and mood', () => {
    const { world, catalog } = companyContext();
    const fair = (): number => valuationParts(world, catalog).fairCents;
    let last = fair();
    const rises = (change: () => void): void => {
      change();
      expect(fair()).toBeGreaterThan(last);
      last = fair();
    };
    rises(() => { world.compute.waterfall.healthy += 10_000; });
    rises(() => { world.race.best = 50; });
    rises(() => { world.race.place = 1; });
    rises(() => { world.finance.revenueCentsPerDay = 24_000_000; });
    rises(() => { world.finance.marketMood = 1.4; });
  });

  test('one good hour is no business: evidence, value and loans look at the revenue of weeks', () => {
    const context = companyContext();
    const { world, catalog } = context;
    const investor = { ...catalog.investors['seed']!, needs: 'revenue' as const };
    const needed = catalog.constants.finance.evidenceRevenueCentsPerYear;
    const earnPerHour = (cents: number): void => { world.compute.product.revenueCents = cents; };
    expect(missingEvidence(world, catalog, investor.needs)).toBe('no-revenue');
    earnPerHour(Math.round(needed / 8760 * 100)); // a hundredfold price, for an hour
    hours(context, 1);
    earnPerHour(0);
    hours(context, 1);
    expect(missingEvidence(world, catalog, investor.needs)).toBe('no-revenue');
    expect(revenuePerYearCents(world)).toBeLessThan(needed * 0.5);
    earnPerHour(Math.round(needed / 8760 * 0.5)); // half of a business, for ever
    days(context, 120);
    expect(missingEvidence(world, catalog, investor.needs)).toBe('no-revenue');
    earnPerHour(Math.round(needed / 8760 * 1.5));
    days(context, 60);
    expect(missingEvidence(world, catalog, investor.needs)).toBeNull();
    expect(revenuePerYearCents(world) / (needed * 1.5)).toBeCloseTo(1, 0);
  });

  test('a capital winter chills the mood while it lasts and is told once', () => {
    const context = companyContext({
      events: [{ id: 'winter', day: 3, hour: 0, type: 'capital-winter', site: null, durationMinutes: 2 * 1440, strength: 0.4, text: 'test.winter' }],
    });
    days(context, 4);
    expect(context.world.finance.marketMood).toBeCloseTo(0.4, 12);
    days(context, 3);
    expect(context.world.finance.marketMood).toBe(1);
    expect(context.events.filter((event) => event.type === 'capital.winter').length).toBe(1);
    expect(context.events.filter((event) => event.type === 'capital.thaw').length).toBe(1);
  });

  test('lends against GPUs that arrived, charges interest and is repaid', () => {
    const context = companyContext({ staff: [], cashCents: 1_000_000_000_000 });
    const { world, catalog } = context;
    expect(order(context, 'finance.borrow', { loan: 'constructor', cents: 5 })).toBe('loan-offered');
    expect(order(context, 'finance.borrow', { loan: 'gpu-debt', cents: 1e13 })).toBe('loan-capacity');
    expect(order(context, 'finance.borrow', { loan: 'gpu-debt', cents: 36_000_000 })).toBeNull();
    const loan = world.finance.loans[0]!;
    expect(loan.rate).toBeCloseTo(loanRate(world, catalog, catalog.loans['gpu-debt']!, 0), 12);
    days(context, 30);
    expect(loan.owedCents).toBe(35_000_000);
    expect(world.finance.balances['expense.interest']).toBe(Math.round(36_000_000 * loan.rate * 30 / 365));
    expect(world.finance.balances.debt).toBe(-35_000_000);
    expect(order(context, 'finance.repay', { loan: loan.id, cents: 36_000_000 })).toBe('repay-amount');
    expect(order(context, 'finance.repay', { loan: loan.id, cents: 35_000_000 })).toBeNull();
    expect(world.finance.loans).toEqual([]);
    expect(world.finance.balances.debt).toBe(0);
    expect(trialBalance(world)).toBe(0);
  });
});

describe('statements', () => {
  test('depreciation is straight over the life and shrinks with a sale', () => {
    const vintages: Vintage[] = [];
    matchVintages(vintages, 'h100', 6_083_000, 5);
    let off = 0;
    for (let m = 0; m < 30; m++) off += writeOffMonth(vintages, 'h100');
    expect(off / 6_083_000).toBeCloseTo(30 / 61, 3);
    const book = 6_083_000 - off;
    matchVintages(vintages, 'h100', Math.floor(book / 2), 5);
    expect(vintages.reduce((sum, vintage) => sum + vintage.bookCents, 0)).toBe(Math.floor(book / 2));
    for (let m = 0; m < 40; m++) writeOffMonth(vintages, 'h100');
    expect(vintages[0]?.bookCents).toBe(0);
  });

  test('books never fall below nothing in six years', () => {
    const context = companyContext({ cashCents: 1e13, lengthDays: 3000 });
    days(context, 6 * 365);
    expect(context.world.compute.stock[0]?.bookCents).toBe(0);
    const { balances } = context.world.finance;
    expect(balances.equipment + balances.construction + balances.depreciation).toBeGreaterThanOrEqual(0);
    expect(trialBalance(context.world)).toBe(0);
  });

  test('burn and runway follow the costs from the first hour', () => {
    const context = companyContext({ cashCents: 5_000_000_000 });
    hour(context);
    const { finance } = context.world;
    const perDay = payrollCentsPerYear(context.world, context.catalog) / 365 + context.catalog.constants.finance.overheadCentsPerDay;
    expect(finance.burnCentsPerDay / perDay).toBeCloseTo(1, 3);
    expect(finance.runwayDays).toBeCloseTo(finance.balances.cash / finance.burnCentsPerDay, 6);
    days(context, 3);
    expect(finance.burnCentsPerDay / perDay).toBeCloseTo(1, 1);
  });

  test('cash below zero for insolventDays ends the run', () => {
    const context = companyContext({ cashCents: 100 });
    days(context, 13);
    expect(context.world.outcome.state).toBe('playing');
    expect(context.world.finance.insolventSinceS).toBe(0);
    days(context, 2);
    expect(context.world.outcome).toEqual({ state: 'lost', reason: 'bankrupt', atS: 14 * 86_400 + 3600 });
  });
});
