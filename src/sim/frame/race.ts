/** What the page may know of the race: the truth about others stays behind until the game is over. */
import { DAY_S } from '../core/calendar.ts';
import { QUANTITY_IDS, type QuantityId } from '../world/catalogRivals.ts';
import { RIVAL_FLOWS, type Belief, type EvidenceItem, type FoldCause, type Lot, type Rival, type RivalModel, type Study } from '../world/race.ts';
import type { Catalog } from '../world/catalog.ts';
import type { World } from '../world/world.ts';
import { intervalOf } from '../rules/rivals/estimate.ts';
import { truthOf } from '../rules/rivals/lab.ts';

export interface KnownLab {
  id: string;
  state: 'active' | 'folded';
  cause: FoldCause;
  buyer: string;
  endedS: number;
  endGap: number; // points behind the best, at its end
  spentCents: number; // of a lab that is no more, from its books: all that it had and got
  record: number; // belief in its words, 0..1
  estimates: Partial<Record<QuantityId, { low: number; middle: number; high: number; atS: number }>>; // 80 % intervals
}

export interface RaceFrame {
  releases: RivalModel[]; // those that are out
  place: number;
  labs: number;
  frontier: number;
  best: number;
  rivals: KnownLab[];
  evidence: EvidenceItem[];
  studies: Study[];
  beliefs: Belief[]; // truth is NaN while the game is on
  lots: Lot[];
  truth: Record<string, Partial<Record<QuantityId, number>>> | null; // when the game is over
}

export function raceFrame(world: World, catalog: Catalog): RaceFrame {
  const { race, outcome, timeS } = world;
  const over = outcome.state !== 'playing';
  return {
    releases: race.releases.filter((release) => release.out).map((release) => ({ ...release })),
    place: race.place, labs: race.labs, frontier: race.frontier, best: race.best,
    rivals: race.rivals.map((rival) => knownLab(rival, race.estimates[rival.id], timeS / DAY_S)),
    evidence: race.evidence.map((item) => ({ ...item })), studies: race.studies.map((study) => ({ ...study })),
    beliefs: race.beliefs.map((belief) => ({ ...belief, truth: over ? belief.truth : NaN })), lots: race.lots.map((lot) => ({ ...lot })),
    truth: over ? truths(world, catalog) : null,
  };
}

/** Books of a lab that is no more are open. */
function knownLab(rival: Rival, known: World['race']['estimates'][string] | undefined, today: number): KnownLab {
  const { id, state, cause, buyer, endedS, endGap, record, openingCents, flows } = rival;
  let spentCents = 0;
  if (state === 'folded') {
    spentCents = openingCents;
    for (const flow of RIVAL_FLOWS) if (flow !== 'settled' && flow !== 'deals') spentCents += Math.max(0, flows[flow]);
  }
  return { id, state, cause, buyer, endedS, endGap, spentCents, record, estimates: estimatesOf(known, today) };
}

/** A release that is not out comes today at the earliest. */
function estimatesOf(known: World['race']['estimates'][string] | undefined, today: number): KnownLab['estimates'] {
  const estimates: KnownLab['estimates'] = {};
  for (const quantity of QUANTITY_IDS) {
    const estimate = known?.[quantity];
    if (!estimate) continue;
    const { low, middle, high } = intervalOf(quantity, estimate);
    const least = quantity === 'releaseDay' ? today : 0;
    estimates[quantity] = { low: Math.max(least, low), middle: Math.max(least, middle), high: Math.max(least, high), atS: estimate.atS };
  }
  return estimates;
}

function truths({ race, timeS }: World, catalog: Catalog): NonNullable<RaceFrame['truth']> {
  const all: NonNullable<RaceFrame['truth']> = {};
  for (const rival of race.rivals) {
    const own: Partial<Record<QuantityId, number>> = {};
    for (const quantity of QUANTITY_IDS) {
      const value = race.estimates[rival.id]?.[quantity] ? truthOf(race, timeS, catalog, rival, quantity) : null;
      if (value !== null) own[quantity] = value;
    }
    all[rival.id] = own;
  }
  return all;
}
