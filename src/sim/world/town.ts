/** State of what the lab owes its towns, and of its carbon. Absent in scenarios without a community. */

export interface TownPromise {
  promise: string; // PromiseDef id
  madeS: number;
  dueS: number;
  heldDays: number; // in a row, until now
  effortRatio: number; // of its goodwill: how far the lab was from it on the day of the word
  state: 'open' | 'kept' | 'broken';
  endedS: number; // -1 while open
}

export interface PermitCase {
  permit: string; // PermitDef id
  site: string;
  filedS: number;
  hearingS: number;
  state: 'pending' | 'granted' | 'refused';
}

export interface TownState {
  promises: TownPromise[];
  permits: PermitCase[];
  cleanRatio: number; // of grid energy that is bought under clean agreements
  offsetKg: number; // bought and not yet used
  seenCo2Kg: number; // of all sites together, when the day before ended
  cleanKWh: number; // of the day so far
  cutKg: number; // of the day so far, by clean agreements
  itKWh: number; // of the day so far
  co2KgPerDay: number; // net of clean agreements, before offsets; the last day
  kgPerKWh: number; // of IT, smoothed over thirty days; -1 without a reading
  carbonCents: number; // paid for carbon since the start
  jobs: number; // people of the lab who work at its sites
  noiseDbA: number; // loudest fence of the last day, generators that ran
  smokeRatio: number; // air permit used up, of the site that is nearest to it
  waterRatio: number; // of the contract, of the site that is nearest to it
  billRatio: number; // of the rate-payers' peak that the lab draws
}
