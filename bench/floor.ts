import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { after, cpuMsOf, quantile, withinOneSecond } from './stats.ts';

export interface FloorRound {
  readonly p50: number;
  readonly p99: number;
  /** Server's CPU per message, in ms. */
  readonly cpu: number;
}

export interface Floor {
  round(): Promise<FloorRound>;
  stop(): Promise<void>;
}

const message = (number: number) =>
  JSON.stringify({
    t: 'answer',
    id: `floor-answer-${String(number).padStart(11, '0')}`,
    item: '00000001-0000-4000-8000-000000000000',
    rev: 0,
    at: Date.now() + 0.5,
    value: 1
  });

/** A bare echo server in a process of its own, with the same number of clients. */
export async function startFloor(clients: number): Promise<Floor> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'echo-server.ts')], {
    stdio: ['ignore', 'pipe', 'inherit']
  });
  const abandon = () => void child.kill('SIGKILL');
  process.once('exit', abandon);
  child.once('exit', () => process.off('exit', abandon));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const url = `ws://127.0.0.1:${String(line).trim()}`;
  const sockets = await Promise.all(
    Array.from({ length: clients }, async () => {
      const socket = new WebSocket(url, { perMessageDeflate: false });
      await once(socket, 'open');
      return socket;
    })
  );

  const ask = async (socket: WebSocket, number: number, wait: number): Promise<number> => {
    await after(wait);
    const sent = performance.now();
    const reply = once(socket, 'message');
    socket.send(message(number));
    await reply;
    return performance.now() - sent;
  };

  return {
    round: async () => {
      const before = cpuMsOf(child.pid ?? -1);
      const waits = withinOneSecond(clients);
      const latencies = await Promise.all(
        sockets.map((socket, index) => ask(socket, index, waits[index] ?? 0))
      );
      const cpu = (cpuMsOf(child.pid ?? -1) - before) / clients;
      return { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), cpu };
    },
    stop: async () => {
      for (const socket of sockets) socket.terminate();
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    }
  };
}
