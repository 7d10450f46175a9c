import { parentPort, workerData } from 'node:worker_threads';
import { utils, write } from '@e965/xlsx';

/** A sheet to be written: its name, and its rows with the titles first. */
export interface XlsxTask {
  readonly name: string;
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Longest name of a sheet, and what may not stand in it. */
const MAX_NAME = 31;
const NOT_IN_NAME = /[\\/?*[\]:]/g;

function writeXlsx({ name, rows }: XlsxTask): Uint8Array {
  // Texts are texts here: no spreadsheet takes one for a formula.
  const sheet = utils.aoa_to_sheet(
    rows.map((row) => [...row]),
    { dense: true }
  );
  sheet['!cols'] = (rows[0] ?? []).map((title, column) => ({
    wch: Math.min(40, Math.max(8, String(title).length, String(rows[1]?.[column] ?? '').length + 2))
  }));
  if (sheet['!ref'] !== undefined) sheet['!autofilter'] = { ref: sheet['!ref'] };
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, name.replace(NOT_IN_NAME, ' ').slice(0, MAX_NAME).trim() || 'Quiz');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

// Only runInThread starts this file, with a task.
const bytes = writeXlsx(workerData as XlsxTask);
parentPort?.postMessage(bytes, [bytes.buffer as ArrayBuffer]);
