/** Orders for what is sold and how: lines, serving policy; for data; for work on finished models. */
import { researchHeads } from '../rules/research.ts';
import { holdingOf, scenarioData } from '../rules/products/data.ts';
import { beginLaunch, findLaunch, launchWaitS } from '../rules/products/launch.ts';
import { lineOf, liveModels, marketOf, modelOf } from '../rules/products/lines.ts';
import { scenarioSteps, timesDone } from '../rules/products/release.ts';
import { servingLeastGpus } from '../rules/serving.ts';
import { DAY_S } from '../core/calendar.ts';
import { LINE_IDS, type LineId } from '../world/catalogProducts.ts';
import { cohortOf } from '../world/lookup.ts';
import { condition, freeCheck, paidCheck } from './checks.ts';
import type { Check, CommandHandler, CommandPayloads } from './types.ts';

const lineId = (id: string): LineId | null => LINE_IDS.find((line) => line === id) ?? null;

const offer: CommandHandler<CommandPayloads['product.offer']> = {
  shape: { line: { type: 'id' }, model: { type: 'int', min: 0 }, priceCentsPerMTok: { type: 'int', min: 1, max: 10_000_000 }, freeRatio: { type: 'number', min: 0, max: 0.95, optional: true } },
  check({ world, catalog }, { line, model, priceCentsPerMTok, freeRatio = 0 }): Check {
    const { compute } = world;
    const id = lineId(line);
    const def = id && marketOf(world, catalog)?.lines.includes(id) ? catalog.productLines[id] : null;
    const found = modelOf(compute.models, model);
    if (!def || !id || id === 'api') return freeCheck([condition('line-known', false)]);
    const state = lineOf(compute.offering, id);
    const others = liveModels(compute).filter((entry) => entry.id !== model && entry.id !== state.modelId);
    const least = [...others, ...(found ? [found] : [])].reduce((sum, entry) => sum + servingLeastGpus(entry.params, world, catalog), 0);
    const heads = cohortOf(world, 'product').count;
    const pending = findLaunch(world, id);
    const isNew = state.modelId !== model;
    const same = pending !== null && pending.model === model && pending.priceCentsPerMTok === priceCentsPerMTok && pending.freeRatio === freeRatio;
    return { ...freeCheck([
      condition('model-exists', found !== null),
      condition('launch-new', !(isNew && same)),
      condition('offer-changes', isNew || state.priceCentsPerMTok !== priceCentsPerMTok || state.freeRatio !== freeRatio),
      condition('free-tier', freeRatio === 0 || def.freeWeight > 0),
      condition('product-heads', heads >= def.leastHeads, heads, def.leastHeads, 'people'),
      condition('serving-memory', compute.product.servingGpus >= least, compute.product.servingGpus, least, 'gpus'),
    ]), readyInS: isNew ? launchWaitS(world, catalog, id) : 0 };
  },
  apply(context, { line, model, priceCentsPerMTok, freeRatio = 0 }): void {
    const { compute } = context.world;
    const id = lineId(line);
    if (!id) return;
    const state = lineOf(compute.offering, id);
    if (state.modelId !== model) beginLaunch(context, { line: id, model, priceCentsPerMTok, freeRatio, gpus: 0 });
    else Object.assign(state, { priceCentsPerMTok, freeRatio });
  },
};

const withdraw: CommandHandler<CommandPayloads['product.withdraw']> = {
  shape: { line: { type: 'id' } },
  check({ world }, { line }): Check {
    const { compute } = world;
    const id = lineId(line);
    const live = id !== null && findLaunch(world, id) !== null ? true : id === 'api' ? compute.product.modelId >= 0 : id !== null && lineOf(compute.offering, id).modelId >= 0;
    return freeCheck([condition('line-known', id !== null), condition('line-live', live)]);
  },
  apply({ world: { compute } }, { line }): void {
    const id = lineId(line);
    if (!id) return;
    compute.offering.launches = compute.offering.launches.filter((entry) => entry.line !== id);
    if (id === 'api') compute.product.modelId = -1;
    lineOf(compute.offering, id).modelId = -1;
  },
};

