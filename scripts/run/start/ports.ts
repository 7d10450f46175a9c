import { createServer, type AddressInfo } from 'node:net';
import { codeOf } from '#ops/failure.ts';
import { StartError } from './start-error.ts';

const LOOPBACK = '127.0.0.1';
/** A server that was just stopped may need this long to let go of its port, in ms. */
const PATIENCE_MS = 2_000;
const RETRY_MS = 100;

/** Every address of this machine, with IPv6 where there is any. */
export async function chooseHost(): Promise<string> {
  return (await tryListen('::', 0)) === '' ? '::' : '0.0.0.0';
}

/**
 * Looks whether the port is ours to take, before any work is done.
 *
 * @throws StartError that says which variable chooses another port
 */
export async function checkPort(
  host: string,
  port: number,
  explain: (code: string) => StartError = (code) => portError(host, port, code)
): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    // Some systems let a wildcard and a loopback listener coexist: then half of the requests go astray.
    const failure = (await tryListen(host, port)) || (await tryListen(LOOPBACK, port));
    if (failure === '') return;
    if (failure !== 'EADDRINUSE' || performance.now() > deadline) throw explain(failure);
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** A sentence for a failed `listen`. */
export function portError(host: string, port: number, code: string): StartError {
  switch (code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${String(port)} is used by another program: stop that one, or choose another port, for example “PORT=${String(otherThan(port))} npm start”.`
      );
    case 'EACCES':
      return new StartError(
        `This user may not listen on port ${String(port)}: choose one above 1023, for example “PORT=3000 npm start”.`
      );
    default:
      return new StartError(`This machine has no address ${host} to listen on (${code}): set or clear HOST.`);
  }
}

/** A port on loopback that nobody uses at this moment. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, resolve);
  });
  // A listening TCP server has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** @returns '' when it worked, else the errno name */
function tryListen(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => {
      resolve(codeOf(error) || 'unknown');
    });
    server.listen({ host, port, exclusive: true }, () =>
      server.close(() => {
        resolve('');
      })
    );
  });
}

function otherThan(port: number): number {
  return port === 65_535 ? 3000 : port + 1;
}
