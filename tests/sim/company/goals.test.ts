import fc from '../../support/laws.ts';
import { describe, expect, test } from 'vitest';
import { guideCommands } from '../../../src/sim/commands/guide.ts';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { companyExplanations } from '../../../src/sim/explain/company.ts';
import { evaluate, factValue } from '../../../src/sim/rules/facts.ts';
import { buildReleases } from '../../../src/sim/rules/race.ts';
import { scoreParts } from '../../../src/sim/rules/score.ts';
import { FACT_IDS, type Condition } from '../../../src/sim/world/catalogCommon.ts';
import type { GoalDef, StepDef } from '../../../src/sim/world/catalogScenario.ts';
import type { Explained } from '../../../src/sim/world/explained.ts';
import { companyContext, days, hours } from './companyWorld.ts';

const goal = (id: string, more: Partial<GoalDef>): GoalDef => ({
  id, text: `test.${id}`, type: 'reach', when: { fact: 'time.days', op: '>=', value: 2 }, hours: 0, required: true, points: 10, ...more,
});
const step = (id: string, done: Condition, unlock: string[]): StepDef => ({
  id, text: `t.${id}`, hint: `h.${id}`, after: `a.${id}`, done, panel: null, highlight: null, unlock,
});

describe('facts', () => {
  test('every fact is a finite number', () => {
    const context = companyContext();
    hours(context, 5);
    for (const id of FACT_IDS) expect([id, Number.isFinite(factValue(context, id))]).toEqual([id, true]);
  });

  test('conditions combine, and gauges without a reading hold nothing', () => {
    const context = companyContext();
    const cash: Condition = { fact: 'finance.cashCents', op: '>', value: 0 };
    const never: Condition = { fact: 'time.days', op: '>', value: 9 };
    expect(evaluate(context, { all: [cash, { not: never }] })).toBe(true);
    expect(evaluate(context, { any: [never, { all: [cash, never] }] })).toBe(false);
    expect(evaluate(context, { fact: 'power.pue', op: '<=', value: 1.3 })).toBe(false);
    expect(evaluate(context, { fact: 'power.pue', op: '>=', value: 0 })).toBe(false);
  });
});

describe('goals', () => {
  test('reach latches, holding counts hours on end, and all required goals win', () => {
    const context = companyContext({
      goals: [
        goal('soon', { when: { fact: 'finance.cashCents', op: '>', value: 0 } }),
        goal('hold', { type: 'holdFor', hours: 30, when: { fact: 'time.days', op: '>=', value: 1 } }),
        goal('clean', { type: 'never', when: { fact: 'incidents.gpusDamaged', op: '>', value: 0 } }),
      ],
    });
    hours(context, 24 + 29);
    expect(context.world.goals.map(({ met }) => met)).toEqual([true, false, false]);
    hours(context, 1);
    expect(context.world.outcome).toEqual({ state: 'won', reason: 'goals-met', atS: 54 * 3600 });
    expect(context.world.goals.map(({ met }) => met)).toEqual([true, true, true]);
  });

  test('a required never-goal that happens loses, and so does a declared loss', () => {
    const broken = companyContext({ goals: [goal('clean', { type: 'never' }), goal('far', { when: { fact: 'time.days', op: '>', value: 99 } })] });
    days(broken, 3);
    expect(broken.world.outcome).toEqual({ state: 'lost', reason: 'clean', atS: 2 * 86_400 + 3600 });
    const lost = companyContext({ losses: [{ id: 'ousted', text: 't', when: { fact: 'finance.founderRatio', op: '<', value: 2 } }] });
    hours(lost, 1);
    expect(lost.world.outcome.reason).toBe('ousted');
  });

  test('time runs out, unless what counts at the end holds then', () => {
    const late = companyContext({ lengthDays: 3, goals: [goal('far', { when: { fact: 'time.days', op: '>', value: 99 } })] });
    days(late, 4);
    expect(late.world.outcome).toEqual({ state: 'timeout', reason: 'time-out', atS: 3 * 86_400 });
    const held = companyContext({ lengthDays: 3, goals: [goal('solvent', { type: 'atEnd', when: { fact: 'finance.cashCents', op: '>', value: 0 } })] });
    days(held, 2);
    expect(held.world.outcome.state).toBe('playing');
    days(held, 2);
    expect(held.world.outcome.state).toBe('won');
    expect(held.world.history.count).toBe(4);
  });

  test('the score stays within 0..1000 and falls apart into its parts', () => {
    fc.assert(fc.property(fc.record({
      best: fc.integer({ min: 0, max: 100 }), place: fc.integer({ min: 1, max: 3 }), cash: fc.integer({ min: -1e12, max: 1e12 }),
      runway: fc.integer({ min: 0, max: 3650 }), met: fc.boolean(),
    }), ({ best, place, cash, runway, met }) => {
      const { world, catalog } = companyContext({ goals: [goal('one', {})] });
      world.race.best = best;
      world.race.place = place;
      world.finance.balances.cash = cash;
      world.finance.runwayDays = runway;
      world.goals[0]!.met = met;
      const parts = scoreParts(world, catalog);
      expect(parts.score).toBeGreaterThanOrEqual(0);
      expect(parts.score).toBeLessThanOrEqual(1000);
      expect(Number.isInteger(parts.score)).toBe(true);
    }));
  });
});

