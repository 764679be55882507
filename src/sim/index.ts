/** The only door of the simulation. Everything else under sim is private to it. */
export type * from './world/catalog.ts';
export type * from './world/catalogCommon.ts';
export type * from './world/catalogCompany.ts';
export type * from './world/catalogConstants.ts';
export type * from './world/catalogHardware.ts';
export type * from './world/catalogPlant.ts';
export type * from './world/catalogScenario.ts';
export type * from './world/company.ts';
export type * from './world/compute.ts';
export type * from './world/events.ts';
export type * from './world/explained.ts';
export type * from './world/history.ts';
export type * from './world/plant.ts';
export type * from './world/racks.ts';
export type * from './world/units.ts';
export type * from './world/world.ts';
export type { Derived, SimContext } from './world/context.ts';
export { FACT_IDS } from './world/catalogCommon.ts';
export { ROLE_IDS } from './world/catalogCompany.ts';
export { ACCOUNT_IDS } from './world/company.ts';
export { WATERFALL_STEPS } from './world/compute.ts';
export { HISTORY_COLUMNS } from './world/history.ts';
export {
  RACK_DAMAGED, RACK_IDLE, RACK_INSTALLING, RACK_OFF, RACK_PLANNED, RACK_RUNNING, RACK_SHUTDOWN, RACK_STATES, RACK_THROTTLED,
} from './world/racks.ts';
export { RULES_VERSION, SCHEMA_VERSION } from './world/world.ts';
export { trialBalance } from './world/ledger.ts';
export type { Check, CheckCondition, Command, CommandOf, CommandPayloads, CommandType, FieldShape } from './commands/types.ts';
export type { ExplainParams } from './explain/types.ts';
export type { Frame, RackFrame, TopBar, WaterfallFrame } from './frame/frame.ts';
export { DAY_S, HOUR_S, dateOf, parseIsoDate } from './core/calendar.ts';
export { createHasher } from './core/hash.ts';
export { decode, deepClone, encode, SnapshotError } from './core/snapshot.ts';
export { advance, INCIDENT_STEP_S } from './engine/advance.ts';
export { checkCommand, execute, shapeProblem, type Verdict } from './engine/execute.ts';
export { explain, EXPLAIN_IDS } from './engine/explain.ts';
export { hashWorld } from './engine/hashWorld.ts';
export { newWorld } from './engine/newWorld.ts';
export { COMMAND_TYPES } from './engine/registry.ts';
export { verifyRecord, type ReplayResult } from './engine/replay.ts';
export {
  loadGame, LoadError, newGame, order, recordOf, saveGame, step, type Checkpoint, type Game, type LoggedCommand, type SessionRecord,
} from './engine/session.ts';
export { createFramePool, projectFrame, type FramePool } from './frame/project.ts';
export { computeOptimal } from './rules/scalingLaw.ts';
export { incidentLive } from './rules/incident.ts';
export { suggestPlace } from './rules/plot.ts';
export { suggestRow, type RowPlace } from './rules/suggest.ts';
export { planRun, type RunInput, type RunPlan } from './rules/trainingPlan.ts';
