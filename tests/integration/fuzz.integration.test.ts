import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const FRAMES = 2_000;

test('[ROOM-9] bad frames of every kind cost their senders only', async () => {
  const args = [
    '--import',
    'tsx',
    'tests/fuzz/main.ts',
    '--frames',
    String(FRAMES),
    '--seed',
    'short',
    '--json'
  ];
  const fuzz = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const [output, [code]] = await Promise.all([text(fuzz.stdout), once(fuzz, 'exit') as Promise<[number]>]);
  const result = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
  expect(result).toMatchObject({
    good: { dropped: 0 },
    sameProcess: true,
    errors: [],
    surprises: [],
    troubles: []
  });
  expect(result['frames']).toBeGreaterThanOrEqual(FRAMES);
  // What the machine's speed decides is judged by the long run alone.
  expect(code === 0 || result['violations']).toSatisfy(
    (outcome: unknown) => outcome === true || JSON.stringify(outcome) === '["good players had to wait"]'
  );
});
