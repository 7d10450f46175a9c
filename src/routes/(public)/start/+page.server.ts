import { redirect } from '@sveltejs/kit';
import { HostLink, signInAsFirstOwner } from '#lib/server/auth/host-link.ts';
import { setSessionCookie } from '#lib/server/http/session-cookie.ts';
import { database } from '#lib/server/db/client.ts';
import { log } from '#lib/server/log.ts';
import { securityEvent } from '#lib/server/security-event.ts';
import type { PageServerLoad } from './$types';

const link = new HostLink(process.env.START_KEY_PRINT);

export const load: PageServerLoad = async ({ url, cookies, locals, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  if (link.use(url.searchParams.get('key') ?? '')) {
    const signIn = await signInAsFirstOwner(database());
    if (!signIn) redirect(303, '/register');
    securityEvent(log(), { event: 'signed_in', userId: signIn.userId }, locals.requestId);
    setSessionCookie(cookies, url, signIn.id, signIn.expiresAt);
    redirect(303, '/studio');
  }
  if (locals.account) redirect(303, '/studio');
};
