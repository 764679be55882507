/** Temperatures, failed GPUs and ports explain themselves: the terms make the number, in words that exist. */
import { describe, expect, it } from 'vitest';
import compute from '../../../assets/lang/en/compute.json';
import effects from '../../../assets/lang/en/panels-press.json';
import teams from '../../../assets/lang/en/panels-people.json';
import plant from '../../../assets/lang/en/plant.json';
import { EXPLAIN_IDS, explain } from '../../../src/sim/index.ts';
import type { Explained } from '../../../src/sim/index.ts';
import { played } from '../../stories/catalog.ts';

const messages: Record<string, unknown> = { ...plant, ...compute, ...effects, ...teams };
const { game } = played('first-rack', 'baseline', 3, 15 * 24);
const { world } = game.context;
const site = world.sites[0]!;
const hall = site.structures.find((structure) => structure.hall)!;
const ask = (id: string, params: Record<string, number | string> = {}): Explained => explain(game.context, id, params)!;
const sum = (tree: Explained): number => tree.terms.reduce((total, term) => total + (term.value ?? 0), 0);

describe('explanations that panels attach', () => {
  it.each(['loop', 'die', 'wue', 'water', 'cop', 'failedGpus', 'ports'])('%s is registered and has words', (id) => {
    expect(EXPLAIN_IDS).toContain(id);
    const ids = (tree: Explained): string[] => [`explain.${tree.id}.name`, `explain.${tree.id}.what`, ...tree.raise, ...tree.terms.flatMap(ids)];
    const tree = ask(id, { site: site.id, hall: hall.id });
    expect(ids(tree).filter((message) => !(message in messages))).toEqual([]);
    expect(ask(id, { site: 'nowhere', hall: -5 }).id).toBe(id);
  });

  it('the loop adds up to its reading, also when the plant is short', () => {
    const tree = ask('loop', { site: site.id });
    expect(tree.value).toBe(site.cooling.loopC);
    expect(sum(tree)).toBeCloseTo(site.cooling.loopC, 9);
    expect(tree.terms[0]!.value).toBeCloseTo(hall.hall!.supplyC, 9);
    expect(tree.terms[2]!.value).toBe(0);
  });

  it('the die stands above what cools it', () => {
    const tree = ask('die', { hall: hall.id });
    expect(tree.value).toBe(hall.hall!.hottestDieC);
    expect(sum(tree)).toBeCloseTo(hall.hall!.hottestDieC, 9);
    expect(tree.terms[0]).toMatchObject({ id: 'die.inlet', value: hall.hall!.hottestInletC });
    expect(tree.terms[1]!.value).toBeGreaterThan(10);
  });

  it('ports are those delivered less those that wait', () => {
    const [network] = world.compute.networks;
    const tree = ask('ports', { site: site.id });
    expect(tree.value).toBe(network!.portsCabled);
    expect(tree.terms[0]!.value! - tree.terms[1]!.value!).toBe(network!.portsCabled);
    expect(tree.value).toBeGreaterThan(0);
  });

  it('failed GPUs are counted by hall', () => {
    const { downGpus } = world.racks.columns;
    downGpus[0] = 8; // a server breaks
    world.compute.reliability.failedGpus += 8;
    hall.hall!.layoutVersion++;
    const tree = ask('failedGpus');
    expect(tree.value).toBe(world.compute.reliability.failedGpus);
    expect(sum(tree)).toBe(tree.value);
    expect(tree.terms[0]).toMatchObject({ id: 'failedGpus.hall', params: { hall: hall.id } });
  });
});
