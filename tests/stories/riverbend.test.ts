/** Riverbend, told by a game that the baseline plays: eight megawatts at the door, fifty in two months, a hundred and fifty after the board says yes. */
import { beforeAll, describe, expect, it } from 'vitest';
import { DAY_S } from '../../src/sim/index.ts';
import type { World } from '../../src/sim/index.ts';
import { catalog, played } from './catalog.ts';

interface Day {
  day: number;
  feedKW: number;
  supplyKW: number;
  installed: number;
  powered: number;
  inRun: number;
  useful: number;
  pue: number;
}

const days: Day[] = [];
let end: World;

beforeAll(() => {
  const result = played('riverbend-100k', 'baseline', 1, undefined, ({ context: { world } }) => {
    if (world.timeS % DAY_S !== 0) return;
    const site = world.sites[0];
    const { waterfall, job } = world.compute;
    days.push({
      day: world.timeS / DAY_S, feedKW: site?.power.feedLimitKW ?? 0, supplyKW: site?.power.supplyKW ?? 0, installed: waterfall.installed,
      powered: waterfall.powered, inRun: job?.assignedGpus ?? 0, useful: waterfall.useful, pue: site?.cooling.pue ?? 0,
    });
  });
  end = result.game.context.world;
}, 30_000);

const firstDay = (test: (day: Day) => boolean): number => days.find(test)?.day ?? Infinity;

describe('Riverbend', () => {
  it('has about 8 MW at first, 50 after about two months, 150 in months 6 to 13', () => {
    expect(days[5]?.feedKW).toBe(8_000);
    const fifty = firstDay((day) => day.feedKW >= 50_000);
    expect(fifty).toBeGreaterThanOrEqual(55);
    expect(fifty).toBeLessThan(100);
    const hundredFifty = firstDay((day) => day.feedKW >= 150_000);
    expect(hundredFifty).toBeGreaterThan(180);
    expect(hundredFifty).toBeLessThan(390);
  });

  it('rents generators of 2.5 MW to bridge', () => {
    const gensets = end.sites[0]!.structures.map((structure) => catalog.structures[structure.def]).filter((def) => def?.kind === 'genset');
    expect(gensets.length).toBeGreaterThanOrEqual(8);
    expect(gensets.every((def) => def?.kind === 'genset' && def.unitKW === 2_500)).toBe(true);
  });

  it('powers 25,000 to 65,000 of 100,000 installed GPUs with about 85 MW', () => {
    const bridged = days.filter((day) => day.supplyKW >= 80_000 && day.supplyKW <= 90_000 && day.installed >= 95_000);
    expect(bridged.length, 'days with 100,000 on the floor and 85 MW').toBeGreaterThan(0);
    for (const day of bridged) {
      expect(day.powered).toBeGreaterThan(25_000);
      expect(day.powered).toBeLessThan(65_000);
    }
  });

  it('runs 100,000 in one run in about a year', () => {
    expect(end.outcome.state).toBe('won');
    const day = firstDay((entry) => entry.inRun >= 100_000);
    expect(day).toBeGreaterThan(220);
    expect(day).toBeLessThan(420);
  });

  it('never has as many useful as installed GPUs, and a PUE that is neither magic nor wasteful', () => {
    const late = days.filter((day) => day.installed > 20_000);
    expect(late.length).toBeGreaterThan(30);
    for (const day of late) {
      expect(day.useful).toBeLessThan(day.installed);
      expect(day.pue).toBeGreaterThan(1.03);
      expect(day.pue).toBeLessThan(1.4);
    }
  });

  it('keeps the founder in control and the lab solvent', () => {
    expect(end.finance.balances.cash).toBeGreaterThan(0);
    expect(end.finance.raisedCents).toBeGreaterThan(100_000_000_000);
    expect(end.compute.reliability.damagedGpus).toBeLessThan(500);
  });
});
