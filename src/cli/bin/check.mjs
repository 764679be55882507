/** `npm run check`: types, lint and architecture, side by side. Seconds; for running before every commit. */
import process from 'node:process';
import { STATIC_CHECKS, VITEST, node, report } from './steps.mjs';

const checks = [
  ...STATIC_CHECKS,
  { name: 'architecture', args: [VITEST, 'run', '--project', 'unit', 'tests/architecture'] },
];

const results = await Promise.all(
  checks.map(async ({ name, args }) => {
    const result = await node(args);
    report(name, result);
    return result;
  }),
);
process.exitCode = results.every(({ code }) => code === 0) ? 0 : 1;
