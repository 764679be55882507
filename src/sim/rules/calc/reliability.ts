/** Calculator `reliability`: interruptions of a synchronous job by cause, the best checkpoint interval, effective training time. */
import type { ReliabilityConstants } from '../../world/catalogConstants.ts';
import type { AutomationDef, FleetDef } from '../../world/catalogFleet.ts';
import { DAY_S, HOUR_S } from '../../core/calendar.ts';
import { preferred, runReliability, type RunReliability } from '../failures/runReliability.ts';
import { infantFactorMean, temperatureFactor } from '../reliability.ts';
import { numberOf, optionalNumber, optionalText } from './read.ts';
import type { CalcResult, CalcSpec, CalcTerm, Calculator } from './types.ts';

const MINUTE_S = 60;
/** The inlet that the term for heat shows, above the inlet at which rates were counted. */
const HOT_K = 10;

export const reliability: Calculator = {
  kind: 'reliability',
  plot: { x: 'checkpointIntervalSeconds', y: 'effectiveTrainingRatio' },
  fields: [
    { id: 'nodes', type: 'integer', unit: '1', min: 1, max: 1_000_000, example: 2048, logScale: true },
    { id: 'gpusPerNode', type: 'integer', unit: '1', min: 1, max: 256, example: 8 },
    { id: 'failuresPer1000NodeDays', type: 'number', unit: '1', min: 0.0001, max: 10_000, example: 3.79, optional: true, logScale: true },
    { id: 'fleet', type: 'choice', choices: (catalog) => Object.keys(catalog.fleets), example: 'llama3', optional: true },
    { id: 'checkpointWriteSeconds', type: 'number', unit: 's', min: 0, max: 1_000_000, example: 30 },
    { id: 'checkpointIntervalSeconds', type: 'number', unit: 's', min: 0.1, max: 100_000_000, example: 817, optional: true, logScale: true },
    { id: 'restartMinutes', type: 'number', unit: 'min', min: 0, max: 100_000, example: 5 },
    { id: 'automation', type: 'choice', choices: (catalog) => Object.keys(catalog.automations), example: 'full', optional: true },
    { id: 'spares', type: 'integer', unit: '1', min: 0, max: 1_000_000, example: 16, optional: true },
    { id: 'days', type: 'number', unit: 'd', min: 0.001, max: 36_500, example: 54 },
  ],
  outputs: [
    { id: 'mttiHours', unit: 'h' }, { id: 'interruptions', unit: '1' }, { id: 'byCause', unit: '1' }, { id: 'optimalIntervalSeconds', unit: 's' },
    { id: 'effectiveTrainingRatio', unit: '1' },
  ],
  run: (spec, catalog) => {
    const fleetId = optionalText(spec, 'fleet');
    const automationId = optionalText(spec, 'automation');
    const fleet = (fleetId === null ? null : catalog.fleets[fleetId]) ?? preferred(catalog.fleets);
    const automation = (automationId === null ? null : catalog.automations[automationId]) ?? preferred(catalog.automations);
    if (!fleet || !automation) return { refused: [{ code: 'no-content', params: { kind: fleet ? 'automations' : 'fleets' } }] };
    const result = runReliability({
      nodes: numberOf(spec, 'nodes'), gpusPerNode: numberOf(spec, 'gpusPerNode'), fleet, automation,
      per1000NodeDays: optionalNumber(spec, 'failuresPer1000NodeDays'), writeS: numberOf(spec, 'checkpointWriteSeconds'),
      intervalS: optionalNumber(spec, 'checkpointIntervalSeconds'), restartS: numberOf(spec, 'restartMinutes') * MINUTE_S,
      spares: optionalNumber(spec, 'spares'),
    });
    const days = numberOf(spec, 'days');
    return {
      mttiHours: result.mttiS / HOUR_S,
      interruptions: days * DAY_S / result.mttiS,
      byCause: Object.fromEntries(Object.entries(result.perDayByGroup).map(([group, perDay]) => [group, perDay * days])),
      optimalIntervalSeconds: result.optimalIntervalS,
      effectiveTrainingRatio: result.effectiveRatio,
      terms: termsOf({ spec, fleet, automation, result, days, constants: catalog.constants.reliability }),
    } satisfies CalcResult;
  },
};

interface Answered {
  spec: CalcSpec;
  fleet: FleetDef;
  automation: AutomationDef;
  result: RunReliability;
  days: number;
  constants: ReliabilityConstants;
}

function termsOf({ spec, fleet, automation, result, days, constants }: Answered): CalcTerm[] {
  const perDay = DAY_S / result.mttiS;
  const hardwarePerDay = result.perDayByCause.reduce((total, item) => total + (item.cause.hardware ? item.perDay : 0), 0);
  const counted = optionalNumber(spec, 'failuresPer1000NodeDays') === null ? sourceOf(fleet.sources['causes']) : {};
  const young = Math.sqrt(2 * numberOf(spec, 'checkpointWriteSeconds') * result.mttiS);
  const terms: CalcTerm[] = [
    { id: 'fleet', value: fleet.id, unit: '1', ...sourceOf(fleet.sources['causes']) },
    { id: 'failuresPer1000NodeDays', value: result.per1000NodeDays, unit: '1', ...counted },
    ...result.perDayByCause.map((item) => ({ id: `cause.${item.cause.id}`, value: item.perDay * days, unit: '1' })),
    { id: 'hardwareRatio', value: perDay > 0 ? hardwarePerDay / perDay : 0, unit: '1' },
    { id: 'automation', value: automation.id, unit: '1', ...sourceOf(automation.sources['humanRatio']) },
    { id: 'checkpointInterval', value: result.intervalS, unit: 's' },
    { id: 'youngInterval', value: young, unit: 's' },
    { id: 'restart', value: result.restartS, unit: 's' },
    { id: 'notWritingRatio', value: result.shares.write, unit: '1' },
    { id: 'notRedoneRatio', value: result.shares.rework, unit: '1' },
    { id: 'notDownRatio', value: result.shares.restart, unit: '1' },
    { id: 'notWaitingRatio', value: result.shares.spares, unit: '1' },
    { id: 'nodesInRepair', value: result.nodesInRepair, unit: '1', ...sourceOf(fleet.sources['repairHours']) },
    { id: 'sparesNeeded', value: result.sparesForMostTime, unit: '1' },
    { id: 'interruptionsWhenNew', value: days * (perDay + hardwarePerDay * (infantFactorMean(days * DAY_S, constants) - 1)), unit: '1' },
    {
      id: 'interruptionsWhenHot', unit: '1',
      value: days * (perDay + hardwarePerDay * (temperatureFactor(constants.referenceInletC + HOT_K, constants) - 1)),
    },
    { id: 'stragglerLossRatio', value: fleet.stragglerLossRatio, unit: '1', ...sourceOf(fleet.sources['stragglerLossRatio']) },
  ];
  if (fleet.lemonFailureRatio > 0 && fleet.lemonFailureRatio < 1) {
    const value = result.mttiS / HOUR_S / (1 - fleet.lemonFailureRatio);
    terms.push({ id: 'mttiWithoutLemons', value, unit: 'h', ...sourceOf(fleet.sources['lemonFailureRatio']) });
  }
  return terms;
}

const sourceOf = (source: CalcTerm['source']): { source?: NonNullable<CalcTerm['source']> } => (source ? { source } : {});
