/** What is thought of other labs, and why: the interval, its growth, and each piece of evidence that moved it. Never the truth. */
import { DAY_S } from '../core/calendar.ts';
import { YEAR_DAYS } from '../rules/calendarMoney.ts';
import { errorScale, intervalOf, isLog, outOfScale } from '../rules/rivals/estimate.ts';
import { QUANTITY_IDS, type QuantityId } from '../world/catalogRivals.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import { RIVAL_FLOWS, type EvidenceItem } from '../world/race.ts';
import type { Unit } from '../world/units.ts';
import { explained, leaf, type ExplainParams, type ExplainTable } from './types.ts';

const UNITS: Record<QuantityId, Unit> = { gpus: 'gpus', powerKW: 'kW', cashCents: 'cents', heads: 'people', releaseDay: 'days', capability: 'index' };
/** Pieces of evidence that a tree shows, newest first. */
const SHOWN = 6;

/** Days to a release count from today. */
function told(quantity: QuantityId, value: number, today: number): number {
  return quantity === 'releaseDay' ? Math.max(0, value - today) : value;
}

function reading({ world, catalog }: SimContext, item: EvidenceItem): Explained {
  const { quantity } = item;
  const unit = UNITS[quantity];
  const today = world.timeS / DAY_S;
  const def = catalog.evidence[item.source];
  return explained('intel.reading', told(quantity, item.value, today), unit, 'input', [
    leaf('intel.before', told(quantity, item.before, today), unit),
    leaf('intel.error', item.sd, isLog(quantity) ? 'ratio' : unit, { source: def?.sources.sees ?? null }),
    leaf('intel.weight', item.weight, 'ratio'),
    leaf('intel.after', told(quantity, item.after, today), unit),
  ], { params: { source: `@${def?.name ?? item.source}`, days: Math.floor(today - item.atS / DAY_S) } });
}

/** The middle of an estimate: its interval, how it is thought to grow, and what it was read from. Nothing is known of a lab that is no more. */
function estimate(context: SimContext, params: ExplainParams): Explained {
  const { world, catalog } = context;
  const rival = String(params['rival'] ?? '');
  const quantity = QUANTITY_IDS.find((id) => id === params['of']) ?? 'gpus';
  const unit = UNITS[quantity];
  const known = world.race.estimates[rival]?.[quantity];
  const more = { params: { ...params, lab: `@${catalog.rivals[rival]?.name ?? rival}`, quantity: `@panel.race.q.${quantity}` } };
  if (!known) return leaf('intel.estimate', null, unit, more);
  const today = world.timeS / DAY_S;
  const { low, middle, high } = intervalOf(quantity, known);
  const terms = [leaf('intel.low', told(quantity, low, today), unit), leaf('intel.high', told(quantity, high, today), unit)];
  const source = (field: string) => catalog.constants.sources[`rivals.${field}`] ?? null;
  if (quantity !== 'releaseDay') {
    const year = known.growth * YEAR_DAYS;
    terms.push(isLog(quantity) ? leaf('intel.growth', outOfScale(quantity, year) - 1, 'ratio', { source: source('trend') }) : leaf('intel.growth', year, unit, { source: source('trend') }));
  }
  const noise = catalog.constants.rivals.drift[quantity] * errorScale(quantity, known.mean);
  terms.push(leaf('intel.drift', noise, isLog(quantity) ? 'ratio' : unit, { source: source('drift') }));
  const items = world.race.evidence.filter((item) => item.rival === rival && item.quantity === quantity).slice(-SHOWN).reverse();
  for (const item of items) terms.push(reading(context, item));
  return explained('intel.estimate', told(quantity, middle, today), unit, 'input', terms, { ...more, raise: ['raise.study'] });
}

/** Belief in a lab's own words: its releases against what it said. */
function record({ world, catalog }: SimContext, params: ExplainParams): Explained {
  const rival = world.race.rivals.find((entry) => entry.id === params['rival']);
  const { recordStart, recordStep, lateDays, claimSd } = catalog.constants.rivals;
  const source = (field: string) => ({ source: catalog.constants.sources[`rivals.${field}`] ?? null });
  return explained('intel.record', rival?.record ?? null, 'ratio', 'input', [
    leaf('intel.recordStart', recordStart, 'ratio', source('recordStart')), leaf('intel.recordStep', recordStep, 'ratio', source('recordStep')),
    leaf('intel.lateDays', lateDays, 'days', source('lateDays')), leaf('intel.doubt', claimSd * (1 - (rival?.record ?? 0)), 'ratio', source('claimSd')),
  ], { params: { lab: `@${catalog.rivals[rival?.id ?? '']?.name ?? ''}` } });
}

/** Books of a lab that is no more: what it had and got, and where that went. Closed while it stands. */
function books({ world, catalog }: SimContext, params: ExplainParams): Explained {
  const rival = world.race.rivals.find((entry) => entry.id === params['rival'] && entry.state === 'folded');
  const more = { params: { lab: `@${catalog.rivals[String(params['rival'])]?.name ?? ''}` } };
  if (!rival) return leaf('intel.books', null, 'cents', more);
  const terms = [leaf('intel.book.opening', rival.openingCents, 'cents')];
  for (const flow of RIVAL_FLOWS) if (rival.flows[flow] !== 0) terms.push(leaf(`intel.book.${flow}`, rival.flows[flow], 'cents'));
  return explained('intel.books', terms.reduce((sum, { value }) => sum + (value ?? 0), 0), 'cents', 'sum', terms, more);
}

export const intelligenceExplanations: ExplainTable = { 'intel.books': books, 'intel.estimate': estimate, 'intel.record': record };
