/**
 * `npm test`: everything, in order of cost. Each runner prints its own results; the last line is the plain sum.
 *   --nightly  also the long tests (*.nightly.test.ts)      --no-e2e  without a browser
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ensureChromium } from './chromium.mjs';
import { PLAYWRIGHT, RUN, STATIC_CHECKS, VITE, VITEST, node, report, root } from './steps.mjs';

const flags = new Set(process.argv.slice(2));
for (const flag of flags) {
  if (flag !== '--nightly' && flag !== '--no-e2e') {
    console.error(`test: unknown option ${flag} (--nightly, --no-e2e)`);
    process.exit(2);
  }
}
if (flags.has('--nightly')) process.env.GIGAWATT_NIGHTLY = '1';

/** `again`: passed, but only at the second try. @typedef {{ passed: number, failed: number, skipped: number, again?: number }} Count */
/** @type {Map<string, Count>} */
const summary = new Map();
const has = (file) => existsSync(path.join(root, file));
const resultsDir = path.join(root, 'test-results');

/** @param {string} runner @param {{ code: number }} result one program that counts as one test */
function countOne(runner, { code }) {
  const count = summary.get(runner) ?? { passed: 0, failed: 0, skipped: 0 };
  summary.set(runner, { ...count, passed: count.passed + Number(code === 0), failed: count.failed + Number(code !== 0) });
}

/**
 * The counts of a runner from its JSON. One that ended badly without a failed test counts as one failure.
 * @param {string} runner @param {string} file @param {number} code @param {(json: any) => Count} read
 */
function countJson(runner, file, code, read) {
  /** @type {Count} */
  let count = { passed: 0, failed: 0, skipped: 0 };
  try {
    count = read(JSON.parse(readFileSync(path.join(resultsDir, file), 'utf8')));
  } catch (error) {
    console.error(`${runner}: no results (${String(error)})`);
    code ||= 1;
  }
  if (code !== 0 && count.failed === 0) count.failed = 1;
  summary.set(runner, count);
}

async function runChecks() {
  const checks = STATIC_CHECKS.map((check) => ({ runner: 'checks', ...check }));
  const add = (needs, name, args) => {
    if (needs.every(has)) checks.push({ runner: 'generated files', name, args });
  };
  add(['src/cli/schemas.ts'], 'schemas are current', [RUN, 'schemas', '--check']);
  add(['src/cli/content.ts', 'public/content/base'], 'base content', [RUN, 'content', 'check', 'public/content/base']);
  add(['assets/kit/atlas.mjs'], 'atlas is current', ['assets/kit/atlas.mjs', '--check']);
  await Promise.all(
    checks.map(async ({ runner, name, args }) => {
      const result = await node(args);
      report(name, result);
      countOne(runner, result);
    }),
  );
}

async function runVitest() {
  const file = path.join(resultsDir, 'vitest.json');
  const args = [VITEST, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await node(args, { show: true });
  countJson('vitest', 'vitest.json', code, (json) => ({
    passed: json.numPassedTests,
    // A file that could not be loaded has no tests to fail.
    failed: json.numFailedTests + json.testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0).length,
    skipped: json.numPendingTests + json.numTodoTests,
  }));
}

async function runEndToEnd() {
  const built = await node([VITE, 'build', '--logLevel', 'warn']);
  report('build', built);
  countOne('build', built);
  if (built.code !== 0) return;
  const tests = has('tests/e2e') ? readdirSync(path.join(root, 'tests/e2e'), { recursive: true }) : [];
  if (!tests.some((name) => String(name).endsWith('.test.ts'))) {
    console.log('e2e: there are no tests in tests/e2e');
    return;
  }
  let code = 1;
  try {
    const env = { CHROMIUM_PATH: ensureChromium() };
    ({ code } = await node([PLAYWRIGHT, 'test', '-c', 'tests/e2e/playwright.config.ts'], { show: true, env }));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  countJson('e2e', 'e2e.json', code, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    again: stats.flaky,
  }));
}

const started = performance.now();
mkdirSync(resultsDir, { recursive: true });
// Last time's numbers must not count for a runner that crashes today.
for (const file of ['vitest.json', 'e2e.json']) rmSync(path.join(resultsDir, file), { force: true });

await runChecks();
await runVitest();
if (!flags.has('--no-e2e')) await runEndToEnd();

/** @param {Count} count */
const words = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
const total = { passed: 0, failed: 0, skipped: 0 };
console.log(`\nSummary (${((performance.now() - started) / 1000).toFixed(0)} s)`);
for (const [runner, count] of summary) {
  console.log(`  ${runner}: ${words(count)}${count.again ? `, ${count.again} of them only at the second try` : ''}`);
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += count[key];
}
console.log(words(total));
process.exitCode = total.failed === 0 ? 0 : 1;
