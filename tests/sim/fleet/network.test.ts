/** The fabric as it is laid: which cable reaches where, what it costs, draws and drops, what a switch takes with it, and what a run feels. */
import fc from '../../support/laws.ts';
import { describe, expect, test } from 'vitest';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { networkCommands } from '../../../src/sim/commands/network.ts';
import { fabricBom, fabricDrawKW } from '../../../src/sim/rules/fabric.ts';
import { fabricKW } from '../../../src/sim/rules/facility/itLoad.ts';
import { readReadiness } from '../../../src/sim/rules/fleet.ts';
import { layoutFor, cumAt } from '../../../src/sim/rules/layout.ts';
import { fabricLinks, hallLinks, leafBlastGpus, networkAt, reachOfSite } from '../../../src/sim/rules/network.ts';
import { billCents, billKW, fabricKWPerGpu, FULL_WIDTH, linkFor, networkBill } from '../../../src/sim/rules/networkBill.ts';
import { flapRatePerGpu } from '../../../src/sim/rules/runSpeed.ts';
import { linksOf } from '../../../src/sim/rules/performance/links.ts';
import { stepNetwork } from '../../../src/sim/systems/network/step.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { addRacks, addReady, makeContext, makeWorld, siteOf, stepContext } from '../../support/tinyWorld.ts';
import { makeCluster, runHour } from '../compute/cluster.ts';

const base = loadBaseCatalog();
const ethernet = base.fabrics['ethernet-400']!;
const infiniband = base.fabrics['infiniband-400']!;
const { network } = base.constants;
const tiny = tinyCatalog.fabrics['ethernet400']!;

describe('bill of a fabric as it is laid', () => {
  test('one hall and a leaf for each rail: the plain bill of the reference architecture', () => {
    for (const gpus of [48, 1024, 4096, 16_384]) {
      const bill = networkBill(gpus, ethernet, FULL_WIDTH, network);
      expect(billKW(bill)).toBeCloseTo(fabricDrawKW(fabricBom(gpus, ethernet.radix, network), ethernet), 9);
      expect(bill.links.reduce((sum, { cables }) => sum + cables, 0)).toBe(bill.cables);
    }
  });
  test('the calculator of sites and the game draw by one rule', () => {
    const design = base.siteDesigns['standard']!;
    expect(fabricKW(4096, 3, 400, ethernet, design, network)).toBeCloseTo(fabricKWPerGpu(4096, ethernet, FULL_WIDTH, network) * 4096, 6);
  });
  test('100,000 H100 on three tiers with pods joined 7:1: 7 to 11 % of their servers, as published for network and storage together', () => {
    const kW = fabricKWPerGpu(100_000, ethernet, { ...FULL_WIDTH, oversubscription: 7 }, network);
    expect(networkBill(100_000, ethernet, { ...FULL_WIDTH, oversubscription: 7 }, network).tiers).toBe(3);
    expect(kW / (10.2 / 8) + base.constants.power.storageRatio).toBeGreaterThan(0.07);
    expect(kW / (10.2 / 8) + base.constants.power.storageRatio).toBeLessThan(0.13);
  });
  test('laws: price, draw and flaps grow with ports; copper in the rack costs, draws and flaps less; far halls more', () => {
    const far = (lengthM: number) => ({ ...FULL_WIDTH, halls: [{ hall: 1, ratio: 0.5, lengthM: 0, link: ethernet.links[1]! }, { hall: 2, ratio: 0.5, lengthM, link: linkFor(ethernet, lengthM) }] });
    fc.assert(fc.property(fc.integer({ min: 65, max: 60_000 }), fc.integer({ min: 1, max: 5000 }), (ports, more) => {
      const bill = networkBill(ports, ethernet, FULL_WIDTH, network);
      const larger = networkBill(ports + more, ethernet, FULL_WIDTH, network);
      expect(billCents(larger)).toBeGreaterThanOrEqual(billCents(bill));
      expect(billKW(larger)).toBeGreaterThanOrEqual(billKW(bill));
      expect(larger.flapsPerYear).toBeGreaterThanOrEqual(bill.flapsPerYear);
      const rack = networkBill(ports, ethernet, { ...FULL_WIDTH, wiring: 'rack' }, network);
      expect(billCents(rack)).toBeLessThan(billCents(bill));
      expect(billKW(rack)).toBeLessThan(billKW(bill));
      expect(rack.flapsPerYear).toBeLessThan(bill.flapsPerYear);
      let before = bill;
      for (const lengthM of [200, 900, 4000]) {
        const spread = networkBill(ports, ethernet, far(lengthM), network);
        expect(billCents(spread)).toBeGreaterThan(billCents(before));
        expect(billKW(spread)).toBeGreaterThan(billKW(before));
        expect(spread.flapsPerYear).toBeGreaterThan(before.flapsPerYear);
        before = spread;
      }
    }));
  });
  test('InfiniBand costs more and draws more, keeps more of the line rate and flaps less', () => {
    const bills = [ethernet, infiniband].map((fabric) => networkBill(16_384, fabric, FULL_WIDTH, network));
    expect(billCents(bills[1]!)).toBeGreaterThan(1.2 * billCents(bills[0]!));
    expect(billKW(bills[1]!)).toBeGreaterThan(billKW(bills[0]!));
    expect(bills[1]!.flapsPerYear).toBeLessThan(bills[0]!.flapsPerYear);
    expect(infiniband.efficiencyRatio).toBeGreaterThan(ethernet.efficiencyRatio);
    expect(infiniband.leadDays).toBeGreaterThan(ethernet.leadDays);
  });
});

