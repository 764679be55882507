/** Finds a Chromium for the browser tests and, as root on Debian, installs one. Run directly, it prints the path. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Best first: the headless shell starts three times faster and draws 1.5 times faster without a GPU. */
const COMMANDS = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
];

/** Flags for a machine without a GPU or a sandbox, and for repeatable runs. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-gpu-compositing', // panels drawn by the emulated GPU took half of the processor: the browser tests run about twice as fast without
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--mute-audio',
];

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** @returns {string[]} */
function candidates() {
  const env = process.env;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  if (process.platform === 'linux') folders.push('/usr/bin', '/usr/local/bin', '/snap/bin');
  const found = COMMANDS.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix)));
  if (process.platform === 'darwin') {
    for (const app of ['Google Chrome', 'Chromium', 'Microsoft Edge']) {
      for (const base of ['', env.HOME ?? '']) found.push(`${base}/Applications/${app}.app/Contents/MacOS/${app}`);
    }
  }
  if (process.platform === 'win32') {
    const bases = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((base) => base !== undefined);
    for (const base of bases) {
      found.push(`${base}\\Google\\Chrome\\Application\\chrome.exe`);
      found.push(`${base}\\Chromium\\Application\\chrome.exe`);
      found.push(`${base}\\Microsoft\\Edge\\Application\\msedge.exe`);
    }
  }
  return found;
}

/** @returns {string | null} the browser to use: CHROMIUM_PATH, or the first one found */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen && isExecutable(chosen)) return chosen;
  return candidates().find(isExecutable) ?? null;
}

function installWithApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=120', '-qq'];
  const install = ['install', '-y', '--no-install-recommends', 'chromium-headless-shell', 'fonts-liberation'];
  /** @param {string[]} args */
  const apt = (args) => spawnSync('apt-get', [...options, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  for (let attempt = 1; attempt <= 3; attempt++) {
    if (apt(['update']) && apt(install)) return;
    if (attempt < 3) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, attempt * 5000);
  }
}

/** @returns {string} a browser, installed if need be; throws with one line of advice if there is none */
export function ensureChromium() {
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!findChromium() && canInstall) installWithApt();
  const browser = findChromium();
  if (browser) return browser;
  throw new Error('No Chromium found: install Chromium, Chrome or Edge, or set CHROMIUM_PATH to its program file.');
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  try {
    console.log(ensureChromium());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
