/**
 * Vite plugin: emits sw.js, a service worker that keeps the built game usable without a network.
 * It knows every file of the build and of public/ and a hash of them all, so a new build is a new cache.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Runs in the worker; VERSION and FILES are put in front of it as constants. */
const WORKER = `const PREFIX = 'gigawatt ' + registration.scope + ' ', NAME = PREFIX + VERSION;
addEventListener('install', (e) => e.waitUntil(caches.open(NAME).then((c) => c.addAll(FILES.map((u) => new Request(u, { cache: 'reload' }))))));
addEventListener('activate', (e) => e.waitUntil(caches.keys()
  .then((names) => Promise.all(names.filter((n) => n.startsWith(PREFIX) && n !== NAME).map((n) => caches.delete(n))))
  .then(() => clients.claim())));
addEventListener('message', (e) => { if (e.data === 'skip-waiting') skipWaiting(); });
// ignoreVary: hosts send "Vary: Origin", which would make every cached answer a miss.
async function answer(request) {
  const cache = await caches.open(NAME), page = request.mode === 'navigate';
  return (await cache.match(request, { ignoreVary: true, ignoreSearch: page }))
    || (page && await cache.match('./', { ignoreVary: true })) || fetch(request);
}
addEventListener('fetch', (e) => {
  if (e.request.method === 'GET' && e.request.url.startsWith(registration.scope)) e.respondWith(answer(e.request));
});
`;

/** @param {string} folder @returns {string[]} paths of all files below, with forward slashes, sorted */
function filesBelow(folder) {
  if (!folder || !existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** @returns {import('vite').Plugin} */
export function offlineWorker() {
  let publicDir = '';
  return {
    name: 'gigawatt-offline-worker',
    apply: 'build',
    configResolved(config) {
      publicDir = config.publicDir;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const hash = createHash('sha256').update(WORKER);
        const files = [];
        for (const name of Object.keys(bundle).filter((file) => !file.endsWith('.map')).sort()) {
          const item = bundle[name];
          hash.update(name).update(item.type === 'chunk' ? item.code : item.source);
          files.push(name);
        }
        for (const name of filesBelow(publicDir)) {
          hash.update(name).update(readFileSync(path.join(publicDir, name)));
          files.push(name);
        }
        const urls = ['./', ...files.map((file) => encodeURI(file))];
        const head = `const VERSION = '${hash.digest('hex').slice(0, 12)}', FILES = ${JSON.stringify(urls)};\n`;
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: head + WORKER });
      },
    },
  };
}
