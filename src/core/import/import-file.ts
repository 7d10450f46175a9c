import { MAX_TITLE_LENGTH } from '../quiz/quiz-limits.ts';
import { decodeLines, type TextLine } from './decode-text.ts';
import { readKahootXlsx } from './kahoot-xlsx.ts';
import { startsRecord } from './opentriviaqa-records.ts';
import { readOpenTriviaQa, TRIVIA_ATTRIBUTION } from './opentriviaqa.ts';
import { FileRefused, ReportBuilder, type ImportFormat, type ImportReport } from './report.ts';
import { tidyText } from './tidy-text.ts';
import { isWorkbook } from './xlsx-sheet.ts';
import { openZip } from './zip.ts';

/** Largest file that is looked at, in bytes. */
export const MAX_IMPORT_BYTES = 5 * 1024 * 1024;

/** Most lines of a text file: 20 for each of the records it may have. */
export const MAX_IMPORT_LINES = 200_000;

/**
 * Reads a quiz file that somebody brings: a Kahoot spreadsheet or an OpenTriviaQA text, told apart by their content.
 * Never throws: what cannot be read at all gives a report with one refusal on line 0.
 */
export function importFile(bytes: Uint8Array, fileName: string): ImportReport {
  const title = titleOf(fileName);
  let format: ImportFormat = 'unknown';
  try {
    const report = new ReportBuilder();
    const source = openSource(bytes);
    format = source.format;
    source.read(report);
    return report.build(format, title, format === 'opentriviaqa' ? TRIVIA_ATTRIBUTION : undefined);
  } catch (error) {
    const report = new ReportBuilder();
    // Anything else is a bug of a reader, but the person who brings the file gets an answer all the same.
    if (error instanceof FileRefused) report.refuse(0, error.code, error.params);
    else report.refuse(0, 'file_unreadable');
    return report.build(format, title);
  }
}

interface Source {
  readonly format: ImportFormat;
  read(report: ReportBuilder): void;
}

const ZIP_MAGIC = [0x50, 0x4b];
/** Compound file: .xls, and every .xlsx with a password. */
const COMPOUND_MAGIC = [0xd0, 0xcf, 0x11, 0xe0];

function openSource(bytes: Uint8Array): Source {
  const startsWith = (magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);
  if (bytes.length === 0) throw new FileRefused('file_empty');
  if (bytes.length > MAX_IMPORT_BYTES)
    throw new FileRefused('file_too_big', { max: MAX_IMPORT_BYTES / 1024 / 1024 });
  if (startsWith(COMPOUND_MAGIC)) throw new FileRefused('old_excel');
  if (startsWith(ZIP_MAGIC) && (bytes[2] === 3 || bytes[2] === 5)) {
    const zip = openZip(bytes);
    if (!isWorkbook(zip)) throw new FileRefused('not_a_spreadsheet');
    return { format: 'kahoot-xlsx', read: (report) => readKahootXlsx(zip, report) };
  }
  const lines = readLines(bytes);
  if (!lines.some(({ text }) => startsRecord(text))) throw new FileRefused('format_unknown');
  return { format: 'opentriviaqa', read: (report) => readOpenTriviaQa(lines, report) };
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
