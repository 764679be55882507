/** Other labs: every cent, GPU and head is somewhere; what is known of them holds the truth as often as it says; frames keep the secret. */
import { beforeAll, describe, expect, it, test } from 'vitest';
import { raceFrame } from '../../../src/sim/frame/race.ts';
import { intervalOf } from '../../../src/sim/rules/intelligence.ts';
import { headsOf, truthOf } from '../../../src/sim/rules/rivals/lab.ts';
import { createDerived } from '../../../src/sim/engine/derived.ts';
import { newWorld } from '../../../src/sim/engine/newWorld.ts';
import { stepRace } from '../../../src/sim/systems/race/step.ts';
import { QUANTITY_IDS, trialBalance, type QuantityId } from '../../../src/sim/index.ts';
import type { StepContext } from '../../../src/sim/world/context.ts';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';

const DAY_S = 86_400;
const catalog = loadBaseCatalog();

function raceOf(seed: number): StepContext {
  return { world: newWorld(catalog, 'riverbend-100k', seed), catalog, derived: createDerived(), events: [], stepS: 3600 };
}

function play(context: StepContext, days: number, onDay: (day: number) => void = () => undefined): void {
  for (let day = 1; day <= days; day++) {
    context.world.timeS = day * DAY_S;
    stepRace(context);
    onDay(day);
  }
}

/** What must hold of every lab on any day. */
function checkBooks({ world }: StepContext): void {
  for (const lab of world.race.rivals) {
    const flows = Object.values(lab.flows).reduce((sum, cents) => sum + cents, 0);
    expect(lab.cashCents, lab.id).toBe(lab.openingCents + flows);
    expect(Number.isSafeInteger(lab.cashCents)).toBe(true);
    expect(lab.gpus, lab.id).toBe(lab.bought - lab.gone);
    expect(headsOf(lab), lab.id).toBe(lab.hired - lab.left);
    for (const count of [lab.gpus, ...Object.values(lab.heads)]) expect(Number.isSafeInteger(count) && count >= 0, lab.id).toBe(true);
    if (lab.state === 'folded') expect([lab.cashCents, lab.gpus, headsOf(lab), lab.cause === ''], lab.id).toEqual([0, 0, 0, false]);
  }
  expect(trialBalance(world)).toBe(0);
}

describe('books', () => {
  it.each([1, 2, 3])('balance every day of three years, seed %i', (seed) => {
    const context = raceOf(seed);
    play(context, 1_095, () => checkBooks(context));
    expect(context.world.race.rivals.some((lab) => lab.state === 'folded')).toBe(true);
  });

  it('money paid by one lab to another is the same on both sides, and lots go to somebody once', () => {
    const context = raceOf(3);
    play(context, 900);
    const deals = context.world.race.rivals.reduce((sum, lab) => sum + lab.flows.deals, 0);
    expect(deals).toBe(0); // nobody else bought
    for (const lot of context.world.race.lots) if (lot.closesS <= context.world.timeS) expect(lot.winner).not.toBe('');
  });
});

describe('the course of things', () => {
  const folds: Record<string, number> = {};
  let frontier = 0;
  const SEEDS = 12;
  beforeAll(() => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const context = raceOf(seed);
      play(context, 900, (day) => { if (day === 500) frontier += context.world.race.frontier / SEEDS; });
      for (const lab of context.world.race.rivals) if (lab.state === 'folded') folds[lab.id] = (folds[lab.id] ?? 0) + 1;
    }
  });
  it('the frontier climbs about as that of the field: 14 points in 18 months', () => expect(frontier).toSatisfy((points: number) => points > 60 && points < 66));
  it('most independents fold, those with a backer mostly stand', () => {
    for (const id of ['juniper', 'cobalt-reach']) expect(folds[id] ?? 0, id).toBeGreaterThan(SEEDS / 2);
    for (const id of ['halcyon', 'northlight', 'meridian']) expect(folds[id] ?? 0, id).toBeLessThan(SEEDS / 4);
  });
  it('the same seed gives the same course, another seed another', () => {
    const [a, b, c] = [raceOf(5), raceOf(5), raceOf(6)];
    for (const context of [a, b, c]) play(context, 200);
    expect(a.world.race).toEqual(b.world.race);
    expect(a.world.race.rivals.map((lab) => lab.cashCents)).not.toEqual(c.world.race.rivals.map((lab) => lab.cashCents));
  });
});

test('80 % intervals hold the truth in 72 to 88 % of cases, for every quantity', () => {
  const hits: Partial<Record<QuantityId, [held: number, all: number]>> = {};
  for (let seed = 101; seed <= 140; seed++) {
    const context = raceOf(seed);
    play(context, 540, (day) => {
      if (day % 30 !== 0) return;
      const { race } = context.world;
      for (const lab of race.rivals) {
        for (const quantity of QUANTITY_IDS) {
          const estimate = race.estimates[lab.id]?.[quantity];
          const truth = truthOf(race.releases, lab, quantity);
          if (!estimate || truth === null) continue;
          const { low, high } = intervalOf(quantity, estimate);
          const count = (hits[quantity] ??= [0, 0]);
          count[1]++;
          if (truth >= low && truth <= high) count[0]++;
        }
      }
    });
  }
  for (const quantity of QUANTITY_IDS) {
    const [held, all] = hits[quantity]!;
    expect(held / all, quantity).toBeGreaterThan(0.72);
    expect(held / all, quantity).toBeLessThan(0.88);
  }
});

test('no frame of a running game holds the truth; that of a finished one does', () => {
  const context = raceOf(4);
  play(context, 120);
  const { world } = context;
  world.race.beliefs.push({ rival: 'halcyon', quantity: 'gpus', low: 1, high: 2, atS: 0, truth: world.race.rivals[0]!.gpus });
  const frame = JSON.stringify(raceFrame(world));
  for (const lab of world.race.rivals) for (const secret of [lab.cashCents, lab.releaseS, lab.gpus]) expect(frame).not.toMatch(new RegExp(`[:,]${secret}[,}\\]]`));
  expect(raceFrame(world).truth).toBeNull();
  world.outcome.state = 'won';
  expect(raceFrame(world).truth?.['halcyon']?.gpus).toBe(world.race.rivals[0]!.gpus);
});
