/** What a lab that exists before day 0 brings along: investors, debts, models. Used once, when a world is made, after its machines stand. */
import type { Catalog } from '../world/catalog.ts';
import type { ScenarioDef, StartCheque, StartDebt } from '../world/catalogScenario.ts';
import type { World } from '../world/world.ts';
import { memoryOf } from './capital/newEquity.ts';
import { readCovenants } from './covenants.ts';
import { loanAccount, loanRate, pledgeFor } from './debt.ts';
import { lossAt, modelCapability, trainingFlops } from './scalingLaw.ts';
import { ideasNow } from './trainingPlan.ts';
import { totalShares } from './valuation.ts';

export function standOnThePast(world: World, catalog: Catalog, scenario: ScenarioDef): void {
  for (const cheque of scenario.cheques ?? []) soldBefore(world, catalog, cheque);
  for (const debt of scenario.debts ?? []) owedBefore(world, catalog, debt);
  for (const { name, params, tokens } of scenario.models ?? []) {
    const { training } = catalog.constants;
    world.compute.models.push({
      id: world.nextId++, name, params, activeParams: params, contextTokens: training.sequenceTokens, tokens, flops: trainingFlops(params, tokens, training),
      loss: lossAt(params, tokens, training), capability: modelCapability(params, tokens, ideasNow(world, catalog), training), finishedS: 0, maxGpus: 0,
    });
  }
}

/** The money is gone: what it bought is among the assets of day 0, the rest was lost. So only the cap table, and what investors remember, change. */
function soldBefore(world: World, catalog: Catalog, { investor, cents, preMoneyCents }: StartCheque): void {
  const def = catalog.investors[investor];
  if (!def) return;
  const { finance } = world;
  const priceCents = preMoneyCents / totalShares(finance);
  const shares = Math.floor(cents / priceCents);
  finance.roundsClosed++;
  finance.holders.push({
    name: `${investor}#${finance.roundsClosed}`, shares, investedCents: cents, preferenceMultiple: def.preferenceMultiple, participating: def.participating,
    proRata: def.proRata, infoRights: def.infoRights, seats: def.boardSeats,
  });
  finance.boardSeats.investors += def.boardSeats;
  finance.raisedCents += cents;
  finance.equity.lastPriceCents = priceCents;
  memoryOf(finance.equity, investor).priceCents = priceCents;
  const [founder] = finance.holders;
  if (founder) founder.investedCents = Math.max(0, founder.investedCents - cents);
}

function owedBefore(world: World, catalog: Catalog, { loan: id, cents, monthsLeft }: StartDebt): void {
  const def = catalog.loans[id];
  if (!def) return;
  const { finance } = world;
  const loan = {
    id: world.nextId++, def: id, principalCents: cents, owedCents: cents, rate: loanRate(world, catalog, def, cents), takenS: 0, monthsLeft, undrawnCents: 0, drawUntilS: -1,
    pledges: pledgeFor(world, catalog, def, cents), covenants: [], arrearsCents: 0, breach: '' as const, breachS: -1, defaulted: false,
  };
  finance.loans.push(loan);
  finance.balances[loanAccount(def)] -= cents;
  finance.balances.equity += cents;
  finance.loans[finance.loans.length - 1]!.covenants = readCovenants(world, catalog, def, loan);
}
