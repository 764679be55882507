/** How many installed GPUs a supply can run and keep cool in the hottest hour of the year. */
import { designHour } from '../facility/facilityYear.ts';
import { emptyHour, facilityHour } from '../facility/facilityHour.ts';
import { numberOf } from './read.ts';
import { planSite, rackRefusals, siteFields, siteItKW } from './siteParts.ts';
import type { Calculator } from './types.ts';

const KW_PER_MW = 1000;

export const usable: Calculator = {
  kind: 'usable',
  plot: { x: 'supplyMW', y: 'gpusUsable' },
  fields: siteFields('gpusInstalled', { id: 'supplyMW', type: 'number', unit: 'MW', min: 0, max: 100_000, example: 85 }),
  outputs: [{ id: 'gpusUsable', unit: 'GPU' }, { id: 'usableRatio', unit: '1' }, { id: 'neededMW', unit: 'MW' }],
  run: (spec, catalog) => {
    const refused = rackRefusals(catalog, spec);
    if (refused.length > 0) return { refused };
    const installed = numberOf(spec, 'gpusInstalled');
    const plan = planSite(catalog, spec, installed, null);
    const hottest = designHour(plan.facility, plan.year);
    const reserve = catalog.constants.power.gridReserveRatio;
    const supplyKW = numberOf(spec, 'supplyMW') * KW_PER_MW * (1 - reserve);
    const hour = emptyHour();
    const siteKW = (gpus: number): number => {
      facilityHour(plan.facility, siteItKW(catalog, plan, gpus, 1), hottest.dryBulbC, hottest.wetBulbC, hour);
      return hour.siteKW;
    };
    const { gpusPerServer } = plan.accelerator;
    const powered = Math.min(installed, gpusPerServer * mostServers(Math.ceil(installed / gpusPerServer), (servers) => siteKW(Math.min(installed, servers * gpusPerServer)) <= supplyKW));
    const drawnKW = siteKW(powered);
    return {
      gpusUsable: powered,
      usableRatio: powered / installed,
      neededMW: hottest.peak.siteKW / (1 - reserve) / KW_PER_MW,
      waterfall: [
        { id: 'installed', gpus: installed, lost: 0 },
        { id: 'powered', gpus: powered, lost: installed - powered },
        { id: 'cool', gpus: powered, lost: 0 }, // the plant is built for all of them in this very hour
      ],
      terms: [
        { id: 'supplyAfterReserveMW', value: supplyKW / KW_PER_MW, unit: 'MW' },
        { id: 'siteKWPerGpu', value: powered > 0 ? drawnKW / powered : hottest.peak.siteKW / installed, unit: 'kW' },
        { id: 'itKWPerGpu', value: plan.peak.totalKW / installed, unit: 'kW' },
        { id: 'puePeak', value: hottest.peak.siteKW / hottest.peak.itKW, unit: '1' },
        { id: 'peakHourDryBulbC', value: hottest.dryBulbC, unit: '°C' },
        { id: 'peakHourWetBulbC', value: hottest.wetBulbC, unit: '°C' },
        { id: 'coolingBuiltForMW', value: hottest.peak.heatKW / KW_PER_MW, unit: 'MW' },
        { id: 'drawnMW', value: drawnKW / KW_PER_MW, unit: 'MW' },
      ],
    };
  },
};

/** Most servers up to `limit` for which `fits` holds; `fits` only turns from true to false as they grow. */
function mostServers(limit: number, fits: (servers: number) => boolean): number {
  if (fits(limit)) return limit;
  let low = 0;
  let high = limit;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
