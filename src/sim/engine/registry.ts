/** All commands by type. The mapped type makes a missing or misspelt one a compile error. */
import type { CommandHandler, CommandPayloads, CommandType } from '../commands/types.ts';
import { affairCommands } from '../commands/affairs.ts';
import { affiliateCommands } from '../commands/affiliates.ts';
import { computeCommands } from '../commands/compute.ts';
import { emergencyCommands } from '../commands/emergency.ts';
import { equityCommands } from '../commands/equity.ts';
import { financeCommands } from '../commands/finance.ts';
import { guideCommands } from '../commands/guide.ts';
import { hallAirCommands } from '../commands/hallAir.ts';
import { hallDoorCommands } from '../commands/hallDoors.ts';
import { hallCommands } from '../commands/hall.ts';
import { keyPeopleCommands } from '../commands/keyPeople.ts';
import { networkCommands } from '../commands/network.ts';
import { storageCommands } from '../commands/storage.ts';
import { offeringCommands } from '../commands/offering.ts';
import { peopleCommands } from '../commands/people.ts';
import { policyCommands } from '../commands/policies.ts';
import { pressCommands } from '../commands/press.ts';
import { productCommands } from '../commands/product.ts';
import { raceCommands } from '../commands/race.ts';
import { reliabilityCommands } from '../commands/reliability.ts';
import { researchCommands } from '../commands/research.ts';
import { siteCommands } from '../commands/site.ts';
import { townCommands } from '../commands/town.ts';
import { trainCommands } from '../commands/train.ts';

export type Registry = { [T in CommandType]: CommandHandler<CommandPayloads[T]> };

export const REGISTRY: Registry = {
  ...siteCommands, ...hallCommands, ...hallAirCommands, ...hallDoorCommands, ...emergencyCommands, ...computeCommands, ...networkCommands, ...storageCommands, ...reliabilityCommands, ...trainCommands, ...productCommands, ...offeringCommands,
  ...peopleCommands, ...keyPeopleCommands, ...financeCommands, ...equityCommands, ...researchCommands, ...raceCommands, ...townCommands, ...affiliateCommands, ...raceCommands, ...affairCommands, ...pressCommands, ...policyCommands, ...guideCommands,
};

export const COMMAND_TYPES = Object.keys(REGISTRY).sort() as CommandType[];
