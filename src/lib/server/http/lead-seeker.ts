import type { RequestEvent } from '@sveltejs/kit';
import type { LeadSeeker } from '../live-sessions/lead-session.ts';
import { clientAddress } from './client-address.ts';
import { readDeputyCookie } from './deputy-cookie.ts';

/** Who asks to lead an evening, as far as a request tells. */
export const leadSeeker = (
  event: Pick<RequestEvent, 'cookies' | 'url' | 'locals' | 'getClientAddress' | 'request'>
): LeadSeeker => ({
  account: event.locals.account,
  deputyKey: readDeputyCookie(event.cookies, event.url),
  markerKey: readDeputyCookie(event.cookies, event.url, 'mark'),
  address: clientAddress(event)
});
