import type { Handle } from '@sveltejs/kit';
import { tracing } from '../tracing.ts';
import { isProbe } from './probes.ts';

/** Answers every request within a span, where there is a collector. */
export const handleTracing: Handle = ({ event, resolve }) => {
  const { route, request, locals } = event;
  if (isProbe(route.id)) return resolve(event);
  return tracing().serve(
    { method: request.method, traceparent: request.headers.get('traceparent') },
    // Not the bare result: it may be a response at once.
    async () => resolve(event),
    ({ status }) => ({ route: route.id ?? 'none', status, attributes: { request: locals.requestId } })
  );
};
