/** A small, literal catalog for tests of the simulation. Numbers are sane, not balanced; the base content has its own. */
import { GAUGE_IDS } from '../../src/sim/world/catalogAffairs.ts';
import type { Catalog } from '../../src/sim/world/catalog.ts';
import type { RoleDef, RoleId } from '../../src/sim/world/catalogCompany.ts';
import type { Constants } from '../../src/sim/world/catalogConstants.ts';
import type { AcceleratorDef, CoolingUnitDef, RackDef } from '../../src/sim/world/catalogHardware.ts';
import type { RejectionDef } from '../../src/sim/world/catalogFacility.ts';
import type { HeatRejectionDef, SiteDef, StructureDef } from '../../src/sim/world/catalogPlant.ts';
import { airflow } from './airflow.ts';
import type { ScenarioDef } from '../../src/sim/world/catalogScenario.ts';
import { tinyWorkbench } from './tinyWorkbench.ts';
import { tinyData, tinyLines, tinySteps } from './tinyProducts.ts';

const entry = (id: string): { id: string; name: string; sources: Record<string, never> } => ({ id, name: `test.${id}`, sources: {} });
const structure = (id: string, w: number, d: number) => ({
  ...entry(id), w, d, priceCents: 100_000_000, leadDays: 30, buildCrewDays: 200, rentCentsPerMonth: 0, sprite: id,
});

const h100: AcceleratorDef = {
  ...entry('h100'), vendor: 'nvidia', releaseDate: '2022-09-01', peakTflops: 989, memoryGB: 80, tdpW: 700, gpusPerServer: 8,
  peakFp8Tflops: 1979, memoryGBPerS: 3350, scaleUpGpus: 8, scaleUpGBPerS: 900, scaleOutGbps: 400, matmulRatio: 0.76, matmulFp8Ratio: 0.66, immatureLossRatio: 0.5,
  serverMaxKW: 10.2, serverIdleKW: 2.4, priceCents: 3_200_000, priceFallPerYear: 0.25, resaleRatio: 0.7,
  economicLifeYears: 5, leadDays: 60, weeklyAllocation: 4000, throttleC: 87, slowdownC: 89, shutdownC: 92,
  airRiseK: 50, liquidRiseK: 36, referenceMfu: 0.42, servingTokensPerS: 400, servingParams: 70e9,
};
const b200: AcceleratorDef = {
  ...h100, ...entry('b200'), releaseDate: '2025-01-01', peakTflops: 2250, memoryGB: 180, tdpW: 1000, serverMaxKW: 14.3,
  peakFp8Tflops: 4500, memoryGBPerS: 8000, scaleUpGBPerS: 1800,
  serverIdleKW: 3.2, priceCents: 4_500_000, airRiseK: 52, liquidRiseK: 40, servingTokensPerS: 1100,
};

const racks: Record<string, RackDef> = {
  air16: {
    ...entry('air16'), accelerator: 'h100', servers: 2, medium: 'air', airHeatRatio: 1, priceCents: 1_500_000,
    installCrewHours: 12, sprite: 'rack-air8',
  },
  air4k: {
    ...entry('air4k'), accelerator: 'h100', servers: 1, medium: 'air', airHeatRatio: 1, priceCents: 900_000,
    installCrewHours: 6, sprite: 'rack-air8',
  },
  liquid64: {
    ...entry('liquid64'), accelerator: 'h100', servers: 8, medium: 'liquid', airHeatRatio: 0.2, priceCents: 9_000_000,
    installCrewHours: 40, sprite: 'rack-liquid',
  },
  dense72: {
    ...entry('dense72'), accelerator: 'b200', servers: 9, medium: 'liquid', airHeatRatio: 0.15, priceCents: 20_000_000,
    installCrewHours: 60, sprite: 'rack-dense',
  },
};

const coolingUnits: Record<string, CoolingUnitDef> = {
  crah: {
    ...entry('crah'), kind: 'crah', capacityKW: 400, fanKW: 12, priceCents: 6_000_000, leadDays: 20, failuresPerYear: 0.1, repairHours: 8,
  },
  cdu: {
    ...entry('cdu'), kind: 'cdu', capacityKW: 1200, fanKW: 12, priceCents: 12_000_000, leadDays: 30, failuresPerYear: 0.1, repairHours: 8,
  },
};

