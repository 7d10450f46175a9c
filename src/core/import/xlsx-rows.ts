import { FileRefused } from './report.ts';
import type { NumberShape } from './xlsx-styles.ts';
import { attribute, readXml } from './xml.ts';

/** A cell that is not blank. `error` is a formula without a result, or one that failed. */
export interface SheetCell {
  readonly kind: 'text' | 'number' | 'boolean' | 'date' | 'error';
  /** What the sheet shows: numbers without needless decimals, booleans as `True` and `False`. */
  readonly text: string;
}

/** A row with at least one cell that is not blank; `number` is 1-based, cells are keyed by 0-based column. */
export interface SheetRow {
  readonly number: number;
  readonly cells: ReadonlyMap<number, SheetCell>;
}

/**
 * Most rows that are not blank, columns that are looked at, and characters of a cell (Excel's own limit). Blank rows
 * and cells are looked at as well, so that there are bounds for these too.
 */
export const SHEET_LIMITS = {
  rows: 2_000,
  columns: 64,
  text: 32_767,
  rowsInAll: 20_000,
  cellsInAll: 60_000
} as const;

/** The texts that cells refer to by index. Phonetic hints (`rPh`) are left out, runs of rich text joined. */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  const reader = textReader();
  readXml(xml, {
    open(name) {
      if (name === 'si') reader.begin();
      reader.open(name);
    },
    close(name) {
      reader.close(name);
      if (name === 'si') strings.push(reader.end());
    },
    wantsText: () => reader.wantsText(),
    text: (text) => reader.text(text)
  });
  return strings;
}

/** The rows of a worksheet in file order. Throws FileRefused. */
export function readRows(
  xml: string,
  strings: readonly string[],
  shapes: readonly NumberShape[]
): SheetRow[] {
  const rows: SheetRow[] = [];
  // Judged once for each text, not for each cell that shows it.
  const shared = strings.map((text) => (text.trim() === '' ? null : ({ kind: 'text', text } as const)));
  let rowsInAll = 0;
  let cellsInAll = 0;
  const inline = textReader();
  let number = 0;
  let cells = new Map<number, SheetCell>();
  let column = -1;
  let cell: RawCell | undefined;
  let inside = '';
  readXml(xml, {
    open(name, attributes) {
      inline.open(name);
      inside = name;
      if (name === 'row') {
        number = positive(attribute(attributes, 'r')) ?? number + 1;
        column = -1;
        cells = new Map();
        if (++rowsInAll > SHEET_LIMITS.rowsInAll) throw new FileRefused('too_many_cells');
      } else if (name === 'c') {
        if (++cellsInAll > SHEET_LIMITS.cellsInAll) throw new FileRefused('too_many_cells');
        column = columnIndex(attribute(attributes, 'r')) ?? column + 1;
        const style = Number(attribute(attributes, 's') ?? -1);
        cell = {
          type: attribute(attributes, 't') ?? 'n',
          shape: shapes[style] ?? 'plain',
          value: '',
          hasFormula: false
        };
        inline.begin();
      } else if (name === 'f' && cell) cell.hasFormula = true;
    },
    wantsText: () => (inside === 'v' && cell !== undefined) || inline.wantsText(),
    text(text) {
      if (inside === 'v' && cell) cell.value = joined(cell.value, text);
      inline.text(text);
    },
    close(name) {
      inline.close(name);
      inside = '';
      if (name === 'c' && cell) {
        const read = cell.type === 's' ? readShared(cell, shared) : shown(readCell(cell, inline.end()));
        if (read && column < SHEET_LIMITS.columns) cells.set(column, read);
        cell = undefined;
      } else if (name === 'row' && cells.size > 0) {
        rows.push({ number, cells });
        if (rows.length > SHEET_LIMITS.rows)
          throw new FileRefused('too_many_records', { max: SHEET_LIMITS.rows });
        cells = new Map();
      }
    }
  });
  return rows;
}

interface RawCell {
  readonly type: string;
  readonly shape: NumberShape;
  value: string;
  hasFormula: boolean;
}

/** Shared texts by index; blank ones are null. */
type SharedTexts = readonly (SheetCell | null)[];

function readShared({ value, hasFormula }: RawCell, shared: SharedTexts): SheetCell | undefined {
  if (value === '') return hasFormula ? { kind: 'error', text: '#' } : undefined;
  const cell = shared[Number(value)];
  return cell === undefined ? { kind: 'error', text: '#' } : (cell ?? undefined);
}

function readCell({ type, shape, value, hasFormula }: RawCell, inline: string): SheetCell | undefined {
  if (type === 'inlineStr') return { kind: 'text', text: inline };
  if (type === 'e' || (value === '' && hasFormula && type !== 'str'))
    return { kind: 'error', text: value || '#' };
  if (type === 'str') return { kind: 'text', text: unescapeText(value) };
  if (value === '') return undefined;
  if (type === 'b') return { kind: 'boolean', text: value.trim() === '1' ? 'True' : 'False' };
  if (type === 'd') return { kind: 'date', text: value };
  return readNumber(value, shape);
}

const shown = (cell: SheetCell | undefined) => (cell && cell.text.trim() !== '' ? cell : undefined);

/** Excel shows 15 digits: 0.1 + 0.2 is stored as 0.30000000000000004 and shown as 0.3. */
function readNumber(value: string, shape: NumberShape): SheetCell {
  const number = Number(value);
  if (!Number.isFinite(number)) return { kind: 'error', text: value };
  const show = (n: number) => String(Number(n.toPrecision(15)));
  if (shape === 'date') return { kind: 'date', text: show(number) };
  return shape === 'percent'
    ? { kind: 'text', text: `${show(number * 100)}%` }
    : { kind: 'number', text: show(number) };
}

/** A text and its next piece; pieces may be as many as they like, but not the text that they make. */
function joined(text: string, piece: string): string {
  if (text.length + piece.length > SHEET_LIMITS.text) throw new FileRefused('too_much_text');
  return text + piece;
}

/** Collects the text of `t` elements outside `rPh`. */
function textReader() {
  let parts = '';
  let inText = false;
  let inPhonetic = false;
  return {
    begin() {
      parts = '';
      inText = inPhonetic = false;
    },
    open(name: string) {
      if (name === 't') inText = true;
      else if (name === 'rPh') inPhonetic = true;
    },
    text(text: string) {
      if (inText && !inPhonetic) parts = joined(parts, text);
    },
    wantsText: () => inText && !inPhonetic,
    close(name: string) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
    },
    end: () => unescapeText(parts)
  };
}

/** `_x000D_` stands for a UTF-16 unit that XML cannot hold, `_x005F_` for an underscore before such a thing. */
const unescapeText = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

function positive(text: string | undefined): number | undefined {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/** `AA8` → 26. */
function columnIndex(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d/i.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
