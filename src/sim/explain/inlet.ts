/** Explanations of rack inlets: set-point, overheating, and by which ways exhaust came back; each way names the row it mostly came from. */
import { hallAirOf, loadRatio, rackInletC } from '../rules/hallAir.ts';
import { airTargetC } from '../rules/hallHeat.ts';
import { risesByPathK } from '../rules/heatFlow/solve.ts';
import { cumAt, layoutFor } from '../rules/layout.ts';
import { readyHalls } from '../rules/sitePlant.ts';
import { PATHS, type HallAir, type HeatPath } from '../world/hallAir.ts';
import type { HallLayout } from '../world/hallLayout.ts';
import { findHall, type HallPlace } from '../world/lookup.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import { constantSource } from './sources.ts';
import { explained, leaf, type ExplainParams } from './types.ts';

type Way = HeatPath | 'starved';
const WAYS: readonly Way[] = [...PATHS, 'starved'];
/** Ways told one by one; the rest is one term. */
const TOLD = 3;
const LEAST_K = 0.05;

const CONSTANT: Record<Way, string> = {
  leak: 'airflow.leakRatio', top: 'airflow.overTopRatio', end: 'airflow.rowEndRatio', gap: 'airflow.gapRatio', facing: 'airflow.facingRatio', starved: 'airflow.starvedGain',
};
/** What mends each way. */
const MENDED_BY: Record<Way, string> = {
  leak: 'raise.hottest.blanking', gap: 'raise.hottest.blanking', top: 'raise.hottest.containment', end: 'raise.hottest.containment', facing: 'raise.hottest.turn',
  starved: 'raise.hottest.units',
};

function hottestHall(context: SimContext, params: ExplainParams): HallPlace | null {
  if (typeof params['hall'] === 'number') return findHall(context.world, context.catalog, params['hall']);
  let best: HallPlace | null = null;
  for (const site of context.world.sites) {
    if (params['site'] !== undefined && params['site'] !== site.id) continue;
    for (const place of readyHalls(context, site)) {
      if (place.hall.poweredRacks > 0 && (best === null || place.hall.hottestInletC > best.hall.hottestInletC)) best = place;
    }
  }
  return best;
}

/** The hottest inlet of a hall (`params.hall`), of a site, or of all. */
export function hottest(context: SimContext, params: ExplainParams): Explained {
  const place = hottestHall(context, params);
  if (!place) return explained('hottest', null, 'degC', 'sum', [], { params });
  const layout = layoutFor(context, place.structure.id, place.hall.layoutVersion);
  const air = hallAirOf(context, { ...place, layout });
  return inletOf(context, 'hottest', place, layout, air, air.hottest, place.hall.hottestInletC, params);
}

/** The inlet of one rack: `params.hall`, `params.rack` (its id). */
export function inlet(context: SimContext, params: ExplainParams): Explained {
  const place = typeof params['hall'] === 'number' ? findHall(context.world, context.catalog, params['hall']) : null;
  if (!place) return explained('inlet', null, 'degC', 'sum', [], { params });
  const layout = layoutFor(context, place.structure.id, place.hall.layoutVersion);
  const air = hallAirOf(context, { ...place, layout });
  const { id } = context.world.racks.columns;
  const at = layout.rackRows.findIndex((row) => id[row] === params['rack']);
  if (at < 0) return explained('inlet', null, 'degC', 'sum', [], { params });
  const { hall } = place;
  return inletOf(context, 'inlet', place, layout, air, at, rackInletC(hall, air, loadRatio(hall, cumAt(layout.cumMaxKW, hall.poweredRacks)), at), params);
}

function inletOf(
  context: SimContext, id: string, { structure, hall }: HallPlace, layout: HallLayout, air: HallAir, at: number, valueC: number, params: ExplainParams,
): Explained {
  const terms = [leaf('hottest.setpoint', hall.supplyC, 'degC')];
  const load = loadRatio(hall, cumAt(layout.cumMaxKW, hall.poweredRacks));
  const raise: string[] = [];
  if (at >= 0) {
    const byPath = risesByPathK(air.matrix, air.heatKW, at, air.off);
    const ways = WAYS.filter((way) => byPath[way] * load >= LEAST_K).sort((a, b) => byPath[b] - byPath[a] || WAYS.indexOf(a) - WAYS.indexOf(b));
    let restK = air.nowK[at]! * load;
    for (const way of ways.slice(0, TOLD)) {
      restK -= byPath[way] * load;
      terms.push(leaf(`hottest.${way}`, byPath[way] * load, 'kelvin', { params: { row: mainRow(air, at, way), full: byPath[way] }, source: constantSource(context, CONSTANT[way]) }));
      if (!raise.includes(MENDED_BY[way])) raise.push(MENDED_BY[way]);
    }
    if (restK >= LEAST_K) terms.push(leaf('hottest.rest', restK, 'kelvin'));
  }
  const overK = hall.airC - airTargetC(hall, air, load);
  if (overK >= LEAST_K) {
    terms.push(leaf('hottest.over', overK, 'kelvin', { params: { capacity: hall.airCapacityKW, heat: hall.airHeatKW } }));
    raise.unshift('raise.hottest.crah');
  }
  raise.push('raise.hottest.setpoint');
  return explained(id, valueC, 'degC', 'sum', terms, { params: { ...params, hall: structure.id, ...(at >= 0 ? { x: air.floor.x[at]!, y: air.floor.y[at]! } : {}) }, raise });
}

/** Floor row from which most of what comes this way was blown out; the rack's own row when nothing does. */
function mainRow({ matrix, floor, heatKW, off }: HallAir, at: number, way: Way): number {
  const path = PATHS.indexOf(way === 'starved' ? 'top' : way);
  const byRow = new Float64Array(floor.rows);
  for (let e = matrix.start[at]!; e < matrix.start[at + 1]!; e++) {
    const source = matrix.source[e]!;
    if (matrix.path[e] === path && off[source] === 0) byRow[floor.y[source]!]! += matrix.share[e]! * heatKW[source]!;
  }
  let best = floor.y[at]!;
  for (let y = 0; y < byRow.length; y++) if (byRow[y]! > byRow[best]!) best = y;
  return best;
}
