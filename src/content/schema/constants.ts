/** Constants of the rules that belong to no single entry. */
import * as z from 'zod/mini';
import type { Constants } from '../../sim/index.ts';
import { described, flag, id, int, list, num, ratio, sourceTable, CENTS_MAX, DAY_MAX, type Matches } from './common.ts';

const power = z.strictObject({
  transformerLossRatio: ratio('Transformer loss at full load, of load'),
  transformerIdleRatio: ratio('Transformer loss at no load, of rating'),
  upsLossRatio: ratio('UPS loss at full load, of load'),
  upsIdleRatio: ratio('UPS loss at no load, of rating: why part load costs more'),
  networkStorageRatio: ratio('Network and storage on top of server power'),
  miscRatio: ratio('Lights, offices, security, of IT power'),
  trainingLoadRatio: ratio('Mean load of a server in a run, between idle and full'),
  servingLoadRatio: ratio('Mean load of a server that serves, between idle and full'),
  idleLoadRatio: ratio('Mean load of a server with nothing to do, between idle and full'),
  capExponent: num(1, 5, 'Dynamic power rises with the clock to this power'),
  bootMinutes: num(0, 10000, 'Minutes until shed racks are back'),
  gridReserveRatio: ratio('Share of the supply kept free'),
});
const swing = z.strictObject({
  waitLoadRatio: ratio('Load of a server that waits for its peers, between idle and full'),
  coherenceRatio: ratio('Share of the depth that GPUs show at the same moment within a step'),
  checkpointCoherenceRatio: ratio('The same when a checkpoint stops all of them'),
  voltageStepRatio: num(0.0001, 0.2, 'Rapid voltage change allowed several times a minute'),
  rareStepRatio: num(1, 20, 'A single fall may be this many times larger'),
  tripsPerHourAtDouble: num(0, 100, 'Trips per hour at twice the swing that fits'),
  tripsPerFallAtDouble: num(0, 1, 'Trips per checkpoint at twice the fall that fits'),
  maxTripsPerHour: num(0, 100, 'Most trips per hour'),
  tripMinutes: num(0, 10000, 'Minutes until protection is reset'),
  smoothingMaxRatio: ratio('Most of a valley that idle work can fill'),
});
const weather = z.strictObject({
  forecastDays: int(1, 14, 'Days that the forecast looks ahead'),
  forecastErrorKPerDay: num(0, 10, 'Standard deviation that each day of lead adds to the error, K'),
  spellForecastDays: int(0, 14, 'Days that heat waves, cold snaps and storms are seen ahead'),
});
const distribution = z.strictObject({
  breakerTimeMultiplier: num(0.01, 100, 'Time multiplier of the very inverse curve, IEC 60255-151'),
  breakerResetS: num(1, 1e5, 'Cooling time of a hot breaker, s'),
});
const cooling = z.strictObject({
  supplyDefaultC: num(5, 45, 'Air set-point, °C'),
  liquidDefaultC: num(5, 60, 'Coolant set-point, °C'),
  supplyMinC: num(5, 45, 'Lowest air set-point, °C'),
  supplyMaxC: num(5, 60, 'Highest air set-point, °C'),
  liquidMaxC: num(5, 70, 'Highest coolant set-point, °C'),
  recirculationK: num(0, 60, 'Inlet rise at full load of a rack in the worst place, K'),
  aisleRecirculationK: num(0, 60, 'Inlet rise of all racks at full hall load, K'),
  transientK: num(0.1, 40, 'This far above set-point begins an incident, K'),
  calmKPer10s: num(0, 10, 'Slower than this an incident ends, K per 10 s'),
  calmSeconds: num(0, 1e5, 'For this long, s'),
  damageHazardPerHourAtShutdown: num(0, 10, 'Share of GPUs damaged per hour at the shutdown temperature'),
  arrheniusDoublingK: num(1, 100, 'Hazard doubles with this many kelvin'),
  liquidKJPerKPerKW: num(0.01, 1e4, 'Thermal mass of the loop per kW of liquid heat, kJ per K'),
  overtempShutdownRatio: ratio('Share of racks that shut down when too hot'),
  loopApproachK: num(0, 30, 'Heat exchanger between loop and hall supply, K'),
  massCouplingPerK: num(0, 100, 'Heat from room air into equipment per kW of installed IT, kW per K'),
  plantDesignK: num(0.1, 200, 'Loops this much over design let the rejection plant carry twice its rating, K'),
  coilDesignK: num(0.1, 100, 'Air over loop at design; a coil carries 1/coilDesignK more per kelvin of overheating, K'),
  inletShutdownC: num(20, 100, 'Servers switch off at this air inlet, °C'),
  coolantShutdownC: num(20, 120, 'Servers switch off at this coolant supply, °C'),
  throttleFloorRatio: ratio('Lowest clock of the software throttle'),
});
const network = z.strictObject({
  gpusPerPod: int(1, 1e6, 'GPUs of one pod, whose scaling loss is zero'),
  scaleLossPerDoubling: ratio('Parallel efficiency lost with each doubling beyond a pod'),
  tierRadixRatio: num(0.01, 4, 'Share of ports that face down in each tier'),
  crossTierLoss: ratio('Further loss with each tier beyond two'),
});
const reliability = z.strictObject({
  causes: list(
    z.strictObject({
      id: id('Cause'),
      per1000NodeDays: num(0, 1000, 'Interruptions per thousand server-days'),
      hardware: flag('Hardware is at fault'),
      needsRepair: flag('The server must be repaired'),
    }),
    1, 40, 'Causes of interruptions',
  ),
  infantMultiplier: num(0, 100, 'Extra failures of a new rack, on top of 1'),
  infantDays: num(0.1, DAY_MAX, 'e-folding of the extra failures, days'),
  temperatureDoublingK: num(1, 100, 'Failures double with this many kelvin'),
  referenceInletC: num(0, 60, 'Inlet at which the rates hold, °C'),
  detectRestartMinutes: num(0, 10000, 'Detect, restart and resume, minutes'),
  manualRestartMinutes: num(0, 10000, 'The same when nobody of systems is on duty'),
  checkpointBytesPerParam: num(0.1, 1000, 'Bytes of a checkpoint per parameter'),
  checkpointGBPerSPerGpu: num(1e-6, 1000, 'Storage bandwidth that one GPU brings, GB/s'),
  checkpointMinS: num(0, 1e5, 'Shortest pause for a checkpoint, s'),
  repairCrewHours: num(0, 1e4, 'Technician hours per failed server'),
  repairSwapHours: num(0, 1e4, 'The same with a spare at hand'),
  slowNodeLossRatio: ratio('Straggler tail of a fleet that evicts'),
});
const training = z.strictObject({
  flopsPerParamToken: num(0.1, 100, 'FLOP per parameter and token'),
  lossA: num(0, 1e6, 'A of L = E + A/N^α + B/D^β'),
  lossB: num(0, 1e6, 'B'),
  lossE: num(0, 10, 'E'),
  lossAlpha: num(0.01, 2, 'α'),
  lossBeta: num(0.01, 2, 'β'),
  dataStockTokens: num(1e6, 1e18, 'Unique tokens that the lab can use'),
  repeatDecay: ratio('Value of each further epoch'),
  algorithmicDoublingDays: num(1, 1e5, 'Days in which the world\'s methods save half the compute'),
  researchSharePerHead: num(0, 10, 'Lab\'s own progress per researcher, before saturation'),
  researchHalfHeads: num(0.1, 1e5, 'Researchers at half of saturation'),
  capabilityPerDoubling: num(0, 1000, 'Index points per doubling of effective compute'),
  capabilityBaseFlop: num(1, 1e35, 'Effective compute at index capabilityBase'),
  capabilityBase: num(0, 1000, 'Index at capabilityBaseFlop'),
  minSystemsPer10kGpus: num(0, 1e4, 'People of systems per 10,000 GPUs for a run at full speed'),
  minResearchPerRun: num(0, 1e4, 'Researchers for a run at full speed'),
  bytesPerParamMemory: num(0.1, 1000, 'Weights and optimiser, bytes per parameter'),
  spikePerDay: num(0, 100, 'Loss spikes a day at full haste'),
  spikeReworkHours: num(0, 1000, 'Hours lost to one'),
});
const product = z.strictObject({
  marketTokensPerDay: num(0, 1e18, 'Tokens that the whole market buys on day 0'),
  marketGrowthPerYear: num(0, 1000, 'Growth of the market in a year, ratio'),
  capabilityChoiceSlope: num(0, 100, 'Logit per index point'),
  priceChoiceSlope: num(0, 100, 'Logit per natural logarithm of price'),
  outsideUtility: num(-100, 100, 'Utility of buying from nobody'),
  adoptionDays: num(0.1, DAY_MAX, 'e-folding towards the target share, days'),
  servingUtilRatio: ratio('Tokens really served over the peak'),
  paymentRatio: ratio('Left after fees'),
});
const byPace = (min: number, max: number, description: string) =>
  list(num(min, max, 'At this pace'), 4, 4, `${description}, by pace: easy, normal, hard, crunch`);
