/** What others must agree to: the board, where investors hold its majority, and authorities. */
import { DAY_S } from '../core/calendar.ts';
import { boardLimitCents } from '../rules/capital/board.ts';
import { reviewChance, reviewS } from '../rules/review.ts';
import type { Catalog } from '../world/catalog.ts';
import type { ReviewTerms } from '../world/catalogTown.ts';
import type { World } from '../world/world.ts';
import { condition } from './checks.ts';
import type { CheckCondition } from './types.ts';

/** What a deal of this size is told beforehand: how long authorities will look, and how likely they let it pass. */
export function reviewConditions(world: World, catalog: Catalog, review: ReviewTerms | null): CheckCondition[] {
  if (!review) return [];
  return [condition('review-days', true, reviewS(world, catalog, review) / DAY_S, null, 'days'), condition('review-chance', true, reviewChance(world, review), null, 'ratio')];
}

/** The condition of a debt or a sale of this size, cents; none while the founder holds half of the seats. */
export function boardConsent(world: World, catalog: Catalog, cents: number): CheckCondition[] {
  const limit = boardLimitCents(world, catalog);
  return limit === Infinity ? [] : [condition('board-consent', cents <= limit, limit, cents, 'cents')];
}
