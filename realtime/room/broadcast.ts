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
  if (shared && personal.size === 0) await inSlices([...members], (client) => client.send(shared));
  else if (shared)
    await inSlices([...members], (client) => {
      const own = personal.get(client);
      if (own) client.send(shared, own);
      else client.send(shared);
    });
  else if (personal.size > 0)
    await inSlices([...members], (client) => {
      const own = personal.get(client);
      if (own) client.send(own);
    });
}

async function inSlices(clients: readonly Client[], send: (client: Client) => void): Promise<void> {
  let sent = 0;
  for (const client of clients) {
    send(client);
    if (++sent % SLICE === 0 && sent < clients.length) await new Promise((resolve) => setImmediate(resolve));
  }
}
