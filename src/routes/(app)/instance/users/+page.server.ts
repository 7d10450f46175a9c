import { redirect } from '@sveltejs/kit';
import type { UserId } from '#core/ids.ts';
import { HANDED_MINUTES } from '#lib/server/auth/make-reset-token.ts';
import { resetPath } from '#lib/server/auth/reset-token.ts';
import { env } from '#lib/server/env.ts';
import { attempt } from '#lib/server/http/attempt.ts';
import { enterInstance } from '#lib/server/http/enter-instance.ts';
import { pagesOf, readPage } from '#lib/server/http/read-page.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { readId } from '#lib/server/http/read-id.ts';
import {
  countInvitations,
  INVITATION_DAYS,
  invite,
  withdrawInvitations
} from '#lib/server/instance/invitations.ts';
import { listUsers, USERS_PER_PAGE } from '#lib/server/instance/list-users.ts';
import { makeResetLinkFor } from '#lib/server/instance/make-reset-link-for.ts';
import { setInstanceOwner } from '#lib/server/instance/set-instance-owner.ts';
import { signOutEverywhere } from '#lib/server/instance/sign-out-everywhere.ts';
import { log } from '#lib/server/log.ts';
import { postNotice } from '#lib/server/mail/post-mail.ts';
import { securityEvent, type SecurityEvent } from '#lib/server/security-event.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { db, access } = await enterInstance(event);
  const { search, page } = readPage(event.url);
  const [{ users, total }, open] = await Promise.all([
    listUsers(db, access, { search, page }),
    countInvitations(db, access)
  ]);
  const invitations = { open, days: INVITATION_DAYS };
  const pages = pagesOf(total, USERS_PER_PAGE);
  return { users, total, search, page, pages, invitations, me: access.userId };
};

/** The account that a button names. */
async function chosen(event: RequestEvent) {
  const entered = await enterInstance(event);
  const form = await readForm(event);
  const id = readId<UserId>(form.get('user'));
  return { ...entered, id };
}

function tell(event: RequestEvent, what: SecurityEvent): void {
  securityEvent(log(), what, event.locals.requestId);
}

export const actions: Actions = {
  /** Shows the link this once: only its hash is stored. */
  invite: async (event) => {
    const { db, access } = await enterInstance(event);
    const token = await invite(db, access);
    tell(event, { event: 'invitation_made', by: access.userId });
    return { invitation: `${env().origins[0] ?? event.url.origin}/register?invite=${token}` };
  },
  withdraw: async (event) => {
    const { db, access } = await enterInstance(event);
    await withdrawInvitations(db, access);
    tell(event, { event: 'invitations_withdrawn', by: access.userId });
    redirect(303, '/instance/users');
  },
  appoint: async (event) => {
    const { db, access, id } = await chosen(event);
    const result = await attempt(setInstanceOwner(db, access, id, true));
    if (!result.ok) return result.failure;
    tell(event, { event: 'owner_appointed', userId: id, by: access.userId });
    redirect(303, '/instance/users');
  },
  dismiss: async (event) => {
    const { db, access, id } = await chosen(event);
    const result = await attempt(setInstanceOwner(db, access, id, false));
    if (!result.ok) return result.failure;
    tell(event, { event: 'owner_removed', userId: id, by: access.userId });
    redirect(303, id === String(access.userId) ? '/studio' : '/instance/users');
  },
  signOut: async (event) => {
    const { db, access, id } = await chosen(event);
    const result = await attempt(signOutEverywhere(db, access, id));
    if (!result.ok) return result.failure;
    tell(event, { event: 'sign_ins_ended', userId: id, by: access.userId });
    redirect(303, '/instance/users');
  },
  /** Shown in the answer and nowhere else: reloading makes another one. */
  resetLink: async (event) => {
    const { db, access, id } = await chosen(event);
    const result = await attempt(makeResetLinkFor(db, access, id));
    if (!result.ok) return result.failure;
    const { token, name, email } = result.value;
    tell(event, { event: 'reset_link_made', userId: id, by: access.userId });
    await postNotice(email, 'linkMade');
    const link = (env().origins[0] ?? event.url.origin) + resetPath(token);
    return { reset: { name, link, minutes: HANDED_MINUTES } };
  }
};
