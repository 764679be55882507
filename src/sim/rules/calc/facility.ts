/** Megawatts, PUE, water and the bill of a site over a typical year of its weather. */
import { facilityYear } from '../facility/facilityYear.ts';
import { designC, HOURS_PER_YEAR } from '../typicalYear.ts';
import { numberOf, optionalNumber } from './read.ts';
import { planSite, rackRefusals, siteFields, siteItKW, sourced } from './siteParts.ts';
import type { CalcTerm, Calculator } from './types.ts';

const KW_PER_MW = 1000;
const KWH_PER_TWH = 1e9;
/** The design condition of 0.4 % is exceeded in 35 hours of a year. */
const DESIGN_SHARE = 0.996;

export const facility: Calculator = {
  kind: 'facility',
  plot: { x: 'gpus', y: 'facilityPeakMW' },
  fields: [
    ...siteFields('gpus'),
    { id: 'fabricTiers', type: 'integer', unit: '1', min: 1, max: 5, example: 3, optional: true },
    { id: 'electricityUsdPerKWh', type: 'number', unit: 'USD/kWh', min: 0, max: 5, example: 0.078, optional: true },
  ],
  outputs: [
    { id: 'itMW', unit: 'MW' }, { id: 'facilityPeakMW', unit: 'MW' }, { id: 'pueAnnual', unit: '1' }, { id: 'wueAnnual', unit: 'L/kWh' },
    { id: 'energyTWhPerYear', unit: 'TWh' }, { id: 'energyUsdPerYear', unit: 'USD' }, { id: 'puePeak', unit: '1' }, { id: 'waterM3PerYear', unit: 'm³' },
  ],
  run: (spec, catalog) => {
    const refused = rackRefusals(catalog, spec);
    if (refused.length > 0) return { refused };
    const plan = planSite(catalog, spec, numberOf(spec, 'gpus'), optionalNumber(spec, 'fabricTiers'));
    const { design, peak, facility: site, year } = plan;
    const meanItKW = siteItKW(catalog, plan, plan.gpus, design.utilisationRatio);
    const result = facilityYear(site, year, meanItKW);
    const usdPerKWh = optionalNumber(spec, 'electricityUsdPerKWh') ?? design.electricityUsdPerKWh;
    const { mean, design: hottest } = result;
    const mw = (id: string, kW: number, source?: CalcTerm['source']): CalcTerm => ({ id, value: kW / KW_PER_MW, unit: 'MW', ...sourced(source) });
    const terms: CalcTerm[] = [
      mw('serversPeakMW', peak.serversKW, plan.accelerator.sources['serverMaxKW']), mw('fabricMW', peak.fabricKW), mw('storageMW', peak.storageKW, catalog.constants.sources['power.storageRatio']),
      { id: 'fabricTiers', value: plan.tiers, unit: '1' },
      { id: 'rackLeastKW', value: plan.accelerator.serverMaxKW, unit: 'kW' },
      { id: 'rackLimitKW', value: site.method.maxRackKW, unit: 'kW', ...sourced(site.method.sources['maxRackKW']) },
      { id: 'utilisation', value: design.utilisationRatio, unit: '1', ...sourced(design.sources['utilisationRatio']) },
      mw('itMeanMW', meanItKW), mw('conversionMeanMW', mean.conversionKW), mw('fansMeanMW', mean.fanKW), mw('pumpsMeanMW', mean.pumpKW),
      mw('compressorsMeanMW', mean.compressorKW, site.rejection.sources['chiller']), mw('humidityMeanMW', mean.humidityKW), mw('miscMeanMW', mean.miscKW),
      { id: 'freeCoolingRatio', value: mean.freeRatio, unit: '1' },
      { id: 'dryBulbMeanC', value: meanOf(year.dryBulbC), unit: '°C' }, { id: 'wetBulbDesignC', value: designC(year.wetBulbC, DESIGN_SHARE), unit: '°C' },
      { id: 'peakHourDryBulbC', value: hottest.dryBulbC, unit: '°C' }, { id: 'peakHourWetBulbC', value: hottest.wetBulbC, unit: '°C' },
      { id: 'usdPerKWh', value: usdPerKWh, unit: 'USD/kWh' },
    ];
    return {
      itMW: peak.totalKW / KW_PER_MW,
      facilityPeakMW: hottest.peak.siteKW / KW_PER_MW,
      pueAnnual: result.pue,
      wueAnnual: result.wueLPerKWh,
      energyTWhPerYear: result.siteKWh / KWH_PER_TWH,
      energyUsdPerYear: result.siteKWh * usdPerKWh,
      puePeak: hottest.peak.siteKW / hottest.peak.itKW,
      waterM3PerYear: result.waterL / 1000,
      pueByMonth: result.pueByMonth,
      wueByMonth: result.wueByMonth,
      terms,
    };
  },
};

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / HOURS_PER_YEAR;
}
