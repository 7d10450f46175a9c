import type { RequestListener } from 'node:http';

/**
 * What browsers hear with every answer of the web app: pages, files, redirects and errors alike. The server around the
 * app sets them before it, for what never reaches the app's hooks (files, requests that cannot be read).
 */
export const STANDING_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), screen-wake-lock=(self)',
  'cross-origin-resource-policy': 'same-origin'
} as const;

/** A year, in seconds; of this host only: what else lives below the domain is not ours to decide. */
export const HSTS = 'max-age=31536000';

/** Browsers know this one with https only, and complain of it in the console where a page comes without. */
const OPENER_POLICY = { 'cross-origin-opener-policy': 'same-origin' };

/** The headers of an installation at these addresses: with https it asks browsers never to come without. */
export function standingHeaders(origins: readonly string[]): Readonly<Record<string, string>> {
  const isSecure = origins.length > 0 && origins.every((origin) => origin.startsWith('https://'));
  return isSecure
    ? { ...STANDING_HEADERS, ...OPENER_POLICY, 'strict-transport-security': HSTS }
    : STANDING_HEADERS;
}

/** Sets them before whatever answers; the app's own headers come on top. */
export function withStandingHeaders(handler: RequestListener, origin: string | undefined): RequestListener {
  const headers = Object.entries(standingHeaders(origin ? [origin] : []));
  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    handler(request, response);
  };
}
