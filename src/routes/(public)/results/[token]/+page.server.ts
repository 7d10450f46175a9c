import { database } from '#lib/server/db/client.ts';
import { clientAddress } from '#lib/server/http/client-address.ts';
import { pagesOf, readPage } from '#lib/server/http/read-page.ts';
import { respond } from '#lib/server/http/respond.ts';
import { loadSharedResults } from '#lib/server/results/load-shared-results.ts';
import type { PageServerLoad } from './$types';

/** Players that the page shows at a time. */
const ROWS_PER_PAGE = 100;

export const load: PageServerLoad = async (event) => {
  // Whoever has the address may read, until it is taken back: nobody else is to find it, and nobody keeps what it showed.
  event.setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow' });
  const shared = await respond(loadSharedResults(database(), event.params.token, clientAddress(event)));
  const pages = pagesOf(shared.rows.length, ROWS_PER_PAGE);
  const page = Math.min(readPage(event.url).page, pages - 1);
  const rows = shared.rows.slice(page * ROWS_PER_PAGE, (page + 1) * ROWS_PER_PAGE);
  return { shared: { ...shared, rows }, page, pages };
};
