import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { registrationSchema } from '#lib/server/auth/account.ts';
import { findAdmission, type RegistrationKeys } from '#lib/server/auth/admission.ts';
import { registerAccount } from '#lib/server/auth/register-account.ts';
import { rememberDevice } from '#lib/server/http/remember-device.ts';
import { registrationPolicy } from '#lib/server/auth/registration-policy.ts';
import { setSessionCookie } from '#lib/server/http/session-cookie.ts';
import { database } from '#lib/server/db/client.ts';
import { attempt } from '#lib/server/http/attempt.ts';
import { clientAddress } from '#lib/server/http/client-address.ts';
import { fieldErrors, type FieldErrors } from '#lib/server/http/field-errors.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { INVITATION_DAYS } from '#lib/server/instance/invitations.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { safePath } from '#lib/server/http/safe-path.ts';
import { log } from '#lib/server/log.ts';
import { securityEvent } from '#lib/server/security-event.ts';
import type { Actions, PageServerLoad } from './$types';

/** The tokens of the link that somebody followed; a form is sent to the same address. */
function keysOf({ searchParams }: URL): RegistrationKeys {
  const [setup, invite] = [searchParams.get('setup'), searchParams.get('invite')];
  return { ...(setup !== null && { setup }), ...(invite !== null && { invite }) };
}

export const load: PageServerLoad = async ({ locals, url }) => {
  const next = safePath(url.searchParams.get('next'), '/studio');
  if (locals.account) redirect(303, next);
  const admission = await findAdmission(database(), keysOf(url), registrationPolicy());
  return { next, admission, invitationDays: INVITATION_DAYS };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event);
    const values = { name: formText(form, 'name'), email: formText(form, 'email') };
    const errors: FieldErrors = {};
    const parsed = v.safeParse(registrationSchema, { ...values, password: formText(form, 'password') });
    if (!parsed.success) return fail(400, { values, errors: fieldErrors(parsed.issues), problem: '' });

    const registered = registerAccount(
      database(),
      parsed.output,
      clientAddress(event),
      keysOf(event.url),
      registrationPolicy()
    );
    const result = await attempt(registered);
    if (!result.ok) return fail(result.failure.status, { values, errors, ...result.failure.data });
    const { userId } = result.value;
    securityEvent(log(), { event: 'account_created', userId }, event.locals.requestId);
    await rememberDevice(database(), event, userId);
    setSessionCookie(event.cookies, event.url, result.value.id, result.value.expiresAt);
    redirect(303, safePath(formText(form, 'next'), '/studio'));
  }
};
