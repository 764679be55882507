/** The waterfall: useful GPUs, goodput, and the steps that this domain owns (powered and cool belong to the plant). */
import type { WaterfallStep } from '../world/compute.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import { WATERFALL_STEPS } from '../world/compute.ts';
import { boughtGpus, goodputRatio, onOrderGpus, ownershipCentsPerGpuHour, stepLoss, stepRatio } from '../rules/waterfall.ts';
import { lossCauses, remediesOf, ROUNDING } from '../rules/waterfallCauses.ts';
import { explained, leaf, type ExplainTable } from './types.ts';

const RAISE: Partial<Record<WaterfallStep, string[]>> = {
  delivered: ['raise.delivered.order-early', 'raise.delivered.second-vendor'],
  installed: ['raise.installed.racks', 'raise.installed.technicians'],
  connected: ['raise.connected.ports', 'raise.connected.technicians'],
  healthy: ['raise.healthy.technicians', 'raise.healthy.spares', 'raise.healthy.cooler'],
  inStep: ['raise.inStep.assign', 'raise.inStep.throttle', 'raise.inStep.plan', 'raise.inStep.fabric'],
  useful: ['raise.useful.checkpoint', 'raise.useful.evict', 'raise.useful.restart', 'raise.useful.demand'],
};

/** A step: what came in, less its causes. */
export function waterfallStep(context: SimContext, step: WaterfallStep): Explained {
  const { waterfall } = context.world.compute;
  const before = WATERFALL_STEPS[WATERFALL_STEPS.indexOf(step) - 1];
  if (!before) {
    const items = context.world.compute.stock.map((item) => leaf('waterfall.boughtOf', item.boughtGpus, 'gpus', {
      params: { item: `@${context.catalog.accelerators[item.accelerator]?.name ?? item.accelerator}` },
    }));
    return explained('waterfall.bought', waterfall.bought, 'gpus', 'sum', items, { raise: ['raise.bought.order'] });
  }
  const loss = stepLoss(waterfall, step);
  const told = new Set<string>(); // one order may mend several causes: it stands with the largest
  const causes: Explained[] = lossCauses(context, step).map((cause) => {
    const all = remediesOf(cause);
    const remedies = all.filter((entry) => {
      const key = entry.id + JSON.stringify(entry.order);
      return entry.order === null || (!told.has(key) && told.add(key));
    });
    const node = leaf(`cause.${cause.id}`, -cause.gpus, 'gpus', { params: cause.params });
    return remedies.length > 0 || all.length === 0 ? { ...node, remedies } : node;
  });
  let named = 0;
  for (const cause of causes) named -= cause.value ?? 0;
  if (loss - named > loss * ROUNDING) causes.push(leaf('cause.other', -(loss - named), 'gpus'));
  return explained(`waterfall.${step}`, waterfall[step], 'gpus', 'sum', [leaf('waterfall.before', waterfall[before], 'gpus', { params: { step: `@explain.waterfall.${before}.name` } }), ...causes], {
    params: { cents: Math.round(loss * ownershipCentsPerGpuHour(context)) }, raise: RAISE[step] ?? [],
  });
}

export const computeWaterfallExplanations: ExplainTable = {
  'waterfall.bought': (context) => waterfallStep(context, 'bought'),
  'waterfall.delivered': (context) => waterfallStep(context, 'delivered'),
  'waterfall.installed': (context) => waterfallStep(context, 'installed'),
  'waterfall.connected': (context) => waterfallStep(context, 'connected'),
  'waterfall.healthy': (context) => waterfallStep(context, 'healthy'),
  'waterfall.inStep': (context) => waterfallStep(context, 'inStep'),
  'waterfall.useful': (context) => waterfallStep(context, 'useful'),

  gpusUseful: ({ world }) => {
    const { waterfall } = world.compute;
    const ratios = WATERFALL_STEPS.slice(1).map((step) => leaf('stepRatio', stepRatio(waterfall, step), 'ratio', { params: { step: `@explain.waterfall.${step}.name` } }));
    return explained('gpusUseful', waterfall.useful, 'gpus', 'product', [leaf('waterfall.bought', waterfall.bought, 'gpus'), ...ratios], {
      raise: ['raise.useful.worst-step'],
    });
  },

  goodput: ({ world }) => {
    const { waterfall } = world.compute;
    const ratios = WATERFALL_STEPS.slice(1).map((step) => leaf('stepRatio', stepRatio(waterfall, step), 'ratio', { params: { step: `@explain.waterfall.${step}.name` } }));
    return explained('goodput', goodputRatio(waterfall), 'ratio', 'product', ratios, { raise: ['raise.useful.worst-step'] });
  },

  gpusOnOrder: ({ world, catalog }) => explained('gpusOnOrder', onOrderGpus(world), 'gpus', 'sum', world.compute.orders
    .filter((order) => order.kind === 'accelerator')
    .map((order) => leaf('orderOf', order.ordered - order.delivered, 'gpus', {
      params: { item: `@${catalog.accelerators[order.item]?.name ?? order.item}`, days: Math.max(0, (order.firstS - world.timeS) / 86_400), perWeek: order.perWeek },
    }))),

  ownershipCost: (context) => {
    const bought = boughtGpus(context.world);
    const perGpu = ownershipCentsPerGpuHour(context);
    return explained('ownershipCost', Math.round(perGpu * bought), 'centsPerHour', 'product', [
      leaf('waterfall.bought', bought, 'gpus'), leaf('centsPerGpuHour', perGpu, 'centsPerHour'),
    ]);
  },
};
