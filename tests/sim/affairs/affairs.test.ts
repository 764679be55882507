import { describe, expect, test } from 'vitest';
import { affairCommands } from '../../../src/sim/commands/affairs.ts';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { hazardPerYear, raisedRatio, scenarioAffairs } from '../../../src/sim/rules/affairs.ts';
import { labEffect } from '../../../src/sim/rules/effects.ts';
import { attritionPerYear } from '../../../src/sim/rules/people.ts';
import { stepAffairs } from '../../../src/sim/systems/affairs/step.ts';
import type { AffairDef } from '../../../src/sim/world/catalogAffairs.ts';
import type { StepContext } from '../../../src/sim/world/context.ts';
import { trialBalance } from '../../../src/sim/world/ledger.ts';
import { cohortOf } from '../../../src/sim/world/lookup.ts';
import { companyContext } from '../company/companyWorld.ts';

const DAY_S = 86_400;
const choice = (id: string, more: Partial<AffairDef['choices'][number]> = {}): AffairDef['choices'][number] => ({ id, text: `t.${id}`, after: `a.${id}`, cents: 0, effects: [], follow: [], ...more });
const affair = (id: string, more: Partial<AffairDef> = {}): AffairDef => ({
  id, name: `affair.${id}`, sources: {}, text: 't', ease: 'e', topic: 'law', perYear: 1, raisedBy: [], cooldownDays: 100, once: false, answerDays: 5, fallback: 'wait',
  choices: [choice('wait'), choice('act', { cents: 1000 })], ...more,
});

function world(affairs: AffairDef[], seed = 1): StepContext {
  const context = companyContext({ affairs: affairs.map((def) => def.id) }, seed);
  return { ...context, catalog: { ...context.catalog, affairs: Object.fromEntries(affairs.map((def) => [def.id, def])) } };
}

function days(context: StepContext, count: number): void {
  for (let h = 0; h < count * 24; h++) {
    stepAffairs(context);
    context.world.timeS += 3600;
  }
}

describe('hazard', () => {
  test('a raised hazard runs straight from 1 to its multiple between the two values and is held outside', () => {
    const context = world([]);
    const at = (day: number): number => {
      context.world.timeS = day * DAY_S;
      return raisedRatio(context, { fact: 'time.days', from: 10, to: 20, times: 5 });
    };
    expect([at(0), at(10), at(15), at(20), at(40)]).toEqual([1, 1, 3, 5, 5]);
  });

  test('is zero while the condition does not hold, while it is open, and until its cooldown is over', () => {
    const def = affair('x', { when: { fact: 'time.days', op: '>=', value: 3 }, answerDays: 5, cooldownDays: 100 });
    const context = world([def]);
    expect(hazardPerYear(context, def)).toBe(0);
    context.world.timeS = 3 * DAY_S;
    expect(hazardPerYear(context, def)).toBe(1);
    context.world.affairs.last['x'] = context.world.timeS;
    expect(hazardPerYear(context, def)).toBe(0);
    context.world.timeS += 100 * DAY_S;
    expect(hazardPerYear(context, def)).toBe(1);
    expect(hazardPerYear(context, { ...def, once: true })).toBe(0);
  });

  test('over many seeds an affair comes as often as its hazard says', () => {
    const def = affair('x', { perYear: 2, cooldownDays: 3650 });
    let came = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const context = world([def], seed);
      days(context, 91);
      if (context.world.affairs.last['x'] !== undefined) came++;
    }
    expect(came / 400).toBeGreaterThan(0.33); // 1 - exp(-2 x 91/365) = 0.393, three standard errors 0.073
    expect(came / 400).toBeLessThan(0.47);
  });

  test('a scenario names affairs one by one or by topic; what is only a consequence never comes by itself', () => {
    const context = world([affair('a', { topic: 'law' }), affair('b', { topic: 'people' }), affair('c', { topic: 'law', perYear: 0 })]);
    const named = (ids: string[]): string[] => scenarioAffairs({ ...context, catalog: { ...context.catalog, scenarios: { tiny: { ...context.catalog.scenarios['tiny']!, affairs: ids } } } }).map((def) => def.id);
    expect(named(['law'])).toEqual(['a']);
    expect(named(['law', 'b'])).toEqual(['a', 'b']);
    expect(named([])).toEqual([]);
  });
});

