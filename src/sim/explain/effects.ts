/** Who or what makes something better or worse: the tree behind one effect. */
import { dealDef } from '../rules/affiliates.ts';
import { gaugeRatio, keyEffect, labEffect, staffEffect } from '../rules/effects.ts';
import { founderEffect } from '../rules/standing.ts';
import { GAUGE_IDS } from '../world/catalogAffairs.ts';
import { EFFECT_IDS, type EffectId } from '../world/effects.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import { explained, leaf, type ExplainTable } from './types.ts';

/** Key people x teams x each idea found x each lasting effect x each kind of standing that bears on it. */
export function effectTree(context: SimContext, effect: EffectId): Explained {
  const { world, catalog } = context;
  const terms = [leaf('effect.keyPeople', keyEffect(world, effect), 'factor'), leaf('effect.teams', staffEffect(world, catalog, effect), 'factor')];
  for (const project of world.research.projects) {
    const def = catalog.ideas[project.idea];
    if (project.state === 'found' && def?.effect === effect) terms.push(leaf('effect.research', project.ratio, 'factor', { params: { idea: `@${def.name}` } }));
  }
  for (const modifier of world.affairs.modifiers) {
    if (modifier.effect !== effect) continue;
    const days = modifier.untilS < 0 ? -1 : (modifier.untilS - world.timeS) / 86_400;
    terms.push(leaf(days < 0 ? 'effect.lasting' : 'effect.affair', modifier.ratio, 'factor', { params: { cause: `@${modifier.cause}`, days } }));
  }
  for (const company of world.affiliates?.companies ?? []) {
    for (const deal of company.deals) {
      const def = dealDef(catalog.affiliates[company.id], deal.deal);
      for (const entry of def?.effects ?? []) if (entry.effect === effect) terms.push(leaf('effect.deal', entry.ratio, 'factor', { params: { deal: `@${def!.name}` } }));
    }
  }
  for (const id of GAUGE_IDS) {
    const def = catalog.gauges[id];
    if (!def.effects.some((entry) => entry.effect === effect)) continue;
    const level = world.affairs.gauges[id];
    terms.push(leaf('effect.standing', gaugeRatio(def, effect, level), 'factor', { params: { gauge: `@${def.name}`, level }, source: def.sources.effects ?? null }));
  }
  const founder = founderEffect(world, catalog, effect);
  if (founder !== 1) terms.push(leaf('effect.founder', founder, 'factor', { params: { level: world.reputation.founderFelt } }));
  return explained(`effect.${effect}`, labEffect(world, catalog, effect), 'factor', 'product', terms);
}

/** `effect.<id>` for each. */
export const effectExplanations: ExplainTable = Object.fromEntries(EFFECT_IDS.map((id) => [`effect.${id}`, (context: SimContext) => effectTree(context, id)]));
