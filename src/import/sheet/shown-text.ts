/** A language in which a sheet is shown where the sheet does not say it itself. */
export type SheetLanguage = 'en' | 'nl';

/**
 * What a spreadsheet program shows for a number that was written in English: the marks of its language, and the
 * names of months and days of the language that the format asks for.
 * @param format the cell's number format
 */
export function localise(text: string, format: string, language: SheetLanguage): string {
  const asked = formatLanguage(format);
  const named = asked ?? language;
  if (named === 'en') return text;
  if (!DATE.test(format)) return swapMarks(text);
  // A stroke in a format of dates means the mark of the language.
  const marked = format.includes('\\/') ? text : text.replaceAll('/', DATE_MARKS[named] ?? '/');
  return /[md]{3}/i.test(format) ? translateNames(marked, named) : marked;
}

const DATE = /[dy]|m{2}/i;
const DATE_MARKS: Readonly<Record<string, string>> = { nl: '-', de: '.' };

/** `1,234.50` → `1.234,50`; what no digit stands on both sides of is no mark of a number. */
const swapMarks = (text: string) => text.replace(/(?<=\d)[.,](?=\d)/g, (mark) => (mark === '.' ? ',' : '.'));

/** Windows' numbers of languages whose months and days we know by name; the lower ten bits tell the language. */
const LANGUAGES: Readonly<Record<number, string>> = {
  0x07: 'de',
  0x09: 'en',
  0x0a: 'es',
  0x0c: 'fr',
  0x10: 'it',
  0x13: 'nl'
};

/** The language of a format such as `[$-413]d mmmm yyyy` or `[$€-407] #,##0.00`. */
function formatLanguage(format: string): string | undefined {
  const code = /\[\$[^\]-]{0,9}-([0-9a-f]{2,8})\]/i.exec(format)?.[1];
  return code === undefined ? undefined : LANGUAGES[parseInt(code, 16) & 0x3ff];
}

const NAMES = (['month', 'weekday'] as const).flatMap((part) =>
  (['long', 'short'] as const).flatMap((width) =>
    Array.from({ length: part === 'month' ? 12 : 7 }, (_, index) => {
      const day = part === 'month' ? Date.UTC(2024, index, 1) : Date.UTC(2024, 0, 1 + index);
      const write = (locale: string) =>
        new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', [part]: width })
          .formatToParts(day)
          .find(({ type }) => type === part)
          ?.value.replace(/\.$/, '') ?? '';
      return { english: write('en'), write };
    })
  )
);

const translateNames = (text: string, language: string) =>
  text.replace(
    /\p{L}{3,}/gu,
    (word) => NAMES.find(({ english }) => english === word)?.write(language) ?? word
  );
