import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { signInSchema } from '#lib/server/auth/account.ts';
import { readDeviceCookie, rememberDevice } from '#lib/server/http/remember-device.ts';
import { Refusals } from '#lib/server/auth/refusals.ts';
import { setSessionCookie } from '#lib/server/http/session-cookie.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { database } from '#lib/server/db/client.ts';
import { attempt } from '#lib/server/http/attempt.ts';
import { clientAddress } from '#lib/server/http/client-address.ts';
import { fieldErrors, type FieldErrors } from '#lib/server/http/field-errors.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { safePath } from '#lib/server/http/safe-path.ts';
import { log } from '#lib/server/log.ts';
import { securityEvent } from '#lib/server/security-event.ts';
import type { Actions, PageServerLoad } from './$types';

/** After so long the tries that wait have moved on. */
const RETRY_SECONDS = 8;
/** What led here, where the page should say so. */
const reasons = ['reset', 'ended', 'deleted'] as const;

const refusals = new Refusals((reason, count) => {
  securityEvent(log(), { event: 'sign_in_refused', reason, count });
});

export const load: PageServerLoad = ({ locals, url }) => {
  const next = safePath(url.searchParams.get('next'), '/studio');
  if (locals.account) redirect(303, next);
  return { next, done: reasons.find((reason) => reason === url.searchParams.get('done')) };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event);
    const typed = { email: formText(form, 'email'), password: formText(form, 'password') };
    const values = { email: typed.email };
    const errors: FieldErrors = {};
    const parsed = v.safeParse(signInSchema, typed);
    if (!parsed.success) return fail(400, { values, errors: fieldErrors(parsed.issues), problem: '' });

    const { cookies, url } = event;
    const db = database();
    const place = { address: clientAddress(event), device: readDeviceCookie(cookies, url) };
    const result = await attempt(signIn(db, parsed.output, place));
    if (!result.ok) {
      const { status, data } = result.failure;
      if (status === 401 || status === 429) refusals.count(status === 401 ? 'wrong' : 'limited');
      // `too_many`: too many tries wait, and those are seconds.
      if (status === 429) event.setHeaders({ 'retry-after': String(RETRY_SECONDS) });
      return fail(status, { values, errors, ...data });
    }
    const { userId } = result.value;
    securityEvent(log(), { event: 'signed_in', userId }, event.locals.requestId);
    await rememberDevice(db, event, userId);
    setSessionCookie(cookies, url, result.value.id, result.value.expiresAt);
    redirect(303, safePath(formText(form, 'next'), '/studio'));
  }
};
