/** A sensible, general plan that works in any scenario from its goals. */
import { HOUR_S } from '../../sim/index.ts';
import type { Bot } from '../bot.ts';
import { manageAffairs } from './affairs.ts';
import { manageAir } from './air.ts';
import { manageBeliefs } from './beliefs.ts';
import { manageBids } from './bids.ts';
import { manageCluster } from './cluster.ts';
import { manageIncidents } from './incidents.ts';
import { affordablePlan, manageMoney } from './money.ts';
import { managePeople } from './people.ts';
import { makePlan } from './plan.ts';
import { managePlant } from './plant.ts';
import { managePress } from './press.ts';
import { manageProduct } from './product.ts';
import { manageReliability } from './reliability.ts';
import { manageResearch } from './research.ts';
import { PLAIN, type Strategy } from './strategy.ts';
import { manageSwing } from './swing.ts';
import { manageRun } from './run.ts';
import { manageTown } from './town.ts';
import { manageWater } from './water.ts';

const LOOK_HOURS = 6;

/** The baseline with some of its choices changed. */
export function strategic(id: string, levers: Partial<Strategy> = {}): Bot {
  const strategy: Strategy = { ...PLAIN, ...levers };
  return {
    id,
    everyHours: LOOK_HOURS,
    act(context, hands) {
      manageIncidents(context, hands);
      if (context.world.timeS % HOUR_S !== 0) return;
      const plan = strategy.equity ? makePlan(context, strategy) : affordablePlan(context, strategy);
      if (!plan) return;
      manageAffairs(context, hands);
      manageMoney(context, hands, plan);
      managePlant(context, hands, plan);
      manageWater(context, hands, plan);
      managePeople(context, hands, plan);
      manageResearch(context, hands, plan);
      manageCluster(context, hands, plan);
      manageAir(context, hands);
      manageTown(context, hands);
      manageReliability(context, hands);
      manageRun(context, hands, plan);
      manageSwing(context, hands);
      manageProduct(context, hands, plan);
      managePress(context, hands, plan);
      manageBids(context, hands, plan);
      manageBeliefs(context, hands, plan);
    },
  };
}

export const baseline: Bot = strategic('baseline');
