/** Content types for research: ideas of uncertain worth. */
import type { EffectId } from './effects.ts';
import type { Entry } from './catalogCommon.ts';
import type { RoleId } from './catalogCompany.ts';

export const IDEA_FIELDS = ['efficiency', 'parallelism', 'reliability', 'plant', 'data', 'post-training', 'safety', 'products'] as const;
export type IdeaField = (typeof IDEA_FIELDS)[number];

/** What an idea is worth and how much work it takes is drawn once per game and not known before the work is done. */
export interface IdeaDef extends Entry {
  text: string;
  field: IdeaField;
  role: RoleId; // whose heads work on it
  needs: string[]; // ideas that must be found before
  personDays: number; // mean work
  spreadRatio: number; // standard deviation of the logarithm of the work
  gpus: number; // of experiments at full speed; 0 = none
  effect: EffectId;
  ratioLow: number; // multiplier of the effect if it works: even chance between low and high
  ratioHigh: number;
  deadEndRatio: number; // chance that it does not work at all
  commonDate: string; // ISO: from then on the field knows it; catching up takes `copyRatio` of the work and there is nothing to publish
  rivalPoints: number; // capability points that it gives to models of rivals to come, once they know it
}
