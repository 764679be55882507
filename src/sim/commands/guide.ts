/** Orders to the guide of a scenario's first steps. */
import { condition, freeCheck } from './checks.ts';
import type { CommandHandler, CommandPayloads } from './types.ts';

/** Ends the guided steps and opens every panel they would have opened. */
const skip: CommandHandler<CommandPayloads['guide.skip']> = {
  shape: {},
  check({ world, catalog }) {
    const steps = catalog.scenarios[world.scenario]?.steps.length ?? 0;
    return freeCheck([condition('guide-running', !world.guide.skipped && world.guide.step < steps)]);
  },
  apply({ world, catalog }) {
    const steps = catalog.scenarios[world.scenario]?.steps ?? [];
    const { guide } = world;
    guide.skipped = true;
    guide.step = steps.length;
    guide.stepSinceS = world.timeS;
    for (const step of steps) for (const panel of step.unlock) if (!guide.unlocked.includes(panel)) guide.unlocked.push(panel);
  },
};

export const guideCommands = { 'guide.skip': skip };
