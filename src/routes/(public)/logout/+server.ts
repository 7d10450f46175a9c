import { redirect, type RequestHandler } from '@sveltejs/kit';
import { clearSessionCookie } from '#lib/server/http/session-cookie.ts';
import { signOut } from '#lib/server/auth/sign-out.ts';
import { database } from '#lib/server/db/client.ts';
import { log } from '#lib/server/log.ts';
import { securityEvent } from '#lib/server/security-event.ts';

export const POST: RequestHandler = async ({ locals, cookies, url }) => {
  if (locals.authSessionId) await signOut(database(), locals.authSessionId);
  clearSessionCookie(cookies, url);
  if (locals.account)
    securityEvent(log(), { event: 'signed_out', userId: locals.account.userId }, locals.requestId);
  redirect(303, '/');
};

/** Somebody typed the address: signing out is a decision, so it takes a button. */
export const GET: RequestHandler = () => redirect(303, '/');
