import type { Handle } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { log } from '../log.ts';

/** Gives every request an id and, at level debug, its line in the log. */
export const handleRequestId: Handle = async ({ event, resolve }) => {
  const request = randomUUID();
  event.locals.requestId = request;
  const started = performance.now();
  const response = await resolve(event);
  const ms = Math.round(performance.now() - started);
  const { method } = event.request;
  // The route, not the address: an address may hold a code or a search.
  log().debug({ request, method, route: event.route.id, status: response.status, ms }, 'request');
  response.headers.set('x-request-id', request);
  return response;
};
