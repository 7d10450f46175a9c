import { CFB, utils, write, type BookType, type CellObject } from '@e965/xlsx';
import { strToU8 } from 'fflate';

/** A cell of a test sheet: what it holds, or a number with the format that shows it. */
export type BookCell = string | number | boolean | null | { readonly v: number; readonly z: string };

/** A file of sheets by their names, as the library writes them. */
export function bookFile(
  sheets: Readonly<Record<string, readonly (readonly BookCell[])[]>>,
  bookType: BookType = 'xlsx'
): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const cells = rows.map((row) =>
      row.map((cell): CellObject | string | number | boolean | null =>
        typeof cell === 'object' && cell !== null ? { t: 'n', v: cell.v, z: cell.z } : cell
      )
    );
    utils.book_append_sheet(book, utils.aoa_to_sheet(cells), name);
  }
  return new Uint8Array(write(book, { type: 'buffer', bookType }) as Uint8Array);
}

/** A text with a mark between cells. */
export const tableFile = (rows: readonly (readonly string[])[], mark = ','): Uint8Array =>
  strToU8(
    rows
      .map((row) =>
        row.map((cell) => (/["\n,;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(mark)
      )
      .join('\r\n')
  );

/** The library's own types leave this open. */
const container = CFB as {
  utils: { cfb_new(): object; cfb_add(file: object, name: string, content: Uint8Array): void };
  write(file: object, options: { type: 'buffer' }): Uint8Array;
};

/** A file with a password, as far as that can be told from the outside. */
export function lockedFile(): Uint8Array {
  const file = container.utils.cfb_new();
  container.utils.cfb_add(file, '/EncryptionInfo', new Uint8Array([4, 0, 4, 0, 64, 0, 0, 0]));
  container.utils.cfb_add(file, '/EncryptedPackage', new Uint8Array(600));
  return new Uint8Array(container.write(file, { type: 'buffer' }));
}
