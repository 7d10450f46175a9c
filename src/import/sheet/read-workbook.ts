import * as library from '@e965/xlsx';
import { FileRefused } from '../report.ts';
import type { Zip } from '../zip.ts';
import { cleanOds } from './clean-ods.ts';
import { cleanXlsx } from './clean-xlsx.ts';
import { countXls } from './count-xls.ts';
import { SHEET_LIMITS, type Sheet, type SheetCell, type SheetRow } from './sheet.ts';
import { localise, type SheetLanguage } from './shown-text.ts';

/** The library's own types leave its formatter open. */
const formatter = library.SSF as {
  format(format: string, value: number, options: { date1904: boolean }): string;
  is_date(format: string): boolean;
};

/** Reads an .xlsx. Throws FileRefused. */
export function readXlsx(zip: Zip, language: SheetLanguage): Sheet[] {
  const { bytes, sheets, unsolved } = cleanXlsx(zip);
  const book = readBook(bytes, language, true);
  return sheets.map(({ name, isHidden }, index) => ({
    name,
    isHidden,
    rows: readRows(book.Sheets[String(index + 1)], {
      language,
      from1904: countsFrom1904(book),
      unsolved: unsolved[index]
    })
  }));
}

/** Reads an OpenDocument spreadsheet, which holds what it shows as text. Throws FileRefused. */
export function readOds(zip: Zip, language: SheetLanguage): Sheet[] {
  return sheetsOf(readBook(cleanOds(zip), language, false), {});
}

/** Reads an old .xls. Throws FileRefused, also for every file with a password. */
export function readXls(bytes: Uint8Array, language: SheetLanguage): Sheet[] {
  countXls(bytes);
  const book = readBook(bytes, language, false);
  if (book.SheetNames.length > SHEET_LIMITS.sheets)
    throw new FileRefused('too_many_sheets', { max: SHEET_LIMITS.sheets });
  return sheetsOf(book, { language, from1904: countsFrom1904(book) });
}

/** Formats that the library does not know: a point that stands for itself, as in German dates. */
const withQuotedPoints = (format: string) =>
  format.replace(/"[^"]*"|\\.|\[[^\]]*\]|\.(?!0)/g, (part) => (part === '.' ? '"."' : part));

function write(value: number, format: string, from1904: boolean): string | undefined {
  try {
    return formatter.format(withQuotedPoints(format), value, { date1904: from1904 });
  } catch {
    // A format that no program writes.
    return undefined;
  }
}

