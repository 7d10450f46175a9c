import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

type Section = Record<string, unknown> & { spread: Record<string, unknown> };

const ROOT = join(import.meta.dirname, '../..');
const args = ['--players', '40', '--rounds', '1', '--json', '--only', 'broadcast,answers,resumeStorm'];

test('the benchmark measures and loses nothing, in small', async () => {
  const bench = spawn(process.execPath, ['--import', 'tsx', 'bench/main.ts', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit']
  });
  const [output, [code]] = await Promise.all([text(bench.stdout), once(bench, 'exit') as Promise<[number]>]);
  expect(code).toBe(0);
  // The last line, as a program reads it.
  const result = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Record<string, Section>;
  const number: unknown = expect.any(Number);
  expect(result).toMatchObject({
    broadcast: {
      sockets: 40,
      cpuUsPerSocket: number,
      floorCpuUsPerSocket: number,
      ratio: number,
      lastDeliveryMs: number
    },
    answers: {
      players: 40,
      spreadMs: 1_000,
      acked: 80,
      stored: 80,
      lost: 0,
      duplicates: 0,
      dropped: 0,
      ackP50Ms: number,
      ackP99Ms: number,
      cpuUsPerAnswer: number,
      floorCpuUs: number,
      ratio: number,
      spread: { ackP50Ms: { median: number, min: number, max: number } }
    },
    resumeStorm: { players: 40, allResumedMs: number, gaps: 0, queries: number }
  });
});
