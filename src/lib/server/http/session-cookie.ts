import type { Cookies } from '@sveltejs/kit';
import { SESSION_COOKIE } from '../auth/lucia.ts';
import { ownCookie } from './own-cookie.ts';

export interface SessionCookie {
  readonly id: string;
  /** It has the name of releases that knew no `__Host-`: it wants to be set anew. */
  readonly isOld: boolean;
}

/** The session id in the browser. Sign-ins of 0.2.0 have the plain name, also with https, for 30 days after its update. */
export function readSessionCookie(cookies: Pick<Cookies, 'get'>, url: URL): SessionCookie | undefined {
  const { name } = ownCookie(SESSION_COOKIE, url);
  const id = cookies.get(name);
  if (id) return { id, isOld: false };
  const old = cookies.get(SESSION_COOKIE);
  return old ? { id: old, isOld: true } : undefined;
}

/** Puts a session id into the browser. */
export function setSessionCookie(cookies: Cookies, url: URL, id: string, expiresAt: Date): void {
  const { name, attributes } = ownCookie(SESSION_COOKIE, url);
  cookies.set(name, id, { ...attributes, expires: expiresAt });
}

/** Takes it out, under both names. */
export function clearSessionCookie(cookies: Cookies, url: URL): void {
  const { name, attributes } = ownCookie(SESSION_COOKIE, url);
  cookies.delete(name, attributes);
  if (name !== SESSION_COOKIE) cookies.delete(SESSION_COOKIE, attributes);
}
