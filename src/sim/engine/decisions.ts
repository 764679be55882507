/** Orders of a log as decisions, and how much each put at stake: what a debrief asks about first. */
import { DAY_S } from '../core/calendar.ts';
import type { Command, CommandType } from '../commands/types.ts';
import type { World } from '../world/world.ts';
import type { LoggedCommand } from './session.ts';

/** Orders of one kind, for one place and thing, on one day. */
export interface Decision {
  type: CommandType;
  orders: number[]; // indices into the log
  atS: number;
  stake: number; // 0..1, see `stakeOf`
}

/** That change nothing of the lab: the player's own notes, the guide. */
const NOTES: readonly CommandType[] = ['guide.skip', 'intel.believe'];
/** Decisions that are tried when the player names none. */
const MOST = 5;

interface Before { cashCents: number; bought: number }

/** What `stakeOf` needs of the world before the order. */
export function stakesBefore({ finance, compute }: World): Before {
  return { cashCents: finance.balances.cash, bought: compute.waterfall.bought };
}

/**
 * Share of the lab that an order put at stake, 0..1: the money that it moved, of the cash there was (or is now, where that is more), or the
 * GPUs that it names, of those the lab has bought. The larger of both. Only a reason to look: what an order did is found by leaving it out.
 */
export function stakeOf(before: Before, { finance, compute }: World, command: Command): number {
  const movedCents = Math.abs(finance.balances.cash - before.cashCents);
  const money = movedCents / Math.max(1, movedCents, before.cashCents, finance.balances.cash);
  const gpus = 'gpus' in command ? command.gpus / Math.max(1, command.gpus, before.bought, compute.waterfall.bought) : 0;
  return Math.max(money, gpus);
}

/** Decisions in order of time. `stakes`: of each order. */
export function decisionsOf(log: readonly LoggedCommand[], stakes: readonly number[]): Decision[] {
  const byKey = new Map<string, Decision>();
  log.forEach(({ atS, command }, index) => {
    if (NOTES.includes(command.type)) return;
    const about = Object.entries(command).filter(([key, value]) => typeof value === 'string' || key === 'hall').map(([, value]) => String(value)).join(' ');
    const key = `${about} ${Math.floor(atS / DAY_S)}`;
    const known = byKey.get(key);
    if (!known) byKey.set(key, { type: command.type, orders: [index], atS, stake: stakes[index] ?? 0 });
    else {
      known.orders.push(index);
      known.stake = Math.min(1, known.stake + (stakes[index] ?? 0));
    }
  });
  return [...byKey.values()];
}

/**
 * The five decisions with most at stake, in order of time: of each kind the largest first, then the next of each. Of equals the later, since the earlier is
 * more often one that nothing could have been done without.
 */
export function mostAtStake(decisions: readonly Decision[]): Decision[] {
  const seen = new Map<CommandType, number>();
  const ranked = decisions.filter(({ stake }) => stake > 0).sort((a, b) => b.stake - a.stake || b.atS - a.atS || b.orders[0]! - a.orders[0]!).map((decision) => {
    const rank = seen.get(decision.type) ?? 0;
    seen.set(decision.type, rank + 1);
    return { decision, rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank).slice(0, MOST).map(({ decision }) => decision).sort((a, b) => a.atS - b.atS || a.orders[0]! - b.orders[0]!);
}
