/** All explanations by id. Asking changes nothing (tested). */
import { companyExplanations } from '../explain/company.ts';
import { computeExplanations } from '../explain/compute.ts';
import { debtExplanations } from '../explain/debt.ts';
import { effectExplanations } from '../explain/effects.ts';
import { plantExplanations } from '../explain/plant.ts';
import { swingExplanations } from '../explain/swing.ts';
import { policyExplanations } from '../explain/policies.ts';
import type { ExplainParams, ExplainTable } from '../explain/types.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';

const TABLE: ExplainTable = { ...plantExplanations, ...swingExplanations, ...computeExplanations, ...companyExplanations, ...debtExplanations, ...effectExplanations, ...policyExplanations };

export const EXPLAIN_IDS = Object.keys(TABLE).sort();

/** The tree behind a displayed number, or null when nothing is known under this id. */
export function explain(context: SimContext, id: string, params: ExplainParams = {}): Explained | null {
  const build = Object.hasOwn(TABLE, id) ? TABLE[id] : undefined;
  return build ? build(context, params) : null;
}
