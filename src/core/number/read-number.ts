import type { Locale } from '../quiz/quiz.ts';

/** Largest magnitude of a number that is asked or answered: exact in a double with room for three decimals. */
export const MAX_NUMBER = 1e12;

/** What a typed number means. */
export interface NumberReading {
  readonly value: number;
  /** What somebody of another language would mean by the same text; absent where nothing else can be meant. */
  readonly other?: number;
}

/** The reading where only whole numbers above zero go: 1,000 and 1.000 are both a thousand there. */
export const wholeReading = (reading: NumberReading | undefined): number | undefined =>
  reading && Math.max(reading.value, reading.other ?? reading.value);

/**
 * Sign; then a fraction, or digits, or groups of three behind one and the same mark, and decimals; then what Dutch
 * prices end in (`5,-`) and a unit, which has no digits but the last one of m² and m³.
 */
const NUMBER =
  /^([-+]?) ?(?:(?:(\d+) )?([1-9]\d*)[/⁄](\d+)|(\d*|[1-9]\d?\d?([ .,'’٬])\d{3}(?:\6\d{3})*)(?:([.,٫])(\d+))?)(?:,-*)?(?:m[23]$|[^\d,;-])*$/;

/** Digits of a script follow each other, and at times those of another: a digit is worth as much as there are before it. */
export function westernDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let worth = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - worth - 1))) worth++;
  return String(worth % 10);
}

/**
 * Reads a number as a person types it [QUESTION-13]; `undefined` when it is none, or larger than `MAX_NUMBER`. Takes
 * time with the square of the length: whoever reads what a stranger sent bounds it first.
 *
 * @param locale the person's language: it decides what `3.141` means, which people read in two ways
 */
export function readNumber(text: string, locale: Locale): NumberReading | undefined {
  const plain = text
    // Keeps 1½ and 10² from becoming 11/2 and 102 in the next step.
    .replace(/\p{Nd}(?=\p{No})/gu, '$& ')
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, westernDigit)
    .replace(/[\p{Cf}\p{Sc}]/gu, ' ')
    .replace(/[‐-―−]/g, '-')
    .trim();
  const [, sign, full = 0, part, parts, whole = '', group, point = '', decimals = ''] =
    NUMBER.exec(plain) ?? [];
  // A mark that groups does not begin decimals as well: 1,000,5 is a list.
  if (point && group === point) return undefined;
  const size = part
    ? Number(full) + Number(part) / Number(parts)
    : // Without any digit this is `.`, which is no number.
      Number(`${whole.replace(/\D/g, '')}.${decimals}`);
  if (!(size <= MAX_NUMBER)) return undefined;
  // Adding 0 makes −0 plain 0.
  const value = (sign === '-' ? -size : size) + 0;
  if (!/^[1-9]\d?\d?[.,]\d{3}$/.test(whole + point + decimals)) return { value };
  const grouped = Math.round(value * 1_000);
  return point === (locale === 'nl' ? '.' : ',')
    ? { value: grouped, other: value }
    : { value, other: grouped };
}
