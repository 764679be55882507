/** Laws of the company on the base pack, for any seed and any orders: every cent, share, head and known person is in one place, the rivals' too. */
import { describe, expect, it } from 'vitest';
import fc from '../../support/laws.ts';
import { keyedRandom } from '../../../src/bots/fuzz.ts';
import { randomCommand } from '../../../src/bots/randomCommand.ts';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { newGame, order, step, trialBalance } from '../../../src/sim/index.ts';
import type { Catalog, Game, World } from '../../../src/sim/index.ts';

const catalog = loadBaseCatalog();
const PATIENCE_MS = 240_000;

const whole = (value: number, name: string): void => { if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${name} is ${value}`); };

function money(world: World): void {
  const { finance } = world;
  expect(trialBalance(world), 'ledger').toBe(0);
  for (const [account, cents] of Object.entries(finance.balances)) if (!Number.isSafeInteger(cents)) throw new Error(`${account} is ${cents}`);
}

/** Shares are whole and add up to one; every line is somebody's own. */
function capTable({ finance }: World): void {
  let total = 0;
  for (const holder of finance.holders) {
    whole(holder.shares, holder.name);
    total += holder.shares;
  }
  expect(finance.holders.reduce((sum, holder) => sum + holder.shares / total, 0)).toBeCloseTo(1, 9);
  expect(new Set(finance.holders.map(({ name }) => name)).size, 'a holder is listed once').toBe(finance.holders.length);
}

/** Heads: there = at the start + hired - left; between interview and first day nobody is counted twice. */
function heads({ people }: World, start: Record<string, number>): void {
  for (const cohort of people.cohorts) {
    whole(cohort.count, cohort.role);
    expect(cohort.count, `${cohort.role}: there = start + hired - left`).toBe(start[cohort.role]! + cohort.hired - cohort.left);
    expect(cohort.onboarding, cohort.role).toBeLessThanOrEqual(cohort.count);
    for (const batch of [...cohort.interviews, ...cohort.offersOut, ...cohort.signed]) whole(batch.count, `${cohort.role}: between`);
    expect(cohort.pipeline, cohort.role).toBeGreaterThanOrEqual(0);
  }
}

/** Somebody known by name is at one place: on the market, with an offer, here, at a lab that stands, elsewhere, or gone. */
function known({ people, race }: World, packs: Catalog): void {
  const standing = new Set(race.rivals.filter(({ state }) => state === 'active').map(({ id }) => id));
  expect(new Set(people.key.map(({ id }) => id)).size, 'known once').toBe(people.key.length);
  for (const id of Object.keys(people.made)) expect(Object.hasOwn(packs.keyPeople, id), id).toBe(false);
  const leads = new Map<string, string>();
  for (const person of people.key) {
    const { id, state, employer } = person;
    if (state === 'rival') expect(employer === '' || standing.has(employer), `${id} works at ${employer}`).toBe(true);
    else if (state !== 'offered') expect(employer, `${id} is ${state}`).toBe('');
    if (state !== 'hired') expect([person.lead, person.awayUntilS], id).toEqual(['none', -1]);
    expect(person.fatigue).toBeGreaterThanOrEqual(0);
    expect(person.fatigue).toBeLessThanOrEqual(1);
    if (person.lead === 'none') continue;
    const def = packs.keyPeople[id] ?? people.made[id]!;
    const place = person.lead === 'team' ? `team ${def.role}` : person.lead;
    expect(leads.get(place), `${place} has two leaders`).toBeUndefined();
    leads.set(place, id);
  }
  for (const { person } of people.approaches) expect(people.key.filter(({ id }) => id === person).length, 'who is called is known').toBe(1);
  expect(new Set(people.approaches.map(({ person }) => person)).size).toBe(people.approaches.length);
}

function rivals({ race }: World): void {
  for (const lab of race.rivals) {
    expect(lab.cashCents, lab.id).toBe(lab.openingCents + Object.values(lab.flows).reduce((sum, cents) => sum + cents, 0));
    expect(lab.gpus, lab.id).toBe(lab.bought - lab.sold - lab.gone);
    expect(lab.fleet.reduce((sum, { gpus }) => sum + gpus, 0), lab.id).toBe(lab.gpus);
    expect(lab.heads.research + lab.heads.systems + lab.heads.product, lab.id).toBe(lab.hired - lab.left);
    for (const value of [lab.gpus, ...Object.values(lab.heads)]) whole(value, lab.id);
  }
}

describe.each(['riverbend-100k', 'the-fold'])('any game of %s', (scenario) => {
  it('keeps cents, shares, heads, known people and rivals', () => {
    const beats = fc.array(fc.record({ orders: fc.nat(16), days: fc.integer({ min: 1, max: 15 }) }), { minLength: 3, maxLength: 8 });
    fc.assert(fc.property(fc.nat(0xffffffff), fc.nat(1_000_000), beats, (seed, luck, plan) => {
      const game: Game = newGame(catalog, scenario, seed);
      const { world } = game.context;
      const start = Object.fromEntries(world.people.cohorts.map(({ role, count, hired, left }) => [role, count - hired + left]));
      const look = (): void => {
        money(world);
        capTable(world);
        heads(world, start);
        known(world, catalog);
        rivals(world);
      };
      look();
      plan.forEach((beat, index) => {
        const random = keyedRandom(luck, index);
        for (let i = 0; i < beat.orders; i++) {
          order(game, randomCommand(game.context, random));
          money(world);
          capTable(world);
        }
        look();
        for (let hour = 0; hour < beat.days * 24; hour++) {
          step(game);
          game.context.events.length = 0;
          if (trialBalance(world) !== 0) throw new Error(`ledger at hour ${world.timeS / 3_600}`);
          if (hour % 72 === 0) look();
        }
      });
    }), { numRuns: 4 });
  }, PATIENCE_MS);
});
