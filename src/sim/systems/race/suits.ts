/** Labs before court: over people who were taken, over a model that was copied. Settled at once, from one lab's cash to the other's. */
import { draw, streamId } from '../../core/draw.ts';
import { book, runwayDays } from '../../rules/rivals/lab.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { Rival } from '../../world/race.ts';

const SUITS = streamId('rivals.suits');
const LEAST_POINTS = 0.5; // a court sees no copy in less

export function labName({ catalog }: StepContext, rival: Rival): string {
  return `@${catalog.rivals[rival.id]?.name ?? rival.id}`;
}

export function suePoacher(context: StepContext, plaintiff: Rival, defendant: Rival, people: number): void {
  const { roles, constants } = context.catalog;
  sue(context, plaintiff, defendant, people * constants.rivals.suePayYears * roles.research.salaryCentsPerYear, 'people');
}

/** The lab with the best model that is out sues who closed the gap by copying. */
export function sueCopier(context: StepContext, defendant: Rival, points: number): void {
  if (points < LEAST_POINTS) return;
  const { race } = context.world;
  let best: { rival: string; capability: number } | null = null;
  for (const release of race.releases) if (release.out && release.rival !== defendant.id && (!best || release.capability > best.capability)) best = release;
  const plaintiff = race.rivals.find((rival) => rival.id === best?.rival && rival.state === 'active');
  if (plaintiff) sue(context, plaintiff, defendant, points * context.catalog.constants.rivals.sueCentsPerPoint, 'model');
}

/** A lab that fights for its life does not go to court; no settlement takes more than a share of the cash that there is. */
function sue(context: StepContext, plaintiff: Rival, defendant: Rival, cents: number, over: 'people' | 'model'): void {
  const { world, catalog } = context;
  const { sueRatio, sueCashRatio, layOffBelowDays } = catalog.constants.rivals;
  if (runwayDays(plaintiff) < layOffBelowDays || draw(world.seed, SUITS, streamId(plaintiff.id + defendant.id), world.timeS) >= sueRatio) return;
  const paid = Math.round(Math.min(cents, Math.max(0, defendant.cashCents) * sueCashRatio));
  if (paid <= 0) return;
  book(defendant, 'deals', -paid);
  book(plaintiff, 'deals', paid);
  emit(context, 'race.suit', 'log', { lab: labName(context, plaintiff), from: labName(context, defendant), why: `@race.suit.${over}`, cents: paid }, { panel: 'race' });
}
