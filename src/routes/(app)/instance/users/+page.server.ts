import { redirect } from '@sveltejs/kit';
import { attempt } from '#lib/server/http/attempt.ts';
import { enterInstance } from '#lib/server/http/enter-instance.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { respond } from '#lib/server/http/respond.ts';
import { requireUuid } from '#lib/server/http/uuid-param.ts';
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
  const { users, total } = await listUsers(db, access, { search, page });
  return { users, total, search, page, pages: Math.ceil(total / USERS_PER_PAGE), me: access.userId };
};

/** The account that a button names. */
async function chosen(event: RequestEvent) {
  const entered = await enterInstance(event);
  const form = await readForm(event);
  const id = await respond(Promise.resolve().then(() => requireUuid(form.get('user'))));
  return { ...entered, id };
}

export const actions: Actions = {
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
