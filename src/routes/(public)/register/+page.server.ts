import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { registrationSchema } from '#lib/server/auth/account.ts';
import { registerAccount } from '#lib/server/auth/register-account.ts';
import { setSessionCookie } from '#lib/server/auth/session-cookie.ts';
import { database } from '#lib/server/db/client.ts';
import { describeRegistration } from '#lib/server/auth/describe-registration.ts';
import { attempt } from '#lib/server/http/attempt.ts';
import { clientAddress } from '#lib/server/http/client-address.ts';
import { fieldErrors, type FieldErrors } from '#lib/server/http/field-errors.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { safePath } from '#lib/server/http/safe-path.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const next = safePath(url.searchParams.get('next'), '/studio');
  if (locals.account) redirect(303, next);
  return { next, ...(await describeRegistration(database())) };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event);
    const values = { name: formText(form, 'name'), email: formText(form, 'email') };
    const errors: FieldErrors = {};
    const parsed = v.safeParse(registrationSchema, { ...values, password: formText(form, 'password') });
    if (!parsed.success) return fail(400, { values, errors: fieldErrors(parsed.issues), problem: '' });

    const result = await attempt(registerAccount(database(), parsed.output, clientAddress(event)));
    if (!result.ok) return fail(result.failure.status, { values, errors, ...result.failure.data });
    setSessionCookie(event.cookies, event.url, result.value.id, result.value.expiresAt);
    redirect(303, safePath(formText(form, 'next'), '/studio'));
  }
};
