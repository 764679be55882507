import fc from '../../support/laws.ts';
import { describe, expect, test } from 'vitest';
import { computeCommands } from '../../../src/sim/commands/compute.ts';
import { financeCommands } from '../../../src/sim/commands/finance.ts';
import { bookMonths, booksCsv } from '../../../src/sim/rules/books.ts';
import { freeGpus, loanCapacityCents, loanRate, pledgedGpus } from '../../../src/sim/rules/debt.ts';
import { impairGpus } from '../../../src/sim/rules/depreciation.ts';
import { arrivedGpus } from '../../../src/sim/rules/finance.ts';
import { takeGpus } from '../../../src/sim/rules/receivers.ts';
import type { LoanDef } from '../../../src/sim/world/catalogCompany.ts';
import type { DebtTerms } from '../../../src/sim/world/catalogDebt.ts';
import type { StepContext } from '../../../src/sim/world/context.ts';
import { pay, trialBalance } from '../../../src/sim/world/ledger.ts';
import { addRacks, addReady, makeContext, makeWorld } from '../../support/tinyWorld.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { companyContext, days } from './companyWorld.ts';
import { orderBy } from './orders.ts';

const order = orderBy({ ...financeCommands, ...computeCommands });

const TERMS: DebtTerms = { backing: 'gpus', onContract: false, drawMonths: 0, commitmentRatio: 0, recourse: true, cureDays: 20, receiverRatio: 0.8, covenants: [] };

function loan(id: string, terms: Partial<DebtTerms>, more: Partial<LoanDef> = {}): LoanDef {
  return { id, name: `test.${id}`, sources: {}, baseRate: 0.05, spread: 0.05, advanceRatio: 0.6, termMonths: 24, feeRatio: 0.01, terms: { ...TERMS, ...terms }, ...more };
}

const LOANS: Record<string, LoanDef> = {
  plain: loan('plain', { covenants: [{ id: 'ltv', limit: 0.7 }, { id: 'min-cash', limit: 0.2 }] }),
  vehicle: loan('vehicle', { recourse: false, onContract: true }),
  promise: loan('promise', { drawMonths: 3, commitmentRatio: 0.02 }),
  rented: loan('rented', { backing: 'lease', recourse: false }, { advanceRatio: 0.95 }),
  venture: loan('venture', { backing: 'equity', receiverRatio: 0, covenants: [{ id: 'min-cash', limit: 0.5 }] }, { advanceRatio: 0.3 }),
  tested: loan('tested', { covenants: [{ id: 'cover', limit: 1.2 }] }),
};
const IDS = Object.keys(LOANS);

function indebted(cashCents = 300_000_000, seed = 1): StepContext {
  const context = companyContext({ staff: [], keyPeople: [], cashCents, loans: IDS }, seed);
  return { ...context, catalog: { ...context.catalog, loans: LOANS } };
}

function expectBooksTie({ world }: StepContext): void {
  const { finance } = world;
  expect(trialBalance(world)).toBe(0);
  let before: number | null = null;
  for (const month of bookMonths(finance)) {
    expect(month.assetsCents).toBe(month.liabilitiesCents + month.equityCents);
    const flows = Object.values(month.flows).reduce((sum, cents) => sum + cents, 0);
    expect(month.cashBeforeCents + flows).toBe(month.cashCents);
    expect(month.cashBy.operating + month.cashBy.investing + month.cashBy.financing).toBe(flows);
    if (before !== null) expect(month.cashBeforeCents).toBe(before);
    before = month.cashCents;
  }
  const owed = (account: 'debt' | 'leases'): number => finance.loans
    .filter((entry) => (LOANS[entry.def]?.terms?.backing === 'lease') === (account === 'leases')).reduce((sum, entry) => sum + entry.owedCents, 0);
  expect(0 - finance.balances.debt).toBe(owed('debt'));
  expect(0 - finance.balances.leases).toBe(owed('leases'));
  for (const item of world.compute.stock) {
    expect(pledgedGpus(world, item.accelerator)).toBeLessThanOrEqual(arrivedGpus(world, item.accelerator));
    expect(item.gpus).toBeGreaterThanOrEqual(0);
  }
}

