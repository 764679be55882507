import { describe, expect, test } from 'vitest';
import { peopleCommands } from '../../../src/sim/commands/people.ts';
import { keyPeopleCommands } from '../../../src/sim/commands/keyPeople.ts';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { attritionPerYear, cohortOutput, fatigueAfter, hoursPerHourOf, outputRatio, twoYearRetention } from '../../../src/sim/rules/people.ts';
import { keyEffect } from '../../../src/sim/rules/effects.ts';
import { stepPeople } from '../../../src/sim/systems/people/step.ts';
import { cohortOf } from '../../../src/sim/world/lookup.ts';
import type { StepContext } from '../../../src/sim/world/context.ts';
import { companyContext } from './companyWorld.ts';

const YEARS_2 = 2 * 365;

function peopleDays(context: StepContext, days: number): void {
  for (let h = 0; h < days * 24; h++) {
    stepPeople(context);
    context.world.timeS += 3600;
  }
}

/** Share of 200 researchers still there after two years without hiring, by seed. */
function retention(pace: number, seed: number): number {
  const context = companyContext({ staff: [{ role: 'research', count: 200 }], keyPeople: [] }, seed);
  const cohort = cohortOf(context.world, 'research');
  cohort.target = 0;
  cohort.pace = pace;
  peopleDays(context, YEARS_2);
  expect(cohort.count + cohort.left).toBe(200);
  return cohort.count / 200;
}

describe('people', () => {
  test('two-year retention is 64–80 % at decent conditions and far lower in sustained crunch', () => {
    const seeds = Array.from({ length: 10 }, (_, i) => i + 1);
    const mean = (pace: number): number => seeds.reduce((sum, seed) => sum + retention(pace, seed), 0) / seeds.length;
    const decent = mean(1);
    const crunch = mean(3);
    expect(decent).toBeGreaterThan(0.64);
    expect(decent).toBeLessThan(0.8);
    expect(crunch).toBeLessThan(decent - 0.25);
  });

  test('crunch lifts output first and costs more than it gave later', () => {
    const { people } = companyContext().catalog.constants;
    const normal = (week: number): number => outputRatio(1, fatigueAfter(0, 1, week * 168, people), people);
    const crunch = (week: number): number => outputRatio(3, fatigueAfter(0, 3, week * 168, people), people);
    expect(crunch(1)).toBeGreaterThan(normal(1) * 1.2);
    expect(crunch(30)).toBeLessThan(normal(30));
    for (let week = 1; week < 30; week++) expect(crunch(week + 1)).toBeLessThan(crunch(week));
  });

  test('fatigue steps of an hour add up to steps of a week', () => {
    const { people } = companyContext().catalog.constants;
    let hourly = 0.2;
    for (let h = 0; h < 168; h++) hourly = fatigueAfter(hourly, 2, 1, people);
    expect(hourly).toBeCloseTo(fatigueAfter(0.2, 2, 168, people), 10);
  });

  test('newcomers count half and a rested head gives a normal week', () => {
    const { world, catalog } = companyContext();
    const cohort = { ...cohortOf(world, 'technicians'), count: 10, onboarding: 4 };
    expect(cohortOutput(cohort, catalog.constants.people)).toBe(8);
    expect(hoursPerHourOf(cohort, catalog.constants.people)).toBeCloseTo(8 * 48 / 168, 12);
  });

  test('hires towards the target, not beyond; heads are conserved', () => {
    const context = companyContext({}, 5);
    const cohort = cohortOf(context.world, 'systems');
    const before = cohort.count;
    peopleCommands['people.setTarget'].apply(context, { role: 'systems', count: 30 });
    const recruiting = cohortOf(context.world, 'recruiting');
    recruiting.count = recruiting.target = 6;
    for (let d = 0; d < 240; d++) {
      peopleDays(context, 1);
      expect(cohort.count + cohort.offersOut.reduce((sum, offer) => sum + offer.count, 0)).toBeLessThanOrEqual(30);
      expect(cohort.count).toBe(before + cohort.hired - cohort.left);
    }
    expect(cohort.count).toBeGreaterThan(24);
    expect(context.world.people.grantedBp).toBeGreaterThan(0);
  });

  test('better pay hires faster and keeps longer', () => {
    const hired = (payRatio: number): number => {
      const context = companyContext({}, 9);
      const cohort = cohortOf(context.world, 'product');
      cohort.target = 500;
      cohort.payRatio = cohort.payFelt = payRatio;
      peopleDays(context, 200);
      return cohort.hired;
    };
    expect(hired(1.2)).toBeGreaterThan(hired(0.8));
    const { world, catalog } = companyContext();
    const cohort = cohortOf(world, 'research');
    const at = (payRatio: number): number => attritionPerYear(world, catalog, { ...cohort, payRatio, payFelt: payRatio });
    expect(at(1)).toBeCloseTo(catalog.roles.research.annualAttrition, 12);
    expect(twoYearRetention(at(1.3))).toBeGreaterThan(twoYearRetention(at(0.8)));
  });

  test('a key person answers, works, and improves what they are good at', () => {
    const context = companyContext({}, 3);
    const { world } = context;
    const offer = { person: 'ada', salaryCentsPerYear: 600_000_000, equityBp: 120 };
    expect(refusalOf(keyPeopleCommands['people.offerKey'].check(context, offer))).toBeNull();
    keyPeopleCommands['people.offerKey'].apply(context, offer);
    expect(refusalOf(keyPeopleCommands['people.offerKey'].check(context, offer))?.id).toBe('person-free');
    peopleDays(context, 8);
    expect(world.people.key[0]?.state).toBe('hired');
    expect(keyEffect(world, 'mfu')).toBeCloseTo(1 + 0.06 * 0.9 * 0.8, 3);
    expect(keyEffect(world, 'revenue')).toBe(1);
    expect(context.events.some((event) => event.type === 'person.joined')).toBe(true);
  });

  test('a layoff pays severance, lowers the target and shakes those who stay', () => {
    const context = companyContext();
    const cohort = cohortOf(context.world, 'construction');
    const check = peopleCommands['people.layOff'].check(context, { role: 'construction', count: 25 });
    expect(check.payCents).toBe(Math.round(25 * 12_000_000 * 2 / 12));
    peopleCommands['people.layOff'].apply(context, { role: 'construction', count: 25 });
    expect([cohort.count, cohort.target, cohort.left]).toEqual([25, 25, 25]);
    expect(cohort.fatigue).toBeCloseTo(0.4, 12);
    expect(refusalOf(peopleCommands['people.layOff'].check(context, { role: 'construction', count: 26 }))?.id).toBe('enough-heads');
  });

  test('odd payloads are refused, not thrown', () => {
    const context = companyContext();
    expect(refusalOf(peopleCommands['people.setTarget'].check(context, { role: '__proto__' as 'research', count: 4 }))?.id).toBe('unknown-role');
    expect(refusalOf(keyPeopleCommands['people.offerKey'].check(context, { person: 'constructor', salaryCentsPerYear: 1, equityBp: 0 }))?.id).toBe('unknown-person');
  });
});