const rejection = (id: string, more: Partial<HeatRejectionDef>): HeatRejectionDef => ({
  ...structure(id, 3, 2), kind: 'heat-rejection', method: 'air-chiller', rejection: 'dry', compressors: true, ratedKW: 6000, ratedAmbientC: 35, deratePerK: 0.015,
  failuresPerYear: 0.3, repairHours: 24, restartS: 150, ...more,
});
const dryRejection: RejectionDef = {
  ...entry('dry'), economiser: 'dry', wholeOrNone: false, approachK: 8, fanRatio: 0.03, airPath: null, saturationRatio: 0,
  chiller: { condenser: 'dry', condenserApproachK: 13, evaporatorApproachK: 2, carnotRatio: 0.654, fixedRatio: 0.079, minCondensingC: 30 },
  loopPumpKPa: 220, towerPumpKPa: 0, leavingAirK: 0, cyclesOfConcentration: 0,
};
const rejections: Record<string, RejectionDef> = {
  dry: dryRejection,
  'no-economiser': { ...dryRejection, ...entry('no-economiser'), economiser: 'none' },
  sprayed: {
    ...dryRejection, ...entry('sprayed'), economiser: 'adiabatic', saturationRatio: 0.8, towerPumpKPa: 60, leavingAirK: 7, cyclesOfConcentration: 4,
  },
  wet: {
    ...dryRejection, ...entry('wet'), economiser: 'wet', approachK: 6, fanRatio: 0.014,
    chiller: { condenser: 'wet', condenserApproachK: 11.5, evaporatorApproachK: 2, carnotRatio: 0.75, fixedRatio: 0.012, minCondensingC: 20 },
    towerPumpKPa: 180, leavingAirK: 7, cyclesOfConcentration: 5,
  },
};

const structures: Record<string, StructureDef> = {
  'hall-s': {
    ...structure('hall-s', 4, 3), kind: 'hall', floorCols: 24, floorRows: 12, maxItKW: 4000, airMassKJPerK: 1500,
    equipmentMassKJPerK: 16, fromShell: false, crahSlots: 16, cduSlots: 4,
  },
  'hall-l': {
    ...structure('hall-l', 10, 6), kind: 'hall', floorCols: 48, floorRows: 24, maxItKW: 40_000, airMassKJPerK: 20_000,
    equipmentMassKJPerK: 16, fromShell: false, crahSlots: 60, cduSlots: 60,
  },
  'hall-shell': {
    ...structure('hall-shell', 10, 6), priceCents: 60_000_000, buildCrewDays: 80, leadDays: 10, kind: 'hall', floorCols: 48, floorRows: 24,
    maxItKW: 40_000, airMassKJPerK: 20_000, equipmentMassKJPerK: 16, fromShell: true, crahSlots: 60, cduSlots: 60,
  },
  genset: {
    ...structure('genset', 1, 1), kind: 'genset', priceCents: 0, rentCentsPerMonth: 12_000_000, leadDays: 14, buildCrewDays: 6,
    unitKW: 2500, heatRateBtuPerKWh: 8400, startS: 120, fuel: 'gas', partLoadPenaltyRatio: 0.12, deratePerK: 0.003, ratingC: 35, noxKgPerMWh: 0.45, noiseDbA: 55, stepRatio: 0.1, blackStart: true, maintenanceCentsPerMWh: 1500, co2KgPerKWh: 0.46, failuresPerYear: 2, repairHours: 12,
  },
  battery: {
    ...structure('battery', 1, 1), kind: 'battery', priceCents: 120_000_000, powerKW: 1900, energyKWh: 3900, roundTripRatio: 0.9, cycleLife: 6000, wearRatio: 0.3,
  },
  'air-chiller': rejection('air-chiller', {}),
  tower: rejection('tower', {
    method: 'tower', rejection: 'wet', ratedKW: 12_000, ratedAmbientC: 25.5, deratePerK: 0.02, restartS: 240,
  }),
  'dry-cooler': rejection('dry-cooler', {
    method: 'dry-cooler', compressors: false, ratedKW: 5000, ratedAmbientC: 35, deratePerK: 0.02, restartS: 60,
  }),
  'sprayed-cooler': rejection('sprayed-cooler', {
    method: 'dry-cooler', rejection: 'sprayed', compressors: false, ratedKW: 5000, ratedAmbientC: 35, deratePerK: 0.02, restartS: 60,
  }),
  tank: { ...structure('tank', 1, 1), kind: 'cold-store', powerKW: 6000, energyKWh: 1000 },
  office: { ...structure('office', 2, 2), kind: 'office', desks: 120 },
};

