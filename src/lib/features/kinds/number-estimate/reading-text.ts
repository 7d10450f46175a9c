import type { NumberReading } from '#core/number/read-number.ts';
import { writeForField } from '#core/number/write-number.ts';
import { formatQuantity } from '#lib/i18n/format.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

/** How a typed number is understood; empty where it stands there like that already, or is none. */
export function readingText(text: string, reading: NumberReading | undefined, unit?: string): string {
  if (!reading) return '';
  const { value, other } = reading;
  const number = writeForField(value, getLocale());
  // Ungrouped, and without a unit: grouping would look like the decimals that it is not.
  if (other !== undefined) return m.answer_read_not({ number, other: writeForField(other, getLocale()) });
  return number === text.trim() ? '' : m.answer_read({ number: formatQuantity(value, unit) });
}
