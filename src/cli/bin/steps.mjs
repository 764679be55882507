/** What check.mjs and test.mjs share: the static checks, and running a program with its output kept or shown. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

export const root = path.resolve(import.meta.dirname, '../../..');
const module = (file) => path.join(root, 'node_modules', file);

export const TSC = module('typescript/bin/tsc');
export const OXLINT = module('oxlint/bin/oxlint');
export const VITEST = module('vitest/vitest.mjs');
export const VITE = module('vite/bin/vite.js');
export const PLAYWRIGHT = module('@playwright/test/cli.js');
export const RUN = path.join(root, 'src/cli/bin/run.mjs');

/** Each is one test of `npm test`. `--quiet` leaves the warnings of the linter to the editor. */
export const STATIC_CHECKS = [
  { name: 'types', args: [TSC, '--noEmit'] },
  { name: 'types of sim alone', args: [TSC, '--noEmit', '-p', 'src/sim'] },
  { name: 'lint', args: [OXLINT, '--type-aware', '--quiet', '.'] },
];

/**
 * Runs a script of Node in the root of the repository.
 * @param {string[]} args
 * @param {{ show?: boolean, env?: Record<string, string> }} [options] show: pass the output on instead of keeping it
 * @returns {Promise<{ code: number, output: string, seconds: number }>}
 */
export function node(args, { show = false, env = {} } = {}) {
  const started = performance.now();
  return new Promise((resolve) => {
    const stdio = show ? 'inherit' : 'pipe';
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', stdio, stdio] });
    let output = '';
    const done = (code) => resolve({ code, output, seconds: (performance.now() - started) / 1000 });
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.on('error', (error) => {
      output += `${error.message}\n`;
      done(1);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

/** One line per check, and the output of those that failed. @param {string} name @param {{ code: number, output: string, seconds: number }} result */
export function report(name, { code, output, seconds }) {
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
  if (code !== 0) console.log(output.trimEnd());
}
