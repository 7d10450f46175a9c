import { readNumber } from '#core/number/read-number.ts';
import { writeForField } from '#core/number/write-number.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

/** How a typed number is understood, where it could be meant in two ways; else what the field's own hint says. */
export function readingHint(text: string, hint?: string): string | undefined {
  const locale = getLocale();
  const reading = readNumber(text, locale);
  if (reading?.other === undefined) return hint;
  return m.answer_read_not({
    number: writeForField(reading.value, locale),
    other: writeForField(reading.other, locale)
  });
}
