/** Chilled-water tanks: they ride through a restart, delay what a long stop brings, and fill again from spare capacity. */
import { describe, expect, it } from 'vitest';
import { incidentLive } from '../../../src/sim/rules/incident.ts';
import { hour, plantOf, run, tenSeconds, trip, type Plant } from './support.ts';

const hallOf = (plant: Plant) => plant.site.structures[0]!.hall!;
const tanksOf = (plant: Plant) => plant.site.structures.filter((structure) => structure.def === 'tank');

/** Seconds from a stop of all plant until the hall's inlet passes `limitC`; the hour's length when it does not. */
function secondsTo(plant: Plant, limitC: number, stopS: number): number {
  run(plant, 3);
  trip(plant, stopS);
  const fromS = plant.world.timeS;
  hour(plant);
  while (incidentLive(plant.world) && plant.world.timeS < fromS + 3_600) {
    tenSeconds(plant);
    if (hallOf(plant).hottestInletC > limitC) return plant.world.timeS - fromS;
  }
  return 3_600;
}

describe('a tank of chilled water', () => {
  it('bridges a restart: the hall does not notice', () => {
    const plant = plantOf(['air-chiller', 'tank'], 30, 22);
    run(plant, 3);
    const beforeC = hallOf(plant).hottestInletC;
    trip(plant, 240);
    hour(plant);
    expect(incidentLive(plant.world)).toBe(true);
    let takenKWh = 0;
    let steps = 0;
    for (; incidentLive(plant.world) && steps < 400; steps++) {
      const leftKWh = tanksOf(plant)[0]!.chargeKWh;
      tenSeconds(plant);
      expect(hallOf(plant).transient).toBe(false);
      expect(leftKWh - tanksOf(plant)[0]!.chargeKWh).toBeCloseTo((plant.site.cooling.storeKW * 10) / 3_600, 9);
      expect(plant.site.cooling.rejectKW).toBeCloseTo(plant.site.cooling.heatKW, 6);
      takenKWh += leftKWh - tanksOf(plant)[0]!.chargeKWh;
    }
    expect(steps).toBeGreaterThanOrEqual(23);
    expect(steps).toBeLessThanOrEqual(26);
    expect(takenKWh).toBeCloseTo((plant.site.cooling.heatKW * 240) / 3_600, -1);
    expect(hallOf(plant).hottestInletC).toBeCloseTo(beforeC, 1);
  });

  it('delays heating by what it holds over what it takes, and more tanks delay longer', () => {
    const none = secondsTo(plantOf(['air-chiller'], 30, 22), 35, 3_600);
    const plant = plantOf(['air-chiller', 'tank'], 30, 22);
    const one = secondsTo(plant, 35, 3_600);
    expect(none).toBeLessThan(900);
    const holdsS = (1_000 / plant.site.cooling.heatKW) * 3_600;
    expect(one - none).toBeGreaterThan(holdsS * 0.9);
    expect(one - none).toBeLessThan(holdsS * 1.1 + 20);
    expect(tanksOf(plant)[0]!.chargeKWh).toBe(0);
    expect(secondsTo(plantOf(['air-chiller', 'tank', 'tank'], 30, 22), 35, 3_600)).toBeGreaterThan(one);
  });

  it('fills again from spare capacity, with the power that it takes, and stops when it is cold', () => {
    const plant = plantOf(['air-chiller', 'tank'], 30, 22);
    run(plant, 2);
    const idleKW = plant.site.power.coolingKW;
    tanksOf(plant)[0]!.chargeKWh = 0;
    run(plant, 1);
    expect(plant.site.cooling.storeKW).toBeCloseTo(-1_000, 6);
    expect(plant.site.power.coolingKW).toBeGreaterThan(idleKW + 100);
    expect(tanksOf(plant)[0]!.chargeKWh).toBeCloseTo(1_000, 6);
    run(plant, 1);
    expect(plant.site.cooling.storeKW).toBeCloseTo(0, 9);
    expect(plant.site.power.coolingKW).toBeCloseTo(idleKW, 6);
  });

  it('does not fill while the grid is out', () => {
    const plant = plantOf(['air-chiller', 'tank'], 30, 22);
    run(plant, 2);
    tanksOf(plant)[0]!.chargeKWh = 0;
    plant.site.power.gridOutUntilS = plant.world.timeS + 7_200;
    run(plant, 1);
    expect(tanksOf(plant)[0]!.chargeKWh).toBe(0);
  });
});
