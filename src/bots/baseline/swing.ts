/** The run must not shake the supply: smooth at once, then batteries until both swings fit. */
import type { BatteryDef, SimContext, Site } from '../../sim/index.ts';
import { suggestPlace } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';

/** Expected trips per hour above which something is done: one in about two months. */
const TOO_MANY = 0.0007;
/** Stiffness wanted over the swing. */
const MARGIN = 1.1;

export function manageSwing(context: SimContext, hands: BotHands): void {
  for (const site of context.world.sites) {
    const { swing } = site.power;
    if (swing.tripsPerHour <= TOO_MANY) continue;
    smooth(context, hands, site);
    addBatteries(context, hands, site);
  }
}

function smooth(context: SimContext, hands: BotHands, site: Site): void {
  const { stepKW, fitsKW, fallKW, fitsRareKW } = site.power.swing;
  const most = context.catalog.constants.swing.smoothingMaxRatio;
  for (const structure of site.structures) {
    const { hall } = structure;
    if (!hall || hall.poweredGpus === 0 || hall.smoothingRatio >= most) continue;
    const depth = Math.min(stepKW > 0 ? fitsKW / stepKW : 1, fallKW > 0 ? fitsRareKW / fallKW : 1);
    const smoothingRatio = Math.min(most, 1 - ((1 - hall.smoothingRatio) * depth) / MARGIN);
    if (smoothingRatio > hall.smoothingRatio) hands.order({ type: 'hall.setSmoothing', hall: structure.id, smoothingRatio });
  }
}

/** Power of batteries that stand or are on order counts; more are ordered while the swing would not fit. */
function addBatteries(context: SimContext, hands: BotHands, site: Site): void {
  const { catalog } = context;
  const { swing } = site.power;
  let comingKW = 0;
  let best: BatteryDef | null = null;
  for (const structure of site.structures) {
    const def = catalog.structures[structure.def];
    if (def?.kind === 'battery' && structure.stage !== 'ready') comingKW += def.powerKW;
  }
  for (const def of Object.values(catalog.structures)) {
    if (def.kind === 'battery' && (best === null || def.leadDays < best.leadDays)) best = def;
  }
  const missingKW = Math.max(swing.stepKW * MARGIN - swing.fitsKW, swing.fallKW * MARGIN - swing.fitsRareKW) - comingKW;
  if (best === null || missingKW <= 0) return;
  const count = Math.min(20, Math.ceil(missingKW / best.powerKW));
  const at = suggestPlace(context.world, catalog, site.id, best.id);
  if (at) hands.order({ type: 'site.build', site: site.id, structure: best.id, x: at.x, y: at.y, count });
}
