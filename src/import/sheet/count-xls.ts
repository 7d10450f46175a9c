import { CFB } from '@e965/xlsx';
import { FileRefused } from '../report.ts';
import { SHEET_LIMITS } from './sheet.ts';

/** The library's own types leave this open. */
const container = CFB as {
  read(bytes: Uint8Array, options: { type: 'array' }): object;
  find(file: object, name: string): { content?: ArrayLike<number> } | null;
};

/** Most records of an old workbook: each cell is one, and so is what a program writes around them. */
const MAX_RECORDS = 150_000;
/** Records that hold several cells of a row (MS-XLS 2.4.175 and 2.4.174), and bytes for each of them. */
const SEVERAL: Readonly<Record<number, number>> = { 0xbd: 6, 0xbe: 2 };

/** Counts what an .xls holds before the library reads it: 5 MB have room for a million cells. Throws FileRefused. */
export function countXls(bytes: Uint8Array): void {
  const content = workbookOf(bytes);
  let records = 0;
  let cells = 0;
  for (let at = 0; at + 4 <= content.length; records++) {
    const [type, length] = [u16(content, at), u16(content, at + 2)];
    const each = SEVERAL[type];
    if (each !== undefined) cells += Math.max(0, Math.floor((length - 6) / each));
    if (records > MAX_RECORDS || cells > SHEET_LIMITS.cellsInAll) throw new FileRefused('too_many_cells');
    at += 4 + length;
  }
}

function workbookOf(bytes: Uint8Array): ArrayLike<number> {
  try {
    const file = container.read(bytes, { type: 'array' });
    if (container.find(file, '/EncryptedPackage')) throw new FileRefused('file_password');
    return (container.find(file, '/Workbook') ?? container.find(file, '/Book'))?.content ?? [];
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused('file_broken');
  }
}

const u16 = (bytes: ArrayLike<number>, at: number) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