const riverbend: SiteDef = {
  ...entry('riverbend'), climate: 'memphis', region: 'tn', mapX: 500, mapY: 400, plotCols: 48, plotRows: 32, optionPriceCents: 500_000_000,
  gridPhases: [
    { id: 'p8', addKW: 8000, leadDays: 0, spreadDays: 0, priceCents: 0, requires: null, initial: true, firm: true, ppaCentsPerKWh: null, ppaCo2KgPerKWh: null },
    { id: 'p50', addKW: 42_000, leadDays: 60, spreadDays: 10, priceCents: 2_400_000_000, requires: null, initial: false, firm: true, ppaCentsPerKWh: null, ppaCo2KgPerKWh: null },
    { id: 'p150', addKW: 100_000, leadDays: 300, spreadDays: 30, priceCents: 6_000_000_000, requires: 'p50', initial: false, firm: true, ppaCentsPerKWh: null, ppaCo2KgPerKWh: null },
  ],
  energyCentsPerKWh: 6.23, demandCentsPerKWMonth: 1200, gasCentsPerMMBtu: 350, waterCentsPerM3: 150, waterM3PerDay: 2000, waterOverCentsPerM3: 600, droughtsPerYear: 0, droughtDays: 30, droughtRatio: 0.5, gridCo2KgPerKWh: 0.31, shortCircuitRatio: 8, dailySwingRatio: 0.25, heatCentsPerKWhPerK: 0.05, heatFromC: 32, coldFromC: -4, curtailmentsPerYear: 0, curtailmentHours: 4, curtailmentNoticeHours: 4,
  dieselCentsPerMMBtu: 2_200, noxTonnesPerYear: 1_000, noiseLimitDbA: 90, gensetPermitKW: 60_000,
  gridOutagesPerYear: 1, gridOutageMinutes: 40, shells: [{ id: 'shell-1', structure: 'hall-shell', x: 2, y: 2 }],
  blocked: [{ x: 0, y: 28, w: 48, d: 4 }], wageRatio: 1,
};

const role = (id: RoleId, salaryCentsPerYear: number): RoleDef => ({
  ...entry(id), id, salaryCentsPerYear, equityBp: 2, sourcingDays: 10, marketPerMonth: 60, annualAttrition: 0.15,
});

