import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AddressTrust } from '#core/net/client-address.ts';

/** Then it goes on cold: whatever is slow, or away, is not a reason to stay closed, in ms. */
const PATIENCE_MS = 3_000;
/** The second time the code that the first one loaded is also compiled. */
const TIMES = 2;

/** The address header as our own proxies write it: without it the first requests would be told as a wrong setting. */
export function passedOn({ header, depth }: AddressTrust): Record<string, string> {
  if (header === undefined) return {};
  return {
    [header]: Array<string>(header === 'x-forwarded-for' ? depth : 1)
      .fill('127.0.0.1')
      .join(', ')
  };
}

/**
 * Lets the handler answer its first requests before anybody else asks: they load the pages and connect to the database,
 * and whoever came right after a deploy would wait for that. Their answers do not matter.
 */
export async function warmUp(
  handler: RequestListener,
  paths: readonly string[],
  headers: Readonly<Record<string, string>>
): Promise<void> {
  const server = createServer(handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // A TCP server always has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const ask = async (path: string) => {
    const url = `http://127.0.0.1:${String(port)}${path}`;
    const answer = await fetch(url, { redirect: 'manual', headers, signal });
    await answer.arrayBuffer();
  };
  try {
    for (let time = 0; time < TIMES; time++) await Promise.all(paths.map(ask));
  } catch {
    // Too slow, or cut off: everybody else will hear why, and the log has it.
  }
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
