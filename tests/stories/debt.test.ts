/** Two ways to pay for the same GPUs: on credit alone, and with investors first. Both meet the capital winter of Riverbend. */
import { beforeAll, expect, test } from 'vitest';
import { loadBaseCatalog } from '../../src/cli/packFiles.ts';
import { bookMonths, listPriceCents, newGame, order, step, trialBalance, type Catalog, type Command, type Game } from '../../src/sim/index.ts';

const GPUS = 8_000;
const DAYS = 420;
let catalog: Catalog;
beforeAll(() => { catalog = loadBaseCatalog(); });

function give(game: Game, command: Command): boolean {
  return order(game, command).ok;
}

/** Takes as much of a loan as its lender gives, and repays nothing before time. */
function borrowAll(game: Game, loan: string): void {
  let cents = 200_000_000_000;
  while (cents > 1_000_000_000 && !give(game, { type: 'finance.borrow', loan, cents })) cents = Math.floor(cents * 0.9);
}

function play(withInvestors: boolean): { game: Game; breaches: number; bought: number; most: number } {
  const game = newGame(catalog, 'riverbend-100k', 3);
  const { world } = game.context;
  const price = listPriceCents(catalog.accelerators['h100']!, world.epochDay);
  expect(give(game, { type: 'compute.order', accelerator: 'h100', gpus: GPUS })).toBe(true);
  expect(GPUS * price).toBeLessThan(40_000_000_000);
  if (withInvestors) give(game, { type: 'finance.openRound', askCents: 200_000_000_000 });
  let breaches = 0;
  let most = 0;
  let borrowed = false;
  while (world.timeS < DAYS * 86_400 && world.outcome.state === 'playing') {
    step(game);
    most = Math.max(most, world.compute.waterfall.bought);
    for (const event of game.context.events) if (event.type === 'finance.breach') breaches++;
    game.context.events.length = 0;
    if (world.timeS % 86_400 !== 0) continue;
    for (const offer of [...(world.finance.round?.offers ?? [])]) if (withInvestors && world.finance.raisedCents < 100_000_000_000) give(game, { type: 'finance.sign', offer: offer.id });
    const arrived = world.compute.stock.reduce((sum, item) => sum + item.gpus, 0) === GPUS;
    if (arrived && !borrowed) {
      borrowed = true;
      if (withInvestors) give(game, { type: 'finance.borrow', loan: 'gpu-secured', cents: 4_000_000_000 });
      else {
        borrowAll(game, 'gpu-secured');
        const cents = world.finance.balances.cash - 2_000_000_000;
        give(game, { type: 'compute.order', accelerator: 'h100', gpus: Math.floor(cents / listPriceCents(catalog.accelerators['h100']!, world.epochDay + world.timeS / 86_400) / 8) * 8 });
      }
    }
  }
  return { game, breaches, bought: world.compute.waterfall.bought, most };
}

test('GPUs on credit alone: lenders call, and receivers take them', () => {
  const { game, breaches, bought, most } = play(false);
  const { world } = game.context;
  expect(breaches).toBeGreaterThan(0);
  expect(world.finance.defaults).toBeGreaterThan(0);
  expect(bought).toBeLessThan(most);
  expect(trialBalance(world)).toBe(0);
});

test('investors first and a small loan: every test of the lender holds through the winter', () => {
  const { game, breaches, bought } = play(true);
  const { world } = game.context;
  expect(world.finance.raisedCents).toBeGreaterThan(0);
  expect(world.finance.defaults).toBe(0);
  expect(breaches).toBe(0);
  expect(bought).toBe(GPUS);
  for (const month of bookMonths(world.finance)) expect(month.assetsCents).toBe(month.liabilitiesCents + month.equityCents);
});
