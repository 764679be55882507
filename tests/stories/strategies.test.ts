/** What each lever does, on a game or two: the bars over twenty seeds are in strategies.nightly.test.ts. */
import { describe, expect, it } from 'vitest';
import { measure } from '../../src/bots/measure.ts';
import { bot, catalog } from './catalog.ts';

const SCENARIO = 'riverbend-100k';
const HOURS = 24;
const game = (id: string, seed: number, days: number) => measure(catalog, SCENARIO, seed, bot(id), days * HOURS);

describe('words', () => {
  const DAYS = 130;
  const honest = game('honest', 1, DAYS);
  const boastful = game('boastful', 1, DAYS);

  it('that are true are never found false, and are believed', () => {
    expect(honest.conduct.caught).toBe(0);
    expect(honest.conduct.credibility).toBeGreaterThan(catalog.gauges.credibility.rest);
  });

  it('that are not cost more than they brought after two gaps: less money, fewer GPUs, people who leave', () => {
    expect(boastful.conduct.caught).toBeGreaterThanOrEqual(2);
    expect(boastful.conduct.credibility).toBeLessThan(honest.conduct.credibility / 2);
    expect(boastful.conduct.raisedMillions).toBeLessThan(0.75 * honest.conduct.raisedMillions); // 2.7 of 4.4 thousand millions: the second round is the last
    expect(boastful.usefulGpus).toBeLessThan(honest.usefulGpus);
    expect(boastful.score).toBeLessThan(honest.score);
  });
});

describe('pace', () => {
  const DAYS = 190;
  const normal = game('baseline', 1, DAYS);
  const crunch = game('crunch-everything', 1, DAYS);

  it('of sustained crunch loses people and quality', () => {
    expect(crunch.conduct.tiredMost).toBeGreaterThan(0.7);
    expect(normal.conduct.tiredMost).toBeLessThan(0.3);
    expect(normal.retention).toBeGreaterThan(0.8);
    expect(crunch.retention).toBeLessThan(normal.retention - 0.15);
    expect(crunch.conduct.capability).toBeLessThan(normal.conduct.capability);
    expect(crunch.place).toBeGreaterThanOrEqual(normal.place);
  });
});

describe('money', () => {
  it('that is only borrowed runs out: no contract carries the debt, and loans are called or the lab is broke', () => {
    const { outcome, conduct } = game('debt-only', 1, 540);
    expect(outcome).not.toBe('won');
    expect(conduct.raisedMillions).toBe(0);
    expect(conduct.owedMillions).toBeGreaterThan(50);
    expect(conduct.defaults > 0 || outcome === 'lost').toBe(true);
  }, 180_000);

  it('without investors is enough for a twentieth of the goal', () => {
    const { outcome, conduct, usefulGpus } = game('never-raise', 1, 300);
    expect(outcome).not.toBe('won');
    expect(conduct.raisedMillions).toBe(0);
    expect(usefulGpus).toBeGreaterThan(1_000);
    expect(usefulGpus).toBeLessThan(10_000);
  }, 180_000);
});
