import { redirect } from '@sveltejs/kit';
import type { LiveSessionId } from '#core/ids.ts';
import { numberings } from '#core/results/numbering.ts';
import { attempt } from '#lib/server/http/attempt.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { readId } from '#lib/server/http/read-id.ts';
import { log } from '#lib/server/log.ts';
import { shareResults, unshareResults } from '#lib/server/results/share-results.ts';
import { securityEvent } from '#lib/server/security-event.ts';
import type { Actions, RequestEvent } from './$types';

async function begin(event: RequestEvent) {
  const entered = await enterWorkspace(event);
  const form = await readForm(event);
  const id = readId<LiveSessionId>(event.params.sessionId);
  return { ...entered, form, id, here: `/w/${entered.access.slug}/sessions/${id}` };
}

export const shareActions = {
  share: async (event) => {
    const { db, access, form, id, here } = await begin(event);
    const asked = form.get('numbering');
    const numbering = numberings.find((one) => one === asked) ?? 'joined';
    const result = await attempt(shareResults(db, access, id, numbering));
    if (!result.ok) return result.failure;
    const { requestId } = event.locals;
    securityEvent(log(), { event: 'results_shared', by: access.userId, liveSession: id }, requestId);
    redirect(303, `${here}#share`);
  },
  unshare: async (event) => {
    const { db, access, id, here } = await begin(event);
    const result = await attempt(unshareResults(db, access, id));
    if (!result.ok) return result.failure;
    const { requestId } = event.locals;
    securityEvent(log(), { event: 'results_unshared', by: access.userId, liveSession: id }, requestId);
    redirect(303, `${here}#share`);
  }
} satisfies Actions;
