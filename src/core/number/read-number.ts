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

// Sign, currency, sign, the number itself, what Dutch prices end in (`5,-`), unit.
const TYPED =
  /^([-+]?) ?(?:[A-Z]*\p{Sc})? ?([-+]?) ?([.,٫]?\d(?:[\d .,'’_٬٫/⁄]*\d)?)(?:[.,]-*)? ?([\p{L}\p{Sc}%‰٪°'"′″][^\d,;-]*)?$/u;
const FRACTION = /^(?:(\d+) )?([1-9]\d*)[/⁄](\d+)$/;
/** Digits, or groups of three behind one and the same sign; then decimals behind another. */
const DECIMAL = /^(\d*|[1-9]\d{0,2}(?:([ .,'’_٬])\d{3})(?:\2\d{3})*)(?:([.,٫])(\d+))?$/;

/** Digits of one script follow each other, so a digit is worth the number of digits before it. */
function westernDigit(digit: string): string {
  let code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(--code))) before++;
  return String(before % 10);
}

/**
 * Reads a number as a person types it [QUESTION-13]; `undefined` when it is none, or larger than `MAX_NUMBER`.
 *
 * @param locale the person's language: it decides what `3.141` means, which people read in two ways
 */
export function readNumber(text: string, locale: Locale): NumberReading | undefined {
  if (text.length > 80) return undefined;
  const plain = text
    .replace(/\p{Nd}/gu, westernDigit)
    // Keeps 1½ and 10² from becoming 11/2 and 102 in the next step.
    .replace(/\d(?=\p{No})/gu, '$& ')
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[‐-―−]/g, '-')
    .replace(/m[23]$/, 'm')
    .trim();
  const [, sign, innerSign, digits = '', unit = ''] = TYPED.exec(plain) ?? [];
  if (sign && innerSign) return undefined;
  const factor =
    (/^(k|duizend|thousand)\b/.test(unit) && 1e3) ||
    (/^(mln|million|miljoen)\b/.test(unit) && 1e6) ||
    (/^(bn|mld|billion|miljard)\b/.test(unit) && 1e9) ||
    1;
  const signed = (value: number) => ((sign || innerSign) === '-' ? 0 - value : value) * factor;

  const fraction = FRACTION.exec(digits);
  const [, whole = '', group, point, decimals = ''] = DECIMAL.exec(digits) ?? [];
  // A sign that groups does not begin decimals as well: 1,000,5 is a list.
  if (!fraction && (!(whole || decimals) || (group && group === point))) return undefined;
  const value = signed(
    fraction
      ? Number(fraction[1] ?? 0) + Number(fraction[2]) / Number(fraction[3])
      : Number(`${whole.replace(/\D/g, '')}.${decimals}`)
  );
  if (!(Math.abs(value) <= MAX_NUMBER)) return undefined;
  const isEither = !group && point !== '٫' && decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  if (!isEither) return { value };
  const grouped = signed(Number(whole + decimals));
  return point === (locale === 'nl' ? '.' : ',')
    ? { value: grouped, other: value }
    : { value, other: grouped };
}
