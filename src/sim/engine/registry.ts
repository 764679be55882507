/** All commands by type. The mapped type makes a missing or misspelt one a compile error. */
import type { CommandHandler, CommandPayloads, CommandType } from '../commands/types.ts';
import { affairCommands } from '../commands/affairs.ts';
import { computeCommands } from '../commands/compute.ts';
import { emergencyCommands } from '../commands/emergency.ts';
import { equityCommands } from '../commands/equity.ts';
import { financeCommands } from '../commands/finance.ts';
import { guideCommands } from '../commands/guide.ts';
import { hallAirCommands } from '../commands/hallAir.ts';
import { hallDoorCommands } from '../commands/hallDoors.ts';
import { hallCommands } from '../commands/hall.ts';
import { networkCommands } from '../commands/network.ts';
import { peopleCommands } from '../commands/people.ts';
import { productCommands } from '../commands/product.ts';
import { reliabilityCommands } from '../commands/reliability.ts';
import { researchCommands } from '../commands/research.ts';
import { siteCommands } from '../commands/site.ts';
import { trainCommands } from '../commands/train.ts';

export type Registry = { [T in CommandType]: CommandHandler<CommandPayloads[T]> };

export const REGISTRY: Registry = {
  ...siteCommands, ...hallCommands, ...hallAirCommands, ...hallDoorCommands, ...emergencyCommands, ...computeCommands, ...networkCommands, ...reliabilityCommands, ...trainCommands, ...productCommands,
  ...peopleCommands, ...financeCommands, ...equityCommands, ...researchCommands, ...affairCommands, ...guideCommands,
};

export const COMMAND_TYPES = Object.keys(REGISTRY).sort() as CommandType[];
