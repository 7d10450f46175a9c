/** What a spreadsheet takes for the start of a formula, also in full width. */
const SIGN = String.raw`[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]`;
const STARTS_AS_FORMULA = new RegExp(String.raw`^[\s\uFEFF\u200B]*${SIGN}|^[\t\r\n]`);
/** Inside a text: what follows a sign at which a spreadsheet of another country or setting begins a new cell. */
const FORMULA_INSIDE = new RegExp(String.raw`(\r\n|[;\t|\r\n])(?=[\s"\uFEFF\u200B]*${SIGN})`, 'g');

/**
 * One cell of a CSV file [RFC 4180]. A spreadsheet takes text that starts with = + - @, a tab or a line break for a
 * formula, so such text gets an apostrophe in front; leading blanks do not hide it. Where lists are separated by
 * semicolons, as in the Netherlands, Excel splits at those, and at line breaks, whatever the quotes say: so the same
 * goes for what comes after them.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return value < 0 ? `'${value}` : String(value);
  const start = STARTS_AS_FORMULA.test(value) ? `'${value}` : value;
  const safe = start.replace(FORMULA_INSIDE, "$1'");
  return /[";,|\t\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A whole file, with the mark by which Excel knows UTF-8. */
export const csvFile = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
