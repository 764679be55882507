/** Other labs: every cent, GPU and head is somewhere; what is known of them holds the truth as often as it says; frames keep the secret. */
import { beforeAll, describe, expect, it, test } from 'vitest';
import fc from '../../support/laws.ts';
import { raceFrame } from '../../../src/sim/frame/race.ts';
import { intervalOf, isLog } from '../../../src/sim/rules/rivals/estimate.ts';
import { fleetKW, powerKWAt } from '../../../src/sim/rules/rivals/fleet.ts';
import { headsOf, truthOf } from '../../../src/sim/rules/rivals/lab.ts';
import { createDerived } from '../../../src/sim/engine/derived.ts';
import { newWorld } from '../../../src/sim/engine/newWorld.ts';
import { stepRace } from '../../../src/sim/systems/race/step.ts';
import { explain, QUANTITY_IDS, trialBalance } from '../../../src/sim/index.ts';
import type { StepContext } from '../../../src/sim/world/context.ts';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';

const DAY_S = 86_400;
const PATIENCE_MS = 120_000; // a loaded machine is no failure
const catalog = loadBaseCatalog();

function raceOf(seed: number, scenario = 'riverbend-100k'): StepContext {
  return { world: newWorld(catalog, scenario, seed), catalog, derived: createDerived(), events: [], stepS: 3600 };
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
    expect(lab.gpus, lab.id).toBe(lab.bought - lab.sold - lab.gone);
    expect(lab.fleet.reduce((sum, { gpus }) => sum + gpus, 0), lab.id).toBe(lab.gpus);
    for (const { gpus } of [...lab.fleet, ...lab.orders]) expect(Number.isSafeInteger(gpus) && gpus >= 0, lab.id).toBe(true);
    expect(headsOf(lab), lab.id).toBe(lab.hired - lab.left);
    for (const count of [lab.gpus, ...Object.values(lab.heads)]) expect(Number.isSafeInteger(count) && count >= 0, lab.id).toBe(true);
    if (lab.state === 'folded') expect([lab.cashCents, lab.gpus, headsOf(lab), lab.cause === ''], lab.id).toEqual([0, 0, 0, false]);
  }
  expect(trialBalance(world)).toBe(0);
}

/** Lots of each lab that folded, with the machines that its partner took back, are what it had. */
function checkLots({ world }: StepContext): void {
  for (const lab of world.race.rivals) {
    if (lab.state !== 'folded' || lab.buyer !== '') continue;
    const offered = world.race.lots.filter((lot) => lot.rival === lab.id).reduce((sum, lot) => sum + lot.gpus, 0);
    expect(offered, lab.id).toBeLessThanOrEqual(lab.gone);
  }
}

describe('books', () => {
  it('balance every day of four years, at any seed, in games of any year', () => {
    fc.assert(fc.property(fc.nat(0xffffffff), fc.constantFrom('riverbend-100k', 'sandbox', 'in-unison'), (seed, scenario) => {
      const context = raceOf(seed, scenario);
      play(context, 1_460, (day) => { if (day % 7 === 0) checkBooks(context); });
      checkBooks(context);
      checkLots(context);
      const { rivals, lots } = context.world.race;
      // Money paid by one lab to another is the same on both sides; nobody else buys while the player does not.
      expect(rivals.reduce((sum, lab) => sum + lab.flows.deals, 0)).toBe(0);
      for (const lot of lots) if (lot.closesS <= context.world.timeS) expect(lot.winner).not.toBe('');
    }), { numRuns: 8 });
  });

  it('what is bought arrives or is on its way, and halls carry it', () => {
    const context = raceOf(3);
    play(context, 1_000, () => {
      const years = context.world.timeS / DAY_S / 365;
      for (const lab of context.world.race.rivals) {
        const economy = catalog.rivals[lab.id]!.economy!;
        if (lab.fleet.length > 1) expect(fleetKW(lab, catalog), lab.id).toBeLessThanOrEqual(Math.max(powerKWAt(economy, years), lab.fleet.at(-1)!.gpus * lab.powerRatio * 2));
      }
    });
  });
});

describe('decisions', () => {
  it('labs buy the generations that come out, unless they may not', () => {
    const context = raceOf(2);
    play(context, 700);
    const held = (id: string): string[] => context.world.race.rivals.find((lab) => lab.id === id)!.fleet.map(({ item }) => item);
    expect(held('northlight').some((item) => item !== 'h100')).toBe(true);
    expect(held('deep-harbour')).toEqual(['h100']);
  });

  it('who loses customers cuts prices, never under what the cut earns, and takes the cut back when all GPUs serve', () => {
    const context = raceOf(2);
    let cuts = 0;
    play(context, 500, () => {
      for (const { type } of context.events) if (type === 'race.priceCut') cuts++;
      context.events.length = 0;
      for (const release of context.world.race.releases) {
        expect(release.priceCentsPerMTok).toBeLessThanOrEqual(release.listCents);
        expect(release.priceCentsPerMTok).toBeGreaterThanOrEqual(Math.floor(release.listCents * 0.4));
      }
    });
    expect(cuts).toBeGreaterThan(0);
  });

  it('those whose people or models were taken go to court, and what one pays the other gets', () => {
    let suits = 0;
    for (let seed = 1; seed <= 4; seed++) {
      const context = raceOf(seed);
      play(context, 700);
      suits += context.events.filter(({ type }) => type === 'race.suit').length;
      expect(context.world.race.rivals.reduce((sum, lab) => sum + lab.flows.deals, 0)).toBe(0);
    }
    expect(suits).toBeGreaterThan(0);
  });

  it('sizes differ from game to game: nobody knows them by heart', () => {
    const sizes = [1, 2, 3, 4, 5, 6].map((seed) => {
      const context = raceOf(seed);
      play(context, 540);
      return context.world.race.rivals.find((lab) => lab.id === 'halcyon')!.gpus;
    });
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeGreaterThan(1.3);
  });
});