describe('answers', () => {
  const begun = (def: AffairDef): StepContext => {
    const context = world([def]);
    context.world.affairs.open.push({ affair: def.id, openedS: 0, answerByS: def.answerDays * DAY_S });
    context.world.affairs.nextS = def.answerDays * DAY_S;
    return context;
  };

  test('each effect of a choice takes hold at once and ends when it says', () => {
    const def = affair('x', { choices: [choice('wait'), choice('act', { effects: [
      { type: 'modifier', effect: 'attrition', ratio: 2, days: 10 }, { type: 'gauge', gauge: 'town', add: 0.2 }, { type: 'leave', role: 'research', ratio: 0.5 }, { type: 'tire', role: null, add: 0.1 },
    ] })] });
    const context = begun(def);
    const research = cohortOf(context.world, 'research');
    research.count = 10;
    const before = attritionPerYear(context.world, context.catalog, { ...research, fatigue: 0 });
    affairCommands['affair.answer'].apply(context, { affair: 'x', choice: 'act' });
    expect(attritionPerYear(context.world, context.catalog, { ...research, fatigue: 0 })).toBeCloseTo(2 * before, 12);
    expect(context.world.affairs.gauges.town).toBeCloseTo(0.7, 12);
    expect(research).toMatchObject({ count: 5, left: 5 });
    expect(cohortOf(context.world, 'systems').fatigue).toBeCloseTo(0.1, 12);
    days(context, 11);
    expect(labEffect(context.world, context.catalog, 'attrition')).toBe(1);
    expect(context.world.affairs.open).toEqual([]);
  });

  test('nobody answers: the fallback is taken on its day, paid for, and recorded as such', () => {
    const context = begun(affair('x', { choices: [choice('wait', { cents: 700 }), choice('act')] }));
    const { cash } = context.world.finance.balances;
    days(context, 5);
    expect(context.world.affairs.log).toEqual([]);
    days(context, 1);
    expect(context.world.affairs.log).toMatchObject([{ affair: 'x', choice: 'wait', answered: false }]);
    expect(context.world.finance.balances.cash).toBe(cash - 700);
    expect(trialBalance(context.world)).toBe(0);
  });

  test('an order that cannot be is refused with the reason: not open, no such choice, a need that is not met, no cash', () => {
    const def = affair('x', { choices: [choice('wait'), choice('needy', { needs: { fact: 'sites.open', op: '>=', value: 1 } }), choice('dear', { cents: 1e12 })] });
    const context = begun(def);
    const refused = (payload: { affair: string; choice: string }): string | undefined => refusalOf(affairCommands['affair.answer'].check(context, payload))?.id;
    expect(refused({ affair: 'y', choice: 'wait' })).toBe('affair-open');
    expect(refused({ affair: 'x', choice: 'nothing' })).toBe('unknown-choice');
    expect(refused({ affair: 'x', choice: 'needy' })).toBe('choice-needs');
    expect(refused({ affair: 'x', choice: 'dear' })).toBe('no-cash');
    expect(refused({ affair: 'x', choice: 'wait' })).toBeUndefined();
    expect(refused({ affair: 'constructor', choice: 'wait' })).toBe('affair-open');
  });

  test('a price per unit of a fact grows with it', () => {
    const context = begun(affair('x', { choices: [choice('wait'), choice('act', { cents: 100, perFact: { fact: 'people.headcount', cents: 3 } })] }));
    const heads = context.world.people.cohorts.reduce((sum, cohort) => sum + cohort.count, 0);
    expect(affairCommands['affair.answer'].check(context, { affair: 'x', choice: 'act' }).payCents).toBe(100 + 3 * heads);
  });

  test('consequences come after their days, at their chance', () => {
    let came = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const x = affair('x', { choices: [choice('wait'), choice('act', { follow: [{ affair: 'y', days: 4, chance: 0.3 }] })] });
      const context = world([{ ...x, perYear: 0 }, affair('y', { perYear: 0 })], seed);
      context.world.affairs.open.push({ affair: 'x', openedS: 0, answerByS: 5 * DAY_S });
      affairCommands['affair.answer'].apply(context, { affair: 'x', choice: 'act' });
      days(context, 4);
      expect(context.world.affairs.last['y']).toBeUndefined();
      days(context, 1);
      if (context.world.affairs.last['y'] !== undefined) came++;
    }
    expect(came / 300).toBeGreaterThan(0.22);
    expect(came / 300).toBeLessThan(0.38);
  });
});

test('standing drifts half of the way to rest in a half life', () => {
  const context = world([]);
  context.world.affairs.gauges.town = 1;
  days(context, 100);
  expect(context.world.affairs.gauges.town).toBeCloseTo(0.75, 6);
});
