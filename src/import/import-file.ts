import { MAX_TITLE_LENGTH } from '#core/quiz/quiz-limits.ts';
import { decodeLines, type TextLine } from './decode-text.ts';
import { startsRecord } from './opentriviaqa-records.ts';
import { readOpenTriviaQa, TRIVIA_ATTRIBUTION } from './opentriviaqa.ts';
import { FileRefused, ReportBuilder, type ImportFormat, type ImportReport } from './report.ts';
import { tidyText } from './tidy-text.ts';
import { isOpenDocument } from './sheet/clean-ods.ts';
import { isWorkbook } from './sheet/clean-xlsx.ts';
import { findLayout } from './sheet/layout.ts';
import { readCsv } from './sheet/read-csv.ts';
import { readSheets, SheetsRefused, type Mappings } from './sheet/read-sheets.ts';
import { readOds, readXls, readXlsx } from './sheet/read-workbook.ts';
import type { Sheet } from './sheet/sheet.ts';
import type { SheetLanguage } from './sheet/shown-text.ts';
import { openZip } from './zip.ts';

/** Largest file that is looked at, in bytes. */
export const MAX_IMPORT_BYTES = 5 * 1024 * 1024;

/** Most lines of a text file: 20 for each of the records it may have. */
export const MAX_IMPORT_LINES = 200_000;

/**
 * Reads a quiz file that somebody brings: a spreadsheet or an OpenTriviaQA text, told apart by their content.
 * Never throws: what cannot be read at all gives a report with one refusal on line 0.
 * @param language in which a sheet shows numbers and dates that it holds without a language
 */
export function importFile(
  bytes: Uint8Array,
  fileName: string,
  language: SheetLanguage = 'en'
): ImportReport {
  const title = titleOf(fileName);
  const isTable = /\.(?:csv|tsv|tab)$/i.test(fileName);
  return reportOf(title, () => openSource(bytes, isTable, language));
}

/** Reads sheets again whose columns a person has named. Never throws. */
export function importSheets(sheets: readonly Sheet[], title: string, mappings: Mappings): ImportReport {
  return reportOf(title, () => ({ format: 'spreadsheet', sheets, mappings }));
}

function reportOf(title: string, open: () => Source): ImportReport {
  let source: Source = { format: 'unknown' };
  try {
    const report = new ReportBuilder();
    source = open();
    if (source.lines) {
      readOpenTriviaQa(source.lines, report);
      return report.build(source.format, title, { attribution: TRIVIA_ATTRIBUTION });
    }
    if (source.recoded) report.note(0, 'not_utf8');
    const sheets = source.sheets ?? [];
    const outlines = readSheets(sheets, report, source.mappings);
    return report.build(source.format, title, { sheets, outlines });
  } catch (error) {
    const report = new ReportBuilder();
    // Anything else is a bug of a reader, but the person who brings the file gets an answer all the same.
    if (error instanceof FileRefused) report.refuse(0, error.code, error.params);
    else report.refuse(0, 'file_unreadable');
    const { format, sheets } = source;
    return report.build(
      format,
      title,
      error instanceof SheetsRefused && sheets ? { sheets, outlines: error.outlines } : {}
    );
  }
}

interface Source {
  readonly format: ImportFormat;
  readonly lines?: readonly TextLine[];
  readonly sheets?: readonly Sheet[];
  readonly mappings?: Mappings;
  readonly recoded?: boolean;
}

const ZIP_MAGIC = [0x50, 0x4b];
/** Compound file: .xls, and every .xlsx with a password. */
const COMPOUND_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Its header. */
const MIN_COMPOUND_BYTES = 512;

function openSource(bytes: Uint8Array, isTable: boolean, language: SheetLanguage): Source {
  const startsWith = (magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);
  if (bytes.length === 0) throw new FileRefused('file_empty');
  if (bytes.length > MAX_IMPORT_BYTES)
    throw new FileRefused('file_too_big', { max: MAX_IMPORT_BYTES / 1024 / 1024 });
  if (startsWith(COMPOUND_MAGIC.slice(0, 4))) {
    // The library would take anything else for another kind of file.
    if (!startsWith(COMPOUND_MAGIC) || bytes.length < MIN_COMPOUND_BYTES)
      throw new FileRefused('file_broken');
    return { format: 'spreadsheet', sheets: readXls(bytes, language) };
  }
  if (startsWith(ZIP_MAGIC) && (bytes[2] === 3 || bytes[2] === 5)) {
    const zip = openZip(bytes);
    if (isWorkbook(zip)) return { format: 'spreadsheet', sheets: readXlsx(zip, language) };
    if (isOpenDocument(zip)) return { format: 'spreadsheet', sheets: readOds(zip, language) };
    throw new FileRefused('not_a_spreadsheet');
  }
  const lines = readLines(bytes);
  if (lines.some(({ text }) => startsRecord(text))) return { format: 'opentriviaqa', lines };
  const { sheet, recoded } = readCsv(bytes);
  // Any text may have commas: it is a table when it says so, by its name or by titles.
  if (!isTable && !findLayout(sheet)) throw new FileRefused('format_unknown');
  return { format: 'spreadsheet', sheets: [sheet], recoded };
}

function readLines(bytes: Uint8Array): TextLine[] {
  let ends = 0;
  for (const byte of bytes) if (byte === 0x0a || byte === 0x0d) ends += 1;
  if (ends > 2 * MAX_IMPORT_LINES) throw new FileRefused('too_many_lines', { max: MAX_IMPORT_LINES });
  return decodeLines(bytes);
}

/** `for-kids.txt` → `For kids`. */
function titleOf(fileName: string): string {
  const base = fileName.slice(-1_000).split(/[\\/]/).at(-1) ?? '';
  const name = tidyText(base.replace(/\.[A-Za-z0-9]{1,8}$/, '').replace(/[-_]+/g, ' '), new Set(), {
    entities: false
  });
  const letters = [...name];
  while (letters.join('').length > MAX_TITLE_LENGTH) letters.pop();
  const text = letters.join('').trim();
  return text === '' ? 'Imported quiz' : text.charAt(0).toUpperCase() + text.slice(1);
}
