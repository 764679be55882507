/** Constants of the rules that belong to no single entry: they live in content (balance.jsonc), each with a source. */
import type { AirflowConstants } from './catalogAirflow.ts';
import type { SourceRef } from './catalogCommon.ts';
import type { EquityConstants } from './catalogEquity.ts';
import type { PublicityConstants } from './catalogPress.ts';
import type { RivalConstants } from './catalogRivals.ts';

export interface PowerConstants {
  transformerLossRatio: number; // of load, near full load
  transformerIdleRatio: number; // of rating, constant
  upsLossRatio: number; // at full load
  upsIdleRatio: number; // of rating, constant: why part load costs more
  storageRatio: number; // storage, front-end network and management, added to server power
  miscRatio: number; // lights, offices, security, of IT
  trainingLoadRatio: number; // mean GPU-server utilisation while in a run, idle-to-max scale
  servingLoadRatio: number;
  idleLoadRatio: number;
  capExponent: number; // dynamic power ~ clock^capExponent
  bootMinutes: number; // time for shed racks to come back into the run
  upsMinutes: number; // that a UPS carries its hall at full rating
  upsCycleLife: number; // full discharges until upsWearRatio of its energy is gone
  upsWearRatio: number;
  upsRechargeHours: number; // from empty
  upsOrderlyK: number; // a hall on its UPS is switched off in order this far below its shutdown
  pickupS: number; // between two load steps of generators that stand alone
  gridReserveRatio: number; // share of supply kept free
}
export interface CoolingConstants {
  supplyDefaultC: number; // air supply set-point
  liquidDefaultC: number; // coolant supply set-point
  supplyMinC: number;
  supplyMaxC: number;
  liquidMaxC: number;
  transientK: number; // above set-point by this much: incident
  calmKPer10s: number; // below this rate an incident ends
  calmSeconds: number;
  damageHazardPerHourAtShutdown: number; // share of GPUs damaged per hour at the shutdown temperature
  arrheniusDoublingK: number; // 10
  liquidKJPerKPerKW: number; // loop thermal mass per kW of liquid heat
  overtempShutdownRatio: number; // share of overheated racks that switch themselves off in time; the rest are damaged
  loopApproachK: number; // heat exchanger between loop and hall supply
  airLoopDeltaK: number; // loop's return over its supply, from air coils
  liquidLoopDeltaK: number; // from coolant exchangers
  pumpEfficiencyRatio: number; // pumps and their motors
  massCouplingPerK: number; // kW/K from room air into equipment, per kW of installed IT
  plantDesignK: number; // loops this much over design let the rejection plant carry twice its rating
  coilDesignK: number; // air (or coolant) over loop at design: a coil carries 1/coilDesignK more per kelvin of overheating
  inletShutdownC: number; // servers switch off at this air inlet
  coolantShutdownC: number; // servers switch off at this coolant supply
  throttleFloorRatio: number; // lowest clock of the software throttle; below it the hardware halves the clock
}
export interface NetworkConstants {
  tierRadixRatio: number;
  placementRatio: number; // share of a run's traffic that stays below a narrow tier
  maxOversubscription: number;
  inRackM: number; // cable from a server to a leaf in its own rack
  inHallM: number; // longest cable inside a hall: from a server to the leaf of its rail, from a leaf to a spine
  hallEndM: number; // inside a hall, at each end of a cable between halls
  campusTileM: number; // edge of a campus tile
}
export interface ResearchConstants {
  crowdHeads: number; // heads on one idea at which half of them is lost to talking
  dryRatio: number; // pace without any GPU for experiments, where an idea needs them
  copyRatio: number; // of the work once the field knows an idea
  leakPerYear: number; // hazard that a kept idea gets out, at a staff that half believes in the place
  publishStaff: number; // added to standing
  publishCredibility: number;
  publishHiring: number; // reach of recruiting for publishDays
  publishDays: number;
}
export interface StorageConstants {
  rackGBPerS: number; // that a rack of storage takes in
  rackKW: number; // it does not rest
  rackPriceCents: number;
  leadDays: number;
  mostGBPerSPerGpu: number; // that the servers' own ports to storage carry
}
export interface ReliabilityConstants {
  causes: { id: string; per1000NodeDays: number; hardware: boolean; needsRepair: boolean }[];
  infantMultiplier: number; // extra at day 0 of a rack
  infantDays: number; // e-folding
  temperatureDoublingK: number;
  referenceInletC: number;
  detectRestartMinutes: number;
  manualRestartMinutes: number; // when nobody from systems is on duty
  checkpointBytesPerParam: number;
  checkpointGBPerSPerGpu: number; // storage bandwidth that a GPU brings
  checkpointMinS: number;
  repairCrewHours: number; // technician hours per failed server
  repairSwapHours: number; // with a spare at hand
  dayShiftHours: number; // of a day, about noon, in which technicians mend without a night shift
  nightWorkRatio: number; // work done in an hour at night over one by day
  nodeGpus: number; // GPUs of the servers whose failures were counted: rates go with the GPUs
  lemonNodeRatio: number; // of new servers, those that will fail again and again
  lemonFailuresPerDay: number; // of one of them
  evictCrewHours: number; // technician hours to replace a server, on top of its repair
  burnInHalvingHours: number; // of tests after which half of the lemons are found
  silentPer1000NodeDays: number; // servers of a run that begin to corrupt without failing
  silentLossRatio: number; // of the run's work that one of them spoils
  silentFoundDays: number; // until one is found without checks
  validationMinutes: number; // that a check of all servers stops the run
}
export interface TrainingConstants {
  flopsPerParamToken: number; // 6
  lossA: number;
  lossB: number;
  lossE: number;
  lossAlpha: number;
  lossBeta: number;
  dataStockTokens: number; // unique tokens the lab can use
  repeatDecay: number; // value of each further epoch
  algorithmicDoublingDays: number; // world's progress, compute-equivalent
  researchSharePerHead: number; // lab's own addition, per researcher, saturating
  researchHalfHeads: number;
  capabilityPerDoubling: number; // index points per doubling of effective compute
  capabilityBaseFlop: number; // effective compute at index `capabilityBase`
  capabilityBase: number;
  minSystemsPer10kGpus: number; // people of systems for a full-speed run
  minResearchPerRun: number;
  bytesPerParamMemory: number; // weights + optimiser, per parameter, over all GPUs
  sequenceTokens: number; // of one training sample
  criticalBatchTokens: number; // largest batch that wastes no tokens, in a run of the performance model's batchReferenceTokens
  batchWasteSlope: number; // extra tokens needed for each further critical batch
  fp8LossRatio: number; // loss added by training in FP8
  softwareLeadYears: number; // that a large lab's training software is ahead of what is public
  softwareLagYears: number; // that a lab new to a generation is behind it
  softwareWorkYears: number; // years of systems engineers' work that bring it 1 - 1/e of the way
  softwareYearsBefore: number; // that a lab's engineers have had its machines when a run goes on at the start
  softwareTokens: number; // tokens trained on the generation that do the same
  moeExponent: number; // a mixture is worth active parameters x (total / active)^this
  moeSaturation: number; // total / active has no more effect than this
  longContextTokensRatio: number; // of the tokens, the last ones, that teach a longer context
  spikePerDay: number; // loss spikes that cost rework, at full haste
  spikeReworkHours: number;
}
export interface ProductConstants {
  marketTokensPerDay: number; // whole market at day 0
  marketGrowthPerYear: number; // ratio
  capabilityChoiceSlope: number; // logit per index point
  priceChoiceSlope: number; // logit per natural log of price
  outsideUtility: number;
  relaunchRatio: number; // of a launch's work where customers of the line only change the model
  adoptionDays: number; // e-folding towards the target share
  servingUtilRatio: number; // tokens/s really served over the peak
  servingBytesPerParam: number; // of weights in memory
  contextChoiceSlope: number; // logit per doubling of context over that of usual samples
  contextServingRatio: number; // of the time of serving, what keys and values take at the usual context
  contextUseExponent: number; // customers' mean length grows as this power of the context on offer
  paymentRatio: number; // after fees
  dailySwingRatio: number; // demand at its peak hour over the day's mean, less 1
  peakHour: number; // 0..23
  qualityDays: number; // over which customers remember requests that were not answered
  brandLossPerDay: number; // gauge points a day when no request is answered
  batchWeightsRatio: number; // of a decoding step's time at the usual batch, what reading weights takes
  queueRatio: number; // of waiting
  queuePower: number;
  autoscaleUtilRatio: number; // of serving GPUs that should be busy at the highest hour
  riskDoublingPoints: number; // index points that double a model's risk
  riskSpread: number; // standard deviation of its natural log between models
  readingSpread: number; // of one evaluation
  dataQualityExponent: number; // compute-equivalent = mean quality to this power
}
export interface PeopleConstants {
  hoursPerWeekByPace: number[]; // pace 0..3
  outputByPace: number[]; // first-week output ratio
  fatiguePerWeekByPace: number[]; // 0..1 scale
  recoveryPerWeek: number;
  fatigueOutputLoss: number; // output lost at fatigue 1
  fatigueAttrition: number; // attrition multiplier added at fatigue 1
  fatigueErrorRatio: number; // failure/repair error multiplier added at fatigue 1
  payElasticity: number; // hiring speed ~ payRatio^payElasticity
  payAttrition: number; // attrition ~ payRatio^-payAttrition
  prestigeWeight: number;
  computeWeight: number;
  offerAnswerDays: number;
  optionPoolRatio: number;
  onboardingDays: number;
  overheadRatio: number; // payroll taxes, desks
  payFeltDays: number; // days in which a raise is believed
  severanceMonths: number;
  equityWeight: number; // share of a package's worth that is equity, 0..1: in offers and in staying
  offerAcceptRatio: number; // chance of yes to an offer at market terms and reach 1
  founderRecruiters: number; // recruiting the founder does, in recruiters
  computeHalfGpusPerHead: number; // healthy GPUs per researcher at which half of computeWeight is earned
  staminaRelief: number; // share of fatigue that full stamina keeps off a key person
  keyPoachPerYear: number; // approaches to a rested, market-paid key person that succeed, per year
  keyMarketDays: number; // mean days that a key person stays on the market
  starLossRatio: number; // share of the cohort that follows a key person out
  layoffShock: number; // fatigue added to those who stay, per share laid off
  layoffStaff: number; // belief of the staff lost, per share laid off
  layoffHiring: number; // reach of recruiting lost for a while, per share laid off
  layoffDays: number;
  interviewPassRatio: number; // of those found
  visaDays: number; // from signing to the permit, beside the wait for a place
  visaHalfHeads: number; // policy heads who halve both
  gridChaseRatio: number; // lateness of grid phases over the usual without anybody from power
  gridChaseHalfHeads: number; // power heads who take off half of what can be taken off
  gridLeastRatio: number; // lateness that no number of heads takes off
  leadTeamRatio: number; // output of a team led by a full star
  leadIdeaRatio: number; // effective heads on an idea led by one
  leadOwnRatio: number; // of a leader's own effect, while leading
  leadLossRatio: number; // work on an idea that leaves with its leader
  approachDays: number; // until somebody approached by a rival decides
  approachPayRatio: number; // most that rivals pay above present pay
  stayRatio: number; // chance to stay of somebody who is offered more and gets nothing
  poachAcceptRatio: number; // chance of yes of somebody who has a job at a rival
  poachControversy: number; // noise of one attempt
  poachPoints: number; // capability that coming models of a lab lose with a full star, and the new employer's gain
  raidHeatDays: number; // half-life of what rivals remember
  burnoutFatigue: number; // from which key people may burn out
  burnoutPerYear: number; // hazard at fatigue 1
  burnoutDays: number; // away
  leaveRecovery: number; // recovery on leave over that at work
  optionSlope: number; // worth of options per share of change since the grant
  optionFloorRatio: number; // least worth, over that of fresh ones
  optionCapRatio: number; // most worth
  repriceCredibility: number; // lost by repricing
  cultureFatigue: number; // fatigue that a staff bears without souring
  cultureFatiguePerYear: number; // belief lost a year per fatigue above that
  culturePayPerYear: number; // belief gained a year per package above the market
  cultureOptionPerYear: number; // belief gained a year per worth of options above fresh ones
  cultureWordPerYear: number; // belief gained a year per credibility above its rest
  policyPerYear: number; // patience of authorities and goodwill of towns gained a year by many policy heads
  policyHalfHeads: number;
}
export interface FinanceConstants {
  insolventDays: number; // cash below zero for this long = bankrupt
  taxRatio: number;
  fairValueBaseCents: number; // a founded lab with a story
  valuePerGpuCents: number; // installed, usable
  valuePerCapabilityPoint: number; // cents per index point over entry
  valuePlaceRatios: number[]; // multiplier by leaderboard place
  revenueMultiple: number;
  evidenceRevenueCentsPerYear: number; // revenue of a business, for investors who ask for one
  valuePerHeadCents: number;
  roundCooldownDays: number;
  offerValidDays: number;
  controlRatio: number; // founder votes needed to keep control
  founderVotes: number; // votes per founder share
  overheadCentsPerDay: number;
  burnSmoothingDays: number; // window of the burn shown and of the runway
  entryCapability: number; // index from which valuePerCapabilityPoint counts
  foundingShares: number; // founder and pool together, whole shares
  newGenerationDays: number; // until a better generation presses resale prices in full
  resaleDepthWeeks: number; // of a maker's shipments: used GPUs on offer at which the next one fetches half
  resaleHalfDays: number; // until half of them are taken up
  founderBoardSeats: number;
  maxRoundRatio: number; // most of the post-money company that one term sheet may take
  defaultRate: number; // added to the rate of every later loan by each that was called, per year
  lenderMemoryDays: number; // after lenders lost money: none lends without recourse, all advance less
  defaultCredibility: number; // taken by a loan that is called
  moodSpreadWeight: number; // loan spread added per point of market mood below 1
  contractSpreadRelief: number; // share of the spread that revenue covering the whole debt takes away
  plantLifeYears: number; // straight-line life of buildings, racks, cooling and network
  scoreGoals: number; // points of 1000 for goals
  scorePlace: number; // for the place in the race
  scoreUseful: number; // for useful over bought GPU-days
  scoreSolvency: number; // for runway
  scoreRunwayDays: number; // runway that earns all of scoreSolvency
}
export interface ConstructionConstants {
  weatherDelayC: number;
  frostDelayC: number;
  handoverHours: number; // finished racks are handed over together, so often
  facilitiesPerMW: number; // heads to run one MW of IT
  leadSpreadRatio: number; // mean lateness of equipment, share of its lead time (one-sided, exponential)
}
/** Swing of synchronous runs against the stiffness of the supply (rules/power/swing.ts). */
export interface SwingConstants {
  waitLoadRatio: number; // load of a server that waits for its peers, idle-to-max scale
  coherenceRatio: number; // share of a run's depth that its GPUs show at the same moment within a step
  checkpointCoherenceRatio: number; // the same when a checkpoint stops all of them
  voltageStepRatio: number; // rapid voltage change that protection allows several times a minute
  rareStepRatio: number; // a single fall may be this many times larger
  tripsPerHourAtDouble: number; // at twice the swing that fits
  tripsPerFallAtDouble: number; // per checkpoint, at twice the fall that fits
  maxTripsPerHour: number;
  tripMinutes: number; // until protection is reset
  smoothingMaxRatio: number; // most of a valley that idle work can fill
}
/** Busways and their breakers (rules/power/breaker.ts). */
export interface DistributionConstants {
  breakerTimeMultiplier: number; // IEC 60255-151 very inverse
  breakerResetS: number; // from hot to cold
  breakerMinutes: number; // until a tripped breaker is closed again
  buswayMaxRatio: number; // most that racks may take by plan, of the rating
}
/** What policies keep and when they act. */
export interface PolicyConstants {
  leastRunwayDays: number; // of burn that orders by policy leave where no runway is kept
  hireRunwayDays: number; // of runway that posts by plan leave
  reorderRatio: number; // share of the spares wanted that is missing before more are ordered
  firstPue: number; // of a site that has drawn nothing yet
  aheadDays: number; // deliveries so soon count as here: hiring takes as long
  installDays: number; // in which what stands on the dock should be in racks
  buildDays: number; // in which what is ordered should be built
  hireDays: number; // in which open posts should be filled
}
export interface WeatherConstants {
  forecastDays: number;
  forecastErrorKPerDay: number; // standard deviation added by each day of lead
  spellForecastDays: number; // heat waves, cold snaps and storms are seen this far ahead
}
export interface Constants {
  weather: WeatherConstants;
  airflow: AirflowConstants;
  power: PowerConstants;
  swing: SwingConstants;
  distribution: DistributionConstants;
  cooling: CoolingConstants;
  network: NetworkConstants;
  reliability: ReliabilityConstants;
  storage: StorageConstants;
  training: TrainingConstants;
  product: ProductConstants;
  people: PeopleConstants;
  research: ResearchConstants;
  publicity: PublicityConstants;
  rivals: RivalConstants;
  finance: FinanceConstants;
  equity: EquityConstants;
  construction: ConstructionConstants;
  policies: PolicyConstants;
  sources: Record<string, SourceRef>; // 'power.upsLossRatio' -> origin
}
