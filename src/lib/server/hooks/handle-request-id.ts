import type { Handle } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';

/** Gives every request an id for the log, and every response the headers that browsers should hear. */
export const handleRequestId: Handle = async ({ event, resolve }) => {
  event.locals.requestId = randomUUID();
  const response = await resolve(event);
  response.headers.set('x-request-id', event.locals.requestId);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set(
    'permissions-policy',
    'camera=(), microphone=(), geolocation=(), screen-wake-lock=(self)'
  );
  return response;
};