describe('laws of debt', () => {
  test('books balance and tie, and no GPU is pledged twice, after any orders and months', () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant('borrow' as const), loan: fc.constantFrom(...IDS), ratio: fc.double({ min: 0.05, max: 1, noNaN: true }) }),
      fc.record({ type: fc.constantFrom('draw' as const, 'repay' as const), at: fc.nat(5), ratio: fc.double({ min: 0.05, max: 1, noNaN: true }) }),
      fc.record({ type: fc.constant('refinance' as const), at: fc.nat(5), loan: fc.constantFrom(...IDS) }),
      fc.record({ type: fc.constant('sell' as const), gpus: fc.integer({ min: 1, max: 160 }) }),
      fc.record({ type: fc.constant('spend' as const), ratio: fc.double({ min: 0.5, max: 1, noNaN: true }) }),
      fc.record({ type: fc.constant('wait' as const), days: fc.integer({ min: 10, max: 70 }) }),
    );
    let defaults = 0;
    fc.assert(fc.property(fc.array(step, { minLength: 4, maxLength: 12 }), fc.integer({ min: 0, max: 400_000_000 }), (steps, cash) => {
      const context = indebted(cash);
      const { world, catalog } = context;
      world.finance.raisedCents = 500_000_000;
      world.compute.stock[0]!.gpus = 160;
      const { loans } = world.finance;
      for (const entry of steps) {
        const at = 'at' in entry ? loans[entry.at % Math.max(1, loans.length)] : undefined;
        if (entry.type === 'borrow') order(context, 'finance.borrow', { loan: entry.loan, cents: Math.max(1, Math.floor(loanCapacityCents(world, catalog, LOANS[entry.loan]!) * entry.ratio)) });
        else if (entry.type === 'draw' && at) order(context, 'finance.draw', { loan: at.id, cents: Math.max(1, Math.floor(at.undrawnCents * entry.ratio)) });
        else if (entry.type === 'repay' && at) order(context, 'finance.repay', { loan: at.id, cents: Math.max(1, Math.floor(at.owedCents * entry.ratio)) });
        else if (entry.type === 'refinance' && at) order(context, 'finance.refinance', { loan: at.id, with: entry.loan });
        else if (entry.type === 'sell') order(context, 'compute.sell', { accelerator: 'h100', gpus: entry.gpus });
        else if (entry.type === 'spend') pay(world, 'expense.overhead', Math.floor(Math.max(0, world.finance.balances.cash) * entry.ratio), 'test');
        else if (entry.type === 'wait') days(context, entry.days);
        expectBooksTie(context);
      }
      defaults += world.finance.defaults;
    }), { numRuns: 40 });
    expect(defaults).toBeGreaterThan(0); // the law was tried where lenders call
  });
});

