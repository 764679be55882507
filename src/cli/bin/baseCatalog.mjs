/**
 * Vite plugin: reads and checks the base pack once, when the game is built, and lays it beside the pack as content/base.json,
 * so that a visit parses one file and checks nothing. A base pack with mistakes builds no game.
 * The dev server reads the pack anew for each visit, and hands its mistakes to the page.
 */
import { execFile } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

const FILE = 'content/base.json';
const RUN = path.join(import.meta.dirname, 'run.mjs');

/** `npm run content -- catalog`, in a process of its own: it bundles the checks as they are now. @returns {Promise<{ json: string, complaint: string | null }>} */
function readBase() {
  return new Promise((resolve) => {
    execFile(process.execPath, [RUN, 'content', 'catalog'], { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => resolve({ json: stdout, complaint: error ? stderr || error.message : null }));
  });
}

/** @returns {import('vite').Plugin} */
export function baseCatalog() {
  let isBuild = false;
  let reading = null;
  return {
    name: 'gigawatt-base-catalog',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    buildStart() {
      reading = isBuild ? readBase() : null; // beside the bundling
    },
    async generateBundle() {
      const { json, complaint } = await reading;
      if (complaint !== null) this.error(`the base game's content does not load\n${complaint}`);
      this.emitFile({ type: 'asset', fileName: FILE, source: json });
    },
    configureServer(server) {
      server.middlewares.use(`/${FILE}`, (_request, response) => {
        void readBase().then(({ json, complaint }) => {
          response.statusCode = json === '' ? 500 : 200;
          response.setHeader('Content-Type', json === '' ? 'text/plain' : 'application/json');
          response.end(json === '' ? complaint : json);
        });
      });
    },
  };
}
