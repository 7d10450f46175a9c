import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Then it goes on cold: whatever is slow, or away, is not a reason to stay closed, in ms. */
const PATIENCE_MS = 3_000;
/** The second time the code that the first one loaded is also compiled. */
const TIMES = 2;

/**
 * Lets the handler answer its first requests before anybody else asks: they load the pages and connect to the database,
 * and whoever came right after a deploy would wait for that. Their answers do not matter.
 */
export async function warmUp(
  handler: RequestListener,
  paths: readonly string[],
  cookie: string
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
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie }, signal });
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
