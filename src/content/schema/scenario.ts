/** Scenarios: start, goals, guided steps, scripted events. */
import * as z from 'zod/mini';
import { POLICY_IDS, type ScenarioDef } from '../../sim/index.ts';
import {
  cents, condition, described, entryFields, flag, id, ids, int, isoDate, list, message, nullableId, num, properName, ratio, DAY_MAX,
  type Matches,
} from './common.ts';
import { roleId } from './company.ts';
import { campus, option } from './options.ts';
import { lineId } from './products.ts';

const goal = described(
  z.strictObject({
    id: id('Unique within the scenario'),
    text: message('What is to be done'),
    type: described(
      z.enum(['reach', 'holdFor', 'never', 'atEnd']),
      'reach = once; holdFor = for `hours` without a break; never = must not happen; atEnd = on the last day',
    ),
    when: condition,
    hours: num(0, 24 * DAY_MAX, 'For holdFor: hours without a break; 0 otherwise'),
    required: flag('The scenario is won when all required goals are met'),
    points: num(0, 1e6, 'Score'),
  }),
  'A goal',
);

const step = described(
  z.strictObject({
    id: id('Unique within the scenario'),
    text: message('What to do, two sentences at most'),
    hint: message('Help for those who are stuck'),
    after: message('What the action changed'),
    done: condition,
    panel: nullableId('Panel to point at'),
    highlight: described(z.nullable(z.string().check(z.minLength(1), z.maxLength(80))), 'Guide id of the control to point at; null for none'),
    unlock: ids('Panels that open with this step', 40),
  }),
  'A guided step',
);

const event = described(
  z.strictObject({
    id: id('Unique within the scenario'),
    day: num(0, DAY_MAX, 'Day, from the start'),
    hour: num(0, 23, 'Hour of the day'),
    type: described(z.enum(['cooling-trip', 'grid-outage', 'heat-wave', 'cold-snap', 'storm', 'drought', 'capital-winter', 'affair']), 'What happens'),
    site: nullableId('Where'),
    durationMinutes: num(0, 60 * 24 * 730, 'How long, minutes'),
    strength: num(0, 100, 'K for heat waves, ratio for a capital winter, share of units for trips'),
    text: message('What the player is told'),
    affair: z.exactOptional(id('For type affair: which')),
    when: described(z.exactOptional(condition), 'For cooling-trip and grid-outage: it waits, from day and hour on, until this holds'),
  }),
  'Something that happens on a given day',
);

const tile = (description: string) => int(0, 400, description);
const startSite = described(
  z.strictObject({
    site: id('Site'),
    structures: list(
      z.strictObject({
        structure: id('Structure'),
        x: tile('Campus tile'),
        y: tile('Campus tile'),
        shell: nullableId('Shell of the site that it converted'),
        builtRatio: z.exactOptional(ratio('Equipment is there, and so much of the work of the crews is done; ready when left out')),
      }),
      0, 200, 'Standing on day 0',
    ),
    coolingUnits: list(
      z.strictObject({
        hallIndex: int(0, 200, 'Which of the halls above, from 0'),
        unit: id('Cooling unit'),
        count: int(1, 1000, 'How many'),
        wall: described(z.exactOptional(z.enum(['north', 'west', 'south', 'east'])), 'Wall where they stand; spread over all four when left out'),
      }),
      0, 200, 'Cooling units in place',
    ),
    racks: list(
      z.strictObject({
        hallIndex: int(0, 200, 'Which of the halls above, from 0'),
        rack: id('Rack'),
        x: tile('Floor tile of the first rack'),
        y: tile('Floor tile'),
        length: int(1, 200, 'Racks in the row'),
        side: described(z.exactOptional(z.enum(['north', 'south'])), 'Side from which they breathe in; as rows pair up when left out'),
        fitted: z.exactOptional(flag('Its cold aisle is closed and its open slots have panels')),
      }),
      0, 1000, 'Rows of racks in place',
    ),
    gridPhases: ids('Grid phases energised besides the initial ones', 20),
    campus: z.exactOptional(campus),
  }),
  'A site that is open on day 0',
);

