const PROBES = new Set(['/api/healthz', '/api/livez', '/metrics']);

/** Whether a route is asked by machines only, all the time: neither counted nor traced, and without a sign-in. */
export const isProbe = (route: string | null): boolean => route !== null && PROBES.has(route);
