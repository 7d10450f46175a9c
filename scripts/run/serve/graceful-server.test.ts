import { Agent, request } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { GracefulServer } from './graceful-server.ts';

const agents: Agent[] = [];
afterEach(() => {
  for (const agent of agents.splice(0)) agent.destroy();
});

interface Answer {
  readonly status: number;
  readonly connection: string | undefined;
}

function get(port: number, agent: Agent, path = '/'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', agent, path }, (response) => {
      response.resume().once('end', () => {
        resolve({ status: response.statusCode ?? 0, connection: response.headers.connection });
      });
    })
      .once('error', reject)
      .end();
  });
}

it('a leaving server still serves, on old and new connections, and lets none be used again', async () => {
  let drained = false;
  let finishSlow: (() => void) | undefined;
  const server = new GracefulServer(
    (incoming, response) => {
      if (incoming.url === '/slow') finishSlow = () => void response.end('late');
      else response.end('here');
    },
    {
      host: '127.0.0.1',
      port: 0,
      drainMs: 300,
      closeMs: 10_000,
      keepAliveMs: 60_000,
      headersMs: 60_000,
      onDrain: () => {
        drained = true;
      }
    }
  );
  const port = await server.listen();
  const kept = new Agent({ keepAlive: true, maxSockets: 1 });
  const idle = new Agent({ keepAlive: true });
  const fresh = new Agent();
  agents.push(kept, idle, fresh);
  expect(await get(port, kept)).toEqual({ status: 200, connection: 'keep-alive' });
  await get(port, idle);
  const slow = get(port, fresh, '/slow');
  await expect.poll(() => finishSlow).toBeDefined();

  const stopped = server.stop();
  expect(drained).toBe(true);
  expect(await get(port, kept)).toEqual({ status: 200, connection: 'close' });
  expect((await get(port, fresh)).status).toBe(200);
  // It waits for the request that runs, and not for the connection that does nothing.
  await expect
    .poll(() => get(port, fresh).catch((error: NodeJS.ErrnoException) => error.code))
    .toBe('ECONNREFUSED');
  finishSlow?.();
  expect((await slow).status).toBe(200);
  await stopped;
});
