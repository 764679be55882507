import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { pressCommands } from '../../../src/sim/commands/press.ts';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { labEffect } from '../../../src/sim/rules/effects.ts';
import { claimView, costOf, doublings, statementOutlook } from '../../../src/sim/rules/reputation.ts';
import { CHANGES_KEPT, restOf } from '../../../src/sim/rules/standing.ts';
import { stepAffairs } from '../../../src/sim/systems/affairs/step.ts';
import { stepReputation } from '../../../src/sim/systems/reputation/step.ts';
import type { ClaimDef } from '../../../src/sim/world/catalogPress.ts';
import type { StepContext } from '../../../src/sim/world/context.ts';
import { emit, NEWS_KEPT } from '../../../src/sim/world/emit.ts';
import { catalog as base } from '../../stories/catalog.ts';
import { companyContext } from '../company/companyWorld.ts';

/** A lab with the real constants of publicity and the real claims, and so many GPUs in every step of the waterfall. */
function lab(gpus: number, seed = 1): StepContext {
  const context = companyContext({}, seed);
  const { gauges, claims, headlines } = base;
  const made = { ...context, catalog: { ...context.catalog, gauges, claims, headlines, constants: { ...context.catalog.constants, publicity: base.constants.publicity } } };
  for (const id of Object.keys(gauges) as (keyof typeof gauges)[]) made.world.affairs.gauges[id] = gauges[id].start;
  made.world.reputation.founder = made.world.reputation.founderFelt = base.constants.publicity.founderStart;
  hold(made, gpus);
  return made;
}

function hold({ world }: StepContext, gpus: number): void {
  const { waterfall } = world.compute;
  waterfall.bought = waterfall.delivered = waterfall.powered = gpus;
}

function days(context: StepContext, count: number): void {
  for (let h = 0; h < count * 24; h++) {
    stepReputation(context);
    stepAffairs(context);
    context.world.timeS += 3600;
  }
}

const say = (context: StepContext, value: number, ahead = 0): void => {
  const payload = { claim: 'gpus-running', value, days: ahead };
  expect(refusalOf(pressCommands['press.announce'].check(context, payload))).toBeNull();
  pressCommands['press.announce'].apply(context, payload);
};
const gpusRunning = base.claims['gpus-running']!;
const lastOf = ({ world }: StepContext) => world.reputation.statements[world.reputation.statements.length - 1]!;

describe('evidence', () => {
  test('at 85 MW nobody runs 100,000 H100: permits say so within weeks, and 60,000 pass', () => {
    const view = { truth: 55_000, allowed: gpusRunning.evidence.map((entry) => (entry.fact === 'sites.supplyKW' ? 85_000 / entry.perUnit : 200_000)) };
    const { world, catalog } = lab(55_000);
    const boast = statementOutlook(world, catalog, gpusRunning, view, 100_000, 0);
    expect(boast.gap).toBeGreaterThan(0);
    expect(boast.gapDays).toBeLessThanOrEqual(14);
    expect(statementOutlook(world, catalog, gpusRunning, view, 60_000, 0).gap).toBe(0);
  });

  test('comes in by its days; what is false is found then, not before, and costs what the preview said', () => {
    const context = lab(10_000);
    const { world, catalog } = context;
    const outlook = statementOutlook(world, catalog, gpusRunning, claimView(context, gpusRunning), 40_000, 0);
    say(context, 40_000);
    expect(labEffect(world, catalog, 'capital')).toBeCloseTo(1 + 0.02 * outlook.buzz, 6);
    days(context, 14);
    expect(lastOf(context).state).toBe('open');
    const { credibility } = world.affairs.gauges;
    context.world.timeS -= 24 * 3600; // the day that follows is the one on which permits are read
    days(context, 2);
    expect(lastOf(context)).toMatchObject({ state: 'caught', found: 10_000 });
    const lost = outlook.cost.gauges.find((entry) => entry.gauge === 'credibility')!.add;
    expect(world.affairs.gauges.credibility).toBeCloseTo(credibility + lost, 2);
    expect(world.affairs.modifiers.map((entry) => entry.cause)).toEqual(['press.cause.caught']); // nobody talks about it any more
    expect(labEffect(world, catalog, 'capital')).toBeLessThan(1);
  });

  test('what is true is borne out, also when an outage comes between', () => {
    const context = lab(10_000);
    say(context, 10_000);
    hold(context, 0);
    days(context, 80);
    expect(lastOf(context).state).toBe('borneOut');
    expect(context.world.reputation.changes.some((entry) => entry.gauge === 'credibility' && entry.add > 0)).toBe(true);
  });

  test('a number that grew into the truth before anybody looked is not found false', () => {
    const context = lab(10_000);
    say(context, 20_000);
    days(context, 10);
    hold(context, 20_000);
    days(context, 75);
    expect(lastOf(context).state).toBe('borneOut');
  });
});

