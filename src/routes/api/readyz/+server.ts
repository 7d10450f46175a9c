import { json, type RequestHandler } from '@sveltejs/kit';
import { isDraining } from '#lib/server/health/lifecycle.ts';

/** May a proxy send requests here? Asks nobody else: with the database away this process still answers better than none. */
export const GET: RequestHandler = () => {
  const draining = isDraining();
  return json(
    { status: draining ? 'draining' : 'ok' },
    { status: draining ? 503 : 200, headers: { 'cache-control': 'no-store' } }
  );
};
