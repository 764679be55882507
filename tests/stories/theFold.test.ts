/** The Fold: a lab with a past goes through a capital winter; others do not. */
import { beforeAll, describe, expect, it } from 'vitest';
import { newGame, trialBalance } from '../../src/sim/index.ts';
import type { World } from '../../src/sim/index.ts';
import { catalog, played } from './catalog.ts';

describe('the start', () => {
  const { world } = newGame(catalog, 'the-fold', 1).context;
  it('has books that balance, with what is owed in them', () => {
    expect(trialBalance(world)).toBe(0);
    const owed = world.finance.loans.reduce((sum, loan) => sum + loan.owedCents, 0);
    expect(owed).toBe(catalog.scenarios['the-fold']!.debts!.reduce((sum, debt) => sum + debt.cents, 0));
    expect(0 - world.finance.balances.debt).toBe(owed);
  });

  it('has pledged GPUs for the one loan and none for the other, and both are tested', () => {
    const [secured, venture] = world.finance.loans;
    expect(secured!.pledges[0]!.gpus).toBeGreaterThan(1000);
    expect(venture!.pledges).toEqual([]);
    expect(secured!.covenants.map((reading) => reading.id)).toEqual(['ltv', 'min-cash']);
    expect(secured!.covenants[0]!.value).toBeLessThan(secured!.covenants[0]!.limit);
    expect(venture!.covenants[0]!.value).toBeGreaterThan(venture!.covenants[0]!.limit);
  });

  it('has sold shares at prices that rose, kept control, and has a price to fall below', () => {
    const { holders, equity, boardSeats } = world.finance;
    const prices = holders.filter((holder) => holder.name.includes('#')).map((holder) => holder.investedCents / holder.shares);
    expect([...prices].sort((a, b) => a - b)).toEqual(prices);
    expect(equity.lastPriceCents).toBeCloseTo(prices.at(-1)!, 0);
    expect(boardSeats.investors).toBe(2);
  });

  it('has a model, a run and half a hall', () => {
    expect(world.compute.models.map((model) => model.name)).toEqual(['Tern 1']);
    expect(world.compute.models[0]!.capability).toBeGreaterThan(40);
    expect(world.compute.job?.name).toBe('Tern 2');
    const half = world.sites[0]!.structures.filter((structure) => structure.hall && structure.stage === 'building');
    expect(half).toHaveLength(1);
    expect(half[0]!.crewDaysLeft).toBeCloseTo(1600 * 0.55, 0);
  });
});

describe('two years of a sensible plan', () => {
  let end: World;
  let least = Infinity; // cash
  beforeAll(() => {
    const result = played('the-fold', 'baseline', 1, undefined, ({ context: { world } }) => { least = Math.min(least, world.finance.balances.cash); });
    end = result.game.context.world;
  }, 120_000);

  it('end in control, earning, with people of a lab that folded', () => {
    expect(end.outcome.state).toBe('won');
    expect(least).toBeGreaterThan(0);
    expect(end.race.lots.some((lot) => lot.winner === 'own')).toBe(true);
  });

  it('saw most independents fold, after the winter began', () => {
    const independents = end.race.rivals.filter((rival) => catalog.rivals[rival.id]?.economy?.strategy === 'independent');
    const folded = independents.filter((rival) => rival.state === 'folded');
    expect(folded.length * 2).toBeGreaterThan(independents.length);
    for (const rival of folded) expect(rival.endedS / 86_400).toBeGreaterThan(215);
  });
});
