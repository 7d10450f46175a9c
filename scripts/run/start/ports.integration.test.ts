import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkPort } from './ports.ts';
import { StartError } from './start-error.ts';

const server = createServer();
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server always has an AddressInfo.
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

it('a port that is taken is told before anything is started, each command in its own words', async () => {
  await expect(checkPort('0.0.0.0', port)).rejects.toThrow(`Port ${String(port)} is used by another program`);
  const explain = (code: string) => new StartError(`${code}: stop the other one`);
  await expect(checkPort('0.0.0.0', port, explain)).rejects.toThrow('EADDRINUSE: stop the other one');
});