const people = z.strictObject({
  hoursPerWeekByPace: byPace(1, 168, 'Hours a week'),
  outputByPace: byPace(0, 5, 'Output in the first week'),
  fatiguePerWeekByPace: byPace(-1, 1, 'Fatigue gained in a week'),
  recoveryPerWeek: ratio('Fatigue lost in a week of rest'),
  fatigueOutputLoss: ratio('Output lost at fatigue 1'),
  fatigueAttrition: num(0, 100, 'Attrition multiplier added at fatigue 1'),
  fatigueErrorRatio: num(0, 100, 'Error multiplier added at fatigue 1'),
  payElasticity: num(0, 20, 'Speed of hiring rises with pay to this power'),
  payAttrition: num(0, 20, 'Attrition falls with pay to this power'),
  prestigeWeight: num(0, 20, 'Weight of the lab\'s standing in hiring'),
  computeWeight: num(0, 20, 'Weight of GPUs per researcher in hiring'),
  offerAnswerDays: num(0, 365, 'Days to answer an offer'),
  optionPoolRatio: ratio('Shares set aside for staff'),
  onboardingDays: num(0, 365, 'Days at half output'),
  overheadRatio: num(0, 5, 'Payroll taxes and desks on top of pay'),
  severanceMonths: num(0, 60, 'Months of pay on a lay-off'),
  equityWeight: ratio('Share of a package\'s worth that is equity'),
  offerAcceptRatio: ratio('Chance of yes to an offer at market terms and reach 1'),
  founderRecruiters: num(0, 100, 'Recruiting that the founder does, in recruiters'),
  computeHalfGpusPerHead: num(0.01, 1e6, 'Healthy GPUs per researcher that earn half of computeWeight'),
  staminaRelief: ratio('Share of fatigue that full stamina keeps off a key person'),
  keyPoachPerYear: num(0, 100, 'Approaches a year that win over a rested key person with market pay'),
  keyMarketDays: num(0.1, DAY_MAX, 'Mean days that a key person stays on the market'),
  starLossRatio: ratio('Share of the cohort that follows a key person out'),
  layoffShock: num(0, 10, 'Fatigue of those who stay, per share laid off'),
});
const perUnitCents = (description: string) => num(0, CENTS_MAX, `${description}, US cents`);
const finance = z.strictObject({
  insolventDays: num(0, 365, 'Days with cash below zero until bankrupt'),
  taxRatio: ratio('Tax on profit'),
  fairValueBaseCents: perUnitCents('Value of a founded lab with a story'),
  valuePerGpuCents: perUnitCents('Value added by one usable GPU'),
  valuePerCapabilityPoint: perUnitCents('Value added by one index point over entry'),
  valuePlaceRatios: list(num(0, 10, 'At this place'), 1, 40, 'Multiplier by place in the race, first place first'),
  revenueMultiple: num(0, 1000, 'Value over yearly revenue'),
  valuePerHeadCents: perUnitCents('Value added by one head'),
  roundCooldownDays: num(0, 365, 'Days between rounds'),
  offerValidDays: num(0, 365, 'Days that a term sheet stays open'),
  controlRatio: ratio('Share of votes that the founder needs to stay in control'),
  founderVotes: num(1, 1000, 'Votes of one founder share'),
  evidenceRevenueCentsPerYear: perUnitCents('Yearly revenue that counts as a business for investors who ask for one'),
  overheadCentsPerDay: perUnitCents('Rent, lawyers, travel, per day'),
  burnSmoothingDays: num(1, 365, 'Window of the burn shown, days'),
  entryCapability: num(0, 1000, 'Index from which valuePerCapabilityPoint counts'),
  foundingShares: int(1, 1e12, 'Shares of founder and pool together'),
  founderBoardSeats: int(0, 100, 'Board seats of the founder'),
  maxRoundRatio: ratio('Most of the company, after the money, that one term sheet may take'),
  moodSpreadWeight: num(0, 1, 'Loan spread added per point of market mood below 1'),
  contractSpreadRelief: ratio('Share of the spread that revenue covering the whole debt takes away'),
  plantLifeYears: num(0.5, 100, 'Straight-line life of buildings, racks, cooling and network, years'),
  scoreGoals: num(0, 1000, 'Points of 1000 for goals'),
  scorePlace: num(0, 1000, 'Points for the place in the race'),
  scoreUseful: num(0, 1000, 'Points for useful over bought GPU-days'),
  scoreSolvency: num(0, 1000, 'Points for runway'),
  scoreRunwayDays: num(1, DAY_MAX, 'Runway that earns all points for it, days'),
});
const construction = z.strictObject({
  weatherDelayC: num(-60, 60, 'Outdoor temperature above which crews slow down, °C'),
  frostDelayC: num(-60, 60, 'Outdoor temperature below which they do, °C'),
  facilitiesPerMW: num(0, 1000, 'Heads of facilities to run one MW of IT'),
  leadSpreadRatio: num(0, 5, 'Mean lateness of equipment over its lead time'),
});

export const constants = described(
  z.strictObject({
    weather, power, swing, distribution, cooling, network, reliability, training, product, people, finance, construction,
    sources: sourceTable,
  }),
  'Constants of the rules; sources are keyed by path, e.g. power.upsLossRatio',
);

export type CheckConstants = Matches<Constants, z.infer<typeof constants>>;
