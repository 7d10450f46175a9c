import type { RequestEvent } from '@sveltejs/kit';

/** The client's address for rate limits; everybody whose address is unknown counts as one. */
export function clientAddress(event: Pick<RequestEvent, 'getClientAddress'>): string {
  try {
    return event.getClientAddress();
  } catch {
    // adapter-node throws when ADDRESS_HEADER is set and the header is absent.
    return 'unknown';
  }
}
