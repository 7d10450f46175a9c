import type { Locale } from '../quiz/quiz.ts';

/** A number for a field: the person's decimal sign, every decimal, no separators of thousands. */
export const writeForField = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 20 }).format(value);

/**
 * The number of a question or an answer for a screen, with three decimals at most, without its unit. What may be a year is not grouped: nothing below
 * 10,000 that has no unit [QUESTION-14].
 */
export const writeNumber = (value: number, locale: Locale, unit = ''): string =>
  new Intl.NumberFormat(locale, { useGrouping: unit !== '' || Math.abs(value) >= 10_000 }).format(value);

/** The same with its unit. */
export const writeQuantity = (value: number, locale: Locale, unit = ''): string =>
  `${writeNumber(value, locale, unit)}${unit === '%' ? '' : ' '}${unit}`.trim();
