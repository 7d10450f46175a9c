import type { Handle } from '@sveltejs/kit';

/** These change nothing. Whoever invents methods is checked. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that changes something comes from a page of ours. Browsers say so in `Origin`, else in
 * `Sec-Fetch-Site`. What says neither is no browser, and may only come without cookies, which is all it could abuse.
 *
 * @param own the address in the browser
 */
export function isOwnRequest(headers: Headers, own: string): boolean {
  const origin = headers.get('origin');
  if (origin !== null) return origin === own;
  const site = headers.get('sec-fetch-site');
  // `none`: the person himself, as with a reload.
  if (site !== null) return site === 'same-origin' || site === 'none';
  return !headers.has('cookie');
}

/** Refuses what other sites send in a visitor's name, of every content type and none [WEB-8]. */
export const handleOrigin: Handle = ({ event, resolve }) => {
  const { request, url } = event;
  if (SAFE.has(request.method) || isOwnRequest(request.headers, url.origin)) return resolve(event);
  return new Response('This request came from another site.', {
    status: 403,
    headers: { 'content-type': 'text/plain; charset=utf-8' }
  });
};
