/** Affairs that could not be what their author meant: what a schema passes value by value and that makes no sense together. */
import { AFFAIR_TOPICS } from '../sim/index.ts';
import type { AffairDef, AffairEffect, Catalog, Condition, ScenarioDef } from '../sim/index.ts';
import { hasErrors, type Diagnostic } from './diagnostics.ts';
import { sayer, type Say } from './say.ts';
import { didYouMean } from './suggest.ts';
import type { PathPart, Traced } from './traced.ts';

/** Checks one affair once the whole catalog is there: its choices, hazards, and that what follows from it comes to an end. */
export function checkAffair(def: AffairDef, traced: Traced, catalog: Catalog, diagnostics: Diagnostic[]): void {
  const say = sayer(traced, diagnostics);
  const ids = def.choices.map((choice) => choice.id);
  if (!ids.includes(def.fallback)) say('unknown-id', ['fallback'], `the affair has no choice "${def.fallback}"`, `one of ${ids.join(', ')}`, didYouMean(def.fallback, ids));
  const fallback = def.choices.find((choice) => choice.id === def.fallback);
  if (fallback?.needs) say('bad-affair', ['fallback'], `"${fallback.id}" is not always on offer, so it cannot be what happens without an answer`, 'a choice without "needs"', null);
  if (def.answerDays > 0 && def.choices.length < 2) say('bad-affair', ['answerDays'], 'there is nothing to decide', '0, or two choices and more', null);
  if (def.answerDays === 0 && def.choices.length > 1) say('bad-affair', ['answerDays'], 'nobody is asked, so only the fallback can ever be chosen', 'above 0', 'or leave one choice');
  if (def.perYear === 0 && def.raisedBy.length > 0) say('bad-affair', ['raisedBy'], 'a hazard of 0 cannot be raised', '[]', 'or "perYear" above 0');
  def.raisedBy.forEach((raised, index) => {
    if (raised.from === raised.to) say('bad-affair', ['raisedBy', index, 'to'], 'the hazard changes between "from" and "to": they must differ', `not ${raised.from}`, null);
    if (raised.times === 1) say('bad-affair', ['raisedBy', index, 'times'], 'a hazard times 1 is not raised', 'above or below 1', 'remove it');
  });
  def.choices.forEach((choice, c) => {
    choice.effects.forEach((effect, index) => checkEffect(effect, ['choices', c, 'effects', index], say));
    choice.follow.forEach((next, index) => {
      if (next.chance === 0) say('bad-affair', ['choices', c, 'follow', index, 'chance'], 'what never follows need not be named', 'above 0', 'remove it');
    });
  });
  if (def.when) checkCondition(def.when, ['when'], say);
  if (!hasErrors(diagnostics)) checkChain(def, catalog, say);
}

/** Each name in a scenario's list is a topic or an affair that may come by itself. */
export function checkAffairNames(scenario: ScenarioDef, traced: Traced, catalog: Catalog, diagnostics: Diagnostic[]): void {
  const say = sayer(traced, diagnostics);
  const names = [...AFFAIR_TOPICS, ...Object.keys(catalog.affairs)];
  scenario.affairs?.forEach((name, index) => {
    if (!names.includes(name)) say('unknown-id', ['affairs', index], `"${name}" is neither a topic nor an affair`, `one of ${AFFAIR_TOPICS.join(', ')}, or an affair`, didYouMean(name, names));
    else if (catalog.affairs[name]?.perYear === 0) say('bad-affair', ['affairs', index], `"${name}" only follows from others`, null, 'name what it follows from, or give it a "perYear"');
  });
}

function checkEffect(effect: AffairEffect, path: PathPart[], say: Say): void {
  const idle = (effect.type === 'modifier' && effect.ratio === 1) || ((effect.type === 'gauge' || effect.type === 'tire') && effect.add === 0)
    || ((effect.type === 'leave' || effect.type === 'setBack') && effect.ratio === 0) || (effect.type === 'delay' && effect.days === 0);
  if (idle) say('bad-affair', path, 'the effect does nothing', null, 'remove it');
}

/** An empty list is always so, or never. */
function checkCondition(condition: Condition, path: PathPart[], say: Say): void {
  if ('not' in condition) return checkCondition(condition.not, [...path, 'not'], say);
  if ('fact' in condition) return;
  const key = 'all' in condition ? 'all' : 'any';
  const parts = 'all' in condition ? condition.all : condition.any;
  if (parts.length === 0) say('bad-affair', [...path, key], `an empty "${key}" ${key === 'all' ? 'always' : 'never'} holds`, 'a condition', null);
  parts.forEach((part, index) => checkCondition(part, [...path, key, index], say));
}

/** What surely follows from itself never ends. Chances below 1 end sooner or later. */
function checkChain(def: AffairDef, catalog: Catalog, say: Say): void {
  const seen = new Set<string>();
  const surely = (id: string): boolean => {
    if (seen.has(id)) return false;
    seen.add(id);
    const next = catalog.affairs[id];
    return next !== undefined && next.choices.every((choice) => choice.follow.some((follow) => follow.chance === 1 && (follow.affair === def.id || surely(follow.affair))));
  };
  if (surely(def.id)) say('bad-affair', ['choices'], 'whatever is chosen, it follows from itself again: the chain never ends', 'a choice after which nothing surely follows', 'a chance below 1');
}
