/** A cluster that works well: the planner's plan, a wide fabric where it pays, and rules for bad servers once a fleet is large enough to have some: test new racks, replace what keeps failing, check for corruption. */
import type { Command, SimContext } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';

/** Servers from which rules are worth their trouble. */
const LARGE = 64;
const EVICT_AFTER = 3;
const BURN_IN_HOURS = 24;
const VALIDATE_HOURS = 48;

export function manageReliability(context: SimContext, hands: BotHands): void {
  const { world } = context;
  const { job } = world.compute;
  if (job && (job.tensor > 0 || job.pipeline > 0 || job.context > 0 || job.expert > 0)) hands.order({ type: 'train.setPlan', tensor: 0, pipeline: 0 });
  for (const network of world.compute.networks) {
    if (network.oversubscription > 1 && network.widenTo === 0) hands.order({ type: 'network.widen', site: network.site, oversubscription: 1 });
  }
  const { reliability } = world.compute;
  if (reliability.knownNodes < LARGE) return;
  const orders: Command[] = [];
  if (reliability.evictAfter !== EVICT_AFTER) orders.push({ type: 'reliability.setEviction', failures: EVICT_AFTER });
  if (reliability.burnInHours !== BURN_IN_HOURS) orders.push({ type: 'reliability.setBurnIn', hours: BURN_IN_HOURS });
  if (reliability.validateHours !== VALIDATE_HOURS) orders.push({ type: 'reliability.setValidation', hours: VALIDATE_HOURS });
  for (const command of orders) hands.order(command);
}
