import type { Client } from './client.ts';
import type { Frame } from './frame.ts';

/** Sockets written per turn of the event loop. */
const SLICE = 500;

/** Sends one frame to many clients, each with its own frame behind it, in slices that leave the event loop free. */
export async function broadcast(
  members: ReadonlySet<Client>,
  shared: Frame | undefined,
  personal: ReadonlyMap<Client, Frame>
): Promise<void> {
  let sent = 0;
  for (const client of [...members]) {
    const own = personal.get(client);
    if (!shared && !own) continue;
    if (shared && own) client.send(shared, own);
    else client.send((shared ?? own) as Frame);
    if (++sent % SLICE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}
