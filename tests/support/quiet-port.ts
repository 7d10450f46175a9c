import { createServer } from 'node:net';
import type { Random } from './random.ts';

/** Below the ports that kernels give to outgoing connections, which would now and then sit in an empty place. */
const LOWEST = 20_000;
const HIGHEST = 29_999;
const TRIES = 100;

/** A free loopback port that stays free until it is used, however many connections come and go. */
export async function findQuietPort(random: Random): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = Math.floor(random.between(LOWEST, HIGHEST + 1));
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port between ${String(LOWEST)} and ${String(HIGHEST)}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