export const tinyConstants: Constants = {
  airflow,
  weather: { forecastDays: 7, forecastErrorKPerDay: 0.9, spellForecastDays: 3 },
  swing: {
    waitLoadRatio: 0.35, coherenceRatio: 0.25, checkpointCoherenceRatio: 0.6, voltageStepRatio: 0.01, rareStepRatio: 2.5,
    tripsPerHourAtDouble: 0.08, tripsPerFallAtDouble: 0.01, maxTripsPerHour: 2, tripMinutes: 20, smoothingMaxRatio: 0.5,
  },
  distribution: { breakerTimeMultiplier: 1, breakerResetS: 900, breakerMinutes: 90, buswayMaxRatio: 1.3 },
  power: {
    transformerLossRatio: 0.01, transformerIdleRatio: 0.001, upsLossRatio: 0.045, upsIdleRatio: 0.01, storageRatio: 0.1, miscRatio: 0.01,
    trainingLoadRatio: 0.95, servingLoadRatio: 0.7, idleLoadRatio: 0.05, capExponent: 2.4, bootMinutes: 20, gridReserveRatio: 0, upsMinutes: 0, upsCycleLife: 300, upsWearRatio: 0.2, upsRechargeHours: 4, upsOrderlyK: 6, pickupS: 0,
  },
  cooling: {
    supplyDefaultC: 24, liquidDefaultC: 32, supplyMinC: 16, supplyMaxC: 32, liquidMaxC: 45, transientK: 3, calmKPer10s: 0.05, calmSeconds: 120, damageHazardPerHourAtShutdown: 0.05, arrheniusDoublingK: 10,
    liquidKJPerKPerKW: 2.1, overtempShutdownRatio: 0.98, loopApproachK: 4, airLoopDeltaK: 8, liquidLoopDeltaK: 10, pumpEfficiencyRatio: 0.65,
    massCouplingPerK: 0.08, coilDesignK: 16, plantDesignK: 40, inletShutdownC: 45, coolantShutdownC: 60, throttleFloorRatio: 0.7,
  },
  network: { tierRadixRatio: 0.5, placementRatio: 0.8, maxOversubscription: 8, inRackM: 3, inHallM: 60, hallEndM: 30, campusTileM: 20 },
  reliability: {
    causes: [
      { id: 'gpu', per1000NodeDays: 2.4, hardware: true, needsRepair: true },
      { id: 'network', per1000NodeDays: 0.3, hardware: true, needsRepair: false },
      { id: 'software', per1000NodeDays: 0.5, hardware: false, needsRepair: false },
    ],
    infantMultiplier: 2, infantDays: 20, temperatureDoublingK: 15, referenceInletC: 25, detectRestartMinutes: 10, manualRestartMinutes: 60,
    checkpointBytesPerParam: 14, checkpointGBPerSPerGpu: 0.5, checkpointMinS: 20, repairCrewHours: 6, repairSwapHours: 1.5, dayShiftHours: 24, nightWorkRatio: 1,
    nodeGpus: 8, lemonNodeRatio: 0, lemonFailuresPerDay: 0.2, evictCrewHours: 6, burnInHalvingHours: 36,
    silentPer1000NodeDays: 0, silentLossRatio: 0.05, silentFoundDays: 10, validationMinutes: 30,
  },
  storage: { rackGBPerS: 100, rackKW: 10, rackPriceCents: 100_000_000, leadDays: 10, mostGBPerSPerGpu: 5 },
  training: {
    flopsPerParamToken: 6, lossA: 482.01, lossB: 2085.43, lossE: 1.8172, lossAlpha: 0.3478, lossBeta: 0.3658, dataStockTokens: 2e13, repeatDecay: 0.7,
    algorithmicDoublingDays: 270, researchSharePerHead: 0.01, researchHalfHeads: 100, capabilityPerDoubling: 2, capabilityBaseFlop: 1e24,
    capabilityBase: 40, minSystemsPer10kGpus: 5, minResearchPerRun: 4, bytesPerParamMemory: 18, sequenceTokens: 8192, criticalBatchTokens: 64e6, batchWasteSlope: 0.5, fp8LossRatio: 0.002,
    softwareLeadYears: 1, softwareLagYears: 0.5, softwareWorkYears: 5, softwareYearsBefore: 1, softwareTokens: 4e12, moeExponent: 0.45, moeSaturation: 314, longContextTokensRatio: 0.05, spikePerDay: 0.05, spikeReworkHours: 4,
  },
  product: {
    marketTokensPerDay: 2e12, marketGrowthPerYear: 3, capabilityChoiceSlope: 0.25, priceChoiceSlope: 0.8, outsideUtility: 0, relaunchRatio: 0.3, adoptionDays: 30,
    servingBytesPerParam: 1, contextChoiceSlope: 0.08, contextServingRatio: 0.15, contextUseExponent: 0.5, servingUtilRatio: 0.6, paymentRatio: 0.95,
    dailySwingRatio: 0.3, peakHour: 15, qualityDays: 14, brandLossPerDay: 0.01, batchWeightsRatio: 0.5, queueRatio: 0.05, queuePower: 12, autoscaleUtilRatio: 0.85,
    riskDoublingPoints: 20, riskSpread: 0.6, readingSpread: 0.5, dataQualityExponent: 0.5,
  },
  publicity: {
    talkDays: 30, mostDoublings: 3, toleranceDoublings: 0.1, tiredDays: 20, trustMost: 1.5, promiseRatio: 0.5, promiseHalfDays: 100, promiseMostDays: 300, promiseReachDoublings: 2,
    brandPerDoubling: 0.01, borneOutCredibility: 0.04, keptCredibility: 0.05, caughtCredibility: 0.1, caughtCredibilityPerDoubling: 0.05, caughtControversyPerDoubling: 0.05,
    caughtRegulatorsPerDoubling: 0.02, caughtStaffPerDoubling: 0.02, caughtCapitalPerDoubling: 0.04, caughtDays: 100, brokenRatio: 0.5, correctRatio: 0.25,
    founderStart: 0.4, founderHalfDays: 10, founderReachAt0: 0.6, founderReachAt1: 1.6,
    founderEffects: [{ effect: 'hiring', at0: 0.96, at1: 1.06 }], founderRests: [{ gauge: 'controversy', perLevel: 0.5 }],
  },
  rivals: {
    speedRatio: 0.36, siteRatio: 1.1, powerSpreadRatio: 0.08, energyCentsPerKWh: 7, rentPerYearRatio: 0.64, growthSpreadRatio: 0.25, overheadRatio: 0.35, capexRatio: 1.6, reserveDays: 240, raiseBelowDays: 420,
    raiseEveryDays: 150, raiseRatio: 0.12, patiencePoints: 7, backerPatience: 2.5, coldMood: 0.8, layOffBelowDays: 60, layOffRatio: 0.2, acquiredRatio: 0.3, lotDays: 21, bidLowRatio: 0.45, bidHighRatio: 0.95,
    teamBidYears: 0.5, poachPerYear: 0.6, poachRatio: 0.05, sueRatio: 0.3, suePayYears: 0.5, sueCentsPerPoint: 2000000000, sueCashRatio: 0.05, loseShareRatio: 0.05, priceStepRatio: 0.1, recordStart: 0.5, recordStep: 0.12, claimSd: 0.9, lateDays: 15, rushDays: 60, wideRatio: 8, wideDays: 180, widePoints: 8,
    boastPoints: 4, stepPerYear: 9, stepSd: 1.4, strangerRatio: 2,
    trend: { gpus: 0.5, powerKW: 0.5, cashCents: -0.35, heads: 0.3, releaseDay: 0, capability: 0 },
    trendSd: { gpus: 0.4, powerKW: 0.4, cashCents: 0.6, heads: 0.2, releaseDay: 0, capability: 0 },
    drift: { gpus: 0.004, powerKW: 0.004, cashCents: 0.008, heads: 0.006, releaseDay: 0.6, capability: 0.06 },
    turn: { gpus: 0.015, powerKW: 0.015, cashCents: 0.03, heads: 0.01, releaseDay: 0, capability: 0 },
  },
  research: { crowdHeads: 50, dryRatio: 0.25, copyRatio: 0.35, leakPerYear: 0.3, publishStaff: 0.05, publishCredibility: 0.05, publishHiring: 1.1, publishDays: 100 },
  people: {
    hoursPerWeekByPace: [38, 45, 60, 80], outputByPace: [0.9, 1, 1.2, 1.4], fatiguePerWeekByPace: [0, 0.01, 0.05, 0.12], recoveryPerWeek: 0.03,
    fatigueOutputLoss: 0.4, fatigueAttrition: 2, fatigueErrorRatio: 1, payElasticity: 2, payAttrition: 1.5, prestigeWeight: 0.5, computeWeight: 0.5,
    offerAnswerDays: 7, optionPoolRatio: 0.15, onboardingDays: 30, overheadRatio: 0.25, payFeltDays: 15, severanceMonths: 2,
    equityWeight: 0.3, offerAcceptRatio: 0.6, founderRecruiters: 1, computeHalfGpusPerHead: 100, staminaRelief: 0.5, keyPoachPerYear: 0.1,
    keyMarketDays: 60, starLossRatio: 0.05, layoffShock: 0.5,
    layoffStaff: 0.5, layoffHiring: 0.5, layoffDays: 90, interviewPassRatio: 0.5, visaDays: 60, visaHalfHeads: 3, gridChaseRatio: 1.2, gridChaseHalfHeads: 3, gridLeastRatio: 0.6,
    leadTeamRatio: 0.15, leadIdeaRatio: 0.3, leadOwnRatio: 0.5, leadLossRatio: 0.2, approachDays: 5, approachPayRatio: 0.8, stayRatio: 0.4, poachAcceptRatio: 0.5,
    poachControversy: 0.02, poachPoints: 0.5, raidHeatDays: 60, burnoutFatigue: 0.6, burnoutPerYear: 2, burnoutDays: 45, leaveRecovery: 4, optionSlope: 1, optionFloorRatio: 0.3,
    optionCapRatio: 1.4, repriceCredibility: 0.03, cultureFatigue: 0.2, cultureFatiguePerYear: 1.2, culturePayPerYear: 0.3, cultureOptionPerYear: 0.25, cultureWordPerYear: 0.3,
    policyPerYear: 0.15, policyHalfHeads: 3,
  },
  finance: {
    insolventDays: 14, newGenerationDays: 365, resaleDepthWeeks: 4, resaleHalfDays: 45, taxRatio: 0, fairValueBaseCents: 20_000_000_000, valuePerGpuCents: 2_000_000, valuePerCapabilityPoint: 5_000_000_000,
    valuePlaceRatios: [1.5, 1.2, 1], revenueMultiple: 20, valuePerHeadCents: 200_000_000, roundCooldownDays: 60, offerValidDays: 21,
    controlRatio: 0.5, founderVotes: 10, overheadCentsPerDay: 1_000_000, evidenceRevenueCentsPerYear: 1_000_000_000, burnSmoothingDays: 30, entryCapability: 40,
    foundingShares: 100_000_000, founderBoardSeats: 3, maxRoundRatio: 0.35, moodSpreadWeight: 0.05, defaultRate: 0.02, lenderMemoryDays: 1000, defaultCredibility: 0.1, contractSpreadRelief: 0.6, plantLifeYears: 15,
    scoreGoals: 400, scorePlace: 200, scoreUseful: 250, scoreSolvency: 150, scoreRunwayDays: 180,
  },
  equity: {
    keptTrust: 0.1, brokenTrust: 0.2, refusedTrust: 0.05, trustMin: 0.4, trustMax: 1.3, panicRunwayDays: 120, priceSwingRatio: 0.3, counterYesRatio: 0.6, counterRivalRatio: 0.1,
    counterTireRatio: 0.15, counterMemoryRatio: 0.03, participationWorth: 0.1, preferenceWorth: 0.12, seatWorth: 0.05, milestoneWorth: 0.2, trancheBrokenMost: 1, boardMissedMost: 1, counterWalkRatio: 0.3, counterMaxAsks: 3, counterPriceRatio: 0.08, counterPreferenceStep: 0.5, milestoneMissCredibility: 0.1, downRoundLeastRatio: 0.1, downRoundStaff: 0.3,
    downRoundCredibility: 0.2, underWaterStaffPerMonth: 0.05, moodSd: 0.15, moodReturnDays: 60, bigDecisionRatio: 0.05, doubtMonthsMax: 2, secondaryDiscountRatio: 0.15,
    secondaryWaitDays: 180, secondaryStaff: 0.3, secondaryCredibility: 0.5, topUpMaxRatio: 0.25,
  },
  construction: {
    weatherDelayC: 40, frostDelayC: -12, handoverHours: 1, facilitiesPerMW: 0.5, leadSpreadRatio: 0.1,
  },
  policies: { leastRunwayDays: 30, hireRunwayDays: 120, reorderRatio: 0.2, firstPue: 1.3, aheadDays: 60, installDays: 14, buildDays: 40, hireDays: 45 },
  sources: {
    'power.upsLossRatio': { title: 'UPS vendor curves', year: 2024, kind: 'estimate' },
    'cooling.inletShutdownC': { title: 'Opengate / Active Power emergency cooling study', year: 2007, kind: 'estimate' },
  },
};

