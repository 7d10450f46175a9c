import type { Locale } from '#core/quiz/quiz.ts';

/** What a spreadsheet takes for the start of a formula, also in full width. */
const SIGN = /[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
const STARTS_AS_FORMULA = new RegExp(String.raw`^[\s\uFEFF\u200B]*${SIGN.source}|^[\t\r\n]`);
/** What does not hide a formula that comes after it. */
const HIDES_NOTHING = /[\s"\uFEFF\u200B]/;
/** How a spreadsheet of a language separates cells and decimals, and where one of another begins a new cell. */
export interface CsvForm {
  readonly separator: ',' | ';';
  readonly decimal: '.' | ',';
  readonly beginsCell: RegExp;
}

const WITH_COMMAS: CsvForm = { separator: ',', decimal: '.', beginsCell: /[;\t|\r\n]/ };
const WITH_SEMICOLONS: CsvForm = { separator: ';', decimal: ',', beginsCell: /[,\t|\r\n]/ };

/** The form that a spreadsheet in this language opens without a question. */
export const csvForm = (language: Locale): CsvForm => (language === 'nl' ? WITH_SEMICOLONS : WITH_COMMAS);

/**
 * One cell of a CSV file [RFC 4180]. A spreadsheet takes text that starts with = + - @, a tab or a line break for a
 * formula, so such text gets an apostrophe in front; leading blanks do not hide it. Where lists are separated by
 * semicolons, as in the Netherlands, Excel splits at those, and at line breaks, whatever the quotes say: so the same
 * goes for what comes after them; and for commas in a file with semicolons.
 */
export function csvCell(value: string | number, form = WITH_COMMAS): string {
  if (typeof value === 'number') {
    const number = String(value).replace('.', form.decimal);
    return value < 0 ? `'${number}` : number;
  }
  const start = STARTS_AS_FORMULA.test(value) ? `'${value}` : value;
  const safe = guardInside(start, form);
  return /[";,|\t\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Puts an apostrophe in front of each formula inside a text. From the end to the beginning, because then one look at
 * each character is enough: a search that looks ahead from every tab would take the square of the length.
 */
function guardInside(text: string, { beginsCell }: CsvForm): string {
  let isFormula = false;
  let end = text.length;
  const parts: string[] = [];
  for (let at = text.length - 1; at >= 0; at--) {
    const char = text.charAt(at);
    const isInsideLineEnd = char === '\r' && text[at + 1] === '\n';
    if (isFormula && beginsCell.test(char) && !isInsideLineEnd) {
      parts.push(text.slice(at + 1, end), "'");
      end = at + 1;
    }
    isFormula = SIGN.test(char) || (isFormula && HIDES_NOTHING.test(char));
  }
  return text.slice(0, end) + parts.reverse().join('');
}

/** A whole file, with the mark by which Excel knows UTF-8. */
export const csvFile = (rows: readonly (readonly (string | number)[])[], form = WITH_COMMAS): string =>
  `\uFEFF${rows.map((row) => row.map((cell) => csvCell(cell, form)).join(form.separator)).join('\r\n')}\r\n`;