describe('lenders', () => {
  test('what is pledged is neither lent on again nor sold, and is free when repaid', () => {
    const context = indebted();
    const { world, catalog } = context;
    world.compute.stock[0]!.gpus = 160;
    const room = loanCapacityCents(world, catalog, LOANS['plain']!);
    expect(order(context, 'finance.borrow', { loan: 'plain', cents: Math.floor(room * 3 / 4) })).toBeNull();
    expect(freeGpus(world, 'h100')).toBe(40);
    expect(order(context, 'compute.sell', { accelerator: 'h100', gpus: 41 })).toBe('not-pledged');
    expect(order(context, 'compute.sell', { accelerator: 'h100', gpus: 40 })).toBeNull();
    expect(order(context, 'finance.borrow', { loan: 'vehicle', cents: 1_000_000 })).toBe('loan-capacity');
    expect(order(context, 'finance.repay', { loan: world.finance.loans[0]!.id, cents: world.finance.loans[0]!.owedCents })).toBeNull();
    expect(freeGpus(world, 'h100')).toBe(120);
  });

  test('a lender who tests the cover of debt lends nothing where nothing is earned', () => {
    const context = indebted();
    expect(order(context, 'finance.borrow', { loan: 'tested', cents: 1_000_000 })).toBe('loan-cover');
    context.world.finance.revenueCentsPerDay = 10_000_000;
    expect(order(context, 'finance.borrow', { loan: 'tested', cents: 1_000_000 })).toBeNull();
  });

  test('revenue behind the debt lowers the rate of a loan priced on contracts, not of one on the borrower', () => {
    const context = indebted();
    const { world, catalog } = context;
    const [vehicle, plain] = [{ ...LOANS['vehicle']! }, { ...LOANS['plain']! }];
    delete vehicle.baseRate;
    delete plain.baseRate;
    const contracts = { 'investment-grade': { ...catalog.contracts['investment-grade'], spread: 0.02, leastCover: 1 }, speculative: { ...catalog.contracts.speculative, spread: 0.04, leastCover: 0.3 }, none: { ...catalog.contracts.none, spread: 0.06, leastCover: 0 } };
    const priced = { ...catalog, contracts, borrowers: { lab: { id: 'lab', name: 'test.lab', sources: {}, addSpread: 0 } } };
    const at = (def: LoanDef): number => loanRate(world, priced, def, 1_000_000);
    const before = [at(vehicle), at(plain)];
    world.finance.revenueCentsPerDay = 2_000;
    expect(before[0]! - at(vehicle)).toBeCloseTo(0.02, 9);
    world.finance.revenueCentsPerDay = 10_000;
    expect(before[0]! - at(vehicle)).toBeCloseTo(0.04, 9);
    expect(at(plain)).toBe(before[1]);
  });

  test('a promise is drawn at its old rate while the market turns, and lapses', () => {
    const context = indebted();
    const { world } = context;
    expect(order(context, 'finance.borrow', { loan: 'promise', cents: 100_000_000 })).toBeNull();
    const promised = world.finance.loans[0]!;
    expect(promised.pledges).toEqual([]);
    world.finance.marketMood = 0.2;
    const { rate } = promised;
    expect(order(context, 'finance.draw', { loan: promised.id, cents: 40_000_000 })).toBeNull();
    expect(promised.rate).toBe(rate);
    expect(promised.pledges[0]!.gpus).toBeGreaterThan(0);
    days(context, 100);
    expect(promised.undrawnCents).toBe(0);
    expect(order(context, 'finance.draw', { loan: promised.id, cents: 1 })).toBe('draw-left');
    expect(world.finance.months.some((month) => (month.flows['commitment-fee'] ?? 0) < 0)).toBe(true);
  });

  test('a failed test is told, cured by repaying, and called when it is not', () => {
    for (const cured of [true, false]) {
      const context = indebted(400_000_000);
      const { world, catalog } = context;
      expect(order(context, 'finance.borrow', { loan: 'plain', cents: loanCapacityCents(world, catalog, LOANS['plain']!) })).toBeNull();
      world.compute.stock[0]!.gpus = 0;
      pay(world, 'expense.overhead', world.finance.balances.cash - 40_000_000, 'test');
      days(context, 30);
      const [owed] = world.finance.loans;
      expect(owed?.breach).toBe('min-cash');
      expect(context.events.filter((event) => event.type === 'finance.breach').length).toBe(1);
      if (cured) {
        world.finance.balances.cash += 1_000_000_000;
        world.finance.balances.equity -= 1_000_000_000;
      }
      days(context, 25);
      expect(context.events.some((event) => event.type === 'finance.cured')).toBe(cured);
      expect(world.finance.defaults).toBe(cured ? 0 : 1);
    }
  });

  test('a missed payment is added to the debt, and one lender who calls makes the others call', () => {
    const context = indebted(400_000_000);
    const { world, catalog } = context;
    world.finance.raisedCents = 100_000_000;
    order(context, 'finance.borrow', { loan: 'plain', cents: Math.floor(loanCapacityCents(world, catalog, LOANS['plain']!) / 2) });
    order(context, 'finance.borrow', { loan: 'vehicle', cents: Math.floor(loanCapacityCents(world, catalog, LOANS['vehicle']!) / 2) });
    order(context, 'finance.borrow', { loan: 'venture', cents: 20_000_000 });
    pay(world, 'expense.overhead', world.finance.balances.cash, 'test');
    days(context, 30);
    expect(world.finance.loans.every((entry) => entry.breach === 'payment' && entry.arrearsCents > 0)).toBe(true);
    world.finance.loans[2]!.arrearsCents = 0; // the venture lender alone was paid
    world.finance.loans[2]!.breachS = -1;
    days(context, 21);
    expect(context.events.filter((event) => event.type === 'finance.defaulted').length).toBeGreaterThanOrEqual(2);
    expect(world.finance.loans.some((entry) => entry.def === 'vehicle')).toBe(false); // no recourse: the lender bears the rest
    expect(world.finance.loans.find((entry) => entry.def === 'venture')?.breach).toBe('cross');
    expect(trialBalance(world)).toBe(0);
  });

  test('refinancing keeps what is owed, takes over the pledge and ends a breach', () => {
    const context = indebted();
    const { world } = context;
    order(context, 'finance.borrow', { loan: 'rented', cents: 100_000_000 });
    const before = world.finance.loans[0]!;
    before.breach = 'payment';
    before.breachS = 0;
    expect(order(context, 'finance.refinance', { loan: before.id, with: 'vehicle' })).toBeNull();
    const after = world.finance.loans[0]!;
    expect(after).toMatchObject({ def: 'vehicle', owedCents: 100_000_000, breachS: -1 });
    expect(world.finance.balances.leases).toBe(0);
    expect(world.finance.balances.debt).toBe(-100_000_000);
    expect(after.pledges[0]!.gpus).toBeGreaterThan(0);
  });
});