describe('talk', () => {
  test('the same number twice, or a smaller one, is no news', () => {
    const context = lab(10_000);
    say(context, 10_000);
    say(context, 10_000);
    expect(lastOf(context)).toMatchObject({ freshDoublings: 0, buzz: 0 });
    say(context, 5_000);
    expect(lastOf(context).buzz).toBe(0);
  });

  test('gains rise with news, credibility and the founder, fall with every statement of the month, and end', () => {
    const context = lab(10_000);
    const buzz = (value: number, change: (context: StepContext) => void = () => undefined): number => {
      const other = lab(10_000);
      change(other);
      return statementOutlook(other.world, other.catalog, gpusRunning, claimView(other, gpusRunning), value, 0).buzz;
    };
    expect(buzz(2_000)).toBeGreaterThan(buzz(1_000));
    expect(buzz(2_000, ({ world }) => { world.affairs.gauges.credibility = 0.3; })).toBeCloseTo(buzz(2_000) / 2, 6);
    expect(buzz(2_000, ({ world }) => { world.reputation.founderFelt = 1; })).toBeCloseTo(buzz(2_000) * 1.7, 6);
    expect(buzz(2_000, (other) => { pressCommands['press.announce'].apply(other, { claim: 'power', value: 2_000, days: 0 }); })).toBeCloseTo(buzz(2_000) / 2, 6);
    say(context, 10_000);
    expect(labEffect(context.world, context.catalog, 'hiring')).toBeGreaterThan(1);
    days(context, 46);
    expect(context.world.affairs.modifiers).toEqual([]);
  });

  test('doublings are measured on the claim’s own scale', () => {
    expect(doublings(gpusRunning, 4_000, 1_000)).toBeCloseTo(2, 9);
    expect(doublings(base.claims['capability']!, 57, 50)).toBeCloseTo(2, 9);
    fc.assert(fc.property(fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }), (a, b) => {
      const cost = (gap: number): number => -costOf(base, gap, 1).gauges[0]!.add;
      expect(cost(Math.max(a, b))).toBeGreaterThanOrEqual(cost(Math.min(a, b))); // a larger gap never costs less
    }));
  });
});

describe('promises', () => {
  test('are kept once the number is there, broken on their day, and cost more when they are bolder', () => {
    const kept = lab(1_000);
    say(kept, 4_000, 60);
    days(kept, 30);
    expect(lastOf(kept).state).toBe('open');
    hold(kept, 4_000);
    days(kept, 2);
    expect(lastOf(kept).state).toBe('kept');

    const lost = [4_000, 16_000].map((value) => {
      const context = lab(1_000);
      say(context, value, 60);
      days(context, 62);
      expect(lastOf(context).state).toBe('broken');
      return context.world.affairs.gauges.credibility;
    });
    expect(lost[1]).toBeLessThan(lost[0]!);
    expect(lost[0]).toBeLessThan(0.6);
  });

  test('far beyond what stands are not believed', () => {
    const { world, catalog } = lab(1_000);
    const view = { truth: 1_000, allowed: [] };
    const of = (value: number): number => statementOutlook(world, catalog, gpusRunning, view, value, 30).promise;
    expect(of(64_000)).toBeLessThan(of(4_000) / 8);
  });
});

describe('taking it back', () => {
  test('costs about a third of being found out, and ends what the statement gave', () => {
    const [honest, found] = [true, false].map((corrects) => {
      const context = lab(10_000);
      say(context, 40_000);
      days(context, 3);
      if (corrects) pressCommands['press.correct'].apply(context, { statement: lastOf(context).id });
      days(context, 20);
      return context.world.affairs.gauges.credibility;
    });
    const ratio = (0.6 - honest!) / (0.6 - found!);
    expect(ratio).toBeGreaterThan(0.3);
    expect(ratio).toBeLessThan(0.4);
  });
});

describe('orders', () => {
  let context: StepContext;
  beforeEach(() => { context = lab(10_000); });
  const refused = (payload: { claim: string; value: number; days: number }): [string | undefined, number | null | undefined] => {
    const refusal = refusalOf(pressCommands['press.announce'].check(context, payload));
    return [refusal?.id, refusal?.need];
  };

  test('nonsense is refused with the reason and the amount', () => {
    expect(refused({ claim: 'gpus-running', value: 1e9, days: 0 })).toEqual(['claim-most', gpusRunning.most]);
    expect(refused({ claim: 'gpus-running', value: 3, days: 0 })).toEqual(['claim-least', gpusRunning.least]);
    expect(refused({ claim: 'gpus-running', value: 20_000, days: 5_000 })).toEqual(['promise-days', base.constants.publicity.promiseMostDays]);
    expect(refused({ claim: 'gpus-ordered', value: 20_000, days: 10 })[0]).toBe('claim-promise');
    expect(refused({ claim: 'constructor', value: 20_000, days: 0 })[0]).toBe('claim-known');
    say(context, 20_000, 50);
    expect(refused({ claim: 'gpus-running', value: 30_000, days: 10 })[0]).toBe('promise-open');
    expect(refusalOf(pressCommands['press.correct'].check(context, { statement: 99_999 }))?.id).toBe('statement-open');
    expect(refusalOf(pressCommands['press.setFounder'].check(context, { level: 1.2 }))).toMatchObject({ id: 'founder-level', need: 1 });
  });

  test('standing stays within 0 and 1 whatever is said, and the record stays bounded', () => {
    fc.assert(fc.property(fc.array(fc.record({ value: fc.double({ min: 500, max: 2e7, noNaN: true }), ahead: fc.constantFrom(0, 0, 30), wait: fc.integer({ min: 0, max: 20 }) }), { maxLength: 30 }), (said) => {
      const other = lab(5_000);
      for (const { value, ahead, wait } of said) {
        const payload = { claim: 'gpus-running', value, days: ahead };
        if (refusalOf(pressCommands['press.announce'].check(other, payload)) === null) pressCommands['press.announce'].apply(other, payload);
        days(other, wait);
      }
      for (const level of Object.values(other.world.affairs.gauges)) expect(level >= 0 && level <= 1).toBe(true);
      expect(other.world.reputation.changes.length).toBeLessThanOrEqual(CHANGES_KEPT);
      expect(labEffect(other.world, other.catalog, 'capital')).toBeGreaterThan(0);
    }), { numRuns: 15 });
  });
});

