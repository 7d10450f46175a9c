/**
 * One cell of a CSV file [RFC 4180]. A spreadsheet takes text that starts with = + - @, a tab or a line break for a
 * formula, so such text gets an apostrophe in front; leading blanks do not hide it.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return value < 0 ? `'${value}` : String(value);
  const safe = /^[\s\uFEFF\u200B]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(value)
    ? `'${value}`
    : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A whole file, with the mark by which Excel knows UTF-8. */
export const csvFile = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
