/**
 * Waiting for repair. A job of a fixed size with `spares` nodes beside it runs while no more than `spares` are in repair; then it waits
 * for one to come back, and while it waits nothing fails. Failures at random and any spread of repair times make that the loss system
 * of Erlang (1917): the job waits for B(spares + 1, load) of the time.
 */

/** Spares beyond this change nothing that a double can show. */
const MAX_SPARES = 1_000_000;

/** Nodes in repair on average while the job runs: failures that need repair per hour x hours of a repair. */
export function repairLoad(repairsPerHour: number, repairHours: number): number {
  return repairsPerHour * repairHours;
}

/** Share of time spent waiting for a node, 0..1. */
export function waitingRatio(spares: number, load: number): number {
  if (!(load > 0)) return 0;
  let blocked = 1;
  const last = Math.min(spares, MAX_SPARES) + 1;
  for (let n = 1; n <= last && blocked > 0; n++) blocked = load * blocked / (n + load * blocked);
  return blocked;
}

/** Fewest spares with which the job waits no more than `ratio` of the time. */
export function sparesFor(ratio: number, load: number): number {
  if (!(load > 0)) return 0;
  let blocked = load / (1 + load);
  let spares = 0;
  while (blocked > ratio && spares < MAX_SPARES) {
    spares++;
    blocked = load * blocked / (spares + 1 + load * blocked);
  }
  return spares;
}
