import type { Cookies } from '@sveltejs/kit';
import { SESSION_COOKIE } from './lucia.ts';

const attributes = (url: URL) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

/** Puts a session id into the browser. `secure` follows the address: a laptop on a home network has no TLS. */
export function setSessionCookie(cookies: Cookies, url: URL, id: string, expiresAt: Date): void {
  cookies.set(SESSION_COOKIE, id, { ...attributes(url), expires: expiresAt });
}

export function clearSessionCookie(cookies: Cookies, url: URL): void {
  cookies.delete(SESSION_COOKIE, attributes(url));
}