describe('the course of things', () => {
  const folds: Record<string, number> = {};
  let frontier = 0;
  const SEEDS = 12;
  beforeAll(() => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const context = raceOf(seed);
      play(context, 540, (day) => { if (day === 500) frontier += context.world.race.frontier / SEEDS; });
      for (const lab of context.world.race.rivals) if (lab.state === 'folded') folds[lab.id] = (folds[lab.id] ?? 0) + 1;
    }
  }, PATIENCE_MS);
  it('the frontier climbs about as that of the field: 14 points in 18 months', () => expect(frontier).toSatisfy((points: number) => points > 60 && points < 66));
  it('most independents fold within the 18 months of Riverbend, those with a backer mostly stand', () => {
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

describe('intervals', () => {
  const YEARS = 4;
  const tallies: Record<string, [held: number, all: number]> = {};
  beforeAll(() => {
    for (const [scenario, seeds] of [['riverbend-100k', 24], ['sandbox', 12]] as const) {
      for (let seed = 101; seed < 101 + seeds; seed++) {
        const context = raceOf(seed, scenario);
        play(context, YEARS * 365, (day) => {
          if (day % 30 !== 0) return;
          const { race, timeS } = context.world;
          for (const lab of race.rivals) {
            for (const quantity of QUANTITY_IDS) {
              const estimate = race.estimates[lab.id]?.[quantity];
              const truth = truthOf(race, timeS, catalog, lab, quantity);
              if (!estimate || truth === null) continue;
              const { low, high } = intervalOf(quantity, estimate);
              for (const key of [quantity, `${quantity}/${Math.floor(day / 365)}`]) {
                const tally = (tallies[key] ??= [0, 0]);
                tally[1]++;
                if (truth >= low && truth <= high) tally[0]++;
              }
            }
          }
        });
      }
    }
  }, PATIENCE_MS);
  const held = (key: string): number => tallies[key]![0] / tallies[key]![1];
  it.each(QUANTITY_IDS)('hold the truth in 72 to 88 of 100 cases over four years: %s', (quantity) => {
    expect(held(quantity)).toBeGreaterThan(0.72);
    expect(held(quantity)).toBeLessThan(0.88);
  });
  it.each(QUANTITY_IDS)('do not fail with the years: %s', (quantity) => {
    for (let year = 0; year < YEARS; year++) {
      expect(held(`${quantity}/${year}`), `year ${year}`).toBeGreaterThan(0.68);
      expect(held(`${quantity}/${year}`), `year ${year}`).toBeLessThan(0.92);
    }
  });

  it('narrow with evidence by its precision, and widen without', () => {
    const context = raceOf(7);
    const { world } = context;
    play(context, 200);
    for (const item of world.race.evidence) {
      expect(item.weight).toBeGreaterThan(0);
      expect(item.weight).toBeLessThanOrEqual(1);
      if (!isLog(item.quantity) || item.weight === 1) continue;
      // The middle went towards the reading, by the weight.
      expect(Math.log(item.after / item.before)).toBeCloseTo(item.weight * Math.log(item.value / item.before), 6);
    }
  });

  it('explain themselves by dated evidence, without the truth', () => {
    const context = raceOf(7);
    play(context, 300);
    const { race } = context.world;
    for (const lab of race.rivals) {
      for (const quantity of QUANTITY_IDS) {
        const estimate = race.estimates[lab.id]?.[quantity];
        if (!estimate) continue;
        const tree = explain(context, 'intel.estimate', { rival: lab.id, of: quantity })!;
        const { low, high } = intervalOf(quantity, estimate);
        if (quantity !== 'releaseDay') expect([tree.terms[0]!.value, tree.terms[1]!.value]).toEqual([low, high]);
        const readings = tree.terms.filter(({ id }) => id === 'intel.reading');
        expect(readings.length).toBe(Math.min(6, race.evidence.filter((item) => item.rival === lab.id && item.quantity === quantity).length));
      }
      expect(JSON.stringify(explain(context, 'intel.estimate', { rival: lab.id, of: 'cashCents' }))).not.toContain(String(lab.cashCents));
    }
    expect(explain(context, 'intel.estimate', { rival: 'nobody', of: 'nothing' })!.value).toBeNull();
  });
});

test('no frame of a running game holds the truth; that of a finished one does', () => {
  const context = raceOf(4);
  play(context, 120);
  const { world } = context;
  world.race.beliefs.push({ rival: 'halcyon', quantity: 'gpus', low: 1, high: 2, atS: 0, truth: world.race.rivals[0]!.gpus });
  const frame = JSON.stringify(raceFrame(world, catalog));
  for (const lab of world.race.rivals) for (const secret of [lab.cashCents, lab.releaseS, lab.gpus]) expect(frame).not.toMatch(new RegExp(`[:,]${secret}[,}\\]]`));
  expect(raceFrame(world, catalog).truth).toBeNull();
  world.outcome.state = 'won';
  expect(raceFrame(world, catalog).truth?.['halcyon']?.gpus).toBe(world.race.rivals[0]!.gpus);
});
