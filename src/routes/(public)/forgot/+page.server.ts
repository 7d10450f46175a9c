import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { emailSchema } from '#lib/server/auth/account.ts';
import { MAILED_MINUTES } from '#lib/server/auth/make-reset-token.ts';
import { requestPasswordReset } from '#lib/server/auth/request-password-reset.ts';
import { database } from '#lib/server/db/client.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { attempt } from '#lib/server/http/attempt.ts';
import { clientAddress } from '#lib/server/http/client-address.ts';
import { fieldErrors, type FieldErrors } from '#lib/server/http/field-errors.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { canMail, postReset } from '#lib/server/mail/post-mail.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ canMail: canMail(), minutes: MAILED_MINUTES });

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event);
    const values = { email: formText(form, 'email') };
    const errors: FieldErrors = {};
    const parsed = v.safeParse(emailSchema, values);
    if (!parsed.success)
      return fail(400, { values, errors: fieldErrors(parsed.issues), problem: '', isSent: false });
    const { requestId } = event.locals;
    const result = await attempt(
      requestPasswordReset(database(), parsed.output.email, clientAddress(event), (email) =>
        postReset(email, requestId)
      )
    );
    if (!result.ok)
      return fail(result.failure.status, { values, errors, isSent: false, ...result.failure.data });
    return { values, errors, problem: '', isSent: true };
  }
};