test('the founder’s dial: neutral at the start, felt by half in its half life, and it moves where standing drifts', () => {
  const context = lab(1_000);
  const { world, catalog } = context;
  expect(labEffect(world, catalog, 'hiring')).toBeCloseTo(1, 6);
  pressCommands['press.setFounder'].apply(context, { level: 1 });
  expect(labEffect(world, catalog, 'hiring')).toBeCloseTo(1, 6); // nobody has noticed yet
  days(context, 22);
  expect(world.reputation.founderFelt).toBeGreaterThan(0.6);
  expect(world.reputation.founderFelt).toBeLessThan(0.7);
  days(context, 300);
  expect(labEffect(world, catalog, 'capital')).not.toBe(1);
  expect(restOf(world, catalog, 'controversy')).toBeCloseTo(0.1 + 0.5 * 0.7, 3);
  expect(world.affairs.gauges.controversy).toBeGreaterThan(0.35);
  expect(labEffect(world, catalog, 'revenue')).toBeLessThan(1); // advertisers
});

test('who boasts does better for some weeks and worse after two gaps, on twelve seeds', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const outcome = [1, 4].map((times) => {
      const context = lab(0, seed);
      const { world, catalog } = context;
      let early = 0;
      for (let day = 0; day < 240; day += 10) {
        hold(context, Math.round(1_000 + day * (10 + 3 * seed))); // faster growth with every seed
        if (day === 30 || day === 110) say(context, world.compute.waterfall.powered * times);
        if (day === 40) early = labEffect(world, catalog, 'capital') * labEffect(world, catalog, 'hiring');
        days(context, 10);
      }
      return { early, capital: labEffect(world, catalog, 'capital'), hiring: labEffect(world, catalog, 'hiring'), ...world.affairs.gauges };
    });
    const [honest, boastful] = outcome;
    expect(boastful!.early).toBeGreaterThan(honest!.early);
    expect(boastful!.capital).toBeLessThan(honest!.capital * 0.97);
    expect(boastful!.hiring).toBeLessThan(honest!.hiring);
    expect(boastful!.credibility).toBeLessThan(0.45);
    expect(honest!.credibility).toBeGreaterThan(0.6);
  }
});

test('the newspaper prints what it has a headline for, with its parameters, and keeps a bounded number', () => {
  const context = lab(1_000);
  emit(context, 'race.fold', 'warn', { lab: 'Cobalt' });
  emit(context, 'training.interrupted', 'log', { name: 'x' });
  expect(context.world.reputation.news).toMatchObject([{ type: 'race.fold', atS: 0, params: { lab: 'Cobalt' } }]);
  for (let k = 0; k < 2 * NEWS_KEPT; k++) emit(context, 'race.fold', 'warn', { lab: String(k) });
  expect(context.world.reputation.news).toHaveLength(NEWS_KEPT);
  expect(context.world.reputation.news.at(-1)?.params).toEqual({ lab: String(2 * NEWS_KEPT - 1) });
});

test('every claim has evidence in order of days, and every headline its words', () => {
  const words = base.messages['en']!;
  for (const def of Object.values<ClaimDef>(base.claims)) {
    expect(def.evidence.map((entry) => entry.days)).toEqual(def.evidence.map((entry) => entry.days).sort((a, b) => a - b));
    for (const entry of def.evidence) expect(words[entry.name]).toBeTypeOf('string');
    for (const kind of ['said', 'caught', 'borneOut', 'corrected', ...(def.promise ? ['promised', 'kept', 'broken'] : [])]) expect(base.headlines[`press.${kind}.${def.unit}`]).toBeDefined();
  }
});

test('standing moves through one door, so that every step has a cause in the log', () => {
  const root = new URL('../../../src/sim/', import.meta.url).pathname;
  const writes = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
    .filter((file) => /gauges(\.\w+|\[\w+\])\s*[-+]?=[^=]/.test(readFileSync(root + file, 'utf8')));
  expect(writes.sort()).toEqual(['rules/standing.ts', 'systems/affairs/step.ts']); // the door, and the drift to rest
});
