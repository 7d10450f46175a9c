import { AsyncLocalStorage } from 'node:async_hooks';
import type { Handle } from '@sveltejs/kit';
import { dateLocaleOf, readDateLocaleFrom } from '#lib/i18n/date-locale.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { paraglideMiddleware } from '#lib/paraglide/server.js';

const accepted = new AsyncLocalStorage<string | null>();
const dates = () => dateLocaleOf(getLocale(), accepted.getStore() ?? null);
readDateLocaleFrom(dates);

/**
 * Chooses the language of a request: the switch's cookie, else what the browser prefers, and tells the page, with the
 * region for its dates. What is loaded may still choose another one.
 */
export const handleLocale: Handle = ({ event, resolve }) => {
  // The middleware only looks at address and headers; the body stays with the real request.
  const { headers } = event.request;
  const asked = new Request(event.url, { headers });
  // A guest's page shows none, and counts its bytes.
  const hasDates = event.route.id?.startsWith('/(app)');
  return accepted.run(headers.get('accept-language'), () =>
    paraglideMiddleware(asked, () =>
      resolve(event, {
        transformPageChunk: ({ html }) =>
          html.replace('%lang%', getLocale()).replace('%dates%', hasDates ? ` data-dates="${dates()}"` : '')
      })
    )
  );
};
