/**
 * node src/cli/bin/run.mjs <name> [...args]: runs src/cli/<name>.ts, which exports
 * `main(argv: string[]): Promise<number>` (the exit code).
 * Node 20 runs no TypeScript, so the module is bundled once into node_modules/.cache and used again until one
 * of its source files changes. Vite is loaded only when there is something to bundle.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../../..');
const cacheDir = path.join(root, 'node_modules/.cache/gigawatt-cli');

/** Changes when the file changes; null when it is gone. @param {string} file */
function stamp(file) {
  const info = statSync(file, { throwIfNoEntry: false });
  return info ? `${info.mtimeMs}/${info.size}` : null;
}

/** @param {string} name @returns {string | null} the cached bundle, if all its sources are as they were */
function cachedBundle(name) {
  try {
    const manifest = JSON.parse(readFileSync(path.join(cacheDir, `${name}.json`), 'utf8'));
    const fresh = Object.entries(manifest.sources).every(([file, was]) => stamp(path.join(root, file)) === was);
    const file = path.join(cacheDir, manifest.bundle);
    return fresh && existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

/** In a bundle, `import.meta` would mean the bundle: keep it meaning the source file. */
const keepImportMeta = {
  name: 'gigawatt-keep-import-meta',
  /** @param {string} code @param {string} id */
  transform(code, id) {
    if (!code.includes('import.meta.') || id.startsWith('\0')) return null;
    const file = id.split('?')[0] ?? id;
    const replaced = code
      .replace(/\bimport\.meta\.url\b/g, JSON.stringify(pathToFileURL(file).href))
      .replace(/\bimport\.meta\.dirname\b/g, JSON.stringify(path.dirname(file)))
      .replace(/\bimport\.meta\.filename\b/g, JSON.stringify(file));
    // Lines stay where they were, so the map of the original is good enough.
    return { code: replaced, map: null };
  },
};

/** @param {string} name @param {string} entry @returns {Promise<string>} */
async function bundle(name, entry) {
  const { build } = await import('vite');
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [keepImportMeta],
    build: {
      ssr: entry,
      write: false,
      outDir: cacheDir,
      target: 'node20',
      minify: false,
      sourcemap: 'hidden',
      rolldownOptions: { output: { codeSplitting: false, format: 'es' } },
    },
  });
  const chunks = [result].flat().flatMap((output) => output.output);
  const chunk = chunks.find((item) => item.type === 'chunk' && item.isEntry);
  const sources = {};
  for (const id of [entry, path.join(root, 'package-lock.json'), import.meta.filename, ...chunk.moduleIds]) {
    const file = id.split('?')[0];
    if (path.isAbsolute(file) && existsSync(file)) sources[path.relative(root, file)] = stamp(file);
  }
  const file = `${name}-${createHash('sha256').update(chunk.code).digest('hex').slice(0, 12)}.mjs`;
  mkdirSync(cacheDir, { recursive: true });
  // Write aside and rename: two runs at once must not see half a file.
  const put = (target, text) => {
    const aside = path.join(cacheDir, `${target}.${process.pid}.tmp`);
    writeFileSync(aside, text);
    renameSync(aside, path.join(cacheDir, target));
  };
  put(file, chunk.map ? `${chunk.code}\n//# sourceMappingURL=${chunk.map.toUrl()}\n` : chunk.code);
  put(`${name}.json`, JSON.stringify({ bundle: file, sources }));
  removeOld(name, file);
  return path.join(cacheDir, file);
}

/** Earlier bundles go after a day, so that a run in progress keeps its own. @param {string} name @param {string} keep */
function removeOld(name, keep) {
  const dayAgo = Date.now() - 86_400_000;
  for (const file of readdirSync(cacheDir)) {
    const old = file.startsWith(`${name}-`) && file !== keep && statSync(path.join(cacheDir, file)).mtimeMs < dayAgo;
    if (old) rmSync(path.join(cacheDir, file), { force: true });
  }
}

async function run() {
  const [name, ...argv] = process.argv.slice(2);
  const entry = path.join(root, 'src/cli', `${name}.ts`);
  if (!name || !/^[\w-]+$/.test(name) || !existsSync(entry)) {
    console.error(name ? `run: there is no command ${name} (src/cli/${name}.ts)` : 'run: name a command of src/cli');
    return 2;
  }
  process.setSourceMapsEnabled(true);
  const file = cachedBundle(name) ?? (await bundle(name, entry));
  const module = await import(pathToFileURL(file).href);
  if (typeof module.main !== 'function') {
    console.error(`run: src/cli/${name}.ts exports no function main`);
    return 2;
  }
  return module.main(argv);
}

// `npm run sim | head` closes our output early; that is no error.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