const setPolicy: CommandHandler<CommandPayloads['product.setPolicy']> = {
  shape: { autoscale: { type: 'boolean' }, batchRatio: { type: 'number', min: 0.25, max: 4 }, synthesise: { type: 'boolean' } },
  check({ world, catalog }, policy): Check {
    const { autoscale, batchRatio, synthesise } = world.compute.offering;
    return freeCheck([
      condition('market-open', marketOf(world, catalog) !== null),
      condition('policy-changes', policy.autoscale !== autoscale || policy.batchRatio !== batchRatio || policy.synthesise !== synthesise),
      condition('synthetic-known', !policy.synthesise || scenarioData(world, catalog).some((def) => def.kind === 'synthetic')),
    ]);
  },
  apply({ world }, { autoscale, batchRatio, synthesise }): void {
    Object.assign(world.compute.offering, { autoscale, batchRatio, synthesise, neededGpus: autoscale ? world.compute.product.servingGpus : 0 });
  },
};

const acquire: CommandHandler<CommandPayloads['data.acquire']> = {
  shape: { source: { type: 'id' } },
  check({ world, catalog }, { source }): Check {
    const def = scenarioData(world, catalog).find((entry) => entry.id === source && entry.kind !== 'synthetic');
    if (!def) return freeCheck([condition('data-known', false)]);
    return paidCheck(world, def.cents, 'expense.fees', 'data', [condition('data-new', holdingOf(world, source) === null)], { readyInS: Math.round(def.days * DAY_S) });
  },
  apply({ world, catalog }, { source }): void {
    const def = catalog.dataSources[source];
    if (def) world.compute.offering.data.push({ source, tokens: def.tokens, readyS: Math.round(world.timeS + def.days * DAY_S) });
  },
};

/** What is deleted no court finds. Models that learnt from it stay as they are. */
const remove: CommandHandler<CommandPayloads['data.delete']> = {
  shape: { source: { type: 'id' } },
  check: ({ world }, { source }): Check => freeCheck([condition('data-held', holdingOf(world, source) !== null)]),
  apply({ world: { compute } }, { source }): void {
    compute.offering.data = compute.offering.data.filter((entry) => entry.source !== source);
  },
};

const work: CommandHandler<CommandPayloads['release.work']> = {
  shape: { model: { type: 'int', min: 0 }, step: { type: 'id' }, heads: { type: 'int', min: 1, max: 10_000 } },
  check({ world, catalog }, { model, step, heads }): Check {
    const def = scenarioSteps(world, catalog).find((entry) => entry.id === step);
    if (!def) return freeCheck([condition('step-known', false)]);
    const { works } = world.compute.offering;
    const times = timesDone(world, model, step);
    const free = cohortOf(world, 'research').count - researchHeads(world, catalog, 'research');
    return paidCheck(world, def.cents, 'expense.fees', 'release', [
      condition('model-exists', modelOf(world.compute.models, model) !== null),
      condition('step-once', !works.some((entry) => entry.model === model && entry.step === step)),
      condition('step-most', times < def.most, times, def.most, 'count'),
      condition('research-heads', heads <= free, Math.max(0, free), heads, 'people'),
    ]);
  },
  apply({ world }, { model, step, heads }): void {
    world.compute.offering.works.push({ model, step, heads, doneDays: 0 });
  },
};

const stop: CommandHandler<CommandPayloads['release.stop']> = {
  shape: { model: { type: 'int', min: 0 }, step: { type: 'id' } },
  check: ({ world }, { model, step }): Check => freeCheck([condition('step-running', world.compute.offering.works.some((entry) => entry.model === model && entry.step === step))]),
  apply({ world: { compute } }, { model, step }): void {
    compute.offering.works = compute.offering.works.filter((entry) => entry.model !== model || entry.step !== step);
  },
};

export const offeringCommands = {
  'product.offer': offer, 'product.withdraw': withdraw, 'product.setPolicy': setPolicy, 'data.acquire': acquire, 'data.delete': remove, 'release.work': work, 'release.stop': stop,
};
