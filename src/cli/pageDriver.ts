/** Serves the built game and drives it in a real browser: for screenshots and the browser benchmark. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { CHROMIUM_FLAGS, ensureChromium } from './bin/chromium.mjs';
import { projectRoot } from './packFiles.ts';

export interface Driver {
  address: string;
  browser: Browser;
  /** A fresh page (own storage) with the game open at its title. */
  open(size: { width: number; height: number }, query?: string): Promise<Page>;
  close(): Promise<void>;
}

/** Builds into `outDir` when there is no build yet (or `rebuild`), serves it on a free port, starts the browser. */
export async function startDriver(rebuild: boolean, outDir = path.join(projectRoot, 'dist')): Promise<Driver> {
  if (rebuild || !existsSync(path.join(outDir, 'index.html'))) await build({ root: projectRoot, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({ root: projectRoot, logLevel: 'error', build: { outDir }, preview: { host: '127.0.0.1', port: 0, strictPort: false } });
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('the preview server has no address');
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_FLAGS] });
  return {
    address, browser,
    async open(size, query = '?test') {
      const context = await browser.newContext({ viewport: size, deviceScaleFactor: 1, bypassCSP: true }); // the driver's own waits need eval; the shipped page allows none
      const page = await context.newPage();
      page.on('pageerror', (error) => process.stderr.write(`page: ${error.message}\n`));
      await page.goto(address + query);
      await page.waitForFunction(`window.gigawatt && gigawatt.app && gigawatt.app.store.getState().screen !== 'loading'`, null, { timeout: 20_000 });
      return page;
    },
    async close() {
      await browser.close();
      server.httpServer.close();
    },
  };
}
