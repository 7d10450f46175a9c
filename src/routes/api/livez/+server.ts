import { json, type RequestHandler } from '@sveltejs/kit';

/** Is this process alive? Asks nobody else. */
export const GET: RequestHandler = () => json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
