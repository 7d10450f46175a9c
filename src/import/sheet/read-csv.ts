import Papa from 'papaparse';
import { decodeText } from '../decode-text.ts';
import { FileRefused } from '../report.ts';
import { SHEET_LIMITS, type Sheet, type SheetCell, type SheetRow } from './sheet.ts';

/** Most marks between cells, before anything is read; those within texts count as well. */
const MAX_MARKS = 300_000;

const MARKS = new Set([',', ';', '\t', '\n'].map((mark) => mark.charCodeAt(0)));

/** Reads text with a comma, semicolon, tab or bar between its cells. Throws FileRefused. */
export function readCsv(bytes: Uint8Array): { sheet: Sheet; recoded: boolean } {
  let marks = 0;
  for (const byte of bytes) if (MARKS.has(byte)) marks += 1;
  if (marks > MAX_MARKS) throw new FileRefused('too_many_cells');
  const { text, recoded } = decodeText(bytes);
  // Excel's own word for which mark it writes.
  const named = /^sep=([^\r\n])\r?\n/i.exec(text);
  const { data } = Papa.parse<string[]>(named ? text.slice(named[0].length) : text, {
    delimiter: named?.[1] ?? '',
    delimitersToGuess: [',', ';', '\t', '|'],
    preview: SHEET_LIMITS.rowsInAll
  });
  const rows: SheetRow[] = [];
  for (const [index, line] of data.entries()) {
    const cells = new Map<number, SheetCell>();
    for (const [column, value] of line.slice(0, SHEET_LIMITS.columns).entries()) {
      if (value.length > SHEET_LIMITS.text) throw new FileRefused('too_much_text');
      if (value.trim() !== '') cells.set(column, { kind: 'text', text: value });
    }
    if (cells.size > 0) rows.push({ number: index + (named ? 2 : 1), cells });
    if (rows.length > SHEET_LIMITS.rows)
      throw new FileRefused('too_many_records', { max: SHEET_LIMITS.rows });
  }
  return { sheet: { name: '', isHidden: false, rows }, recoded };
}
