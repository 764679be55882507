/** What may be made better or worse: one multiplier each (rules/effects.ts). */

/** What a person, an affair or the lab's standing may make better or worse: each is one multiplier that a rule reads. */
export const EFFECT_IDS = [
  'mfu', // speed of runs
  'algorithms', // learning per FLOP
  'reliability', // how fast a run is back
  'construction', // pace of building
  'hiring', // reach of recruiting
  'capital', // what investors think the lab is worth
  'revenue', // demand for the lab's products
  'attrition', // yearly hazard of leaving
  'energyPrice', // of bought energy
  'servingSpeed', // tokens per second of a GPU that serves
  'failures', // rate of hardware failures of servers
  'incidents', // hazard of what goes wrong with released models
  'coolingPower', // electrical draw of heat rejection
  'hardwareLead', // days from order to dock
  'equipmentLead', // days until generators, batteries and solar arrive
] as const;
export type EffectId = (typeof EFFECT_IDS)[number];

/** Effects that hurt when they grow. Of all others, more is better. */
export const LESS_IS_BETTER: ReadonlySet<EffectId> = new Set<EffectId>(['attrition', 'energyPrice', 'failures', 'incidents', 'coolingPower', 'hardwareLead']);
