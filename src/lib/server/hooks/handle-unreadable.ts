import { error, type Handle } from '@sveltejs/kit';
import { m } from '../../paraglide/messages.js';

/** A NUL, which no text of ours may hold and PostgreSQL does not take. */
const NUL = /%00/;
/** SvelteKit throws for this name of an action, as for a bug of ours. */
const RESERVED_ACTION = '/default';

/** Whether an address says something that nobody can mean. Bad escapes in its path are found by SvelteKit itself. */
export const isUnreadable = (url: URL): boolean =>
  NUL.test(url.pathname + url.search) || url.searchParams.has(RESERVED_ACTION);

/** Refuses addresses that cannot be read, before anybody reads them [OPS-12]. */
export const handleUnreadable: Handle = ({ event, resolve }) => {
  if (isUnreadable(event.url)) error(400, m.error_400());
  return resolve(event);
};
