import { redirect } from '@sveltejs/kit';
import { attempt } from '#lib/server/http/attempt.ts';
import { enterInstance } from '#lib/server/http/enter-instance.ts';
import { respond } from '#lib/server/http/respond.ts';
import { requireUuid } from '#lib/server/http/uuid-param.ts';
import {
  countInvitations,
  INVITATION_DAYS,
  invite,
  withdrawInvitations
} from '#lib/server/instance/invitations.ts';
import { listUsers, USERS_PER_PAGE } from '#lib/server/instance/list-users.ts';
import { setInstanceOwner } from '#lib/server/instance/set-instance-owner.ts';
import { signOutEverywhere } from '#lib/server/instance/sign-out-everywhere.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const MAX_PAGE = 100_000;

export const load: PageServerLoad = async (event) => {
  const { db, access } = await enterInstance(event);
  const { searchParams } = event.url;
  const search = (searchParams.get('q') ?? '').slice(0, 100);
  const page = Math.min(MAX_PAGE, Math.max(0, Math.trunc(Number(searchParams.get('page') ?? 0)) || 0));
  const [{ users, total }, open] = await Promise.all([
    listUsers(db, access, { search, page }),
    countInvitations(db, access)
  ]);
  const invitations = { open, days: INVITATION_DAYS };
  const pages = Math.ceil(total / USERS_PER_PAGE);
  return { users, total, search, page, pages, invitations, me: access.userId };
};

/** The account that a button names. */
async function chosen(event: RequestEvent) {
  const entered = await enterInstance(event);
  const form = await event.request.formData();
  const id = await respond(Promise.resolve().then(() => requireUuid(form.get('user'))));
  return { ...entered, id };
}

export const actions: Actions = {
  /** Shows the link this once: only its hash is stored. */
  invite: async (event) => {
    const { db, access } = await enterInstance(event);
    return { invitation: `${event.url.origin}/register?invite=${await invite(db, access)}` };
  },
  withdraw: async (event) => {
    const { db, access } = await enterInstance(event);
    await withdrawInvitations(db, access);
    redirect(303, '/instance/users');
  },
  appoint: async (event) => {
    const { db, access, id } = await chosen(event);
    const result = await attempt(setInstanceOwner(db, access, id, true));
    return result.ok ? redirect(303, '/instance/users') : result.failure;
  },
  dismiss: async (event) => {
    const { db, access, id } = await chosen(event);
    const result = await attempt(setInstanceOwner(db, access, id, false));
    return result.ok
      ? redirect(303, id === String(access.userId) ? '/studio' : '/instance/users')
      : result.failure;
  },
  signOut: async (event) => {
    const { db, access, id } = await chosen(event);
    const result = await attempt(signOutEverywhere(db, access, id));
    return result.ok ? redirect(303, '/instance/users') : result.failure;
  }
};