describe('guide', () => {
  const steps = [
    step('look', { fact: 'time.days', op: '>=', value: 0 }, ['power']),
    step('wait', { fact: 'time.days', op: '>=', value: 1 }, ['cooling']),
    step('far', { fact: 'time.days', op: '>=', value: 50 }, ['people', 'power']),
  ];

  test('steps wait for what they ask and unlock panels', () => {
    const context = companyContext({ steps });
    expect(context.world.guide.unlocked).toEqual(['power']);
    hours(context, 1);
    expect([context.world.guide.step, context.world.guide.unlocked]).toEqual([1, ['power', 'cooling']]);
    hours(context, 20);
    expect(context.world.guide.step).toBe(1);
    hours(context, 5);
    expect([context.world.guide.step, context.world.guide.unlocked]).toEqual([2, ['power', 'cooling', 'people']]);
    expect(context.events.filter(({ type }) => type === 'guide.step').map(({ params }) => params['after'])).toEqual(['@a.look', '@a.wait']);
  });

  test('skipping opens every panel, once', () => {
    const context = companyContext({ steps });
    const { check, apply } = guideCommands['guide.skip'];
    expect(refusalOf(check(context, {}))).toBeNull();
    apply(context, {});
    expect(context.world.guide.unlocked).toEqual(['power', 'cooling', 'people']);
    expect(refusalOf(check(context, {}))?.id).toBe('guide-running');
  });
});

describe('race', () => {
  test('dates come from the seed alone, within their spread', () => {
    const { catalog } = companyContext();
    const scenario = catalog.scenarios['tiny']!;
    expect(buildReleases(catalog, scenario, 7)).toEqual(buildReleases(catalog, scenario, 7));
    for (let seed = 0; seed < 50; seed++) {
      const [north, south] = buildReleases(catalog, scenario, seed);
      expect(Math.abs(north!.releasedS / 86_400 - 20)).toBeLessThanOrEqual(5.05);
      expect(Math.abs(south!.releasedS / 86_400 - 60)).toBeLessThanOrEqual(10.05);
    }
  });

  test('places: last without a model, overtaken by better ones, up when labs fold', () => {
    const context = companyContext({ cashCents: 1e13, lengthDays: 400 });
    const { race, compute } = context.world;
    expect([race.place, race.labs, race.frontier]).toEqual([3, 3, 0]);
    compute.models.push({ id: 9, name: 'Ours', params: 1e9, activeParams: 1e9, contextTokens: 8192, tokens: 1e12, flops: 1e22, loss: 2, capability: 46, finishedS: 0, maxGpus: 160 });
    days(context, 1);
    expect([race.place, race.best]).toEqual([1, 46]);
    days(context, 30);
    expect([race.place, race.frontier]).toEqual([2, 50]);
    expect(context.events.some(({ type }) => type === 'race.overtaken')).toBe(true);
    days(context, 180);
    expect([race.place, race.labs]).toEqual([2, 2]);
    expect(context.events.filter(({ type }) => type === 'race.fold').length).toBe(1);
  });
});

describe('explanations', () => {
  test('every tree has finite numbers, and products and sums add up', () => {
    const context = companyContext();
    days(context, 2);
    const wrong: string[] = [];
    const walk = (tree: Explained): void => {
      if (tree.value === null) return;
      if (!Number.isFinite(tree.value)) wrong.push(`${tree.id} is ${tree.value}`);
      const values = tree.terms.map((term) => term.value ?? 0);
      const total = tree.op === 'sum' ? values.reduce((a, b) => a + b, 0) : tree.op === 'product' ? values.reduce((a, b) => a * b, 1) : tree.value;
      const isRounded = tree.id === 'score' || tree.id === 'finance.newShares';
      if (values.length > 0 && Math.abs(total - tree.value) > (isRounded ? 1 : Math.abs(tree.value) * 1e-6 + 1)) wrong.push(`${tree.id}: ${total} is not ${tree.value}`);
      tree.terms.forEach(walk);
    };
    for (const [id, build] of Object.entries(companyExplanations)) walk(build(context, { role: 'technicians', loan: 'gpu-debt', cents: 100, offer: 1, id }));
    expect(wrong).toEqual([]);
  });
});
