import { describe, expect, it } from 'vitest';
import { pagesOf, readPage, samePage } from './read-page.ts';

const at = (query: string) => new URL(`http://localhost/list${query}`);

describe('a page of a list', () => {
  it.each([
    ['', { search: '', page: 0 }],
    ['?q=%20music%20&page=3', { search: 'music', page: 3 }],
    ['?page=-1', { search: '', page: 0 }],
    ['?page=nonsense', { search: '', page: 0 }],
    ['?page=1e9', { search: '', page: 100_000 }],
    ['?page=2.9', { search: '', page: 2 }],
    [`?q=${'a'.repeat(500)}`, { search: 'a'.repeat(100), page: 0 }]
  ])('%s', (query, page) => {
    expect(readPage(at(query))).toEqual(page);
  });

  it('stays what it was after a form', () => {
    expect(samePage(at('?/delete&q=a%26b&page=2'))).toBe('?q=a%26b&page=2');
    expect(samePage(at('?/delete&page=2'), 'undo=1')).toBe('?undo=1&page=2');
    expect(samePage(at('?/delete'))).toBe('');
  });

  it('there is at least one', () => {
    expect([0, 1, 50, 51].map((total) => pagesOf(total, 50))).toEqual([1, 1, 1, 2]);
  });
});
