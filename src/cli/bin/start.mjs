/** `npm start`: builds the game and serves it on this machine. The port is 4173, or PORT, or the next free one. */
import path from 'node:path';
import process from 'node:process';
import { build, preview } from 'vite';

const root = path.resolve(import.meta.dirname, '../../..');
const host = '127.0.0.1';
const port = Number(process.env.PORT ?? 4173);

try {
  await build({ root, logLevel: 'warn' });
  const server = await preview({ root, logLevel: 'warn', preview: { host, port, strictPort: false, open: false } });
  const address = server.httpServer.address();
  const actual = address && typeof address === 'object' ? address.port : port;
  console.log(`Gigawatt is served at http://${host}:${actual}/`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
