import type { Handle } from '@sveltejs/kit';
import { metrics } from '../metrics/open-metrics.ts';
import { isProbe } from './probes.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Whoever invents methods makes no new series. */
const knownMethod = (method: string): string => (METHODS.has(method) ? method : 'other');

/** Counts requests and how long they take. */
export const handleMetrics: Handle = async ({ event, resolve }) => {
  const { route, request } = event;
  const finish = isProbe(route.id) ? undefined : metrics()?.begin();
  if (!finish) return resolve(event);
  const since = performance.now();
  let status = 500;
  try {
    const response = await resolve(event);
    status = response.status;
    return response;
  } finally {
    const seconds = (performance.now() - since) / 1_000;
    finish({ route: route.id ?? 'none', method: knownMethod(request.method), status, seconds });
  }
};
