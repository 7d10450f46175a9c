import { afterEach, expect, test } from 'vitest';
import { dateLocaleOf, readDateLocaleFrom } from './date-locale.ts';
import { formatDateTime, formatPercent } from './format.ts';

afterEach(() => {
  readDateLocaleFrom(() => undefined);
});

test.each([
  ['en', 'en-GB,en;q=0.9', 'en-GB'],
  ['en', 'nl-NL,nl;q=0.9,en-US;q=0.8,en;q=0.7', 'en-US'],
  ['en', 'nl-BE, nl;q=0.9', 'en-BE'],
  ['nl', 'en-GB', 'nl-GB'],
  ['en', 'zh-Hant-TW', 'en-TW'],
  ['en', 'en', 'en'],
  ['nl', '*', 'nl'],
  ['en', 'x-klingon, , ;q=1, en-GB-oed, <b>-GB', 'en'],
  ['en', null, 'en']
])('%s for %j has the dates of %s', (locale, accepted, dates) => {
  expect(dateLocaleOf(locale, accepted)).toBe(dates);
});

test('an English page has the day first in Britain and the month first in America', () => {
  const date = new Date(2026, 10, 5, 21, 30);
  readDateLocaleFrom(() => 'en-GB');
  expect(formatDateTime(date)).toBe('5 Nov 2026, 21:30');
  readDateLocaleFrom(() => 'en-US');
  expect(formatDateTime(date).replace('\u202f', ' ')).toBe('Nov 5, 2026, 9:30 PM');
  readDateLocaleFrom(() => 'en-NL');
  expect(formatDateTime(date)).toMatch(/^5 Nov 2026/);
});

test('a percentage is written as the language writes it', () => {
  expect(formatPercent(0.33)).toBe('33%');
});
