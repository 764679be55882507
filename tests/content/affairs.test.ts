import { describe, expect, test } from 'vitest';
import { loadBaseCatalog } from '../../src/cli/packFiles.ts';
import { possible } from '../../src/content/goalChecks.ts';
import { LESS_IS_BETTER } from '../../src/sim/index.ts';
import type { AffairChoice, AffairDef, AffairEffect } from '../../src/sim/index.ts';

const catalog = loadBaseCatalog();
const all = Object.values(catalog.affairs);
const byId = (def: AffairDef): [string, AffairDef] => [def.id, def];
const followed = new Set(all.flatMap((def) => def.choices.flatMap((choice) => choice.follow.map((next) => next.affair))));

/** What an effect is about, and how good it is there: comparable only between effects with the same key. */
function goodness(effect: AffairEffect): [string, number] {
  switch (effect.type) {
    case 'modifier': return [`modifier ${effect.effect}`, (effect.ratio - 1) * (effect.days || 3650) * (LESS_IS_BETTER.has(effect.effect) ? -1 : 1)];
    case 'gauge': return [`gauge ${effect.gauge}`, effect.gauge === 'controversy' ? -effect.add : effect.add];
    case 'leave': return [`leave ${effect.role}`, -effect.ratio];
    case 'tire': return [`tire ${effect.role}`, -effect.add];
    case 'delay': return [`delay ${effect.what}`, -effect.days];
    case 'outage': return ['outage', -effect.minutes];
    case 'heat': return ['heat', -effect.kelvin * effect.days];
    case 'setBack': return ['setBack', -effect.ratio];
  }
}

/** All that a choice brings, by what it is about. What may follow counts against it: no consequence in the base pack is a present. */
function sums(choice: AffairChoice): Map<string, number> {
  const out = new Map<string, number>([['cents', -choice.cents]]);
  const add = (key: string, value: number): void => { out.set(key, (out.get(key) ?? 0) + value); };
  if (choice.perFact) add(`per ${choice.perFact.fact}`, -choice.perFact.cents);
  for (const effect of choice.effects) add(...goodness(effect));
  for (const next of choice.follow) add(`follow ${next.affair}`, -next.chance);
  return out;
}

function dominates(better: AffairChoice, worse: AffairChoice): boolean {
  if (better.needs) return false; // not always on offer
  const a = sums(better);
  const b = sums(worse);
  for (const key of new Set([...a.keys(), ...b.keys()])) if ((a.get(key) ?? 0) < (b.get(key) ?? 0)) return false;
  return true;
}

describe('affairs of the base pack', () => {
  test('are many, over all topics', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(new Set(all.map((def) => def.topic)).size).toBe(13);
  });

  test.each(all.map(byId))('%s: no choice is at least as good as another in cost and in every effect', (_id, def) => {
    const pairs = def.choices.flatMap((a) => def.choices.filter((b) => b !== a && dominates(a, b)).map((b) => `${a.id} over ${b.id}`));
    expect(pairs).toEqual([]);
  });

  test.each(all.filter((def) => def.perYear > 0 && def.answerDays > 0).map(byId))('%s: a prepared lab meets it less often', (_id, def) => {
    const ratios = def.raisedBy.map(({ times }) => times);
    const least = ratios.reduce((product, times) => product * Math.min(1, times), 1);
    const most = ratios.reduce((product, times) => product * Math.max(1, times), 1);
    expect(most / least).toBeGreaterThan(1.2);
  });

  test.each(all.map(byId))('%s: can come about in Riverbend', (_id, def) => {
    const riverbend = catalog.scenarios['riverbend-100k']!;
    if (def.when) expect(possible(def.when, riverbend).canBeTrue).toBe(true);
    if (def.perYear === 0) expect(followed.has(def.id) || Object.values(catalog.scenarios).some((scenario) => scenario.events.some((event) => event.affair === def.id))).toBe(true);
  });

  test('consequences are told from two choices or more, and some affairs are consequences only', () => {
    expect(all.filter((def) => def.perYear === 0).length).toBeGreaterThanOrEqual(10);
  });

  test.each(all.map(byId))('%s: says where its numbers come from', (_id, def) => {
    expect(Object.keys(def.sources)).not.toHaveLength(0);
  });
});
