/** One row of world.history at each day's end. Reads everything; cost is per site and hall, not per rack. */
import { DAY_S } from '../../core/calendar.ts';
import { addRow } from '../../core/table.ts';
import type { StepContext } from '../../world/context.ts';
import { HISTORY_COLUMNS } from '../../world/history.ts';
import { HOURS_PER_DAY, endsDay } from '../../rules/calendarMoney.ts';
import { headcount, meanFatigue } from '../../rules/people.ts';

export function stepHistory({ world }: StepContext): void {
  if (!endsDay(world.timeS)) return;
  let loadKW = 0;
  let supplyKW = 0;
  let itKW = 0;
  let waterL = 0;
  let co2Kg = 0;
  let gridCentsPerHour = 0;
  let gridKW = 0;
  let hottestInletC = 0;
  for (const site of world.sites) {
    loadKW += site.power.loadKW;
    supplyKW += site.power.supplyKW;
    itKW += site.power.itKW;
    waterL += site.cooling.waterL;
    co2Kg += site.power.co2Kg;
    gridKW += site.power.gridKW;
    gridCentsPerHour += site.power.gridCentsPerKWh * site.power.gridKW;
    for (const structure of site.structures) {
      if (structure.hall && structure.hall.poweredGpus > 0) hottestInletC = Math.max(hottestInletC, structure.hall.hottestInletC);
    }
  }
  const { affairs: { gauges }, compute, finance, race } = world;
  const { product, waterfall } = compute;
  const first = world.sites[0];
  addRow(world.history, HISTORY_COLUMNS, {
    day: Math.floor(world.timeS / DAY_S), cashCents: finance.balances.cash, runwayDays: finance.runwayDays,
    revenueCentsPerDay: product.revenueCents * HOURS_PER_DAY, raisedCents: finance.raisedCents,
    bought: waterfall.bought, delivered: waterfall.delivered, installed: waterfall.installed, powered: waterfall.powered, cool: waterfall.cool,
    connected: waterfall.connected, healthy: waterfall.healthy, inStep: waterfall.inStep, useful: waterfall.useful,
    loadKW, supplyKW, itKW, pue: itKW > 0 ? loadKW / itKW : 0, dryBulbC: first?.weather.dryBulbC ?? 0, hottestInletC, waterL,
    wetBulbC: first?.weather.wetBulbC ?? 0, gridCentsPerKWh: gridKW > 0 ? gridCentsPerHour / gridKW : first?.power.gridCentsPerKWh ?? 0, co2Kg,
    headcount: headcount(world), fatigue: meanFatigue(world), capability: race.best, frontier: race.frontier, place: race.place,
    flopsDone: compute.job?.flopsDone ?? 0, interruptions: compute.reliability.interruptions,
    downGpus: compute.reliability.failedGpus, mfu: compute.job?.state === 'running' ? compute.job.mfu : 0, demandTokensPerS: product.demandTokensPerS, servedTokensPerS: product.servedTokensPerS,
    debtCents: finance.loans.reduce((sum, loan) => sum + loan.owedCents, 0), burnCentsPerDay: finance.burnCentsPerDay,
    credibility: gauges.credibility, brand: gauges.brand, staff: gauges.staff, town: gauges.town,
  });
}