test('receivers empty racks, from the last back, and the rest of a rack stays on the dock', () => {
  const world = makeWorld(tinyCatalog);
  const hall = addReady(tinyCatalog, world, 'hall-s');
  const [rackId, rack] = Object.entries(tinyCatalog.racks)[0]!;
  addRacks(tinyCatalog, world, hall, rackId, 4);
  const each = world.racks.columns.gpus[0]!;
  world.compute.stock = [{ accelerator: rack.accelerator, gpus: 0, spareServers: 0, boughtGpus: 4 * each, bookCents: 4_000_000 }];
  world.finance.balances.equipment += 4_000_000;
  world.finance.balances.equity -= 4_000_000;
  const fetched = takeGpus(makeContext(tinyCatalog, world), rack.accelerator, each + 1, 0.5);
  expect(fetched).toBeGreaterThan(0);
  expect([...world.racks.columns.gpus.slice(0, 4)]).toEqual([each, each, 0, 0]);
  expect(world.compute.stock[0]).toMatchObject({ gpus: each - 1, boughtGpus: 3 * each - 1 });
  expect(trialBalance(world)).toBe(0);
});

test('GPUs are written down to what they fetch once a better generation is on sale, not before', () => {
  const { world, catalog } = companyContext({ keyPeople: [], staff: [] });
  const item = world.compute.stock[0]!;
  item.bookCents = 160 * 5_000_000;
  const none = { ...catalog, scenarios: { tiny: { ...catalog.scenarios['tiny']!, accelerators: ['h100'] } } };
  expect(impairGpus(world, none)).toEqual([]);
  world.epochDay += 3650;
  const h100 = catalog.accelerators['h100']!;
  const newer = { ...h100, id: 'h900', releaseDate: '2026-01-01', peakTflops: h100.peakTflops * 8 };
  const both = { ...catalog, accelerators: { ...catalog.accelerators, h900: newer }, scenarios: { tiny: { ...catalog.scenarios['tiny']!, accelerators: ['h100', 'h900'] } } };
  const [loss] = impairGpus(world, both);
  expect(loss?.cents).toBeGreaterThan(0);
  expect(item.bookCents).toBe(160 * 5_000_000 - loss!.cents);
  expect(world.finance.balances['expense.impairment']).toBe(loss!.cents);
  expect(trialBalance(world)).toBe(0);
});

test('the CSV holds the statements of every month, with as many columns in every line', () => {
  const context = indebted();
  order(context, 'finance.borrow', { loan: 'plain', cents: 50_000_000 });
  days(context, 65);
  const lines = booksCsv(context.world.finance).trim().split('\n').map((line) => line.split(','));
  expect(lines[0]).toEqual(['statement', 'line', 'month 1', 'month 2', 'month 3']);
  expect(new Set(lines.map((line) => line.length))).toEqual(new Set([5]));
  expect(lines.find((line) => line[1] === 'loan')?.[2]).toBe('49500000');
  expect(lines.find((line) => line[1] === 'cash-after')?.[4]).toBe(String(context.world.finance.balances.cash));
});
