/** A sensible, general plan that works in any scenario from its goals. */
import { DAY_S, HOUR_S } from '../../sim/index.ts';
import type { Bot } from '../bot.ts';
import { manageAffairs } from './affairs.ts';
import { makePlans } from './campaign.ts';
import { manageAir } from './air.ts';
import { manageBeliefs } from './beliefs.ts';
import { manageBids } from './bids.ts';
import { manageCluster } from './cluster.ts';
import { manageIncidents } from './incidents.ts';
import { manageMoney } from './money.ts';
import { managePeople } from './people.ts';
import { managePlant } from './plant.ts';
import { managePress } from './press.ts';
import { manageProduct } from './product.ts';
import { manageReliability } from './reliability.ts';
import { renew, sellOld } from './renew.ts';
import { manageResearch } from './research.ts';
import { PLAIN, type Strategy } from './strategy.ts';
import { manageSwing } from './swing.ts';
import { manageRun } from './run.ts';
import { manageTown } from './town.ts';
import { manageWater } from './water.ts';

const LOOK_HOURS = 6;
const LONG_DAYS = 1000;

/** The baseline with some of its choices changed. */
export function strategic(id: string, levers: Partial<Strategy> = {}): Bot {
  const strategy: Strategy = { ...PLAIN, ...levers };
  return {
    id,
    everyHours: LOOK_HOURS,
    act(context, hands) {
      manageIncidents(context, hands);
      if (context.world.timeS % HOUR_S !== 0) return;
      // A long campaign is looked at once a day.
      const days = context.catalog.scenarios[context.world.scenario]?.lengthDays ?? 0;
      if (days > LONG_DAYS && context.world.timeS % DAY_S !== 0) return;
      const plans = makePlans(context, strategy);
      if (!plans) return;
      const { whole, parts } = plans;
      manageAffairs(context, hands);
      manageMoney(context, hands, whole, parts);
      for (const plan of parts) {
        managePlant(context, hands, plan);
        manageWater(context, hands, plan);
      }
      managePeople(context, hands, whole);
      manageResearch(context, hands, whole);
      for (const plan of parts) {
        manageCluster(context, hands, plan);
        renew(context, hands, plan);
      }
      sellOld(context, hands, parts);
      manageAir(context, hands);
      manageTown(context, hands);
      manageReliability(context, hands);
      manageRun(context, hands, parts);
      manageSwing(context, hands);
      manageProduct(context, hands, whole);
      managePress(context, hands, whole);
      manageBids(context, hands, whole);
      manageBeliefs(context, hands, whole);
    },
  };
}

export const baseline: Bot = strategic('baseline');
