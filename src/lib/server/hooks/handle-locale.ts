import type { Handle } from '@sveltejs/kit';
import { paraglideMiddleware } from '#lib/paraglide/server.js';

/** Chooses the language of a request: the switch's cookie, else what the browser prefers. */
export const handleLocale: Handle = ({ event, resolve }) => {
  // The middleware only looks at address and headers; the body stays with the real request.
  const asked = new Request(event.url, { headers: event.request.headers });
  return paraglideMiddleware(asked, ({ locale }) =>
    resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', locale) })
  );
};