export const scenario = described(
  z.strictObject({
    ...entryFields,
    briefing: message('Told before the start'),
    teaches: list(message('What it teaches'), 0, 12, 'What it teaches'),
    minutes: num(1, 10000, 'Usual length of play, minutes'),
    difficulty: z.exactOptional(described(z.enum(['gentle', 'fair', 'hard', 'open']), 'How hard it is to win, told in the list of missions; open: nothing to win')),
    startDate: isoDate('First day'),
    lengthDays: int(1, DAY_MAX, 'Days until it ends'),
    region: id('Region whose map is shown'),
    labName: properName('Name of the lab'),
    cashCents: cents('Cash on day 0'),
    founderName: properName('Founder'),
    sites: list(startSite, 0, 20, 'Sites open on day 0'),
    staff: list(z.strictObject({ role: roleId, count: int(0, 1e5, 'Heads') }), 0, 20, 'Staff on day 0'),
    accelerators: z.exactOptional(ids('Accelerators that vendors sell here, from their release on; all that are on sale when left out', 60)),
    stock: list(z.strictObject({ accelerator: id('Accelerator'), gpus: int(0, 1e7, 'GPUs') }), 0, 20, 'GPUs on the dock on day 0'),
    ports: list(z.strictObject({
      fabric: id('Fabric'), ports: int(0, 1e7, 'GPU ports, cabled'), oversubscription: z.exactOptional(num(1, 64, 'Links down for one link up below the top tier')),
    }), 0, 20, 'Network on day 0, at the first site'),
    run: z.exactOptional(described(z.strictObject({
      name: properName('Name of the model'), params: num(1e6, 1e15, 'Parameters'), tokens: num(1e6, 1e17, 'Training tokens'), gpus: int(1, 1e7, 'GPUs asked for'),
      checkpointS: int(30, 604800, 'Seconds between checkpoints'),
      tensor: z.exactOptional(int(1, 1e6, 'GPUs that share each matrix')), pipeline: z.exactOptional(int(1, 1e6, 'Stages of the pipeline')),
    }), 'A run that goes on at the start')),
    cheques: z.exactOptional(list(
      z.strictObject({ investor: id('Investor, by its usual terms'), cents: cents('Paid in, and spent before day 0'), preMoneyCents: cents('Value of the lab before it') }),
      1, 20, 'Earlier rounds, one cheque each, in order',
    )),
    debts: z.exactOptional(list(
      z.strictObject({ loan: id('Loan'), cents: cents('Owed on day 0'), monthsLeft: int(1, 240, 'Months in which it is to be paid back') }),
      1, 20, 'Owed on day 0: secured by GPUs of the start, tested from the first month on',
    )),
    models: z.exactOptional(list(
      z.strictObject({ name: properName('Name of the model'), params: num(1e6, 1e15, 'Parameters'), tokens: num(1e6, 1e17, 'Training tokens') }),
      1, 10, 'Models trained before day 0; none is sold yet',
    )),
    fabricLeadDays: z.exactOptional(list(
      z.strictObject({ fabric: id('Fabric'), days: num(0, DAY_MAX, 'Order to dock, days') }),
      0, 20, 'Fabrics that arrive sooner or later in this scenario than their own leadDays says',
    )),
    affairs: z.exactOptional(ids('Affairs that may happen by hazard: ids or topics; none when left out')),
    ideas: z.exactOptional(ids('Ideas that research may work on; none when left out')),
    market: z.exactOptional(described(z.strictObject({
      lines: list(lineId, 1, 3, 'Ways of selling'), data: ids('Data that can be had'), steps: ids('Work on finished models'),
    }), 'Ways of selling, data, work before release; the plain product alone when left out')),
    community: z.exactOptional(id('Community around the sites: promises, permits, carbon; nobody asks when left out')),
    affiliates: z.exactOptional(ids('Sister companies of the founder; none when left out')),
    rivals: ids('Rivals'),
    investors: ids('Investors'),
    loans: ids('Loans on offer'),
    keyPeople: ids('People on the market'),
    policies: z.exactOptional(list(
      z.strictObject({ policy: described(z.enum(POLICY_IDS), 'Which'), value: num(0, 1e5, 'Its value, within its bounds'), role: z.exactOptional(roleId) }),
      0, 40, 'Policies that are on from day 0; all off when left out',
    )),
    labour: z.exactOptional(described(z.strictObject({
      names: id('List of names'), perMonth: num(0, 100, 'People known by name who come onto the market in a month'), perRival: int(0, 20, 'People known by name at each rival'),
      visasPerMonth: num(0.01, 1e4, 'Visas that the lab gets in a month'),
    }), 'The market for people: stages of hiring, visas, people known by name; hiring is simple without')),
    availableSites: ids('Sites that can be opened'),
    forbidden: described(
      z.array(z.string().check(z.minLength(1), z.maxLength(60))).check(z.maxLength(60)),
      'Types of commands that this scenario refuses',
    ),
    goals: list(goal, 1, 40, 'Goals'),
    losses: list(
      z.strictObject({ id: id('Unique within the scenario'), text: message('Why it is lost'), when: condition }),
      0, 20, 'What ends the scenario in defeat',
    ),
    steps: list(step, 0, 60, 'Guided steps, in order'),
    events: list(event, 0, 200, 'Scripted events'),
    marketMood: num(0, 2, 'How generous investors are; 1 is neutral'),
    marketWalks: z.exactOptional(flag('The mood wanders about it with the seed; still when left out')),
    hazardRatio: num(0, 10, 'Multiplies random failures of plant; 0 leaves only scripted ones'),
    maxSpeed: num(1, 4, 'Fastest speed allowed'),
    options: z.exactOptional(list(option, 1, 40, 'What the player sets before the start; applied in this order')),
  }),
  'A scenario',
);

export type CheckScenario = Matches<ScenarioDef, z.infer<typeof scenario>>;
