import { redirect } from '@sveltejs/kit';
import { findReset } from '#lib/server/auth/find-reset.ts';
import { resetPassword } from '#lib/server/auth/reset-password.ts';
import { clearSessionCookie } from '#lib/server/http/session-cookie.ts';
import { database } from '#lib/server/db/client.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { attempt } from '#lib/server/http/attempt.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { log } from '#lib/server/log.ts';
import { postNotice } from '#lib/server/mail/post-mail.ts';
import { securityEvent } from '#lib/server/security-event.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders }) => {
  const account = await findReset(database(), params.token);
  // Whoever has the address of this page has the account.
  setHeaders({ 'cache-control': 'private, no-store' });
  return { email: account?.email };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event);
    const result = await attempt(resetPassword(database(), event.params.token, formText(form, 'password')));
    if (!result.ok) return result.failure;
    const { userId, email } = result.value;
    securityEvent(log(), { event: 'password_reset', userId }, event.locals.requestId);
    await postNotice(email, 'passwordChanged');
    clearSessionCookie(event.cookies, event.url);
    redirect(303, '/login?done=reset');
  }
};
