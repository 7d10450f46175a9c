import { writeNumber, writeQuantity } from '#core/number/write-number.ts';
import { getLocale } from '../paraglide/runtime.js';
import { dateLocale } from './date-locale.ts';

/** Whole numbers as the reader writes them. */
export const formatNumber = (value: number): string => new Intl.NumberFormat(getLocale()).format(value);

/** The number of a question or an answer, without and with its unit [QUESTION-14]. Points and counts: `formatNumber`. */
export const formatGuess = (value: number, unit?: string): string => writeNumber(value, getLocale(), unit);
export const formatQuantity = (value: number, unit?: string): string =>
  writeQuantity(value, getLocale(), unit);

/** Milliseconds as seconds with one decimal, without the unit. */
export const formatSeconds = (ms: number): string =>
  new Intl.NumberFormat(getLocale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    ms / 1_000
  );

export const formatDateTime = (date: Date): string =>
  new Intl.DateTimeFormat(dateLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(date);

/** A place on the scoreboard: 1st, 2nd, 3rd … or 1e, 2e. */
export function formatPlace(rank: number): string {
  const locale = getLocale();
  if (locale === 'nl') return `${formatNumber(rank)}e`;
  const suffixes: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
  return `${formatNumber(rank)}${suffixes[new Intl.PluralRules('en', { type: 'ordinal' }).select(rank)] ?? 'th'}`;
}

export const formatTime = (date: Date): string =>
  new Intl.DateTimeFormat(dateLocale(), { timeStyle: 'short' }).format(date);

/** A contrast ratio with one decimal, never rounded up to one that it has not. */
export const formatContrast = (ratio: number): string =>
  new Intl.NumberFormat(getLocale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    Math.floor(ratio * 10) / 10
  );

/** A share of 1 as a percentage. */
export const formatPercent = (share: number): string =>
  new Intl.NumberFormat(getLocale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A size in the largest unit of which there is at least one, in steps of 1,000. */
export function formatBytes(bytes: number): string {
  const step = Math.min(BYTE_UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(getLocale(), {
    style: 'unit',
    unit: BYTE_UNITS[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: step < 2 ? 0 : 1
  }).format(bytes / 1_000 ** step);
}

/** A date as one writes it on paper, without the time. */
export const formatDate = (date: Date): string =>
  new Intl.DateTimeFormat(dateLocale(), { dateStyle: 'long' }).format(date);

/** How long something took, in minutes and seconds. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}
