import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Handle } from '@sveltejs/kit';

const compress = promisify(brotliCompress);
const OPTIONS = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

/** Pages of a guest's phone. They hold no secret, so that compressing them tells nobody anything (BREACH). */
const GUEST_ROUTES = new Set(['/(public)', '/(live)/play/[code]']);

/** Compresses the guests' pages: nothing else between a laptop or a small proxy and a phone would. */
export const handleCompression: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const accepts = event.request.headers.get('accept-encoding')?.includes('br') ?? false;
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (!accepts || !isPage || !GUEST_ROUTES.has(event.route.id ?? '')) return response;
  const body = await compress(Buffer.from(await response.arrayBuffer()), OPTIONS);
  const headers = new Headers(response.headers);
  headers.set('content-encoding', 'br');
  headers.set('content-length', String(body.length));
  headers.append('vary', 'accept-encoding');
  return new Response(new Uint8Array(body), { status: response.status, headers });
};
