import { defineConfig } from '@playwright/test';
import path from 'node:path';
import { CHROMIUM_FLAGS, ensureChromium } from '../../src/cli/bin/chromium.mjs';

/** Plays the built game (`npx vite build` first) in a real browser. */
const root = path.resolve(import.meta.dirname, '../..');
const address = 'http://127.0.0.1:4911/';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.ts',
  testIgnore: process.env.GIGAWATT_NIGHTLY === '1' ? [] : ['**/*.nightly.test.ts'],
  outputDir: path.join(root, 'test-results/e2e'),
  workers: 2, // a test mostly waits for the game's time to pass
  retries: 1, // a machine that does something else for a minute is no fault of the game; a test that needed it is listed as flaky
  timeout: 60_000,
  expect: { timeout: 15_000, toHaveScreenshot: { maxDiffPixelRatio: 0.01 } },
  reporter: [['list'], ['json', { outputFile: path.join(root, 'test-results/e2e.json') }]],
  use: {
    baseURL: address,
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: 1,
    trace: 'on-first-retry', // of every test they would be a fifth of the whole run
    launchOptions: { executablePath: ensureChromium(), args: [...CHROMIUM_FLAGS] },
  },
  projects: [{ name: 'chromium' }],
  webServer: {
    command: 'node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port 4911 --strictPort',
    cwd: root,
    url: address,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
