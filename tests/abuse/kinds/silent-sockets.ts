import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { attackKind, unless } from '../attack-kind.ts';

const ADDRESS = '203.0.113.70';
/** The protocol gives a silent socket 10 s; the rest is for a busy machine. */
const CLOSED_MS = 12_500;
/** Sockets that one address may have at most, generously: a hall behind one address has a socket for each guest. */
const MOST_OPEN = 3_000;
/** Opened at once. */
const BATCH = 100;
const POLL_MS = 50;

const UPGRADE = (host: string) =>
  `GET /ws HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: pq.v1\r\nX-Forwarded-For: ${ADDRESS}\r\n\r\n`;

interface Tally {
  opened: number;
  refused: number;
  open: number;
  mostOpen: number;
  slowestCloseMs: number;
}

/** Upgrades, and then says and answers nothing, not even the goodbye. */
function openSilently(url: string, tally: Tally): { readonly settled: Promise<void>; destroy(): void } {
  const { hostname, port, host } = new URL(url);
  // A half that the server closes stays as it is: it may not wait for ours.
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  let upgradedAt: number | undefined;
  const settled = new Promise<void>((resolve) => {
    socket.once('data', (data) => {
      if (data.toString('latin1').startsWith('HTTP/1.1 101')) {
        upgradedAt = performance.now();
        tally.opened += 1;
        tally.open += 1;
        tally.mostOpen = Math.max(tally.mostOpen, tally.open);
      } else {
        tally.refused += 1;
        socket.destroy();
      }
      resolve();
    });
    const over = () => {
      resolve();
      if (upgradedAt === undefined) return;
      tally.open -= 1;
      tally.slowestCloseMs = Math.max(tally.slowestCloseMs, Math.round(performance.now() - upgradedAt));
      upgradedAt = undefined;
      socket.destroy();
    };
    socket.once('end', over);
    socket.once('close', over);
    socket.on('error', over);
  });
  socket.resume();
  socket.write(UPGRADE(host));
  return { settled, destroy: () => socket.destroy() };
}

/** Thousands of sockets from one address that never say anything. */
export const silentSockets = attackKind<null>({
  name: 'silentSockets',
  attackers: { full: 4_000, short: 200 },
  prepare: async () => null,
  strike: async (_target, { socketUrl, attackers, ms }) => {
    const tally: Tally = { opened: 0, refused: 0, open: 0, mostOpen: 0, slowestCloseMs: 0 };
    const sockets: ReturnType<typeof openSilently>[] = [];
    const end = performance.now() + ms;
    while (sockets.length < attackers && performance.now() < end) {
      const batch = Array.from({ length: Math.min(BATCH, attackers - sockets.length) }, () =>
        openSilently(socketUrl, tally)
      );
      sockets.push(...batch);
      await Promise.all(batch.map(({ settled }) => settled));
    }
    const last = performance.now() + CLOSED_MS;
    while (tally.open > 0 && performance.now() < last) await sleep(POLL_MS);
    const { open: stillOpen } = tally;
    for (const socket of sockets) socket.destroy();
    const { opened, refused, mostOpen, slowestCloseMs } = tally;
    return { opened, refused, mostOpen, stillOpen, slowestCloseMs };
  },
  verify: async (_scene, _target, { opened = 0, stillOpen = 0, mostOpen = 0 }) => ({
    failures: [
      ...unless(opened > 0, 'no socket was opened'),
      ...unless(stillOpen === 0, `${String(stillOpen)} silent sockets were still open after 12.5 s`),
      ...unless(mostOpen <= MOST_OPEN, `one address had ${String(mostOpen)} sockets`)
    ]
  })
});
