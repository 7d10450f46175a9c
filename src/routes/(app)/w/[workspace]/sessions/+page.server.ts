import { redirect } from '@sveltejs/kit';
import type { LiveSessionId } from '#core/ids.ts';
import { attempt } from '#lib/server/http/attempt.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { pagesOf, readPage, samePage } from '#lib/server/http/read-page.ts';
import { findId, readId } from '#lib/server/http/read-id.ts';
import {
  deleteSession,
  findDeletedSession,
  restoreSession
} from '#lib/server/live-sessions/delete-session.ts';
import { endLiveSession } from '#lib/server/live-sessions/end-live-session.ts';
import { countSessions, listSessions, SESSIONS_PER_PAGE } from '#lib/server/live-sessions/list-sessions.ts';
import { log } from '#lib/server/log.ts';
import { securityEvent } from '#lib/server/security-event.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { db, access } = await enterWorkspace(event);
  const { search, page: asked } = readPage(event.url);
  const [total, found] = await Promise.all([countSessions(db, access), countSessions(db, access, search)]);
  const pages = pagesOf(found, SESSIONS_PER_PAGE);
  const page = Math.min(asked, pages - 1);
  return {
    sessions: await listSessions(db, access, { search, page }),
    ...{ total, found, search, page, pages, perPage: SESSIONS_PER_PAGE },
    undo: await findDeletedSession(db, access, findId(event.url.searchParams.get('undo')))
  };
};

/** The evening that a button names. */
async function chosen(event: RequestEvent) {
  const entered = await enterWorkspace(event);
  const form = await readForm(event);
  const id = readId<LiveSessionId>(form.get('session'));
  return { ...entered, id };
}

export const actions: Actions = {
  end: async (event) => {
    const { db, access, id } = await chosen(event);
    const result = await attempt(endLiveSession(db, access, id));
    return result.ok ? redirect(303, `/w/${access.slug}/sessions${samePage(event.url)}`) : result.failure;
  },
  delete: async (event) => {
    const { db, access, id } = await chosen(event);
    const result = await attempt(deleteSession(db, access, id));
    if (!result.ok) return result.failure;
    const { requestId } = event.locals;
    securityEvent(log(), { event: 'evening_deleted', by: access.userId, liveSession: id }, requestId);
    redirect(303, `/w/${access.slug}/sessions${samePage(event.url, `undo=${id}`)}`);
  },
  restore: async (event) => {
    const { db, access, id } = await chosen(event);
    const result = await attempt(restoreSession(db, access, id));
    return result.ok ? redirect(303, `/w/${access.slug}/sessions${samePage(event.url)}`) : result.failure;
  }
};