const scenario: ScenarioDef = {
  ...entry('tiny'), briefing: 'test.briefing', teaches: [], minutes: 10, startDate: '2024-07-01', lengthDays: 365, region: 'tn', labName: 'Test Lab',
  cashCents: 100_000_000_000, founderName: 'Founder',
  sites: [{
    site: 'riverbend',
    structures: [
      { structure: 'hall-s', x: 2, y: 10, shell: null },
      { structure: 'air-chiller', x: 8, y: 10, shell: null },
    ],
    coolingUnits: [{ hallIndex: 0, unit: 'crah', count: 8 }],
    racks: [{ hallIndex: 0, rack: 'air16', x: 2, y: 2, length: 10 }],
    gridPhases: [],
  }],
  staff: [
    { role: 'facilities', count: 10 }, { role: 'technicians', count: 10 }, { role: 'construction', count: 50 },
    { role: 'research', count: 10 }, { role: 'systems', count: 10 },
  ],
  stock: [{ accelerator: 'h100', gpus: 160 }], ports: [{ fabric: 'ethernet400', ports: 160 }], ideas: ['overlap', 'bubbles'], rivals: ['north', 'south'],
  investors: ['seed', 'growth'], loans: ['gpu-debt'], keyPeople: ['ada'], availableSites: ['riverbend'], forbidden: [], goals: [], losses: [],
  steps: [], events: [], marketMood: 1, hazardRatio: 0, maxSpeed: 4,
};

