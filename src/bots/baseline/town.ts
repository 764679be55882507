/** The towns: gives its word where it costs nothing and is kept already, with some room. */
import { factValue } from '../../sim/index.ts';
import type { SimContext } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';
import { spend } from './money.ts';

const ROOM = 0.1;

export function manageTown(context: SimContext, hands: BotHands): void {
  const { world, catalog } = context;
  const { town } = world;
  if (!town || world.sites.length === 0) return;
  const community = catalog.communities[catalog.scenarios[world.scenario]?.community ?? ''];
  for (const id of community?.promises ?? []) {
    const def = catalog.promises[id];
    if (!def || def.cents > 0 || def.centsPerDay > 0 || def.keep.op !== '>=') continue; // what must stay low may rise with the next hall
    const given = town.promises.some((entry) => entry.promise === id);
    if (!given && factValue(context, def.keep.fact) >= def.keep.value * (1 + ROOM)) spend(context, hands, { type: 'town.promise', promise: id }, 0);
  }
}
