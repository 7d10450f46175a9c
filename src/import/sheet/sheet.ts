/** What a cell holds. `error` is a formula without a result, or one that failed. */
export type CellKind = 'text' | 'number' | 'boolean' | 'date' | 'error';

/** A cell that is not blank. */
export interface SheetCell {
  readonly kind: CellKind;
  /** What the sheet shows. */
  readonly text: string;
  /** What is stored behind it, where the sheet shows less. */
  readonly stored?: string;
}

/** A row with at least one cell that is not blank; `number` is 1-based, cells are keyed by 0-based column. */
export interface SheetRow {
  readonly number: number;
  readonly cells: ReadonlyMap<number, SheetCell>;
}

/** One sheet of a file, whatever the file is; `name` is empty where sheets have none. */
export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly SheetRow[];
}

/**
 * Most sheets of a file, rows of a sheet that are not blank, columns that are looked at, and characters of a cell
 * (Excel's own limit). Blank rows and cells are looked at as well, so that there are bounds for these too.
 */
export const SHEET_LIMITS = {
  sheets: 60,
  rows: 2_000,
  columns: 64,
  text: 32_767,
  rowsInAll: 20_000,
  cellsInAll: 60_000
} as const;

/** 0 → `A`, 26 → `AA`. */
export const columnLetters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnLetters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));
