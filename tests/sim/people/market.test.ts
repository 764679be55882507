/** The market for people on the base pack: stages of hiring, visas, rivals who call, options, culture, and that nobody is lost or doubled. */
import { describe, expect, test } from 'vitest';
import { newGame, order, personDef, step, type Command, type Game } from '../../../src/sim/index.ts';
import { cultureTerms, visaWaitRatio } from '../../../src/sim/rules/people/culture.ts';
import { gridLateRatio } from '../../../src/sim/rules/people/gridChase.ts';
import { approachPerYear, leaderOf, refreshKeyRatios, stayRatio } from '../../../src/sim/rules/people/known.ts';
import { keyEffect } from '../../../src/sim/rules/effects.ts';
import { cohortOutput } from '../../../src/sim/rules/people/output.ts';
import { attritionPerYear, openings, optionWorth } from '../../../src/sim/rules/people.ts';
import { stepPeople } from '../../../src/sim/systems/people/step.ts';
import { cohortOf } from '../../../src/sim/world/lookup.ts';
import { catalog } from '../../stories/catalog.ts';

const game = (seed: number): Game => newGame(catalog, 'riverbend-100k', seed);

/** Only the people's system moves: days cost little. */
function days(played: Game, count: number, each?: () => void): void {
  const context = { ...played.context, events: [], stepS: 3600 };
  for (let h = 0; h < count * 24; h++) {
    stepPeople(context);
    context.world.timeS += 3600;
    if (h % 24 === 23) each?.();
  }
}

function give(played: Game, command: Command): void {
  const verdict = order(played, command);
  expect(verdict.refusal, JSON.stringify(verdict.refusal)).toBeNull();
}

/** Hired at once, for tests of what comes after. */
function hireFirst(played: Game, count: number): void {
  const { people } = played.context.world;
  for (const person of people.key.slice(0, count)) Object.assign(person, { state: 'hired', employer: '', hiredS: 0 });
  refreshKeyRatios(played.context.world, catalog);
}

describe('hiring has stages', () => {
  test('nobody is lost between found and started; nobody is hired beyond the target; a year of it on five seeds', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const played = game(seed);
      const { cohorts, key } = played.context.world.people;
      const founding = cohorts.map((cohort) => cohort.count);
      for (const cohort of cohorts) cohort.target = cohort.count + 25;
      days(played, 365, () => {
        cohorts.forEach((cohort, c) => {
          const sum = (batches: { count: number }[]): number => batches.reduce((total, batch) => total + batch.count, 0);
          expect(cohort.count).toBe(founding[c]! + cohort.hired - cohort.left);
          expect(cohort.count).toBeGreaterThanOrEqual(0);
          expect(cohort.funnel.signed).toBe(cohort.funnel.started + sum(cohort.signed));
          expect(cohort.funnel.offered).toBeGreaterThanOrEqual(cohort.funnel.signed + sum(cohort.offersOut));
          expect(cohort.count + sum(cohort.offersOut) + sum(cohort.signed) + openings(cohort)).toBeLessThanOrEqual(Math.max(cohort.target, cohort.count));
          expect(cohort.fatigue).toBeGreaterThanOrEqual(0);
          expect(cohort.onboarding).toBeLessThanOrEqual(cohort.count);
        });
        expect(new Set(played.context.world.people.key.map((person) => person.id)).size).toBe(played.context.world.people.key.length);
        for (const person of played.context.world.people.key) {
          expect(person.employer !== '', person.state).toBe(person.state === 'rival' || (person.state === 'offered' && person.employer !== ''));
          expect(personDef(played.context.world.people, catalog, person.id)).not.toBeNull();
        }
      });
      expect(cohortOf(played.context.world, 'systems').funnel.started).toBeGreaterThan(5);
      expect(key.length).toBeGreaterThan(10);
    }
  });

  test('a visa makes people come later, policy people make them come sooner', () => {
    const { world } = game(1).context;
    cohortOf(world, 'policy').count = 0;
    const alone = visaWaitRatio(world, catalog);
    cohortOf(world, 'policy').count = 6;
    expect(visaWaitRatio(world, catalog)).toBeLessThan(alone / 2);
  });

  test('power people chase the utility', () => {
    const { context } = game(1);
    const power = cohortOf(context.world, 'power');
    power.count = 0;
    expect(gridLateRatio(context)).toBe(catalog.constants.people.gridChaseRatio);
    power.count = 6;
    expect(gridLateRatio(context)).toBeLessThan(1);
  });
});