/** Two halls of a site, the second `tiles` to the east, each with racks, and ports for all of them. */
function twoHalls(tiles: number) {
  const world = makeWorld(tinyCatalog);
  siteOf(world);
  const halls = [addReady(tinyCatalog, world, 'hall-l', 0, 0), addReady(tinyCatalog, world, 'hall-l', tiles, 0)];
  for (const hall of halls) {
    addRacks(tinyCatalog, world, hall, 'air16', 64);
    hall.hall!.poweredGpus = hall.hall!.coolGpus = 1024;
  }
  const context = stepContext(makeContext(tinyCatalog, world), 3600);
  networkCommands['network.order'].apply(context, { site: 'riverbend', fabric: 'ethernet400', ports: 2048 });
  const state = networkAt(world, 'riverbend')!;
  state.portsDelivered = state.portsCabled = 2048;
  return { context, world, halls, state };
}

describe('halls and cables', () => {
  test('a new fabric reaches every hall; one that a hall outgrows leaves it out until longer cables are ordered', () => {
    const { context, world, halls, state } = twoHalls(20);
    const site = world.sites[0]!;
    const [home, far] = hallLinks(site, tinyCatalog, tiny, Infinity);
    expect(home!.lengthM).toBe(0);
    expect(far!.lengthM).toBe(2 * 30 + 20 * 20); // two ends, twenty tiles of 20 m
    expect(state.reachM).toBe(reachOfSite(site, tinyCatalog, tiny));
    stepNetwork(context);
    expect(readReadiness(context).sites[0]!.connected).toBe(2048);

    state.reachM = 100;
    stepNetwork(context);
    expect(state.farHalls).toEqual([halls[1]!.id]);
    expect(readReadiness(context).sites[0]!.connected).toBe(1024);
    const short = networkCommands['network.extend'].check(context, { site: 'riverbend', reachM: 100 });
    expect(refusalOf(short)).toMatchObject({ id: 'longer', have: 100, need: 100 });
    expect(refusalOf(networkCommands['network.extend'].check(context, { site: 'riverbend', reachM: 700 }))).toMatchObject({ id: 'link-known', have: 5000, need: 700 });
    const drawn = state.drawKW;
    const check = networkCommands['network.extend'].check(context, { site: 'riverbend', reachM: 5000 });
    expect(check.payCents).toBeGreaterThan(0);
    networkCommands['network.extend'].apply(context, { site: 'riverbend', reachM: 5000 });
    world.timeS = state.reachS;
    stepNetwork(context);
    expect(readReadiness(context).sites[0]!.connected).toBe(2048);
    expect(state.drawKW).toBeGreaterThan(drawn);
  });

  test('racks carry their share of the fabric: it does not rest, and all of it warms the room', () => {
    const { context, world, halls, state } = twoHalls(20);
    const kW = (): { max: number; idle: number; air: number } => {
      const layout = layoutFor(context, halls[0]!.id, halls[0]!.hall!.layoutVersion);
      return { max: cumAt(layout.cumMaxKW, 64), idle: cumAt(layout.cumIdleKW, 64), air: cumAt(layout.cumAirRatioKW, 64) };
    };
    const before = kW();
    stepNetwork(context);
    const after = kW();
    // The top tier stands in the first of two equal halls; everything below it is with the racks.
    expect(halls.map(({ hall }) => hall!.fabric!.top)).toEqual([true, false]);
    for (const part of ['max', 'idle', 'air'] as const) expect(after[part] - before[part]).toBeCloseTo(1024 * state.kWPerGpu + state.topKW, 6);
    expect(state.topKW).toBeGreaterThan(0);
    expect(state.kWPerGpu * 2048 + state.topKW).toBeCloseTo(state.drawKW, 9);
    const version = halls[0]!.hall!.layoutVersion;
    stepNetwork(context); // nothing changed: nothing is summed up anew
    expect(halls[0]!.hall!.layoutVersion).toBe(version);
    expect(world.compute.networks).toHaveLength(1);
  });
});

