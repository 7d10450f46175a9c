import { quote } from '../report.ts';
import { rolesOf, type ColumnRole, type Layout } from './layout.ts';
import { columnLetters, type Sheet } from './sheet.ts';

/** A column as somebody sees it who has to say what it is. */
export interface ColumnOutline {
  readonly column: number;
  readonly letters: string;
  readonly title: string;
  readonly samples: readonly string[];
  readonly role: ColumnRole | undefined;
}

export interface SheetOutline {
  /** Place of the sheet in the file. */
  readonly index: number;
  readonly name: string;
  readonly isRead: boolean;
  readonly rows: number;
  /** Row of the first question, as far as that can be told; 1-based. */
  readonly firstRow: number;
  readonly columns: readonly ColumnOutline[];
}

const MAX_COLUMNS = 20;
const MAX_SAMPLES = 3;
const MAX_SAMPLE = 60;

/**
 * What a sheet holds, and what its columns were taken for.
 * @param firstRow row of the first question where a person said so
 */
export function outlineOf(
  sheet: Sheet,
  index: number,
  layout: Layout | undefined,
  firstRow?: number
): SheetOutline {
  const header = firstRow === undefined ? (layout?.headerRow ?? guessHeader(sheet)) : firstRow - 1;
  const roles = layout ? rolesOf(layout) : new Map<number, ColumnRole>();
  const below = sheet.rows.filter(({ number }) => number > header);
  const title = sheet.rows.find(({ number }) => number === header);
  const columns = new Set(below.slice(0, 200).flatMap(({ cells }) => [...cells.keys()]));
  return {
    index,
    name: sheet.name,
    isRead: layout !== undefined,
    rows: below.length,
    firstRow: below[0]?.number ?? header + 1,
    columns: [...columns]
      .sort((a, b) => a - b)
      .slice(0, MAX_COLUMNS)
      .map((column) => ({
        column,
        letters: columnLetters(column),
        title: quote(title?.cells.get(column)?.text ?? ''),
        samples: below
          .flatMap(({ cells }) => cells.get(column)?.text.trim() ?? [])
          .slice(0, MAX_SAMPLES)
          .map((text) => quote(text, MAX_SAMPLE)),
        role: roles.get(column)
      }))
  };
}

/** The row of titles of a sheet whose titles say nothing: the first one that is as full as most. */
function guessHeader({ rows }: Sheet): number {
  const [first, second] = rows;
  if (!first || !second || rows.length < 2) return 0;
  const widths = rows.slice(0, 50).map(({ cells }) => cells.size);
  const usual = widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
  const full = rows.find(({ cells }) => cells.size >= usual && cells.size > 1);
  // Titles are short and ask nothing.
  const looksLikeTitles = [...(full?.cells.values() ?? [])].every(
    ({ kind, text }) => kind === 'text' && text.length <= 40 && !text.includes('?')
  );
  return full && looksLikeTitles ? full.number : (full?.number ?? 1) - 1;
}
