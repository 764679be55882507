/** State of what happens to the lab: open questions, lasting effects, standing, and the record of it all. */
import type { GaugeId } from './catalogAffairs.ts';
import type { EffectId } from './effects.ts';

/** A lasting effect. `cause` is the message id of its name. */
export interface Modifier {
  effect: EffectId;
  ratio: number;
  cause: string;
  fromS: number;
  untilS: number; // -1 = for good
}

/** An affair that waits for an answer. */
export interface OpenAffair {
  affair: string;
  openedS: number;
  answerByS: number;
}

export interface AffairRecord {
  affair: string;
  choice: string;
  atS: number;
  answered: boolean; // by the player, not by running out
}

export interface AffairsState {
  open: OpenAffair[];
  due: { affair: string; atS: number }[]; // consequences on their way
  modifiers: Modifier[];
  gauges: Record<GaugeId, number>;
  last: Record<string, number>; // affair id -> when it last began, s
  log: AffairRecord[]; // the last 200
  nextS: number; // first moment at which something of the above comes due; nothing to do before
}
