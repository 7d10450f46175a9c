import type { Handle } from '@sveltejs/kit';
import { standingHeaders } from '#ops/standing-headers.ts';
import { readSessionCookie } from '../http/session-cookie.ts';
import { env } from '../env.ts';
import { isProbe } from './probes.ts';

/** Of somebody who is, was or becomes signed in: nobody else's, and not for the Back button after signing out. */
const PRIVATE = 'private, no-store';
/** Depends on cookies and language: asked for anew each time. */
const FRESH = 'private, no-cache';
/** Pages that the host's panel frames: they hold nothing by themselves [WEB-17]. */
const FRAMED = '/(live)/preview/';

/** Gives every answer the headers that say who may keep it and what a browser may do with it. */
export const handleHeaders: Handle = async ({ event, resolve }) => {
  const { cookies, url, route } = event;
  // Before the app answers: signing out takes the cookie away.
  const hadSession = readSessionCookie(cookies, url) !== undefined;
  const response = await resolve(event);
  const { headers } = response;
  for (const [name, value] of Object.entries(standingHeaders(env().origins))) headers.set(name, value);
  allowOwnSockets(headers, url);
  if (route.id?.startsWith(FRAMED)) allowOwnFrame(headers);
  if (isProbe(route.id) || isLasting(headers)) return response;
  const hasSession = hadSession || readSessionCookie(cookies, url) !== undefined;
  if (hasSession) headers.set('cache-control', PRIVATE);
  else if (!headers.has('cache-control')) headers.set('cache-control', FRESH);
  headers.append('vary', 'Cookie, Accept-Language');
  return response;
};

/** A file whose name changes with it: the same for everybody, whoever is signed in. */
const isLasting = (headers: Headers) => headers.get('cache-control')?.includes('immutable') ?? false;

/** Not every browser takes `'self'` for the sockets of the same host; the policy itself is in svelte.config.js. */
function allowOwnSockets(headers: Headers, { protocol, host }: URL): void {
  const policy = headers.get('content-security-policy');
  const sockets = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`;
  if (policy !== null)
    headers.set(
      'content-security-policy',
      policy.replace("connect-src 'self'", `connect-src 'self' ${sockets}`)
    );
}

/** A page of this host may frame it, and no other. */
function allowOwnFrame(headers: Headers): void {
  headers.set('x-frame-options', 'SAMEORIGIN');
  const policy = headers.get('content-security-policy');
  if (policy !== null)
    headers.set(
      'content-security-policy',
      policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    );
}
