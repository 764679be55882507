/** `fuzz [--minutes N] [--seed S] [--no-stage] [--dist DIR] [--no-build] [--json]`: random pointer and keys in a real browser. Ends with 1 after any error, or when the heap grew too much. */
import { fuzz, heapGrowthMB } from './fuzzPage.ts';
import { startDriver } from './pageDriver.ts';

const USAGE = 'usage: fuzz [--minutes N] [--seed S] [--no-stage] [--dist DIR] [--no-build] [--json]';
const MOST_GROWTH_MB = 10; // half an hour plays several games through: what stays is a leak
const SIZE = { width: 1366, height: 768 };

interface Options { minutes: number; seed: number; dist: string | undefined; build: boolean; stage: boolean; json: boolean }

function optionsOf(argv: readonly string[]): Options | string {
  const options: Options = { minutes: 30, seed: Date.now() % 1_000_000, dist: undefined, build: true, stage: true, json: false };
  for (let i = 0; i < argv.length; i++) {
    const flag = argv[i]!;
    if (flag === '--no-build') options.build = false;
    else if (flag === '--no-stage') options.stage = false;
    else if (flag === '--json') options.json = true;
    else if (flag === '--dist') options.dist = argv[++i];
    else if (flag === '--minutes' || flag === '--seed') {
      const value = Number(argv[++i]);
      if (!Number.isFinite(value) || value < 0) return `${flag} needs a number`;
      options[flag === '--seed' ? 'seed' : 'minutes'] = value;
    } else return `unknown option ${flag}`;
  }
  return options;
}

export async function main(argv: string[]): Promise<number> {
  const options = optionsOf(argv);
  if (typeof options === 'string') {
    process.stderr.write(`fuzz: ${options}; ${USAGE}\n`);
    return 2;
  }
  const driver = await startDriver(options.build, options.dist);
  try {
    const ms = options.minutes * 60_000;
    const page = await driver.open(SIZE);
    process.stderr.write(`fuzz: seed ${options.seed}, ${options.minutes} minutes\n`);
    const result = await fuzz(page, { seed: options.seed, ms, stage: options.stage, sampleMs: Math.max(5_000, Math.min(60_000, ms / 12)) }, (line) => { process.stderr.write(`${line}\n`); });
    const growthMB = heapGrowthMB(result.heap);
    const grew = options.minutes >= 5 && growthMB > MOST_GROWTH_MB; // shorter runs are still loading parts of the page
    for (const error of result.errors) process.stderr.write(`${error}\n`);
    if (result.errors.length > 0) process.stderr.write(`before it:\n  ${result.trail.join('\n  ')}\nagain: npm run fuzz -- --seed ${options.seed} --minutes ${options.minutes}\n`);
    const first = result.heap[0];
    const last = result.heap.at(-1);
    if (options.json) process.stdout.write(`${JSON.stringify({ seed: options.seed, minutes: options.minutes, growthMB, ...result })}\n`);
    else process.stdout.write(`seed ${options.seed}: ${result.actions} actions, ${result.games} games, ${result.errors.length} errors; heap ${first?.heapMB.toFixed(1)} → ${last?.heapMB.toFixed(1)} MB, growth once all was loaded ${growthMB.toFixed(1)} MB${grew ? ` (more than ${MOST_GROWTH_MB})` : ''}; nodes ${first?.nodes} → ${last?.nodes}, listeners ${first?.listeners} → ${last?.listeners}\n`);
    return result.errors.length > 0 || grew ? 1 : 0;
  } finally {
    await driver.close();
  }
}
