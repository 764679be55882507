/** What is torn down leaves the books: its price, what was written off of it, and a loss for the rest. */
import { describe, expect, it } from 'vitest';
import { hallCommands } from '../../../src/sim/commands/hall.ts';
import { siteCommands } from '../../../src/sim/commands/site.ts';
import { depreciateMonth, writtenOffRatio } from '../../../src/sim/rules/depreciation.ts';
import { post, trialBalance } from '../../../src/sim/world/ledger.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { addRacks, addReady, addUnits, makeContext, makeWorld } from '../../support/tinyWorld.ts';

const MONTH_S = 30 * 86_400;
const MONTHS = Math.round(tinyCatalog.constants.finance.plantLifeYears * 365 / 30);

/** A hall with four units and a chiller, bought on day 0, after some months. */
function after(months: number) {
  const world = makeWorld(tinyCatalog);
  const hall = addReady(tinyCatalog, world, 'hall-s');
  addUnits(hall, 'crah', 4);
  const chiller = addReady(tinyCatalog, world, 'air-chiller', 12, 12);
  const hallCents = tinyCatalog.structures['hall-s']!.priceCents;
  const chillerCents = tinyCatalog.structures['air-chiller']!.priceCents;
  const unitCents = 4 * tinyCatalog.coolingUnits['crah']!.priceCents;
  const { balances } = world.finance;
  const start = { ...balances };
  post(world, 'construction', 'cash', hallCents + chillerCents, 'structure');
  post(world, 'equipment', 'cash', unitCents, 'cooling-units');
  for (let month = 1; month <= months; month++) {
    world.timeS = month * MONTH_S - 3600;
    depreciateMonth(world, tinyCatalog);
  }
  world.timeS = months * MONTH_S;
  return { world, hall, chiller, hallCents, chillerCents, unitCents, balances, start, context: makeContext(tinyCatalog, world) };
}

describe('demolition', () => {
  it('of something new loses all it cost', () => {
    const { world, context, chiller, chillerCents, hallCents, balances, start } = after(0);
    siteCommands['site.demolish'].apply(context, { site: 'riverbend', id: chiller.id });
    expect(balances['expense.disposal']).toBe(chillerCents);
    expect(balances.construction - start.construction).toBe(hallCents);
    expect(balances.depreciation).toBe(0);
    expect(trialBalance(world)).toBe(0);
    expect(context.events.at(-1)).toMatchObject({ type: 'site.demolished', params: { loss: chillerCents } });
  });

  it('of something old loses what was not written off, with the units in it, and depreciation goes on with the rest', () => {
    const { world, context, hall, hallCents, unitCents, balances, start } = after(36);
    const share = 36 / MONTHS;
    expect(writtenOffRatio(0, world.timeS, tinyCatalog.constants.finance.plantLifeYears)).toBeCloseTo(share, 12);
    const before = balances.depreciation;
    siteCommands['site.demolish'].apply(context, { site: 'riverbend', id: hall.id });
    expect(balances['expense.disposal'] / ((hallCents + unitCents) * (1 - share))).toBeCloseTo(1, 6);
    expect((balances.depreciation - before) / ((hallCents + unitCents) * share)).toBeCloseTo(1, 6);
    expect(balances.equipment).toBe(start.equipment);
    expect(trialBalance(world)).toBe(0);
    for (let month = 37; month < 240; month++) {
      world.timeS = month * MONTH_S - 3600;
      depreciateMonth(world, tinyCatalog);
      expect(balances.equipment + balances.construction + balances.depreciation).toBeGreaterThanOrEqual(0);
    }
    expect(balances.equipment + balances.construction + balances.depreciation).toBe(0);
  });

  it('of racks loses their frames; the GPUs go to the dock', () => {
    const { world, context, hall, balances } = after(0);
    addRacks(tinyCatalog, world, hall, 'air16', 4);
    const cents = 4 * tinyCatalog.racks['air16']!.priceCents;
    post(world, 'equipment', 'cash', cents, 'racks');
    hallCommands['hall.removeRow'].apply(context, { hall: hall.id, x: 1, y: 1, length: 4 });
    expect(balances['expense.disposal']).toBe(cents);
    expect(world.compute.stock[0]?.gpus).toBe(64);
    expect(trialBalance(world)).toBe(0);
  });
});
