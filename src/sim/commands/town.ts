/** Orders about towns and carbon: give a promise, ask for a permit, buy clean energy and offsets. */
import { DAY_S } from '../core/calendar.ts';
import { communityOf, standingPromise } from '../rules/town.ts';
import { effortRatio, givePromise } from '../rules/townPromise.ts';
import { hearingDays, lastCase } from '../rules/permits.ts';
import type { CommunityDef, PermitDef, PromiseDef } from '../world/catalogTown.ts';
import type { SimContext } from '../world/context.ts';
import { findSite } from '../world/lookup.ts';
import { condition, freeCheck, paidCheck } from './checks.ts';
import type { Check, CommandHandler, CommandPayloads } from './types.ts';

const KG_PER_TONNE = 1000;
const MAX_TONNES = 10_000_000;

function promiseOf({ world, catalog }: SimContext, id: string): PromiseDef | null {
  return communityOf(world, catalog)?.promises.includes(id) === true ? (catalog.promises[id] ?? null) : null;
}

function permitOf({ world, catalog }: SimContext, id: string): { def: PermitDef; community: CommunityDef } | null {
  const community = communityOf(world, catalog);
  const def = community?.permits.includes(id) === true ? catalog.permits[id] : undefined;
  return community && def ? { def, community } : null;
}

const promise: CommandHandler<CommandPayloads['town.promise']> = {
  shape: { promise: { type: 'id' } },
  check(context, payload): Check {
    const { world } = context;
    const def = promiseOf(context, payload.promise);
    if (!def || !world.town) return freeCheck([condition('promise-offered', false)]);
    return paidCheck(world, def.cents, 'expense.fees', 'promise', [
      condition('town-here', world.sites.length > 0, world.sites.length, 1, 'count'),
      condition('promise-not-standing', standingPromise(world.town, def, world.timeS) === null),
          condition('promise-effort', true, effortRatio(context, def), null, 'ratio'),
    ], { monthlyCents: def.centsPerDay * 30 });
  },
  apply(context, payload): void {
    const def = promiseOf(context, payload.promise);
    if (def) givePromise(context, def);
  },
};

const apply: CommandHandler<CommandPayloads['town.apply']> = {
  shape: { site: { type: 'id' }, permit: { type: 'id' } },
  check(context, payload): Check {
    const { world } = context;
    const found = permitOf(context, payload.permit);
    if (!found || !world.town) return freeCheck([condition('permit-offered', false)]);
    if (!findSite(world, payload.site)) return freeCheck([condition('site-open', false)]);
    const last = lastCase(world, payload.permit, payload.site);
    const waitedDays = last?.state === 'refused' ? (world.timeS - last.hearingS) / DAY_S : found.community.retryDays;
    return paidCheck(world, found.def.cents, 'expense.fees', 'permit', [
      condition('permit-not-filed', last?.state !== 'pending'),
      condition('permit-not-granted', last?.state !== 'granted'),
      condition('permit-retry', waitedDays >= found.community.retryDays, Math.floor(waitedDays), found.community.retryDays, 'days'),
    ], { readyInS: Math.round(hearingDays(world, found.def, found.community) * DAY_S) });
  },
  apply(context, payload): void {
    const { world } = context;
    const found = permitOf(context, payload.permit);
    if (!found || !world.town) return;
    const hearingS = world.timeS + Math.round(hearingDays(world, found.def, found.community) * DAY_S);
    world.town.permits.push({ permit: payload.permit, site: payload.site, filedS: world.timeS, hearingS, state: 'pending' });
  },
};

const setClean: CommandHandler<CommandPayloads['town.setClean']> = {
  shape: { ratio: { type: 'number', min: 0, max: 1 } },
  check({ world, catalog }, { ratio }): Check {
    const community = communityOf(world, catalog);
    if (!community || !world.town) return freeCheck([condition('carbon-counted', false)]);
    return freeCheck([
      condition('ratio-in-range', ratio >= 0 && ratio <= 1, ratio, 1, 'ratio'),
      condition('clean-changes', ratio !== world.town.cleanRatio),
    ]);
  },
  apply({ world }, { ratio }): void {
    if (world.town) world.town.cleanRatio = ratio;
  },
};

const buyOffsets: CommandHandler<CommandPayloads['town.buyOffsets']> = {
  shape: { tonnes: { type: 'int', min: 1, max: MAX_TONNES } },
  check({ world, catalog }, { tonnes }): Check {
    const community = communityOf(world, catalog);
    if (!community || !world.town) return freeCheck([condition('carbon-counted', false)]);
    return paidCheck(world, Math.round(tonnes * community.offsetCentsPerTonne), 'expense.power', 'offsets', [
      condition('whole-number', Number.isInteger(tonnes) && tonnes >= 1 && tonnes <= MAX_TONNES, null, 1, 'count'),
    ]);
  },
  apply({ world }, { tonnes }): void {
    if (world.town) world.town.offsetKg += tonnes * KG_PER_TONNE;
  },
};

export const townCommands = { 'town.promise': promise, 'town.apply': apply, 'town.setClean': setClean, 'town.buyOffsets': buyOffsets };
