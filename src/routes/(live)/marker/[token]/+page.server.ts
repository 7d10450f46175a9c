import { redirect } from '@sveltejs/kit';
import { database } from '#lib/server/db/client.ts';
import { becomeDeputy, findDeputyLink } from '#lib/server/deputies/become-deputy.ts';
import { attempt } from '#lib/server/http/attempt.ts';
import { setDeputyCookie } from '#lib/server/http/deputy-cookie.ts';
import { log } from '#lib/server/log.ts';
import { securityEvent } from '#lib/server/security-event.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders }) => {
  const link = await findDeputyLink(database(), params.token, 'mark');
  // Whoever has the address of this page marks the evening.
  setHeaders({ 'cache-control': 'private, no-store' });
  return { title: link?.title };
};

export const actions: Actions = {
  default: async ({ params, request, cookies, url, locals }) => {
    const userAgent = request.headers.get('user-agent') ?? '';
    const result = await attempt(becomeDeputy(database(), params.token, userAgent, 'mark'));
    if (!result.ok) return result.failure;
    const { id, code, sessionId, key } = result.value;
    securityEvent(log(), { event: 'marker_entered', deputy: id, liveSession: sessionId }, locals.requestId);
    setDeputyCookie(cookies, url, key, 'mark');
    redirect(303, `/mark/${code}`);
  }
};
