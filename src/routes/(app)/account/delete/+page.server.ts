import { redirect } from '@sveltejs/kit';
import { deleteAccount } from '#lib/server/auth/delete-account.ts';
import { describeDeletion } from '#lib/server/auth/describe-deletion.ts';
import { clearSessionCookie } from '#lib/server/http/session-cookie.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { attempt } from '#lib/server/http/attempt.ts';
import { enterAccount } from '#lib/server/http/enter-account.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { issueText } from '#lib/server/issue-text.ts';
import { log } from '#lib/server/log.ts';
import { securityEvent } from '#lib/server/security-event.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { db, account } = await enterAccount(event);
  const { going, passing, staying, obstacle } = await describeDeletion(db, account.userId);
  return {
    email: account.email,
    going,
    passing: passing.map(({ id, name, heir }) => ({ id, name, heir })),
    staying,
    obstacle: obstacle && issueText(obstacle),
    isLastOwner: obstacle === 'last_owner_stays'
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { db, account } = await enterAccount(event);
    const { userId } = account;
    const form = await readForm(event);
    const { requestId } = event.locals;
    const result = await attempt(deleteAccount(db, account, formText(form, 'password')));
    if (!result.ok) {
      if (result.failure.status === 403)
        securityEvent(log(), { event: 'password_refused', userId }, requestId);
      return result.failure;
    }
    securityEvent(log(), { event: 'account_deleted', userId }, requestId);
    clearSessionCookie(event.cookies, event.url);
    redirect(303, '/login?done=deleted');
  }
};
