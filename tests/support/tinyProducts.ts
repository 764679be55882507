/** Ways of selling, data and release steps with round numbers. */
import { LINE_IDS } from '../../src/sim/index.ts';
import type { Catalog, LineId, ProductLineDef } from '../../src/sim/index.ts';

const entry = (id: string) => ({ id, name: `test.${id}`, sources: {} });

const line = (id: LineId, rank: number): ProductLineDef => ({
  ...entry(id), id, rank, demandRatio: 1, priceRatio: 1, latencyWeight: 0.5, qualityWeight: 3, freeWeight: id === 'app' ? 2 : 0, growDays: 30, leaveDays: 10,
  tokensPerCustomerPerDay: 10_000, launchHeadDays: 40, leastHeads: id === 'api' ? 0 : 2, tokensPerDayPerHead: 0, serviceRatio: id === 'enterprise' ? 0.99 : 0, creditRatio: id === 'enterprise' ? 10 : 0,
});

export const tinyLines = Object.fromEntries(LINE_IDS.map((id) => [id, line(id, id === 'enterprise' ? 0 : id === 'app' ? 1 : 2)])) as unknown as Catalog['productLines'];
export const tinyData: Catalog['dataSources'] = {
  books: { ...entry('books'), kind: 'licensed', tokens: 2e13, qualityRatio: 2, cents: 1_000_000, days: 10, contested: false },
  shadow: { ...entry('shadow'), kind: 'crawled', tokens: 1e13, qualityRatio: 1.5, cents: 1_000, days: 5, contested: true },
  made: { ...entry('made'), kind: 'synthetic', tokens: 1e13, qualityRatio: 1, cents: 0, days: 0, contested: false },
};
export const tinySteps: Catalog['releaseSteps'] = {
  evaluate: { ...entry('evaluate'), text: 'test.evaluate', work: 'evaluate', headDays: 10, cents: 1_000, most: 4, riskRatio: 1, points: 0 },
  safety: { ...entry('safety'), text: 'test.safety', work: 'safety', headDays: 20, cents: 1_000, most: 3, riskRatio: 0.5, points: 0 },
  tune: { ...entry('tune'), text: 'test.tune', work: 'tune', headDays: 20, cents: 1_000, most: 2, riskRatio: 1, points: 2 },
};
