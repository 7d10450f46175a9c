import type { ListPage } from '../db/list-page.ts';

const MAX_SEARCH = 100;
const MAX_PAGE = 100_000;

/** Reads `?q=…&page=…`; whatever it says, there is a page. */
export function readPage({ searchParams }: URL): ListPage {
  return {
    search: (searchParams.get('q') ?? '').slice(0, MAX_SEARCH).trim(),
    page: Math.min(MAX_PAGE, Math.max(0, Math.trunc(Number(searchParams.get('page') ?? 0)) || 0))
  };
}

/**
 * The end of an address that shows the same part of a list.
 * @param first what else it says, such as `undo=1`
 */
export function samePage(url: URL, first = ''): string {
  const { search, page } = readPage(url);
  const parts = [
    first,
    search === '' ? '' : `q=${encodeURIComponent(search)}`,
    page === 0 ? '' : `page=${page}`
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** How many pages a list has; the last one stands for all beyond it. */
export const pagesOf = (total: number, perPage: number): number => Math.max(1, Math.ceil(total / perPage));