function readBook(bytes: Uint8Array, language: SheetLanguage, stubs: boolean): library.WorkBook {
  try {
    return library.read(bytes, {
      type: 'array',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
      sheetStubs: stubs,
      sheetRows: SHEET_LIMITS.rowsInAll,
      // What “a short date” looks like is a matter of the computer that shows it.
      dateNF: language === 'nl' ? 'd-m-yyyy' : 'yyyy-mm-dd'
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new FileRefused(/password|encrypt/i.test(why) ? 'file_password' : 'file_broken');
  }
}

interface Reading {
  /** In which numbers are shown; without one the file holds what it shows. */
  readonly language?: SheetLanguage | undefined;
  /** Whether days are counted from 1904, as old Macs did. */
  readonly from1904?: boolean;
  /** Cells whose formula has no value. */
  readonly unsolved?: ReadonlySet<string> | undefined;
}

const sheetsOf = (book: library.WorkBook, reading: Reading): Sheet[] =>
  book.SheetNames.map((name, index) => ({
    name,
    isHidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
    rows: readRows(book.Sheets[name], reading)
  }));

function readRows(sheet: library.WorkSheet | undefined, reading: Reading): SheetRow[] {
  // The library leaves a sheet out that it cannot read.
  if (!sheet) throw new FileRefused('file_broken');
  const data: readonly (readonly library.CellObject[])[] = sheet['!data'] ?? [];
  const rows: SheetRow[] = [];
  let cellsInAll = 0;
  // Rows and cells that are not there are holes, which forEach passes over.
  data.forEach((line, row) => {
    const cells = new Map<number, SheetCell>();
    line.forEach((cell, column) => {
      if (++cellsInAll > SHEET_LIMITS.cellsInAll) throw new FileRefused('too_many_cells');
      if (column >= SHEET_LIMITS.columns) return;
      const isUnsolved = reading.unsolved?.has(library.utils.encode_cell({ r: row, c: column })) ?? false;
      const read = isUnsolved ? FAILED : readCell(cell, reading);
      if (read && read.text.trim() !== '') cells.set(column, read);
    });
    if (cells.size > 0) rows.push({ number: row + 1, cells });
    if (rows.length > SHEET_LIMITS.rows)
      throw new FileRefused('too_many_records', { max: SHEET_LIMITS.rows });
  });
  return rows;
}

const FAILED: SheetCell = { kind: 'error', text: '#' };

function readCell(cell: library.CellObject, reading: Reading): SheetCell | undefined {
  const { t: type, v: value } = cell;
  switch (type) {
    case 'e':
      return FAILED;
    case 'b':
      return { kind: 'boolean', text: value === true ? 'True' : 'False' };
    case 's':
      // LibreOffice's own errors are texts to others.
      return /^Err:\d{3}$/.test(String(value)) ? FAILED : { kind: 'text', text: String(value ?? '') };
    case 'n':
      return typeof value === 'number' ? readNumber(cell, value, reading) : FAILED;
    case 'z':
      // A text that is not where the cell says it is.
      return value === undefined || value === null ? undefined : FAILED;
    default:
      return FAILED;
  }
}

const countsFrom1904 = (book: library.WorkBook) => book.Workbook?.WBProps?.date1904 === true;

const formatOf = ({ z }: library.CellObject) => (typeof z === 'string' ? z : 'General');

/** A number as it is shown where no format says more: as long as there is room for it, and a quiz has room. */
const plainNumber = (value: number) => String(Number(value.toPrecision(15)));

const withoutLanguage = (format: string) => format.replace(/\[\$-[^\]]*\]/g, '').trim();
const isGeneral = (format: string) => /^general$/i.test(withoutLanguage(format));

/** Of formats without digits of their own, which the library reads only where nothing else stands in them. */
function generalText(format: string, value: number): string | undefined {
  if (isGeneral(format)) return shortNumber(value);
  return /^general\s?%$/i.test(withoutLanguage(format)) ? `${shortNumber(value * 100)}%` : undefined;
}

/** Eleven characters, which is what programs show. */
const shortNumber = (value: number) =>
  plainNumber(Number.isInteger(value) ? value : Number(value.toPrecision(10)));

function shownBy(cell: library.CellObject, format: string, value: number, reading: Reading): string {
  const { language, from1904 = false } = reading;
  // A file without a language holds what it shows.
  if (language === undefined && cell.w !== undefined) return cell.w;
  const general = generalText(format, value);
  if (general !== undefined) return general;
  // The library takes the language of a number for a currency.
  const given = format.includes('[$-') ? undefined : cell.w;
  return given ?? write(value, withoutLanguage(format), from1904) ?? plainNumber(value);
}

function readNumber(
  cell: library.CellObject,
  value: number,
  { language, from1904 = false }: Reading
): SheetCell {
  if (!Number.isFinite(value)) return FAILED;
  const format = formatOf(cell);
  const plain = plainNumber(value);
  const text = shownBy(cell, format, value, { language, from1904 });
  const isPlain = isGeneral(format);
  const isDate = !isPlain && formatter.is_date(format);
  const shown = language === undefined ? text : localise(text, format, language);
  const digits = (of: string) => of.replace(/[^\d]/g, '');
  const hidesNothing = digits(text) === digits(plain);
  return {
    kind: isDate ? 'date' : /^[^"\\[\]%]*$/.test(format) ? 'number' : 'text',
    text: shown,
    ...(!hidesNothing && { stored: plain })
  };
}
