import type { Handle } from '@sveltejs/kit';
import { within } from '#ops/within.ts';
import { lucia } from '../auth/lucia.ts';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from '../auth/session-cookie.ts';
import { log } from '../log.ts';
import { isProbe } from './probes.ts';

/** A public page does not wait longer than this for a database that is away, in ms. */
const PATIENCE_MS = 1_500;

/** Finds out who is signed in. Without a session cookie the database is not touched. */
export const handleAccount: Handle = async ({ event, resolve }) => {
  event.locals.account = undefined;
  event.locals.authSessionId = undefined;
  const { cookies, url, route, locals } = event;
  const cookie = readSessionCookie(cookies, url);
  if (!cookie || route.id === null || isProbe(route.id)) return resolve(event);

  try {
    const { session, user } = await within(PATIENCE_MS, lucia().validateSession(cookie.id));
    if (session) {
      const { id: userId, email, name, isInstanceOwner } = user;
      locals.account = { userId, email, name, isInstanceOwner };
      locals.authSessionId = session.id;
      if (session.fresh || cookie.isOld) setSessionCookie(cookies, url, session.id, session.expiresAt);
    } else {
      clearSessionCookie(cookies, url);
    }
  } catch (cause) {
    log().warn({ err: cause, request: locals.requestId }, 'sign-in could not be checked');
    // On a public page a database that is away makes a guest, and the cookie stays for later.
    locals.accountUnknown = true;
  }
  return resolve(event);
};