export const tinyCatalog: Catalog = {
  contentHash: '0123456789abcdef', packs: [{ id: 'tiny', version: '1.0.0' }],
  accelerators: { b200, h100 }, racks, coolingUnits, structures,
  fabrics: {
    ethernet400: {
      ...entry('ethernet400'), radix: 64, linkGbps: 400, switchPriceCents: 6_000_000, switchW: 1500, opticPriceCents: 90_000, opticW: 12,
      leadDays: 30, efficiencyRatio: 0.85, flapsPerOpticYear: 0.01, portCrewHours: 0.4,
      links: [
        { id: 'copper', name: 'panel.cluster.link', reachM: 3, priceRatio: 0.2, wattRatio: 0.02, flapRatio: 0.1 },
        { id: 'short', name: 'panel.cluster.link', reachM: 100, priceRatio: 1, wattRatio: 1, flapRatio: 1 },
        { id: 'long', name: 'panel.cluster.link', reachM: 5000, priceRatio: 2, wattRatio: 1.5, flapRatio: 2 },
      ],
      rackWiringRatio: 0.8, switchFailuresPerYear: 0, switchRepairHours: 4,
    },
  },
  climates: {
    memphis: {
      ...entry('memphis'), monthlyMeanC: [5, 7, 12, 17, 22, 26.5, 28, 27.5, 24, 18, 11.5, 6.5],
      monthlyHumidity: [0.67, 0.65, 0.62, 0.62, 0.66, 0.66, 0.68, 0.68, 0.69, 0.66, 0.66, 0.68],
      diurnalRangeK: 10, noiseSdK: 2.5, noiseHourCorrelation: 0.97, heatWavesPerYear: 2, heatWaveK: 5, heatWaveDays: 4,
      coldSnapsPerYear: 2, coldSnapK: 8, coldSnapDays: 3, stormsPerYear: 8, stormHours: 6, stormOutageRatio: 0.05, meanCloudRatio: 0.5, latitudeDegrees: 35,
    },
  },
  sites: { riverbend },
  regions: { tn: { ...entry('tn'), seed: 1, towns: [], plants: [], rivers: [], lakes: [], corridors: [], unsurveyed: [] } },
  roles: {
    research: role('research', 60_000_000), systems: role('systems', 40_000_000), facilities: role('facilities', 14_000_000),
    technicians: role('technicians', 11_000_000), construction: role('construction', 12_000_000), product: role('product', 30_000_000),
    recruiting: role('recruiting', 16_000_000), data: role('data', 40_000_000), power: role('power', 18_000_000), finance: role('finance', 30_000_000), policy: role('policy', 25_000_000),
  },
  keyPeople: {
    ada: {
      ...entry('ada'), role: 'research', skill: 0.9, drive: 0.8, stamina: 0.7, salaryCentsPerYear: 200_000_000, equityBp: 50, availableDay: 0,
      effect: 'mfu', effectRatio: 0.06,
    },
  },
  nameLists: { names: { ...entry('names'), given: ['Ada', 'Bo', 'Cy', 'Di'], family: ['Ash', 'Birch', 'Cedar', 'Dogwood'] } },
  investors: {
    growth: {
      ...entry('growth'), minCents: 50_000_000_000, maxCents: 600_000_000_000, appetite: 0.6, priceRatio: 1, preferenceMultiple: 1, boardSeats: 1,
      decisionDays: 21, needs: 'cluster', greed: 0.4, fear: 0.4, participating: true, proRata: true, infoRights: true, poolRatio: 0.1, milestone: { ratio: 0.4, days: 90, needs: 'model' },
    },
    seed: {
      ...entry('seed'), minCents: 1_000_000_000, maxCents: 50_000_000_000, appetite: 0.9, priceRatio: 0.95, preferenceMultiple: 1, boardSeats: 1,
      decisionDays: 10, needs: 'nothing', greed: 0.5, fear: 0.3, participating: false, proRata: false, infoRights: false, poolRatio: 0, milestone: null,
    },
  },
  loans: {
    'gpu-debt': { ...entry('gpu-debt'), baseRate: 0.05, spread: 0.09, advanceRatio: 0.6, termMonths: 36, feeRatio: 0.02 },
  },
  evidence: {},
  rivals: {
    north: {
      ...entry('north'), mapX: 100, mapY: 100, gpusLow: 50_000, gpusHigh: 120_000, sizeKnown: 'evidence',
      releases: [{ name: 'North 1', day: 20, spreadDays: 5, capability: 50, priceCentsPerMTok: 600 }], foldsDay: null,
    },
    south: {
      ...entry('south'), mapX: 900, mapY: 500, gpusLow: 5000, gpusHigh: 20_000, sizeKnown: 'rumour',
      releases: [{ name: 'South 1', day: 60, spreadDays: 10, capability: 44, priceCentsPerMTok: 200 }], foldsDay: 200,
    },
  },
  gauges: Object.fromEntries(GAUGE_IDS.map((id) => [id, { ...entry(id), id, start: 0.5, rest: 0.5, halfLifeDays: 100, effects: [{ effect: 'capital' as const, at0: 1, at1: 1 }] }])) as unknown as Catalog['gauges'],
  affairs: {
    hearing: {
      ...entry('hearing'), text: 'test.hearing', ease: 'test.hearing.ease', topic: 'community', perYear: 0, raisedBy: [], cooldownDays: 10, once: false, answerDays: 5, fallback: 'wait',
      choices: [{ id: 'wait', text: 'test.wait', after: 'test.wait.after', cents: 0, effects: [{ type: 'gauge', gauge: 'town', add: -0.1 }], follow: [] }, { id: 'pay', text: 'test.pay', after: 'test.pay.after', cents: 1000, effects: [{ type: 'modifier', effect: 'construction', ratio: 1.1, days: 30 }], follow: [] }],
    },
  },
  claims: {
    gpus: {
      ...entry('gpus'), unit: 'gpus', fact: 'gpus.powered', perUnit: 1, least: 100, most: 1_000_000, doubling: 0, promise: true,
      evidence: [{ name: 'test.permits', fact: 'sites.supplyKW', perUnit: 1.25, days: 10 }, { name: 'test.invoices', fact: 'gpus.delivered', perUnit: 1, days: 40 }],
      effects: [{ effect: 'capital', perDoubling: 0.05 }],
    },
  },
  headlines: { 'press.said.gpus': { ...entry('press.said.gpus'), body: 'test.body', section: 'campus', weight: 2, quietDays: 0 } },
  promises: {}, permits: {}, communities: {}, affiliates: {},
  ideas: {
    overlap: { ...entry('overlap'), text: 'test.overlap', field: 'parallelism', role: 'systems', needs: [], personDays: 100, spreadRatio: 0.4, gpus: 32, effect: 'mfu', ratioLow: 1.02, ratioHigh: 1.08, deadEndRatio: 0.2, commonDate: '2030-01-01', rivalPoints: 0.5 },
    bubbles: { ...entry('bubbles'), text: 'test.bubbles', field: 'parallelism', role: 'systems', needs: ['overlap'], personDays: 100, spreadRatio: 0.4, gpus: 0, effect: 'mfu', ratioLow: 1.02, ratioHigh: 1.08, deadEndRatio: 0, commonDate: '2030-01-01', rivalPoints: 0.5 },
  },
  productLines: tinyLines, dataSources: tinyData, releaseSteps: tinySteps,
  ...tinyWorkbench,
  scenarios: { tiny: scenario },
  blueprints: {},
  calibrationCases: {},
  coolingMethods: {}, rejections, conversionStages: {}, siteDesigns: {}, thermalMasses: {},
  constants: tinyConstants,
  messages: {},
};