describe('people known by name', () => {
  test('the second best in an effect counts half, a leader gives half of the own work and lifts the team', () => {
    const played = game(2);
    const { world } = played.context;
    const tomas = world.people.key.find((person) => person.id === 'tomas-lindqvist')!;
    Object.assign(tomas, { state: 'hired' });
    refreshKeyRatios(world, catalog);
    const alone = keyEffect(world, 'mfu') - 1;
    const noor = world.people.key.find((person) => person.id === 'noor-estrada')!;
    Object.assign(noor, { state: 'hired' });
    refreshKeyRatios(world, catalog);
    const both = keyEffect(world, 'mfu') - 1;
    expect(both).toBeGreaterThan(alone);
    expect(both).toBeLessThan(1.5 * alone);
    give(played, { type: 'people.assign', person: 'tomas-lindqvist', lead: 'team' });
    expect(leaderOf(world, catalog, 'team', 'systems')).toBe(tomas);
    expect(cohortOf(world, 'systems').leadRatio).toBeGreaterThan(1.05);
    expect(keyEffect(world, 'mfu') - 1).toBeLessThan(both);
    expect(order(played, { type: 'people.assign', person: 'noor-estrada', lead: 'team' }).refusal?.id).toBe('lead-free');
  });

  test('who is paid more than the rival offers stays more often; the tired are called more', () => {
    const played = game(3);
    hireFirst(played, 1);
    const { world } = played.context;
    const person = world.people.key[0]!;
    const def = personDef(world.people, catalog, person.id)!;
    const offer = 2 * person.salaryCentsPerYear;
    const nothing = stayRatio(world, catalog, person, def, offer);
    expect(stayRatio(world, catalog, { ...person, salaryCentsPerYear: offer }, def, offer)).toBeGreaterThan(2 * nothing);
    expect(approachPerYear(world, catalog, { ...person, fatigue: 0.8 }, def)).toBeGreaterThan(2 * approachPerYear(world, catalog, person, def));
  });

  test('over two years crunch loses more known people than a normal pace, on six seeds', () => {
    const kept = (pace: number): number => {
      let here = 0;
      for (let seed = 1; seed <= 6; seed++) {
        const played = game(seed);
        hireFirst(played, 10);
        for (const cohort of played.context.world.people.cohorts) cohort.pace = pace;
        const ids = new Set(played.context.world.people.key.slice(0, 10).map((person) => person.id));
        days(played, 730);
        here += played.context.world.people.key.filter((person) => ids.has(person.id) && person.state === 'hired').length;
      }
      return here / 60;
    };
    const decent = kept(1);
    expect(decent).toBeGreaterThan(0.6);
    expect(kept(3)).toBeLessThan(decent - 0.2);
  });

  test('somebody won from a rival takes know-how along, is heard of, and makes rivals call', () => {
    const played = game(4);
    const { world } = played.context;
    const star = world.people.key.find((person) => person.state === 'rival')!;
    const def = personDef(world.people, catalog, star.id)!;
    const lab = world.race.rivals.find((rival) => rival.id === star.employer)!;
    const before = { points: lab.points, noise: world.affairs.gauges.controversy };
    for (let tries = 0; tries < 40 && star.state !== 'hired'; tries++) {
      if (star.state === 'rival') give(played, { type: 'people.offerKey', person: star.id, salaryCentsPerYear: 3 * def.salaryCentsPerYear, equityBp: 2 * def.equityBp });
      for (let h = 0; h < 24; h++) step(played);
    }
    expect(star.state).toBe('hired');
    expect(star.employer).toBe('');
    expect(lab.points).toBeLessThan(before.points);
    expect(world.people.raidHeat).toBeGreaterThan(0);
    expect(world.affairs.gauges.controversy).toBeGreaterThan(before.noise);
  });
});

