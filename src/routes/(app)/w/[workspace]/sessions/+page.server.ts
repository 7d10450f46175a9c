import { redirect } from '@sveltejs/kit';
import { attempt } from '#lib/server/http/attempt.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { respond } from '#lib/server/http/respond.ts';
import { requireUuid } from '#lib/server/http/uuid-param.ts';
import { endLiveSession } from '#lib/server/live-sessions/end-live-session.ts';
import { listSessions } from '#lib/server/live-sessions/list-sessions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { db, access } = await enterWorkspace(event);
  return { sessions: await listSessions(db, access) };
};

export const actions: Actions = {
  end: async (event) => {
    const { db, access } = await enterWorkspace(event);
    const form = await readForm(event);
    const id = await respond(Promise.resolve().then(() => requireUuid(form.get('session'))));
    const result = await attempt(endLiveSession(db, access, id));
    return result.ok ? redirect(303, `/w/${access.slug}/sessions`) : result.failure;
  }
};