describe('switches and wiring', () => {
  const hazard = { ...tinyCatalog.scenarios['tiny']!, hazardRatio: 1 };
  const failing = { ...tinyCatalog, scenarios: { tiny: hazard }, fabrics: { ethernet400: { ...tiny, switchFailuresPerYear: 20, portCrewHours: 0 } } };
  test('a failed leaf takes its GPUs off the fabric until a technician has swapped it', () => {
    const context = makeCluster({ racks: 128, catalog: failing });
    const state = context.world.compute.networks[0]!;
    runHour(context);
    let seen = 0;
    for (let hour = 0; hour < 200; hour++) {
      runHour(context);
      const site = readReadiness(context).sites[0]!;
      const down = state.down.reduce((sum, fault) => sum + fault.ports, 0);
      expect(site.connected).toBe(Math.min(site.cool, 2048) - down);
      seen = Math.max(seen, down);
      for (const fault of state.down) expect(fault.hoursLeft).toBeGreaterThan(0);
    }
    expect(seen).toBeGreaterThan(0);
    expect(state.failures).toBeGreaterThan(state.down.length);
    for (const cohort of context.world.people.cohorts) if (cohort.role === 'technicians') cohort.count = 0;
    const waiting = state.down.length;
    for (let hour = 0; hour < 50; hour++) runHour(context);
    expect(state.down.length).toBeGreaterThanOrEqual(waiting);
  });
  test('with a leaf for each rail one leaf stops eight times the GPUs', () => {
    const { nodeGpus } = base.constants.reliability;
    expect(leafBlastGpus({ wiring: 'rack' }, ethernet, nodeGpus, network)).toBe(32);
    expect(leafBlastGpus({ wiring: 'rail' }, ethernet, nodeGpus, network)).toBe(256); // a scalable unit of 32 servers, DGX SuperPOD
  });
  test('servers on one leaf in the rack leave less of the bandwidth, more so on Ethernet; a dead spine takes its share', () => {
    const h100 = base.accelerators['h100']!;
    const model = Object.values(base.performanceModels)[0]!;
    for (const fabric of [ethernet, infiniband]) {
      const links = linksOf(h100, 16_384, fabric, null, model, network);
      const laid = (wiring: 'rail' | 'rack', topRatio = 1) => fabricLinks(links, { wiring, topRatio, oversubscription: 1 }, 16_384, fabric, network).outBytesPerS / links.outBytesPerS;
      expect(laid('rail')).toBe(1);
      expect(laid('rack')).toBeCloseTo(fabric.rackWiringRatio, 12);
      expect(laid('rail', 0.75)).toBeCloseTo(0.75, 12);
    }
    expect(ethernet.rackWiringRatio).toBeLessThan(infiniband.rackWiringRatio);
  });
  test('a run is interrupted by the flaps of the cables it hangs on', () => {
    const context = makeCluster({ racks: 64 });
    const state = context.world.compute.networks[0]!;
    stepNetwork(context);
    const rail = flapRatePerGpu(context, 'riverbend');
    expect(rail * 8760 * 1024).toBeCloseTo(state.flapsPerYear, 6);
    state.wiring = 'rack';
    stepNetwork(context);
    expect(flapRatePerGpu(context, 'riverbend')).toBeLessThan(rail);
  });
});
