import type { Client } from '../client.ts';
import type { Frame } from '../frame.ts';

/** Sockets written per turn of the event loop. */
const SLICE = 1_000;

/** Sends one frame to many clients, each with its own frame behind it, in slices that leave the event loop free. */
export async function broadcast(
  members: ReadonlySet<Client>,
  shared: Frame | undefined,
  personal: ReadonlyMap<Client, Frame>
): Promise<void> {
  if (!shared && personal.size === 0) return;
  // Who comes in while slices are sent has what they bring already.
  const clients = [...members];
  for (let from = 0; from < clients.length; from += SLICE) {
    if (from > 0) await new Promise((resolve) => setImmediate(resolve));
    const slice = clients.slice(from, from + SLICE);
    if (!shared) sendOwn(slice, personal);
    else if (personal.size === 0) sendShared(slice, shared);
    else sendBoth(slice, shared, personal);
  }
}

function sendShared(clients: readonly Client[], shared: Frame) {
  for (const client of clients) client.send(shared);
}

function sendOwn(clients: readonly Client[], personal: ReadonlyMap<Client, Frame>) {
  for (const client of clients) {
    const own = personal.get(client);
    if (own) client.send(own);
  }
}

function sendBoth(clients: readonly Client[], shared: Frame, personal: ReadonlyMap<Client, Frame>) {
  for (const client of clients) {
    const own = personal.get(client);
    if (own) client.sendAll([shared, own]);
    else client.send(shared);
  }
}
