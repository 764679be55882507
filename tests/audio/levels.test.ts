import { describe, expect, it, test } from 'vitest';
import { ambienceOf, fansOf, hallFanSpeed, humOf, loadShare, plantFanSpeed, SILENCE, skyOf, tensionOf, type AmbienceLevels } from '../../src/audio/levels.ts';
import type { Frame } from '../../src/sim/index.ts';
import { fakeFrame, playedGame } from '../ui/fakeFrame.ts';

describe('hum', () => {
  test.each([[0, 100, 0], [50, 100, 0.5], [100, 100, 1], [150, 100, 1], [-5, 100, 0], [10, 0, 1]])('of %f kW on %f kW is a load of %f', (load, supply, share) => {
    expect(loadShare(load, supply)).toBe(share);
  });
  it('rises with load in level and brightness, and with size', () => {
    const steps = [0, 0.25, 0.5, 0.75, 1].map((share) => humOf(share * 20_000, 20_000));
    for (let i = 1; i < steps.length; i++) {
      expect(steps[i]!.hum).toBeGreaterThan(steps[i - 1]!.hum);
      expect(steps[i]!.humCutoffHz).toBeGreaterThan(steps[i - 1]!.humCutoffHz);
    }
    expect(steps[0]!.hum).toBe(0);
    expect(humOf(100_000, 100_000).hum).toBeGreaterThan(humOf(10, 10).hum * 2);
    expect(humOf(1e9, 1e9).hum).toBe(1);
  });
  it('is twice the mains, and sags when supply falls short', () => {
    expect(humOf(50, 100).humHz).toBe(120);
    expect(humOf(120, 100).humHz).toBeLessThan(120);
  });
});

describe('fans', () => {
  const hall = { poweredGpus: 64, airHeatKW: 50, airCapacityKW: 100, hottestInletC: 22 };
  it('stand in a dark hall, and turn slowly in an idle one', () => {
    expect(hallFanSpeed({ ...hall, poweredGpus: 0 })).toBe(0);
    expect(hallFanSpeed({ ...hall, airHeatKW: 0 })).toBeCloseTo(0.35);
  });
  test.each([[50, 22, 0.675], [100, 22, 1], [300, 22, 1], [10, 38, 1], [0, 31, 0.675], [0, 90, 1]])('with %f kW of air and %f °C at the hottest inlet turn at %f', (airHeatKW, hottestInletC, speed) => {
    expect(hallFanSpeed({ ...hall, airHeatKW, hottestInletC })).toBeCloseTo(speed);
  });
  it('of the plant follow the heat that it carries off', () => {
    expect(plantFanSpeed({ rejectKW: 0, rejectCapacityKW: 10 })).toBe(0);
    expect(plantFanSpeed({ rejectKW: 10, rejectCapacityKW: 10 })).toBeCloseTo(1);
    expect(plantFanSpeed({ rejectKW: 1, rejectCapacityKW: 0 })).toBeCloseTo(1);
  });
  it('get louder by 50 dB a decade of speed, and higher in step with it', () => {
    expect(20 * Math.log10(fansOf(1).fans / fansOf(0.1).fans)).toBeCloseTo(50);
    expect(fansOf(1).fanHz).toBeGreaterThan(fansOf(0.5).fanHz);
    expect(fansOf(0).fans).toBe(0);
  });
});

describe('the sky', () => {
  const mild = { stormUntilS: 0, cloudRatio: 0.5, dryBulbC: 15 };
  test.each<[string, typeof mild, number, number]>([
    ['fair', { ...mild, cloudRatio: 0 }, 0, 0.06], ['overcast', { ...mild, cloudRatio: 1 }, 0, 0.2], ['storm', { ...mild, stormUntilS: 200 }, 1, 0.9],
    ['snow storm', { ...mild, stormUntilS: 200, dryBulbC: -3 }, 0, 0.9], ['a storm that is over', { ...mild, stormUntilS: 100 }, 0, 0.13],
  ])('%s', (_name, weather, rain, wind) => {
    const sky = skyOf(weather, 100);
    expect(sky.rain).toBe(rain);
    expect(sky.wind).toBeCloseTo(wind);
  });
});

describe('all that is heard of a frame', () => {
  const frame = fakeFrame(playedGame());
  const site = frame.sites[0]!;
  const hall = site.structures.find((structure) => structure.hall)!;
  const from = (depth: 'world' | 'campus' | 'hall', more: object = {}, calm = false): AmbienceLevels =>
    ambienceOf({ screen: 'game', frame, speed: 1, view: { depth, site: site.id, hall: hall.id }, ...more }, calm);
  it('is nothing outside a game', () => {
    expect(from('campus', { frame: null })).toEqual(SILENCE);
    expect(from('campus', { screen: 'title' })).toEqual(SILENCE);
  });
  it('stays within its bounds from everywhere', () => {
    for (const depth of ['world', 'campus', 'hall'] as const) {
      const { hum, engine, fans, rain, wind } = from(depth);
      for (const level of [hum, engine, fans, rain, wind]) {
        expect(level).toBeGreaterThanOrEqual(0);
        expect(level).toBeLessThanOrEqual(1);
      }
    }
  });
  it('has the hum of the yard outside, the fans inside, and the weather behind walls', () => {
    expect(from('campus').hum).toBeGreaterThan(from('hall').hum);
    expect(from('hall').fans).toBeGreaterThan(from('world').fans);
    expect(from('hall').cutoffHz).toBeLessThan(from('campus').cutoffHz);
  });
  it('is hushed while time stands, and softer where calm is asked for', () => {
    expect(from('campus', { speed: 0 }).hum).toBeLessThan(from('campus').hum);
    expect(from('hall', {}, true).fans).toBeLessThan(from('hall').fans);
  });
});

describe('tension', () => {
  const calm = { top: { runwayDays: 400, cashPerDayCents: -100, place: 1, labs: 5, loadKW: 50, supplyKW: 100 }, incident: null, outcome: { state: 'playing' } } as unknown as Frame;
  const top = (change: object): Frame => ({ ...calm, top: { ...calm.top, ...change } });
  test.each<[string, Frame, number]>([
    ['all well', calm, 0.1], ['half of the runway that frightens', top({ runwayDays: 60 }), 0.475], ['no money', top({ runwayDays: 0 }), 0.85],
    ['little money, but none is lost', top({ runwayDays: 10, cashPerDayCents: 5 }), 0.1], ['last in the race', top({ place: 5 }), 0.25], ['alone', top({ place: 1, labs: 1 }), 0.1],
    ['short of power', top({ loadKW: 120 }), 0.5], ['an incident', { ...calm, incident: { endedS: -1 } } as Frame, 0.9], ['one that is over', { ...calm, incident: { endedS: 50 } } as Frame, 0.1],
    ['won', { ...calm, outcome: { state: 'won' } } as Frame, 0], ['lost', { ...calm, outcome: { state: 'lost' } } as Frame, 0.8],
    ['everything at once', { ...top({ runwayDays: 0, place: 5 }), incident: { endedS: -1 } } as Frame, 1],
  ])('%s', (_name, frame, tension) => expect(tensionOf(frame, 120)).toBeCloseTo(tension));
});
