/** What the board must agree to, where investors hold its majority. */
import { boardLimitCents } from '../rules/capital/board.ts';
import type { Catalog } from '../world/catalog.ts';
import type { World } from '../world/world.ts';
import { condition } from './checks.ts';
import type { CheckCondition } from './types.ts';

/** The condition of a debt or a sale of this size, cents; none while the founder holds half of the seats. */
export function boardConsent(world: World, catalog: Catalog, cents: number): CheckCondition[] {
  const limit = boardLimitCents(world, catalog);
  return limit === Infinity ? [] : [condition('board-consent', cents <= limit, limit, cents, 'cents')];
}
