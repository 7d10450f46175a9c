import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Remote } from './remote.ts';

it('a benchmark leaves no socket behind, though its processes are killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'partyquiz-remote-'));
  const path = join(folder, 'test.sock');
  const server = createServer((socket) => {
    socket.on('data', (line) => {
      const { n } = JSON.parse(String(line)) as { n: number };
      socket.write(`${JSON.stringify({ n, result: 'heard' })}\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const remote = await Remote.connect(path);
  expect(existsSync(path)).toBe(false);
  expect(await remote.ask('anything')).toBe('heard');
  remote.end();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});
