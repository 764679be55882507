/** A site over a typical year: energy, water, PUE and WUE by month and year, and the hour that asks for most. */
import { HOURS_PER_YEAR, monthOf, type TypicalYear } from '../typicalYear.ts';
import { emptyHour, facilityHour, type BuiltFacility, type FacilityHour } from './facilityHour.ts';

const MONTHS = 12;

/** The hour of the year in which the site draws most with all servers at full load. */
export interface DesignHour {
  hour: number; // of the year
  dryBulbC: number;
  wetBulbC: number;
  peak: FacilityHour;
}

export interface FacilityYear {
  itKWh: number;
  siteKWh: number;
  waterL: number;
  pue: number;
  wueLPerKWh: number;
  pueByMonth: number[];
  wueByMonth: number[];
  mean: FacilityHour; // yearly means
  design: DesignHour;
}

/** Finds the design hour, which the plant and the feed are built for. */
export function designHour(site: BuiltFacility, year: TypicalYear): DesignHour {
  const hour = emptyHour();
  const best: DesignHour = { hour: 0, dryBulbC: NaN, wetBulbC: NaN, peak: emptyHour() };
  let peakKW = -1;
  for (let index = 0; index < HOURS_PER_YEAR; index++) {
    facilityHour(site, site.peakItKW, year.dryBulbC[index] ?? 0, year.wetBulbC[index] ?? 0, hour);
    if (hour.siteKW <= peakKW) continue;
    peakKW = hour.siteKW;
    best.hour = index;
    Object.assign(best.peak, hour);
  }
  best.dryBulbC = year.dryBulbC[best.hour] ?? NaN;
  best.wetBulbC = year.wetBulbC[best.hour] ?? NaN;
  return best;
}

/** Sums a year at a mean IT power. PUE and WUE are outputs: energy (and water) of the site over energy of IT. */
export function facilityYear(site: BuiltFacility, year: TypicalYear, meanItKW: number): FacilityYear {
  const hour = emptyHour();
  const total = emptyHour();
  const keys = Object.keys(total) as (keyof FacilityHour)[];
  const siteByMonth = new Float64Array(MONTHS);
  const waterByMonth = new Float64Array(MONTHS);
  const itByMonth = new Float64Array(MONTHS);
  for (let index = 0; index < HOURS_PER_YEAR; index++) {
    facilityHour(site, meanItKW, year.dryBulbC[index] ?? 0, year.wetBulbC[index] ?? 0, hour);
    for (const key of keys) total[key] += hour[key];
    const month = monthOf(index);
    siteByMonth[month] = (siteByMonth[month] ?? 0) + hour.siteKW;
    waterByMonth[month] = (waterByMonth[month] ?? 0) + hour.makeupL;
    itByMonth[month] = (itByMonth[month] ?? 0) + hour.itKW;
  }
  const ratios = (above: Float64Array): number[] => Array.from(above, (value, month) => value / (itByMonth[month] ?? 1));
  const result: FacilityYear = {
    itKWh: total.itKW, siteKWh: total.siteKW, waterL: total.makeupL, pue: total.siteKW / total.itKW, wueLPerKWh: total.makeupL / total.itKW,
    pueByMonth: ratios(siteByMonth), wueByMonth: ratios(waterByMonth), mean: total, design: designHour(site, year),
  };
  for (const key of keys) total[key] /= HOURS_PER_YEAR;
  return result;
}