describe('what the lab does to its people', () => {
  // A research team of 200 without hiring; output over that of 200 rested heads at a normal pace. Ten seeds.
  test.each([
    { pace: 0, name: 'easy', kept: [0.66, 0.82], first: [0.84, 0.92], last: [0.55, 0.8] },
    { pace: 1, name: 'normal', kept: [0.64, 0.8], first: [0.95, 1.05], last: [0.6, 0.82] },
    { pace: 2, name: 'hard', kept: [0.46, 0.62], first: [1.1, 1.25], last: [0.35, 0.6] },
    { pace: 3, name: 'crunch', kept: [0.05, 0.4], first: [1.15, 1.4], last: [0, 0.35] },
  ] as const)('two years of $name: who stays, and what gets done in the first fortnight and at the end', ({ pace, kept, first, last }) => {
    const SEEDS = 10;
    const means = { kept: 0, first: 0, last: 0 };
    for (let seed = 1; seed <= SEEDS; seed++) {
      const played = game(seed);
      const cohort = cohortOf(played.context.world, 'research');
      Object.assign(cohort, { count: 200, onboarding: 0, target: 0, fatigue: 0 });
      for (const each of played.context.world.people.cohorts) each.pace = pace;
      const output = (): number => cohortOutput({ ...cohort, leadRatio: 1 }, catalog.constants.people) / 200;
      days(played, 14);
      means.first += output() / SEEDS;
      days(played, 716);
      means.last += output() / SEEDS;
      means.kept += cohort.count / 200 / SEEDS;
    }
    for (const id of ['kept', 'first', 'last'] as const) {
      const [low, high] = { kept, first, last }[id];
      expect(means[id], id).toBeGreaterThan(low);
      expect(means[id], id).toBeLessThan(high);
    }
  });

  test('in crunch a team does more at first and less each month, less than a rested one within the year', () => {
    const months = (pace: number): number[] => {
      const played = game(1);
      const cohort = cohortOf(played.context.world, 'research');
      Object.assign(cohort, { count: 200, onboarding: 0, target: 0, fatigue: 0 });
      for (const each of played.context.world.people.cohorts) each.pace = pace;
      return Array.from({ length: 12 }, () => {
        days(played, 30);
        return cohortOutput({ ...cohort, leadRatio: 1 }, catalog.constants.people);
      });
    };
    const [normal, crunch] = [months(1), months(3)];
    expect(crunch[0]!).toBeGreaterThan(normal[0]!);
    expect(crunch.every((output, month) => month === 0 || output < crunch[month - 1]!)).toBe(true);
    expect(crunch.findIndex((output, month) => output < normal[month]!)).toBeGreaterThan(0);
    const sum = (list: number[]): number => list.reduce((total, output) => total + output, 0);
    expect(sum(crunch)).toBeLessThan(sum(normal));
  });

  test('options under water drive people off, repricing keeps them and costs credibility', () => {
    const played = game(5);
    const { world } = played.context;
    const cohort = cohortOf(world, 'research');
    world.people.shareCents = 5_000;
    cohort.strikeCents = 10_000;
    const wet = attritionPerYear(world, catalog, cohort);
    expect(optionWorth(world, cohort, catalog.constants.people)).toBeLessThan(1);
    const believed = world.affairs.gauges.credibility;
    give(played, { type: 'people.reprice', role: 'research' });
    expect(attritionPerYear(world, catalog, cohort)).toBeLessThan(wet);
    expect(world.affairs.gauges.credibility).toBeLessThan(believed);
    expect(order(played, { type: 'people.reprice', role: 'research' }).refusal?.id).toBe('options-under-water');
  });

  test('a layoff is felt by all and heard outside; crews of a project go without it', () => {
    const played = game(6);
    const { world } = played.context;
    const { gauges, modifiers } = world.affairs;
    const before = gauges.staff;
    give(played, { type: 'people.layOff', role: 'construction', count: 20 });
    expect(gauges.staff).toBe(before);
    give(played, { type: 'people.layOff', role: 'research', count: 6 });
    expect(gauges.staff).toBeLessThan(before);
    expect(modifiers.some((modifier) => modifier.effect === 'hiring' && modifier.ratio < 1)).toBe(true);
  });

  test('culture: fatigue sours it, pay above the market lifts it, a rested lab at market pay stands still', () => {
    const { world } = game(7).context;
    expect(Object.values(cultureTerms(world, catalog)).every((term) => Math.abs(term) < 1e-12)).toBe(true);
    for (const cohort of world.people.cohorts) cohort.fatigue = 0.8;
    expect(cultureTerms(world, catalog).fatigue).toBeLessThan(-0.5);
    for (const cohort of world.people.cohorts) cohort.payRatio = cohort.payFelt = 1.5;
    expect(cultureTerms(world, catalog).pay).toBeGreaterThan(0);
  });
});
