import type { Handle } from '@sveltejs/kit';
import { within } from '#ops/within.ts';
import { lucia } from '../auth/lucia.ts';
import { noteSignInUse } from '../auth/note-sign-in-use.ts';
import { hashSessionId } from '../auth/session-adapter.ts';
import { clearSessionCookie, readSessionCookie, setSessionCookie } from '../http/session-cookie.ts';
import { database } from '../db/client.ts';
import { log } from '../log.ts';
import { isProbe } from './probes.ts';

/** A public page does not wait longer than this for a database that is away, in ms. */
const PATIENCE_MS = 1_500;

/** When and with what a sign-in was used is for its owner's list: no page fails for want of it. */
async function noteUse(
  session: { readonly id: string; readonly seenAt: Date | null },
  userAgent: string,
  request: string
): Promise<void> {
  try {
    await within(PATIENCE_MS, noteSignInUse(database(), session, userAgent, Date.now()));
  } catch (cause) {
    log().warn({ err: cause, request }, 'use of a sign-in not stored');
  }
}

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
      locals.account = { userId, email, name, isInstanceOwner, signIn: hashSessionId(session.id) };
      locals.authSessionId = session.id;
      await noteUse(session, event.request.headers.get('user-agent') ?? '', locals.requestId);
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
